import type { Promotion } from '~/domain/promotion/promotion'
import type { FeastSeason } from '~/domain/promotion/retailYear'
import { type Shared, sharedGoods, type WayUp } from '~/domain/promotion/sameGoods'
import { addMonths, civilOf, type Day, dayFromCivil, startOfMonth, startOfWeek, type Instant, type Zone } from '~/lib/zone'

export const SCALES = ['month', 'quarter', 'year'] as const
export type Scale = (typeof SCALES)[number]

/** Days [from, to) that are looked at. */
export interface Span {
  from: Day
  to: Day
}

const MONTHS_OF = { month: 1, quarter: 3, year: 12 } as const satisfies Record<Scale, number>

/** The month, quarter or year that a day is in; `by` so many further. */
export function spanOf(scale: Scale, day: Day, by = 0): Span {
  const months = MONTHS_OF[scale]
  const { year, month } = civilOf(startOfMonth(day))
  const from = dayFromCivil(year, Math.floor((month - 1) / months) * months + 1 + by * months, 1)
  return { from, to: addMonths(from, months) }
}

/** What stands along the top: days of a month, weeks of a quarter, months of a year. */
export function ticksOf(scale: Scale, { from, to }: Span): Day[] {
  if (scale === 'month') return Array.from({ length: to - from }, (_, i) => from + i)
  if (scale === 'year') return Array.from({ length: 12 }, (_, i) => addMonths(from, i))
  const monday = startOfWeek(from)
  return Array.from({ length: Math.ceil((to - monday) / 7) }, (_, i) => Math.max(from, monday + i * 7))
}

/** Where a moment lies on the track, as a share of it; cut off at its ends. */
export function shareAt(at: Instant, { from, to }: Span, zone: Zone): number {
  const [start, end] = [zone.startOfDay(from), zone.startOfDay(to)]
  return Math.min(1, Math.max(0, (at - start) / (end - start)))
}

/** The day at a share of the track. */
export const dayAt = (share: number, { from, to }: Span): Day => Math.min(to - 1, from + Math.max(0, Math.floor(share * (to - from))))

export interface Meeting {
  /** Key of the other promotion. */
  other: string
  name: string
  shared: Shared
  from: Instant
  to: Instant
}

export interface GanttRow {
  promotion: Promotion
  /** Others that lower the price of the same goods at the same time. */
  meets: Meeting[]
}

/** Promotions of a span, the first to begin first, each with those that it meets. */
export function rowsOf(promotions: readonly Promotion[], span: Span, zone: Zone, wayUp: WayUp): GanttRow[] {
  const [start, end] = [zone.startOfDay(span.from), zone.startOfDay(span.to)]
  const within = promotions.filter(({ from, to }) => from < end && to > start)
  return within
    .toSorted((a, b) => a.from - b.from || a.to - b.to || (a.key < b.key ? -1 : 1))
    .map((promotion) => ({ promotion, meets: within.flatMap((other) => meetingOf(promotion, other, wayUp) ?? []) }))
}

function meetingOf(one: Promotion, other: Promotion, wayUp: WayUp): Meeting | undefined {
  const [from, to] = [Math.max(one.from, other.from), Math.min(one.to, other.to)]
  if (one.key === other.key || from >= to) return undefined
  const shared = sharedGoods(one, other, wayUp)
  return shared && { other: other.key, name: other.name, shared, from, to }
}

/** Stretches that lie in any of these, joined where they touch. */
export function joined(parts: readonly { from: Instant; to: Instant }[]): { from: Instant; to: Instant }[] {
  const found: { from: Instant; to: Instant }[] = []
  for (const { from, to } of parts.toSorted((a, b) => a.from - b.from)) {
    const last = found.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else found.push({ from, to })
  }
  return found
}

export interface PlacedFeast {
  season: FeastSeason
  /** Line of labels, from the top. */
  lane: number
  left: number
  /** Of the season, beside the label. */
  bandLeft: number
  width: number
}

/** Labels of feasts in as few lines as let none lie over another. `labelShare`: how wide a label is, as a share of the track. */
export function placeFeasts(
  seasons: readonly FeastSeason[],
  { from, to }: Span,
  labelShare: (season: FeastSeason) => number,
): PlacedFeast[] {
  const ends: number[] = []
  const share = (day: Day) => Math.min(1, Math.max(0, (day - from) / (to - from)))
  return seasons
    .map((season) => ({ season, left: share(season.from), width: share(season.to) - share(season.from) }))
    .sort((a, b) => a.left - b.left)
    .map((placed) => {
      const label = labelShare(placed.season)
      // Near the right end a label reaches to the left of its place.
      const left = Math.min(placed.left, Math.max(0, 1 - label))
      const free = ends.findIndex((end) => end <= left)
      const lane = free < 0 ? ends.length : free
      ends[lane] = Math.max(left + label, placed.left + placed.width)
      return { ...placed, left, bandLeft: placed.left, lane }
    })
}
