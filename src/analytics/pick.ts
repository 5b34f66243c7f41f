import type { Day } from '~/lib/zone'
import type { Codes } from '~/segments/orderTable'
import type { Dataset } from './dataset'
import { firstFrom } from './dayIndex'
import type { Filter, Test } from './filter'
import { part } from './parts'
import type { Bits, Chosen } from './paymentBits'
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

/** The order of each row. */
export const ordersOf = ({ orderOf }: Pick<Happenings, 'orderOf'>, rows: Uint32Array): Uint32Array =>
  orderOf ? rows.map((row) => orderOf[row]) : rows

/** Rows that take part, by day. With `lines`, only those of their lines: the ones of rows[i] are line [start[i], start[i + 1]). */
export interface Picked {
  readonly rows: Uint32Array
  readonly count: number
  /** Where bits told all of them. */
  readonly bits: Chosen | undefined
  readonly lines: { readonly start: Uint32Array; readonly line: Uint32Array } | undefined
}

export const picked = (rows: Uint32Array, count: number, bits?: Chosen, lines?: Picked['lines']): Picked => ({ rows, count, bits, lines })

/** How many lines the orders have. */
export function countLines(lineStart: Uint32Array, { rows, count }: Picked): number {
  let lines = 0
  for (let i = 0; i < count; i++) lines += lineStart[rows[i] + 1] - lineStart[rows[i]]
  return lines
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

/** The rows of a window that pass the tests; goods are not asked about. `any`: only payments with any of these bits. */
export function pickRows(
  dataset: Dataset,
  filter: Pick<Filter, 'tests' | 'hours'>,
  what: Happenings,
  window: Window,
  any?: readonly Bits[],
): Picked {
  const from = firstFrom(what, window.from)
  let rows = what.row.subarray(from, Math.max(from, firstFrom(what, window.to)))
  let count = rows.length
  const hours = dataset.hasLater && what.kind === 'paid' ? undefined : filter.hours
  if (filter.tests.length === 0 && !hours && !any) return picked(rows, count)
  let { tests } = filter
  let bits: Chosen | undefined
  let out: Uint32Array | undefined
  if (any || (what.kind === 'paid' && tests.some(({ on }) => on !== 'buyer' && on !== 'weekday'))) {
    const passed = part('split').passBits(dataset, tests, window, any)
    rows = out = passed.rows
    ;({ count, others: tests, bits } = passed)
  }
  // Those that pass a test are put where they were read, so one copy does for all of the tests.
  out ??= take(Uint32Array, count)
  for (const test of tests) {
    count = passTest(test, what, rows, count, out)
    rows = out
  }
  if (hours) count = passCodes(what.hours(), hours, rows, rows, count, out)
  return picked(out, count, bits)
}

/** Puts those that pass at the beginning of `out`, and says how many. */
function passTest({ on, codes, wanted }: Test, what: Happenings, rows: Uint32Array, count: number, out: Uint32Array): number {
  return on === 'weekday'
    ? passWeekdays(wanted, what.dayOf, rows, count, out)
    : passCodes(codes, wanted, ordersOf(what, rows), rows, count, out)
}

function passCodes(codes: Codes, wanted: Uint8Array, orders: Uint32Array, rows: Uint32Array, count: number, out: Uint32Array) {
  let at = 0
  // Each row is written, and the place moves on where it passes: no branch to guess.
  for (let i = 0; i < count; i++) {
    const order = orders[i] | 0
    out[at] = rows[i]
    at = (at + wanted[codes[order]]) | 0
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

/** 0 Monday … 6 Sunday. */
export const weekdayAt = (day: Day): number => (((day + 3) % 7) + 7) % 7

/** True where lines have to be looked at one by one to know what takes part: goods are chosen, or hours that lines tell by themselves. */
export const asksLines = (dataset: Dataset, { goods, hours }: Filter, what: Happenings): boolean =>
  goods || (hours !== undefined && dataset.hasLater && what.kind === 'paid')

/** Rows that may take part, and whether all of them do: where goods are chosen and no bits tell them, their lines have to be looked at first. */
export interface Candidates {
  readonly rows: Picked
  readonly isExact: boolean
}

export function chooseRows(dataset: Dataset, filter: Filter, what: Happenings, window: Window): Candidates {
  const any = filter.goods && what.kind === 'paid' ? part('split').bitsOfGoods(dataset, filter, window) : undefined
  return { rows: pickRows(dataset, filter, what, window, any), isExact: any !== undefined || !asksLines(dataset, filter, what) }
}

/** The sales of a window, and where lines are to be looked at those of them that the scope and the filter take. */
export function pickSales(
  dataset: Dataset,
  filter: Filter,
  what: Happenings,
  window: Window,
  { rows }: Candidates = chooseRows(dataset, filter, what, window),
): Picked {
  if (!asksLines(dataset, filter, what)) return rows
  const { skus, hours, bands, goods, scope } = filter
  const byHour = dataset.hasLater && what.kind === 'paid' ? hours : undefined
  const takes = bands || byHour ? part('anyCase').maskLines(dataset, scope, bands, byHour) : dataset.countedLines(scope)
  if (!goods) return part('anyCase').pickOwnHours(dataset, hours, rows, takes)
  return part('split').linesOfRows(dataset, skus, rows, takes)
}
