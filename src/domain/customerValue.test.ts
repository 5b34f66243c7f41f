import { expect, test } from 'vitest'
import { customerValue } from './customerValue'

const DAY = 86_400_000

test('the mean order, the days from one to the next, and the share given back', () => {
  expect(customerValue({ orders: 3, gmv: 100_000, refunded: 25_000, firstAt: 0, lastAt: 21 * DAY })).toEqual({
    aov: 33_333,
    daysBetween: 10.5,
    refundShare: 0.25,
  })
})

test('nothing is divided by nothing', () => {
  expect(customerValue({ orders: 0, gmv: 0, refunded: 0 })).toEqual({})
  expect(customerValue({ orders: 1, gmv: 500, refunded: 0, firstAt: 1, lastAt: 1 })).toEqual({ aov: 500, refundShare: 0 })
})
