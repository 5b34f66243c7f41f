import type { Reach, ReachMove, StaleReason, Stretch, Worry } from '~/domain/health'
import type { Instant, Day } from '~/lib/zone'
import type { ChangeMarker } from './changeMarkers'
import type { ListingRow, Page } from './lists'

/** Windows that can be chosen, in days; each is compared with as many days before it. */
export const HEALTH_DAYS = [7, 28, 90] as const
export type HealthDays = (typeof HEALTH_DAYS)[number]

export const HEALTH_SORTS = ['views', 'carts', 'orders', 'conversion', 'beside', 'change'] as const
export type HealthSort = (typeof HEALTH_SORTS)[number]

export interface HealthQuery {
  days: HealthDays
  /** Part of the title, or of a SKU code. */
  search?: string
  /** Only what became better, or worse. */
  move?: ReachMove
  sort: HealthSort
  descending: boolean
  offset: number
  limit: number
}

export type HealthProduct = Pick<ListingRow, 'key' | 'title' | 'state' | 'category' | 'picture'>

export interface HealthRow extends HealthProduct, Reach {
  conversion: number | null
  /** Of all products of its category. */
  ofCategory: number | null
  /** Of as many days before. */
  before: Reach
  move: ReachMove
  /** The newest change in the window. */
  marker?: ChangeMarker
}

export interface HealthPage extends Page<HealthRow> {
  /** Days that are told of; undefined where there are no visits. */
  window?: Stretch
}

/** What an edit did: as many days before as after. */
export interface EditEffect {
  days: number
  before: Reach
  after: Reach
  move: ReachMove
}

export interface MarkedChange extends ChangeMarker {
  day: Day
  /** Absent: too few days before or after it. */
  effect?: EditEffect
}

export interface ProductHealth extends HealthProduct {
  /** Oldest first; empty where there are no visits. */
  weeks: (Reach & { from: Day; ofCategory: number | null })[]
  /** Newest first. */
  changes: MarkedChange[]
}

export const STALE_DAYS = [30, 60, 90, 180] as const
export type StaleDays = (typeof STALE_DAYS)[number]

export interface StaleQuery {
  days: StaleDays
  reason?: StaleReason
  now: Instant
  offset: number
  limit: number
}

export interface StaleRow extends HealthProduct {
  reasons: StaleReason[]
  changedAt: Instant
  complete: number
  sellable?: number
  firstSku?: string
}

export interface StalePage extends Page<StaleRow> {
  /** Products on sale. */
  checked: number
  reasons: { reason: StaleReason; count: number }[]
}

export interface WatchRow extends HealthProduct {
  /** Its place among what sells best. */
  rank: number
  /** As a decimal of the shop's currency. */
  gmv: number
  firstSku?: string
  worries: Worry[]
}

export interface WatchAnswer {
  version: number
  /** How many best sellers were looked at. */
  sellers: number
  window?: Stretch
  /** Where there are no visits, conversion is not among what was looked at. */
  hasVisits: boolean
  items: WatchRow[]
}
