import type {
  AlertRow,
  BuyableSku,
  PlanAnswer,
  PlanAsk,
  PurchaseDetail,
  PurchaseFacets,
  PurchaseQuery,
  PurchaseRow,
  SupplierDetail,
  SupplierRow,
} from '~/store/buyingLists'
import type { Page } from '~/store/lists'
import type { CallContext, None } from './protocol'

/** The calls about suppliers, purchase orders, planning and alerts. */
export interface BuyingCalls {
  'suppliers.list'(args: None, context: CallContext): Promise<SupplierRow[]>
  'suppliers.get'(args: { key: string }, context: CallContext): Promise<SupplierDetail | null>
  'purchases.list'(args: { query: PurchaseQuery }, context: CallContext): Promise<Page<PurchaseRow>>
  'purchases.facets'(args: None, context: CallContext): Promise<PurchaseFacets>
  'purchases.get'(args: { key: string }, context: CallContext): Promise<PurchaseDetail | null>
  /** SKUs for a draft of a supplier: these codes or barcodes, or what a few letters find. */
  'purchases.buyable'(args: { supplier: string; codes?: readonly string[]; text?: string }, context: CallContext): Promise<BuyableSku[]>
  /** What to order, and why. */
  'plan.stock'(args: { ask: PlanAsk }, context: CallContext): Promise<PlanAnswer>
  /** What of the stock wants a decision, snoozed alerts too; what presses most first. */
  'alerts.list'(args: { now: number }, context: CallContext): Promise<{ items: AlertRow[]; version: number }>
}
