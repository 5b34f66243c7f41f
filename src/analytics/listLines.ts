import type { Codes } from '~/segments/orderTable'
import { CREDIT } from './columns'
import type { Dataset } from './dataset'
import { countLines } from './goodsLines'
import type { Happenings, Picked, Window } from './pick'
import type { Test } from './filter'
import { take, takeFilled } from './scratch'
import { orderOfLine } from './orderOfLine'

/** Lines on their way to be picked, each with the row of its order. */
interface Listed {
  readonly line: Uint32Array
  readonly order: Int32Array
  count: number
}

/** Every line of the rows is looked at. */
export function linesOfRows(
  { orders: { lineStart }, lines }: Dataset,
  skus: Uint8Array | undefined,
  base: Picked,
  takes: Uint8Array,
): Picked {
  const most = countLines(lineStart, base) + SPARE
  const listed: Listed = { line: take(Uint32Array, most), order: take(Int32Array, most), count: 0 }
  list(listed, base, lineStart)
  if (skus) keepSkus(listed, takes, lines.sku.codes, skus)
  else keep(listed, takes)
  return byOrder(listed)
}

/** Places behind the last line that may be written to. */
const SPARE = 4

/** Most orders have few lines. Four are written whatever they are, so that there is no end of a loop to guess; what is too many is overwritten. */
function list(listed: Listed, { rows, count }: Picked, lineStart: Uint32Array) {
  const { line, order } = listed
  let at = 0
  for (let i = 0; i < count; i++) {
    const row = rows[i] | 0
    const begin = lineStart[row]
    const many = lineStart[row + 1] - begin
    line[at] = begin
    line[at + 1] = begin + 1
    line[at + 2] = begin + 2
    line[at + 3] = begin + 3
    order[at] = row
    order[at + 1] = row
    order[at + 2] = row
    order[at + 3] = row
    for (let each = SPARE; each < many; each++) {
      line[at + each] = begin + each
      order[at + each] = row
    }
    at += many
  }
  listed.count = at
}

export interface OfSkus {
  skus: Uint8Array
  takes: Uint8Array
  what: Happenings
  window: Window
  /** What orders are asked besides, but no weekdays. */
  tests: readonly Test[]
}

/** Only the lines of these SKUs are looked at. */
export function linesOfSkus(dataset: Dataset, { skus, takes, tests, what, window }: OfSkus): Picked {
  const { lineStart, buyer } = dataset.orders
  const line = dataset.shop.postings.list(dataset, skus)
  const listed: Listed = { line, order: take(Int32Array, line.length), count: line.length }
  keep(listed, takes)
  findOrders(listed, lineStart)
  keepSales(listed, dataset, what.dayOf, window)
  for (const test of tests) if (test.on !== 'weekday') keepOrders(listed, test.on === 'buyer' ? buyer.codes : test.codes, test.wanted)
  return byOrder(inTime(listed, what.dayOf, window))
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

function keepSkus(listed: Listed, takes: Uint8Array, codes: Codes, skus: Uint8Array) {
  const { line, order, count } = listed
  let at = 0
  for (let i = 0; i < count; i++) {
    const each = line[i] | 0
    line[at] = each
    order[at] = order[i]
    at += takes[each] & skus[codes[each]]
  }
  listed.count = at
}

function keepOrders(listed: Listed, codes: Codes, wanted: Uint8Array) {
  const { line, order, count } = listed
  let at = 0
  for (let i = 0; i < count; i++) {
    const row = order[i]
    line[at] = line[i]
    order[at] = row
    at += wanted[codes[row]]
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

/** Lines by the day of their order; orders of one day in their own order. */
function inTime({ line, order, count }: Listed, dayOf: Int32Array, { from, to }: Window): Listed {
  const day = take(Int32Array, count)
  for (let i = 0; i < count; i++) day[i] = dayOf[order[i]] - from
  let isSorted = true
  for (let i = 1; i < count; i++) if (day[i] < day[i - 1]) isSorted = false
  if (isSorted) return { line, order, count }
  const next = takeFilled(Uint32Array, to - from + 1)
  for (let i = 0; i < count; i++) next[day[i] + 1]++
  for (let at = 1; at < next.length; at++) next[at] += next[at - 1]
  const sorted: Listed = { line: take(Uint32Array, count), order: take(Int32Array, count), count }
  for (let i = 0; i < count; i++) {
    const at = next[day[i]]++
    sorted.line[at] = line[i]
    sorted.order[at] = order[i]
  }
  return sorted
}
