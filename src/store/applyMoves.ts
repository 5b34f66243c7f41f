import type { Refusal } from '~/domain/command'
import { availableOf, type Level, levelKey, type Move } from '~/domain/stock'
import type { Change, ShopDb } from './db'

/** How much of a SKU at a location a command adds and promises. */
interface Delta {
  sku: string
  location: string
  onHand: number
  held: number
}

/**
 * Brings the levels in step with lines of the ledger and holds that are written, changed or taken away, an undo's too. Refused where that would leave less
 * than what is promised at a location which does not allow it: whoever commits first has the last unit, whatever two tabs believed. Part of the caller's
 * transaction; nothing is written where it is refused.
 */
export async function applyMoves(db: ShopDb, changes: readonly Change[]): Promise<Refusal | undefined> {
  const deltas = deltasOf(changes)
  if (deltas.length === 0) return undefined
  const keys = deltas.map(({ location, sku }) => levelKey(location, sku))
  const [levels, locations] = await Promise.all([db.levels.bulkGet(keys), db.locations.toArray()])
  const next: (Level & { key: string })[] = []
  for (const [at, delta] of deltas.entries()) {
    const { sku, location, onHand, held } = delta
    const level = levels[at] ?? { key: keys[at], sku, location, onHand: 0, held: 0, promised: 0 }
    const after = { ...level, onHand: level.onHand + onHand, held: level.held + held }
    const place = locations.find(({ key }) => key === location)
    if (onHand - held < 0 && availableOf(after) < 0 && !place?.allowsNegative) {
      const facts = { sku, location: place?.name ?? location, available: Math.max(0, availableOf(level)), taken: held - onHand }
      return { why: 'rule', rule: 'stock.short', facts: { ...facts, promised: level.held + level.promised } }
    }
    next.push(after)
  }
  await db.levels.bulkPut(next)
  const version = (await db.meta.get('stock'))?.value ?? 0
  await db.meta.put({ key: 'stock', value: version + 1 })
  return undefined
}

/** One a SKU and location. */
function deltasOf(changes: readonly Change[]): Delta[] {
  const deltas = new Map<string, Delta>()
  const add = (sku: string, location: string, onHand: number, held: number) => {
    const key = levelKey(location, sku)
    const delta = deltas.get(key) ?? { sku, location, onHand: 0, held: 0 }
    deltas.set(key, { sku, location, onHand: delta.onHand + onHand, held: delta.held + held })
  }
  for (const { table, before, after } of changes) {
    const sign = table === 'moves' ? { onHand: 1, held: 0 } : table === 'holds' ? { onHand: 0, held: 1 } : undefined
    if (!sign) continue
    if (isUnits(before)) add(before.sku, before.location, -sign.onHand * before.quantity, -sign.held * before.quantity)
    if (isUnits(after)) add(after.sku, after.location, sign.onHand * after.quantity, sign.held * after.quantity)
  }
  return [...deltas.values()]
}

/** Rows of the two tables hold one field, a move or a hold. */
function isUnits(value: unknown): value is Pick<Move, 'sku' | 'location' | 'quantity'> {
  return typeof value === 'object' && value !== null && 'sku' in value && 'location' in value && 'quantity' in value
}
