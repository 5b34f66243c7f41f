import { describe, expect, test } from 'vitest'
import type { PromotionRoom, RoomPoint, RoomSums } from '~/domain/promotion/paceRoom'
import { aPromotion } from '../../../../tests/promotions'
import { chartPoints, isPlanned } from './roomPoints'

const HOUR = 3_600_000
const UNIT = 10_000

const sums = (gmv: number, orders: number, shopOrders = orders): RoomSums => ({
  gmv: gmv * UNIT,
  orders,
  units: orders,
  discount: 0,
  gifts: 0,
  margin: 0,
  costed: 0,
  shopOrders,
  shopGmv: gmv * UNIT,
})

const hour = (at: number, gmv: number, orders: number, shopOrders = orders): RoomPoint => ({
  ...sums(gmv, orders, shopOrders),
  from: at * HOUR,
  to: (at + 1) * HOUR,
  planned: 10 * UNIT,
  plannedOrders: 1,
  plannedDiscount: 0,
})

/** Four hours, of which two and a half have gone; before the first that is shown, hours that are not. */
function aRoom(set: Partial<PromotionRoom> = {}): PromotionRoom {
  const hours = [hour(0, 30, 2, 4), hour(1, 0, 0, 0), hour(2, 20, 1, 2), hour(3, 0, 0, 0)]
  const promotion = aPromotion({ from: 0, to: 4 * HOUR, expected: { gmv: 40 * UNIT, orders: 4, units: 4, margin: 0, discount: 0 } })
  return {
    version: 1,
    now: 2.5 * HOUR,
    promotion,
    state: 'running',
    hasProfile: true,
    due: 0.625,
    sums: sums(50, 3, 6),
    planned: { gmv: 25 * UNIT, orders: 3, units: 3, margin: 0, discount: 0 },
    hours,
    days: hours,
    budget: { amount: 0, spent: 0, recent: 0, hours: 6 },
    skus: { rows: [], total: 0, sold: 0, soldOut: 0, sellsOut: 0 },
    lastDay: { orders: 0, taking: 0 },
    alerts: [],
    ...set,
  }
}

describe('the charts of a war room', () => {
  test('add up to its tiles', () => {
    const points = chartPoints(aRoom(), 'gmv', 'hour', 'GBP')
    expect(points.map(({ actual }) => actual)).toEqual([30, 0, 20, null])
    expect(points.map(({ soFar }) => soFar)).toEqual([30, 30, 50, null])
    expect(points.map(({ planSoFar }) => planSoFar)).toEqual([10, 20, 30, 40])
  })

  test('of a long promotion begin with what came before the hours that are shown', () => {
    const room = aRoom({
      sums: sums(150, 9, 12),
      promotion: aPromotion({ from: -96 * HOUR, to: 4 * HOUR, expected: aRoom().promotion.expected }),
    })
    const [first, , third] = chartPoints(room, 'gmv', 'hour', 'GBP')
    expect(first.soFar).toBe(130)
    expect(third.soFar).toBe(150)
  })

  test('lead on at the share of the plan that was reached', () => {
    const points = chartPoints(aRoom(), 'gmv', 'hour', 'GBP')
    expect(points[1].ahead).toBeNull()
    expect(points[3].ahead).toBe(50 + ((40 - 25) * 50) / 25)
  })

  test('tell which hour is not over', () => {
    expect(chartPoints(aRoom(), 'orders', 'hour', 'GBP').map(({ isNow }) => isNow)).toEqual([false, false, true, false])
  })

  test('a share of no orders is none, and shares have no plan', () => {
    expect(chartPoints(aRoom(), 'part', 'hour', 'GBP').map(({ actual }) => actual)).toEqual([0.5, null, 0.5, null])
    expect(isPlanned('part', aRoom())).toBe(false)
    expect(isPlanned('discount', aRoom())).toBe(false)
  })
})
