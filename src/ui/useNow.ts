import { useEffect, useState } from 'react'
import type { Instant } from '~/lib/zone'

const TICK_MS = 20_000

/** The moment, told anew a few times a minute: for ages in minutes, and for what begins and ends by the clock. */
export function useNow(): Instant {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  return now
}
