import fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomCart, randomTerms } from '../../../tests/randomPromotions'
import { runs } from '../../../tests/runs'
import { ManyCarts } from './manyCarts'
import { priceCart } from './priceCart'
import { NO_USAGE } from './usage'

test('carts one after the other come to what the engine says of each alone', () => {
  fc.assert(
    fc.property(randomTerms, fc.array(randomCart, { minLength: 1, maxLength: 4 }), (terms, carts) => {
      const rules = terms.rules.map((rule) => ({ ...rule, who: {}, when: {}, limits: {} }))
      const goods = [...new Map(carts.flatMap(({ lines }) => lines.map((line) => [line.goods.sku, line.goods] as const))).values()]
      const many = new ManyCarts({ ...terms, rules }, goods, { tier: '', points: 50 })
      const coupons = rules.flatMap(({ action }) => (action.kind === 'coupon' ? [action.batch] : []))
      for (const cart of carts) {
        const buyer = { key: 'b', tier: '', audiences: [], orders: 0 }
        const alone = priceCart({ ...cart, buyer, coupons, shipping: 0, points: 50, at: 0 }, { ...terms, rules }, NO_USAGE)
        const together = many.price(cart.lines.map(({ goods: { sku }, quantity, amount }) => ({ sku, units: quantity, amount })))
        expect(together.goods).toBe(alone.goods)
        expect(together.gifts).toBe(alone.gifts.reduce((sum, { cost }) => sum + cost, 0))
        expect(together.fired.toSorted()).toEqual(
          alone.steps.flatMap(({ rule, verdict }) => (verdict === 'fired' ? [rule] : [])).toSorted(),
        )
      }
    }),
    { numRuns: runs(200) },
  )
})
