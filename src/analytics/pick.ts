import type { Day } from '~/lib/zone'
import type { Codes } from '~/segments/orderTable'
import type { Dataset } from './dataset'
import { firstFrom } from './dayIndex'
import type { Filter, Test } from './filter'
import { linesOfRows, linesOfSkus } from './goodsLines'
import { part } from './parts'
import { take } from './scratch'

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

function passCodes(codes: Codes, wanted: Uint8Array, orderOf: Uint32Array | undefined, rows: Uint32Array, count: number, out: Uint32Array) {
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
  if (!goods) return part('anyCase').pickOwnHours(dataset, hours, pickRows(dataset, filter, what, window), takes)
  const { orders, lines } = dataset
  const few = skus && !hours && tests.every(({ on }) => on !== 'weekday') ? dataset.shop.postings.count(dataset, skus) * LISTED : Infinity
  const linesAnOrder = orders.count === 0 ? 0 : lines.count / orders.count
  if (skus && few < countAbout(dataset, tests, what, window) * linesAnOrder)
    return linesOfSkus(dataset, { skus, takes, tests, what, window })
  return linesOfRows(dataset, skus, pickRows(dataset, filter, what, window), takes)
}

/** About how many rows of the window pass the tests: as many as of a part of them. */
function countAbout(dataset: Dataset, tests: readonly Test[], what: Happenings, window: Window): number {
  const from = firstFrom(what, window.from)
  const rows = what.row.subarray(from, Math.max(from, firstFrom(what, window.to)))
  if (tests.length === 0) return rows.length
  const sample = take(Uint32Array, Math.ceil(rows.length / SAMPLED))
  for (let i = 0; i < sample.length; i++) sample[i] = rows[i * SAMPLED]
  let { length } = sample
  for (const test of tests) length = passTest(dataset, test, what, sample, length, sample)
  return length * SAMPLED
}

const SAMPLED = 64

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
