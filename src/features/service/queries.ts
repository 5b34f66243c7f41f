import { queryOptions } from '@tanstack/react-query'
import { shopId } from '~/session/shop'
import type { TicketFilter, TicketQuery } from '~/store/ticketList'
import { call } from '~/worker/client'

/** The questions of the service desk; all parts of the screen ask the same, so that each is answered once. */
export const ticketQueries = {
  /** A ticket with all that was said; null: there is none. */
  ticket: (key: string) =>
    queryOptions({
      queryKey: [shopId(), 'tickets', 'get', key],
      queryFn: ({ signal }) => call('tickets.get', { key }, { signal }),
    }),
  list: (query: Omit<TicketQuery, 'offset' | 'limit' | 'now'>) => ({
    queryKey: [shopId(), 'tickets', 'list', query],
    fetch: (offset: number, limit: number, signal: AbortSignal) =>
      call('tickets.list', { query: { ...query, offset, limit, now: Date.now() } }, { signal }),
  }),
  counts: (filters: readonly TicketFilter[]) =>
    queryOptions({
      queryKey: [shopId(), 'tickets', 'counts', filters],
      queryFn: ({ signal }) => call('tickets.counts', { filters, now: Date.now() }, { signal }),
      placeholderData: (before) => before,
    }),
  facets: (filter: TicketFilter) =>
    queryOptions({
      queryKey: [shopId(), 'tickets', 'facets', filter],
      queryFn: ({ signal }) => call('tickets.facets', { filter, now: Date.now() }, { signal }),
      placeholderData: (before) => before,
    }),
  search: (text: string, filter: TicketFilter, limit: number) =>
    queryOptions({
      queryKey: [shopId(), 'tickets', 'search', text, filter, limit],
      queryFn: ({ signal }) => call('tickets.search', { text, filter, limit, now: Date.now() }, { signal }),
      placeholderData: (before) => before,
    }),
  found: (text: string, filter: TicketFilter) =>
    queryOptions({
      queryKey: [shopId(), 'tickets', 'found', text, filter],
      queryFn: ({ signal }) => call('tickets.found', { text, filter, now: Date.now() }, { signal }),
    }),
  /** The customer beside a ticket. */
  customer: (key: string) =>
    queryOptions({
      queryKey: [shopId(), 'tickets', 'customer', key],
      queryFn: ({ signal }) => call('tickets.customer', { key, now: Date.now() }, { signal }),
    }),
}
