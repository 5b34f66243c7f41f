import { queryOptions } from '@tanstack/react-query'
import { shopId } from '~/session/shop'
import { call } from '~/worker/client'

export const reviewQueries = {
  queue: () =>
    queryOptions({ queryKey: [shopId(), 'listings', 'reviews'], queryFn: ({ signal }) => call('listings.reviews', {}, { signal }) }),
  product: (key: string) =>
    queryOptions({
      queryKey: [shopId(), 'listings', 'review', key],
      queryFn: ({ signal }) => call('listings.review', { key }, { signal }),
    }),
  /** Of the last days, up to now. */
  rates: (days: number) =>
    queryOptions({
      queryKey: [shopId(), 'listings', 'rejections', days],
      queryFn: ({ signal }) => {
        const to = Date.now() + 1
        return call('listings.rejections', { from: to - days * 86_400_000, to }, { signal })
      },
    }),
}
