import type { SpendSums, GrainSource } from '~/analytics/grains'
import { orderCosts } from '~/analytics/orderCosts'
import { joinCampaigns } from '~/analytics/traffic/campaigns'
import { adOf, type FindAd, lastTouches } from '~/analytics/traffic/lastTouch'
import { type Ads, joinAds, spendSource } from '~/analytics/traffic/spend'
import { readTraffic } from '~/store/trafficFiles'
import type { Loaded, OpenShop } from '~/worker/shop'
import { visitsOf } from './traffic'

/** Advertising as a grain, with the orders that it brought; undefined: the shop knows of none. */
export async function loadSpend(open: OpenShop, loaded: Loaded): Promise<GrainSource<SpendSums> | undefined> {
  const ads = joinAds((await readTraffic(open.db, open.files, ['adSpend'])).spend)
  return ads && sourceOf(open, loaded, ads, adOf(ads))
}

/** The same with campaigns (campaignKey) in place of channels. */
export async function loadCampaigns(open: OpenShop, loaded: Loaded) {
  const campaigns = joinCampaigns((await readTraffic(open.db, open.files, ['adSpend'])).spend)
  return campaigns && { source: await sourceOf(open, loaded, campaigns.ads, campaigns.find), keys: campaigns.ads.channels }
}

/** Costs of goods stand on single lines, so all are read. */
async function sourceOf(open: OpenShop, loaded: Loaded, ads: Ads, find: FindAd): Promise<GrainSource<SpendSums>> {
  const [dataset, visits] = await Promise.all([loaded.bySku(), visitsOf(open, loaded)])
  const touches = visits &&
    visits.count > 0 && { of: lastTouches(visits, find, dataset.orders.count), from: visits.day[0], last: visits.day[visits.count - 1] }
  return spendSource(ads, {
    dataset,
    touches: touches || undefined,
    costs: (nonProducts) => orderCosts(dataset, { nonProducts, free: true }),
  })
}
