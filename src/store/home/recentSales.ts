import { NOT_SALE, ORDER_TYPES } from '~/domain/order'
import type { Instant } from '~/lib/zone'
import type { SeenTable } from '~/store/orderColumns'

const DAY_MS = 86_400_000
/** A shop that has been quiet for longer than this is history: it is looked at as on the day of its newest order. */
const QUIET_MS = 7 * DAY_MS

export interface RecentSales {
  /** Units sold in the last `days` days, by SKU code. */
  units: ReadonlyMap<string, number>
  /** Last payment, by SKU code. */
  last: ReadonlyMap<string, Instant>
  /** The moment that they are counted back from. */
  until: Instant
}

const CREDIT = ORDER_TYPES.indexOf('credit')
const COUNTS = NOT_SALE.indexOf('')

/** What was paid, and not cancelled, in the last days before now. */
export function recentSales(tables: readonly SeenTable[], now: Instant, days: number): RecentSales {
  const newest = newestPayment(tables, now)
  const until = newest > -Infinity && newest < now - QUIET_MS ? newest : now
  const from = until - days * DAY_MS
  const units = new Map<string, number>()
  const last = new Map<string, Instant>()
  for (const { table, hidden } of tables) {
    const { orders, lines } = table
    const sums = new Float64Array(lines.sku.values.length)
    const lasts = new Float64Array(lines.sku.values.length)
    for (let order = 0; order < orders.count; order++) {
      const at = orders.paidAt[order]
      if (!(at <= until) || !Number.isNaN(orders.cancelledAt[order])) continue
      if (hidden?.[order] || orders.test[order] || orders.type[order] === CREDIT) continue
      for (let line = orders.lineStart[order], end = orders.lineStart[order + 1]; line < end; line++) {
        if (lines.notSale[line] !== COUNTS) continue
        const code = lines.sku.codes[line]
        if (at > lasts[code]) lasts[code] = at
        if (at > from) sums[code] += lines.quantity[line]
      }
    }
    lines.sku.values.forEach((code, at) => {
      if (sums[at] !== 0) units.set(code, (units.get(code) ?? 0) + sums[at])
      if (lasts[at] > (last.get(code) ?? 0)) last.set(code, lasts[at])
    })
  }
  return { units, last, until }
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
