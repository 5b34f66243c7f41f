import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aProduct } from '../../../tests/stock'
import { runs } from '../../../tests/runs'
import { widthOf } from './halfWidth'
import { countErrors, lint, mended } from './lint'
import { PACK_IDS, PACKS } from './packs'
import { lintProduct, medicalCategories, mendProduct, textsOf } from './product'

const china = { packs: ['adLaw', 'medical', 'contact', 'price', 'taobao'] as const }
const inTitle = (text: string) => [{ part: 'title' as const, at: 0, text }]

const words = PACK_IDS.flatMap((id) => PACKS[id].rules).flatMap(({ find }) =>
  find.by === 'words' ? [...find.words, ...(find.not ?? [])] : [],
)
const someText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...words),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.constantFrom(' ', '，', '第一', '13812345678', '#1'),
    ),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(''))

describe('a finding', () => {
  it('says where it is, in the text as it was written', () => {
    expect(lint(inTitle('ＮＯ.１ 的毛衣'), china)).toMatchObject([{ rule: 'adLaw.first', from: 0, to: 4, found: 'ＮＯ.１', mend: '' }])
  })

  it('lies within its text, whatever the text', () => {
    fc.assert(
      fc.property(someText, (text) => {
        for (const { from, to, found } of lint(inTitle(text), { packs: PACK_IDS })) {
          expect(from).toBeGreaterThanOrEqual(0)
          expect(to).toBeLessThanOrEqual(text.length)
          expect(text.slice(from, to)).toBe(found)
        }
      }),
      { numRuns: runs(300) },
    )
  })

  it('is the same whatever else is looked at: no rule is left out for the letters of a text', () => {
    const everyLetter = {
      part: 'reply' as const,
      at: 0,
      text: words.join(' ') + ' aeiou#1 0123456789 ./@ 价w利信芯vwgl第冠首领绝万永零百q扣企',
    }
    fc.assert(
      fc.property(
        fc.oneof(someText, fc.constantFrom(...PACK_IDS.flatMap((id) => PACKS[id].rules.map(({ suggestion }) => suggestion.en)))),
        (text) => {
          const alone = lint(inTitle(text), { packs: PACK_IDS })
          const beside = lint([...inTitle(text), everyLetter], { packs: PACK_IDS })
          expect(beside.filter(({ part }) => part === 'title')).toEqual(alone)
        },
      ),
      { numRuns: runs(60) },
    )
  })

  it('is said once where two packs say the same', () => {
    const found = lint(inTitle('收纳盒'.repeat(12)), { packs: ['taobao', 'pinduoduo'] })
    expect(found.map(({ rule }) => rule)).toEqual(['taobao.title'])
  })

  it('comes with errors first', () => {
    const found = lint([{ part: 'description', at: 0, text: '最新款，全网最低' }], china)
    expect(found.map(({ severity }) => severity)).toEqual(['error', 'warning'])
    expect(countErrors(found)).toBe(1)
  })

  it('does not hold for medical goods by their category', () => {
    const tree = [
      { key: 'a', name: '医疗器械', parent: '', order: 0 },
      { key: 'b', name: '血压计', parent: 'a', order: 0 },
      { key: 'c', name: '杯子', parent: '', order: 1 },
    ]
    const shop = { packs: ['medical'] as const, medical: medicalCategories(tree) }
    expect(lintProduct(aProduct({ title: '治疗仪', category: 'b' }), shop)).toEqual([])
    expect(lintProduct(aProduct({ title: '治疗仪', category: 'c' }), shop)).toHaveLength(1)
  })
})

describe('a mend', () => {
  it('is not found again, whatever else the text says', () => {
    const shop = { packs: PACK_IDS, medical: new Set<string>() }
    fc.assert(
      fc.property(someText, (text) => {
        const product = aProduct({ title: text })
        const rules = new Set(lintProduct(product, shop).map(({ rule }) => rule))
        const after = { ...product, ...mendProduct(product, rules, shop) }
        const left = lintProduct(after, shop).filter(({ part, mend, rule }) => part === 'title' && mend !== undefined && rules.has(rule))
        expect(left.map(({ found }) => found)).toEqual([])
      }),
      { numRuns: runs(200) },
    )
  })

  it('puts the word for the word, and takes a blank away with what is taken out', () => {
    const title = '国家级 全网最低的最佳毛衣'
    const product = aProduct({ title })
    const shop = { packs: china.packs, medical: new Set<string>() }
    const rules = new Set(['adLaw.grade', 'adLaw.best', 'price.lowest'])
    expect(mendProduct(product, rules, shop)).toEqual({ title: '优惠的优选毛衣' })
    expect(mended('A #1 mug', { from: 2, to: 4, mend: '' })).toBe('A mug')
    expect(mended('Mug #1 ', { from: 4, to: 6, mend: '' })).toBe('Mug')
    const wool = 'Soft wool. The best in the world, with guaranteed results. 100% safe, risk-free.'
    const english = { packs: ['english'] as const, medical: new Set<string>() }
    const claims = new Set(['english.best', 'english.guarantee'])
    expect(mendProduct(aProduct({ description: wool }), claims, english)).toEqual({ description: 'Soft wool.' })
    expect(mended('有问题加微信：maomi2026。包邮', { from: 3, to: 16, mend: '' })).toBe('有问题。包邮')
  })

  it('cuts a title that is too long, between words', () => {
    const title = 'Mug '.repeat(60).trim()
    const { title: cut = '' } = mendProduct(aProduct({ title }), new Set(['amazon.title']), { packs: ['amazon'], medical: new Set() })
    expect(cut).toMatch(/Mug$/)
    expect(widthOf(cut)).toBeLessThanOrEqual(200)
  })

  it('touches only what the rules that are named find', () => {
    const product = aProduct({ title: '最佳毛衣', description: '加微信：maomi2026', tags: ['极品'] })
    const set = mendProduct(product, new Set(['contact.wechat']), { packs: china.packs, medical: new Set() })
    expect(set).toEqual({ description: '' })
  })
})

it('every text of a product that buyers read is looked at', () => {
  const product = aProduct({
    title: 'a',
    tags: ['c', 'd'],
    options: [{ name: 'e', values: ['f'] }],
    pictures: [{ motif: 'cup', hue: 1, alt: 'g' }],
    seo: { title: 'h', description: 'i', keywords: ['j'] },
  })
  expect(
    textsOf({ ...product, description: 'b', brand: 'k' })
      .map(({ text }) => text)
      .join(''),
  ).toBe('abkcdfghij')
})
