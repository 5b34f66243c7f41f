import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { QualityAsk } from '~/domain/qualityRates'
import { shopId } from '~/session/shop'
import { call } from '~/worker/client'

/** Rates hang on orders, tickets, returns and reviews, whoever changed them: whoever comes asks again, and the worker counts only where the shop is another by now. */
const AGAIN = { refetchOnMount: 'always' } as const

export const qualityQueries = {
  list: (ask: QualityAsk) =>
    queryOptions({
      queryKey: [shopId(), 'quality', 'list', ask],
      queryFn: ({ signal }) => call('quality.list', { ask, now: Date.now() }, { signal }),
      placeholderData: keepPreviousData,
      ...AGAIN,
    }),
  one: (ask: QualityAsk, of: string) =>
    queryOptions({
      queryKey: [shopId(), 'quality', 'one', ask, of],
      queryFn: ({ signal }) => call('quality.get', { ask, of, now: Date.now() }, { signal }),
      ...AGAIN,
    }),
  cases: (mature: number) =>
    queryOptions({
      queryKey: [shopId(), 'quality', 'cases', mature],
      queryFn: ({ signal }) => call('quality.cases', { mature, now: Date.now() }, { signal }),
      placeholderData: keepPreviousData,
      ...AGAIN,
    }),
}
