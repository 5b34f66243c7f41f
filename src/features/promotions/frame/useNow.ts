import { useEffect, useState } from 'react'
import type { Instant } from '~/lib/zone'

const TICK_MS = 20_000

/** The moment, a few times a minute: a promotion begins and ends by the clock. */
export function useNow(): Instant {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  return now
}
