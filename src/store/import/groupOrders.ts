import { isCreditNumber } from '~/domain/import/rowRules'
import { presetOf } from '~/domain/import/presets'
import type { ImportNotice, ImportRules } from '~/domain/importPlan'
import { areCut } from '~/lib/csv/lostDigits'
import type { OrderTable } from '~/segments/orderTable'
import { Fingerprints } from './fingerprints'
import type { OrderTotals } from './orderTotals'
import { OrderWriter } from './orderWriter'
import { fitted, pickOrders } from './outTable'
import type { Pacer } from './pacer'
import type { Rows } from './rows'
import { type OrderAmount, summedFields } from './summedFields'

export interface Grouped {
  table: OrderTable
  /** Orders that fell with a refused row. */
  refusedOrders: number
  /** Place in the table of the order with that code in the number column; -1 where it was refused. */
  orderOfNumber: Int32Array
  /** Line in the table of each row; only where asked for. */
  lineOfRow?: Int32Array
  numbers: string[]
  /** What was noticed while they were put together. */
  notices: ImportNotice[]
}

/** The order numbers are no longer what they were, so no row says which order it is of. */
export class CutNumbers extends Error {}

/** Orders between two looks at the clock. */
const STEP = 2048

/** Rows to orders: by number over the whole file, sorted by (placedAt, number); an order with a refused row is refused whole. */
export async function groupOrders(
  rows: Rows,
  rules: ImportRules,
  shopCurrency: string,
  pacer: Pacer,
  options: { withPlaces: boolean; total: number },
): Promise<Grouped> {
  const column = rows.text.number
  if (!column) throw new RangeError('no column holds the number')
  const numbers = column.dictionary.values()
  if (areCut(numbers)) throw new CutNumbers('order numbers of fifteen digits')
  const { start, rowsOf } = rowsByOrder(column.codes, rows.count, numbers.length)
  const placedAt = earliest(rows, numbers.length, start, rowsOf)
  if (pacer.due) await pacer.rest()
  const { order, refused } = accepted(rows, numbers, placedAt, start, rowsOf)
  pacer.progress('grouping', options.total, options.total, rows.count)
  if (pacer.due) await pacer.rest()

  const lineOfRow = options.withPlaces ? new Int32Array(rows.count).fill(-1) : undefined
  const preset = presetOf(rules.preset)
  const summed = summedFields(rows, preset, start, rowsOf)
  const writer = new OrderWriter(rows, rules, shopCurrency, { orders: order.length, lineOfRow, summed })
  const orderOfNumber = new Int32Array(numbers.length).fill(-1)
  let refusedOrders = refused
  for (let i = 0; i < order.length; i++) {
    const code = order[i]
    const place = writer.table.orders.count
    if (writer.write(numbers[code], isCreditNumber(numbers[code], rules), placedAt[code], rowsOf, start[code], start[code + 1]))
      orderOfNumber[code] = place
    else refusedOrders++
    if (i % STEP === 0 && pacer.due) await pacer.rest()
  }
  writer.finish()
  let table = fitted(writer.table)
  const prints = new Fingerprints(table)
  for (let i = 0; i < table.orders.count; i += STEP) {
    prints.fill(i, Math.min(i + STEP, table.orders.count))
    if (pacer.due) await pacer.rest()
  }
  // Dictionaries still hold texts of refused rows.
  if (rows.refusals.count > 0)
    table = pickOrders(
      table,
      Uint32Array.from({ length: table.orders.count }, (_, i) => i),
    )
  const told = [...summed].filter((field) => !preset.perLine?.includes(field))
  const notices = noticesOf(rows, told, writer.totals)
  return { table, refusedOrders, orderOfNumber, numbers, notices, ...(lineOfRow && { lineOfRow }) }
}

function noticesOf(rows: Rows, summed: OrderAmount[], totals: OrderTotals): ImportNotice[] {
  const cells = Object.values(rows.text).reduce((sum, { lost }) => sum + lost, 0)
  const differ = totals.notice()
  return [
    ...(summed.length > 0 ? [{ kind: 'summed' as const, fields: summed }] : []),
    ...(differ ? [differ] : []),
    ...(cells > 0 ? [{ kind: 'lostDigits' as const, cells }] : []),
  ]
}

/** Rows by the code of their order's number, in the file's order within each: order `code` has rowsOf[start[code]] to rowsOf[start[code + 1] - 1]. */
function rowsByOrder(codes: Uint32Array, count: number, size: number): { start: Uint32Array; rowsOf: Uint32Array } {
  const start = new Uint32Array(size + 1)
  for (let row = 0; row < count; row++) start[codes[row] + 1]++
  for (let code = 0; code < size; code++) start[code + 1] += start[code]
  const next = start.slice(0, size)
  const rowsOf = new Uint32Array(count)
  for (let row = 0; row < count; row++) rowsOf[next[codes[row]]++] = row
  return { start, rowsOf }
}

/** An order was placed at the earliest time of its rows. */
function earliest(rows: Rows, size: number, start: Uint32Array, rowsOf: Uint32Array): Float64Array {
  const placedAt = new Float64Array(size).fill(NaN)
  const values = rows.moment.placedAt?.values
  if (!values) return placedAt
  for (let code = 1; code < size; code++) {
    let first = Infinity
    for (let i = start[code]; i < start[code + 1]; i++) {
      const at = values[rowsOf[i]]
      if (at < first) first = at
    }
    if (first !== Infinity) placedAt[code] = first
  }
  return placedAt
}

/** Codes of the orders that no refused row spoils, sorted by (placedAt, number), and how many it did spoil. */
function accepted(
  rows: Rows,
  numbers: string[],
  placedAt: Float64Array,
  start: Uint32Array,
  rowsOf: Uint32Array,
): { order: Uint32Array; refused: number } {
  const order = new Uint32Array(numbers.length)
  let count = 0
  let refused = 0
  const nothing = new Uint8Array()
  let sorted = true
  for (let code = 1; code < numbers.length; code++) {
    if (start[code] === start[code + 1]) continue
    let isRefused = false
    for (let i = start[code]; i < start[code + 1] && !isRefused; i++) isRefused = rows.refused[rowsOf[i]] === 1
    if (!isRefused && Number.isNaN(placedAt[code])) {
      rows.refuse(rowsOf[start[code]], 'missingDate', 'placedAt', nothing)
      isRefused = true
    }
    if (isRefused) {
      refused++
      continue
    }
    const before = order[count - 1]
    if (count > 0 && !(placedAt[before] < placedAt[code] || (placedAt[before] === placedAt[code] && numbers[before] < numbers[code])))
      sorted = false
    order[count++] = code
  }
  const kept = order.subarray(0, count)
  if (!sorted) kept.sort((a, b) => placedAt[a] - placedAt[b] || (numbers[a] < numbers[b] ? -1 : 1))
  return { order: kept, refused }
}
