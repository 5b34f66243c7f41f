import { ALERT_KINDS, type AlertKind, isSurge, type LevelStep, openSince, SURGE_DAYS, USUAL_DAYS } from '~/domain/planning/alerts'
import { nameOfRecord } from '~/domain/recordRef'
import { onTheWay, OPEN_PURCHASES, type Purchase, sellable } from '~/domain/stock'
import type { Instant } from '~/lib/zone'
import type { AlertRow } from './buyingLists'
import { type Catalog, type CatalogEntry, titleOfSku } from './catalog'
import type { ShopDb } from './db'
import { type DailySales, dailySales } from './home/dailySales'
import type { SeenTable } from './orderColumns'
import type { StockLevels } from './stockLevels'

/** A step of what is sellable; `arrived`: goods came in. */
export interface ShelfStep extends LevelStep {
  arrived?: true
}

/** What alerts are found in. */
export interface AlertShop {
  db: ShopDb
  now: Instant
  edits: ReadonlyMap<string, { title?: string }>
  lists(): Promise<{ tables: SeenTable[]; catalog: Catalog; levels: StockLevels }>
  /** How what is sellable of these SKUs came to what it is, oldest first. */
  steps(skus: ReadonlySet<string>): Promise<ReadonlyMap<string, readonly ShelfStep[]>>
}

const DAY_MS = 86_400_000
/** Over how many days a SKU's pace is taken. */
export const PACE_DAYS = 28
/** What is sold out cannot sell: it still counts as selling for so long after its last sale. */
const SOLD_OUT_DAYS = 90
/** With more cover than this, money lies on the shelf; the pace of so slow a thing is taken over more days. */
const OVER_DAYS = 180
const SLOW_PACE_DAYS = 90
/** Fewer units are not worth a word. */
const OVER_UNITS = 10
/** From so many sales on, the other SKUs tell how the whole shop does. */
const TELLING_SALES = 50
/** A surge that pauses for less than a week goes on. */
const SURGE_PAUSE = 7
/** How far back the beginning of a surge is looked for. */
const SURGE_BACK = 28
const SALES_DAYS = Math.max(SLOW_PACE_DAYS, SURGE_DAYS + USUAL_DAYS + SURGE_BACK)

/** How an alert and Home's item for it are named: another crossing is another alert, so what was put off before is told again. */
const alertId = (sku: string, kind: AlertKind, since: Instant): string => `lowStock/${sku}/${kind}@${Math.floor(since / 60_000)}`

/** What of an alert does not hang on its kind. */
type Facts = Omit<AlertRow, 'id' | 'kind' | 'since' | 'why'>
interface Found {
  entry: CatalogEntry
  facts: Facts
  kind: AlertKind
  why?: AlertRow['why']
  /** Where the ledger does not say since when. */
  since?: Instant
}

/**
 * Every SKU on sale whose stock wants a decision. Codes that stand in no catalogue any more are not looked at, and a code that stands on two products is one. Nothing that is
 * stored: what an alert is, and since when, follows from ledger, orders and catalogue.
 */
export async function findAlerts(shop: AlertShop): Promise<AlertRow[]> {
  const { db, now } = shop
  if ((await db.catalog.count()) === 0) return []
  const [{ catalog, levels, tables }, purchases, tasks] = await Promise.all([
    shop.lists(),
    db.purchases
      .where('state')
      .anyOf(['draft', ...OPEN_PURCHASES])
      .toArray(),
    db.tasks.filter(({ doneAt, on }) => doneAt === undefined && on !== undefined).toArray(),
  ])
  const sales = dailySales(tables, now, SALES_DAYS)
  const ways = waysOf(purchases)
  const open = new Map(tasks.map(({ on, key }) => [on, key]))
  const found: Found[] = []
  for (const [code, entry] of catalog) {
    if (entry.product.state !== 'listed') continue
    const title = shop.edits.get(code)?.title ?? titleOfSku(entry)
    const task = open.get(nameOfRecord({ kind: 'product', key: code }))
    const facts = factsOf(code, entry, { levels, sales, ways, title, task })
    found.push(...kindsOf(facts, entry, levels.has(code), sales).map((kind) => ({ ...kind, entry, facts })))
  }
  found.push(...unsellable(catalog, found, levels, sales))
  return withSince(found, await shop.steps(new Set(found.map(({ facts }) => facts.sku))))
}

interface Known {
  levels: StockLevels
  sales: DailySales
  ways: Ways
  title: string
  task: string | undefined
}

function factsOf(sku: string, { sku: { reorderPoint }, product }: CatalogEntry, { levels, sales, ways, title, task }: Known): Facts {
  const level = levels.get(sku)
  const left = level ? sellable(level) : 0
  const sold = sales.units(sku, 0, PACE_DAYS)
  const slow = sales.units(sku, 0, SLOW_PACE_DAYS)
  // A thing that sells now and then has sold more lately, or less: the faster of the two is the safer.
  const pace = Math.max(sold / PACE_DAYS, slow / SLOW_PACE_DAYS)
  const way = ways.get(sku)
  return {
    sku,
    title,
    product: product.key,
    left,
    reorderAt: reorderPoint,
    incoming: way?.incoming ?? 0,
    drafted: way?.drafted ?? 0,
    ...(way?.arrivesAt === undefined ? {} : { arrivesAt: way.arrivesAt }),
    sold,
    recent: sales.units(sku, 0, SURGE_DAYS),
    usual: (sales.units(sku, SURGE_DAYS, SURGE_DAYS + USUAL_DAYS) / USUAL_DAYS) * SURGE_DAYS,
    ...(pace > 0 ? { cover: Math.floor(Math.max(0, left) / pace) } : {}),
    ...(task === undefined ? {} : { task }),
  }
}

/** A SKU is one of negative, out, low and over at most; it may surge besides. */
function kindsOf(
  facts: Facts,
  { sku: { price } }: CatalogEntry,
  isCounted: boolean,
  sales: DailySales,
): Pick<Found, 'kind' | 'why' | 'since'>[] {
  const { sku, left, reorderAt, sold, cover } = facts
  if (price <= 0) return [{ kind: 'unsellable', why: 'noPrice' }]
  const kinds: Pick<Found, 'kind' | 'since'>[] = []
  if (isCounted) {
    const sells = sold > 0 || (left <= 0 && sales.until - sales.last(sku) < SOLD_OUT_DAYS * DAY_MS)
    if (left < 0) kinds.push({ kind: 'negative' })
    else if (sells && left === 0) kinds.push({ kind: 'out' })
    else if (sells && left <= reorderAt) kinds.push({ kind: 'low' })
    else if (left >= OVER_UNITS && cover !== undefined && cover > OVER_DAYS) kinds.push({ kind: 'over' })
  }
  const surge = surgeSince(sku, sales)
  if (surge !== undefined) kinds.push({ kind: 'surge', since: surge })
  return kinds
}

/** The day on which a surge that goes on began. */
function surgeSince(sku: string, sales: DailySales): Instant | undefined {
  const surges = (back: number) => {
    const [recent, usual] = [sales.times(sku, back, back + SURGE_DAYS), sales.times(sku, back + SURGE_DAYS, back + SURGE_DAYS + USUAL_DAYS)]
    if (!isSurge(recent, usual)) return false
    // All the others may have sold more too, as in a promotion: that is no surge of this one.
    const others = sales.allTimes(back, back + SURGE_DAYS) - recent
    const before = sales.allTimes(back + SURGE_DAYS, back + SURGE_DAYS + USUAL_DAYS) - usual
    const tide = others + before >= TELLING_SALES ? others / (others + before) : 0
    return isSurge(recent, usual, Math.max(SURGE_DAYS / (SURGE_DAYS + USUAL_DAYS), tide))
  }
  if (!surges(0)) return undefined
  let first = 0
  for (let back = 1; back <= SURGE_BACK && back - first <= SURGE_PAUSE; back++) if (surges(back)) first = back
  return sales.startOf(first)
}

/** Listed products of which nothing can be bought, and that have not sold for so long that no alert tells of their SKUs. */
function unsellable(catalog: Catalog, found: readonly Found[], levels: StockLevels, sales: DailySales): Found[] {
  const told = new Set(found.map(({ facts }) => facts.product))
  const products = new Map([...catalog.values()].map((entry) => [entry.product.key, entry]))
  return [...products.values()].flatMap((entry): Found[] => {
    const { product } = entry
    if (product.state !== 'listed' || told.has(product.key) || product.skus.length === 0) return []
    const isGone = product.skus.every(({ code }) => {
      const level = levels.get(code)
      return level !== undefined && sellable(level) <= 0 && level.incoming === 0
    })
    if (!isGone) return []
    const [first] = product.skus
    const none: Ways = new Map()
    const facts = factsOf(first.code, { ...entry, sku: first }, { levels, sales, ways: none, title: product.title, task: undefined })
    return [{ entry: { ...entry, sku: first }, facts, kind: 'unsellable', why: 'soldOut' }]
  })
}

function withSince(found: readonly Found[], steps: ReadonlyMap<string, readonly ShelfStep[]>): AlertRow[] {
  return found.map(({ entry, facts, kind, why, since }) => {
    const begun = since ?? sinceOf(kind, entry, steps.get(facts.sku) ?? [])
    return { ...facts, id: alertId(facts.sku, kind, begun), kind, since: begun, ...(why ? { why } : {}) }
  })
}

/** When the ledger last crossed into what an alert tells; of what has no ledger, since it was listed. */
function sinceOf(kind: AlertKind, { product, sku }: CatalogEntry, steps: readonly ShelfStep[]): Instant {
  const listed = product.listedAt ?? product.stateSince
  switch (kind) {
    case 'negative':
      return openSince(steps, ({ level }) => level < 0)?.at ?? listed
    case 'out':
      return openSince(steps, ({ level }) => level <= 0)?.at ?? listed
    case 'low':
      return openSince(steps, ({ level }) => level <= sku.reorderPoint)?.at ?? listed
    // Each delivery into a full shelf is a crossing of its own; that the pace changes a little is none.
    case 'over':
      return steps.findLast(({ arrived }) => arrived)?.at ?? listed
    case 'unsellable':
      return sku.price <= 0 ? product.stateSince : (openSince(steps, ({ level }) => level <= 0)?.at ?? listed)
    case 'surge':
      return listed
  }
}

type Ways = ReadonlyMap<string, { incoming: number; drafted: number; arrivesAt?: Instant }>

/** Units that are ordered or about to be, by SKU, and when the next of them come. */
function waysOf(purchases: readonly Purchase[]): Ways {
  const ways = new Map<string, { incoming: number; drafted: number; arrivesAt?: Instant }>()
  const wayOf = (sku: string) => {
    const way = ways.get(sku) ?? { incoming: 0, drafted: 0 }
    ways.set(sku, way)
    return way
  }
  for (const purchase of purchases) {
    if (purchase.state === 'draft') for (const { sku, quantity } of purchase.lines) wayOf(sku).drafted += quantity
    for (const { sku, quantity } of onTheWay(purchase)) {
      const way = wayOf(sku)
      way.incoming += quantity
      way.arrivesAt = Math.min(way.arrivesAt ?? Infinity, purchase.expectedAt)
    }
  }
  return ways
}

/** What presses first stands first; of one kind, what has been so for longest. */
export const rankAlerts = (alerts: readonly AlertRow[]): AlertRow[] =>
  alerts.toSorted(
    (one, other) =>
      ALERT_KINDS.indexOf(one.kind) - ALERT_KINDS.indexOf(other.kind) ||
      other.sold - one.sold ||
      one.since - other.since ||
      (one.id < other.id ? -1 : 1),
  )
