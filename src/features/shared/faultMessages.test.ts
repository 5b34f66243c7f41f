import { afterEach, describe, expect, test } from 'vitest'
import type { SyncFailure } from '~/commerce/connection'
import { setLanguage } from '~/lib/i18n'
import { checkSentence, faultMessages, faultSentence, faultText } from './faultMessages'

const failed = (fault: SyncFailure['fault'], kind: SyncFailure['kind'] = 'unavailable'): SyncFailure => ({
  kind,
  detail: '500 from https://shop.test/api',
  ...(fault && { fault }),
})

const FAULTS: NonNullable<SyncFailure['fault']>[] = [
  { of: 'html' },
  { of: 'notJson' },
  { of: 'cut' },
  { of: 'timeout', seconds: 30 },
  { of: 'server', status: 500 },
  { of: 'tooMany' },
  { of: 'tooMany', seconds: 2 },
  { of: 'tooMany', seconds: 900 },
  { of: 'shape', at: 'records.0.record.title', says: 'missing', answer: 'products/changes' },
  { of: 'shape', at: '', says: 'not an object', answer: 'shop' },
  { of: 'stuck' },
  { of: 'skipped', missing: 3 },
]
const KINDS = [
  'invalid',
  'notFound',
  'conflict',
  'unauthorized',
  'forbidden',
  'unsupported',
  'rateLimited',
  'offline',
  'unavailable',
  'full',
] as const

describe.each(['zh-CN', 'en'] as const)('failures in %s', (language) => {
  afterEach(() => setLanguage('en'))

  test('each says what happened and what to do, without the detail and with every fact filled in', async () => {
    await setLanguage(language)
    const all = [...FAULTS.map((fault) => failed(fault)), ...KINDS.map((kind) => failed(undefined, kind))]
    const said = new Set<string>()
    for (const failure of all) {
      for (const when of ['connecting', 'connected'] as const) {
        const { says, todo } = faultText(failure, when)
        expect(says).toMatch(language === 'en' ? /^[A-Z].*\.$/ : /。$/)
        expect(todo).toMatch(language === 'en' ? /^[A-Z].*\.$/ : /。$/)
        expect(faultSentence(failure, when)).not.toMatch(/\{\{|https:|undefined|NaN/)
        if (when === 'connected') said.add(says)
      }
    }
    // A rate limit without its fact says the same as one with no time.
    expect(said.size).toBe(all.length - 1)
  })

  test('a text of the check page is there for whatever a check may find', async () => {
    await setLanguage(language)
    const kinds = [...FAULTS.map(({ of }) => of), ...KINDS, 'notOffered', 'notAllowed', 'readOnly', 'notKnown']
    for (const kind of kinds) expect(checkSentence({ of: 'stock', problem: { kind, detail: 'x' } })).not.toMatch(/\{\{|undefined/)
    expect(checkSentence({ of: 'stock' })).toBeUndefined()
  })
})

test('a place in an answer is told in words', () => {
  const says = (at: string, why = 'missing', answer = 'products/changes') => faultText(failed({ of: 'shape', at, says: why, answer })).says
  expect(says('records.0.record.title')).toBe('The API’s answer lacks the title of product 1.')
  expect(says('records.3.record.skus.1.price', 'not an amount as text')).toBe(
    'In the API’s answer the price of SKU 2 of product 4 is not in the form agreed.',
  )
  expect(says('records.2.record.lines.0.quantity', 'missing', 'orders/changes')).toBe(
    'The API’s answer lacks the quantity of line 1 of order 3.',
  )
  expect(says('records')).toBe('The API’s answer lacks the list of records (records).')
  expect(says('records.1.record.gadget', 'missing', 'commands/c1')).toBe('The API’s answer lacks “gadget” of record 2.')
  expect(says('currency', 'empty', 'shop')).toBe('In the API’s answer the currency is empty.')
})

test('a long wait is told in minutes, a short one in seconds', () => {
  expect(faultText(failed({ of: 'tooMany', seconds: 900 })).says).toBe('Too many requests: the API asks to wait 15 minutes.')
  expect(faultText(failed({ of: 'tooMany', seconds: 1 })).says).toBe('Too many requests: the API asks to wait 1 second.')
})

test('no text is left without its other language', () => {
  for (const key of Object.keys(faultMessages.zh)) expect(faultMessages.en).toHaveProperty(key)
})
