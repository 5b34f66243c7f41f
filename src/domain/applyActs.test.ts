import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aLine, anOrder } from '../../tests/builders'
import { applyActs, paidOf } from './applyActs'
import type { Order, OrderRefund } from './order'
import type { ActDone, OrderAct, RefundSplit } from './orderAct'

const base = (set: Partial<Order> = {}) =>
  anOrder({
    lines: [
      aLine({ sku: 'A', quantity: 3, price: 10_000, amount: 30_000, discount: 0 }),
      aLine({ sku: 'B', quantity: 1, price: 20_000, amount: 20_000, discount: 0 }),
    ],
    refunds: [],
    shipping: 0,
    discount: 0,
    tax: 0,
    paidAt: 10,
    ...set,
  })

let clock = 1000
const act = (did: ActDone): OrderAct => ({ key: `k${clock}`, order: 'o', at: clock++, who: 'me', did })
const split = (set: Partial<RefundSplit>): RefundSplit => ({
  lines: [],
  shipping: 0,
  tax: 0,
  other: 0,
  pointsBack: 0,
  pointsTaken: 0,
  coupons: [],
  ...set,
})
const refunded = (amount: number, told = 0) =>
  act({ kind: 'refund', split: split({ lines: [{ line: 0, units: 1, amount }] }), told, reason: 'customer' })
const row = (goods: number, at = 5000): OrderRefund => ({ at, goods, shipping: 0, tax: 0, dated: true })
const back = ({ refunds }: Order) => refunds.reduce((sum, { goods, shipping, tax }) => sum + goods + shipping + tax, 0)

describe('an order as its acts make it', () => {
  it('is shipped once every unit that is not cancelled is, with all its parcels', () => {
    const one = act({ kind: 'ship', lines: [{ line: 0, units: 2 }], carrier: 'SF', tracking: '1' })
    const cut = act({ kind: 'cancel', lines: [{ line: 0, units: 1 }], reason: 'outOfStock' })
    const two = act({ kind: 'ship', lines: [{ line: 1, units: 1 }], carrier: 'SF', tracking: '2' })
    expect(applyActs(base(), [one, cut]).shipment).toEqual({ carrier: 'SF', tracking: '1' })
    const order = applyActs(base(), [one, cut, two])
    expect(order.shipment).toEqual({ at: two.at, carrier: 'SF', tracking: '1, 2' })
    expect(order.cancelledAt).toBeUndefined()
    expect(order.lines.map(({ cancelled }) => cancelled)).toEqual([1, undefined])
  })

  it('is cancelled once nothing of it is sent or left, and a line may be cancelled in parts', () => {
    const first = act({ kind: 'cancel', lines: [{ line: 0, units: 1 }], reason: 'customer' })
    const second = act({ kind: 'cancel', lines: [{ line: 0, units: 2 }], reason: 'customer' })
    const last = act({ kind: 'cancel', lines: [{ line: 1, units: 1 }], reason: 'customer' })
    expect(applyActs(base(), [first, second]).cancelledAt).toBeUndefined()
    expect(applyActs(base(), [first, second, last]).cancelledAt).toBe(last.at)
  })

  it('tells the newest number of a parcel and arrives once each parcel has', () => {
    const ship = act({ kind: 'ship', lines: [], whole: true, carrier: 'SF', tracking: '1' })
    const track = act({ kind: 'track', of: ship.key, carrier: 'ZTO', tracking: '9' })
    const deliver = act({ kind: 'deliver', of: ship.key })
    expect(applyActs(base(), [ship, track, deliver]).shipment).toEqual({
      at: ship.at,
      carrier: 'ZTO',
      tracking: '9',
      deliveredAt: deliver.at,
    })
  })

  it('goes to the region of its new address', () => {
    const moved = act({ kind: 'address', to: { name: 'N', phone: '1', text: 'T', region: '浙江' } })
    expect(applyActs(base({ region: '江苏' }), [moved]).region).toBe('浙江')
  })

  it('does not count a refund twice that its file tells later', () => {
    const acts = [refunded(10_000)]
    expect(back(applyActs(base(), acts))).toBe(10_000)
    const order = applyActs(base({ refunds: [row(10_000)] }), acts)
    expect(order.refunds).toEqual([{ at: acts[0]?.at, goods: 10_000, shipping: 0, tax: 0, line: 0, dated: true }])
  })

  it('does not count refunds twice that its file tells as one sum', () => {
    expect(back(applyActs(base({ refunds: [row(15_000)] }), [refunded(10_000), refunded(5000)]))).toBe(15_000)
  })

  it('counts a refund of the same amount that its file had told before', () => {
    expect(back(applyActs(base({ refunds: [row(10_000, 500)] }), [refunded(10_000, 10_000)]))).toBe(20_000)
  })

  it('never gives back more than was paid, whatever its source tells besides', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 500 })),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 3 }))),
        (ours, theirs) => {
          const acts = ours.map((coins) => refunded(coins * 100))
          let left = 50_000
          const refunds = theirs.flatMap(([coins, day]) => {
            const goods = Math.min(left, coins * 100)
            left -= goods
            return goods > 0 ? [row(goods, day)] : []
          })
          const of = base({ refunds })
          const order = applyActs(of, acts)
          expect(back(order)).toBeLessThanOrEqual(paidOf(of))
          expect(back(order)).toBeGreaterThanOrEqual(Math.min(50_000, back(of)))
        },
      ),
    )
  })
})
