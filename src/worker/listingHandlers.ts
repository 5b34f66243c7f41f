import type { Handlers } from './protocol'
import type { OpenShop } from './shop'
import { listingsOf } from './shopListings'

type Calls = Pick<Handlers, 'listings.list' | 'listings.facets' | 'listings.pick' | 'listings.names'>

/** The list of products. */
export function listingHandlers(openShop: () => Promise<OpenShop>): Calls {
  const listings = async (deep = false) => listingsOf(await openShop(), deep)
  return {
    async 'listings.list'({ query }) {
      const { index, version } = await listings(query.deep)
      return { ...index.query(query), version }
    },
    'listings.facets': async ({ filter }) => (await listings(filter.deep)).index.facets(filter),
    'listings.pick': async ({ query, picked }) => (await listings(query.deep)).index.pick(query, picked),

    async 'listings.names'() {
      const { db } = await openShop()
      const [categories, suppliers] = await Promise.all([db.categories.toArray(), db.suppliers.toArray()])
      return { categories, suppliers: suppliers.map(({ key, name }) => ({ key, name })) }
    },
  }
}
