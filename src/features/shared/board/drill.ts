import type { AskedWindow } from '~/analytics/reports'
import type { MetricId } from '~/domain/metric'
import { formatDay } from '~/lib/zone'
import { paths } from '~/paths'

/** Metrics whose rows are orders that were paid; those of all others are their own. */
const OF_PAID_ORDERS: ReadonlySet<MetricId> = new Set<MetricId>([
  'gmv_paid',
  'gross_sales',
  'orders',
  'units',
  'aov',
  'buyers',
  'arpb',
  'repeat_buyer_rate',
  'repeat_order_rate',
  'new_buyers',
  'returning_buyers',
])

/**
 * True where the list of orders can be narrowed to what the board takes: it knows channels and regions, and what was paid for whole orders. Goods, hours and kinds of
 * buyers it does not know, nor orders without their postage.
 */
export function listsOrders({ scope, filters = {} }: Pick<AskedWindow, 'scope' | 'filters'>): boolean {
  const { channel: _, region: __, ...others } = filters
  return scope.nonProducts && scope.unknownBuyers !== 'out' && Object.values(others).every((values) => values.length === 0)
}

/** Amounts paid, in decimals of the shop's currency: at least the one, and less than the other. */
interface Bounds {
  paidLeast?: number
  paidUnder?: number | undefined
}

/** What the list and the board narrow alike: days, channels, regions, one SKU. */
const narrowed = ({ from, to, filters: { channel, region, sku } = {} }: AskedWindow) => ({
  channel,
  region,
  sku: sku?.[0],
  from: formatDay(from),
  to: formatDay(to),
})

/** The list of the orders that were paid within the bounds: where listsOrders, as many as the metric `orders` counts. */
export const paidOrders = (asked: AskedWindow, { paidLeast = 0, paidUnder }: Bounds = {}): string =>
  paths.orders({ ...narrowed(asked), days: 'paid', paidLeast, paidUnder })

/** The list of the orders behind a figure; undefined where no list can show those. */
export function rowsBehind(id: MetricId, asked: AskedWindow): string | undefined {
  const { sku = [], ...others } = asked.filters ?? {}
  // Of one product, the orders that have it.
  if (sku.length > 1 || !listsOrders({ scope: asked.scope, filters: others })) return undefined
  if (id === 'gmv_placed') return paths.orders(narrowed(asked))
  return OF_PAID_ORDERS.has(id) ? paidOrders(asked) : undefined
}
