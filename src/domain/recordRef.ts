/** Records that can be named by a task, a comment, an attachment, a journal line or a link. */
export const RECORD_KINDS = [
  'order',
  'product',
  'customer',
  'ticket',
  'promotion',
  'import',
  'task',
  'shop',
  'listing',
  'purchase',
  'supplier',
  'count',
  'return',
] as const
export type RecordKind = (typeof RECORD_KINDS)[number]

/** A record by kind and key: an order by its number, a product by its SKU code, a listing by the product's key, a customer by customerIdOf, all others by their row's key. */
export interface RecordRef {
  kind: RecordKind
  key: string
}

/** `order/581587`: how a row names another. */
export type RecordName = `${RecordKind}/${string}`

export const nameOfRecord = ({ kind, key }: RecordRef): RecordName => `${kind}/${key}`

/** The record that a name stands for; undefined for anything else. */
export function recordOfName(name: string): RecordRef | undefined {
  const cut = name.indexOf('/')
  const kind = RECORD_KINDS.find((each) => each === name.slice(0, cut))
  return kind && cut + 1 < name.length ? { kind, key: name.slice(cut + 1) } : undefined
}
