import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AudienceRule } from './audience'
import { readRule, writeRule } from './audienceText'

const texts = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 3 })
const filters = fc.dictionary(fc.constantFrom('channel', 'sku', 'segment', 'key'), texts, { minKeys: 1 })
const rule: fc.Arbitrary<AudienceRule> = fc.oneof(
  texts.map((segments) => ({ kind: 'rfm' as const, segments })),
  fc.record(
    { kind: fc.constant('filter' as const), filters, from: fc.integer({ min: 0, max: 30_000 }) },
    { requiredKeys: ['kind', 'filters'] },
  ),
  fc.record(
    {
      kind: fc.constant('cohort' as const),
      grain: fc.constantFrom('week' as const, 'month' as const),
      by: fc.constantFrom('period' as const, 'channel' as const, 'category' as const),
      key: fc.string({ unit: 'grapheme' }),
      later: fc.nat(40),
      filters,
      from: fc.integer({ min: 0, max: 30_000 }),
      to: fc.integer({ min: 0, max: 30_000 }),
    },
    { requiredKeys: ['kind', 'grain', 'by', 'key', 'later'] },
  ),
)

test('a rule comes back from an address as it went in', () => {
  fc.assert(
    fc.property(rule, (given) => {
      expect(readRule(writeRule(given))).toEqual(given)
    }),
  )
})

test('what is no rule is none', () => {
  for (const text of [
    '',
    'rfm',
    'rfm?',
    'list?x=1',
    'cohort?grain=day&by=period&key=x&later=1',
    'cohort?grain=week&by=period&key=x&later=-1',
  ])
    expect(readRule(text)).toBeUndefined()
})
