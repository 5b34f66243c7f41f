import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { batchesOf } from './qualityBatches'
import {
  joinTroubles,
  type QualityAsk,
  qualityOf,
  type QualityGoods,
  type ShippedUnits,
  tallyBetween,
  type Trouble,
  troublesOf,
} from './qualityRates'

const DAY = 86_400_000
const NOW = 1000 * DAY

const shippedOf = (rows: { order: string; sku: string; units: number; at: number }[]): ShippedUnits => {
  const [numbers, skus] = [[...new Set(rows.map(({ order }) => order))], [...new Set(rows.map(({ sku }) => sku))]]
  return {
    count: rows.length,
    order: Uint32Array.from(rows, ({ order }) => numbers.indexOf(order)),
    sku: Uint32Array.from(rows, ({ sku }) => skus.indexOf(sku)),
    units: Uint32Array.from(rows, ({ units }) => units),
    at: Float64Array.from(rows, ({ at }) => at),
    numbers,
    skus,
  }
}

const trouble = (set: Partial<Trouble>): Trouble => ({ sign: 'refund', order: 'A', sku: 'MUG', at: 0, reason: '', key: 'x', ...set })

function goodsOf(shipped: ShippedUnits, troubles: readonly Trouble[]): QualityGoods {
  const { joined } = joinTroubles(shipped, troubles)
  return {
    shipped,
    troubles: joined,
    receipts: [],
    batch: new Int32Array(shipped.count).fill(-1),
    supplierOf: () => 's1',
    kinsOf: () => ['Kitchen', ''],
    asOf: NOW,
  }
}

const ASK: QualityAsk = { by: 'sku', sign: 'any', reason: '', days: 30, mature: 14 }

describe('rates', () => {
  const shipped = shippedOf([
    { order: 'A', sku: 'MUG', units: 2, at: NOW - 80 * DAY },
    { order: 'B', sku: 'MUG', units: 3, at: NOW - 20 * DAY },
    { order: 'B', sku: 'TEE', units: 1, at: NOW - 20 * DAY },
    { order: 'C', sku: 'MUG', units: 5, at: NOW - 3 * DAY },
  ])

  test('count an order once however often it is spoken of, and what was shipped lately not at all', () => {
    const goods = goodsOf(shipped, [
      trouble({ order: 'B', at: NOW - 19 * DAY }),
      trouble({ order: 'B', at: NOW - 18 * DAY, sign: 'return', reason: 'quality' }),
      trouble({ order: 'C', at: NOW - 2 * DAY }),
    ])
    const { found, total } = qualityOf(goods, ASK)
    expect(found).toMatchObject([{ key: 'MUG', now: { units: 3, cases: 1 }, past: { units: 2, cases: 0 }, signs: { refund: 1, return: 1 }, reasons: { quality: 1 } }]) // prettier-ignore
    expect(total).toEqual({ units: 4, cases: 1 })
    expect(troublesOf(goods, { ...ASK, of: 'MUG' })).toHaveLength(2)
  })

  test('leave out what came before shipping, after the days that count, or names no parcel', () => {
    const late = trouble({ order: 'B', at: NOW - 5 * DAY })
    const early = trouble({ order: 'B', at: NOW - 21 * DAY })
    const { joined, loose } = joinTroubles(shipped, [late, early, trouble({ order: 'Z' })])
    expect(loose).toBe(2)
    expect([...joined.values()].flat()).toEqual([late])
    expect(qualityOf(goodsOf(shipped, [late]), ASK).found).toEqual([])
  })

  test('a trouble with a whole order is one of each of its SKUs', () => {
    const { found } = qualityOf(goodsOf(shipped, [trouble({ order: 'B', sku: '', at: NOW - 19 * DAY })]), ASK)
    expect(found.map(({ key }) => key).sort()).toEqual(['MUG', 'TEE'])
  })

  test('now, past and what is too young sum to all that was shipped, whatever the window', () => {
    const row = fc.record({ order: fc.constantFrom('A', 'B', 'C', 'D'), sku: fc.constantFrom('MUG', 'TEE'), units: fc.integer({ min: 1, max: 9 }), at: fc.integer({ min: NOW - 300 * DAY, max: NOW }) }) // prettier-ignore
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), fc.integer({ min: 1, max: 200 }), (rows, days) => {
        const goods = goodsOf(shippedOf(rows.toSorted((a, b) => a.at - b.at)), [])
        const sum = (from: number, to: number) => tallyBetween(goods, { ...ASK, of: 'MUG' }, { from, to }).units
        const cut = NOW - 14 * DAY
        const whole = rows.filter(({ sku }) => sku === 'MUG').reduce((all, { units }) => all + units, 0)
        expect(sum(0, cut - days * DAY) + sum(cut - days * DAY, cut) + sum(cut, NOW + 1)).toBe(whole)
        const { total } = qualityOf(goods, { ...ASK, days })
        expect(total.units).toBe(rows.filter(({ at }) => at >= cut - days * DAY && at < cut).reduce((all, { units }) => all + units, 0))
      }),
    )
  })
})

describe('batches', () => {
  const receipt = (purchase: string, units: number, at: number) => ({ purchase, supplier: 's', sku: 'MUG', units, cost: 1, at })

  test('what came first goes first, after what lay there at the start', () => {
    const receipts = [receipt('p1', 4, 10), receipt('p2', 6, 20)]
    const sent = [11, 12, 21, 22, 30].map((at) => ({ units: 2, at }))
    // 10 came in, 10 went out, 2 are left: 2 lay there before.
    expect([...batchesOf(receipts, sent, 2)]).toEqual([-1, 0, 0, 1, 1])
  })

  test('nothing is sent out of a receipt that came later', () => {
    const sent = fc.array(fc.record({ units: fc.integer({ min: 1, max: 5 }), at: fc.integer({ min: 0, max: 100 }) }), { maxLength: 20 })
    const came = fc.array(fc.record({ units: fc.integer({ min: 1, max: 20 }), at: fc.integer({ min: 0, max: 100 }) }), { maxLength: 6 })
    fc.assert(
      fc.property(sent, came, fc.nat(30), (outs, ins, onHand) => {
        const receipts = ins.toSorted((a, b) => a.at - b.at).map(({ units, at }, i) => receipt(`p${i}`, units, at))
        const parcels = outs.toSorted((a, b) => a.at - b.at)
        const batches = [...batchesOf(receipts, parcels, onHand)]
        batches.forEach((batch, i) => batch >= 0 && expect(receipts[batch].at).toBeLessThanOrEqual(parcels[i].at))
        expect(batches).toEqual(batches.toSorted((a, b) => a - b))
      }),
    )
  })
})
