/** A stretch of time as it is said: its size in the unit that suits, and how many of the next smaller one. */
export type Span = { unit: 'now' } | { unit: 'minutes' | 'days'; count: number } | { unit: 'hours'; count: number; minutes: number }

const MINUTE_MS = 60_000
const HOUR = 60
const DAY = 24 * HOUR
/** From here on hours say enough, and from there on days. */
const HOURS_FROM = 10 * HOUR
const DAYS_FROM = 2 * DAY

export function spanOf(ms: number): Span {
  const minutes = Math.floor(Math.abs(ms) / MINUTE_MS)
  if (minutes === 0) return { unit: 'now' }
  if (minutes < HOUR) return { unit: 'minutes', count: minutes }
  if (minutes < DAYS_FROM) return { unit: 'hours', count: Math.floor(minutes / HOUR), minutes: minutes < HOURS_FROM ? minutes % HOUR : 0 }
  return { unit: 'days', count: Math.floor(minutes / DAY) }
}

/** How near a due moment is. */
export type Nearness = 'late' | 'soon' | 'later'

const SOON_MS = HOUR * MINUTE_MS

/** `warnAt`: from when on it is warned of; within the hour where nobody says. */
export const nearnessOf = (dueAt: number, now: number, warnAt = dueAt - SOON_MS): Nearness =>
  dueAt <= now ? 'late' : warnAt <= now ? 'soon' : 'later'
