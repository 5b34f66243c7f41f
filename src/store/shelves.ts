import { type Level, levelKey } from '~/domain/stock'
import type { ShopDb } from './db'

/**
 * What lies where, as a derived table of few rows: levels lie in rows by the hash of their SKU, so that all of them are written in a second or two, and a movement
 * reads and writes a row for each of its SKUs. (A row a level took minutes to write for 300,000 SKUs at two places, and seconds to be asked which places there are.)
 */
export interface Shelf {
  key: string
  /** sku, location, onHand, held, promised; and again. */
  cells: (string | number)[]
}

type Db = Pick<ShopDb, 'shelves' | 'derived'>

const ROWS = 2048
const CELLS = 5
/** How many levels each place has, in `derived`. */
const PLACES = 'shelfPlaces'

/** FNV-1a. */
function shelfOf(sku: string): string {
  let hash = 2_166_136_261
  for (let i = 0; i < sku.length; i++) hash = Math.imul(hash ^ sku.charCodeAt(i), 16_777_619)
  return String((hash >>> 0) % ROWS)
}

/** A level that says nothing is not kept. */
export const isNothing = ({ onHand, held, promised }: Level): boolean => onHand === 0 && held === 0 && promised === 0

function levelAt(cells: Shelf['cells'], at: number): Level {
  const number = (cell: number) => Number(cells[at + cell])
  return { sku: String(cells[at]), location: String(cells[at + 1]), onHand: number(2), held: number(3), promised: number(4) }
}

function findIn(cells: Shelf['cells'], { sku, location }: Pick<Level, 'sku' | 'location'>): number {
  for (let at = 0; at < cells.length; at += CELLS) if (cells[at] === sku && cells[at + 1] === location) return at
  return -1
}

async function readShelves(db: Db, skus: readonly string[]): Promise<Map<string, Shelf['cells']>> {
  const keys = [...new Set(skus.map(shelfOf))]
  const rows = await db.shelves.bulkGet(keys)
  return new Map(keys.map((key, i) => [key, rows[i]?.cells ?? []]))
}

/** The levels of these SKUs at these places, in their order; of what is nowhere, one that says nothing. */
export async function readLevels(db: Db, wanted: readonly Pick<Level, 'sku' | 'location'>[]): Promise<Level[]> {
  const shelves = await readShelves(
    db,
    wanted.map(({ sku }) => sku),
  )
  return wanted.map(({ sku, location }) => {
    const cells = shelves.get(shelfOf(sku)) ?? []
    const at = findIn(cells, { sku, location })
    return at < 0 ? { sku, location, onHand: 0, held: 0, promised: 0 } : levelAt(cells, at)
  })
}

/** What of a SKU there is, place by place. */
export async function levelsOfSku(db: Db, sku: string): Promise<Level[]> {
  const cells = (await readShelves(db, [sku])).get(shelfOf(sku)) ?? []
  return levelsIn(cells).filter((level) => level.sku === sku)
}

function levelsIn(cells: Shelf['cells']): Level[] {
  const levels: Level[] = []
  for (let at = 0; at < cells.length; at += CELLS) levels.push(levelAt(cells, at))
  return levels
}

/** Every level, or those of some places. */
export async function allLevels(db: Db, places?: readonly string[]): Promise<Level[]> {
  const levels: Level[] = []
  for (const { cells } of await db.shelves.toArray())
    for (let at = 0; at < cells.length; at += CELLS) if (!places || places.includes(String(cells[at + 1]))) levels.push(levelAt(cells, at))
  return levels
}

/** Places at which something lies or is promised. */
export async function placesOfLevels(db: Pick<Db, 'derived'>): Promise<string[]> {
  return Object.keys(await readPlaces(db))
}

async function readPlaces(db: Pick<Db, 'derived'>): Promise<Record<string, number>> {
  const of: unknown = JSON.parse((await db.derived.get(PLACES))?.of ?? '{}')
  return isCounts(of) ? of : {}
}

const isCounts = (value: unknown): value is Record<string, number> => typeof value === 'object' && value !== null

/** These levels become what they are. Part of the caller's transaction. */
export async function writeLevelsTo(db: Db, levels: readonly Level[]): Promise<void> {
  if (levels.length === 0) return
  const shelves = await readShelves(
    db,
    levels.map(({ sku }) => sku),
  )
  const places = await readPlaces(db)
  const before = JSON.stringify(places)
  const count = (location: string, by: number) => {
    const left = (places[location] ?? 0) + by
    if (left > 0) places[location] = left
    else delete places[location]
  }
  const own = new Map([...shelves].map(([key, cells]) => [key, byKey(cells)]))
  for (const level of levels) {
    const shelf = own.get(shelfOf(level.sku))
    const key = levelKey(level.location, level.sku)
    if (isNothing(level)) {
      if (shelf?.delete(key)) count(level.location, -1)
      continue
    }
    if (!shelf?.has(key)) count(level.location, 1)
    shelf?.set(key, level)
  }
  const rows = [...own].map(([key, shelf]): Shelf => ({ key, cells: cellsOf(shelf.values()) }))
  await db.shelves.bulkPut(rows.filter(({ cells }) => cells.length > 0))
  await db.shelves.bulkDelete(rows.flatMap(({ key, cells }) => (cells.length === 0 ? [key] : [])))
  const of = JSON.stringify(places)
  if (of !== before) await db.derived.put({ key: PLACES, of })
}

const byKey = (cells: Shelf['cells']): Map<string, Level> =>
  new Map(levelsIn(cells).map((level) => [levelKey(level.location, level.sku), level]))

function cellsOf(levels: Iterable<Level>): Shelf['cells'] {
  const cells: Shelf['cells'] = []
  for (const { sku, location, onHand, held, promised } of levels) cells.push(sku, location, onHand, held, promised)
  return cells
}
