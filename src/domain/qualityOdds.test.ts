import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Tally } from './quality'
import { atLeast, CHANCE_SHARE, effectOf, oddsOfFewer, oddsOfMore, spikesOf, standing, type Watched } from './qualityOdds'

/** The plain sum over all of n over k, with whole numbers. */
function plainAtLeast(k: number, n: number, p: number): number {
  let sum = 0
  for (let i = k; i <= n; i++) {
    let ways = 1
    for (let j = 0; j < i; j++) ways = (ways * (n - j)) / (j + 1)
    sum += ways * p ** i * (1 - p) ** (n - i)
  }
  return sum
}

/** Even chance in [0, 1), the same for the same seed. */
function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const tallyOf = (next: () => number, units: number, rate: number): Tally => {
  let cases = 0
  for (let i = 0; i < units; i++) if (next() < rate) cases++
  return { units, cases }
}

const tally = fc
  .integer({ min: 1, max: 3000 })
  .chain((units) => fc.integer({ min: 0, max: units }).map((cases): Tally => ({ units, cases })))

describe('the odds', () => {
  test('are those of the plain sum', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 0, max: 41 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (n, k, p) => {
          expect(atLeast(k, n, p)).toBeCloseTo(plainAtLeast(k, n, p), 9)
        },
      ),
    )
    expect(atLeast(9, 210, 0.012)).toBeCloseTo(0.0011, 4)
    expect(atLeast(50_100, 100_000, 0.5)).toBeCloseTo(0.264_4, 3)
  })

  test('more cases never make it less unlikely', () => {
    fc.assert(
      fc.property(tally, tally, (now, usual) => {
        fc.pre(now.cases < now.units)
        expect(oddsOfMore({ ...now, cases: now.cases + 1 }, usual)).toBeLessThanOrEqual(oddsOfMore(now, usual) * (1 + 1e-9))
      }),
    )
  })

  test('more cases in what is usual never make it more unlikely', () => {
    fc.assert(
      fc.property(tally, tally, (now, usual) => {
        fc.pre(usual.cases < usual.units)
        expect(oddsOfMore(now, { ...usual, cases: usual.cases + 1 })).toBeGreaterThanOrEqual(oddsOfMore(now, usual) * (1 - 1e-9))
      }),
    )
  })

  test('so many or more, and fewer, are all there is', () => {
    fc.assert(
      fc.property(tally, tally, (now, usual) => {
        const more = oddsOfMore(now, usual)
        const fewer = oddsOfFewer(now, usual)
        expect(more + fewer).toBeGreaterThanOrEqual(1 - 1e-9)
        expect(more).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('a spike', () => {
  const empty: Tally = { units: 0, cases: 0 }

  test('of nine in 210 where 1.2 % are usual stands out of some, and of one SKU only by its numbers', () => {
    const usual: Tally = { units: 8000, cases: 96 }
    const [found] = spikesOf([{ now: { units: 210, cases: 9 }, past: usual, kin: empty }])
    expect(found).toMatchObject({ is: 'spike', against: 'past' })
    expect(found?.odds).toBeGreaterThan(0.000_5)
    const quiet: Watched = { now: { units: 210, cases: 3 }, past: usual, kin: empty }
    expect(
      spikesOf([{ now: { units: 210, cases: 9 }, past: usual, kin: empty }, ...Array.from({ length: 400 }, () => quiet)])[0],
    ).toBeUndefined()
  })

  test('needs some cases, however rare', () => {
    const past: Tally = { units: 100_000, cases: 1 }
    expect(spikesOf([{ now: { units: 20, cases: 4 }, past, kin: empty }])[0]).toBeUndefined()
    expect(spikesOf([{ now: { units: 20, cases: 5 }, past, kin: empty }])[0]).toBeDefined()
  })

  test('of what was always like that is none, but it may stand above its kin', () => {
    const group: Watched = { now: { units: 400, cases: 40 }, past: { units: 4000, cases: 400 }, kin: { units: 5000, cases: 100 } }
    expect(spikesOf([group])[0]).toMatchObject({ is: 'above', against: 'kin' })
    expect(spikesOf([{ ...group, kin: { units: 5000, cases: 500 } }])[0]).toBeUndefined()
  })

  test('of what is new is told by its kin', () => {
    expect(spikesOf([{ now: { units: 200, cases: 20 }, past: empty, kin: { units: 5000, cases: 100 } }])[0]).toMatchObject({
      is: 'spike',
      against: 'kin',
    })
  })

  test('is found in a shop whose rates stand still no more often than the share of chance', () => {
    const next = chance(20_261_122)
    const shops = 400
    let fired = 0
    for (let shop = 0; shop < shops; shop++) {
      const rate = 0.01 + 0.1 * next()
      const kin = tallyOf(next, 4000, rate)
      const groups = Array.from({ length: 50 }, (): Watched => {
        const units = 20 + Math.floor(next() * 300)
        return { now: tallyOf(next, units, rate), past: tallyOf(next, units * (1 + Math.floor(next() * 5)), rate), kin }
      })
      if (spikesOf(groups).some((found) => found)) fired++
    }
    // 1 in 100 is let through; of 400 shops ten are more than chance would bring once in a hundred such tests.
    expect(fired).toBeLessThanOrEqual(shops * CHANCE_SHARE + 6)
  })

  test('more cases never make it stand out less', () => {
    const watched = fc.record({ now: tally, past: tally, kin: tally })
    fc.assert(
      fc.property(fc.array(watched, { minLength: 1, maxLength: 12 }), fc.nat(11), (groups, place) => {
        const at = place % groups.length
        const { now } = groups[at]
        fc.pre(now.cases < now.units)
        const more = groups.with(at, { ...groups[at], now: { ...now, cases: now.cases + 1 } })
        if (spikesOf(groups)[at]) expect(spikesOf(more)[at]).toBeDefined()
      }),
    )
  })

  test('is there where a rate has grown fivefold', () => {
    const next = chance(7)
    const quiet = Array.from({ length: 80 }, (): Watched => ({
      now: tallyOf(next, 200, 0.02),
      past: tallyOf(next, 800, 0.02),
      kin: tallyOf(next, 4000, 0.02),
    }))
    const bad: Watched = { now: tallyOf(next, 200, 0.1), past: tallyOf(next, 800, 0.02), kin: tallyOf(next, 4000, 0.02) }
    expect(spikesOf([...quiet, bad]).map((found) => found !== undefined)).toEqual([...quiet.map(() => false), true])
  })
})

test('among many odds those stand of which at most the share is chance', () => {
  expect(standing([0.001, 0.02, 0.5, 0.9], 0.05)).toBe(0.02)
  expect(standing([0.03, 0.5, 0.9], 0.05)).toBe(-1)
  expect(standing([], 0.05)).toBe(-1)
})

describe('an effect', () => {
  const before: Tally = { units: 300, cases: 30 }

  test('is too early to tell where even no case at all would say nothing', () => {
    expect(effectOf(before, { units: 0, cases: 0 })).toMatchObject({ effect: 'tooEarly' })
    expect(effectOf(before, { units: 20, cases: 1 })).toMatchObject({ effect: 'tooEarly' })
  })

  test('is better, worse, or cannot be told from chance', () => {
    expect(effectOf(before, { units: 300, cases: 8 })).toMatchObject({ effect: 'better' })
    expect(effectOf(before, { units: 300, cases: 60 })).toMatchObject({ effect: 'worse' })
    expect(effectOf(before, { units: 300, cases: 28 })).toMatchObject({ effect: 'same' })
  })

  test('of a rate that stands still is told as better or worse at most once in ten times', () => {
    const next = chance(3)
    let told = 0
    for (let i = 0; i < 500; i++) {
      const { effect } = effectOf(tallyOf(next, 300, 0.06), tallyOf(next, 200, 0.06))
      if (effect === 'better' || effect === 'worse') told++
    }
    expect(told).toBeLessThanOrEqual(50)
  })
})
