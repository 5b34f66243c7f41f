import type { Figure } from '~/analytics/query'
import type { Goal, GoalPart } from '~/domain/goal'
import type { GoalCover } from '~/domain/goalCover'
import type { Day, Instant } from '~/lib/zone'

/** How goals stand. */
export interface GoalsAsk {
  now: Instant
  /** Goals whose window meets these days; absent: all. */
  from?: Day
  to?: Day
  /** Key of a goal whose days are given, too. */
  line?: string
  /** Key of a goal that is to be cut: into the calendar's quarters and months, or among the categories at the top. */
  split?: { goal: string; into: 'periods' | 'categories' }
}
export interface GoalStanding {
  goal: Goal
  /** Name of the person, team or category; '' the shop. */
  label: string
  /** What of the shop's trade is theirs, in names; 'owned' has none. Absent: of the shop, of a category, of a person's tickets. */
  covers?: { by: GoalCover | 'owned' | 'people'; names: string[] }[]
  /** In the metric's own unit; money as a decimal. */
  target: number
  /** notSplit: nobody has said what of it is theirs. */
  reached: Figure
  /** Where the pace line stands today, and where it leads at this pace. For a level (a ratio, a mean): the target, and what is reached. */
  expected: number
  projected: number | null
  gap: number
  /** Days that are not over yet, today among them. */
  daysLeft: number
  /** The pace line follows the same days a year earlier, or it is even. */
  pace: 'lastYear' | 'even'
  /** What closes the gap by the goal's end; each alone would do. `now`: visitors and orders a day, conversion, value a buyer or an order. */
  closers: { by: 'visitors' | 'conversion' | 'value' | 'orders'; amount: number; now: number }[]
}
/** At the end of each day of a goal: what was reached and where the pace line is; the figures in the metric's own unit. */
export interface GoalDay {
  day: Day
  pace: number
  reached: number | null
  projected: number | null
}
export interface GoalsAnswer {
  version: number
  /** What is reached is as of this moment: now, but never after the newest order. */
  asOf: Instant
  goals: GoalStanding[]
  line?: GoalDay[]
  split?: GoalPart[]
  /** Categories at the top, for those who set goals. */
  categories: { key: string; name: string }[]
}
