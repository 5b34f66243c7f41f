import type { PromotionKind } from '~/domain/promotion/kinds'
import type { Day } from '~/lib/zone'

/** A promotion as the forecast sees it: half-open days. */
export interface Peak {
  name: string
  kind: PromotionKind
  from: Day
  to: Day
}

/** Days after a peak on which buyers have what they need. */
const AFTER = 7
/** What lasts longer is the usual state of the shop, not a peak. */
const LONGEST = 45
/** A day is taken to be at most so many usual ones, and at least so small a part of one. */
const MOST = 15
const LEAST = 0.15

/** The promotions that make peaks. */
export const peaksAmong = (peaks: readonly Peak[]): Peak[] => peaks.filter(({ from, to }) => to > from && to - from <= LONGEST)

/** 1 for days of [first, first + count) that a peak, or the dip after it, makes unusual. */
export function peakDays(peaks: readonly Peak[], first: Day, count: number): Uint8Array {
  const unusual = new Uint8Array(count)
  for (const { from, to } of peaks) unusual.fill(1, clamp(from - first, count), clamp(to + AFTER - first, count))
  return unusual
}

const clamp = (place: number, count: number) => Math.min(count, Math.max(0, place))

/** Most neighbours on either side that a filled-in day is made of, and how many weeks away they may lie. */
const NEIGHBOURS = 3
const WEEKS_AWAY = 26

/** The values with what the marked days would have been: the same weekdays before and after, near ones weighing more. A day with no such stays. */
export function withoutPeaks(values: Float64Array, unusual: Uint8Array): Float64Array {
  return values.map((value, day) => (unusual[day] ? (usualOf(values, unusual, day) ?? value) : value))
}

function usualOf(values: Float64Array, unusual: Uint8Array, day: number): number | undefined {
  let [sum, weight] = [0, 0]
  for (const side of [-1, 1]) {
    let found = 0
    for (let weeks = 1; weeks <= WEEKS_AWAY && found < NEIGHBOURS; weeks++) {
      const at = day + side * weeks * 7
      if (at < 0 || at >= values.length || unusual[at]) continue
      sum += values[at] / weeks
      weight += 1 / weeks
      found++
    }
  }
  return weight > 0 ? sum / weight : undefined
}

/** What a peak that is over did: each of its days, and those after it, against a usual day; undefined where that was nothing. */
interface Past {
  peak: Peak
  ratios: (number | undefined)[]
}

/** The same name in another year, whatever digits it carries. */
const nameOf = ({ name }: Peak) => name.replaceAll(/[\d\s]+/g, ' ').trim()

/**
 * How many usual days a day brings, by the promotions planned on it; 1 with none. A promotion of the same name that is over lends its shape, day by day
 * from its start and from its end; else those of its kind lend the extra days' worth of sales that they brought in the middle (median), spread over the
 * planned days. A promotion that is running counts as planned. `usual`: what each day would have been without peaks.
 */
export function upliftOf(peaks: readonly Peak[], values: Float64Array, usual: Float64Array, first: Day): (day: Day) => number {
  const end = first + values.length
  const past: Past[] = peaks
    .filter(({ from, to }) => from >= first && to <= end)
    .map((peak) => ({ peak, ratios: ratiosOf(peak, values, usual, first) }))
  const planned = peaks
    .filter(({ to }) => to + AFTER > end)
    .map((peak) => ({ peak, shape: shapeOf(peak, past.filter((other) => other.peak !== peak)) })) // prettier-ignore
  return (day) => {
    let uplift = 1
    for (const { peak, shape } of planned) {
      const own = day >= peak.from && day < peak.to + AFTER ? shape(day - peak.from) : 1
      // Buyers use one promotion at most: the one that moves most.
      if (Math.abs(Math.log(own)) > Math.abs(Math.log(uplift))) uplift = own
    }
    return uplift
  }
}

function ratiosOf({ from, to }: Peak, values: Float64Array, usual: Float64Array, first: Day): Past['ratios'] {
  return Array.from({ length: to + AFTER - from }, (_, i) => {
    const at = from + i - first
    if (!(usual[at] > 0)) return undefined
    return Math.min(MOST, Math.max(LEAST, values[at] / usual[at]))
  })
}

function shapeOf(planned: Peak, past: readonly Past[]): (place: number) => number {
  const length = planned.to - planned.from
  const same = past.filter(({ peak }) => nameOf(peak) === nameOf(planned))
  if (same.length > 0) return (place) => meanRatio(same.map(({ ratios }) => alignedRatio(ratios, length, place)))
  const kin = past.filter(({ peak }) => peak.kind === planned.kind).map(({ ratios }) => extraOf(ratios))
  if (kin.length === 0) return () => 1
  const during = Math.min(1 + median(kin.map(({ days }) => days)) / length, median(kin.map(({ ratio }) => ratio)))
  const after = median(kin.map((each) => each.after))
  return (place) => Math.min(MOST, Math.max(LEAST, place < length ? during : after))
}

/** The day of a past peak that a place in a planned one is like: as far from the start, or in the second half as far from the end. */
function alignedRatio(ratios: Past['ratios'], length: number, place: number): number | undefined {
  const lasted = ratios.length - AFTER
  if (place >= length) return ratios[lasted + place - length]
  if (place < length / 2) return ratios[Math.min(place, Math.ceil(lasted / 2) - 1)]
  return ratios[Math.max(lasted - (length - place), Math.floor(lasted / 2))]
}

/** Ratios are means of logarithms: twice and half of a usual day are a usual day. */
function meanRatio(ratios: readonly (number | undefined)[]): number {
  const known = ratios.filter((ratio) => ratio !== undefined)
  return known.length === 0 ? 1 : Math.exp(known.reduce((sum, ratio) => sum + Math.log(ratio), 0) / known.length)
}

/** Usual days' worth that came on top while it lasted, the mean day of it, and the mean day after it. */
function extraOf(ratios: Past['ratios']): { days: number; ratio: number; after: number } {
  const [during, after] = [ratios.slice(0, -AFTER), ratios.slice(-AFTER)].map((part) => part.filter((ratio) => ratio !== undefined))
  const mean = (part: readonly number[]) => (part.length === 0 ? 1 : part.reduce((sum, ratio) => sum + ratio, 0) / part.length)
  return { days: during.reduce((sum, ratio) => sum + ratio - 1, 0), ratio: mean(during), after: mean(after) }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
