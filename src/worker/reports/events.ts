import { eventsOf, type JournalStep } from '~/analytics/reports/events'
import { forSale } from '~/analytics/stock/forSale'
import { coveredCategories } from '~/domain/promotion/promotion'
import { isFirm } from '~/domain/promotion/stage'
import { asideOf } from '~/domain/stock'
import { type Instant, zoneOf } from '~/lib/zone'
import { readColumnFiles } from '~/store/columnFiles'
import type { JournalRow, ShopDb } from '~/store/db'
import { titleOfSku } from '~/store/catalog'
import type { RunReport } from '~/worker/reportHandlers'

/** Steps that a chart has flags for. */
const KINDS = ['product.edit', 'orders.import', 'traffic.import']
/** Latest steps that are looked through: a window of long ago may have had more. */
const MOST_STEPS = 5000

export const runEvents: RunReport<'events'> = async (open, ask, signal) => {
  const { db, files } = open
  const loaded = await open.loaded()
  const zone = zoneOf(loaded.settings.zone)
  const [promotions, products, journal, movements, places, { skuOf }] = await Promise.all([
    db.promotions.toArray(),
    db.catalog.toArray(),
    stepsOf(db, zone.startOfDay(ask.from), zone.startOfDay(ask.to)),
    readColumnFiles(db, files, 'movements'),
    db.locations.toArray(),
    loaded.records(),
  ])
  signal.throwIfAborted()
  const aside = asideOf(places)
  const titles = new Map(products.flatMap((product) => product.skus.map((sku) => [sku.code, titleOfSku({ product, sku })])))
  const titleOf = (sku: string) => loaded.edits.get(sku)?.title ?? titles.get(sku) ?? ''
  return eventsOf(ask, {
    version: loaded.version,
    zone,
    promotions: promotions.map((promotion) => ({ ...promotion, paused: !isFirm(promotion), categories: coveredCategories(promotion) })),
    journal,
    products,
    movements: movements.map((table) => forSale(table, aside)),
    skuOf,
    titleOf,
  })
}

async function stepsOf(db: ShopDb, from: Instant, to: Instant): Promise<JournalStep[]> {
  const rows = await db.journal.where('kind').anyOf(KINDS).reverse().limit(MOST_STEPS).toArray()
  return rows.filter(({ at, undoneBy }) => at >= from && at < to && undoneBy === undefined).map(toStep)
}

function toStep({ at, args, changes }: JournalRow): JournalStep {
  return {
    at,
    ...('fileName' in args ? { fileName: args.fileName } : {}),
    changes: changes.filter(({ table }) => table === 'products').map(({ key, field }) => ({ sku: key, field })),
  }
}
