import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Purchase } from '~/domain/stock'
import { runs } from '../../../tests/runs'
import { binomialTail, episodesOf, isSurge, levelSteps, openSince } from './alerts'
import { type Demand, forecastDemand, tideOf, xyzOf } from './demand'
import { coverOf, packed, reorder, type ReorderInputs, safetyStock } from './reorder'
import { scorecardOf } from './scorecard'

const FIRST = 20_000
const DAY = 86_400_000
const aDemand = (count: number, of: (day: number) => number, away?: (day: number) => boolean): Demand => ({
  first: FIRST,
  units: Float64Array.from({ length: count }, (_, day) => of(day)),
  ...(away ? { away: Uint8Array.from({ length: count }, (_, day) => (away(day) ? 1 : 0)) } : {}),
})
const FLAT = { first: FIRST, factors: new Float64Array() }
const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0)

describe('a forecast of a SKU', () => {
  test('of a steady seller is its week', () => {
    const { method, daily, sigma, error } = forecastDemand(
      aDemand(140, (day) => 10 + (day % 7)),
      FLAT,
      14,
    )
    expect(method).toBe('weeks')
    expect([...daily].map(Math.round)).toEqual([10, 11, 12, 13, 14, 15, 16, 10, 11, 12, 13, 14, 15, 16])
    expect(sigma).toBeLessThan(0.5)
    expect(error?.share).toBeLessThan(0.02)
  })

  test('of what is asked for now and then is how much by how often: two units every five days', () => {
    const { method, daily } = forecastDemand(
      aDemand(200, (day) => (day % 5 === 4 ? 2 : 0)),
      FLAT,
      10,
    )
    expect(method).toBe('intermittent')
    for (const units of daily) expect(units).toBeCloseTo((2 / 5) * 0.95, 6)
  })

  test('of what nobody has asked for in months is nothing; of a new one its mean', () => {
    expect(
      forecastDemand(
        aDemand(300, (day) => (day < 150 ? 1 : 0)),
        FLAT,
        7,
      ),
    ).toMatchObject({ method: 'none' })
    expect(
      forecastDemand(
        aDemand(0, () => 0),
        FLAT,
        7,
      ),
    ).toMatchObject({ method: 'none', sigma: 0 })
    expect(
      forecastDemand(
        aDemand(20, () => 3),
        FLAT,
        2,
      ),
    ).toMatchObject({ method: 'mean', daily: new Float64Array([3, 3]) })
  })

  test('days with an empty shelf teach nothing', () => {
    const sold = aDemand(200, (day) => (day % 4 === 0 ? 2 : 0))
    const broken = aDemand(
      300,
      (day) => (day < 100 ? sold.units[day] : day < 200 ? 0 : sold.units[day - 100]),
      (day) => day >= 100 && day < 200,
    )
    expect(sum(forecastDemand(broken, FLAT, 28).daily)).toBeCloseTo(sum(forecastDemand(sold, FLAT, 28).daily), 6)
  })

  test('a promotion that is planned lifts it as the last one lifted its category', () => {
    const sale = (from: number) => ({ name: 'Sale', kind: 'percent', from: FIRST + from, to: FIRST + from + 5 }) as const
    const category = aDemand(200, (day) => (day >= 100 && day < 105 ? 300 : 100))
    const tide = tideOf(category, [sale(100), sale(205)], 30)
    const { daily } = forecastDemand(
      aDemand(200, (day) => (day >= 100 && day < 105 ? 30 : 10)),
      tide,
      30,
    )
    expect(daily[2]).toBeCloseTo(10, 0)
    expect(daily[6]).toBeCloseTo(30, 0)
  })

  const series = fc.array(fc.nat(8), { minLength: 0, maxLength: 220 })
  test('is never below 0, is the same again, and is as many times larger as what was sold', () => {
    fc.assert(
      fc.property(series, fc.integer({ min: 2, max: 9 }), (units, times) => {
        const one = forecastDemand(
          aDemand(units.length, (day) => units[day]),
          FLAT,
          28,
        )
        const again = forecastDemand(
          aDemand(units.length, (day) => units[day]),
          FLAT,
          28,
        )
        const more = forecastDemand(
          aDemand(units.length, (day) => units[day] * times),
          FLAT,
          28,
        )
        expect(one).toEqual(again)
        expect(one.daily.every((value) => value >= 0)).toBe(true)
        expect(more.method).toBe(one.method)
        expect(Math.abs(sum(more.daily) - times * sum(one.daily))).toBeLessThan(1e-6 + 1e-3 * sum(more.daily))
      }),
      { numRuns: runs(40) },
    )
  })

  test('evenness: X, Y and Z by the weeks, none of a young one', () => {
    expect(xyzOf(aDemand(182, () => 4).units)).toBe('X')
    expect(xyzOf(aDemand(182, (day) => (Math.floor(day / 7) % 2 ? 1 : 7)).units)).toBe('Y')
    expect(xyzOf(aDemand(182, (day) => (day % 40 === 0 ? 9 : 0)).units)).toBe('Z')
    expect(xyzOf(aDemand(30, () => 4).units)).toBeUndefined()
  })
})

describe('what to order', () => {
  const inputs: fc.Arbitrary<ReorderInputs> = fc.record({
    sellable: fc.integer({ min: -20, max: 500 }),
    incoming: fc.nat(200),
    drafted: fc.nat(200),
    daily: fc.double({ min: 0, max: 20, noNaN: true }).map((rate) => new Float64Array(120).fill(rate)),
    sigma: fc.double({ min: 0, max: 10, noNaN: true }),
    leadDays: fc.integer({ min: 0, max: 60 }),
    coverDays: fc.integer({ min: 1, max: 60 }),
    z: fc.constantFrom(1.282, 2.326),
    manualSafety: fc.option(fc.nat(50), { nil: undefined }),
    manualPoint: fc.option(fc.nat(300), { nil: undefined }),
    pack: fc.integer({ min: 1, max: 24 }),
    minimum: fc.integer({ min: 1, max: 100 }),
  })

  test('whole packs of at least the minimum, enough to pass the reorder point; ordered once, it is not proposed again', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const { quantity, position, point, target } = reorder(given)
        expect(target).toBeGreaterThan(point)
        if (quantity === 0) {
          expect(position > point || given.daily[0] === 0).toBe(true)
          return
        }
        expect(quantity % given.pack).toBe(0)
        expect(quantity).toBeGreaterThanOrEqual(given.minimum)
        expect(position + quantity).toBeGreaterThanOrEqual(target)
        for (const where of ['drafted', 'incoming', 'sellable'] as const)
          expect(reorder({ ...given, [where]: given[where] + quantity }).quantity).toBe(0)
      }),
      { numRuns: runs(400) },
    )
  })

  test('safety stock is z · σ · √lead time, or what was set by hand', () => {
    expect(safetyStock(1.645, 4, 9)).toBe(20)
    const given: ReorderInputs = { sellable: 0, incoming: 0, drafted: 0, daily: new Float64Array(60).fill(2), sigma: 4, leadDays: 9, coverDays: 30, z: 1.645, pack: 1, minimum: 1 } // prettier-ignore
    expect(reorder(given)).toMatchObject({ safety: 20, leadDemand: 18, point: 38, target: 98, quantity: 98 })
    expect(reorder({ ...given, manualSafety: 5 })).toMatchObject({ safety: 5, isManualSafety: true, point: 23 })
    expect(reorder({ ...given, pack: 500 })).toMatchObject({ quantity: 500, tooMuchDays: 250 })
  })

  test('packs and cover', () => {
    expect([packed(7, 5, 1), packed(7, 5, 20), packed(-3, 5, 1)]).toEqual([10, 20, 5])
    expect([
      coverOf(10, new Float64Array(30).fill(3)),
      coverOf(0, new Float64Array([1])),
      coverOf(99, new Float64Array(9).fill(1)),
    ]).toEqual([3, 0, undefined])
  })
})

describe('crossings', () => {
  const walk = fc.array(fc.integer({ min: -4, max: 4 }), { maxLength: 80 })
  test('a random walk of levels fires exactly once for each time it falls to the threshold, and never again for one that was told', () => {
    fc.assert(
      fc.property(walk, fc.integer({ min: -3, max: 6 }), (deltas, threshold) => {
        const steps = levelSteps(deltas.map((by, at) => ({ at, by })))
        const isLow = ({ level }: { level: number }) => level <= threshold
        const falls = steps.filter((step, i) => isLow(step) && (i === 0 || !isLow(steps[i - 1])))
        expect(episodesOf(steps, isLow).map(({ from }) => steps[from])).toEqual(falls)
        // Told day by day, each alert is told under one name for as long as it stands.
        const told = steps.map((_, i) => openSince(steps.slice(0, i + 1), isLow)?.at).filter((at) => at !== undefined)
        expect([...new Set(told)]).toEqual(falls.map(({ at }) => at))
      }),
      { numRuns: runs(300) },
    )
  })

  test('what happens at one instant is one step', () => {
    expect(levelSteps([{ at: 2, by: -1 }, { at: 1, by: 3 }, { at: 2, by: 1 }])).toEqual([{ at: 1, level: 3 }, { at: 2, level: 3 }]) // prettier-ignore
  })
})

describe('a surge', () => {
  test('is told from chance also where numbers are small', () => {
    expect([isSurge(3, 0), isSurge(40, 0)]).toEqual([false, false])
    expect(isSurge(6, 4)).toBe(true)
    expect(isSurge(7, 50)).toBe(false)
    expect(isSurge(60, 160)).toBe(true)
    // The whole shop sold as much more.
    expect(isSurge(60, 160, 0.3)).toBe(false)
  })

  test('the tail of the binomial is right', () => {
    expect(binomialTail(1, 2, 0.5)).toBeCloseTo(0.75, 12)
    expect(binomialTail(2, 2, 0.5)).toBeCloseTo(0.25, 12)
    expect(binomialTail(0, 5, 0.3)).toBe(1)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.double({ min: 0.01, max: 0.9, noNaN: true }), (n, p) => {
        const tails = Array.from({ length: n + 1 }, (_, k) => binomialTail(k, n, p))
        expect(tails.every((tail, k) => tail >= 0 && tail <= 1 && (k === 0 || tail <= tails[k - 1] + 1e-9))).toBe(true)
      }),
      { numRuns: runs(30) },
    )
  })
})

describe('the scorecard of a supplier', () => {
  const delivered = (lead: number, set: Partial<Purchase> = {}): Purchase => ({
    key: 'p',
    supplier: 's',
    state: 'received',
    orderedAt: 0,
    expectedAt: 10 * DAY,
    receivedAt: lead * DAY,
    lines: [{ sku: 'A', quantity: 10, cost: 100 }],
    ...set,
  })

  test('says how many it is made of, and nothing where they are too few', () => {
    expect(scorecardOf([delivered(5)], 0)).toEqual({
      onTime: { n: 1 },
      fill: { n: 1 },
      defects: { n: 0 },
      priceVariance: { n: 0 },
      lead: { n: 1 },
    })
  })

  test('late, short, broken and dearer are each told', () => {
    const line = { sku: 'A', quantity: 10, cost: 100 }
    const card = scorecardOf(
      [
        delivered(8),
        delivered(14),
        delivered(8, { state: 'closed', lines: [{ ...line, received: 5, paid: 500 }] }),
        delivered(10, { lines: [{ ...line, received: 10, paid: 1100, defects: 3 }] }),
        delivered(10, { lines: [{ ...line, received: 10, paid: 1000 }] }),
        { ...delivered(0), state: 'ordered', receivedAt: undefined },
      ],
      12 * DAY,
    )
    expect(card.onTime).toEqual({ n: 6, value: 3 / 6 })
    expect(card.fill).toEqual({ n: 5, value: 45 / 50 })
    expect(card.defects).toEqual({ n: 25, value: 3 / 25 })
    expect(card.priceVariance.n).toBe(3)
    expect(card.priceVariance.value).toBeCloseTo(2600 / 2500 - 1, 12)
    expect(card.lead).toEqual({ n: 5, value: 10, spread: Math.sqrt(24 / 4) })
  })
})
