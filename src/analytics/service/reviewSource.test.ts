import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../../tests/runs'
import { type GrainAsk, KEY_JOINT } from '~/analytics/grains'
import { ABSENT } from '~/analytics/metrics/computation'
import { metricOf } from '~/analytics/registry'
import { DEFAULT_CALENDAR } from '~/domain/calendar'
import { formatDay, parseDay, zoneOf } from '~/lib/zone'
import { type ReviewParts, reviewSource } from './reviewSource'

const zone = zoneOf('Asia/Shanghai')
const MONDAY = Date.UTC(2026, 0, 4, 16)
const HOUR = 3_600_000
const FACTS = {
  'MUG-1': { product: 'mug', categories: ['home', 'cups'], supplier: 'acme' },
  'PAN-1': { product: 'pan', categories: ['home', 'pans'], supplier: '' },
}
const goods: Pick<ReviewParts, 'skuOf' | 'skuIn'> = {
  skuOf: (code) => new Map(Object.entries(FACTS)).get(code),
  skuIn: (product) => Object.entries(FACTS).find(([, facts]) => facts.product === product)?.[0],
}
const ASK: GrainAsk = {
  from: parseDay('2026-01-05') ?? 0,
  to: parseDay('2026-01-12') ?? 0,
  scope: { tests: 'exclude', shipping: 'exclude', unknownBuyers: 'one', lines: 'all' } as unknown as GrainAsk['scope'],
  filters: {},
  by: [],
  level: 1,
  zone,
  calendar: DEFAULT_CALENDAR,
  currency: 'CNY',
  dayKey: (_, day) => formatDay(day),
}
const sum = (reviews: ReviewParts['reviews'], ask: Partial<GrainAsk> = {}) =>
  reviewSource({ reviews, ...goods }, zone).sum({ ...ASK, ...ask })

describe('reviews as a grain', () => {
  const said = [
    { rating: 5, at: MONDAY, product: 'mug', sku: 'MUG-1', channel: 'Tmall' },
    { rating: 2, at: MONDAY + 30 * HOUR, product: 'pan', channel: 'Tmall' },
    { rating: 4, at: MONDAY + 31 * HOUR, sku: 'GONE' },
    { rating: 1, at: MONDAY - 1, product: 'mug', sku: 'MUG-1' },
  ]

  it('counts those of the window, on the shop day that they were written', () => {
    const answer = sum(said, { by: ['day'] })
    expect(answer).toMatchObject({ ok: true, total: { reviews: 3, stars: 11 } })
    expect(answer.ok && Object.fromEntries(answer.rows)).toEqual({
      '2026-01-05': { reviews: 1, stars: 5 },
      '2026-01-06': { reviews: 2, stars: 6 },
    })
  })

  it('is told apart and filtered by goods, though a review names only its product', () => {
    const rows = (by: GrainAsk['by'], ask: Partial<GrainAsk> = {}) => {
      const answer = sum(said, { by, ...ask })
      return answer.ok ? Object.fromEntries([...answer.rows].map(([key, { stars }]) => [key, stars])) : answer.why
    }
    expect(rows(['product'])).toEqual({ mug: 5, pan: 2, GONE: 4 })
    expect(rows(['category'], { level: 2 })).toEqual({ cups: 5, pans: 2, '': 4 })
    expect(rows(['supplier'])).toEqual({ acme: 5, '': 6 })
    expect(rows(['sku', 'channel'])).toEqual({ [`MUG-1${KEY_JOINT}Tmall`]: 5, [`${KEY_JOINT}Tmall`]: 2, [`GONE${KEY_JOINT}`]: 4 })
    expect(sum(said, { filters: { category: ['home'] } })).toMatchObject({ total: { reviews: 2 } })
    expect(sum(said, { filters: { channel: ['Tmall'], category: ['pans'] } })).toMatchObject({ total: { stars: 2 } })
    expect(rows(['region'])).toBe('notSplit')
    expect(sum(said, { filters: { region: ['Hubei'] } })).toEqual({ ok: false, why: 'notSplit' })
  })

  it('gives what counting one by one gives, for any window, filter and split', () => {
    const review = fc.record({
      rating: fc.integer({ min: 1, max: 5 }),
      at: fc.integer({ min: -10, max: 200 }).map((hours) => MONDAY + hours * HOUR),
      sku: fc.constantFrom('MUG-1', 'PAN-1', 'GONE', ''),
      channel: fc.constantFrom('Tmall', ''),
    })
    fc.assert(
      fc.property(
        fc.array(review, { maxLength: 20 }),
        fc.nat(8),
        fc.nat(8),
        fc.constantFrom<string[]>([], ['Tmall'], ['']),
        (reviews, a, b, channel) => {
          const [from, to] = [ASK.from + Math.min(a, b), ASK.from + Math.max(a, b)]
          const answer = sum(reviews, { from, to, filters: { channel }, by: ['sku', 'day'] })
          if (!answer.ok) throw new Error(answer.why)
          const plain = new Map<string, number[]>()
          for (const { rating, at, sku, channel: of } of reviews) {
            const day = Math.floor((at + 8 * HOUR) / (24 * HOUR))
            if (day < from || day >= to || (channel.length > 0 && !channel.includes(of))) continue
            const key = `${sku}${KEY_JOINT}${formatDay(day)}`
            plain.set(key, [...(plain.get(key) ?? []), rating])
          }
          const stars = (ratings: readonly number[]) => ratings.reduce((all, one) => all + one, 0)
          const rows = [...plain].map(([key, ratings]) => [key, { reviews: ratings.length, stars: stars(ratings) }])
          expect(Object.fromEntries(answer.rows)).toEqual(Object.fromEntries(rows))
          const all = [...plain.values()].flat()
          expect(answer.total).toEqual({ reviews: all.length, stars: stars(all) })
        },
      ),
      { numRuns: runs(100) },
    )
  })
})

it('the score is the mean of its reviews with their number, says few below ten, and why there is none', () => {
  const figure = (reviews: unknown) =>
    // The score reads reviews alone.
    metricOf('review_score').figure({ ...ABSENT, reviews } as Parameters<ReturnType<typeof metricOf>['figure']>[0])
  expect(figure({ ok: true, sums: { reviews: 12, stars: 51 } })).toEqual({ value: 4.25, n: 12 })
  expect(figure({ ok: true, sums: { reviews: 2, stars: 7 } })).toEqual({ value: 3.5, n: 2, note: 'few' })
  expect(figure({ ok: true, sums: { reviews: 0, stars: 0 } })).toEqual({ value: null, why: 'noDenominator' })
  expect(figure(ABSENT.reviews)).toEqual({ value: null, why: 'noReviews' })
})
