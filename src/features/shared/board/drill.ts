import type { AskedWindow } from '~/analytics/reports'
import type { MetricId } from '~/domain/metric'
import { formatDay } from '~/lib/zone'
import { paths } from '~/paths'

const PAID = ['paid', 'partlyRefunded', 'refunded']

/** Metrics whose rows are orders, and the states of those orders; all others are proved by their own rows. */
const STATES: Partial<Record<MetricId, readonly string[]>> = {
  gmv_paid: PAID,
  gmv_placed: [],
  gross_sales: PAID,
  orders: PAID,
  units: PAID,
  aov: PAID,
  buyers: PAID,
  arpb: PAID,
  repeat_buyer_rate: PAID,
  repeat_order_rate: PAID,
  new_buyers: PAID,
  returning_buyers: PAID,
}

/** The list of the orders behind a figure; undefined where no list can show exactly those. */
export function rowsBehind(id: MetricId, { from, to, filters = {} }: AskedWindow): string | undefined {
  const state = STATES[id]
  const { channel, region, sku = [], ...others } = filters
  if (!state || sku.length > 1 || Object.keys(others).length > 0) return undefined
  const days = id === 'gmv_placed' ? {} : { days: 'paid' as const }
  return paths.orders({ state, channel, region, sku: sku[0], from: formatDay(from), to: formatDay(to), ...days })
}
