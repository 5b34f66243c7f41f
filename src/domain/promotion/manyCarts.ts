import type { Amount } from '~/domain/money'
import type { CartGoods, PriceTerms } from './cart'
import { compileRules } from './compile'
import { addLine, type Basket, basketFor, CODE, type FlatTerms, type FlatUsage } from './flat'
import { priceBasket } from './priceBasket'

/** Carts of one buyer who has every coupon and all the points, priced one after the other: rules are made ready once for all of them. */
export class ManyCarts {
  readonly #flat: FlatTerms
  readonly #usage: FlatUsage
  readonly #places: ReadonlyMap<string, number>
  readonly #basket: Basket

  constructor(
    terms: PriceTerms,
    goods: readonly CartGoods[],
    readonly buyer: { tier: string; points: number },
  ) {
    this.#flat = compileRules(terms, goods)
    this.#places = new Map(goods.map(({ sku }, at) => [sku, at]))
    this.#basket = basketFor(this.#flat)
    const { rules, slots } = this.#flat
    this.#usage = {
      orders: new Float64Array(rules.length),
      spent: new Float64Array(rules.length),
      stock: Float64Array.from(slots, ({ limit }) => limit),
      buyers: rules.map(({ rule }) => (rule.limits.perBuyer === undefined ? undefined : new Map())),
    }
  }

  /** What these lines come to; `paid` in their order. */
  price(lines: readonly { sku: string; units: number; amount: Amount }[]): {
    before: Amount
    goods: Amount
    gifts: Amount
    paid: Amount[]
    /** Keys of the rules that did something. */
    fired: string[]
  } {
    const basket = this.#empty()
    lines.forEach(({ sku, units, amount }, i) => addLine(basket, this.#places.get(sku) ?? 0, units, amount, i))
    priceBasket(this.#flat, basket, this.#usage)
    const paid = lines.map(({ amount }) => amount)
    for (let i = 0; i < basket.count; i++) paid[basket.lines.line[i]] = basket.lines.left[i]
    return {
      before: lines.reduce((sum, { amount }) => sum + amount, 0),
      goods: basket.goods,
      gifts: basket.giftCost,
      paid,
      fired: this.#flat.rules.filter(({ index }) => basket.rules.verdict[index] === CODE.fired).map(({ rule }) => rule.key),
    }
  }

  #empty(): Basket {
    const basket = this.#basket
    const { codes } = this.#flat
    basket.at = 0
    basket.channel = -1
    basket.region = -1
    basket.tier = codes.tiers.indexOf(this.buyer.tier)
    basket.buyer = 0
    basket.orders = 0
    basket.audiences.fill(1)
    basket.coupons.fill(1)
    basket.shipping = 0
    basket.points = this.buyer.points
    basket.count = 0
    return basket
  }
}
