import type { Scope } from '~/analytics/query'
import { conversionOf, NO_REACH, type Reach, type Stretch, moveOf, sidesOf, sumReach } from '~/domain/health'
import { type Zone, zoneOf } from '~/lib/zone'
import { type ChangeMarker, readMarkers } from '~/store/changeMarkers'
import type { HealthProduct, HealthRow, MarkedChange, ProductHealth } from '~/store/healthLists'
import { partsOf } from '~/store/listingParts'
import type { ListingIndex } from '~/store/listingIndex'
import { lookedAt } from './reports/matrix'
import type { OpenShop } from './shop'
import { listingsOf } from './shopListings'
import { visitsOf } from './sides/traffic'

export const SCOPE: Scope = { nonProducts: true, free: false, unknownBuyers: 'beside' }
const WEEKS = 13
/** Newest changes that are looked into. */
const CHANGES = 8

export type Reaches = ReadonlyMap<string, Reach>
const NOBODY: Reaches = new Map()

/** What visits of these days did with each product: one figure with the board of products. */
export async function reachesOf(open: OpenShop, { from, to }: Stretch, signal: AbortSignal, product?: string): Promise<Reaches> {
  const { version } = await open.loaded()
  const filters = product === undefined ? {} : { filters: { product: [product] } }
  const answer = await lookedAt(open, { from, to, scope: SCOPE, top: Infinity, ...filters }, async () => ({ version }), signal)
  return answer.ok ? new Map(answer.rows.map(({ key, views, carts, orders }) => [key, { views, carts, orders }])) : NOBODY
}

/** First to last day that single visits tell of. */
export async function toldOf(open: OpenShop): Promise<Stretch | undefined> {
  const visits = await visitsOf(open, await open.loaded())
  return visits && visits.count > 0 ? { from: visits.day[0], to: visits.day[visits.count - 1] + 1 } : undefined
}

export function healthProduct(index: ListingIndex, row: number): HealthProduct {
  const { key, title, state, category, picture } = index.rowAt(row)
  return { key, title, state, category, ...(picture ? { picture } : {}) }
}

/** Key of a product by SKU code. */
export function productsBySku({ columns }: ListingIndex): (sku: string) => string | undefined {
  let keys: Map<string, string> | undefined
  return (sku) => {
    keys ??= new Map(
      columns.keys.flatMap((key, row) => (columns.alive[row] ? partsOf(columns.plain.codes[row]).map((code) => [code, key] as const) : [])),
    )
    return keys.get(sku)
  }
}

/** Keys of categories by product: those that the product lies in itself. */
const categoryAt = ({ columns }: ListingIndex, key: string): string => {
  const row = columns.rowOf(key)
  return row === undefined ? '' : columns.coded.category.get(row)
}

function byCategory(index: ListingIndex, reaches: Reaches): Map<string, Reach> {
  const groups = new Map<string, Reach[]>()
  for (const [key, reach] of reaches) {
    const category = categoryAt(index, key)
    groups.set(category, [...(groups.get(category) ?? []), reach])
  }
  return new Map([...groups].map(([category, all]) => [category, sumReach(all)]))
}

/** All that is on sale or was looked at, as the list needs it; rows know where their product stands in the columns. */
export async function healthRows(
  open: OpenShop,
  window: Stretch,
  signal: AbortSignal,
): Promise<(Omit<HealthRow, keyof HealthProduct> & { row: number })[]> {
  const days = window.to - window.from
  const [{ index }, now, before, { settings }] = await Promise.all([
    listingsOf(open),
    reachesOf(open, window, signal),
    reachesOf(open, { from: window.from - days, to: window.from }, signal),
    open.state(),
  ])
  const markers = await readMarkers(open.db, zoneOf(settings.zone).startOfDay(window.from), productsBySku(index))
  signal.throwIfAborted()
  const categories = byCategory(index, now)
  const { columns } = index
  return columns.keys.flatMap((key, row) => {
    const reach = now.get(key)
    if (!columns.alive[row] || (!reach && columns.coded.state.get(row) !== 'listed')) return []
    const [is, was] = [reach ?? NO_REACH, before.get(key) ?? NO_REACH]
    const marker = markers.get(key)?.at(-1)
    return [
      {
        row,
        ...is,
        conversion: conversionOf(is),
        ofCategory: conversionOf(categories.get(columns.coded.category.get(row)) ?? NO_REACH),
        before: was,
        move: moveOf(was, is),
        ...(marker ? { marker } : {}),
      },
    ]
  })
}

/** One product week by week, and what came of its newest changes. */
export async function productHealth(open: OpenShop, key: string, signal: AbortSignal): Promise<ProductHealth | null> {
  const [{ index }, { settings }, told] = await Promise.all([listingsOf(open), open.state(), toldOf(open)])
  const row = index.columns.rowOf(key)
  if (row === undefined) return null
  const zone = zoneOf(settings.zone)
  const markers = await markersOf(open, index, key)
  const changes: MarkedChange[] = []
  for (const marker of markers.slice(0, CHANGES)) changes.push(await withEffect(open, marker, { key, told, zone }, signal))
  return { ...healthProduct(index, row), weeks: told ? await weeksOf(open, index, { key, told }, signal) : [], changes }
}

/** Newest first: what the journal knows, and when it was listed. */
async function markersOf(open: OpenShop, index: ListingIndex, key: string): Promise<ChangeMarker[]> {
  const [known, product] = await Promise.all([readMarkers(open.db, 0, productsBySku(index)), open.db.catalog.get(key)])
  const own = known.get(key) ?? []
  const told = (at: number) => own.some((marker) => marker.kind === 'state' && marker.at === at)
  const listed: ChangeMarker[] =
    product?.listedAt === undefined || told(product.listedAt) ? [] : [{ at: product.listedAt, kind: 'state', state: 'listed' }]
  const since: ChangeMarker[] =
    !product || product.stateSince === product.listedAt || told(product.stateSince)
      ? []
      : [{ at: product.stateSince, kind: 'state', state: product.state }]
  return [...own, ...listed, ...since].sort((a, b) => b.at - a.at)
}

async function withEffect(
  open: OpenShop,
  marker: ChangeMarker,
  { key, told, zone }: { key: string; told: Stretch | undefined; zone: Zone },
  signal: AbortSignal,
): Promise<MarkedChange> {
  const day = zone.dayOf(marker.at)
  const sides = told && sidesOf(day, told)
  if (!sides) return { ...marker, day }
  const [before, after] = await Promise.all(
    [sides.before, sides.after].map(async (side) => (await reachesOf(open, side, signal, key)).get(key) ?? NO_REACH),
  )
  return { ...marker, day, effect: { days: sides.before.to - sides.before.from, before, after, move: moveOf(before, after) } }
}

async function weeksOf(
  open: OpenShop,
  index: ListingIndex,
  { key, told }: { key: string; told: Stretch },
  signal: AbortSignal,
): Promise<ProductHealth['weeks']> {
  const category = categoryAt(index, key)
  const starts = Array.from({ length: WEEKS }, (_, i) => told.to - 7 * (WEEKS - i)).filter((from) => from >= told.from)
  const weeks: ProductHealth['weeks'] = []
  for (const from of starts) {
    const all = await reachesOf(open, { from, to: from + 7 }, signal)
    weeks.push({ from, ...(all.get(key) ?? NO_REACH), ofCategory: conversionOf(byCategory(index, all).get(category) ?? NO_REACH) })
  }
  return weeks
}
