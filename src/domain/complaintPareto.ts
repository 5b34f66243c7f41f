import type { Instant } from '~/lib/zone'
import type { Complaint } from './complaint'
import { COMPLAINT_KINDS, type ComplaintKind, type ComplaintReason } from './complaintReasons'
import type { Tally } from './quality'
import { type Spike, spikesOf } from './qualityOdds'

const WEEK_MS = 7 * 86_400_000

type Told = Pick<Complaint, 'kind' | 'reason' | 'openedAt'>

/** Some of a taxonomy, the most first, with the share that they and those before them are of all. */
export interface ParetoBar {
  kind: ComplaintKind
  /** '' all of the kind, or not recorded yet. */
  reason: ComplaintReason | ''
  count: number
  upTo: number
}

/** By kind; of one kind, by what exactly. */
export function paretoOf(complaints: readonly Told[], kind?: ComplaintKind): ParetoBar[] {
  const counts = new Map<string, { kind: ComplaintKind; reason: ComplaintReason | ''; count: number }>()
  for (const told of complaints) {
    if (kind !== undefined && told.kind !== kind) continue
    const reason = kind === undefined ? '' : told.reason
    const place = `${told.kind}/${reason}`
    const bar = counts.get(place) ?? { kind: told.kind, reason, count: 0 }
    bar.count++
    counts.set(place, bar)
  }
  const bars = [...counts.values()].sort((a, b) => b.count - a.count || (`${a.kind}/${a.reason}` < `${b.kind}/${b.reason}` ? -1 : 1))
  const all = bars.reduce((sum, { count }) => sum + count, 0)
  let upTo = 0
  return bars.map((bar) => ({ ...bar, upTo: (upTo += bar.count) / all }))
}

/** Complaints of each week before `to`, oldest first, by the time that they were opened. */
export function weeksOf(complaints: readonly Pick<Complaint, 'openedAt'>[], weeks: number, to: Instant): number[] {
  const counts = new Array<number>(weeks).fill(0)
  for (const { openedAt } of complaints) {
    const week = weeks - 1 - Math.floor((to - openedAt - 1) / WEEK_MS)
    if (week >= 0 && week < weeks) counts[week]++
  }
  return counts
}

/** Days that an alert looks at. */
const ALERT_DAYS = 14

/** What is complained of more than it used to be, for the orders that were shipped: of the last fortnight against all before it, by the same test as goods. */
export function complaintSpikes(
  complaints: readonly Told[],
  shippedIn: (from: Instant, to: Instant) => number,
  first: Instant,
  now: Instant,
): (Spike & { kind: ComplaintKind; now: Tally })[] {
  const from = now - ALERT_DAYS * 86_400_000
  const [recent, before] = [shippedIn(from, now), shippedIn(first, from)]
  const watched = COMPLAINT_KINDS.map((kind) => {
    const own = complaints.filter((told) => told.kind === kind && told.openedAt >= first && told.openedAt < now)
    const cases = own.filter(({ openedAt }) => openedAt >= from).length
    return {
      kind,
      now: { units: recent, cases },
      past: { units: before, cases: own.length - cases },
      kin: { units: 0, cases: 0 },
    }
  })
  return spikesOf(watched).flatMap((spike, at) => (spike ? [{ ...spike, kind: watched[at].kind, now: watched[at].now }] : []))
}
