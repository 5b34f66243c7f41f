import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useShop } from '~/session/shop'
import type { TicketListRow } from '~/store/ticketList'
import { call } from '~/worker/client'

/** Records come first: tickets are asked for once the typing has come to rest. */
const PAUSE_MS = 150
const LEAST = 2
const SHOWN = 4

/** Tickets whose number, subject, order or buyer holds a text. */
export function useFoundTickets(text: string): readonly TicketListRow[] {
  const shop = useShop(({ id }) => id)
  const wanted = text.trim()
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wanted), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [wanted])
  const { data } = useQuery({
    queryKey: [shop, 'tickets', 'find', asked],
    queryFn: ({ signal }) =>
      call('tickets.list', { query: { filter: { text: asked }, sort: 'updated', offset: 0, limit: SHOWN, now: Date.now() } }, { signal }),
    enabled: asked.length >= LEAST,
    placeholderData: keepPreviousData,
    throwOnError: false,
  })
  return wanted.length >= LEAST ? (data?.items ?? []) : []
}
