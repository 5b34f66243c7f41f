import type { NumberRun } from './numbers'
import type { TextRun } from './texts'

/**
 * A pack is one file: the orders of one commit, as columns, cut by month, in three parts that are read one after the other as they are needed.
 * `opening`: orders, refunds, and lines merged by kind (mergeLines.ts): all figures but those by SKU, a twentieth of the lines.
 * `lines`: the lines one by one, as the engine counts them. `rest`: what only lists and details show.
 * Layout: 8 bytes of magic, u32 length of the header, u32 byte where the opening begins, header as JSON, then the parts.
 */
export const MAGIC = 'ZGPACK03'
export const PREAMBLE = 16
export const PARTS = ['opening', 'lines', 'rest'] as const
export type PartName = (typeof PARTS)[number]

export const OPENING = {
  orders: ['type', 'test', 'placedAt', 'paidAt', 'cancelledAt', 'rate', 'shipping', 'discount'],
  orderDicts: ['buyer', 'channel', 'region', 'currency', 'promotion'],
  mergedLines: ['quantity', 'amount', 'discount', 'kind', 'notSale', 'later'],
  refunds: ['at', 'goods', 'shipping', 'tax', 'line', 'dated'],
} as const
export const LINES = { lines: ['quantity', 'amount', 'discount', 'cost', 'kind', 'notSale', 'later'] } as const
export const REST = {
  orders: ['tax', 'fingerprint', 'shippedAt', 'deliveredAt'],
  orderDicts: ['buyerName', 'email', 'phone', 'status', 'note', 'method', 'carrier', 'tracking'],
  lines: ['price', 'cancelled'],
} as const

export interface SegmentHeader {
  /** UTC month of the orders' placedAt, `2011-11`. */
  month: string
  /** Runs of each part by the name of their column, `orders.placedAt`. */
  runs: Record<PartName, Record<string, NumberRun>>
}

export interface PackHeader {
  orders: number
  mergedLines: number
  lines: number
  refunds: number
  segments: SegmentHeader[]
  texts: Record<PartName, Record<string, TextRun>>
  /** Bytes of each part. */
  bytes: Record<PartName, number>
}

/** Thrown where a file is not a pack of this version or is cut short. */
export class PackDamaged extends Error {
  override name = 'PackDamaged'
}
