import type { Day } from '~/lib/zone'
import type { Codes } from '~/segments/orderTable'
import { CREDIT } from './columns'
import type { Dataset } from './dataset'
import { firstFrom } from './dayIndex'
import type { Filter, Test } from './filter'
import { take, takeFilled } from './scratch'
import { orderOfLine } from './shopColumns'

/** Half-open days of the shop's zone. */
export interface Window {
  from: Day
  to: Day
}

/** What happens on days: payments, orders placed, returns. Rows are orders, or events in ReturnEvents. */
export interface Happenings {
  readonly kind: 'paid' | 'placed' | 'returned' | 'aside'
  /** Row numbers by day, and the day of each place. */
  readonly row: Uint32Array
  readonly day: Int32Array
  /** By row. */
  readonly dayOf: Int32Array
  readonly hours: () => Uint8Array
  /** Row of the order, by row; undefined: rows are orders. */
  readonly orderOf: Uint32Array | undefined
}

/** Rows that take part, by day. With `lines`, only those of their lines: the ones of rows[i] are line [start[i], start[i + 1]). */
export interface Picked {
  readonly rows: Uint32Array
  readonly count: number
  readonly lines?: { readonly start: Uint32Array; readonly line: Uint32Array }
}

/** Sales by their payment. */
export const payments = (dataset: Dataset): Happenings => ({
  kind: 'paid',
  row: dataset.paid.row,
  day: dataset.paid.day,
  dayOf: dataset.orders.paidDay,
  hours: () => dataset.hours('paidAt'),
  orderOf: undefined,
})

export const placings = (dataset: Dataset): Happenings => ({
  kind: 'placed',
  ...dataset.placed(),
  dayOf: dataset.orders.placedDay,
  hours: () => dataset.hours('placedAt'),
  orderOf: undefined,
})

/** Lines that stand beside the figures, by the day of their order. */
export function asidesOf(dataset: Dataset): Happenings {
  const { row, day, dayOf } = dataset.shop.asideDays()
  const { order } = dataset.asides
  const hours = () => {
    const paid = dataset.hours('paidAt')
    return Uint8Array.from(order, (each) => paid[each])
  }
  return { kind: 'aside', row, day, dayOf, hours, orderOf: order }
}

/** Returns by their own day, or by the payment's where the scope says so. */
export function givings(dataset: Dataset, on: Filter['scope']['refundsOn']): Happenings {
  const { returns } = dataset
  const { event, day } = dataset.returnsOn(on)
  if (on !== 'order') return { kind: 'returned', row: event, day, dayOf: returns.day, hours: () => returns.hour, orderOf: returns.order }
  const dayOf = new Int32Array(event.length)
  for (let k = 0; k < event.length; k++) dayOf[event[k]] = day[k]
  const hours = () => {
    const { paidAt, type } = dataset.orders
    const paid = dataset.hours('paidAt')
    return returns.hour.map((hour, row) => {
      const order = returns.order[row]
      return type[order] === CREDIT || Number.isNaN(paidAt[order]) ? hour : paid[order]
    })
  }
  return { kind: 'returned', row: event, day, dayOf, hours, orderOf: returns.order }
}

/** The rows of a window that pass the tests; goods are not asked about. */
export function pickRows(dataset: Dataset, filter: Filter, what: Happenings, window: Window): Picked {
  const from = firstFrom(what, window.from)
  let rows = what.row.subarray(from, Math.max(from, firstFrom(what, window.to)))
  let count = rows.length
  const hours = dataset.hasLater && what.kind === 'paid' ? undefined : filter.hours
  if (filter.tests.length === 0 && !hours) return { rows, count }
  // Those that pass a test are put where they were read, so one copy does for all of the tests.
  const out = take(Uint32Array, count)
  for (const test of filter.tests) {
    count = passTest(dataset, test, what, rows, count, out)
    rows = out
  }
  if (hours) count = passHours(hours, what.hours(), rows, count, out)
  return { rows: out, count }
}

function passTest(
  dataset: Dataset,
  test: Test,
  { orderOf, dayOf }: Happenings,
  rows: Uint32Array,
  count: number,
  out: Uint32Array,
): number {
  const { wanted } = test
  if (test.on === 'weekday') return passWeekdays(wanted, dayOf, rows, count, out)
  if (test.on === 'buyer') return passCodes(dataset.orders.buyer.codes, wanted, orderOf, rows, count, out)
  return passCodes(test.codes, wanted, orderOf, rows, count, out)
}

function passCodes(
  codes: Codes,
  wanted: Uint8Array,
  orderOf: Uint32Array | undefined,
  rows: Uint32Array,
  count: number,
  out: Uint32Array,
) {
  let at = 0
  // Each row is written, and the place moves on where it passes: no branch to guess.
  if (orderOf) {
    for (let i = 0; i < count; i++) {
      out[at] = rows[i]
      at += wanted[codes[orderOf[rows[i]]]]
    }
    return at
  }
  for (let i = 0; i < count; i++) {
    const row = rows[i] | 0
    out[at] = row
    at = (at + wanted[codes[row]]) | 0
  }
  return at
}

function passWeekdays(wanted: Uint8Array, dayOf: Int32Array, rows: Uint32Array, count: number, out: Uint32Array): number {
  let at = 0
  for (let i = 0; i < count; i++) {
    out[at] = rows[i]
    at += wanted[weekdayAt(dayOf[rows[i]])]
  }
  return at
}

function passHours(wanted: Uint8Array, hours: Uint8Array, rows: Uint32Array, count: number, out: Uint32Array): number {
  let at = 0
  for (let i = 0; i < count; i++) {
    out[at] = rows[i]
    at += wanted[hours[rows[i]]]
  }
  return at
}

/** 0 Monday … 6 Sunday. */
export const weekdayAt = (day: Day): number => (((day + 3) % 7) + 7) % 7

/** True where lines have to be looked at one by one to know what takes part: goods are chosen, or hours that lines tell by themselves. */
export const asksLines = (dataset: Dataset, { goods, hours }: Filter, what: Happenings): boolean =>
  goods || (hours !== undefined && dataset.hasLater && what.kind === 'paid')

/** The sales of a window with those of their lines that the scope and the filter take. */
export function pickLines(dataset: Dataset, filter: Filter, what: Happenings, window: Window): Picked {
  const { skus, tests, hours, goods } = filter
  const takes = lineMask(dataset, filter, what)
  if (!goods) return pickOwnHours(dataset, hours, pickRows(dataset, filter, what, window), takes)
  const { orders, lines } = dataset
  const few = skus && !hours ? dataset.shop.postings.count(dataset, skus) * LISTED : Infinity
  const linesAnOrder = orders.count === 0 ? 0 : lines.count / orders.count
  const places = firstFrom(what, window.to) - firstFrom(what, window.from)
  if (skus && tests.length === 0 && few < places * linesAnOrder) return linesOfSkus(dataset, { skus, takes, what, window })
  const base = pickRows(dataset, filter, what, window)
  if (skus && few < base.count * linesAnOrder) return linesOfSkus(dataset, { skus, takes, what, window, base })
  return linesOfRows(dataset, skus, base, takes)
}

/** So much more a line costs that is looked up in the list of its SKU. */
const LISTED = 2

/** 1 for lines that the scope counts and that lie in the bands and hours asked for. */
function lineMask(dataset: Dataset, { scope, bands, hours }: Filter, what: Happenings): Uint8Array {
  const marks = dataset.countedLines(scope)
  const byHour = hours && dataset.hasLater && what.kind === 'paid' ? hours : undefined
  if (!bands && !byHour) return marks
  const mask = marks.slice()
  if (bands) {
    const { band } = dataset.traits.priceBand()
    for (let line = 0; line < mask.length; line++) mask[line] &= bands[band[line]]
  }
  if (byHour) {
    const own = dataset.lineHours()
    for (let line = 0; line < mask.length; line++) mask[line] &= byHour[own[line]]
  }
  return mask
}

/** Every line of the rows is looked at. Without goods chosen an order has a part of its own, shipping and its discount, at its own hour. */
function pickOwnHours(dataset: Dataset, own: Uint8Array | undefined, base: Picked, takes: Uint8Array): Picked {
  const { lineStart } = dataset.orders
  const ownHours = own ? dataset.hours('paidAt') : undefined
  const rows = take(Uint32Array, base.count)
  const start = takeFilled(Uint32Array, base.count + 1)
  const line = take(Uint32Array, countLines(lineStart, base))
  let count = 0
  let at = 0
  for (let i = 0; i < base.count; i++) {
    const order = base.rows[i]
    const before = at
    for (let each = lineStart[order], end = lineStart[order + 1]; each < end; each++) if (takes[each]) line[at++] = each
    if (at === before && !(own && ownHours && own[ownHours[order]])) continue
    rows[count++] = order
    start[count] = at
  }
  return { rows, count, lines: { start, line } }
}

function countLines(lineStart: Uint32Array, { rows, count }: Picked): number {
  let lines = 0
  for (let i = 0; i < count; i++) lines += lineStart[rows[i] + 1] - lineStart[rows[i]]
  return lines
}

/** Lines on their way to be picked, each with the row of its order. */
interface Listed {
  readonly line: Uint32Array
  readonly order: Int32Array
  count: number
}

/** Every line of the rows is looked at. */
function linesOfRows({ orders: { lineStart }, lines }: Dataset, skus: Uint8Array | undefined, base: Picked, takes: Uint8Array): Picked {
  const most = countLines(lineStart, base)
  const listed: Listed = { line: take(Uint32Array, most), order: take(Int32Array, most), count: 0 }
  const { line, order } = listed
  for (let i = 0; i < base.count; i++) {
    const row = base.rows[i]
    for (let each = lineStart[row], end = lineStart[row + 1]; each < end; each++) {
      line[listed.count] = each
      order[listed.count++] = row
    }
  }
  keep(listed, takes)
  if (skus) keepSkus(listed, lines.sku.codes, skus)
  return byOrder(listed)
}

interface OfSkus {
  skus: Uint8Array
  takes: Uint8Array
  what: Happenings
  window: Window
  /** The orders that take part, where more than the window tells it. */
  base?: Picked
}

/** Only the lines of these SKUs are looked at. */
function linesOfSkus(dataset: Dataset, { skus, takes, what, window, base }: OfSkus): Picked {
  const { lineStart, count } = dataset.orders
  const line = dataset.shop.postings.list(dataset, skus)
  const listed: Listed = { line, order: take(Int32Array, line.length), count: line.length }
  keep(listed, takes)
  findOrders(listed, lineStart)
  if (base) {
    const isIn = takeFilled(Uint8Array, count)
    for (let i = 0; i < base.count; i++) isIn[base.rows[i]] = 1
    keepOrders(listed, isIn)
  } else keepSales(listed, dataset, what.dayOf, window)
  return inTime(byOrder(listed), what.dayOf, window)
}

/** Each line is put in its place, and the place moves on where it is kept: no branch to guess. */
function keep(listed: Listed, takes: Uint8Array) {
  const { line, order, count } = listed
  let at = 0
  for (let i = 0; i < count; i++) {
    const each = line[i] | 0
    line[at] = each
    order[at] = order[i]
    at += takes[each]
  }
  listed.count = at
}

function keepSkus(listed: Listed, codes: Codes, skus: Uint8Array) {
  const { line, order, count } = listed
  let at = 0
  for (let i = 0; i < count; i++) {
    const each = line[i] | 0
    line[at] = each
    order[at] = order[i]
    at += skus[codes[each]]
  }
  listed.count = at
}

function keepOrders(listed: Listed, isIn: Uint8Array) {
  const { line, order, count } = listed
  let at = 0
  for (let i = 0; i < count; i++) {
    const row = order[i]
    line[at] = line[i]
    order[at] = row
    at += isIn[row]
  }
  listed.count = at
}

/** Those of sales that count, on days of the window. */
function keepSales(listed: Listed, { orders: { excluded, type } }: Dataset, dayOf: Int32Array, { from, to }: Window) {
  const { line, order, count } = listed
  let at = 0
  for (let i = 0; i < count; i++) {
    const row = order[i]
    const day = dayOf[row]
    line[at] = line[i]
    order[at] = row
    at += day >= from && day < to && excluded[row] === 0 && type[row] !== CREDIT ? 1 : 0
  }
  listed.count = at
}

/** Lines come by their number, and so do their orders: one goes along with the other, in steps where lines are few. */
function findOrders({ line, order, count }: Listed, lineStart: Uint32Array) {
  const isDense = count * 16 > lineStart.length
  let row = 0
  for (let i = 0; i < count; i++) {
    const each = line[i]
    if (isDense) while (lineStart[row + 1] <= each) row++
    else row = orderOfLine(lineStart, each, row)
    order[i] = row
  }
}

/** Orders with their lines, in the order in which the lines come. */
function byOrder({ line, order, count: lines }: Listed): Picked {
  const rows = take(Uint32Array, lines)
  const start = take(Uint32Array, lines + 1)
  let count = 0
  for (let i = 0; i < lines; i++) {
    if (i > 0 && order[i] === order[i - 1]) continue
    rows[count] = order[i]
    start[count++] = i
  }
  start[count] = lines
  return { rows, count, lines: { start, line } }
}

/** The same by day; orders of one day in their own order. */
function inTime(picked: Picked, dayOf: Int32Array, { from, to }: Window): Picked {
  const { rows, count, lines } = picked
  let isSorted = true
  for (let i = 1; i < count; i++) if (dayOf[rows[i]] < dayOf[rows[i - 1]]) isSorted = false
  if (isSorted || !lines) return picked
  const next = takeFilled(Uint32Array, to - from + 1)
  for (let i = 0; i < count; i++) next[dayOf[rows[i]] - from + 1]++
  for (let day = 1; day < next.length; day++) next[day] += next[day - 1]
  const place = take(Uint32Array, count)
  for (let i = 0; i < count; i++) place[next[dayOf[rows[i]] - from]++] = i
  const sorted = { rows: take(Uint32Array, count), start: take(Uint32Array, count + 1), line: take(Uint32Array, lines.start[count]) }
  let at = 0
  for (let k = 0; k < count; k++) {
    const i = place[k]
    sorted.rows[k] = rows[i]
    sorted.start[k] = at
    for (let each = lines.start[i]; each < lines.start[i + 1]; each++) sorted.line[at++] = lines.line[each]
  }
  sorted.start[count] = at
  return { rows: sorted.rows, count, lines: { start: sorted.start, line: sorted.line } }
}

function passesAll(dataset: Dataset, tests: readonly Test[], day: Day, order: number): boolean {
  for (const test of tests) {
    if (test.on === 'weekday') {
      if (!test.wanted[weekdayAt(day)]) return false
    } else if (!test.wanted[(test.on === 'buyer' ? dataset.orders.buyer.codes : test.codes)[order]]) return false
  }
  return true
}

/** True where the filter takes an order by its payment, whatever its goods. */
export function takesOrder(dataset: Dataset, { tests, hours }: Filter, order: number): boolean {
  if (!passesAll(dataset, tests, dataset.orders.paidDay[order], order)) return false
  return !hours || hours[dataset.hours('paidAt')[order]] === 1
}

/** True where no goods are chosen, or the order has a line of them. */
export function hasGoods(dataset: Dataset, { goods, skus, bands }: Filter, order: number): boolean {
  if (!goods) return true
  const { lineStart } = dataset.orders
  const band = bands && dataset.traits.priceBand().band
  for (let line = lineStart[order]; line < lineStart[order + 1]; line++)
    if ((!skus || skus[dataset.lines.sku.codes[line]]) && (!bands || !band || bands[band[line]])) return true
  return false
}

/** Returns of a window that the scope and the filter take. */
export function pickReturns(dataset: Dataset, filter: Filter, what: Happenings, window: Window): Picked {
  const { returns } = dataset
  const { scope, goods, skus, bands } = filter
  const base = pickRows(dataset, filter, what, window)
  if (scope.nonProducts && !goods) return base
  const band = bands && dataset.traits.priceBand().band
  const rows = take(Uint32Array, base.count)
  let count = 0
  for (let i = 0; i < base.count; i++) {
    const event = base.rows[i]
    const line = returns.line[event]
    if (!scope.nonProducts && returns.nonProduct[event]) continue
    if (goods && (line < 0 || (skus && !skus[returns.sku[event]]) || (bands && band && !bands[band[line]]))) continue
    rows[count++] = event
  }
  return { rows, count }
}
