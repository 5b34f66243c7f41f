import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { totalOf } from './applyActs'
import type { OrderAct } from './orderAct'
import { refundable } from './refundSplit'
import { planReturnRefund, settledUnits } from './returnRefund'
import { OUTCOMES } from './returns'
import { aLine, anOrder } from '../../tests/builders'
import { aReturn } from '../../tests/returns'

const cents = (least: number, most: number) => fc.integer({ min: least, max: most }).map((count) => count * 100)

const orders = fc
  .record({
    lines: fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 6 }), price: cents(1, 9999) }), { minLength: 1, maxLength: 3 }),
    off: fc.double({ min: 0, max: 0.9, noNaN: true }),
    shipping: cents(0, 900),
  })
  .map(({ lines, off, shipping }) => {
    const goods = lines.reduce((sum, { quantity, price }) => sum + quantity * price, 0)
    return anOrder({
      currency: 'CNY',
      shipping,
      discount: Math.floor((goods * off) / 100) * 100,
      lines: lines.map((line, at) => aLine({ sku: `S${at}`, ...line, amount: line.quantity * line.price })),
    })
  })

describe('what goes back for returns of one order, one after the other', () => {
  it('is never more than was paid, and fees and refunds sum to the price of the units', () => {
    fc.assert(
      fc.property(
        orders,
        fc.array(fc.record({ line: fc.nat(2), units: fc.integer({ min: 1, max: 3 }), fee: fc.constantFrom(0, 0.1, 0.333, 1) }), {
          maxLength: 8,
        }),
        (order, asked) => {
          const acts: OrderAct[] = []
          const paid = refundable(order, []).all.paid
          let back = 0
          asked.forEach(({ line, units, fee }, at) => {
            const left = refundable(order, acts).lines.find((each) => each.line === line)
            if (!left || units > left.unitsLeft) return
            const now = aReturn({ lines: [{ line, sku: '', title: '', units, reason: 'changedMind', condition: 'intact' }] })
            const verdict = { ...now.verdict, lines: now.verdict.lines.map((each) => ({ ...each, line, fee })) }
            const free = planReturnRefund(order, acts, { ...now, verdict: { ...verdict, lines: [] } }, { shipping: 0 })
            const { split, fees } = planReturnRefund(order, acts, { ...now, verdict }, { shipping: 0 })
            expect(totalOf(split) + fees.reduce((sum, each) => sum + each.fee, 0)).toBe(totalOf(free.split))
            back += totalOf(split)
            acts.push({ key: `a${at}`, order: order.number, at, who: 'owner', did: { kind: 'refund', split, told: 0, reason: 'customer' } })
          })
          expect(back).toBeLessThanOrEqual(paid)
        },
      ),
    )
  })

  it('is for units that were kept, each once, whatever became of them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ units: fc.integer({ min: 1, max: 3 }), outcome: fc.constantFrom(...OUTCOMES) }), {
          minLength: 1,
          maxLength: 5,
        }),
        (seen) => {
          const units = seen.reduce((sum, each) => sum + each.units, 0)
          const [line] = aReturn().lines
          const inspected = seen.map((each) => ({ ...each, line: 0, at: 0, who: 'owner' }))
          const [settled = { units: 0 }] = settledUnits({ lines: [{ ...line, units }], inspected })
          const kept = seen
            .filter(({ outcome }) => outcome !== 'sendBack' && outcome !== 'missing')
            .reduce((sum, each) => sum + each.units, 0)
          expect(settled.units).toBe(kept)
        },
      ),
    )
  })
})
