import type { ImportField } from '~/domain/importPlan'

/** Columns of our own export that mean nothing in other files; `row` says what the row holds: 'line', 'refund', or 'order' for one that has neither. */
export const EXTRA_HEADERS = {
  row: 'zhanggui row',
  later: 'line seconds later',
  refundShipping: 'refund shipping',
  refundTax: 'refund tax',
  refundLine: 'refund line',
  refundDated: 'refund dated',
} as const
export type ExtraField = keyof typeof EXTRA_HEADERS

/** The columns of our export, in order. */
export const EXPORT_HEADER: readonly (ImportField | ExtraField)[] = [
  'row',
  'number',
  'orderType',
  'placedAt',
  'paidAt',
  'cancelledAt',
  'status',
  'buyerId',
  'buyerName',
  'email',
  'phone',
  'channel',
  'region',
  'currency',
  'rate',
  'shipping',
  'orderDiscount',
  'tax',
  'note',
  'test',
  'sku',
  'title',
  'quantity',
  'price',
  'lineAmount',
  'lineDiscount',
  'cost',
  'lineKind',
  'notSale',
  'later',
  'refundedAt',
  'refundAmount',
  'refundShipping',
  'refundTax',
  'refundLine',
  'refundDated',
]
