import { CREDIT } from './columns'
import type { Dataset } from './dataset'
import { NO_DAY, indexDays } from './dayIndex'
import type { Scope } from './query'
import type { ReturnEvents } from './returns'

/** Events by day; `event` is their row in ReturnEvents. */
export interface ReturnIndex {
  readonly day: Int32Array
  readonly event: Uint32Array
}

const byOrder = new WeakMap<ReturnEvents, ReturnIndex>()

/** What came back, by its own day or by the day that its order was paid; a credit note has but its own. */
export function returnsOn(dataset: Pick<Dataset, 'returns' | 'orders'>, on: Scope['refundsOn']): ReturnIndex {
  const { paidDay, type } = dataset.orders
  const returns = dataset.returns()
  if (on !== 'order') return { day: returns.day, event: returns.doc.map((_, event) => event) }
  const known = byOrder.get(returns)
  if (known) return known
  const days = returns.day.map((day, event) => {
    const order = returns.order[event]
    return type[order] === CREDIT || paidDay[order] === NO_DAY ? day : paidDay[order]
  })
  const { row, day } = indexDays(days)
  const index = { day, event: row }
  byOrder.set(returns, index)
  return index
}
