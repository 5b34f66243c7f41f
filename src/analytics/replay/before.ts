import type { SimulationAsk } from '~/domain/promotion/simulation'
import type { Feed } from './feed'
import { AT, emptyRow } from './sums'
import type { Turns } from './turns'

/** What the orders of a feed really came to. */
export async function beforeOf(
  feed: Feed,
  { assume: { parcelCost } }: Pick<SimulationAsk, 'assume'>,
  turns: Turns,
  share: number,
): Promise<Float64Array> {
  const { count, paid } = feed
  const sums = emptyRow()
  await turns.over(count, share, (from, to) => addOrders(feed, parcelCost, sums, from, to))
  await addBuyers(feed, (at) => paid[at] > 0, sums, turns, share)
  return sums
}

function addOrders(feed: Feed, parcelCost: number, sums: Float64Array, from: number, to: number): void {
  const { dataset, row: rows, paid, amount, net, units, cost, costedNet, isCosted, gifts } = feed
  const { shipping, promotion } = dataset.orders
  for (let at = from; at < to; at++) {
    const order = rows[at]
    const off = amount[at] - net[at]
    sums[AT.orders] += paid[at] > 0 ? 1 : 0
    sums[AT.units] += units[at]
    sums[AT.gmv] += paid[at]
    sums[AT.goods] += net[at]
    sums[AT.offGoods] += off
    sums[AT.shipping] += shipping[order]
    sums[AT.shippingCost] += parcelCost
    sums[AT.gifts] += gifts[at]
    sums[AT.costed] += costedNet[at]
    sums[AT.cost] += cost[at]
    sums[AT.participating] += promotion.codes[order] !== 0 || off > 0 ? 1 : 0
    if (!isCosted[at]) sums[AT.costUnknown]++
    else if (marginBefore(feed, at, parcelCost) < 0) sums[AT.lossOrders]++
  }
}

/** Of an order as it really was; of its lines whose cost is known. */
export const marginBefore = ({ dataset, row, costedNet, cost, gifts }: Feed, at: number, parcelCost: number): number =>
  costedNet[at] + dataset.orders.shipping[row[at]] - cost[at] - gifts[at] - parcelCost

/** Distinct known buyers of the orders that were paid, and those of them without a purchase before the window. */
export async function addBuyers(
  { dataset, count, row, window, nonProducts }: Feed,
  isPaid: (at: number) => boolean,
  sums: Float64Array,
  turns: Turns,
  share: number,
): Promise<void> {
  const { codes, values } = dataset.orders.buyer
  const first = dataset.firstDays(nonProducts)
  const seen = new Uint8Array(values.length)
  seen[0] = 1
  await turns.over(count, share, (from, to) => {
    for (let at = from; at < to; at++) {
      const buyer = codes[row[at]]
      if (seen[buyer] || !isPaid(at)) continue
      seen[buyer] = 1
      sums[AT.buyers]++
      if (first[buyer] >= window.from) sums[AT.newBuyers]++
    }
  })
}
