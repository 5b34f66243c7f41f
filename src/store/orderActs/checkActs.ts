import { actFaults } from '~/domain/actRules'
import type { Refusal } from '~/domain/command'
import type { Order } from '~/domain/order'
import type { OrderAct } from '~/domain/orderAct'
import { orderProgress } from '~/domain/orderProgress'
import type { Change, ShopDb } from '~/store/db'
import { basesOf } from './bases'

/** Orders whose acts a command changes. */
export interface ActsChecked {
  orders: readonly string[]
}

interface Turned {
  before: readonly OrderAct[]
  after: readonly OrderAct[]
}

/**
 * Acts are rows of their own, so that each can be undone by itself and done again: whatever a command makes of them, those that stand have to hold one after the
 * other. What did not hold before, since the source tells other things by now, is not asked again. Part of the caller's transaction; throws OrderUnknown.
 */
export async function checkActs(db: ShopDb, changes: readonly Change[]): Promise<ActsChecked | { refusal: Refusal }> {
  const keys = new Set(changes.flatMap(({ table, key }) => (table === 'orderActs' ? [key] : [])))
  if (keys.size === 0) return { orders: [] }
  const turned = await turnedActs(db, changes, keys)
  const bases = await basesOf(db, [...turned.keys()])
  for (const [number, { before, after }] of turned) {
    const base = bases.get(number)?.order
    if (!base) {
      if (after.length > before.length) return { refusal: { why: 'notFound', what: number } }
      continue
    }
    const faults = actFaults(base, after)
    const known = actFaults(base, before)
    const was = new Set(before.map(({ key }) => key))
    for (const [key, { rule, facts }] of faults) {
      if (known.has(key)) continue
      return { refusal: was.has(key) ? { why: 'rule', rule: 'order.later' } : { why: 'rule', rule, ...(facts ? { facts } : {}) } }
    }
    const sku = await cameBack(db, base, { before, after })
    if (sku !== undefined) return { refusal: { why: 'rule', rule: 'order.cameBack', facts: { sku } } }
  }
  return { orders: [...turned.keys()] }
}

/** The acts of each order that these changes touch, before and after them. */
async function turnedActs(db: ShopDb, changes: readonly Change[], keys: ReadonlySet<string>): Promise<Map<string, Turned>> {
  const rows = new Map<string, OrderAct>()
  for (const row of await db.orderActs.bulkGet([...keys])) if (row) rows.set(row.key, row)
  const news = new Map<string, Record<string, unknown>>()
  for (const key of keys) news.set(key, { key, ...rows.get(key) })
  for (const { table, key, field, after } of changes) {
    const row = table === 'orderActs' ? news.get(key) : undefined
    if (row) row[field] = after
  }
  const orders = new Set<string>()
  for (const row of [...rows.values(), ...news.values()]) if (typeof row.order === 'string') orders.add(row.order)
  const turned = new Map<string, Turned>()
  for (const order of orders) {
    const before = await db.orderActs.where('order').equals(order).toArray()
    const added = [...news.values()].filter(isAct).filter((row) => row.order === order)
    turned.set(order, { before, after: [...before.filter(({ key }) => !keys.has(key)), ...added] })
  }
  return turned
}

const isAct = (row: Record<string, unknown>): row is Record<string, unknown> & OrderAct =>
  'key' in row && 'order' in row && row.order !== undefined && 'did' in row && row.did !== undefined && 'at' in row && 'who' in row

/** A SKU of which fewer would be sent than have come back, or than the stock has booked as sent. */
async function cameBack(db: ShopDb, base: Order, { before, after }: Turned): Promise<string | undefined> {
  const [was, is] = [sentBySku(base, before), sentBySku(base, after)]
  const fewer = [...was].flatMap(([sku, units]) => ((is.get(sku) ?? 0) < units ? [sku] : []))
  if (fewer.length === 0) return undefined
  const back = new Map<string, number>()
  const booked = new Map<string, number>()
  for (const { move } of await db.moves.where('move.ref').equals(base.number).toArray()) {
    if (move.kind === 'returned') back.set(move.sku, (back.get(move.sku) ?? 0) + move.quantity)
    if (move.kind === 'sold') booked.set(move.sku, (booked.get(move.sku) ?? 0) - move.quantity)
  }
  return fewer.find((sku) => Math.max(back.get(sku) ?? 0, booked.get(sku) ?? 0) > (is.get(sku) ?? 0))
}

function sentBySku(base: Order, acts: readonly OrderAct[]): Map<string, number> {
  const sent = new Map<string, number>()
  orderProgress(base, acts).lines.forEach((line, at) => {
    const sku = base.lines[at]?.sku ?? ''
    if (sku !== '' && line.sent > 0) sent.set(sku, (sent.get(sku) ?? 0) + line.sent)
  })
  return sent
}

/** The orders are to be made anew with their acts, whatever comes between (fold.ts). Part of the caller's transaction. */
export async function dueFolds(db: ShopDb, { orders }: ActsChecked, command: string): Promise<void> {
  if (orders.length > 0) await db.foldDue.bulkPut(orders.map((key) => ({ key, of: command })))
}
