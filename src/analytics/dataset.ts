import { type Currency, unitOf } from '~/domain/money'
import { type Zone, zoneOf } from '~/lib/zone'
import type { FactTable } from '~/segments/orderTable'
import { type Columns, CREDIT, EXCLUDED, NON_PRODUCT, TOTAL } from './columns'
import { type BuyerChain, linkBuyers } from './buyerChain'
import { type DayCube, buildCube } from './dayCube'
import { type DayIndex, NO_DAY, indexDays } from './dayIndex'
import { exchangeLines, exchangeOrders, rateOrders } from './exchange'
import { joinTables } from './facts'
import { type OrderMoney, type OrderUnits, markLines, sumMoney, sumUnits } from './orderSums'
import type { DataRange, Scope } from './query'
import { type ReturnEvents, collectReturns, markReturned } from './returns'

/**
 * A shop, ready to be counted. Built once for every change of the data, then only read; the sums of a scope are made at the
 * first question and kept.
 */
export interface Dataset extends Columns {
  /** Carried by every answer. */
  readonly version: number
  readonly zone: Zone
  readonly currency: Currency
  /** Amounts are integers; this many make one unit of the currency. */
  readonly unit: number
  /** The latest title by SKU code. */
  readonly skuTitle: string[]
  /** Sales that count, by the day of their payment and by the day they were placed. */
  readonly paid: DayIndex
  readonly placed: DayIndex
  readonly returns: ReturnEvents
  /** Lines of sales that are no products, or are kept as non-sales. */
  readonly asides: { readonly line: Uint32Array; readonly order: Uint32Array }
  /** Orders that are tests or have no rate. */
  readonly leftOut: Uint32Array
  /** False where the sum of all amounts would pass 2^53, so that each sum has to be watched. */
  readonly safe: boolean
  readonly range: DataRange | undefined
  money(nonProducts: boolean): OrderMoney
  units(scope: Pick<Scope, 'nonProducts' | 'free'>): OrderUnits
  /** Day of each buyer's first purchase in all of history (paid with more than 0, not given back), by buyer code. */
  firstDays(nonProducts: boolean): Int32Array
  chain(nonProducts: boolean): BuyerChain
  /** 1 for lines that the scope counts. */
  countedLines(scope: Pick<Scope, 'nonProducts' | 'free'>): Uint8Array
  cube(scope: Scope): DayCube | undefined
}

/** Throws RangeError for a zone or currency that the browser does not know. */
export function buildDataset(tables: FactTable[], options: { zone: string; currency: Currency; version?: number }): Dataset {
  const facts = joinTables(tables)
  const zone = zoneOf(options.zone)
  const { factor, excluded } = rateOrders(facts, options.currency)
  const columns = columnsOf(facts, zone, excluded, factor)
  const countedOn = (days: Int32Array) => {
    const counted = days.slice()
    for (let order = 0; order < counted.length; order++)
      if (excluded[order] || columns.orders.type[order] === CREDIT) counted[order] = NO_DAY
    return indexDays(counted)
  }
  const paid = countedOn(columns.orders.paidDay)
  const returns = collectReturns(facts, columns, zone.dayOf, factor)
  const money = keep((nonProducts: boolean) => sumMoney(columns, nonProducts))
  const firstDays = keep((nonProducts: boolean) => findFirstDays(columns, paid, money(nonProducts).paid))
  const lineScope = (scope: Pick<Scope, 'nonProducts' | 'free'>) => `${scope.nonProducts} ${scope.free}`
  const dataset: Dataset = {
    ...columns,
    version: options.version ?? 0,
    zone,
    currency: options.currency,
    unit: unitOf(options.currency),
    skuTitle: facts.skuTitle,
    paid,
    placed: countedOn(columns.orders.placedDay),
    returns,
    asides: collectAsides(columns),
    leftOut: listLeftOut(excluded),
    safe: magnitudeOf(columns, returns) <= Number.MAX_SAFE_INTEGER,
    range: rangeOf(facts, columns),
    money,
    units: keep((scope: Pick<Scope, 'nonProducts' | 'free'>) => sumUnits(columns, scope), lineScope),
    firstDays,
    chain: keep((nonProducts: boolean) => linkBuyers(columns, paid, money(nonProducts).paid, firstDays(nonProducts))),
    countedLines: keep((scope: Pick<Scope, 'nonProducts' | 'free'>) => markLines(columns.lines, scope), lineScope),
    cube: keep(
      (scope: Scope) => buildCube(dataset, scope),
      (scope) => `${lineScope(scope)} ${scope.unknownBuyers}`,
    ),
  }
  return dataset
}

function keep<K, T>(make: (key: K) => T, name: (key: K) => string = String): (key: K) => T {
  const known = new Map<string, { made: T }>()
  return (key) => {
    const found = known.get(name(key)) ?? { made: make(key) }
    known.set(name(key), found)
    return found.made
  }
}

function columnsOf(facts: FactTable, zone: Zone, excluded: Uint8Array, factor: Float64Array | undefined): Columns {
  const { orders, lines } = facts
  return {
    orders: {
      count: orders.count,
      type: orders.type,
      excluded,
      placedDay: cutDays(orders.placedAt, zone),
      paidDay: cutDays(orders.paidAt, zone),
      cancelledDay: cutDays(orders.cancelledAt, zone),
      shipping: factor ? exchangeOrders(orders.shipping, factor) : orders.shipping,
      discount: factor ? exchangeOrders(orders.discount, factor) : orders.discount,
      buyer: orders.buyer,
      channel: orders.channel,
      region: orders.region,
      lineStart: orders.lineStart,
      returned: markReturned(facts),
    },
    lines: {
      count: lines.count,
      sku: lines.sku,
      quantity: lines.quantity,
      kind: lines.kind,
      notSale: lines.notSale,
      free: markFree(lines),
      weight: lines.weight,
      amount: factor ? exchangeLines(lines.amount, orders.lineStart, factor) : lines.amount,
      discount: factor ? exchangeLines(lines.discount, orders.lineStart, factor) : lines.discount,
    },
  }
}

/** Read before the exchange, so that no rounding makes a line free. */
function markFree({ count, amount, discount, kind }: FactTable['lines']): Uint8Array {
  const free = new Uint8Array(count)
  for (let line = 0; line < count; line++) if (amount[line] === 0 && discount[line] === 0 && kind[line] !== TOTAL) free[line] = 1
  return free
}

function cutDays(at: Float64Array, zone: Zone): Int32Array {
  const days = new Int32Array(at.length)
  // Neighbours of a sorted column mostly share their day: two comparisons in place of the zone's rules.
  let from = 0
  let to = 0
  let day = 0
  for (let i = 0; i < at.length; i++) {
    const instant = at[i]
    if (instant >= from && instant < to) days[i] = day
    else if (Number.isNaN(instant)) days[i] = NO_DAY
    else {
      day = zone.dayOf(instant)
      from = zone.startOfDay(day)
      to = zone.startOfDay(day + 1)
      days[i] = day
    }
  }
  return days
}

function findFirstDays({ orders }: Columns, paid: DayIndex, amount: Float64Array): Int32Array {
  const first = new Int32Array(orders.buyer.values.length).fill(2 ** 31 - 1)
  for (let k = 0; k < paid.row.length; k++) {
    const order = paid.row[k]
    const buyer = orders.buyer.codes[order]
    if (paid.day[k] < first[buyer] && amount[order] > 0 && !orders.returned[order]) first[buyer] = paid.day[k]
  }
  return first
}

function collectAsides({ orders, lines }: Columns): Dataset['asides'] {
  let count = 0
  for (let line = 0; line < lines.count; line++) if (lines.notSale[line] !== 0 || NON_PRODUCT[lines.kind[line]]) count++
  const asides = { line: new Uint32Array(count), order: new Uint32Array(count) }
  let at = 0
  for (let order = 0; order < orders.count; order++) {
    if (orders.excluded[order] || orders.type[order] === CREDIT) continue
    for (let line = orders.lineStart[order]; line < orders.lineStart[order + 1]; line++) {
      if (lines.notSale[line] === 0 && !NON_PRODUCT[lines.kind[line]]) continue
      asides.line[at] = line
      asides.order[at++] = order
    }
  }
  return { line: asides.line.subarray(0, at), order: asides.order.subarray(0, at) }
}

function listLeftOut(excluded: Uint8Array): Uint32Array {
  const rows: number[] = []
  excluded.forEach((why, order) => {
    if (why > EXCLUDED.hidden) rows.push(order)
  })
  return Uint32Array.from(rows)
}

function magnitudeOf({ orders, lines }: Columns, returns: ReturnEvents): number {
  let sum = 0
  for (const column of [lines.amount, lines.discount, orders.shipping, orders.discount, returns.goods, returns.other]) {
    for (let i = 0; i < column.length; i++) sum += Math.abs(column[i])
  }
  return sum
}

function rangeOf(facts: FactTable, { orders, lines: { weight } }: Columns): DataRange | undefined {
  const { placedAt, paidAt } = facts.orders
  const range: DataRange = { first: Infinity, last: -Infinity, newest: -Infinity, orders: 0, lines: 0 }
  for (let order = 0; order < orders.count; order++) {
    if (orders.excluded[order] === EXCLUDED.hidden || orders.excluded[order] === EXCLUDED.test) continue
    const day = orders.placedDay[order]
    const last = Math.max(day, orders.paidDay[order])
    if (day < range.first) range.first = day
    if (last > range.last) range.last = last
    if (placedAt[order] > range.newest) range.newest = placedAt[order]
    if (paidAt[order] > range.newest) range.newest = paidAt[order]
    range.orders++
    for (let line = orders.lineStart[order]; line < orders.lineStart[order + 1]; line++) range.lines += weight?.[line] ?? 1
  }
  return range.orders > 0 ? range : undefined
}
