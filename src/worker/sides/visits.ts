import type { Attributes } from '~/analytics/attributes'
import type { Visits } from '~/analytics/traffic/joinVisits'
import { type VisitSource, visitSource } from '~/analytics/traffic/visits'
import type { Loaded, OpenShop } from '~/worker/shop'
import { visitsOf } from './traffic'

/** By the visits and by what is known of goods: either may be another while the other one stays. */
const sources = new WeakMap<Visits, WeakMap<Attributes, VisitSource>>()

/** The visits as a grain; undefined: the shop has no traffic. */
export async function loadVisits(open: OpenShop, loaded: Loaded): Promise<VisitSource | undefined> {
  const visits = await visitsOf(open, loaded)
  if (!visits) return undefined
  const { orders } = loaded.dataset
  const records = await loaded.records()
  const known = sources.get(visits) ?? new WeakMap<Attributes, VisitSource>()
  sources.set(visits, known)
  const source = known.get(records) ?? visitSource(visits, { buyerOf: (order) => orders.buyer.codes[order], skuOf: records.skuOf })
  known.set(records, source)
  return source
}
