import type { Area } from './area'
import { type CatalogCommand, CATALOG_COMMANDS } from './catalogCommand'
import { COUNT_COMMANDS, type CountCommand } from './countCommand'
import { COUPON_COMMANDS, type CouponCommand } from './couponCommand'
import { BULK_COMMANDS, type BulkCommand } from './listingBulk'
import { LISTING_COMMANDS, type ListingCommand } from './listingCommand'
import { MEMBER_COMMANDS, type MemberCommand } from './memberCommand'
import type { Role } from './person'
import { PROMOTION_COMMANDS, type PromotionCommand } from './promotionCommand'
import { PRICE_COMMANDS, type PriceCommand } from './priceCommand'
import { PURCHASE_COMMANDS, type PurchaseCommand } from './purchaseCommand'
import { REVIEW_COMMANDS, type ReviewCommand } from './reviewCommand'
import { type StockCommand, STOCK_COMMANDS } from './stockCommand'
import { SYNC_COMMANDS, type SyncCommand } from './syncCommand'
import { TICKET_COMMANDS, type TicketCommand } from './ticketCommand'
import { ORDER_COMMANDS, type OrderCommand } from './orderCommand'
import { RETURN_COMMANDS, type ReturnCommand } from './returnCommand'
import { COMPLAINT_COMMANDS, type ComplaintCommand } from './complaintCommand'
import { QUALITY_COMMANDS, type QualityCommand } from './qualityCommand'
import { VIEW_COMMANDS, type ViewCommand } from './viewCommand'

/** What the history can be narrowed to, in the order of the list. */
export const KIND_GROUPS = [
  'orders',
  'products',
  'stock',
  'promotions',
  'service',
  'customers',
  'imports',
  'figures',
  'work',
  'home',
  'people',
  'shop',
  'undo',
] as const
export type KindGroup = (typeof KIND_GROUPS)[number]

/** What all of the app needs to know of a kind of command besides its rule. */
export interface CommandTraits {
  /** What it may change, besides the journal: which answers are asked for again. */
  areas: readonly Area[]
  /** Who may run it; absent: everybody. */
  roles?: readonly Role[]
  /** Its group among the history's filters. */
  group: KindGroup
  /** It changes what the figures know of goods. */
  goods?: true
  /** It writes to the ledger or holds units: the levels have to stand for the files and orders of now before it is decided. */
  levels?: true
}

/** Commands that tell their traits themselves, area by area. */
export type AreaCommand =
  | CatalogCommand
  | ListingCommand
  | StockCommand
  | CountCommand
  | PriceCommand
  | PurchaseCommand
  | BulkCommand
  | ViewCommand
  | ReviewCommand
  | SyncCommand
  | PromotionCommand
  | CouponCommand
  | MemberCommand
  | TicketCommand
  | OrderCommand
  | ReturnCommand
  | ComplaintCommand
  | QualityCommand

export const AREA_COMMANDS: Readonly<Record<AreaCommand['kind'], CommandTraits>> = {
  ...CATALOG_COMMANDS,
  ...LISTING_COMMANDS,
  ...STOCK_COMMANDS,
  ...COUNT_COMMANDS,
  ...PRICE_COMMANDS,
  ...PURCHASE_COMMANDS,
  ...BULK_COMMANDS,
  ...VIEW_COMMANDS,
  ...REVIEW_COMMANDS,
  ...SYNC_COMMANDS,
  ...PROMOTION_COMMANDS,
  ...COUPON_COMMANDS,
  ...MEMBER_COMMANDS,
  ...TICKET_COMMANDS,
  ...ORDER_COMMANDS,
  ...RETURN_COMMANDS,
  ...COMPLAINT_COMMANDS,
  ...QUALITY_COMMANDS,
}

export const isAreaKind = (kind: string): kind is AreaCommand['kind'] => Object.hasOwn(AREA_COMMANDS, kind)
export const AREA_KINDS: readonly AreaCommand['kind'][] = Object.keys(AREA_COMMANDS).filter(isAreaKind)
