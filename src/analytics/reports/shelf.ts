import type { Figure } from '~/analytics/query'
import { ratio } from '~/analytics/metrics/quotients'
import { SHELF_STATES, type ShelfAnswer, type ShelfAsk, type ShelfRow } from '~/analytics/reports'
import { rowFrom } from '~/analytics/stock/ledger'
import { type SkuStock, type Stretch, walkSku } from '~/analytics/stock/countStock'
import type { Stock, StockedSku } from '~/analytics/stock/stock'
import { clip, wantedSkus } from '~/analytics/stock/stockSource'
import type { Day } from '~/lib/zone'

/** Goods that nobody bought for so long are dead; a code that is in no catalogue counts as given up after as long. */
const DEAD_DAYS = 90
/** With more cover than this, money lies on the shelf. */
const SLOW_DAYS = 180
/** Where no reorder point is set, it is time to buy with less cover than this. */
const LOW_DAYS = 14
/** Bounds of the bands of age, in days. */
const AGES = [0, 30, 60, 90, 180, 365]

export interface ShelfOf {
  version: number
  /** Amounts that make one unit of the currency. */
  unit: number
  /** What a reader calls a SKU; '' where nothing is known. */
  labelOf: (code: string) => string
}

/** Every SKU that is counted, with what it did over the window and what it needs. */
export function shelf(stock: Stock, ask: ShelfAsk, { version, unit, labelOf }: ShelfOf): ShelfAnswer {
  const wanted = wantedSkus(ask.filters ?? {})
  if (!wanted) return { ok: false, why: 'notSplit' }
  if (stock.to <= stock.from) return { ok: false, why: 'noStock' }
  const stretch = clip(stock, ask.from, ask.to)
  if (stretch.to <= stretch.from) return { ok: false, why: ask.from >= stock.to ? 'notYet' : 'noStock' }
  const rows: ShelfRow[] = []
  const ages = AGES.map((from, at) => ({ from, ...(at + 1 < AGES.length ? { to: AGES[at + 1] } : {}), units: 0, value: 0 }))
  for (const sku of stock.skus) {
    if (sku.moves < 0 || !wanted(sku)) continue
    walkSku(stock, sku, [stretch], (of) => {
      const row = rowOf(stock, sku, of, { stretch, unit, labelOf })
      if (!row) return
      rows.push(row)
      addAges(ages, stock, sku, of, { stretch, unit })
    })
  }
  const chosen = ask.states?.length ? rows.filter(({ state }) => ask.states?.includes(state)) : rows
  return {
    ok: true,
    version,
    asOf: stretch.to - 1,
    states: statesOf(rows),
    ages,
    total: chosen.length,
    rows: chosen.toSorted(ORDERS[ask.sort]).slice(0, ask.top),
  }
}

interface Seen extends Pick<ShelfOf, 'unit' | 'labelOf'> {
  stretch: Stretch
}

/** undefined: nothing there, nothing going on, and not on sale. */
function rowOf(stock: Stock, sku: StockedSku, of: SkuStock, { stretch, unit, labelOf }: Seen): ShelfRow | undefined {
  const onSale = sku.listed !== undefined && sku.listed.from < stretch.to && sku.listed.to >= stretch.to
  if (!onSale && of.closing === 0 && of.promised === 0 && sku.incoming === 0 && of.sold === 0) return undefined
  const lastSold = lastSale(stock, sku, stretch.to)
  const sellable = of.forSale - of.promised
  const pace = of.inStock > 0 ? of.sold / of.inStock : 0
  const daysOfCover: Figure = pace > 0 ? { value: Math.max(0, sellable) / pace } : { value: null, why: 'noDenominator' }
  return {
    key: sku.code,
    label: labelOf(sku.code),
    onHand: of.closing,
    reserved: of.promised,
    incoming: sku.incoming,
    value: sku.cost === undefined ? null : (of.closing * sku.cost) / unit,
    sold: of.sold,
    daysOfCover,
    sellThrough: ratio(of.sold, of.opening + of.received),
    // At one cost a unit the cost cancels out.
    turnoverDays: of.sold > 0 ? { value: of.unitDays / of.sold } : { value: null, why: 'noDenominator' },
    ...(lastSold === undefined ? {} : { lastSold }),
    state: stateOf(stock, sku, { sellable, closing: of.closing, cover: daysOfCover.value, lastSold, onSale, to: stretch.to }),
  }
}

interface Situation {
  sellable: number
  closing: number
  cover: number | null
  lastSold: Day | undefined
  onSale: boolean
  to: Day
}

function stateOf(stock: Stock, sku: StockedSku, { sellable, closing, cover, lastSold, onSale, to }: Situation): ShelfRow['state'] {
  const sells = lastSold !== undefined && lastSold >= to - DEAD_DAYS
  const offered = sku.listed === undefined ? sells : onSale
  if (sellable <= 0) return offered ? 'out' : 'fine'
  if (!sells && stock.ledger.day[stock.ledger.start[sku.moves]] < to - DEAD_DAYS) return 'dead'
  const isLow = sku.reorderPoint > 0 ? sellable <= sku.reorderPoint : cover !== null && cover < LOW_DAYS
  if (offered && sells && isLow) return 'low'
  return closing > 0 && cover !== null && cover > SLOW_DAYS ? 'slow' : 'fine'
}

/** Day of the newest sale before `to`. */
function lastSale({ sales }: Stock, sku: StockedSku, to: Day): Day | undefined {
  if (sku.sales < 0) return undefined
  const row = rowFrom(sales, sales.start[sku.sales], sales.start[sku.sales + 1], to)
  return row > sales.start[sku.sales] ? sales.day[row - 1] : undefined
}

/** First in, first out: what is there is what came in last; what no receipt explains is as old as the ledger of the SKU. */
function addAges(
  ages: { from: number; units: number; value: number }[],
  { ledger }: Stock,
  sku: StockedSku,
  of: SkuStock,
  { stretch, unit }: Pick<Seen, 'stretch' | 'unit'>,
): void {
  const add = (units: number, day: Day) => {
    const age = stretch.to - 1 - day
    const band = ages.findLast(({ from }) => from <= age) ?? ages[0]
    band.units += units
    band.value += (units * (sku.cost ?? 0)) / unit
  }
  const first = ledger.start[sku.moves]
  let left = of.closing
  for (let row = rowFrom(ledger, first, ledger.start[sku.moves + 1], stretch.to) - 1; row >= first && left > 0; row--) {
    const units = Math.min(left, row === first ? left : ledger.received[row])
    if (units <= 0) continue
    add(units, ledger.day[row])
    left -= units
  }
}

function statesOf(rows: readonly ShelfRow[]): Extract<ShelfAnswer, { ok: true }>['states'] {
  const none = () => ({ skus: 0, units: 0, value: 0 })
  const states = { out: none(), low: none(), dead: none(), slow: none(), fine: none() } satisfies Record<ShelfRow['state'], unknown>
  for (const { state, onHand, value } of rows) {
    states[state].skus++
    states[state].units += onHand
    states[state].value += value ?? 0
  }
  return states
}

const byKey = (a: ShelfRow, b: ShelfRow): number => (a.key < b.key ? -1 : 1)
const falling = (of: (row: ShelfRow) => number) => (a: ShelfRow, b: ShelfRow) => of(b) - of(a) || byKey(a, b)
const byValue = falling(({ value }) => value ?? -Infinity)
const bySold = falling(({ sold }) => sold)
const byCover = falling(({ daysOfCover }) => -(daysOfCover.value ?? Infinity))
const WITHIN: Record<ShelfRow['state'], typeof byKey> = { out: bySold, low: byCover, dead: byValue, slow: byValue, fine: byValue }

const ORDERS: Record<ShelfAsk['sort'], typeof byKey> = {
  decision: (a, b) => SHELF_STATES.indexOf(a.state) - SHELF_STATES.indexOf(b.state) || WITHIN[a.state](a, b),
  value: byValue,
  cover: byCover,
  sold: bySold,
  sellThrough: falling(({ sellThrough }) => sellThrough.value ?? -Infinity),
}
