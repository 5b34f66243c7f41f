import { queryOptions } from '@tanstack/react-query'
import type { PagesOptions } from '~/features/shared/pages'
import { shopId } from '~/session/shop'
import type { PriceAsk, PriceRow } from '~/store/priceList'
import { call } from '~/worker/client'

export const priceQueries = {
  rows: (ask: PriceAsk): PagesOptions<PriceRow> => ({
    queryKey: [shopId(), 'listings', 'prices', ask],
    fetch: (offset, limit, signal) => call('prices.preview', { ask, offset, limit }, { signal }),
  }),
  /** What it comes to, without rows. */
  sum: (ask: PriceAsk) =>
    queryOptions({
      queryKey: [shopId(), 'listings', 'priceSum', ask.scope, ask.rule],
      queryFn: ({ signal }) => call('prices.preview', { ask, offset: 0, limit: 0 }, { signal }),
      placeholderData: (before) => before,
    }),
  scopes: () =>
    queryOptions({ queryKey: [shopId(), 'listings', 'priceScopes'], queryFn: ({ signal }) => call('prices.scopes', {}, { signal }) }),
}
