import type { Amount } from '~/domain/money'
import type { QualityCase, Tally } from '~/domain/quality'
import type { Effect } from '~/domain/qualityOdds'
import type { QualityFound, QualityWindow, Trouble } from '~/domain/qualityRates'
import type { Instant } from '~/lib/zone'

/** A group with what it is called. */
export interface QualityRow extends QualityFound {
  title: string
  /** Key and name of who it is bought of; '' unknown. */
  supplier: string
  supplierName: string
  /** Key of the listing; '' none is known. */
  product: string
  /** Of a batch: number of the purchase, and when it came in. */
  purchase?: string
  receivedAt?: Instant
  /** Key of the case of it that is open. */
  open?: string
  /** Names of the category that it is held against; empty: the shop. */
  kinPath: string
}

export interface QualityPage {
  /** Those with a case, what stands out first. */
  found: QualityRow[]
  /** All that shipped in the window. */
  groups: number
  total: Tally
  window: QualityWindow
  /** Days that trouble had to show; the newest parcel. */
  asOf: Instant
  /** Returns, tickets, reviews and refunds of no parcel that is known. */
  loose: number
  /** Nothing was ever shipped. */
  empty: boolean
  version: number
}

export interface TroubleRow extends Trouble {
  /** SKU that was shipped, also where all of an order had trouble. */
  of: string
  shippedAt: Instant
}

export interface QualityDetail {
  row: QualityRow
  window: QualityWindow
  /** The latest first. */
  troubles: TroubleRow[]
  total: number
  /** What the units with trouble were bought for, where it is known, and what was given back. */
  cost: { units: number; goods: Amount; refunds: Amount; known: boolean }
}

/** A case with what came of it. */
export interface QualityCaseRow {
  case: QualityCase
  title: string
  supplierName: string
  before: Tally
  after: Tally
  effect: Effect
  odds: number
  /** From when on the parcels after it are counted, and until when they are old enough. */
  since: Instant
  until: Instant
  /** Weeks from before it until now. */
  weeks: Tally[]
  /** The week in which it was mended. */
  mendedWeek: number
}
