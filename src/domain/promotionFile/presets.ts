import { columnsByNames } from '~/domain/import/fileColumns'
import { holdsOrders } from '~/domain/import/matchHeader'
import {
  PROMOTION_FILE_FIELDS,
  PROMOTION_TABLES,
  type PromotionFileColumns,
  type PromotionFileField,
  type PromotionTable,
  TABLE_FIELDS,
} from './fields'

/** Whatever names people give; those of completejourney first. */
const NAMES: Record<PromotionFileField, readonly string[]> = {
  campaign: ['campaign id', 'campaign', 'promotion id', 'promotion', '活动编号', '活动ID', '活动'],
  name: ['campaign name', 'campaign type', 'promotion name', 'name', '活动名称', '活动类型'],
  from: ['start date', 'start', 'valid from', '开始时间', '开始日期', '生效时间'],
  to: ['end date', 'end', 'valid to', '结束时间', '结束日期', '失效时间'],
  customer: ['household id', 'customer id', 'buyer id', 'customer', 'member id', '买家ID', '客户ID', '会员ID', '买家会员名'],
  coupon: ['coupon upc', 'coupon id', 'coupon code', 'coupon', '券编号', '优惠券编号', '优惠券ID', '券码'],
  sku: ['product id', 'sku', 'sku code', 'product sku', 'SKU编码', '商品编码'],
  at: ['redemption date', 'redeemed at', 'used at', '核销时间', '使用时间', '核销日期'],
  order: ['order number', 'order id', '订单编号', '订单号'],
  off: ['coupon value', 'face value', 'discount', 'off', '面额', '优惠金额'],
}

export const matchPromotionColumns = (header: readonly string[]): PromotionFileColumns =>
  columnsByNames(header, PROMOTION_FILE_FIELDS, NAMES)

export const missingPromotionFields = (table: PromotionTable, columns: PromotionFileColumns): PromotionFileField[] =>
  TABLE_FIELDS[table].filter((field) => columns[field] === undefined)

/** The fullest table that the columns make; undefined: none. */
export const tableOf = (columns: PromotionFileColumns): PromotionTable | undefined =>
  PROMOTION_TABLES.toReversed().find((table) => missingPromotionFields(table, columns).length === 0)

/** Most columns that a list of a campaign's customers has: wider ones are lists of customers that happen to name a campaign. */
const NARROW = 4

/** Whether a header is one of campaigns or coupons. Files of orders and of advertising name campaigns too. */
export function holdsPromotions(header: readonly string[]): boolean {
  const table = tableOf(matchPromotionColumns(header))
  return table !== undefined && !holdsOrders(header) && (table !== 'audience' || header.length <= NARROW)
}
