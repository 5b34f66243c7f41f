import { describe, expect, it } from 'vitest'
import { plainPrice } from '../../../tests/plainPromotions'
import { giftCases } from '../../../tests/promotionCases/giftCases'
import { itemCases } from '../../../tests/promotionCases/itemCases'
import { orderCases } from '../../../tests/promotionCases/orderCases'
import { refundCases } from '../../../tests/promotionCases/refundCases'
import { thresholdCases } from '../../../tests/promotionCases/thresholdCases'
import { cartOf, termsOf, usageOf, type WorkedCase, yuan } from '../../../tests/promotionCases/workedCase'
import { priceCart } from './priceCart'
import { refundRepriced, refundShares } from './refund'

const inYuan = (amount: number) => amount / 10_000

function worked({ lines, cart, rules, terms, usage }: WorkedCase) {
  const priced = [priceCart, plainPrice].map((price) => price(cartOf(lines, cart), termsOf(rules, terms), usageOf(usage)))
  return priced.map(({ lines: paid, total, steps, gifts, pointsEarned, pointsSpent }) => ({
    pay: paid.map(({ pay }) => inYuan(pay)),
    total: inYuan(total),
    verdicts: Object.fromEntries(steps.map(({ rule, verdict }) => [rule, verdict])),
    gifts: Object.fromEntries(gifts.map(({ sku, units }) => [sku, units])),
    pointsEarned,
    pointsSpent,
  }))
}

describe.each([
  ['thresholds and coupons', thresholdCases],
  ['units and sets', itemCases],
  ['rules that meet on an order', orderCases],
  ['gifts and points', giftCases],
])('%s', (_, cases) => {
  it.each(cases.map((each) => [each.name, each] as const))('%s', (__, each) => {
    const { pay, total, verdicts, gifts = {}, pointsEarned = 0, pointsSpent = 0 } = each
    for (const found of worked(each)) expect(found).toEqual({ pay, total, verdicts, gifts, pointsEarned, pointsSpent })
  })
})

it('there are cases enough, each with a name of its own', () => {
  const names = [...thresholdCases, ...itemCases, ...orderCases, ...giftCases, ...refundCases].map(({ name }) => name)
  expect(names.length).toBeGreaterThanOrEqual(60)
  expect(new Set(names).size).toBe(names.length)
})

describe('part of an order comes back', () => {
  it.each(refundCases.map((each) => [each.name, each] as const))('%s', (_, each) => {
    const { lines, cart, rules, terms, total, back, holds = {}, gifts = {}, coupons = [], pointsBack = 0, pointsTaken = 0 } = each
    const bought = cartOf(lines, cart)
    const priced = priceCart(bought, termsOf(rules, terms), usageOf())
    expect(inYuan(priced.total)).toBe(total)
    const now = back.map(([place, units]) => ({ line: `${place}`, units }))
    const shares = refundShares({ cart: bought, priced, before: [], now }, termsOf(rules, terms))
    const anew = refundRepriced({ cart: bought, priced, before: [], now }, termsOf(rules, terms))
    expect([shares, anew].map(({ amount }) => inYuan(amount))).toEqual([each.shares, each.anew])
    for (const refund of [shares, anew]) {
      expect(refund.stays + refund.amount).toBe(yuan(total))
      expect(Object.fromEntries(refund.reaches.map((reach) => [reach.rule, reach.holds]))).toEqual(holds)
      expect(Object.fromEntries(refund.gifts.map(({ sku, units }) => [sku, units]))).toEqual(gifts)
      expect([refund.coupons, refund.pointsBack, refund.pointsTaken]).toEqual([coupons, pointsBack, pointsTaken])
    }
  })
})
