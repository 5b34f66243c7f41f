import type { PricedGoods } from '~/domain/promotion/feasibilityMargin'
import type { StockLevels } from '~/store/stockLevels'
import { salesBySku } from '~/store/skuSales'
import { titleOfSku } from '~/store/catalog'
import { knownGoods } from './promotionRoomGoods'
import type { OpenShop } from './shop'
import { listsOf } from './shopLists'

/** Days whose sales tell how a plan's units fall on its goods. */
const SALES_DAYS = 56

/** What of the catalogue can be promoted, and what is known of it. */
export interface PlanGoods {
  zone: string
  /** Neither drafts nor archived. */
  goods: readonly PricedGoods[]
  /** Of every SKU of the catalogue, for gifts. */
  costs: Readonly<Record<string, number>>
  levels: StockLevels
  /** Sold lately, by SKU. */
  units: ReadonlyMap<string, number>
}

const kept = new WeakMap<OpenShop, { version: number; goods: Promise<PlanGoods> }>()

/** The catalogue as rules and plans see it; read once a version. */
export async function planGoods(open: OpenShop): Promise<PlanGoods> {
  const { version } = await open.state()
  const last = kept.get(open)
  if (last?.version === version) return last.goods
  const goods = readGoods(open)
  kept.set(open, { version, goods })
  goods.catch(() => kept.delete(open))
  return goods
}

async function readGoods(open: OpenShop): Promise<PlanGoods> {
  const [lists, loaded] = await Promise.all([listsOf(open), open.loaded()])
  const [catalog, { levels }, attributes] = await Promise.all([lists.catalog(), lists.stock(), loaded.records()])
  const known = knownGoods(catalog, attributes, () => '')
  const { settings } = lists.state
  const sold = salesBySku(lists.tables, settings.currency, SALES_DAYS)
  const goods: PricedGoods[] = []
  const costs: Record<string, number> = {}
  for (const [code, { product, sku }] of catalog) {
    if (sku.cost > 0) costs[code] = sku.cost
    if (product.state === 'draft' || product.state === 'archived') continue
    const floor = sku.floor === undefined ? {} : { floor: sku.floor }
    goods.push({ goods: { ...known.of(code), ...floor }, title: titleOfSku({ product, sku }), price: sku.price })
  }
  return { zone: settings.zone, goods, costs, levels, units: new Map([...sold].map(([sku, { units }]) => [sku, units])) }
}
