import type { Day } from '~/lib/zone'
import type { Columns } from './columns'
import { type DayIndex, NO_DAY } from './dayIndex'
import { lengthen, withRoom } from './grow'

/** Later than every day. */
export const NEVER: Day = 2 ** 31 - 1

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

/** Links the orders of the paid index one after the other; goes on where it ended as long as orders came behind. */
export class ChainMaker {
  #chain: BuyerChain = { before: new Int32Array(0), first: new Int32Array(0), purchase: new Int32Array(0), earlier: new Int32Array(0) }
  /** By buyer: day of the last order, of the last purchase, and of the last purchase on a day before that. */
  #lastOrder: Int32Array = new Int32Array(0)
  #lastPurchase: Int32Array = new Int32Array(0)
  #dayBefore: Int32Array = new Int32Array(0)
  #made = false

  get isMade(): boolean {
    return this.#made
  }

  /** What was linked no longer stands as it did. */
  forget(): void {
    this.#made = false
  }

  link({ orders }: Columns, paid: DayIndex, amount: Float64Array, firstDays: Int32Array): BuyerChain {
    const size = paid.row.length
    const from = this.#made ? this.#chain.before.length : 0
    if (this.#made && from === size) return this.#chain
    const column = (old: Int32Array) => (from === 0 ? withRoom(old, size) : lengthen(old, size))
    const { before, first, purchase, earlier } = this.#chain
    const chain = { before: column(before), first: column(first), purchase: column(purchase), earlier: column(earlier) }
    chain.before.fill(NEVER, from)
    chain.purchase.fill(NO_DAY, from)
    chain.earlier.fill(NEVER, from)
    this.#widen(orders.buyer.values.length, from)
    for (let k = from; k < size; k++) {
      const order = paid.row[k]
      const buyer = orders.buyer.codes[order]
      if (buyer === 0 || amount[order] <= 0) continue
      const day = paid.day[k]
      chain.before[k] = this.#lastOrder[buyer]
      chain.first[k] = firstDays[buyer]
      this.#lastOrder[buyer] = day
      if (orders.returned[order]) continue
      const last = this.#lastPurchase[buyer]
      chain.purchase[k] = last
      if (last === day) continue
      chain.earlier[k] = this.#dayBefore[buyer]
      this.#dayBefore[buyer] = last
      this.#lastPurchase[buyer] = day
    }
    this.#chain = chain
    this.#made = true
    return chain
  }

  #widen(buyers: number, from: number) {
    const widen = (old: Int32Array) => {
      const days = from === 0 ? withRoom(old, buyers) : lengthen(old, buyers)
      return days.fill(NO_DAY, from === 0 ? 0 : old.length)
    }
    this.#lastOrder = widen(this.#lastOrder)
    this.#lastPurchase = widen(this.#lastPurchase)
    this.#dayBefore = widen(this.#dayBefore)
  }
}
