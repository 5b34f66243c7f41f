import type { Instant } from '~/lib/zone'
import type { Amount, Currency } from './money'
import type { Order } from './order'
import type { OrderAct } from './orderAct'
import type { OrderPerks } from './refundSplit'
import type { WindowStart, ReturnCase, ReturnKind, ReturnPolicy, ReturnReason, ReturnState, ReturnVerdict } from './returns'
import type { NextSteps, Party } from './returnStates'
import type { Location } from './stock'

/** A case as its list shows it. */
export interface ReturnRow {
  key: string
  order: string
  kind: ReturnKind
  state: ReturnState
  /** As whoever looks may see them; '' unknown. */
  buyer: string
  /** customerIdOf the buyer; '' unknown. */
  customer: string
  /** Of the first line. */
  title: string
  sku: string
  lines: number
  units: number
  reason: ReturnReason
  createdAt: Instant
  /** When whoever has the next step is to have done it. */
  dueAt?: Instant
  turn?: Party
  overdue: boolean
  /** What has gone back. */
  amount?: Amount
  currency: Currency
}

/** What cases a list is narrowed to; values of one name are alternatives. */
export interface ReturnFilter {
  /** Substring over key, order, tracking number, SKU, title and the buyer's name as it is shown. */
  search?: string
  state?: readonly ReturnState[]
  kind?: readonly ReturnKind[]
  reason?: readonly ReturnReason[]
  /** Exact. */
  sku?: string
  order?: string
  overdue?: boolean
}

export const RETURN_SORTS = ['key', 'createdAt', 'dueAt', 'units'] as const

export interface ReturnQuery extends ReturnFilter {
  sort: (typeof RETURN_SORTS)[number]
  descending: boolean
  offset: number
  limit: number
  now: Instant
}

/** How many cases there are of each, with the other filters in force. */
export interface ReturnFacets {
  states: Partial<Record<ReturnState, number>>
  kinds: Partial<Record<ReturnKind, number>>
  reasons: Partial<Record<ReturnReason, number>>
  overdue: number
  all: number
}

/** A line of an order as somebody chooses units of it. */
export interface ReturnableLine {
  line: number
  sku: string
  title: string
  quantity: number
  /** Paid for one unit before what was taken off. */
  price: Amount
  /** Units that can still come back. */
  left: number
}

/** An order as a return begins with it, and what the policy says of what is chosen. */
export interface Eligible {
  order: string
  currency: Currency
  placedAt: Instant
  /** When the days began; absent: it was not paid. */
  start?: { of: WindowStart; at: Instant }
  /** As whoever looks may see them. */
  buyer: string
  lines: ReturnableLine[]
  /** By the version that judges the order. */
  policy: ReturnPolicy
  verdict: ReturnVerdict
  /** A key that no return has. */
  nextKey: string
}

/** A case with all that its screen needs. */
export interface ReturnDetail {
  /** Texts are masked for those who do not see personal data; the buyer's key is left out. */
  now: ReturnCase
  /** As whoever looks may see them. */
  buyer: string
  customer: string
  next: NextSteps
  overdue: boolean
  currency: Currency
  lines: ReturnableLine[]
  start?: { of: WindowStart; at: Instant }
  /** To work out what goes back: the order as it came in without its buyer, what was done about it, and what came with it. */
  money: { base: Order; acts: OrderAct[]; perks: OrderPerks }
  /** Of the same order. */
  others: { key: string; state: ReturnState; kind: ReturnKind }[]
  policy: ReturnPolicy
  locations: Location[]
  /** Files that lie with it. */
  files: number
}

/** A SKU that an exchange may send. */
export interface SwapChoice {
  sku: string
  /** Of the product, with the SKU's own values. */
  title: string
  /** In the shop's currency. */
  price: Amount
  /** The most first; none: no stock is kept, or nothing is there. */
  places: { location: string; name: string; available: number }[]
}

export interface PolicyVersions {
  /** The newest first; where the shop has none, what holds instead. */
  versions: ReturnPolicy[]
  /** They are the shop's own. */
  own: boolean
  /** Key of the one that is in force. */
  now: string
}
