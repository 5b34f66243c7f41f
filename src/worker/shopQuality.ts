import { batchesOf, type Receipt, type Sent } from '~/domain/qualityBatches'
import { joinTroubles, type QualityGoods, type ShippedUnits } from '~/domain/qualityRates'
import type { Supplier } from '~/domain/product'
import type { Catalog } from '~/store/catalog'
import type { SeenTable } from '~/store/orderColumns'
import type { StockLevels } from '~/store/stockLevels'
import { type OrderFacts, orderFacts, readTroubles, receiptsOf } from './qualitySources'
import type { OpenShop } from './shop'
import { listsOf } from './shopLists'

/** What of the shop tells whether goods are right. */
export interface ShopQuality {
  goods: QualityGoods
  loose: number
  catalog: Catalog
  suppliers: ReadonlyMap<string, Supplier>
  version: number
}

/** What hangs on the orders alone. */
const facts = new WeakMap<readonly SeenTable[], { currency: string; facts: OrderFacts }>()
const known = new WeakMap<OpenShop, { version: number; quality: Promise<ShopQuality> }>()

/** Read once a version, whoever asks. */
export async function qualityGoodsOf(open: OpenShop, now: number): Promise<ShopQuality> {
  const { version } = await open.state()
  const last = known.get(open)
  if (last?.version === version) return last.quality
  const quality = read(open, version, now)
  known.set(open, { version, quality })
  quality.catch(() => known.get(open)?.quality === quality && known.delete(open))
  return quality
}

async function read(open: OpenShop, version: number, now: number): Promise<ShopQuality> {
  const { tables, state, catalog: readCatalog, stock } = await listsOf(open)
  const { currency } = state.settings
  const before = facts.get(tables)
  const { shipped, refunds } = before?.currency === currency ? before.facts : orderFacts(tables, currency)
  facts.set(tables, { currency, facts: { shipped, refunds } })
  const [catalog, { levels }, purchases, suppliers, troubles] = await Promise.all([
    readCatalog(),
    stock(),
    open.db.purchases.toArray(),
    open.db.suppliers.toArray(),
    readTroubles(open, refunds),
  ])
  const { joined, loose } = joinTroubles(shipped, troubles)
  const { receipts, batch } = estimateBatches(shipped, receiptsOf(purchases), levels)
  const kins = shipped.skus.map((sku) => kinsOf(catalog.get(sku)?.path ?? []))
  const makers = shipped.skus.map((sku) => catalog.get(sku)?.product.supplier ?? '')
  const newest = shipped.count === 0 ? now : shipped.at[shipped.count - 1]
  return {
    goods: {
      shipped,
      troubles: joined,
      receipts,
      batch,
      supplierOf: (row) => receipts[batch[row]]?.supplier ?? makers[shipped.sku[row]],
      kinsOf: (sku) => kins[sku],
      asOf: Math.min(now, newest),
    },
    loose,
    catalog,
    suppliers: new Map(suppliers.map((supplier) => [supplier.key, supplier])),
    version,
  }
}

/** `Kitchen › Mugs`, `Kitchen`, and the whole shop: the category of a SKU and those above it, the nearest first. */
const KIN_JOIN = ' › '
function kinsOf(path: readonly string[]): string[] {
  return [...path.map((_, at) => path.slice(0, path.length - at).join(KIN_JOIN)), '']
}

/** Which receipt each row likely came of, SKU by SKU, as one list of receipts. */
function estimateBatches(
  shipped: ShippedUnits,
  bySku: ReadonlyMap<string, readonly Receipt[]>,
  levels: StockLevels,
): { receipts: Receipt[]; batch: Int32Array } {
  const rows: number[][] = shipped.skus.map(() => [])
  for (let row = 0; row < shipped.count; row++) rows[shipped.sku[row]].push(row)
  const receipts: Receipt[] = []
  const batch = new Int32Array(shipped.count).fill(-1)
  shipped.skus.forEach((sku, at) => {
    const own = bySku.get(sku)
    if (!own) return
    const first = receipts.length
    receipts.push(...own)
    const sent = rows[at].map((row): Sent => ({ units: shipped.units[row], at: shipped.at[row] }))
    batchesOf(own, sent, levels.get(sku)?.onHand ?? 0).forEach((place, i) => {
      if (place >= 0) batch[rows[at][i]] = first + place
    })
  })
  return { receipts, batch }
}
