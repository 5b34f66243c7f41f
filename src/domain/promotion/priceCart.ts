import type { Cart, CartLine, Priced, PricedLine, PriceTerms, Usage } from './cart'
import { compileRules } from './compile'
import { addLine, type Basket, basketFor, type FlatTerms, type FlatUsage } from './flat'
import { priceBasket } from './priceBasket'
import { stepsOf } from './steps'

/** What a cart comes to under these rules, with what each rule did and why. */
export function priceCart(cart: Cart, terms: PriceTerms, usage: Usage): Priced {
  const lines = [...cart.lines].sort((a, b) => (a.key < b.key ? -1 : 1))
  const flat = compileRules(
    terms,
    lines.map(({ goods }) => goods),
  )
  const basket = fill(basketFor(flat, lines.length || 1), flat, cart, lines)
  const used = usageFor(flat, usage, cart.buyer.key)
  priceBasket(flat, basket, used)
  return pricedOf(flat, basket, used, { cart, lines, terms })
}

/** Lines come in the order of their keys, which is the last that the canonical order asks for. */
function fill(basket: Basket, { codes }: FlatTerms, cart: Cart, lines: readonly CartLine[]): Basket {
  basket.at = cart.at
  basket.channel = codes.channels.indexOf(cart.channel)
  basket.region = codes.regions.indexOf(cart.region)
  basket.tier = codes.tiers.indexOf(cart.buyer.tier)
  basket.buyer = cart.buyer.key === '' ? -1 : 0
  basket.orders = cart.buyer.orders
  codes.audiences.forEach((key, code) => (basket.audiences[code] = cart.buyer.audiences.includes(key) ? 1 : 0))
  codes.batches.forEach((key, code) => (basket.coupons[code] = cart.coupons.includes(key) ? 1 : 0))
  basket.shipping = cart.shipping
  basket.points = cart.points
  lines.forEach(({ quantity, amount }, i) => addLine(basket, i, quantity, amount, i))
  return basket
}

/** Usage by keys as columns; the cart's buyer is number 0. */
const usageFor = ({ rules, slots }: FlatTerms, usage: Usage, buyer: string): FlatUsage => ({
  orders: Float64Array.from(rules, ({ rule }) => usage.orders.get(rule.key) ?? 0),
  spent: Float64Array.from(rules, ({ rule }) => usage.spent.get(rule.key) ?? 0),
  stock: Float64Array.from(slots, ({ rule, sku, limit }) => limit - (usage.units.get(`${rules[rule].rule.key}/${sku}`) ?? 0)),
  buyers: rules.map(({ rule }) =>
    rule.limits.perBuyer === undefined ? undefined : new Map([[0, usage.buyers.get(`${rule.key}/${buyer}`) ?? 0]]),
  ),
})

function pricedOf(
  flat: FlatTerms,
  basket: Basket,
  used: FlatUsage,
  { cart, lines, terms }: { cart: Cart; lines: readonly CartLine[]; terms: PriceTerms },
): Priced {
  const left = new Map(lines.map(({ key }) => [key, 0]))
  for (let i = 0; i < basket.count; i++) left.set(lines[basket.lines.line[i]].key, basket.lines.left[i])
  const priced = cart.lines.map(({ key, amount }): PricedLine => {
    const pay = left.get(key) ?? amount
    return { key, before: amount, off: amount - pay, pay }
  })
  const steps = stepsOf(flat, basket, used, {
    lineKey: (line) => lines[line].key,
    giftCosts: terms.giftCosts ?? {},
    channel: cart.channel,
    region: cart.region,
    tier: cart.buyer.tier,
  })
  return {
    lines: priced,
    before: priced.reduce((sum, { before }) => sum + before, 0),
    goods: basket.goods,
    shipping: basket.shippingLeft,
    shippingOff: cart.shipping - basket.shippingLeft,
    total: basket.goods + basket.shippingLeft,
    discount: basket.discount,
    gifts: steps.flatMap(({ gifts, rule }) => gifts.map((gift) => ({ ...gift, rule }))),
    pointsEarned: basket.pointsEarned,
    pointsSpent: basket.pointsSpent,
    steps,
  }
}
