import { queryOptions } from '@tanstack/react-query'
import { shopId } from '~/session/shop'
import { call } from '~/worker/client'

export const skuStockQueries = {
  facets: () =>
    queryOptions({
      queryKey: [shopId(), 'stock', 'facets'],
      queryFn: ({ signal }) => call('stock.facets', {}, { signal }),
    }),
  sku: (sku: string) =>
    queryOptions({
      queryKey: [shopId(), 'stock', 'sku', sku],
      queryFn: ({ signal }) => call('stock.sku', { sku }, { signal }),
    }),
  suggest: (text: string) =>
    queryOptions({
      queryKey: [shopId(), 'stock', 'suggest', text],
      queryFn: ({ signal }) => call('stock.suggest', { text }, { signal }),
      enabled: text.trim() !== '',
    }),
}
