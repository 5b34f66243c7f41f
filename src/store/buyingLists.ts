import type { Amount } from '~/domain/money'
import type { AlertKind } from '~/domain/planning/alerts'
import type { DemandMethod } from '~/domain/planning/demand'
import type { Reorder } from '~/domain/planning/reorder'
import type { Scorecard } from '~/domain/planning/scorecard'
import type { Supplier } from '~/domain/product'
import type { Supply } from '~/domain/purchase'
import type { Location, Purchase, PurchaseLine, PurchaseState } from '~/domain/stock'
import type { Instant } from '~/lib/zone'

/** A supplier as the list shows it. */
export interface SupplierRow extends Supplier {
  /** SKUs on offer. */
  skus: number
  /** Orders in all, and what is still to come of the open ones, as agreed. */
  purchases: number
  open: number
  awaited: Amount
  score: Scorecard
}

export interface SupplierDetail {
  row: SupplierRow
  supplies: (Supply & { title: string })[]
  /** Newest first. */
  purchases: PurchaseRow[]
  version: number
}

/** A purchase as lists show it. */
export interface PurchaseRow {
  key: string
  supplier: string
  supplierName: string
  state: PurchaseState
  orderedAt: Instant
  expectedAt: Instant
  receivedAt?: Instant
  lines: number
  units: number
  received: number
  amount: Amount
  overdue: boolean
}

export interface PurchaseQuery {
  search?: string
  states?: PurchaseState[]
  supplier?: string
  /** Only those that are late. */
  overdue?: boolean
  sort: 'key' | 'supplier' | 'state' | 'orderedAt' | 'expectedAt' | 'units' | 'amount'
  descending: boolean
  offset: number
  limit: number
}

/** How many purchases there are of each state, of each supplier, and late. */
export interface PurchaseFacets {
  states: Partial<Record<PurchaseState, number>>
  suppliers: { key: string; name: string; count: number }[]
  overdue: number
}

/** A line with what the shop knows of its SKU. */
export interface PurchaseDetailLine extends PurchaseLine {
  title: string
  barcode: string
  /** Available over all locations; undefined: not counted. */
  sellable?: number
  /** What a unit costs the shop now; undefined: it is in no catalogue. */
  ownCost?: Amount
  /** Terms of the supplier. */
  pack: number
  minimum: number
}

export interface PurchaseDetail {
  purchase: Purchase
  supplier: Supplier | undefined
  lines: PurchaseDetailLine[]
  locations: Location[]
  overdue: boolean
  version: number
}

/** A SKU that may be bought of a supplier. */
export interface BuyableSku {
  sku: string
  title: string
  barcode: string
  cost: Amount
  pack: number
  minimum: number
  sellable?: number
}

export interface PlanAsk {
  /** Share of the waits that stock should last through. */
  service: number
  /** Days that an order lasts after it has arrived. */
  coverDays: number
  /** Safety stock that was set by hand counts where there is one. */
  manual: boolean
  /** Only these SKUs; absent: all that are to be ordered. */
  skus?: string[]
}

/** Where a lead time comes from: what this SKU's offer says, what the supplier has agreed, or how long its orders really took. */
export type LeadFrom = 'offer' | 'agreed' | 'actual'

export interface PlanOffer {
  supplier: string
  name: string
  cost: Amount
  pack: number
  minimum: number
  leadDays: number
}

export interface PlanRow extends Reorder {
  sku: string
  title: string
  /** '' nobody is known to offer it. */
  supplier: string
  supplierName: string
  offers: PlanOffer[]
  abc: 'A' | 'B' | 'C' | ''
  xyz: 'X' | 'Y' | 'Z' | ''
  sellable: number
  incoming: number
  drafted: number
  /** Days that what is sellable lasts; absent: longer than is looked ahead. */
  cover?: number
  method: DemandMethod
  /** Of the forecast, tried on the last days: its own and "as before"; null: nothing sold in them; absent: too young. */
  error?: { days: number; share: number | null; naive: number | null }
  /** Units a week: the last weeks, oldest first, and those to come. */
  past: number[]
  ahead: number[]
  /** A promotion or the season moves the weeks to come by more than a tenth. */
  tide: number
  sigma: number
  z: number
  leadDays: number
  leadFrom: LeadFrom
  /** Orders that the real lead time was measured on. */
  leadN: number
  coverDays: number
  pack: number
  minimum: number
  cost: Amount
}

export interface PlanAnswer {
  version: number
  /** SKUs that are planned, and to be ordered. */
  planned: number
  /** How many SKUs of each pair of classes there are, as `AX`. */
  classes: Record<string, number>
  rows: PlanRow[]
}

/** Something of a SKU that wants a decision. */
export interface AlertRow {
  /** Of the item, as a snooze names it: the same alert has the same, another crossing another. */
  id: string
  kind: AlertKind
  sku: string
  title: string
  /** Key of its product. */
  product: string
  since: Instant
  left: number
  reorderAt: number
  incoming: number
  drafted: number
  arrivesAt?: Instant
  /** Sold in the last 28 days, in the last 7, and a week's worth of the 56 before those. */
  sold: number
  recent: number
  usual: number
  /** Days that what is left lasts; absent: nothing is sold. */
  cover?: number
  /** Why it cannot be sold though it is listed. */
  why?: 'noPrice' | 'soldOut'
  /** Key of an open task on it. */
  task?: string
  snoozed?: { until: Instant; reason?: string }
}
