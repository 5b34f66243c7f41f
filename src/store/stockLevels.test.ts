import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Order } from '~/domain/order'
import { sellable } from '~/domain/stock'
import { aLine, anOrder, aTable } from '../../tests/builders'
import { movementsOf } from '../../tests/stock'
import { sumLevels } from './stockLevels'

const AT = Date.UTC(2026, 0, 1)
const skus = fc.constantFrom('A', 'B', 'a', '连衣裙')
const movement = fc.record({ sku: skus, quantity: fc.integer({ min: -500, max: 500 }), location: fc.constantFrom('main', 'shop') })
const aPurchase = { key: 'p', supplier: 's', orderedAt: AT, expectedAt: AT }

describe('stock levels', () => {
  test('are the sums of the movements over all locations, in whatever order and files they come', () => {
    fc.assert(
      fc.property(fc.array(movement, { minLength: 1, maxLength: 40 }), fc.nat(40), (moves, cut) => {
        const levels = sumLevels([movementsOf(moves)], [], [])
        for (const sku of new Set(moves.map((move) => move.sku))) {
          const sum = moves.filter((move) => move.sku === sku).reduce((total, move) => total + move.quantity, 0)
          expect(levels.get(sku)).toEqual({ sku, onHand: sum, reserved: 0, incoming: 0 })
        }
        const other = sumLevels([movementsOf(moves.slice(cut).reverse()), movementsOf(moves.slice(0, cut))], [], [])
        expect(other).toEqual(levels)
      }),
    )
  })

  const reserved = (order: Partial<Order>, hidden = false) =>
    sumLevels(
      [movementsOf([{ sku: 'MUG-1', quantity: 10 }])],
      [{ table: aTable([anOrder({ lines: [aLine({ quantity: 3 })], ...order })]), ...(hidden ? { hidden: Uint8Array.of(1) } : {}) }],
      [],
    ).get('MUG-1')?.reserved

  test('what is paid and not on its way is promised', () => {
    expect(reserved({})).toBe(3)
    expect(reserved({ paidAt: undefined })).toBe(0)
    expect(reserved({ cancelledAt: AT })).toBe(0)
    expect(reserved({ shipment: { at: AT, carrier: 'SF', tracking: '1' } })).toBe(0)
    expect(reserved({ test: true })).toBe(0)
    expect(reserved({}, true)).toBe(0)
    expect(reserved({ lines: [aLine({ quantity: 3, notSale: 'returned' })] })).toBe(0)
  })

  test('an order that was paid back in full promises nothing, one that was paid back in part all of it', () => {
    const refund = (goods: number) => [{ at: AT, goods, shipping: 0, tax: 0, dated: true }]
    expect(reserved({ refunds: refund(100_000) })).toBe(0)
    expect(reserved({ refunds: refund(50_000) })).toBe(3)
  })

  test('a shop that keeps no stock has no levels, and orders of codes outside the ledger promise nothing', () => {
    const tables = [{ table: aTable([anOrder({})]) }]
    expect(sumLevels([], tables, []).size).toBe(0)
    expect([...sumLevels([movementsOf([{ sku: 'OTHER', quantity: 1 }])], tables, []).keys()]).toEqual(['OTHER'])
  })

  test('what is ordered and not here yet is on its way', () => {
    const lines = [{ sku: 'A', quantity: 5, cost: 1 }]
    const purchases = (['draft', 'ordered', 'received', 'cancelled'] as const).map((state) => ({ ...aPurchase, state, lines }))
    const level = sumLevels([], [], purchases).get('A')
    expect(level).toEqual({ sku: 'A', onHand: 0, reserved: 0, incoming: 5 })
    expect(level && sellable(level)).toBe(0)
  })
})
