import { useMemo } from 'react'
import { useShop } from '~/session/shop'
import type { Reader } from './view'

/** For whom addresses are read. */
export function useReader(): Reader {
  const who = useShop((shop) => shop.who)
  const zone = useShop((shop) => shop.zone)
  return useMemo(() => ({ who, zone }), [who, zone])
}
