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
}

/** The same of purchases alone. */
export interface PurchaseChain {
  /** Day of the buyer's purchase before this one; NO_DAY for none, and where this order is no purchase. */
  readonly purchase: Int32Array
  /** On a day's first purchase: the last day with a purchase before the day in `purchase`. Later than every day elsewhere. */
  readonly earlier: Int32Array
}

/** What is linked: the orders as they are paid, what each came to, and every buyer's first day. */
interface Links {
  columns: Columns
  paid: DayIndex
  amount: Float64Array
  firstDays: Int32Array
}

/** Columns of the paid index and days by buyer, lengthened together; goes on where it ended as long as orders came behind. */
class Linked {
  #columns: Int32Array[]
  #days: Int32Array[]
  #size = -1

  constructor(columns: number, days: number) {
    this.#columns = Array.from({ length: columns }, () => new Int32Array(0))
    this.#days = Array.from({ length: days }, () => new Int32Array(0))
  }

  get isMade(): boolean {
    return this.#size >= 0
  }

  forget(): void {
    this.#size = -1
  }

  /** `empty`: what each column holds where nothing is linked. `link` sets places [from, to). */
  to(size: number, buyers: number, empty: readonly number[], link: (columns: Int32Array[], days: Int32Array[], from: number) => void) {
    const from = Math.max(0, this.#size)
    if (this.#size === size) return this.#columns
    const longer = (old: Int32Array, length: number, fill: number) => {
      const kept = from === 0 ? 0 : old.length
      return (kept === 0 ? withRoom(old, length) : lengthen(old, length)).fill(fill, kept)
    }
    this.#columns = this.#columns.map((column, i) => longer(column, size, empty[i]))
    this.#days = this.#days.map((days) => longer(days, buyers, NO_DAY))
    link(this.#columns, this.#days, from)
    this.#size = size
    return this.#columns
  }
}

/** Links the orders of the paid index one after the other. */
export class ChainMaker {
  readonly #orders = new Linked(2, 1)
  readonly #purchases = new Linked(2, 2)
  #chain: BuyerChain | undefined

  /** What was linked no longer stands as it did. */
  forget(): void {
    this.#orders.forget()
    this.#purchases.forget()
  }

  /** Brings what was made up to date. */
  refresh(links: Links): void {
    if (this.#orders.isMade) this.orders(links)
    if (this.#purchases.isMade) this.purchases(links)
  }

  orders({ columns: { orders }, paid, amount, firstDays }: Links): BuyerChain {
    const size = paid.row.length
    const { values, codes } = orders.buyer
    const [before, first] = this.#orders.to(size, values.length, [NEVER, NO_DAY], ([lastDays, firsts], [last], from) => {
      for (let k = from; k < size; k++) {
        const order = paid.row[k]
        const buyer = codes[order]
        if (buyer === 0 || amount[order] <= 0) continue
        lastDays[k] = last[buyer]
        firsts[k] = firstDays[buyer]
        last[buyer] = paid.day[k]
      }
    })
    if (this.#chain?.before !== before) this.#chain = { before, first }
    return this.#chain
  }

  purchases({ columns: { orders }, paid, amount }: Links): PurchaseChain {
    const size = paid.row.length
    const { returned, buyer: column } = orders
    const empty = [NO_DAY, NEVER]
    const [purchase, earlier] = this.#purchases.to(size, column.values.length, empty, ([last, beforeLast], [newest, other], from) => {
      for (let k = from; k < size; k++) {
        const order = paid.row[k]
        const buyer = column.codes[order]
        if (buyer === 0 || amount[order] <= 0 || returned[order]) continue
        const day = paid.day[k]
        last[k] = newest[buyer]
        if (newest[buyer] === day) continue
        beforeLast[k] = other[buyer]
        other[buyer] = newest[buyer]
        newest[buyer] = day
      }
    })
    return { purchase, earlier }
  }
}
