import type { Preset } from '~/domain/import/presets'
import type { Rows } from './rows'

/** Amounts of an order that files tell once, on each of its rows, or of each row its own. */
const ORDER_AMOUNTS = ['shipping', 'orderDiscount', 'tax', 'refundAmount'] as const
export type OrderAmount = (typeof ORDER_AMOUNTS)[number]

/**
 * Amounts that a file tells row by row, so that an order's is what they come to: those that the kind of file is known for, and those that differ between rows of one
 * order anywhere in the file. Order `code` has the rows rowsOf[start[code]] to rowsOf[start[code + 1] - 1].
 */
export function summedFields(
  rows: Rows,
  { perLine = [], verbatim }: Preset,
  start: Uint32Array,
  rowsOf: Uint32Array,
): ReadonlySet<OrderAmount> {
  if (!rows.hasLines || verbatim) return new Set()
  return new Set(
    ORDER_AMOUNTS.filter((field) => {
      const values = rows.money[field]?.values
      return values !== undefined && (perLine.includes(field) || differs(values, start, rowsOf))
    }),
  )
}

function differs(values: Float64Array, start: Uint32Array, rowsOf: Uint32Array): boolean {
  // Code 0 is no order's.
  for (let code = 1; code + 1 < start.length; code++) {
    let first = NaN
    for (let at = start[code]; at < start[code + 1]; at++) {
      const value = values[rowsOf[at]]
      if (Number.isNaN(value)) continue
      if (Number.isNaN(first)) first = value
      else if (value !== first) return true
    }
  }
  return false
}
