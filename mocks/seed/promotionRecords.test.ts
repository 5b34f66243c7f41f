import { beforeAll, describe, expect, it } from 'vitest'
import { LINE_KINDS } from '~/domain/order'
import { unitOf } from '~/domain/money'
import type { Cart } from '~/domain/promotion/cart'
import { PROMOTION_KINDS } from '~/domain/promotion/kinds'
import { priceCart } from '~/domain/promotion/priceCart'
import { effectiveRules } from '~/domain/promotion/promotion'
import { NO_USAGE } from '~/domain/promotion/usage'
import { couponBatchesOf, redemptionsOf } from './coupons'
import { cartGoodsOf } from './discount'
import { pointsOf, programOf } from './members'
import { promotionsOf } from './promotionRecords'
import { type Simulated, simulate } from './simulate'
import { tiersOf } from './tiers'
import { wordsEn } from './wordsEn'
import { wordsZh } from './wordsZh'

const NOW = Date.UTC(2026, 10, 22, 4, 5, 6, 789)
const GIFT = LINE_KINDS.indexOf('gift')

/** Each order that names a promotion, as a cart before it: what it really came to, and what it was given. */
function* cartsOf(shop: Simulated) {
  const { table, customers, words, catalog } = shop
  const { orders, lines } = table
  const goods = new Map(cartGoodsOf(catalog).map((one) => [one.sku, one]))
  const tier = new Map(tiersOf(orders.buyer.codes, customers.key.length, words).map((one) => [one.customer, one.tier]))
  const coupons = new Map(shop.redeemed.map(({ order, batch }) => [order, batch]))
  const bought = new Map<number, number>()
  for (let order = 0; order < orders.count; order++) {
    const buyer = orders.buyer.codes[order]
    const before = bought.get(buyer) ?? 0
    if (Number.isNaN(orders.paidAt[order])) continue
    bought.set(buyer, before + 1)
    const promotion = orders.promotion.values[orders.promotion.codes[order]]
    if (promotion === '') continue
    const cart: Cart = {
      at: orders.placedAt[order],
      channel: orders.channel.values[orders.channel.codes[order]],
      region: orders.region.values[orders.region.codes[order]],
      buyer: { key: orders.buyer.values[buyer], tier: tier.get(buyer) ?? '', audiences: [], orders: before },
      lines: [],
      shipping: orders.shipping[order],
      coupons: [coupons.get(order) ?? []].flat(),
      points: 0,
    }
    const gifts: string[] = []
    const own: Cart['lines'][number][] = []
    for (let line = orders.lineStart[order]; line < orders.lineStart[order + 1]; line++) {
      const sku = lines.sku.values[lines.sku.codes[line]]
      const known = goods.get(sku)
      if (!known) throw new Error(`no ${sku}`)
      if (lines.kind[line] === GIFT) gifts.push(sku)
      else own.push({ key: String(line), goods: known, quantity: lines.quantity[line], amount: lines.amount[line] })
    }
    yield { order, promotion, discount: orders.discount[order], cart: { ...cart, lines: own }, gifts }
  }
}

describe.each([wordsZh, wordsEn])('promotions of a demo shop in $shop.currency', (words) => {
  let shop: Simulated
  beforeAll(() => {
    shop = simulate(20_261_122, words, NOW, () => undefined, { products: 400, customers: 4_000, orders: 20_000 })
  }, 60_000)

  it('use all ten kinds, and each coupon has its batch', () => {
    const rules = promotionsOf(shop).flatMap((promotion) => promotion.rules)
    expect(new Set(rules.map(({ action }) => action.kind))).toEqual(new Set(PROMOTION_KINDS))
    const batches = new Set(couponBatchesOf(shop).map(({ key }) => key))
    expect(rules.filter(({ action }) => action.kind === 'coupon' && !batches.has(action.batch))).toEqual([])
  })

  it('gave every order what the engine gives it for its rules', () => {
    const rules = new Map(promotionsOf(shop).map((promotion) => [promotion.key, effectiveRules(promotion)]))
    const { zone, currency } = words.shop
    let asked = 0
    for (const { order, promotion, discount, cart, gifts } of cartsOf(shop)) {
      if (order % 5 !== 0) continue
      asked++
      const own = rules.get(promotion) ?? []
      const priced = priceCart(cart, { rules: own, zone, minor: unitOf(currency) / 100 }, NO_USAGE)
      if (priced.discount !== discount) throw new Error(`order ${order} of ${promotion}: ${discount}, by its rules ${priced.discount}`)
      // A gift that had run out was not sent.
      const given = priced.gifts.map(({ sku }) => sku)
      if (gifts.some((sku) => !given.includes(sku))) throw new Error(`order ${order} got a gift that ${promotion} does not give`)
    }
    expect(asked).toBeGreaterThan(400)
  })

  it('were planned with figures, terms and somebody who planned them; some taught a lesson', () => {
    const promotions = promotionsOf(shop)
    for (const { key, author, terms, expected, budget, split, stageSince, createdAt } of promotions) {
      const parts = Object.values(split).reduce((sum, part) => sum + part, 0)
      expect({ key, planned: Boolean(author && terms), units: expected.units > 0, budget: budget >= parts }).toEqual({
        key,
        planned: true,
        units: true,
        budget: true,
      })
      expect(createdAt < stageSince && stageSince < NOW, key).toBe(true)
    }
    const judged = promotions.filter(({ stage }) => stage === 'judged')
    expect(judged.length).toBeGreaterThan(5)
    expect(judged.filter((promotion) => !promotion.judged?.lessons.length)).toEqual([])
  })

  it('tell of each coupon once, with what it took off; a buyer uses one of a batch', () => {
    const redemptions = redemptionsOf(shop)
    expect(new Set(redemptions.map(({ key }) => key)).size).toBe(redemptions.length)
    const used = redemptions.filter(({ order }) => order !== undefined)
    expect(used.length).toBe(shop.redeemed.length)
    expect(new Set(used.map(({ batch, customer }) => `${batch}/${customer}`)).size).toBe(used.length)
    expect(used.filter(({ off = 0, at = 0, claimedAt = 0 }) => off <= 0 || claimedAt > at || at > NOW)).toEqual([])
  })

  it('pay members in points that never run below zero', () => {
    const ledger = pointsOf(shop)
    expect(programOf(shop).tiers.length).toBe(3)
    expect(new Set(ledger.map(({ key }) => key)).size).toBe(ledger.length)
    const balance = new Map<string, number>()
    for (const { customer, points } of ledger) {
      balance.set(customer, (balance.get(customer) ?? 0) + points)
      expect(balance.get(customer)).toBeGreaterThanOrEqual(0)
    }
    expect(balance.size).toBeGreaterThan(50)
  })
})
