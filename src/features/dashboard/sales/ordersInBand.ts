import type { AskedWindow } from '~/analytics/reports'
import type { OrderValuesAnswer } from '~/analytics/reports/orderValuesTypes'
import { listsOrders, paidOrders } from '~/features/shared/board/drill'

/** The list of exactly the orders of a band; undefined where there is none. What came to nothing or less counts no orders. */
export function ordersInBand(
  { from, to }: Pick<OrderValuesAnswer['bands'][number], 'from' | 'to'>,
  asked: AskedWindow,
): string | undefined {
  return from === undefined || !listsOrders(asked) ? undefined : paidOrders(asked, { paidLeast: from, paidUnder: to })
}
