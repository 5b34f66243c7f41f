import type { Visits } from '~/analytics/traffic/joinVisits'
import { type VisitSource, visitSource } from '~/analytics/traffic/visits'
import type { Loaded, OpenShop } from '~/worker/shop'
import { visitsOf } from './traffic'

const sources = new WeakMap<Visits, VisitSource>()

/** The visits as a grain; undefined: the shop has no traffic. */
export async function loadVisits(open: OpenShop, loaded: Loaded): Promise<VisitSource | undefined> {
  const visits = await visitsOf(open, loaded)
  if (!visits) return undefined
  const { orders } = loaded.dataset
  const { skuOf } = await loaded.records()
  const source = sources.get(visits) ?? visitSource(visits, { buyerOf: (order) => orders.buyer.codes[order], skuOf })
  sources.set(visits, source)
  return source
}
