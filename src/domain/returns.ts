import type { Instant } from '~/lib/zone'
import type { Amount } from './money'

/** refundOnly: money without goods; exchange: other goods for those that come back; repair: the same goods come back to the buyer. */
export const RETURN_KINDS = ['return', 'refundOnly', 'exchange', 'repair'] as const
export type ReturnKind = (typeof RETURN_KINDS)[number]

/**
 * proof: pictures are asked of the buyer; review: somebody of us decides; received: some of it is here; inspected: all of it was looked at; settled: money, other goods or
 * the repaired ones have gone to the buyer. Money may go before the goods come: then the case goes from inspected to settled by itself.
 */
export const RETURN_STATES = [
  'requested',
  'proof',
  'review',
  'approved',
  'refused',
  'inTransit',
  'received',
  'inspected',
  'settled',
  'closed',
  'cancelled',
] as const
export type ReturnState = (typeof RETURN_STATES)[number]

/** Why something comes back, by whose doing it is. */
export const REASON_GROUPS = {
  buyer: ['changedMind', 'size', 'mistake', 'betterPrice'],
  goods: ['quality', 'notAsDescribed', 'expired'],
  fulfilment: ['wrongItem', 'missing', 'damaged', 'late', 'notReceived'],
  other: ['other'],
} as const
export type ReasonGroup = keyof typeof REASON_GROUPS
export type ReturnReason = (typeof REASON_GROUPS)[ReasonGroup][number]
export const RETURN_REASONS: readonly ReturnReason[] = Object.values(REASON_GROUPS).flat()

export function groupOf(reason: ReturnReason): ReasonGroup {
  if (REASON_GROUPS.buyer.some((each) => each === reason)) return 'buyer'
  if (REASON_GROUPS.goods.some((each) => each === reason)) return 'goods'
  return reason === 'other' ? 'other' : 'fulfilment'
}

/** As the buyer tells it, best first. intact: opened to look at it, and as good as new. */
export const GOODS_CONDITIONS = ['unopened', 'intact', 'used', 'faulty'] as const
export type GoodsCondition = (typeof GOODS_CONDITIONS)[number]

export const PAYERS = ['buyer', 'shop'] as const
export type Payer = (typeof PAYERS)[number]

/** Goods that take the place of those that come back. */
export interface Swap {
  sku: string
  title: string
  /** Of one unit, in the order's currency, as of when it was promised. */
  price: Amount
  /** Where they are held. */
  location: string
}

/** Units of a line of the order. */
export interface ReturnLine {
  /** Place among the order's lines. */
  line: number
  sku: string
  title: string
  /** Whole, at least 1. */
  units: number
  reason: ReturnReason
  condition: GoodsCondition
  batch?: string
  swap?: Swap
}

/** What becomes of a unit that was looked at. missing: it never came; sendBack: the buyer gets it again, repaired or as it is. */
export const OUTCOMES = ['restock', 'quarantine', 'scrap', 'sendBack', 'missing'] as const
export type Outcome = (typeof OUTCOMES)[number]

export interface Inspected {
  line: number
  units: number
  outcome: Outcome
  /** Where they were put. */
  location?: string
  note?: string
  at: Instant
  who: string
}

/** Why a line is not taken back. */
export type PolicyWhy =
  | { why: 'notPaid' }
  /** Fewer than that can still come back. */
  | { why: 'units'; left: number }
  /** No rule of the policy is for it. */
  | { why: 'noRule' }
  /** `days` have passed since. */
  | { why: 'window'; days: number; since: WindowStart; over: number }
  | { why: 'condition'; condition: GoodsCondition; allowed: readonly GoodsCondition[] }
  | { why: 'kind'; kind: ReturnKind; allowed: readonly ReturnKind[] }
  | { why: 'never'; what: NeverKind; unopened: boolean }

/** What the days are counted from: the first of these that is known. */
export type WindowStart = 'delivery' | 'shipping' | 'payment'

/** What cannot be sent back though the buyer would like to. */
export const NEVER_KINDS = ['custom', 'fresh', 'intimate', 'digital', 'press', 'activated', 'clearance', 'other'] as const
export type NeverKind = (typeof NEVER_KINDS)[number]

export interface LineVerdict {
  line: number
  /** Exactly where `whys` is empty. */
  ok: boolean
  whys: readonly PolicyWhy[]
  /** Key of the rule that judged it; '' none. */
  rule: string
  pays: Payer
  /** Pictures are asked for. */
  proof: boolean
  /** Share of the goods' price that is kept. */
  fee: number
  /** The window is open until then, exclusive; absent where it has no beginning yet. */
  until?: Instant
}

/** What the policy said, with its version, for good. */
export interface ReturnVerdict {
  policy: string
  version: number
  at: Instant
  ok: boolean
  lines: readonly LineVerdict[]
}

export interface ReturnStep {
  at: Instant
  to: ReturnState
  who: string
}

/** How it ended for the buyer. */
export interface Settlement {
  at: Instant
  who: string
  how: 'refund' | 'exchange' | 'repair' | 'nothing'
  /** What went back, goods, shipping and tax together. */
  amount: Amount
  /** Units of each line that it is for, and what of their price was kept. */
  lines: readonly { line: number; units: number; fee: Amount }[]
  /** Still to be paid by the buyer for dearer goods. */
  due: Amount
  pointsBack: number
  pointsTaken: number
  coupons: number
  carrier?: string
  tracking?: string
  /** Before the goods were looked at. */
  early?: true
}

/** A return, an exchange, a repair or a refund without goods, of an order. */
export interface ReturnCase {
  /** r1001 */
  key: string
  /** Number. */
  order: string
  /** Buyer.key; absent: unknown. */
  buyer?: string
  /** Key. */
  ticket?: string
  kind: ReturnKind
  state: ReturnState
  lines: readonly ReturnLine[]
  createdAt: Instant
  createdBy: string
  /** What the buyer said. */
  note?: string
  verdict: ReturnVerdict
  /** Somebody let it through against the verdict. */
  overruled?: { who: string; at: Instant; note: string }
  /** Of the way back. */
  pays: Payer
  carrier?: string
  tracking?: string
  /** When whoever has the next step is to have done it. */
  dueAt?: Instant
  steps: readonly ReturnStep[]
  /** Units that have arrived, by place among the order's lines. */
  received?: readonly { line: number; units: number; at: Instant }[]
  inspected?: readonly Inspected[]
  settled?: Settlement
  /** Why it was refused, and what the buyer is told. */
  refusal?: { why: RefusalWhy; text: string }
  closedAt?: Instant
  /** Grows with every write, so that an undo finds out that something was built on what it would take back. */
  rev: number
}

export const REFUSAL_WHYS = ['policy', 'proof', 'condition', 'notOurs', 'noAnswer', 'other'] as const
export type RefusalWhy = (typeof REFUSAL_WHYS)[number]

/** One rule of a policy; the first that is for a line judges it. */
export interface PolicyRule {
  key: string
  /** Keys of categories, with all that lies in them; absent: any. */
  categories?: readonly string[]
  /** Absent: any. */
  reasons?: readonly ReturnReason[]
  kinds: readonly ReturnKind[]
  /** Whole days after the day it began. */
  days: number
  conditions: readonly GoodsCondition[]
  pays: Payer
  proof: boolean
  /** 0–1 of the goods' price. */
  fee: number
}

/** Goods that are not taken back for reasons of the buyer's own, by any of these. */
export interface NeverRule {
  key: string
  what: NeverKind
  categories: readonly string[]
  skus: readonly string[]
  tags: readonly string[]
  /** Taken back as long as it was not opened. */
  unopened: boolean
}

/** Hours within which each step is to be done. */
export interface PolicyHours {
  proof: number
  review: number
  ship: number
  inspect: number
  settle: number
}

/** A version of the rules that returns are judged by. Versions stay; the one that was in force when the goods came judges. */
export interface ReturnPolicy {
  key: string
  version: number
  /** In force since. */
  from: Instant
  name?: string
  rules: readonly PolicyRule[]
  never: readonly NeverRule[]
  hours: PolicyHours
  /** Where goods are sent to; for the slip. */
  address?: string
  who?: string
}
