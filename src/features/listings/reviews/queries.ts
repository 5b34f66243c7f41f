import { queryOptions } from '@tanstack/react-query'
import { shopId } from '~/session/shop'
import type { ReviewQuery } from '~/store/reviewList'
import { call } from '~/worker/client'

export const reviewsQueries = {
  list: (query: ReviewQuery) =>
    queryOptions({
      queryKey: [shopId(), 'reviews', 'list', query],
      queryFn: ({ signal }) => call('reviews.list', { query }, { signal }),
      placeholderData: (before) => before,
    }),
  trend: (product: string) =>
    queryOptions({
      queryKey: [shopId(), 'reviews', 'trend', product],
      queryFn: ({ signal }) => call('reviews.trend', { now: Date.now(), ...(product === '' ? {} : { product }) }, { signal }),
    }),
}
