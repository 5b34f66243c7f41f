import { useQueryClient } from '@tanstack/react-query'
import { ticketQueries } from '~/features/service/queries'
import { MOST_AT_ONCE, type Target } from './targets'
import type { Queue } from './useQueue'

/** With which tickets something is done: those that are selected, else the one that is open, else the active one. */
export function useTargets({ selected, rowAt, active }: Queue, openKey: string | undefined): () => Promise<readonly Target[]> {
  const client = useQueryClient()
  return async () => {
    if (selected.count > 0) return selected.rows(MOST_AT_ONCE)
    if (openKey === undefined) {
      const row = rowAt(active)
      return row ? [row] : []
    }
    const detail = await client.fetchQuery(ticketQueries.ticket(openKey))
    return detail ? [detail.ticket] : []
  }
}
