import type { Tally } from './quality'

const HALF_LOG_TWO_PI = 0.9189385332046727
const SMALL = 32
const smallLogs: number[] = [0]
for (let n = 1; n < SMALL; n++) smallLogs.push(smallLogs[n - 1] + Math.log(n))

/** ln n!; by Stirling's series beyond the table, exact to the last digits of a double. */
function logFactorial(n: number): number {
  if (n < SMALL) return smallLogs[n]
  return (n + 0.5) * Math.log(n) - n + HALF_LOG_TWO_PI + 1 / (12 * n) - 1 / (360 * n ** 3) + 1 / (1260 * n ** 5)
}

/** The chance that of n independent trials at least k come off, each with the chance p. Summed term by term: no bell curve stands in for small numbers. */
export function atLeast(k: number, n: number, p: number): number {
  if (k <= 0) return 1
  if (k > n || p <= 0) return 0
  if (p >= 1) return 1
  // Of the two ends the one away from the middle: its terms shrink, so that a sum of what is next to nothing stays exact.
  return k > n * p ? tail(k, n, p) : Math.max(0, 1 - tail(n - k + 1, n, 1 - p))
}

/** k is above the middle. */
function tail(k: number, n: number, p: number): number {
  const odds = p / (1 - p)
  let term = Math.exp(logFactorial(n) - logFactorial(k) - logFactorial(n - k) + k * Math.log(p) + (n - k) * Math.log1p(-p))
  let sum = 0
  for (let i = k; i <= n && term > sum * 1e-17; i++) {
    sum += term
    term *= ((n - i) / (i + 1)) * odds
  }
  return Math.min(1, sum)
}

/**
 * How likely so many cases, or more, would be there if the rate were what it usually is. Both counts are of chance, the usual one too: given how many there are in all,
 * each is one of these units or of the usual ones by their shares. So a short past makes nothing certain.
 */
export const oddsOfMore = (now: Tally, usual: Tally): number =>
  usual.units <= 0 || now.units <= 0 ? 1 : atLeast(now.cases, now.cases + usual.cases, now.units / (now.units + usual.units))

/** The same for so few, or fewer. */
export const oddsOfFewer = (now: Tally, usual: Tally): number =>
  usual.units <= 0 || now.units <= 0 ? 1 : atLeast(usual.cases, now.cases + usual.cases, usual.units / (now.units + usual.units))

/**
 * Which of many odds stand when all of them were looked at: at most that share of those that are found is of chance (Benjamini and Hochberg). Gives the largest odds that
 * still stand; -1: none.
 */
export function standing(odds: readonly number[], share: number): number {
  const sorted = [...odds].sort((a, b) => a - b)
  for (let i = sorted.length - 1; i >= 0; i--) if (sorted[i] <= (share * (i + 1)) / sorted.length) return sorted[i]
  return -1
}

/** Fewer cases than that are no spike, however rare they are else. */
const LEAST_CASES = 5
/** So many units have to lie in the past, or to have been sold of the others, to be held against. */
export const LEAST_USUAL = 30
/** Of what is found, the share that may be chance. */
export const CHANCE_SHARE = 0.01

/** What is looked at: a group's units and cases of now, of its own past, and of its kin meanwhile. */
export interface Watched {
  now: Tally
  past: Tally
  kin: Tally
}

/** spike: more than it used to be; above: no more than it used to be, but more than its kin. */
export interface Spike {
  is: 'spike' | 'above'
  against: 'past' | 'kin'
  usual: Tally
  /** 0.000025: 1 in 40,000. */
  odds: number
}

/** How likely so many would come of chance, whichever it is held against: the smaller of the two. What stands out most is what chance would bring least. */
export const leastOdds = ({ now, past, kin }: Watched): number => Math.min(oddsOfMore(now, past), oddsOfMore(now, kin))

/**
 * What stands out of many, as all of them are looked at together. A group is held against its own past, where it has one; one that is new, or was always like that, against
 * its kin. Nothing is found by leaving out what did not stand out: every pair counts among those that were looked at.
 */
export function spikesOf(groups: readonly Watched[]): (Spike | undefined)[] {
  const pairs = groups.map(({ now, past, kin }) => ({
    past: past.units >= LEAST_USUAL ? oddsOfMore(now, past) : undefined,
    kin: kin.units >= LEAST_USUAL ? oddsOfMore(now, kin) : undefined,
  }))
  const most = standing(
    pairs.flatMap(({ past, kin }) => [past, kin].filter((odds) => odds !== undefined)),
    CHANCE_SHARE,
  )
  return groups.map(({ now, past, kin }, at) => {
    if (now.cases < LEAST_CASES) return undefined
    const { past: ofPast, kin: ofKin } = pairs[at]
    if (ofPast !== undefined && ofPast <= most) return { is: 'spike', against: 'past', usual: past, odds: ofPast }
    if (ofKin === undefined || ofKin > most) return undefined
    // What has no past of its own can only be held against its kin.
    return { is: ofPast === undefined ? 'spike' : 'above', against: 'kin', usual: kin, odds: ofKin }
  })
}

/** Whether a measure has helped. tooEarly: even no case at all would not tell yet. */
export const EFFECTS = ['better', 'worse', 'same', 'tooEarly'] as const
export type Effect = (typeof EFFECTS)[number]

/** One in twenty is let pass here: there is one question, asked once. */
const SURE = 0.05

/** Before and after, by the same test. `odds`: of chance, for better and worse. */
export function effectOf(before: Tally, after: Tally): { effect: Effect; odds: number } {
  const fewer = oddsOfFewer(after, before)
  const more = oddsOfMore(after, before)
  if (fewer <= SURE && fewer <= more) return { effect: 'better', odds: fewer }
  if (more <= SURE) return { effect: 'worse', odds: more }
  const best = oddsOfFewer({ ...after, cases: 0 }, before)
  return { effect: best > SURE ? 'tooEarly' : 'same', odds: Math.min(fewer, more) }
}
