import { availableOf, type HoldRow, type Level, levelKey, locationsOf, type MoveRow, shippingOf } from '~/domain/stock'
import type { WrongLevel } from '~/domain/stockCommand'
import type { ColumnsOf } from './columnFiles'
import type { ShopDb } from './db'
import { allLevels, isNothing, writeLevelsTo } from './shelves'
import { LEVELS, ordersStamp, stockStamp } from './stockStamp'

/** What levels are made of besides the ledger's newer lines and the holds, which the database holds itself. */
export interface LevelParts {
  /** Files of movements. */
  files: readonly ColumnsOf<'movements'>[]
  /** Units promised to orders, by SKU; they are taken from the place that ships. */
  promised: ReadonlyMap<string, number>
}

const tablesOf = (db: ShopDb) => [db.shelves, db.moves, db.holds, db.locations, db.derived, db.packs, db.columnFiles]

/** Whether the levels are those of the orders and files of now. */
export const knowsLevels = async (db: ShopDb): Promise<boolean> =>
  db.transaction('r', tablesOf(db), async () => (await db.derived.get(LEVELS))?.of === (await stockStamp(db)))

/**
 * Brings the levels in step with the files' movements, the ledger's newer lines, the holds, and what orders promise. False, and nothing is written, where
 * orders or files have changed since `stamp` was taken, before the parts were read: the parts are not those of now.
 */
export async function writeLevels(db: ShopDb, parts: LevelParts, stamp: string): Promise<boolean> {
  return db.transaction('rw', tablesOf(db), async () => {
    if ((await ordersStamp(db)) !== stamp) return false
    await mendLevels(db, await wrongLevels(db, parts, await allLevels(db)))
    await db.derived.put({ key: LEVELS, of: await stockStamp(db) })
    return true
  })
}

/** Compares the levels with ledger, holds and orders, one by one; nothing is written. Part of the caller's transaction, or one of its own. */
export async function checkLevels(db: ShopDb, parts: LevelParts): Promise<{ checked: number; wrong: WrongLevel[] }> {
  return db.transaction('r', tablesOf(db), async () => {
    const kept = await allLevels(db)
    return { checked: kept.length, wrong: await wrongLevels(db, parts, kept) }
  })
}

/** Levels become what they should be; part of the caller's transaction. */
export async function mendLevels(db: Pick<ShopDb, 'shelves' | 'derived'>, wrong: readonly WrongLevel[]): Promise<void> {
  await writeLevelsTo(
    db,
    wrong.map(({ right }) => right),
  )
}

async function wrongLevels(db: ShopDb, parts: LevelParts, levels: readonly Level[]): Promise<WrongLevel[]> {
  const [moves, holds, rows] = await Promise.all([db.moves.toArray(), db.holds.toArray(), db.locations.toArray()])
  const right = sumLevelRows(parts, moves, holds)
  const named = new Set([...right.values()].flatMap((level) => (isNothing(level) ? [] : [level.location])))
  promise(right, parts.promised, shippingOf(locationsOf(rows, named)).key)
  const kept = new Map(levels.map((level) => [levelKey(level.location, level.sku), level]))
  const wrong: WrongLevel[] = []
  for (const key of new Set([...right.keys(), ...kept.keys()])) {
    const one = kept.get(key) ?? emptyLevel(key)
    const other = right.get(key) ?? emptyLevel(key)
    if (one.onHand !== other.onHand || one.held !== other.held || one.promised !== other.promised) wrong.push({ kept: one, right: other })
  }
  return wrong
}

const emptyLevel = (key: string): Level => {
  const cut = key.indexOf('\n')
  return { location: key.slice(0, cut), sku: key.slice(cut + 1), onHand: 0, held: 0, promised: 0 }
}

type Levels = Map<string, Level>

function levelIn(levels: Levels, location: string, sku: string): Level {
  const key = levelKey(location, sku)
  const level = levels.get(key) ?? emptyLevel(key)
  levels.set(key, level)
  return level
}

/** What files, newer lines and holds come to, by place and SKU. */
function sumLevelRows({ files }: Pick<LevelParts, 'files'>, moves: readonly MoveRow[], holds: readonly HoldRow[]): Levels {
  const levels: Levels = new Map()
  for (const file of files) addFile(levels, file)
  for (const { move } of moves) levelIn(levels, move.location, move.sku).onHand += move.quantity
  for (const { hold } of holds) levelIn(levels, hold.location, hold.sku).held += hold.quantity
  return levels
}

/** Adds what is promised, at the place that ships. */
function promise(levels: Levels, promised: ReadonlyMap<string, number>, location: string): void {
  for (const [sku, units] of promised) if (units !== 0) levelIn(levels, location, sku).promised += units
}

function addFile(levels: Levels, { count, numbers: { quantity }, texts: { sku, location } }: ColumnsOf<'movements'>) {
  const places = location.values.length
  const sums = new Map<number, number>()
  for (let row = 0; row < count; row++) {
    const pair = sku.codes[row] * places + location.codes[row]
    sums.set(pair, (sums.get(pair) ?? 0) + quantity[row])
  }
  for (const [pair, units] of sums) {
    const code = sku.values[Math.floor(pair / places)]
    if (code !== '') levelIn(levels, location.values[pair % places], code).onHand += units
  }
}

/** Whether a level may be left like this: what of it can be promised is not below zero, unless its place allows it. */
export const isShort = (level: Level, allowsNegative: boolean | undefined): boolean => !allowsNegative && availableOf(level) < 0
