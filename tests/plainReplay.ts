import type { Attributes } from '~/analytics/attributes'
import { exchange, factorOf } from '~/domain/exchange'
import type { Order, OrderLine } from '~/domain/order'
import type { Cart, CartGoods, Priced, PriceTerms } from '~/domain/promotion/cart'
import { type SimulationAsk, takesCoupon } from '~/domain/promotion/simulation'
import { zoneOf } from '~/lib/zone'
import { countUsage, noUsage, plainPrice } from './plainPromotions'

export interface PlainReplayed {
  order: Order
  cart: Cart
  priced: Priced
  /** Paid by the plan, lines that are no goods among it. */
  after: number
}

export interface PlainShop {
  zone: string
  currency: string
  attributes: Attributes
  goodsOf: (sku: string) => CartGoods
}

const DAY = 86_400_000

/** The oracle of replays: order objects, each made a cart and priced by the plain reference, in the order of their payments, those of one instant as an importer sorts them. */
export function plainReplay(
  orders: readonly Order[],
  ask: Pick<SimulationAsk, 'window' | 'planFrom' | 'assume' | 'nonProducts'>,
  terms: PriceTerms,
  shop: PlainShop,
): PlainReplayed[] {
  const zone = zoneOf(shop.zone)
  const factor = (order: Order) => factorOf(order.currency, order.rate, shop.currency)
  const paid = orders
    .flatMap((order) => (order.paidAt === undefined ? [] : [{ order, at: order.paidAt }]))
    .filter(({ order }) => order.type === 'sale' && !order.test && factor(order) !== undefined)
    .toSorted((a, b) => a.at - b.at || a.order.placedAt - b.order.placedAt || (a.order.number < b.order.number ? -1 : 1))
  const had = new Map<string, number>()
  const usage = noUsage()
  const audiences = new Set(terms.rules.flatMap(({ who }) => who.audiences ?? []))
  const batches = new Set(terms.rules.flatMap(({ action }) => (action.kind === 'coupon' ? [action.batch] : [])))
  const replayed: PlainReplayed[] = []
  for (const { order, at } of paid) {
    const { key } = order.buyer
    const before = had.get(key) ?? 0
    had.set(key, before + 1)
    const day = zone.dayOf(at)
    if (day < ask.window.from || day >= ask.window.to) continue
    const convert = (amount: number) => exchange(amount, factor(order) ?? Number.NaN)
    const lines = order.lines.filter(isGoods)
    if (lines.length === 0) continue
    const wall = at + zone.offsetAt(at) + (ask.planFrom - ask.window.from) * DAY
    const cart: Cart = {
      at: zone.fromWall(wall),
      channel: order.channel,
      region: order.region,
      buyer: {
        key,
        tier: key === '' ? '' : shop.attributes.tierOf(key),
        audiences: key === '' ? [] : [...audiences].filter((name) => shop.attributes.audience(name)?.has(key)),
        orders: before,
      },
      lines: lines.map(({ sku, quantity, amount }, i) => ({
        key: String(i).padStart(4, '0'),
        goods: shop.goodsOf(sku),
        quantity,
        amount: convert(amount),
      })),
      shipping: convert(order.shipping),
      coupons: [...batches].filter((batch) => takesCoupon(key === '' ? `@${at}` : key, batch, ask.assume.couponTake)),
      points: key === '' ? 0 : ask.assume.points,
    }
    const priced = plainPrice(cart, terms, usage)
    countUsage(usage, cart, priced)
    const isBeside = (line: OrderLine) =>
      line.notSale === '' && !isGoods(line) && ((ask.nonProducts ?? true) || !['postage', 'fee', 'correction'].includes(line.kind))
    const beside = order.lines.filter(isBeside).reduce((sum, { amount, discount }) => sum + convert(amount) - convert(discount), 0)
    replayed.push({ order, cart, priced, after: priced.total + beside })
  }
  return replayed
}

const isGoods = ({ kind, notSale, quantity, amount }: OrderLine): boolean =>
  kind === 'sale' && notSale === '' && quantity > 0 && amount >= 0
