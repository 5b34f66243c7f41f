import type { Cart, CartLine, Priced, Usage } from '~/domain/promotion/cart'
import type { FlatTerms, FlatUsage } from '~/domain/promotion/flat'
import { priceCart } from '~/domain/promotion/priceCart'
import { type SimulationAsk, takesCoupon } from '~/domain/promotion/simulation'
import { costAt } from '~/segments/orderTable'
import { couponName } from './buyers'
import { type Feed, planTime } from './feed'
import { type ReplayKnown, termsOf } from './known'
import { Replay } from './replay'
import type { Turns } from './turns'

interface Asking {
  feed: Feed
  ask: SimulationAsk
  known: ReplayKnown
  skus: readonly string[]
}

/** One order as a cart, and what it comes to under a variant when those before it have used its limits. `buyer`: what the cart calls its buyer. */
export async function orderIn(
  { feed, ask, known, skus }: Asking,
  variant: SimulationAsk['variants'][number],
  { at, buyer }: { at: number; buyer: string },
  turns: Turns,
): Promise<{ cart: Cart; priced: Priced }> {
  const terms = termsOf(ask, variant, feed.dataset.zone.name, known)
  const before = await Replay.of({ feed, ask, known, skus, terms }, turns, 0)
  await before.run(at, turns, (share) => share)
  const cart = cartOf({ feed, ask, known, skus }, before.terms, at)
  const named = { ...cart, buyer: { ...cart.buyer, key: buyer } }
  const code = feed.dataset.orders.buyer.codes[feed.row[at]]
  return { cart: named, priced: priceCart(named, terms, usageOf(before.terms, before.usage, { code, key: buyer })) }
}

/** The order at a place as the engine is asked for the price of a cart. */
export function cartOf({ feed, ask, known }: Asking, { codes }: Pick<FlatTerms, 'codes'>, at: number): Cart {
  const { dataset, row, start, line, paidAt, day, ordersBefore } = feed
  const { orders, lines } = dataset
  const order = row[at]
  const key = orders.buyer.values[orders.buyer.codes[order]]
  const { attributes } = known
  const cartLines: CartLine[] = []
  for (let k = start[at]; k < start[at + 1]; k++) {
    const { cost: _, ...goods } = known.goodsOf(lines.sku.values[lines.sku.codes[line[k]]])
    const cost = costAt(lines.cost, line[k])
    cartLines.push({
      // Keys in the order of the lines: the last thing that equal lines are told apart by.
      key: String(k - start[at] + 1).padStart(4, '0'),
      goods: { ...goods, ...(!Number.isNaN(cost) && { cost }) },
      quantity: lines.quantity[line[k]],
      amount: lines.amount[line[k]],
    })
  }
  return {
    at: planTime(feed, ask.planFrom)(paidAt[at], day[at]),
    channel: orders.channel.values[orders.channel.codes[order]],
    region: orders.region.values[orders.region.codes[order]],
    buyer: {
      key,
      tier: key === '' ? '' : attributes.tierOf(key),
      audiences: key === '' ? [] : codes.audiences.filter((audience) => attributes.audience(audience)?.has(key)),
      orders: ordersBefore[at],
    },
    lines: cartLines,
    shipping: orders.shipping[order],
    coupons: codes.batches.filter((batch) => takesCoupon(couponName(key, paidAt[at]), batch, ask.assume.couponTake)),
    points: key === '' ? 0 : ask.assume.points,
  }
}

/** Limits as they are used up, by keys; of buyers this one's alone. */
function usageOf({ rules, slots }: FlatTerms, { orders, spent, stock, buyers }: FlatUsage, buyer: { code: number; key: string }): Usage {
  return {
    orders: new Map(rules.map(({ rule, index }) => [rule.key, orders[index]])),
    spent: new Map(rules.map(({ rule, index }) => [rule.key, spent[index]])),
    buyers: new Map(rules.map(({ rule, index }) => [`${rule.key}/${buyer.key}`, buyers[index]?.get(buyer.code) ?? 0])),
    units: new Map(slots.map(({ rule, sku, limit }, slot) => [`${rules[rule].rule.key}/${sku}`, limit - stock[slot]])),
  }
}
