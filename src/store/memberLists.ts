import type { PointsLine, Program, Tier } from '~/domain/member'
import type { TierStep } from '~/domain/memberTiers'
import type { Amount } from '~/domain/money'
import type { Day, Instant } from '~/lib/zone'

export interface ProgramAnswer {
  program: Program
  /** Nothing was set yet. */
  isNew: boolean
}

/** Tiers that are tried; `others`: what becomes of tiers under names that they do not know, as somebody set them by hand. */
export interface TierAsk {
  tiers: readonly Tier[]
  others: 'keep' | 'replace'
}

export interface TierCount {
  /** '' none. */
  name: string
  before: number
  after: number
  /** What those who would be in it paid for goods in the last 12 months, and what its share off that would have been. */
  goods: Amount
  cost: Amount
}

export interface TierSimulation {
  /** The last day that is looked at: of the newest paid order. */
  asOf: Day
  /** Lowest first; customers in none stand at the beginning. */
  tiers: TierCount[]
  /** Names that the program does not know, with how many customers. */
  others: { name: string; count: number }[]
  up: number
  down: number
  flows: { from: string; to: string; step: TierStep; count: number }[]
  goods: Amount
  cost: Amount
}

export interface TierMove {
  customer: string
  from: string
  to: string
}

export interface TierMoveRow extends TierMove {
  name: string
  /** Of the last 12 months. */
  gmv: Amount
  orders: number
}

export interface MovesQuery extends TierAsk {
  step: Exclude<TierStep, 'same'>
  /** Only those who come from, or go to, this tier. */
  tier?: string
  offset: number
  limit: number
}

/** What the points of everybody come to. */
export interface PointsSum {
  customers: number
  balance: number
  /** Of it, points that expire within 30 days. */
  expiring: number
  /** Owed for points that were spent and taken back. */
  owed: number
  /** Balance × what a point is worth; absent: no worth is set. */
  liability?: Amount
}

export interface PointsRow {
  customer: string
  name: string
  balance: number
  expiring: number
  /** When the next of them expire. */
  nextAt?: Instant
  lastAt: Instant
}

export interface PointsQuery {
  sort: 'balance' | 'expiring' | 'lastAt'
  descending: boolean
  offset: number
  limit: number
}

export interface CustomerPoints {
  balance: number
  expiring: number
  owed: number
  worth?: Amount
  /** The latest first. */
  lines: (PointsLine & { balance: number })[]
}

/** What booking paid orders since a day would write. */
export interface BookingPreview {
  orders: number
  customers: number
  earned: number
  back: number
  /** Of what it writes, points that have expired by now. */
  expired: number
  /** Everybody's balance then. */
  balance: number
}
