import { queryOptions } from '@tanstack/react-query'
import { shopId } from '~/session/shop'
import { call } from '~/worker/client'

/** How the desk works, and its macros. */
export const deskQueries = {
  desk: () =>
    queryOptions({
      queryKey: [shopId(), 'desk', 'get'],
      queryFn: ({ signal }) => call('desk.get', {}, { signal }),
    }),
  macros: () =>
    queryOptions({
      queryKey: [shopId(), 'desk', 'macros'],
      queryFn: ({ signal }) => call('macros.list', {}, { signal }),
    }),
  /** Who answers tickets, and how many each has: follows the tickets. */
  people: () =>
    queryOptions({
      queryKey: [shopId(), 'tickets', 'people'],
      queryFn: ({ signal }) => call('desk.people', {}, { signal }),
    }),
}
