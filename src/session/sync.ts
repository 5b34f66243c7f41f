import { useQuery } from '@tanstack/react-query'
import type { SyncStatus } from '~/commerce/connection'
import type { TicketChannel } from '~/domain/ticket'
import { call } from '~/worker/client'
import { useShop } from './shop'
import { tokenOf } from './syncToken'

/** How far the open shop is in step with its API; null in a shop that is not connected, and until the first answer is there. */
export function useSync(): SyncStatus | null {
  const id = useShop((shop) => shop.id)
  const connected = useShop((shop) => shop.connected)
  const { data } = useQuery({
    queryKey: [id, 'sync', 'status'],
    queryFn: ({ signal }) => {
      const token = tokenOf(id)
      return call('sync.status', token === undefined ? {} : { token }, { signal })
    },
    enabled: connected,
    throwOnError: false,
  })
  return (connected && data) || null
}

/** Channels in which the platform sends what we write; elsewhere it is copied by hand. */
export const useSendsIn = (): readonly TicketChannel[] => useSync()?.can.messages ?? []
