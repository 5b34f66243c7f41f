import type { Tier } from '~/domain/member'
import { rulesOfTier } from '~/domain/memberTiers'
import { unitOf, type Amount } from '~/domain/money'
import type { Order, OrderLine } from '~/domain/order'
import type { Cart, CartBuyer, CartGoods, Priced, Usage } from '~/domain/promotion/cart'
import { coversAny } from '~/domain/promotion/paceChange'
import { priceCart } from '~/domain/promotion/priceCart'
import type { Rule } from '~/domain/promotion/rule'
import { takesCoupon } from '~/domain/promotion/simulation'
import { addUsage } from '~/domain/promotion/usage'
import type { Instant } from '~/lib/zone'
import { Random } from './random'
import type { Words } from './words'
import { wordsEn } from './wordsEn'
import { wordsZh } from './wordsZh'

/** An order of the latest weeks that a new one may be like. */
export type Template = Pick<Order, 'buyer' | 'channel' | 'region' | 'paidBy'> & { lines: readonly { sku: string; quantity: number }[] }

/** What is sold under a SKU now. */
export interface LiveGoods {
  goods: CartGoods
  title: string
  price: Amount
  /** What can still be sold; absent: no stock is kept of it. */
  left?: number
}

/** A demo shop as the next orders find it. */
export interface LiveShop {
  seed: number
  language: 'zh-CN' | 'en'
  zone: string
  /** How many orders there are: those that come are numbered on from there. */
  orders: number
  templates: { count: number; at(place: number): Template }
  goodsOf(sku: string): LiveGoods | undefined
  buyerOf(key: string): CartBuyer
  /** Rules of the promotions that run, named `promotion/rule`, and of those that some members may use before. */
  rules: readonly Rule[]
  /** The shop's tiers, lowest first. */
  tiers: readonly Tier[]
  giftCosts: Readonly<Record<string, Amount>>
  earn?: { per: Amount }
  usage: Usage
}

/** The next orders, placed and paid in the moments up to `at`; the same shop, seed and number of orders give the same ones. */
export function liveOrders(shop: LiveShop, count: number, at: Instant): { orders: Order[]; usage: Usage } {
  const orders: Order[] = []
  let { usage } = shop
  const taken = new Map<string, number>()
  for (let i = 0; i < count && shop.templates.count > 0; i++) {
    const one = new LiveOrder(shop, i, taken)
    const placedAt = at - (count - 1 - i) * APART_MS
    const cart = one.cart(placedAt)
    if (cart.lines.length === 0) continue
    const terms = {
      rules: rulesOfTier(shop.rules, shop, cart.buyer.tier),
      zone: shop.zone,
      minor: 100,
      giftCosts: shop.giftCosts,
      ...(shop.earn ? { earn: shop.earn } : {}),
    }
    const priced = priceCart(cart, terms, usage)
    usage = addUsage(usage, cart, priced)
    for (const { goods, quantity } of cart.lines) taken.set(goods.sku, (taken.get(goods.sku) ?? 0) + quantity)
    orders.push(one.order(cart, priced))
  }
  return { orders, usage }
}

/** Orders that come together lie so far apart. */
const APART_MS = 700
const NEW_BUYERS = 0.22
const COUPON_TAKE = 0.4
/** Times that an order like another is looked for until one has something that a promotion is about. */
const TRIES = 3
const MORE_GOODS = 0.4

class LiveOrder {
  readonly #shop: LiveShop
  readonly #words: Words
  readonly #random: Random
  readonly #place: number
  readonly #taken: ReadonlyMap<string, number>
  readonly #like: Template

  constructor(shop: LiveShop, place: number, taken: ReadonlyMap<string, number>) {
    this.#shop = shop
    this.#words = shop.language === 'zh-CN' ? wordsZh : wordsEn
    this.#place = shop.orders + place
    this.#random = Random.of(shop.seed, `live ${this.#place}`)
    this.#taken = taken
    this.#like = this.#pick()
  }

  cart(at: Instant): Cart {
    const { rules, buyerOf } = this.#shop
    const unit = unitOf(this.#words.shop.currency)
    const lines = this.#lines()
    const goods = lines.reduce((sum, { amount }) => sum + amount, 0)
    const buyer = buyerOf(this.buyer.key)
    const batches = rules.flatMap(({ action }) => (action.kind === 'coupon' ? [action.batch] : []))
    return {
      at,
      channel: this.#like.channel,
      region: this.#like.region,
      buyer,
      lines,
      shipping: goods >= this.#words.freeFrom * unit ? 0 : Math.round(this.#words.postage * 100) * (unit / 100),
      coupons: [...new Set(batches)].filter((batch) => takesCoupon(buyer.key, batch, COUPON_TAKE)),
      points: 0,
    }
  }

  order(cart: Cart, priced: Priced): Order {
    const { at, channel, region, shipping } = cart
    const promotion = promotionOf(priced)
    return {
      number: this.#number(at),
      type: 'sale',
      placedAt: at,
      paidAt: at,
      buyer: this.buyer,
      channel,
      region,
      currency: this.#words.shop.currency,
      rate: 1,
      shipping,
      discount: priced.shippingOff,
      tax: 0,
      status: this.#words.status.paid,
      note: '',
      test: false,
      ...(this.#like.paidBy ? { paidBy: this.#like.paidBy } : {}),
      ...(promotion ? { promotion } : {}),
      lines: [...this.#sold(cart, priced), ...this.#gifts(priced)],
      refunds: [],
    }
  }

  #buyer: Order['buyer'] | undefined
  get buyer(): Order['buyer'] {
    this.#buyer ??= this.#random.chance(NEW_BUYERS) ? this.#newBuyer() : this.#like.buyer
    return this.#buyer
  }

  #newBuyer(): Order['buyer'] {
    const { channels, buyer } = this.#words
    const channel = channels.find(({ name }) => name === this.#like.channel) ?? channels[0]
    return buyer(this.#place, channel.key, (end) => this.#random.below(end))
  }

  /** Like one of the latest orders; one with goods that a promotion is about, where a few tries find it. */
  #pick(): Template {
    const { templates, rules } = this.#shop
    let found = templates.at(this.#random.below(templates.count))
    for (let i = 1; i < TRIES && !found.lines.some(({ sku }) => this.#isCovered(sku, rules)); i++)
      found = templates.at(this.#random.below(templates.count))
    return found
  }

  #isCovered(sku: string, rules: readonly Rule[]): boolean {
    const known = this.#shop.goodsOf(sku)
    return known !== undefined && coversAny(rules, known.goods)
  }

  #lines(): Cart['lines'][number][] {
    const { templates, goodsOf } = this.#shop
    const wanted = new Map(this.#like.lines.map(({ sku, quantity }) => [sku, quantity]))
    if (this.#random.chance(MORE_GOODS))
      for (const { sku, quantity } of templates.at(this.#random.below(templates.count)).lines) wanted.set(sku, wanted.get(sku) ?? quantity)
    return [...wanted].flatMap(([sku, units], i) => {
      const known = goodsOf(sku)
      if (!known || known.price <= 0) return []
      const quantity = Math.min(units, (known.left ?? Infinity) - (this.#taken.get(sku) ?? 0))
      return quantity > 0 ? [{ key: String(i), goods: known.goods, quantity, amount: known.price * quantity }] : []
    })
  }

  #sold({ lines }: Cart, priced: Priced): OrderLine[] {
    const off = new Map(priced.lines.map((line) => [line.key, line.off]))
    return lines.map(({ key, goods: { sku, cost }, quantity, amount }) => ({
      sku,
      title: this.#shop.goodsOf(sku)?.title ?? sku,
      quantity,
      price: amount / quantity,
      amount,
      discount: off.get(key) ?? 0,
      ...(cost === undefined ? {} : { cost }),
      kind: 'sale',
      notSale: '',
    }))
  }

  #gifts({ gifts }: Priced): OrderLine[] {
    return gifts.map(({ sku, units }) => {
      const cost = this.#shop.giftCosts[sku]
      return {
        sku,
        title: this.#shop.goodsOf(sku)?.title ?? sku,
        quantity: units,
        price: 0,
        amount: 0,
        discount: 0,
        ...(cost === undefined ? {} : { cost }),
        kind: 'gift',
        notSale: '',
      }
    })
  }

  /** Numbers go on where the shop's own end: see the words of each language. */
  #number(at: Instant): string {
    const date = new Intl.DateTimeFormat('en-CA', { timeZone: this.#shop.zone }).format(at).replaceAll('-', '')
    return this.#words.orderNumber(date, LIVE_FROM + (this.#place % LIVE_FROM), this.#place)
  }
}

/** Places of a day that no seeded order has. */
const LIVE_FROM = 50_000

/** An order carries one promotion: the one that gave it most; of gifts what they cost. */
function promotionOf({ steps }: Priced): string | undefined {
  const given = new Map<string, number>()
  for (const { rule, verdict, goods, shipping, gifts } of steps) {
    if (verdict !== 'fired') continue
    const key = rule.slice(0, rule.lastIndexOf('/'))
    given.set(
      key,
      gifts.reduce((sum, { cost }) => sum + cost, (given.get(key) ?? 0) + goods + shipping),
    )
  }
  const [most] = [...given].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
  return most?.[0]
}
