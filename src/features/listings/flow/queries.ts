import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { shopId } from '~/session/shop'
import type { SweepQuery } from '~/store/listingPlans'
import { call } from '~/worker/client'

/** So many cards of a state. */
const CARDS = 60

export const flowQueries = {
  columns: (owner: string | undefined) =>
    queryOptions({
      queryKey: [shopId(), 'listings', 'flow', owner],
      queryFn: ({ signal }) => call('listings.flow', { query: { ...(owner === undefined ? {} : { owner }), limit: CARDS } }, { signal }),
      placeholderData: keepPreviousData,
    }),
  plans: () => queryOptions({ queryKey: [shopId(), 'listings', 'plans'], queryFn: ({ signal }) => call('listings.plans', {}, { signal }) }),
  sweepChoices: () =>
    queryOptions({
      queryKey: [shopId(), 'listings', 'sweepChoices'],
      queryFn: ({ signal }) => call('listings.sweepChoices', {}, { signal }),
    }),
  sweep: (query: SweepQuery) =>
    queryOptions({
      queryKey: [shopId(), 'listings', 'sweep', query],
      queryFn: ({ signal }) => call('listings.sweep', { query }, { signal }),
    }),
}
