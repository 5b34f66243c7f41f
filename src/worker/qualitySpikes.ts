import type { SpikedGoods } from '~/store/home/source'
import { titleOfSku } from '~/store/catalog'
import { ratesOf } from './qualityHandlers'
import type { OpenShop } from './shop'
import { listsOf } from './shopLists'
import { qualityGoodsOf } from './shopQuality'

/** As the screen shows it at first. */
const ASK = { by: 'sku', sign: 'any', reason: '', days: 180, mature: 14 } as const
/** Home is asked after every change; trouble does not change that fast. */
const KEEP_MS = 3_600_000

const known = new WeakMap<OpenShop, { of: string; at: number; goods: Promise<readonly SpikedGoods[]> }>()

/** Goods whose trouble stands out against their own past. */
export async function spikedGoods(open: OpenShop, now: number): Promise<readonly SpikedGoods[]> {
  const { of } = await listsOf(open)
  const last = known.get(open)
  if (last?.of === of && now - last.at < KEEP_MS) return last.goods
  const goods = findSpiked(open, now)
  known.set(open, { of, at: now, goods })
  goods.catch(() => known.delete(open))
  return goods
}

async function findSpiked(open: OpenShop, now: number): Promise<SpikedGoods[]> {
  const shop = await qualityGoodsOf(open, now)
  return ratesOf(shop, ASK).found.flatMap(({ sku, now: tally, spike }) => {
    if (spike?.is !== 'spike') return []
    const entry = shop.catalog.get(sku)
    const usual = spike.usual.units === 0 ? 0 : spike.usual.cases / spike.usual.units
    return { sku, title: entry ? titleOfSku(entry) : sku, units: tally.units, cases: tally.cases, usual, odds: spike.odds }
  })
}
