import { queryOptions } from '@tanstack/react-query'
import { shopId } from '~/session/shop'
import type { ProductQuery, ProductRow } from '~/store/lists'
import { call } from '~/worker/client'
import type { PagesOptions } from '~/features/shared/pages'

export const productQueries = {
  list: (query: Omit<ProductQuery, 'offset' | 'limit'>): PagesOptions<ProductRow> => ({
    queryKey: [shopId(), 'products', 'list', query],
    fetch: (offset, limit, signal) => call('products.list', { query: { ...query, offset, limit } }, { signal }),
  }),
  product: (sku: string) =>
    queryOptions({
      queryKey: [shopId(), 'products', 'product', sku],
      queryFn: ({ signal }) => call('products.get', { sku }, { signal }),
    }),
}
