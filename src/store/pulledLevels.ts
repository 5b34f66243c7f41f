import { type Level, levelKey, type MoveRow } from '~/domain/stock'
import type { Instant } from '~/lib/zone'
import { markStock } from './applyMoves'
import type { ShopDb } from './db'
import { readLevels, writeLevelsTo } from './shelves'
import { LEVELS, StockUnknown } from './stockStamp'
import { PLATFORM } from '~/domain/platform'

/** A level's one line of a first pull is named after it; all other lines of the ledger after what wrote them. */
const FIRST = `${PLATFORM}/`

const keyParts = (key: string): { location: string; sku: string } => {
  const cut = key.indexOf('\n')
  return { location: key.slice(0, cut), sku: key.slice(cut + 1) }
}

/**
 * What the ledger says of these levels, by levelKey. In a first pull it is asked itself: each level has one line of its own, and lines of commands are few.
 * Else the levels are asked, which every line of the ledger keeps in step. Throws StockUnknown where they were never made.
 */
export async function readOnHand(db: ShopDb, keys: readonly string[], first: boolean): Promise<Map<string, number>> {
  if (first) return firstOnHand(db, keys)
  if (!(await db.derived.get(LEVELS)) && (await db.moves.limit(1).count()) > 0) throw new StockUnknown()
  const levels = await readLevels(db, keys.map(keyParts))
  return new Map(keys.map((key, at) => [key, levels[at].onHand]))
}

async function firstOnHand(db: ShopDb, keys: readonly string[]): Promise<Map<string, number>> {
  const [own, below, above] = await Promise.all([
    db.moves.bulkGet(keys.map((key) => FIRST + key)),
    db.moves.where('key').below(FIRST).toArray(),
    db.moves.where('key').aboveOrEqual(`${PLATFORM}0`).toArray(),
  ])
  const onHand = new Map(keys.map((key, at) => [key, own[at]?.move.quantity ?? 0]))
  for (const { move } of [...below, ...above]) {
    const key = levelKey(move.location, move.sku)
    const sum = onHand.get(key)
    if (sum !== undefined) onHand.set(key, sum + move.quantity)
  }
  return onHand
}

/** Lines of a first pull: one a level, whatever came of it meanwhile. The levels are made anew from them when they are next asked. Part of the caller's transaction. */
export async function bookFirst(db: ShopDb, booked: ReadonlyMap<string, number>, at: Instant): Promise<void> {
  const keys = [...booked.keys()]
  const before = await db.moves.bulkGet(keys.map((key) => FIRST + key))
  const put: MoveRow[] = []
  const gone: string[] = []
  keys.forEach((key, i) => {
    const quantity = (before[i]?.move.quantity ?? 0) + (booked.get(key) ?? 0)
    if (quantity === 0) gone.push(FIRST + key)
    else put.push({ key: FIRST + key, move: { ...keyParts(key), quantity, kind: 'opening', at, who: PLATFORM } })
  })
  await db.moves.bulkPut(put)
  if (gone.length > 0) await db.moves.bulkDelete(gone)
  await db.derived.delete(LEVELS)
  await markStock(db)
}

/** Lines that bring the ledger in step with the platform, named after the entry that tells of them. */
export const levelRows = (entry: string, booked: ReadonlyMap<string, number>, at: Instant): MoveRow[] =>
  [...booked].map(([key, quantity], i) => ({
    key: `${entry}/${i}`,
    move: { ...keyParts(key), quantity, kind: 'synced', at, who: PLATFORM },
  }))

/**
 * Books what the platform says. It is never refused: what lies on its shelves is for it to say, and where it has less than is promised here, the level shows as short, for somebody to
 * look at. So it is with a place that is closed here, and with one that may not go below zero. Part of the caller's transaction.
 */
export async function bookPlatform(db: ShopDb, rows: readonly MoveRow[], booked: ReadonlyMap<string, number>): Promise<void> {
  const keys = [...booked.keys()]
  const levels = await readLevels(db, keys.map(keyParts))
  await writeLevelsTo(
    db,
    levels.map((level, i): Level => ({ ...level, onHand: level.onHand + (booked.get(keys[i]) ?? 0) })),
  )
  await db.moves.bulkPut([...rows])
  await markStock(db)
}
