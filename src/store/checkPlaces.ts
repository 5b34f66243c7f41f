import type { Refusal } from '~/domain/command'
import { availableOf, type Level, levelKey, type Location, locationsOf, shippingOf } from '~/domain/stock'
import type { StockRule } from '~/domain/stockCommand'
import type { Change, ShopDb } from './db'
import { isShort } from './levels'
import { allLevels, placesOfLevels, writeLevelsTo } from './shelves'
import { LEVELS } from './stockStamp'

const refuse = (rule: StockRule, location: string, sku = ''): Refusal => ({ why: 'rule', rule, facts: { location, sku } })

/**
 * Places as these changes leave them, an undo's too: one is closed only when it is empty, what is below zero may stay so only where the place allows it, and
 * what is promised to orders is there where orders are shipped from. Moves the promises to a place that takes the shipping over.
 */
export async function checkPlaces(db: ShopDb, changes: readonly Change[], before: readonly Location[]): Promise<Refusal | undefined> {
  const rows = new Map((await db.locations.toArray()).map((row) => [row.key, { ...row }]))
  const touched = new Set<string>()
  for (const { table, key, field, after } of changes) {
    if (table !== 'locations') continue
    touched.add(key)
    const row: Location = rows.get(key) ?? { key, name: key, order: 0 }
    rows.set(key, { ...row, [field]: after })
  }
  const named = new Set(await placesOfLevels(db))
  for (const key of touched) {
    if (rows.get(key)?.name !== undefined) continue
    rows.delete(key)
    const full = (await levelsAt(db, key)).find(({ onHand, held }) => onHand !== 0 || held !== 0)
    const was = before.find((place) => place.key === key)
    // Only a place that the ledger named before it was set up can do without its row.
    if (full && was?.since !== undefined) return refuse('location.notEmpty', was.name, full.sku)
    if (!full) named.delete(key)
  }
  const shipping = await planShipping(db, shippingOf(before), locationsOf([...rows.values()], named))
  if ('why' in shipping) return shipping
  for (const key of touched) {
    const was = before.find((place) => place.key === key)
    const refusal = await checkPlace(db, key, { was, now: rows.get(key) }, shipping)
    if (refusal) return refusal
  }
  if (shipping.size === 0) return undefined
  await writeLevelsTo(db, [...shipping.values()])
  // They are of another place now, which their stamp names: they are checked once more before the next command.
  await db.derived.delete(LEVELS)
  return undefined
}

type Planned = ReadonlyMap<string, Level>

const levelsAt = (db: ShopDb, place: string) => allLevels(db, [place])

async function checkPlace(
  db: ShopDb,
  key: string,
  { was, now }: { was: Location | undefined; now: Location | undefined },
  planned: Planned,
): Promise<Refusal | undefined> {
  const name = now?.name ?? was?.name ?? key
  const closes = now?.closed && !was?.closed
  const holdsIn = was?.allowsNegative && !now?.allowsNegative
  if (!closes && !holdsIn) return undefined
  const levels = (await levelsAt(db, key)).map((level) => planned.get(levelKey(level.location, level.sku)) ?? level)
  const full = closes ? levels.find(({ onHand, held }) => onHand !== 0 || held !== 0) : undefined
  if (full) return refuse('location.notEmpty', name, full.sku)
  const below = holdsIn ? levels.find((level) => availableOf(level) < 0) : undefined
  return below && refuse('location.negative', name, below.sku)
}

/** The levels as they are when what is promised moves to the place that ships from now on. */
async function planShipping(db: ShopDb, from: Location, after: readonly Location[]): Promise<Planned | Refusal> {
  const to = shippingOf(after)
  const planned = new Map<string, Level>()
  if (to.closed || to.aside) return refuse('location.last', to.name)
  if (to.key === from.key) return planned
  const own = new Map((await levelsAt(db, to.key)).map((level) => [level.sku, level]))
  for (const level of await levelsAt(db, from.key)) {
    if (level.promised === 0) continue
    const { sku, promised } = level
    const next = own.get(sku) ?? { sku, location: to.key, onHand: 0, held: 0, promised: 0 }
    const more = { ...next, promised: next.promised + promised }
    if (isShort(more, to.allowsNegative)) return refuse('location.ships', to.name, sku)
    planned.set(levelKey(to.key, sku), more).set(levelKey(from.key, sku), { ...level, promised: 0 })
  }
  return planned
}
