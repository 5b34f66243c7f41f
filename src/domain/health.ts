import type { Instant, Day } from '~/lib/zone'
import type { BuyerReview } from './buyerReview'
import { scoreOf } from './buyerReview'

/** Of the visits that looked at a product: how many put it into the cart, and how many bought it. */
export interface Reach {
  views: number
  carts: number
  orders: number
}

export const NO_REACH: Reach = { views: 0, carts: 0, orders: 0 }

/** Of visits that looked, those that bought; null where nobody looked. */
export const conversionOf = ({ views, orders }: Reach): number | null => (views > 0 ? orders / views : null)

export const sumReach = (all: Iterable<Reach>): Reach => {
  const sum = { ...NO_REACH }
  for (const { views, carts, orders } of all) {
    sum.views += views
    sum.carts += carts
    sum.orders += orders
  }
  return sum
}

/** How conversion moved; few: too few visits on a side to say. */
export const MOVES = ['better', 'worse', 'same', 'few'] as const
export type ReachMove = (typeof MOVES)[number]

/** With fewer views on either side nothing is said. */
export const VIEWS_NEEDED = 50
/** One in ten of differences as large comes by chance. */
const BEYOND_CHANCE = 1.645

/** Whether buyers were won or lost, beyond what chance does: two shares, compared by their common deviation. */
export function moveOf(before: Reach, after: Reach): ReachMove {
  if (before.views < VIEWS_NEEDED || after.views < VIEWS_NEEDED) return 'few'
  const both = (before.orders + after.orders) / (before.views + after.views)
  const deviation = Math.sqrt(both * (1 - both) * (1 / before.views + 1 / after.views))
  const change = after.orders / after.views - before.orders / before.views
  if (deviation === 0 || Math.abs(change) < BEYOND_CHANCE * deviation) return 'same'
  return change > 0 ? 'better' : 'worse'
}

/** Days [from, to). */
export interface Stretch {
  from: Day
  to: Day
}

/** The longest that is looked at on either side of an edit, and the shortest. */
const SIDE_DAYS = { most: 14, least: 3 } as const

/** As many whole days before an edit as after it; its own day is half of each and left out. undefined: too few days are told of. */
export function sidesOf(day: Day, told: Stretch): { before: Stretch; after: Stretch } | undefined {
  const days = Math.min(SIDE_DAYS.most, day - told.from, told.to - (day + 1))
  if (days < SIDE_DAYS.least) return undefined
  return { before: { from: day - days, to: day }, after: { from: day + 1, to: day + 1 + days } }
}

/** Why a page that is on sale wants work, what presses most first. */
export const STALE_REASONS = ['belowCost', 'noImage', 'noStock', 'incomplete', 'unchanged'] as const
export type StaleReason = (typeof STALE_REASONS)[number]

/** A page below so many percent lacks what buyers ask for. */
const COMPLETE_FROM = 80

export interface StaleFacts {
  changedAt: Instant
  pictures: number
  /** SKUs that are sold for less than they cost. */
  belowCost: number
  /** SKUs that are sent from the own shelf. */
  shelved: number
  /** Units that can be sold; NaN where no stock is kept. */
  sellable: number
  /** In percent. */
  complete: number
}

const DAY_MS = 86_400_000

/** What is wrong with a page that is on sale; `days` without a change make it stale. */
export function staleReasons(facts: StaleFacts, { now, days }: { now: Instant; days: number }): StaleReason[] {
  const is: Record<StaleReason, boolean> = {
    belowCost: facts.belowCost > 0,
    noImage: facts.pictures === 0,
    // What others send is sold without a shelf of our own.
    noStock: facts.shelved > 0 && facts.sellable <= 0,
    incomplete: facts.complete < COMPLETE_FROM,
    unchanged: now - facts.changedAt >= days * DAY_MS,
  }
  return STALE_REASONS.filter((reason) => is[reason])
}

/** What turned for the worse with a good seller. */
export type Worry =
  | { why: 'out' }
  /** Sold out in so many days, as it sells now. */
  | { why: 'low'; days: number }
  /** Raised, in percent of what it was. */
  | { why: 'price'; share: number; day: Day }
  | { why: 'rating'; before: number; after: number; n: number }
  | { why: 'conversion'; before: number; after: number }

/** Less cover than this is the time to buy. */
const LOW_DAYS = 14
const RATING = { days: 60, least: 5, fall: 0.4 } as const

export interface SellerFacts {
  /** NaN where no stock is kept. */
  sellable: number
  shelved: number
  cover: number | null
  before: Reach
  after: Reach
  raise?: { share: number; day: Day }
  reviews: readonly Pick<BuyerReview, 'rating' | 'at'>[]
}

/** Why to look at a best seller now; none: it goes on as it did. */
export function worriesOf({ sellable, shelved, cover, before, after, raise, reviews }: SellerFacts, now: Instant): Worry[] {
  const worries: Worry[] = []
  if (shelved > 0 && sellable <= 0) worries.push({ why: 'out' })
  else if (shelved > 0 && cover !== null && cover < LOW_DAYS) worries.push({ why: 'low', days: cover })
  const [was, is] = [conversionOf(before), conversionOf(after)]
  if (was !== null && is !== null && moveOf(before, after) === 'worse') worries.push({ why: 'conversion', before: was, after: is })
  const rating = ratingFall(reviews, now)
  if (rating) worries.push(rating)
  if (raise && raise.share > 0) worries.push({ why: 'price', ...raise })
  return worries
}

/** The ratings of the last days beside all before them. */
function ratingFall(reviews: SellerFacts['reviews'], now: Instant): Worry | undefined {
  const since = now - RATING.days * DAY_MS
  const [before, after] = [scoreOf(reviews.filter(({ at }) => at < since)), scoreOf(reviews.filter(({ at }) => at >= since))]
  if (!before || !after || before.n < RATING.least || after.n < RATING.least || before.mean - after.mean < RATING.fall) return undefined
  return { why: 'rating', before: before.mean, after: after.mean, n: after.n }
}
