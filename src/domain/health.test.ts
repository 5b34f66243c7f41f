import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { moveOf, type SellerFacts, sidesOf, staleReasons, sumReach, VIEWS_NEEDED, worriesOf } from './health'

const reach = fc.nat(2000).chain((views) => fc.record({ views: fc.constant(views), carts: fc.nat(views), orders: fc.nat(views) }))

describe('before and after an edit', () => {
  it('stand as many days as each other, within what is told, without the day itself', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), fc.nat(260), (from, length, day) => {
        const told = { from, to: from + length }
        const sides = sidesOf(day, told)
        if (!sides) return
        const { before, after } = sides
        expect(before.to - before.from).toBe(after.to - after.from)
        expect([before.to, after.from]).toEqual([day, day + 1])
        expect(before.from).toBeGreaterThanOrEqual(told.from)
        expect(after.to).toBeLessThanOrEqual(told.to)
      }),
    )
  })

  it('are not compared where fewer than three days are told of on a side', () => {
    expect(sidesOf(10, { from: 0, to: 13 })).toBeUndefined()
    expect(sidesOf(10, { from: 0, to: 14 })).toEqual({ before: { from: 7, to: 10 }, after: { from: 11, to: 14 } })
  })
})

describe('a move of conversion', () => {
  it('turned round is the opposite', () => {
    const opposite = { better: 'worse', worse: 'better', same: 'same', few: 'few' } as const
    fc.assert(
      fc.property(reach, reach, (one, other) => {
        expect(moveOf(other, one)).toBe(opposite[moveOf(one, other)])
      }),
    )
  })

  it('says nothing of few visits, and nothing of what chance does', () => {
    expect(moveOf({ views: VIEWS_NEEDED - 1, carts: 9, orders: 9 }, { views: 900, carts: 0, orders: 0 })).toBe('few')
    expect(moveOf({ views: 100, carts: 9, orders: 5 }, { views: 100, carts: 9, orders: 7 })).toBe('same')
    expect(moveOf({ views: 1000, carts: 90, orders: 80 }, { views: 1000, carts: 90, orders: 40 })).toBe('worse')
  })

  it('sums parts to the whole', () => {
    fc.assert(
      fc.property(fc.array(reach), (all) => {
        const sum = (key: 'views' | 'carts' | 'orders') => all.reduce((total, each) => total + each[key], 0)
        expect(sumReach(all)).toEqual({ views: sum('views'), carts: sum('carts'), orders: sum('orders') })
      }),
    )
  })
})

const DAY = 86_400_000
const good = { changedAt: 0, pictures: 3, belowCost: 0, shelved: 1, sellable: 4, complete: 90 }

describe('a page on sale', () => {
  it('is stale from the day on, for each reason by itself', () => {
    expect(staleReasons(good, { now: 90 * DAY - 1, days: 90 })).toEqual([])
    expect(staleReasons(good, { now: 90 * DAY, days: 90 })).toEqual(['unchanged'])
    expect(staleReasons({ ...good, pictures: 0, belowCost: 1, sellable: 0, complete: 79 }, { now: 1, days: 90 })).toEqual([
      'belowCost',
      'noImage',
      'noStock',
      'incomplete',
    ])
  })

  it('needs no shelf where others send it, nor where no stock is kept', () => {
    expect(staleReasons({ ...good, shelved: 0, sellable: 0 }, { now: 1, days: 90 })).toEqual([])
    expect(staleReasons({ ...good, sellable: Number.NaN }, { now: 1, days: 90 })).toEqual([])
  })
})

describe('a best seller', () => {
  const calm: SellerFacts = {
    sellable: 100,
    shelved: 1,
    cover: 60,
    before: { views: 1000, carts: 100, orders: 80 },
    after: { views: 1000, carts: 100, orders: 82 },
    reviews: [],
  }
  const now = 1000 * DAY

  it('is left alone while it goes on as it did', () => expect(worriesOf(calm, now)).toEqual([]))

  it('is told of with each thing that turned for the worse', () => {
    const reviews = [
      ...Array.from({ length: 8 }, () => ({ rating: 5, at: now - 100 * DAY })),
      ...Array.from({ length: 5 }, () => ({ rating: 3, at: now - DAY })),
    ]
    const raise = { share: 0.1, day: 990 }
    const facts = { ...calm, cover: 6, after: { views: 1000, carts: 100, orders: 30 }, reviews, raise }
    expect(worriesOf(facts, now)).toEqual([
      { why: 'low', days: 6 },
      { why: 'conversion', before: 0.08, after: 0.03 },
      { why: 'rating', before: 5, after: 3, n: 5 },
      { why: 'price', ...raise },
    ])
    expect(worriesOf({ ...calm, sellable: 0, cover: 0 }, now)).toEqual([{ why: 'out' }])
  })

  it('is not judged by four ratings', () => {
    const reviews = [
      ...Array.from({ length: 8 }, () => ({ rating: 5, at: 0 })),
      ...Array.from({ length: 4 }, () => ({ rating: 1, at: now })),
    ]
    expect(worriesOf({ ...calm, reviews }, now)).toEqual([])
  })
})
