import { expect, test } from 'vitest'
import { browserLanguage, defineMessages, localeOf, setLanguage, translate, type Messages } from './i18n'

const files = import.meta.glob<Record<string, unknown>>(['../**/messages.ts', '../**/*Messages.ts'], { eager: true })

const isMessages = (value: unknown): value is Messages<Record<string, string>> =>
  typeof value === 'object' && value !== null && 'zh' in value && 'en' in value && 'namespace' in value

const paramsOf = (message: string) => [...message.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name).sort()

const all = Object.entries(files).flatMap(([file, exported]) =>
  Object.values(exported)
    .filter(isMessages)
    .map((messages) => ({ file, messages })),
)

test('every feature has texts, each under a name of its own', () => {
  expect(all.length).toBeGreaterThan(0)
  const namespaces = all.map(({ messages }) => messages.namespace)
  expect(new Set(namespaces).size).toBe(namespaces.length)
})

test.each(all)('both languages say the same things: $messages.namespace', ({ messages: { zh, en } }) => {
  const english: Record<string, string | undefined> = en
  const base = Object.keys(english).filter((key) => !(key.endsWith('_one') && key.slice(0, -4) in zh))
  expect(base.sort()).toEqual(Object.keys(zh).sort())
  for (const [key, chinese] of Object.entries(zh)) {
    expect(chinese.trim(), key).not.toBe('')
    expect(english[key]?.trim(), key).not.toBe('')
    expect(paramsOf(english[key] ?? ''), key).toEqual(paramsOf(chinese))
    const one = english[`${key}_one`]
    if (one !== undefined) expect(paramsOf(chinese), `${key}_one`).toEqual(expect.arrayContaining(paramsOf(one)))
  }
})

test.each(all)('Chinese is written as Chinese: $messages.namespace', ({ messages: { zh } }) => {
  for (const [key, text] of Object.entries(zh)) expect(text, key).not.toMatch(/[\u4e00-\u9fff],\s|!|！/)
})

const orders = defineMessages('i18n.test', {
  zh: { lines: '{{count, number}} 行', open: '打开 {{name}}' },
  en: { lines: '{{count, number}} lines', lines_one: '{{count, number}} line', open: 'Open {{name}}' },
})

test('English tells one from many, Chinese does not', async () => {
  const t = translate(orders)
  await setLanguage('en')
  expect([1, 2, 41_000].map((count) => t('lines', { count }))).toEqual(['1 line', '2 lines', '41,000 lines'])
  await setLanguage('zh-CN')
  expect([1, 41_000].map((count) => t('lines', { count }))).toEqual(['1 行', '41,000 行'])
})

test('a value is shown as it is, markup and braces included', async () => {
  await setLanguage('en')
  expect(translate(orders)('open', { name: '<b>&{{x}}$t(open)' })).toBe('Open <b>&{{x}}$t(open)')
})

test('a text may name others, whose params are its own', async () => {
  const goods = defineMessages('i18n.named', {
    zh: { cannot: '商品“{{name}}”不能$t(do.{{event}})。', 'do.list': '上架' },
    en: { cannot: '{{name}} cannot be $t(do.{{event}}).', 'do.list': 'listed' },
  })
  await setLanguage('zh-CN')
  expect(translate(goods)('cannot', { name: '杯子', event: 'list' })).toBe('商品“杯子”不能上架。')
  await setLanguage('en')
  expect(translate(goods)('cannot', { name: 'Mug', event: 'list' })).toBe('Mug cannot be listed.')
})

test('the browser’s first language decides, and English readers keep their own order of day and month', () => {
  expect([['zh-TW', 'en'], ['zh'], ['en-GB', 'zh-CN'], ['fr-FR'], []].map(browserLanguage)).toEqual(['zh-CN', 'zh-CN', 'en', 'en', 'en'])
  expect(localeOf('en', ['zh-CN', 'en-GB'])).toBe('en-GB')
  expect(localeOf('en', ['fr'])).toBe('en-US')
  expect(localeOf('zh-CN', ['en-GB'])).toBe('zh-CN')
})
