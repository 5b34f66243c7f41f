/** What a level may have come to. */
export const ALERT_KINDS = ['negative', 'out', 'low', 'surge', 'unsellable', 'over'] as const
export type AlertKind = (typeof ALERT_KINDS)[number]

/** A stretch of steps in which something held. */
export interface Episode {
  /** Place of the first step in which it held, and of the first in which it did not any more; absent: it holds still. */
  from: number
  to?: number
}

/** Each time that something began to hold, once: what begins to hold again is a new one, what goes on holding is not. */
export function episodesOf<T>(steps: readonly T[], holds: (step: T) => boolean): Episode[] {
  const episodes: Episode[] = []
  let before = false
  steps.forEach((step, place) => {
    const now = holds(step)
    const last = episodes.at(-1)
    if (now && !before) episodes.push({ from: place })
    else if (!now && before && last) last.to = place
    before = now
  })
  return episodes
}

/** The step in which what holds at the end began to hold; undefined: it does not. */
export function openSince<T>(steps: readonly T[], holds: (step: T) => boolean): T | undefined {
  const last = episodesOf(steps, holds).at(-1)
  return last && last.to === undefined ? steps[last.from] : undefined
}

/** A level after all that happened at one instant. */
export interface LevelStep {
  at: number
  level: number
}

/** Levels after each instant at which something changed. What happens at one instant is one step: a parcel that leaves takes its promise with it. */
export function levelSteps(changes: readonly { at: number; by: number }[]): LevelStep[] {
  const steps: LevelStep[] = []
  let level = 0
  for (const { at, by } of changes.toSorted((a, b) => a.at - b.at)) {
    level += by
    const last = steps.at(-1)
    if (last?.at === at) last.level = level
    else steps.push({ at, level })
  }
  return steps
}

/** Days that a surge is looked for in, and that the usual pace is taken from. */
export const SURGE_DAYS = 7
export const USUAL_DAYS = 56
/** A surge this large arises by chance once in so many looks. */
const CHANCE = 1e-3
const LEAST_SALES = 6
/** Without these there is no usual pace yet. */
const LEAST_USUAL = 3
const LEAST_TIMES = 2

/**
 * Whether so many sales in the last days are more than the days before explain. Sales are counted, not units: ten units to one buyer are one surprise. Exact for small
 * numbers: were the pace the same, each of all these sales would have fallen into the last days with the chance `share` (their share of the time, or of what all others
 * sold where that is more), so the count is binomial.
 */
export function isSurge(recent: number, usual: number, share = SURGE_DAYS / (SURGE_DAYS + USUAL_DAYS)): boolean {
  if (recent < LEAST_SALES || usual < LEAST_USUAL || share <= 0 || share >= 1) return false
  if (recent * (1 - share) < LEAST_TIMES * usual * share) return false
  return binomialTail(recent, recent + usual, share) < CHANCE
}

/** P(X ≥ k) of n draws with the chance p each. */
export function binomialTail(k: number, n: number, p: number): number {
  if (k <= 0) return 1
  let log = n * Math.log1p(-p)
  let tail = 0
  for (let i = 0; i <= n; i++) {
    if (i >= k) tail += Math.exp(log)
    log += Math.log((n - i) / (i + 1)) + Math.log(p) - Math.log1p(-p)
  }
  return Math.min(1, tail)
}
