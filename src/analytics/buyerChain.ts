import type { Day } from '~/lib/zone'
import type { Columns } from './columns'
import { type DayIndex, NO_DAY } from './dayIndex'

/** Later than every day. */
const NEVER: Day = 2 ** 31 - 1

/**
 * What a known buyer did before each paid order, in the order of the paid index. The buyers of a window are the orders whose
 * buyer had no order in the window before: one compare an order, no set.
 */
export interface BuyerChain {
  /** Day of the buyer's order before this one; NO_DAY for a first one; a day after all others where the order makes no buyer. */
  readonly before: Int32Array
  /** Day of the buyer's first purchase in all of history (paid with more than 0, not given back). */
  readonly first: Int32Array
  /** Day of the buyer's purchase before this one; NO_DAY for none, and where this order is no purchase. */
  readonly purchase: Int32Array
  /** On a day's first purchase: the last day with a purchase before the day in `purchase`. Later than every day elsewhere. */
  readonly earlier: Int32Array
}

export function linkBuyers({ orders }: Columns, paid: DayIndex, amount: Float64Array, firstDays: Int32Array): BuyerChain {
  const size = paid.row.length
  const chain = {
    before: new Int32Array(size).fill(NEVER),
    first: new Int32Array(size),
    purchase: new Int32Array(size).fill(NO_DAY),
    earlier: new Int32Array(size).fill(NEVER),
  }
  const buyers = orders.buyer.values.length
  const lastOrder = new Int32Array(buyers).fill(NO_DAY)
  const lastPurchase = new Int32Array(buyers).fill(NO_DAY)
  const dayBefore = new Int32Array(buyers).fill(NO_DAY)
  for (let k = 0; k < size; k++) {
    const order = paid.row[k]
    const buyer = orders.buyer.codes[order]
    if (buyer === 0 || amount[order] <= 0) continue
    const day = paid.day[k]
    chain.before[k] = lastOrder[buyer]
    chain.first[k] = firstDays[buyer]
    lastOrder[buyer] = day
    if (orders.returned[order]) continue
    const purchase = lastPurchase[buyer]
    chain.purchase[k] = purchase
    if (purchase === day) continue
    chain.earlier[k] = dayBefore[buyer]
    dayBefore[buyer] = purchase
    lastPurchase[buyer] = day
  }
  return chain
}
