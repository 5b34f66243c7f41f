import type { SpendSums, GrainSource } from '~/analytics/grains'
import { orderCosts } from '~/analytics/orderCosts'
import { lastTouches } from '~/analytics/traffic/lastTouch'
import { joinAds, spendSource } from '~/analytics/traffic/spend'
import { readTraffic } from '~/store/trafficFiles'
import type { Loaded, OpenShop } from '~/worker/shop'
import { visitsOf } from './traffic'

/** Advertising as a grain, with the orders that it brought; undefined: the shop knows of none. Costs of goods stand on single lines, so all are read. */
export async function loadSpend(open: OpenShop, loaded: Loaded): Promise<GrainSource<SpendSums> | undefined> {
  const ads = joinAds((await readTraffic(open.db, open.files, ['adSpend'])).spend)
  if (!ads) return undefined
  const [dataset, visits] = await Promise.all([loaded.bySku(), visitsOf(open, loaded)])
  const touches = visits &&
    visits.count > 0 && { of: lastTouches(visits, ads, dataset.orders.count), from: visits.day[0], last: visits.day[visits.count - 1] }
  return spendSource(ads, {
    dataset,
    touches: touches || undefined,
    costs: (nonProducts) => orderCosts(dataset, { nonProducts, free: true }),
  })
}
