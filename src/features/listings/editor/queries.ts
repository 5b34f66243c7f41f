import { queryOptions } from '@tanstack/react-query'
import { shopId } from '~/session/shop'
import { call } from '~/worker/client'

/** What is edited, and what helps to edit it. */
export const catalogQueries = {
  product: (key: string) =>
    queryOptions({ queryKey: [shopId(), 'listings', 'product', key], queryFn: ({ signal }) => call('catalog.get', { key }, { signal }) }),
  tree: () => queryOptions({ queryKey: [shopId(), 'listings', 'tree'], queryFn: ({ signal }) => call('catalog.tree', {}, { signal }) }),
  kin: (category: string) =>
    queryOptions({
      queryKey: [shopId(), 'listings', 'kin', category],
      queryFn: ({ signal }) => call('catalog.kin', { category }, { signal }),
    }),
  taken: (key: string, codes: readonly string[]) =>
    queryOptions({
      queryKey: [shopId(), 'listings', 'taken', key, codes],
      queryFn: ({ signal }) => call('catalog.taken', { key, codes }, { signal }),
    }),
  image: (key: string) =>
    queryOptions({ queryKey: [shopId(), 'image', key], queryFn: ({ signal }) => call('images.read', { key }, { signal }) }),
}
