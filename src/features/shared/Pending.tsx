import { lazy, Suspense } from 'react'
import type { SyncArea } from '~/domain/platform'
import { useShop } from '~/session/shop'

export interface PendingProps {
  area: SyncArea
  /** Its key; of stock the SKU, wherever it lies. */
  of: string
  /** A word beside the dot; in a list the dot alone, which says it in its tooltip. */
  worded?: boolean
}

const Mark = lazy(async () => ({ default: (await import('./PendingMark')).PendingMark }))

/** What stands on a record that waits for the platform of a connected shop; a shop that is not connected pays nothing for it. */
export function Pending(props: PendingProps) {
  const connected = useShop((shop) => shop.connected)
  if (!connected) return null
  return (
    <Suspense fallback={null}>
      <Mark {...props} />
    </Suspense>
  )
}
