/** A span in its largest whole unit: `{ unit: 'days', count: 3 }`. */
export interface Span {
  unit: 'days' | 'hours' | 'minutes'
  count: number
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Two days and more are said in days, two hours and more in hours. */
export function spanOf(ms: number): Span {
  if (ms >= 2 * DAY) return { unit: 'days', count: Math.floor(ms / DAY) }
  if (ms >= 2 * HOUR) return { unit: 'hours', count: Math.floor(ms / HOUR) }
  return { unit: 'minutes', count: Math.max(1, Math.ceil(ms / MINUTE)) }
}
