import type { ColumnsOfFile } from '~/domain/import/fileColumns'
import type { FileFormat } from '~/domain/importPlan'
import type { Amount, Currency } from '~/domain/money'

/** What a file of campaigns or coupons may tell, a column each. */
export const PROMOTION_FILE_FIELDS = ['campaign', 'name', 'from', 'to', 'customer', 'coupon', 'sku', 'at', 'order', 'off'] as const
export type PromotionFileField = (typeof PROMOTION_FILE_FIELDS)[number]
export type PromotionFileColumns = ColumnsOfFile<PromotionFileField>

/** What one row tells: a campaign and its days · that a customer is meant by one · that a coupon of one is for a product · that a coupon was used. */
export const PROMOTION_TABLES = ['campaigns', 'audience', 'coupons', 'redemptions'] as const
export type PromotionTable = (typeof PROMOTION_TABLES)[number]

/** Without these a row of that table says nothing. */
export const TABLE_FIELDS = {
  campaigns: ['campaign', 'from', 'to'],
  audience: ['campaign', 'customer'],
  coupons: ['campaign', 'coupon', 'sku'],
  redemptions: ['campaign', 'coupon', 'customer', 'at'],
} as const satisfies Record<PromotionTable, readonly PromotionFileField[]>

/** What no file states itself; the user confirms it. */
export interface PromotionFileRules {
  table: PromotionTable
  /** IANA zone of days. */
  zone: string
  dateOrder: 'ymd' | 'dmy' | 'mdy'
  /** Off the goods of an order by one coupon, where the file has no column for it. */
  off: Amount
}

/** What the head of such a file tells. */
export interface PromotionFileInspection {
  bytes: number
  format: FileFormat
  header: string[]
  sample: string[][]
  columns: PromotionFileColumns
  rules: PromotionFileRules
  currency: Currency
}

/** How the user means to read it. */
export type PromotionFilePlan = Pick<PromotionFileInspection, 'format' | 'columns' | 'rules' | 'currency'>

export const PROMOTION_ROW_REFUSALS = ['empty', 'badDate', 'window', 'badAmount', 'noCampaign', 'noCoupon'] as const
export type PromotionRowRefusal = (typeof PROMOTION_ROW_REFUSALS)[number]

/** A row that is left out, with the cell that is why. */
export interface RefusedPromotionRow {
  row: number
  why: PromotionRowRefusal
  /** Name of the column. */
  column: string
  text: string
}

/** What the whole file would do to the shop. `records`: campaigns, or for redemptions the uses of coupons. */
export interface PromotionDryRun {
  rows: number
  table: PromotionTable
  added: number
  changed: number
  unchanged: number
  /** Customers, coupons or products that the records name. */
  customers: number
  coupons: number
  products: number
  /** By campaign, in the order of the file: rows that were taken. */
  campaigns: { campaign: string; rows: number }[]
  refusedRows: number
  /** The first of them. */
  refused: RefusedPromotionRow[]
}

/** Most refused rows that the check shows; the rest is counted. */
export const SHOWN_REFUSED = 100
