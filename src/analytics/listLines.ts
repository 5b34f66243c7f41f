import type { Codes } from '~/segments/orderTable'
import { CREDIT } from './columns'
import type { Dataset } from './dataset'
import { countLines } from './goodsLines'
import { type Happenings, type Picked, type Window, weekdayAt } from './pick'
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
  keepSkus(listed, takes, lines.sku.codes, skus ?? takeFilled(Uint8Array, lines.sku.values.length, 1))
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
  /** What orders are asked besides. */
  tests: readonly Test[]
}

/** Only the lines of these SKUs are looked at. */
export function linesOfSkus(dataset: Dataset, ask: OfSkus): Picked {
  const { skus, takes, what, window } = ask
  const line = dataset.shop.postings.list(dataset, skus)
  const listed: Listed = { line, order: take(Int32Array, line.length), count: line.length }
  keepSkus(listed, takes, dataset.lines.sku.codes, skus)
  findOrders(listed, dataset.orders.lineStart)
  keepSales(listed, dataset, ask)
  return byOrder(inTime(listed, what.dayOf, window))
}

/** Each line is put in its place, and the place moves on where it is kept: no branch to guess. */
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

/** Those of sales that count and pass the tests, on days of the window. */
function keepSales(listed: Listed, { orders }: Dataset, { tests, what: { dayOf }, window: { from, to } }: OfSkus) {
  const { line, order, count } = listed
  const { excluded, type, buyer } = orders
  let at = 0
  for (let i = 0; i < count; i++) {
    const row = order[i]
    const day = dayOf[row]
    line[at] = line[i]
    order[at] = row
    let takes = day >= from && day < to && excluded[row] === 0 && type[row] !== CREDIT ? 1 : 0
    for (const test of tests)
      takes &= test.wanted[test.on === 'weekday' ? weekdayAt(day) : (test.on === 'buyer' ? buyer.codes : test.codes)[row]]
    at += takes
  }
  listed.count = at
}

/** Lines come by their number, and so do their orders: one goes along with the other, in steps. */
function findOrders({ line, order, count }: Listed, lineStart: Uint32Array) {
  let row = 0
  for (let i = 0; i < count; i++) order[i] = row = orderOfLine(lineStart, line[i], row)
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
