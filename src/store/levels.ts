import { availableOf, type HoldRow, type Level, levelKey, locationsOf, type MoveRow } from '~/domain/stock'
import type { ColumnsOf } from './columnFiles'
import type { ShopDb } from './db'

/** What levels are made of besides the ledger's newer lines and the holds, which the database holds itself. */
export interface LevelParts {
  /** Files of movements. */
  files: readonly ColumnsOf<'movements'>[]
  /** Units promised to orders, by SKU; they are taken from the first location. */
  promised: ReadonlyMap<string, number>
  /** What the two hang on. */
  of: string
}

type LevelRow = Level & { key: string }

/** Whether the levels are those of these files and orders. */
export const knowsLevels = async (db: ShopDb, of: string): Promise<boolean> => (await db.derived.get('levels'))?.of === of

/** Writes the levels anew: the files' movements, the ledger's newer lines, the holds, and what orders promise, as of one moment. */
export async function writeLevels(db: ShopDb, parts: LevelParts): Promise<void> {
  await db.transaction('rw', [db.levels, db.moves, db.holds, db.locations, db.derived], async () => {
    const levels = await sumAllLevels(db, parts)
    await db.levels.clear()
    await db.levels.bulkPut([...levels.values()])
    const named = new Set([...levels.values()].map(({ location }) => location))
    await db.derived.bulkPut([
      { key: 'levels', of: parts.of },
      { key: 'locations', of: JSON.stringify([...named]) },
    ])
  })
}

/** A level whose figure is not what the ledger says. */
export interface WrongLevel {
  kept: Level
  right: Level
}

/** Compares the levels with ledger, holds and orders, one by one; nothing is written. */
export async function checkLevels(db: ShopDb, parts: LevelParts): Promise<WrongLevel[]> {
  return db.transaction('r', [db.levels, db.moves, db.holds, db.locations, db.derived], async () => {
    const right = await sumAllLevels(db, parts)
    const kept = new Map((await db.levels.toArray()).map((level) => [level.key, level]))
    const keys = new Set([...right.keys(), ...kept.keys()])
    return [...keys].flatMap((key) => {
      const one = kept.get(key) ?? emptyLevel(key)
      const other = right.get(key) ?? emptyLevel(key)
      return one.onHand === other.onHand && availableOf(one) === availableOf(other) ? [] : [{ kept: one, right: other }]
    })
  })
}

const emptyLevel = (key: string): LevelRow => {
  const cut = key.indexOf('\n')
  return { key, location: key.slice(0, cut), sku: key.slice(cut + 1), onHand: 0, held: 0, promised: 0 }
}

async function sumAllLevels(db: ShopDb, { files, promised }: LevelParts): Promise<Map<string, LevelRow>> {
  const [moves, holds, rows] = await Promise.all([db.moves.toArray(), db.holds.toArray(), db.locations.toArray()])
  const levels = new Map<string, LevelRow>()
  const levelOf = (location: string, sku: string) => {
    const key = levelKey(location, sku)
    const level = levels.get(key) ?? emptyLevel(key)
    levels.set(key, level)
    return level
  }
  for (const file of files) addFile(file, levelOf)
  addRows(moves, holds, levelOf)
  const named = new Set([...levels.values()].map(({ location }) => location))
  const [first] = locationsOf(rows, named)
  const kept = new Set([...levels.values()].map(({ sku }) => sku))
  // A shop that does not count a SKU has none of it to give away.
  for (const [sku, units] of promised) if (kept.has(sku) && units !== 0) levelOf(first.key, sku).promised += units
  return levels
}

type LevelOf = (location: string, sku: string) => LevelRow

function addFile({ count, numbers: { quantity }, texts: { sku, location } }: ColumnsOf<'movements'>, levelOf: LevelOf) {
  const places = location.values.length
  const sums = new Map<number, number>()
  for (let row = 0; row < count; row++) {
    const pair = sku.codes[row] * places + location.codes[row]
    sums.set(pair, (sums.get(pair) ?? 0) + quantity[row])
  }
  for (const [pair, units] of sums) {
    const code = sku.values[Math.floor(pair / places)]
    if (code !== '') levelOf(location.values[pair % places], code).onHand += units
  }
}

function addRows(moves: readonly MoveRow[], holds: readonly HoldRow[], levelOf: LevelOf) {
  for (const { move } of moves) levelOf(move.location, move.sku).onHand += move.quantity
  for (const { hold } of holds) levelOf(hold.location, hold.sku).held += hold.quantity
}
