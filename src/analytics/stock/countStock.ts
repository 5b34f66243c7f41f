import type { StockSums } from '~/analytics/grains'
import type { Day } from '~/lib/zone'
import { type Ledger, levelBefore, rowFrom } from './ledger'
import type { Stock, StockedSku } from './stock'

/** Days over which a product has to have sold to be one that moves (metrics.md `active_sku_rate`). */
const ACTIVE_DAYS = 30

/** A stretch of days, half-open, which the ledger tells of from its beginning to its end; empty where it tells of none. */
export interface Stretch {
  from: Day
  to: Day
  /** Where the days asked for end, as far as the shop knows them. */
  end: Day
}

export function emptyStock({ from, to }: Pick<Stretch, 'from' | 'to'>): StockSums {
  return {
    days: to - from,
    opening: 0,
    received: 0,
    sold: 0,
    soldCosted: 0,
    closing: 0,
    closingCosted: 0,
    closingCost: 0,
    averageCost: 0,
    cogs: 0,
    sellable: 0,
    dailyUnits: 0,
    out: 0,
    onSale: 0,
    active: 0,
  }
}

/** What one SKU did over a stretch. */
export interface SkuStock {
  opening: number
  received: number
  sold: number
  /** On hand at all places when the stretch was over. */
  closing: number
  /** On hand where goods are for sale: without what lies in quarantine. */
  forSale: number
  promised: number
  /** The closing stock of each day, added up. */
  unitDays: number
  /** Days with something for sale at any moment. */
  inStock: number
}

/** Walks one SKU through stretches that follow on each other; `take` is called once for each, in order. */
export function walkSku(
  { ledger, shelf, promised }: Stock,
  sku: StockedSku,
  stretches: readonly Stretch[],
  take: (of: SkuStock, at: number) => void,
): void {
  const first = stretches[0]?.from ?? 0
  const moves = sku.moves < 0 ? undefined : new Walk(ledger, sku.moves, first)
  const shelves = shelf === ledger || sku.shelf < 0 ? undefined : new Walk(shelf, sku.shelf, first)
  const promises = sku.promises < 0 ? undefined : new Walk(promised, sku.promises, first)
  for (let at = 0; at < stretches.length; at++) {
    const { from, to } = stretches[at]
    const of: SkuStock = { opening: moves?.level ?? 0, received: 0, sold: 0, closing: 0, forSale: 0, promised: 0, unitDays: 0, inStock: 0 }
    moves?.over(from, to, of)
    of.closing = moves?.level ?? 0
    of.forSale = of.closing
    if (shelf !== ledger) {
      const open = { unitDays: 0, inStock: 0, received: 0, sold: 0 }
      shelves?.over(from, to, open)
      of.forSale = shelves?.level ?? 0
      of.inStock = open.inStock
    }
    promises?.over(from, to, undefined)
    of.promised = promises?.level ?? 0
    take(of, at)
  }
}

/** A place in the rows of one SKU, which moves on in time. */
class Walk {
  level: number
  readonly #ledger: Ledger
  readonly #end: number
  #row: number

  constructor(ledger: Ledger, sku: number, from: Day) {
    this.#ledger = ledger
    this.#end = ledger.start[sku + 1]
    this.#row = rowFrom(ledger, ledger.start[sku], this.#end, from)
    this.level = levelBefore(ledger, sku, from)
  }

  over(from: Day, to: Day, add: Pick<SkuStock, 'unitDays' | 'inStock' | 'received' | 'sold'> | undefined): void {
    const { day, closing, received, sold, inStock } = this.#ledger
    let next = from
    for (; this.#row < this.#end && day[this.#row] < to; this.#row++) {
      const row = this.#row
      if (add) {
        add.unitDays += this.level * (day[row] - next) + closing[row]
        add.inStock += (this.level > 0 ? day[row] - next : 0) + inStock[row]
        add.received += received[row]
        add.sold += sold[row]
        next = day[row] + 1
      }
      this.level = closing[row]
    }
    if (!add) return
    add.unitDays += this.level * (to - next)
    if (this.level > 0) add.inStock += to - next
  }
}

/** Adds what a SKU did to the sums of its group. */
export function addSku(sums: StockSums, of: SkuStock, { cost, listed, moves }: StockedSku, { from, to }: Stretch): void {
  const days = to - from
  if (days <= 0) return
  sums.opening += of.opening
  sums.received += of.received
  sums.sold += of.sold
  sums.closing += of.closing
  sums.sellable += of.forSale - of.promised
  if (of.sold !== 0 && of.inStock > 0) sums.dailyUnits += of.sold / of.inStock
  if (moves >= 0 && listed && listed.from < to && listed.to >= to && of.forSale <= of.promised) sums.out++
  if (cost === undefined) return
  sums.soldCosted += of.sold
  sums.closingCosted += of.closing
  sums.closingCost += of.closing * cost
  sums.averageCost += (of.unitDays * cost) / days
  sums.cogs += of.sold * cost
}

/** Whether a SKU was sold on a day of the ACTIVE_DAYS that end with each stretch; and whether it was on sale on one of them. */
export function walkActive(
  { sales }: Stock,
  sku: StockedSku,
  stretches: readonly Stretch[],
  take: (active: boolean, onSale: boolean, at: number) => void,
): void {
  let next = sku.sales < 0 ? 0 : sales.start[sku.sales]
  const end = sku.sales < 0 ? 0 : sales.start[sku.sales + 1]
  let last = -Infinity
  for (let at = 0; at < stretches.length; at++) {
    const until = stretches[at].end
    while (next < end && sales.day[next] < until) last = sales.day[next++]
    const onSale = sku.listed !== undefined && sku.listed.from < until && sku.listed.to > until - ACTIVE_DAYS
    take(onSale && last >= until - ACTIVE_DAYS, onSale, at)
  }
}
