import { unitOf } from '~/domain/money'
import type { CartGoods } from '~/domain/promotion/cart'
import { compileRules } from '~/domain/promotion/compile'
import { addLine, type Basket as Cart, basketFor, CODE, type FlatTerms, type FlatUsage, freshUsage } from '~/domain/promotion/flat'
import { priceBasket } from '~/domain/promotion/priceBasket'
import { effectiveRules } from '~/domain/promotion/promotion'
import type { Calendar } from './calendar'
import type { Catalog } from './catalog'
import type { SoldLine } from './orderBook'
import type { Plan } from './promotions'
import type { Random } from './random'
import { DEPARTMENTS } from './tree'

/** What is about to be ordered; amounts. */
export interface Basket {
  at: number
  lines: SoldLine[]
  goods: number
  shipping: number
  customer: number
  /** Name of the buyer's tier; '' none. */
  tier: string
  /** Paid orders of this buyer so far. */
  before: number
}

export interface Discount {
  plan?: Plan
  /** Off the goods, and off the postage. */
  goods: number
  shipping: number
  /** SKU codes that are given away. */
  gifts: readonly string[]
  /** What the coupon took off, where one was used. */
  coupon?: { batch: string; off: number }
}

const NONE: Discount = { goods: 0, shipping: 0, gifts: [] }

/** What the engine has to know of the SKUs of a demo shop, by their places. */
export function cartGoodsOf({ goods, skus, productOf }: Catalog): CartGoods[] {
  return skus.map(({ code, cost, floor }, place) => {
    const { product, department, leaf } = goods[productOf[place]]
    const { key, groups } = DEPARTMENTS[department]
    const group = groups.find(({ leaves }) => leaves.includes(leaf))
    return {
      sku: code,
      product: product.key,
      categories: [product.category, `${key}.${group?.key ?? ''}`, key],
      brand: product.brand,
      tags: product.tags,
      ...(cost === undefined ? {} : { cost }),
      ...(floor === undefined ? {} : { floor }),
    }
  })
}

interface Ready {
  plan: Plan
  terms: FlatTerms
  cart: Cart
  usage: FlatUsage
  batches: readonly string[]
}

/** The day's promotions, as the engine prices orders by them: an order has one of them at most. */
export class Discounts {
  readonly #plans: readonly Plan[]
  readonly #calendar: Calendar
  readonly #goods: CartGoods[]
  readonly #ready = new Map<Plan, Ready>()
  /** Who has used which batch: a coupon works once. */
  readonly #used = new Set<string>()

  constructor(plans: readonly Plan[], calendar: Calendar, catalog: Catalog) {
    this.#plans = plans
    this.#calendar = calendar
    this.#goods = cartGoodsOf(catalog)
  }

  /** The first of the running ones that the basket gets something from. */
  of(running: readonly number[], basket: Basket, random: Random): Discount {
    for (const place of running) {
      const plan = this.#plans[place]
      if (plan.taken < 1 && !random.chance(plan.taken)) continue
      const ready = this.#readyFor(plan)
      const hasCoupon = ready.batches.length > 0 && random.chance(plan.coupons)
      const found = this.#price(ready, basket, hasCoupon)
      if (found.goods > 0 || found.shipping > 0 || found.gifts.length > 0) return found
    }
    return NONE
  }

  #price({ plan, terms, cart, usage, batches }: Ready, basket: Basket, hasCoupon: boolean): Discount {
    cart.at = basket.at
    cart.tier = terms.codes.tiers.indexOf(basket.tier)
    cart.buyer = basket.customer
    cart.orders = basket.before
    cart.shipping = basket.shipping
    batches.forEach((batch, code) => (cart.coupons[code] = hasCoupon && !this.#used.has(`${batch}/${basket.customer}`) ? 1 : 0))
    cart.count = 0
    basket.lines.forEach(({ sku, quantity, price }, i) => addLine(cart, sku, quantity, price * quantity, i))
    priceBasket(terms, cart, usage)
    const found: Discount = { plan, goods: basket.goods - cart.goods, shipping: basket.shipping - cart.shippingLeft, gifts: [] }
    for (const { index, rule } of terms.rules) {
      if (cart.rules.verdict[index] !== CODE.fired) continue
      const { action } = rule
      if (action.kind === 'gift') found.gifts = action.gifts.map(({ sku }) => sku)
      if (action.kind !== 'coupon') continue
      found.coupon = { batch: action.batch, off: cart.rules.goodsOff[index] }
      this.#used.add(`${action.batch}/${basket.customer}`)
    }
    return found
  }

  #readyFor(plan: Plan): Ready {
    const known = this.#ready.get(plan)
    if (known) return known
    const { words } = this.#calendar
    const [from, to] = [this.#calendar.startOf(plan.from), this.#calendar.startOf(plan.to)]
    const rules = effectiveRules({ key: plan.key, from, to, audiences: [], rules: plan.rules })
    const terms = compileRules({ rules, zone: words.shop.zone, minor: unitOf(words.shop.currency) / 100 }, this.#goods)
    const ready = { plan, terms, cart: basketFor(terms, 8), usage: freshUsage(terms), batches: terms.codes.batches }
    this.#ready.set(plan, ready)
    return ready
  }
}
