import type { FactTable } from '~/segments/orderTable'
import { type Asides, changeAsides, collectAsides } from './asides'
import { type Columns, EXCLUDED, TOTAL } from './columns'
import { type Dataset, type DatasetOptions, buildDataset, viewOf } from './dataset'
import { changeSums } from './changeSums'
import { type DayIndex, NO_DAY, extendIndex, indexDays } from './dayIndex'
import { cutDays } from './days'
import { rateOrders } from './exchange'
import { appendFacts, joinTables } from './facts'
import { extend, lengthen } from './grow'
import { extendPurchases } from './purchaseIndex'
import { markReturned } from './returned'
import { extendReturns } from './returns'
import { answering } from './scratch'
import { NEVER, type ShopColumns, countedDays, listLeftOut, magnitudeOf, markFree, rangeOf } from './shopColumns'

/**
 * The dataset with more orders: columns and every index that was made are brought up to date in their own memory, so the old dataset is not to be used any
 * more. `gone`: rows of orders that the new ones replace; they count nowhere from now on. Where orders are in another currency than the shop's,
 * everything is built anew. append(build([A]), B) answers as build([A, B]).
 */
export function appendTable(dataset: Dataset, table: FactTable, gone: readonly number[] = [], version = dataset.version): Dataset {
  const { shop, currency } = dataset
  const isForeign = shop.factor !== undefined || rateOrders(table, currency).factor !== undefined
  return isForeign ? rebuild(dataset, table, gone, version) : extendShop(dataset, table, gone, version)
}

function rebuild({ shop, zone, currency, calendar, traits }: Dataset, table: FactTable, gone: readonly number[], version: number): Dataset {
  const hidden = shop.columns.orders.excluded.map((why) => (why === EXCLUDED.hidden ? 1 : 0))
  for (const row of gone) hidden[row] = 1
  const options: DatasetOptions = { zone: zone.name, currency, calendar, version, attributes: traits.attributes }
  return buildDataset([joinTables([{ ...shop.facts, hidden }, table])], options)
}

function extendShop(dataset: Dataset, table: FactTable, gone: readonly number[], version: number): Dataset {
  const { shop, cubes, groupCubes, calendar, traits, safe } = dataset
  const { hasTotals } = shop
  const from = shop.columns.orders.count
  const lines = shop.columns.lines.count
  const leaving = gone.filter((row) => !shop.columns.orders.excluded[row])
  // Sums lose the orders that are gone while their rows are still in the indexes.
  const mask = maskOf(gone, from)
  if (leaving.length > 0) answering(() => changeSums(dataset, leaving, -1))
  for (const row of gone) shop.columns.orders.excluded[row] = EXCLUDED.hidden
  shop.facts = appendFacts(shop.facts, table)
  if (shop.facts.hidden) for (const row of gone) shop.facts.hidden[row] = 1
  shop.columns = extendColumns(shop, from, lines)
  const ordered = extendIndexes(shop, from, mask)
  extendBuyers(shop, from, ordered, leaving.length === 0)
  extendReturns(shop, from, mask)
  shop.magnitude += magnitudeOf(shop.facts, shop.columns, undefined, from)
  extendAsides(shop, from, mask)
  refreshColumns(shop)
  const next = viewOf(shop, { version, calendar, traits, cubes, groupCubes })
  if (next.safe !== safe || shop.hasTotals !== hasTotals) forgetSums(next)
  const come = Array.from({ length: shop.columns.orders.count - from }, (_, row) => from + row)
  const counted = come.filter((row) => !shop.columns.orders.excluded[row])
  answering(() => changeSums(next, counted, 1))
  return next
}

/** Sums that were made leave out what now has to be told. */
function forgetSums({ cubes, groupCubes }: Dataset) {
  cubes.clear()
  groupCubes.clear()
}

function maskOf(rows: readonly number[], count: number): Uint8Array | undefined {
  if (rows.length === 0) return undefined
  const mask = new Uint8Array(count)
  for (const row of rows) mask[row] = 1
  return mask
}

/** Columns of the new rows behind the old ones. */
function extendColumns({ columns: old, facts, zone, currency }: ShopColumns, from: number, lines: number): Columns {
  const { orders, lines: rows } = facts
  const cut = (days: Int32Array, at: Float64Array) => {
    const longer = lengthen(days, orders.count)
    cutDays(at, zone, longer, from, orders.count)
    return longer
  }
  const free = lengthen(old.lines.free, rows.count)
  markFree(rows, free, lines)
  return {
    orders: {
      ...orders,
      excluded: extend(old.orders.excluded, rateOrders(facts, currency, from).excluded),
      placedDay: cut(old.orders.placedDay, orders.placedAt),
      paidDay: cut(old.orders.paidDay, orders.paidAt),
      returned: extend(old.orders.returned, markReturned(facts, from)),
    },
    lines: { ...rows, free, weight: rows.weight },
  }
}

/** True where all new payments are of the last day or later, so that what hangs on their order goes on where it ended. */
function extendIndexes(shop: ShopColumns, from: number, gone: Uint8Array | undefined): boolean {
  const { columns } = shop
  const put = (index: DayIndex, days: Int32Array) => extendIndex(index, countedDays(columns, days, from), from, gone)
  const { row } = (shop.paid = put(shop.paid, columns.orders.paidDay))
  shop.changePlaced((index) => put(index, columns.orders.placedDay))
  let last = row.length
  while (last > 0 && row[last - 1] >= from) last--
  let fresh = 0
  for (const day of countedDays(columns, columns.orders.paidDay, from)) if (day !== NO_DAY) fresh++
  return row.length - last === fresh
}

/** What is known of buyers: added to where no order is gone, else made anew when it is asked for; what goes by place, where new ones come last. */
function extendBuyers(shop: ShopColumns, from: number, isOrdered: boolean, isWhole: boolean) {
  const { purchases, firstDaysMade, earlier, columns } = shop
  if (!isWhole) {
    purchases.clear()
    firstDaysMade.clear()
  }
  if (!isWhole || !isOrdered) earlier.clear()
  const days = countedDays(columns, columns.orders.paidDay, from)
  for (const [nonProducts, index] of purchases) if (!extendPurchases(shop, nonProducts, index, from, days)) purchases.delete(nonProducts)
  const { row, day } = indexDays(days)
  const rows = row.map((each) => each + from)
  for (const [nonProducts, first] of firstDaysMade) {
    const longer = lengthen(first, columns.orders.buyer.values.length).fill(NEVER, first.length)
    firstDaysMade.set(nonProducts, longer)
    seeFirst(shop, longer, nonProducts, { row: rows, day })
  }
}

/** Lowers the first days of the buyers of these orders. */
function seeFirst(shop: ShopColumns, days: Int32Array, nonProducts: boolean, { row, day }: DayIndex) {
  const { buyer, returned, count } = shop.columns.orders
  const { paid } = shop.money(nonProducts).get(count)
  for (let k = 0; k < row.length; k++) {
    const order = row[k]
    const code = buyer.codes[order]
    if (day[k] < days[code] && paid[order] > 0 && !returned[order]) days[code] = day[k]
  }
}

function extendAsides(shop: ShopColumns, from: number, gone: Uint8Array | undefined) {
  const { columns, leftOut } = shop
  changeAsides(shop, (asides) => {
    const more = collectAsides(columns, from)
    const kept = gone ? keepRows(asides, gone) : asides
    return {
      line: extend(kept.line, more.line),
      order: extend(kept.order, more.order),
      why: extend(kept.why, more.why),
      weight: extend(kept.weight, more.weight),
      net: extend(kept.net, more.net),
    }
  })
  shop.leftOut = extend(gone ? leftOut.filter((row) => !gone[row]) : leftOut, listLeftOut(columns.orders.excluded, from))
  const range = gone ? rangeOf(columns, 0) : rangeOf(columns, from)
  if (gone || !shop.range || !range) shop.range = gone ? range : (shop.range ?? range)
  else
    shop.range = {
      first: Math.min(shop.range.first, range.first),
      last: Math.max(shop.range.last, range.last),
      newest: Math.max(shop.range.newest, range.newest),
      orders: shop.range.orders + range.orders,
      lines: shop.range.lines + range.lines,
    }
  const { later, kind } = columns.lines
  shop.hasTotals ||= kind.subarray(columns.orders.lineStart[from]).includes(TOTAL)
  for (let line = columns.orders.lineStart[from]; line < later.length && !shop.hasLater; line++) if (later[line] !== 0) shop.hasLater = true
}

function keepRows({ line, order, why, weight, net }: Asides, gone: Uint8Array): Asides {
  const keeps = (_: number, k: number) => !gone[order[k]]
  return {
    line: line.filter(keeps),
    order: order.filter(keeps),
    why: why.filter(keeps),
    weight: weight.filter(keeps),
    net: net.filter(keeps),
  }
}

function refreshColumns({ columns, money, goods, units, tells, marks, hours, earlier }: ShopColumns) {
  const { orders, lines } = columns
  for (const made of [money, goods, units, tells, hours]) for (const each of made.made.values()) each.refresh(orders.count)
  for (const each of marks.made.values()) each.refresh(lines.count)
  for (const each of earlier.values()) each.refresh()
}
