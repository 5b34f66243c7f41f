import { useShop } from '~/session/shop'
import { useSync } from '~/session/sync'

/** What the platform of this shop calls itself. */
export function usePlatformName(): string {
  const own = useShop((shop) => shop.name)
  return useSync()?.shop.name ?? own
}
