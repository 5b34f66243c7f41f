import { NOT_SALE, ORDER_TYPES } from '~/domain/order'
import type { Instant } from '~/lib/zone'
import type { SeenTable } from '~/store/orderColumns'

const DAY_MS = 86_400_000
/** A shop that has been quiet for longer than this is history: it is looked at as on the day of its newest order. */
const QUIET_MS = 7 * DAY_MS

/** Units sold day by day, counted back from the newest: day 0 is the one that `until` lies in. */
export interface DailySales {
  /** The moment that days are counted back from. */
  until: Instant
  /** Units of a SKU on the days [from, to) back. */
  units(sku: string, from: number, to: number): number
  /** How often it was bought on them, and how often anything was. */
  times(sku: string, from: number, to: number): number
  allTimes(from: number, to: number): number
  /** Its last payment; -Infinity: never. */
  last(sku: string): Instant
  /** When the day so far back began. */
  startOf(back: number): Instant
}

const CREDIT = ORDER_TYPES.indexOf('credit')
const COUNTS = NOT_SALE.indexOf('')

/** What was paid, and not cancelled, in the last `days` days. Days are those of UTC, so that a surge begins on the same day whoever looks. */
export function dailySales(tables: readonly SeenTable[], now: Instant, days: number): DailySales {
  const newest = newestPayment(tables, now)
  const until = newest > -Infinity && newest < now - QUIET_MS ? newest : now
  const today = Math.floor(until / DAY_MS)
  const units = new Map<string, Float64Array>()
  const times = new Map<string, Float64Array>()
  const last = new Map<string, Instant>()
  const all = new Float64Array(days)
  for (const { table, hidden } of tables) {
    const { orders, lines } = table
    const sums: (Float64Array | undefined)[] = []
    const counts: (Float64Array | undefined)[] = []
    const lasts = new Float64Array(lines.sku.values.length)
    for (let order = 0; order < orders.count; order++) {
      const at = orders.paidAt[order]
      if (!(at <= until) || !Number.isNaN(orders.cancelledAt[order])) continue
      if (hidden?.[order] || orders.test[order] || orders.type[order] === CREDIT) continue
      const back = today - Math.floor(at / DAY_MS)
      for (let line = orders.lineStart[order], end = orders.lineStart[order + 1]; line < end; line++) {
        if (lines.notSale[line] !== COUNTS) continue
        const code = lines.sku.codes[line]
        if (at > lasts[code]) lasts[code] = at
        if (back >= days) continue
        ;(sums[code] ??= dayRow(units, lines.sku.values[code], days))[back] += lines.quantity[line]
        ;(counts[code] ??= dayRow(times, lines.sku.values[code], days))[back]++
        all[back]++
      }
    }
    lines.sku.values.forEach((code, at) => {
      if (lasts[at] > (last.get(code) ?? 0)) last.set(code, lasts[at])
    })
  }
  return {
    until,
    units: (sku, from, to) => sumOf(units.get(sku), from, to),
    times: (sku, from, to) => sumOf(times.get(sku), from, to),
    allTimes: (from, to) => sumOf(all, from, to),
    last: (sku) => last.get(sku) ?? -Infinity,
    startOf: (back) => (today - back) * DAY_MS,
  }
}

function dayRow(units: Map<string, Float64Array>, sku: string, days: number): Float64Array {
  const row = units.get(sku) ?? new Float64Array(days)
  units.set(sku, row)
  return row
}

function sumOf(row: Float64Array | undefined, from: number, to: number): number {
  if (!row) return 0
  let sum = 0
  for (let day = from; day < Math.min(to, row.length); day++) sum += row[day]
  return sum
}

function newestPayment(tables: readonly SeenTable[], now: Instant): Instant {
  let newest = -Infinity
  for (const { table, hidden } of tables) {
    const { paidAt, test, count } = table.orders
    for (let order = 0; order < count; order++) {
      if (paidAt[order] > newest && paidAt[order] <= now && !hidden?.[order] && !test[order]) newest = paidAt[order]
    }
  }
  return newest
}
