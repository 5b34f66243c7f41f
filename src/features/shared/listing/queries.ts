import { queryOptions } from '@tanstack/react-query'
import { shopId } from '~/session/shop'
import { call } from '~/worker/client'

export const lifeQueries = {
  /** Where a product stands. */
  life: (key: string) =>
    queryOptions({
      queryKey: [shopId(), 'listings', 'life', key],
      queryFn: ({ signal }) => call('listings.life', { key }, { signal }),
    }),
  /** A product as it is saved. */
  saved: (key: string) =>
    queryOptions({ queryKey: [shopId(), 'listings', 'product', key], queryFn: ({ signal }) => call('catalog.get', { key }, { signal }) }),
  /** How this shop's texts are looked at. */
  lint: () =>
    queryOptions({
      queryKey: [shopId(), 'listings', 'lint'],
      queryFn: async ({ signal }) => {
        const { medical, ...rest } = await call('listings.lint', {}, { signal })
        return { ...rest, medical: new Set(medical) }
      },
    }),
}
