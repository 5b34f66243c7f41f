import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runs } from '../../tests/runs'
import {
  canReceive,
  isOverdue,
  movePurchase,
  movingAverage,
  nextPurchaseState,
  PURCHASE_EVENTS,
  purchaseKey,
  purchaseMoves,
  receivePurchase,
  type ReceiptLine,
} from './purchase'
import { PURCHASE_STATES, type Purchase } from './stock'

const SHELF = { key: 'main', name: 'Shelf', order: 0 }
const aPurchase = (set: Partial<Purchase> = {}): Purchase => ({
  key: 'PO-1',
  supplier: 's',
  state: 'ordered',
  orderedAt: 0,
  expectedAt: 0,
  lines: [{ sku: 'MUG', quantity: 10, cost: 500 }],
  ...set,
})
const arrived = (set: Partial<ReceiptLine> = {}): ReceiptLine => ({ sku: 'MUG', quantity: 4, location: 'main', ...set })

describe('the life of a purchase order', () => {
  test('draft → sent → part received → received → closed; nothing leads back, and what has arrived cannot be cancelled', () => {
    expect(purchaseMoves('draft')).toEqual(['send', 'cancel'])
    expect(purchaseMoves('ordered')).toEqual(['cancel'])
    expect(purchaseMoves('part')).toEqual(['close'])
    expect(purchaseMoves('received')).toEqual(['close'])
    for (const end of ['closed', 'cancelled'] as const) expect(PURCHASE_EVENTS.map((event) => nextPurchaseState(end, event))).toEqual([...PURCHASE_EVENTS].fill(undefined as never)) // prettier-ignore
    expect(PURCHASE_STATES.filter(canReceive)).toEqual(['ordered', 'part', 'received'])
  })

  test('an empty draft is not sent', () => {
    expect(movePurchase(aPurchase({ state: 'draft', lines: [] }), 'send')).toMatchObject({ refusal: { rule: 'purchase.empty' } })
    expect(movePurchase(aPurchase({ state: 'closed' }), 'cancel')).toMatchObject({ refusal: { rule: 'purchase.state' } })
  })

  test('is overdue a day after it was expected, while something is missing', () => {
    expect(isOverdue(aPurchase({ expectedAt: 0 }), 86_400_000)).toBe(false)
    expect(isOverdue(aPurchase({ expectedAt: 0 }), 86_400_001)).toBe(true)
    expect(isOverdue(aPurchase({ state: 'received' }), 1e12)).toBe(false)
  })

  test('a key tells its day', () => {
    expect(purchaseKey('2026-11-22', () => 0)).toBe('PO-261122-AAAA')
    expect(purchaseKey('2026-11-22', () => 0.9999)).toBe('PO-261122-9999')
  })
})

describe('a receipt', () => {
  test('adds to what has come; the rest makes it whole', () => {
    const first = receivePurchase(aPurchase(), [arrived()], [SHELF])
    expect(first).toMatchObject({ state: 'part', lines: [{ received: 4, paid: 2000 }], shelved: [{ quantity: 4, cost: 500 }] })
    if ('refusal' in first) throw new Error('refused')
    const rest = receivePurchase(aPurchase({ state: 'part', lines: first.lines }), [arrived({ quantity: 6, cost: 600 })], [SHELF])
    expect(rest).toMatchObject({ state: 'received', lines: [{ received: 10, paid: 2000 + 3600 }] })
  })

  test('more than was ordered is asked about, never taken in silence', () => {
    const over = [arrived({ quantity: 7 }), arrived({ quantity: 4, location: 'main' })]
    expect(receivePurchase(aPurchase(), over, [SHELF])).toEqual({
      refusal: { why: 'rule', rule: 'purchase.over', facts: { sku: 'MUG', ordered: 10, received: 11, over: 1 } },
    })
    expect(receivePurchase(aPurchase(), over, [SHELF], true)).toMatchObject({ state: 'received', lines: [{ received: 11 }] })
  })

  test('what is broken counts as arrived and is put on no shelf', () => {
    expect(receivePurchase(aPurchase(), [arrived({ quantity: 10, defects: 10, location: '' })], [SHELF])).toMatchObject({
      state: 'received',
      lines: [{ received: 10, defects: 10 }],
      shelved: [],
    })
  })

  test('is refused where it is not awaited, not ordered, or has no place', () => {
    expect(receivePurchase(aPurchase({ state: 'draft' }), [arrived()], [SHELF])).toMatchObject({ refusal: { rule: 'purchase.notSent' } })
    expect(receivePurchase(aPurchase(), [arrived({ sku: 'CUP' })], [SHELF])).toMatchObject({ refusal: { rule: 'purchase.notOrdered' } })
    expect(receivePurchase(aPurchase(), [arrived({ location: 'moon' })], [SHELF])).toMatchObject({ refusal: { rule: 'stock.location' } })
    for (const quantity of [0, -1, 1.5])
      expect(receivePurchase(aPurchase(), [arrived({ quantity })], [SHELF])).toMatchObject({ refusal: { rule: 'purchase.quantity' } })
    expect(receivePurchase(aPurchase(), [], [SHELF])).toMatchObject({ refusal: { rule: 'purchase.nothing' } })
  })

  test('in whatever parts the goods come: units shelved and broken are the units received, and it is whole when nothing is missing', () => {
    const part = fc.record({ quantity: fc.integer({ min: 1, max: 6 }), share: fc.double({ min: 0, max: 1, noNaN: true }) })
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), (parts) => {
        let purchase = aPurchase()
        let [shelved, taken] = [0, 0]
        for (const { quantity, share } of parts) {
          const defects = Math.floor(quantity * share)
          const after = receivePurchase(purchase, [arrived({ quantity, defects })], [SHELF])
          if ('refusal' in after) {
            expect(taken + quantity).toBeGreaterThan(10)
            continue
          }
          taken += quantity
          shelved += after.shelved.reduce((sum, line) => sum + line.quantity, 0)
          purchase = { ...purchase, ...after }
          const [{ received, defects: broken = 0 }] = purchase.lines
          expect([received, shelved + broken]).toEqual([taken, taken])
          expect(purchase.state).toBe(taken === 10 ? 'received' : 'part')
        }
      }),
      { numRuns: runs(200) },
    )
  })
})

describe('the moving average', () => {
  const lot = fc.record({ quantity: fc.integer({ min: 1, max: 100_000 }), cost: fc.integer({ min: 0, max: 10_000_000 }) })
  test('value before + value received = value after, but for the rounding of one unit', () => {
    fc.assert(
      fc.property(
        fc.nat(100_000),
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.array(lot, { minLength: 1, maxLength: 4 }),
        (onHand, cost, lots) => {
          const after = movingAverage({ onHand, cost }, lots)
          const units = lots.reduce((sum, { quantity }) => sum + quantity, onHand)
          const value = lots.reduce((sum, each) => sum + each.quantity * each.cost, onHand * cost)
          expect(Math.abs(after * units - value)).toBeLessThanOrEqual(units / 2)
          const costs = [...(onHand > 0 ? [cost] : []), ...lots.map((each) => each.cost)]
          expect(after).toBeGreaterThanOrEqual(Math.min(...costs))
          expect(after).toBeLessThanOrEqual(Math.max(...costs))
        },
      ),
      { numRuns: runs(300) },
    )
  })

  test('an empty or oversold shelf, and a cost that nobody knew, weigh nothing', () => {
    expect(movingAverage({ onHand: -3, cost: 900 }, [{ quantity: 5, cost: 400 }])).toBe(400)
    expect(movingAverage({ onHand: 20, cost: 0 }, [{ quantity: 5, cost: 400 }])).toBe(400)
    expect(movingAverage({ onHand: 2, cost: 900 }, [])).toBe(900)
  })
})
