import type { Refusal } from '~/domain/command'
import { availableOf, type Level, type Location, levelKey, type Move } from '~/domain/stock'
import { checkEntries } from './checkEntries'
import { checkPlaces } from './checkPlaces'
import { checkReturns } from './checkReturns'
import type { Change, ShopDb } from './db'
import { isNothing, readLevels, writeLevelsTo } from './shelves'
import { locationsIn } from './stockPlaces'
import { needLevels } from './stockStamp'

/** How much of a SKU at a location a command adds and promises. */
interface Delta {
  sku: string
  location: string
  onHand: number
  held: number
}

/**
 * Brings the levels in step with lines of the ledger, holds and places that are written, changed or taken away, an undo's too. Refused where that would
 * leave less than what is promised at a location which does not allow it: whoever commits first has the last unit, whatever two tabs believed. Part of the
 * caller's transaction; nothing is written where it is refused. Throws StockUnknown.
 */
export async function applyMoves(db: ShopDb, changes: readonly Change[]): Promise<Refusal | undefined> {
  const counted = changes.some(({ table }) => table === 'counts' || table === 'countEntries')
  const refusal = counted ? await checkEntries(db, changes) : undefined
  if (refusal) return refusal
  const deltas = deltasOf(changes)
  const placed = changes.some(({ table }) => table === 'locations')
  if (deltas.length === 0 && !placed) {
    if (counted) await markStock(db)
    return undefined
  }
  await needLevels(db)
  const places = await locationsIn(db)
  const refused =
    (await checkReturns(db, changes)) ?? (await applyDeltas(db, deltas, places)) ?? (placed && (await checkPlaces(db, changes, places)))
  if (refused) return refused
  await markStock(db)
  return undefined
}

/** Lists and figures of stock are read anew where this number is another. */
export async function markStock(db: ShopDb): Promise<void> {
  const version = (await db.meta.get('stock'))?.value ?? 0
  await db.meta.put({ key: 'stock', value: version + 1 })
}

async function applyDeltas(db: ShopDb, deltas: readonly Delta[], places: readonly Location[]): Promise<Refusal | undefined> {
  const levels = await readLevels(db, deltas)
  const next: Level[] = []
  for (const [at, delta] of deltas.entries()) {
    const { location, onHand, held } = delta
    const level = levels[at]
    const after = { ...level, onHand: level.onHand + onHand, held: level.held + held }
    const place = places.find(({ key }) => key === location)
    // An undo may bring back what lay there before it was closed.
    if (place?.closed && !isNothing(after)) return { why: 'rule', rule: 'stock.location', facts: { location: place.name } }
    if (onHand - held < 0 && availableOf(after) < 0 && !place?.allowsNegative) return shortOf(level, delta, place?.name ?? location)
    next.push(after)
  }
  await writeLevelsTo(db, next)
  return undefined
}

function shortOf(level: Level, { sku, onHand, held }: Delta, location: string): Refusal {
  const facts = { sku, location, available: Math.max(0, availableOf(level)), taken: held - onHand, promised: level.held + level.promised }
  return { why: 'rule', rule: 'stock.short', facts }
}

/** One a SKU and location; what cancels out within a command is none. */
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
