import { type Count, countLines, needsApproval, varianceOf } from '~/domain/count'
import { levelKey } from '~/domain/stock'
import type { ShopDb } from './db'
import type { StockBook } from './stockBook'
import type { CountDetail, CountListLine, CountRow } from './stockLists'

/** Lines that were not counted and are shown. */
const LEFT_SHOWN = 200

/** Every stocktake, newest first. */
export async function listCounts(db: Pick<ShopDb, 'counts' | 'countEntries'>, book: StockBook): Promise<CountRow[]> {
  const counts = await db.counts.toArray()
  const rows = await Promise.all(
    counts.map(async (count): Promise<CountRow> => {
      const lines = countLines(await db.countEntries.where('entry.count').equals(count.key).toArray())
      return { ...count, asked: askedOf(book, count).length, counted: lines.length }
    }),
  )
  return rows.sort((a, b) => b.createdAt - a.createdAt)
}

/** A stocktake with what was counted. What is expected is left out while it is counted blind: it never reaches who counts. */
export async function getCount(
  db: Pick<ShopDb, 'counts' | 'countEntries'>,
  book: StockBook,
  key: string,
): Promise<CountDetail | undefined> {
  const count = await db.counts.get(key)
  if (!count) return undefined
  const hidden = count.blind && count.state === 'counting'
  const counted = countLines(await db.countEntries.where('entry.count').equals(key).toArray())
  const costOf = (sku: string) => book.sources.catalog.get(sku)?.sku.cost
  const about = (sku: string, location: string) => aboutOf(book, sku, location)
  const lines = counted
    .toSorted((a, b) => b.at - a.at)
    .map(({ expected, ...line }): CountListLine => {
      const cost = costOf(line.sku)
      return { ...line, ...about(line.sku, line.location), ...(hidden ? {} : { expected }), ...(cost === undefined ? {} : { cost }) }
    })
  const done = new Set(counted.map(({ sku, location }) => levelKey(location, sku)))
  const left = askedOf(book, count).filter((each) => !done.has(levelKey(each.location, each.sku)))
  const variance = varianceOf(counted, (sku) => costOf(sku) ?? 0)
  return {
    count,
    state: count.state,
    places: book.places.filter((place) => count.locations.includes(place.key)).map((place) => ({ key: place.key, name: place.name })),
    lines,
    left: left.slice(0, LEFT_SHOWN).map(({ sku, location, expected }) => ({
      sku,
      location,
      ...about(sku, location),
      ...(hidden ? {} : { expected }),
    })),
    leftTotal: left.length,
    ...(hidden ? {} : { variance }),
    needsApproval: needsApproval(variance, count.limit),
  }
}

function aboutOf(book: StockBook, sku: string, location: string): Pick<CountListLine, 'title' | 'picture' | 'barcode' | 'place'> {
  const entry = book.sources.catalog.get(sku)
  const picture = entry?.product.pictures.at(0)
  return {
    title: book.traits.titles[book.at(sku)] ?? '',
    barcode: entry?.sku.barcode ?? '',
    place: book.places.find(({ key }) => key === location)?.name ?? location,
    ...(picture ? { picture } : {}),
  }
}

/** What a count asks for: what its places hold, and SKUs that were chosen by name even where nothing of them is there. */
function askedOf(
  book: StockBook,
  { locations, skus }: Pick<Count, 'locations' | 'skus'>,
): { sku: string; location: string; expected: number }[] {
  const [first] = locations
  if (skus)
    return locations.flatMap((location) =>
      skus.flatMap((sku) => {
        const onHand = book.sums.level(location, sku).onHand
        return onHand !== 0 || location === first ? [{ sku, location, expected: onHand }] : []
      }),
    )
  return locations.flatMap((location) =>
    book.sums.codesAt([location]).map((sku) => ({ sku, location, expected: book.sums.level(location, sku).onHand })),
  )
}

/** SKUs that lie in these places and were counted longest ago; never counted ones first. */
export async function leastCounted(
  db: Pick<ShopDb, 'countEntries'>,
  book: StockBook,
  locations: readonly string[],
  most: number,
): Promise<string[]> {
  const last = new Map<string, number>()
  await db.countEntries.each(({ entry }) => {
    if (locations.includes(entry.location)) last.set(entry.sku, Math.max(last.get(entry.sku) ?? 0, entry.at))
  })
  const here = book.sums.codesAt(locations)
  return here.sort((a, b) => (last.get(a) ?? 0) - (last.get(b) ?? 0) || (a < b ? -1 : 1)).slice(0, most)
}
