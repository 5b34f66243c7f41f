import type { Refusal } from '~/domain/command'
import type { Move } from '~/domain/stock'
import type { Change, ShopDb } from './db'
import { ordersStamp, StockUnknown } from './stockStamp'

/** What was sent with an order and, by the files, has not come back: by SKU. `of`: what it was made of. */
export interface Sent {
  of: string
  units: Record<string, number>
}

const sentKey = (order: string) => `sent/${order}`

/** Keeps what was sent, so that a return can be decided on within a transaction. */
export async function writeSent(db: Pick<ShopDb, 'derived'>, order: string, sent: Sent): Promise<void> {
  await db.derived.put({ key: sentKey(order), of: JSON.stringify(sent) })
}

/** A unit comes back once: refused where more would have come back of an order than was sent. Throws StockUnknown with the orders to be looked up. */
export async function checkReturns(db: ShopDb, changes: readonly Change[]): Promise<Refusal | undefined> {
  const more = new Map<string, Map<string, number>>()
  for (const { table, before, after } of changes) {
    if (table !== 'moves') continue
    if (isReturn(after)) addTo(more, after, 1)
    if (isReturn(before)) addTo(more, before, -1)
  }
  const orders = [...more].flatMap(([order, units]) => ([...units.values()].some((count) => count > 0) ? [order] : []))
  if (orders.length === 0) return undefined
  const stamp = await ordersStamp(db)
  const rows = await db.derived.bulkGet(orders.map(sentKey))
  const sent = rows.map((row) => readSent(row?.of))
  const unknown = orders.filter((_, at) => sent[at]?.of !== stamp)
  if (unknown.length > 0) throw new StockUnknown(unknown)
  for (const [at, order] of orders.entries()) {
    const back = await backOf(db, order)
    for (const [sku, count] of more.get(order) ?? []) {
      const left = (sent[at]?.units[sku] ?? 0) - (back.get(sku) ?? 0)
      if (count > left) return { why: 'rule', rule: 'return.tooMany', facts: { sku, order, left: Math.max(0, left) } }
    }
  }
  return undefined
}

/** What has come back of an order by the ledger's newer lines. */
async function backOf(db: ShopDb, order: string): Promise<Map<string, number>> {
  const back = new Map<string, number>()
  for (const { move } of await db.moves.where('move.ref').equals(order).toArray())
    if (move.kind === 'returned') back.set(move.sku, (back.get(move.sku) ?? 0) + move.quantity)
  return back
}

function addTo(more: Map<string, Map<string, number>>, { ref, sku, quantity }: Move & { ref: string }, sign: number) {
  const units = more.get(ref) ?? new Map<string, number>()
  more.set(ref, units.set(sku, (units.get(sku) ?? 0) + sign * quantity))
}

function isReturn(value: unknown): value is Move & { ref: string } {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'returned' && 'ref' in value
}

function readSent(text: string | undefined): Sent | undefined {
  const read: unknown = text === undefined ? undefined : JSON.parse(text)
  return isSent(read) ? read : undefined
}

const isSent = (value: unknown): value is Sent => typeof value === 'object' && value !== null && 'of' in value && 'units' in value
