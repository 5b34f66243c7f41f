import type { Instant } from '~/lib/zone'
import type { Amount } from './money'
import type { TicketReason } from './ticket'

/** What tells that goods are not right; `any`: at least one of them. An order counts once. */
export const QUALITY_SIGNS = ['any', 'return', 'complaint', 'review', 'refund'] as const
export type QualitySign = (typeof QUALITY_SIGNS)[number]

/** What rates are told apart by. A batch is what came of a SKU with one purchase order. */
export const QUALITY_GROUPS = ['sku', 'supplier', 'batch'] as const
export type QualityGroup = (typeof QUALITY_GROUPS)[number]

/** Why goods came back or were complained of; '' nobody said. */
export type QualityReason = TicketReason | ''

/** `purchase\nsku`; without a purchase: what lay there before the first. */
export const batchKey = (purchase: string, sku: string): string => `${purchase}\n${sku}`
export function batchOfKey(key: string): { purchase: string; sku: string } {
  const cut = key.indexOf('\n')
  return { purchase: key.slice(0, cut), sku: key.slice(cut + 1) }
}

/** Units shipped, and how many orders of them had trouble. */
export interface Tally {
  units: number
  cases: number
}

/** What a case was opened on: the figures of that day, so that they still stand when more is known. */
export interface QualityProof {
  sign: QualitySign
  /** '' any reason. */
  reason: QualityReason
  /** Shipped in [from, to). */
  from: Instant
  to: Instant
  now: Tally
  /** What it was held against. */
  usual: Tally
  against: 'past' | 'kin'
  /** How likely so many would come of chance; absent: it was not a spike. */
  odds?: number
}

/** What is asked of a supplier. */
export interface SupplierClaim {
  /** Key. */
  supplier: string
  /** Units with trouble. */
  units: number
  /** Of what they were bought for, refunds, and sending them back; in the shop's currency. */
  goods: Amount
  refunds: Amount
  shipping: Amount
  /** What they have agreed to. */
  agreed?: Amount
}

/** Something that goes wrong with goods, and what is done about it. */
export interface QualityCase {
  key: string
  by: QualityGroup
  /** SKU code, key of a supplier, or batchKey. */
  of: string
  /** SKU code; '' of a supplier as a whole. */
  sku: string
  /** Key of the listing; '' none is known. */
  product: string
  openedAt: Instant
  /** Key of a person. */
  openedBy: string
  proof: QualityProof
  /** Key of the task on the listing that it led to. */
  task?: string
  claim?: SupplierClaim
  note?: string
  /** What was done about it works from then on; absent: from when it was opened. */
  mendedAt?: Instant
  closedAt?: Instant
  closedBy?: string
  /** What came of it, in a sentence. */
  outcome?: string
}
