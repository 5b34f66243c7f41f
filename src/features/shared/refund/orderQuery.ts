import { queryOptions } from '@tanstack/react-query'
import { shopId } from '~/session/shop'
import { call } from '~/worker/client'

/** One order with what was done about it; null: there is none. */
export const orderQuery = (number: string) =>
  queryOptions({
    queryKey: [shopId(), 'orders', 'order', number],
    queryFn: ({ signal }) => call('orders.get', { number }, { signal }),
  })
