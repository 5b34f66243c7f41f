import type { DataRange, KpiQuery } from '~/analytics/query'
import type { MetricId } from '~/domain/metric'
import type { Day } from '~/lib/zone'

/** The four tiles. */
export const WEEK_METRICS = ['gmv_paid', 'orders', 'buyers', 'refunds'] as const satisfies readonly MetricId[]

/** Half-open days. `ended`: the orders end before yesterday, and the window with them. */
export interface Week {
  from: Day
  to: Day
  ended: boolean
}

/** The last seven complete days, or those up to the newest order where that is older than yesterday. */
export function weekOf({ last }: Pick<DataRange, 'last'>, today: Day): Week {
  const ended = last < today - 1
  const to = ended ? last + 1 : today
  return { from: to - 7, to, ended }
}

/** The question of the tiles: the scope is the dashboard's own, so that the figures are the same there. */
export const weekQuery = ({ from, to }: Week): KpiQuery => ({
  metrics: [...WEEK_METRICS],
  from,
  to,
  scope: { nonProducts: true, free: false, unknownBuyers: 'beside' },
  compare: 'previous',
})
