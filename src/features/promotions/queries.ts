import { queryOptions } from '@tanstack/react-query'
import { shopId } from '~/session/shop'
import { call } from '~/worker/client'

export const promotionQueries = {
  list: () =>
    queryOptions({ queryKey: [shopId(), 'promotions', 'list'], queryFn: ({ signal }) => call('promotions.list', {}, { signal }) }),
  get: (key: string) =>
    queryOptions({ queryKey: [shopId(), 'promotions', 'get', key], queryFn: ({ signal }) => call('promotions.get', { key }, { signal }) }),
}
