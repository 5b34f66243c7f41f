import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aLine, anOrder } from '../../tests/builders'
import { applyActs, paidOf, totalOf } from './applyActs'
import type { Order } from './order'
import type { OrderAct, RefundSplit } from './orderAct'
import { beyondPaid, refundable, type RefundAsk, splitRefund } from './refundSplit'

const COIN = 100

const order = fc
  .record({
    lines: fc.array(
      fc.record({
        quantity: fc.integer({ min: 1, max: 5 }),
        price: fc.integer({ min: 1, max: 500 }),
        off: fc.integer({ min: 0, max: 100 }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    shipping: fc.integer({ min: 0, max: 30 }),
    tax: fc.integer({ min: 0, max: 60 }),
    share: fc.integer({ min: 0, max: 100 }),
  })
  .map(({ lines, shipping, tax, share }): Order => {
    const made = lines.map(({ quantity, price, off }) => {
      const amount = quantity * price * COIN
      return aLine({ quantity, price: price * COIN, amount, discount: Math.floor((amount * off) / 100 / COIN) * COIN })
    })
    const goods = made.reduce((sum, { amount, discount }) => sum + amount - discount, 0)
    const discount = Math.floor((goods * share) / 100 / COIN) * COIN
    return anOrder({ lines: made, refunds: [], shipping: shipping * COIN, tax: tax * COIN, discount, paidAt: 10, currency: 'CNY' })
  })

let made = 0
const refund = (split: RefundSplit): OrderAct => ({
  key: `act${made++}`,
  order: 'o',
  at: 100 + made,
  who: 'me',
  did: { kind: 'refund', split, told: 0, reason: 'customer' },
})

const run = (of: Order, asks: readonly RefundAsk[]): OrderAct[] => {
  const acts: OrderAct[] = []
  for (const ask of asks) {
    const split = splitRefund(of, acts, ask)
    expect(beyondPaid(of, acts, split)).toBeUndefined()
    if (totalOf(split) > 0 || split.lines.length > 0) acts.push(refund(split))
  }
  return acts
}

const anyAsk = (of: Order): fc.Arbitrary<RefundAsk> =>
  fc.record(
    {
      lines: fc.array(
        fc.record(
          {
            line: fc.integer({ min: 0, max: of.lines.length - 1 }),
            units: fc.integer({ min: 0, max: 4 }),
            amount: fc.integer({ min: 0, max: 900 }).map((coins) => coins * COIN),
          },
          { requiredKeys: ['line', 'units'] },
        ),
        { maxLength: 3 },
      ),
      shipping: fc.oneof(
        fc.constant<'rest'>('rest'),
        fc.integer({ min: 0, max: 40 }).map((coins) => coins * COIN),
      ),
      other: fc.integer({ min: 0, max: 50 }).map((coins) => coins * COIN),
    },
    { requiredKeys: ['lines'] },
  )

const sums = (of: Order, acts: readonly OrderAct[]) => {
  const { refunds } = applyActs(of, acts)
  const sum = (name: 'goods' | 'shipping' | 'tax') => refunds.reduce((all, each) => all + each[name], 0)
  return { goods: sum('goods'), shipping: sum('shipping'), tax: sum('tax') }
}

const everyUnit = (of: Order): RefundAsk[] =>
  of.lines.flatMap(({ quantity }, line) => Array.from({ length: quantity }, () => ({ lines: [{ line, units: 1 }] })))

describe('splitting refunds', () => {
  it('never gives back more than was paid, of goods, postage, tax and in all, in whole coins', () => {
    fc.assert(
      fc.property(
        order.chain((of) => fc.tuple(fc.constant(of), fc.array(anyAsk(of), { maxLength: 8 }))),
        ([of, asks]) => {
          const acts = run(of, asks)
          const can = refundable(of, acts)
          const back = sums(of, acts)
          expect(back.goods + back.shipping + back.tax).toBeLessThanOrEqual(paidOf(of))
          for (const part of ['goods', 'shipping', 'tax'] as const) {
            expect(back[part]).toBe(can[part].refunded)
            expect(back[part]).toBeLessThanOrEqual(can[part].paid)
            expect(back[part] % COIN).toBe(0)
          }
          expect(can.goods.paid + can.shipping.paid + can.tax.paid).toBe(paidOf(of))
        },
      ),
    )
  })

  it('gives back exactly what was paid once all units and postage are back, in whatever order they come', () => {
    fc.assert(
      fc.property(
        order.chain((of) =>
          fc.tuple(
            fc.constant(of),
            fc.shuffledSubarray([...everyUnit(of), { lines: [], shipping: 'rest' as const }], { minLength: everyUnit(of).length + 1 }),
          ),
        ),
        ([of, asks]) => {
          const can = refundable(of, [])
          expect(sums(of, run(of, asks))).toEqual({ goods: can.goods.paid, shipping: can.shipping.paid, tax: can.tax.paid })
        },
      ),
    )
  })

  it('gives back the rest after parts of the price and goodwill, and not a coin more', () => {
    fc.assert(
      fc.property(
        order.chain((of) => fc.tuple(fc.constant(of), fc.array(anyAsk(of), { maxLength: 3 }))),
        ([of, asks]) => {
          const all: RefundAsk = {
            lines: of.lines.map(({ quantity, amount }, line) => ({ line, units: quantity, amount })),
            shipping: 'rest',
          }
          const acts = run(of, [...asks, all])
          const { goods, shipping } = refundable(of, acts)
          expect({ goods: goods.left, shipping: shipping.left }).toEqual({ goods: 0, shipping: 0 })
        },
      ),
    )
  })

  it('gives points back with the goods that they paid for, all of them with the last, and a coupon only when nothing is kept', () => {
    const of = anOrder({
      lines: [aLine({ quantity: 3, price: 3000, amount: 9000, discount: 0 })],
      refunds: [],
      shipping: 0,
      discount: 0,
      tax: 0,
      paidAt: 10,
    })
    const perks = { pointsSpent: 100, pointsEarned: 7, coupons: ['c1'] }
    const acts: OrderAct[] = []
    const splits = [1, 1, 1].map((units) => {
      const split = splitRefund(of, acts, { lines: [{ line: 0, units }] }, perks)
      acts.push(refund(split))
      return split
    })
    expect(splits.map(({ pointsBack }) => pointsBack)).toEqual([33, 33, 34])
    expect(splits.map(({ pointsTaken }) => pointsTaken)).toEqual([2, 2, 3])
    expect(splits.map(({ coupons }) => coupons)).toEqual([[], [], ['c1']])
  })

  it('keeps a restocking fee when the other units come back later', () => {
    const of = anOrder({
      lines: [aLine({ quantity: 2, price: 10_000, amount: 20_000, discount: 0 })],
      refunds: [],
      shipping: 0,
      discount: 0,
      tax: 0,
      paidAt: 10,
    })
    const first = refund(splitRefund(of, [], { lines: [{ line: 0, units: 1, amount: 9000 }] }))
    expect(splitRefund(of, [first], { lines: [{ line: 0, units: 1 }] }).lines).toEqual([{ line: 0, units: 1, amount: 10_000 }])
  })
})
