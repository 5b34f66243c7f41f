import type { MetricId } from '~/domain/metric'
import type { Dataset } from './dataset'
import { runKpi } from './runKpi'

/** Figures that between them read every column and every index that is kept of it. */
export const READ: MetricId[] = [
  'gmv_paid',
  'gmv_placed',
  'gross_sales',
  'net_sales',
  'refunds',
  'orders',
  'units',
  'buyers',
  'returning_buyers',
  'repeat_order_rate',
]

const SCOPES = [
  { nonProducts: true, free: true, unknownBuyers: 'beside' },
  { nonProducts: false, free: false, unknownBuyers: 'beside' },
] as const

/** What the columns say of each month; equal where they hold the same orders and their indexes are right. */
function tallyOf(dataset: Dataset): Map<string, string> {
  const tally = new Map<string, string>()
  if (!dataset.range) return tally
  const { first, last } = dataset.range
  // A refund may be of a later day than any order.
  const to = Math.max(last, dataset.returns().day.at(-1) ?? last) + 1
  for (const scope of SCOPES) {
    const { rows = [] } = runKpi(dataset, { metrics: READ, from: first, to, scope, by: 'month' })
    for (const { key, figures } of rows) tally.set(key, `${tally.get(key) ?? ''}${JSON.stringify(READ.map((id) => figures[id]))}`)
  }
  return tally
}

/** Months (first day) in which two states of the same orders say different things, oldest first. */
export function differingMonths(one: Dataset, other: Dataset): string[] {
  const [a, b] = [tallyOf(one), tallyOf(other)]
  return [...new Set([...a.keys(), ...b.keys()])].filter((month) => a.get(month) !== b.get(month)).toSorted()
}
