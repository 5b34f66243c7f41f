import type { HomeFinding } from '~/domain/homeItem'
import { nameOfRecord } from '~/domain/recordRef'
import { onTheWay, OPEN_PURCHASES, type Purchase, sellable, type StockLevel } from '~/domain/stock'
import { type CatalogEntry, titleOfSku } from '~/store/catalog'
import { type RecentSales, recentSales } from './recentSales'
import type { HomeSource } from './source'

const DAY_MS = 86_400_000
/** Over how many days a SKU's pace is taken. */
const PACE_DAYS = 28
/** What is sold out cannot sell: it still counts as selling for so long after its last sale. */
const SOLD_OUT_DAYS = 90
/** With so many days of cover it hardly presses. */
const CALM_DAYS = 30

/** SKUs on sale that still sell and are down to where it is time to buy. */
export const findLowStock: HomeSource = async ({ db, viewer, edits, lists }) => {
  if ((await db.catalog.count()) === 0) return []
  const [{ catalog, levels, tables }, purchases, open] = await Promise.all([
    lists(),
    db.purchases.where('state').anyOf(OPEN_PURCHASES).toArray(),
    db.tasks.filter(({ doneAt, on }) => doneAt === undefined && on !== undefined).toArray(),
  ])
  if (levels.size === 0) return []
  const sales = recentSales(tables, viewer.now, PACE_DAYS)
  const arrivals = nextArrivals(purchases)
  const tasks = new Map(open.map(({ on, key }) => [on, key]))
  const findings: HomeFinding[] = []
  for (const entry of catalog.values()) {
    const level = levels.get(entry.sku.code)
    if (!level || entry.product.state !== 'listed' || !isLow(entry, level) || !stillSells(level, sales)) continue
    const edited = edits.get(entry.sku.code)?.title
    findings.push(
      toFinding(edited ?? titleOfSku(entry), entry, level, sales, {
        now: viewer.now,
        arrivesAt: arrivals.get(level.sku),
        task: tasks.get(nameOfRecord({ kind: 'product', key: level.sku })),
      }),
    )
  }
  return findings
}

const isLow = ({ sku }: CatalogEntry, level: StockLevel): boolean => sellable(level) <= sku.reorderPoint

function stillSells(level: StockLevel, { units, last, until }: RecentSales): boolean {
  if ((units.get(level.sku) ?? 0) > 0) return true
  return sellable(level) <= 0 && (last.get(level.sku) ?? -Infinity) > until - SOLD_OUT_DAYS * DAY_MS
}

function toFinding(
  title: string,
  { sku }: CatalogEntry,
  level: StockLevel,
  { units }: RecentSales,
  known: { now: number; arrivesAt?: number; task?: string },
): HomeFinding {
  const left = sellable(level)
  const sold = units.get(level.sku) ?? 0
  const cover = sold > 0 ? Math.max(0, left) / (sold / PACE_DAYS) : 0
  const onItsWay = level.incoming > 0 && (known.arrivesAt === undefined || known.arrivesAt >= known.now - DAY_MS)
  const helped = onItsWay || known.task !== undefined
  return {
    id: `lowStock/${level.sku}`,
    kind: 'lowStock',
    on: nameOfRecord({ kind: 'product', key: level.sku }),
    press: pressOf(left, cover, sold) * (helped ? 0.4 : 1),
    facts: {
      sku: level.sku,
      title,
      left,
      reorderAt: sku.reorderPoint,
      sold,
      cover: Math.floor(cover),
      incoming: level.incoming,
      ...(level.incoming > 0 && known.arrivesAt !== undefined ? { arrivesAt: known.arrivesAt } : {}),
      ...(known.task === undefined ? {} : { task: known.task }),
    },
  }
}

/** Sold out presses most, what sells fast before what sells slowly. */
function pressOf(left: number, cover: number, sold: number): number {
  if (left <= 0) return 0.7 + 0.3 * Math.min(1, sold / PACE_DAYS)
  return 0.7 * Math.max(0, 1 - cover / CALM_DAYS)
}

/** When the next delivery of each SKU is expected. */
function nextArrivals(ordered: readonly Purchase[]): Map<string, number> {
  const next = new Map<string, number>()
  for (const purchase of ordered) {
    for (const { sku } of onTheWay(purchase)) next.set(sku, Math.min(next.get(sku) ?? Infinity, purchase.expectedAt))
  }
  return next
}
