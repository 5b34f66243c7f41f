import type { Promotion } from '~/domain/promotion/promotion'
import { type Feast, type Market, sameSeasonBefore } from '~/domain/promotion/retailYear'
import { civilOf, type Day, type Zone } from '~/lib/zone'

export const WINDOWS = ['same', '30', '90', 'custom'] as const
export type WindowChoice = (typeof WINDOWS)[number]

/** Days [from, to) of which the orders are replayed. */
export interface ReplayWindow {
  choice: WindowChoice
  from: Day
  to: Day
  /** The feast that both lie to, and its year. */
  feast?: Feast
  year?: number
  /** There are no orders of that time. */
  isOutside: boolean
}

/** First and last day that there are orders of. */
export interface DataDays {
  first: Day
  last: Day
}

interface Planned {
  promotion: Pick<Promotion, 'from' | 'to'>
  zone: Zone
  markets: readonly Market[]
  data: DataDays
}

/** Days of a promotion; the one that it ends within counts. */
export const daysOf = ({ from, to }: Pick<Promotion, 'from' | 'to'>, zone: Zone): { from: Day; to: Day } => {
  const first = zone.dayOf(from)
  return { from: first, to: Math.max(first + 1, zone.dayOf(to - 1) + 1) }
}

/** What may be replayed, the same feast of the year before first. A promotion of the past is not replayed on what lies after it unless it is asked for. */
export function windowsFor({ promotion, zone, markets, data }: Planned): ReplayWindow[] {
  const days = daysOf(promotion, zone)
  const before = sameSeasonBefore(days.from, days.to, markets)
  const end = data.last + 1
  const isOutside = ({ from, to }: { from: Day; to: Day }) => to <= data.first || from >= end
  const last = (count: number) => ({ from: Math.max(data.first, end - count), to: end, isOutside: false })
  return [
    { choice: 'same', ...before, ...(before.feast ? { year: civilOf(before.to - 1).year } : {}), isOutside: isOutside(before) },
    { choice: '30', ...last(30) },
    { choice: '90', ...last(90) },
  ]
}

/** The window of the address; the first that has orders where none was chosen. */
export function chosenWindow(
  offered: readonly ReplayWindow[],
  view: { window: WindowChoice | ''; from: Day | undefined; to: Day | undefined },
): ReplayWindow | undefined {
  if (view.window === 'custom') {
    const { from, to } = view
    return from === undefined || to === undefined || from >= to ? undefined : { choice: 'custom', from, to, isOutside: false }
  }
  return offered.find(({ choice }) => choice === view.window) ?? offered.find(({ isOutside }) => !isOutside)
}
