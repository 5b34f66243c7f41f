import { asksJoined } from '~/store/listingSorts'
import type { ListingCalls } from './listingCalls'
import type { OpenShop } from './shop'
import { listingsOf } from './shopListings'

/** The list of products. */
export function listingHandlers(openShop: () => Promise<OpenShop>): ListingCalls {
  const listings = async (needs: Parameters<typeof listingsOf>[1]) => listingsOf(await openShop(), needs)
  return {
    async 'listings.list'({ query }) {
      const { index, version } = await listings({ deep: query.deep, joined: asksJoined(query) })
      return { ...index.query(query), version }
    },
    async 'listings.join'() {
      await listings({ joined: true })
    },
    'listings.facets': async ({ filter }) => (await listings({ deep: filter.deep })).index.facets(filter),
    'listings.pick': async ({ query, picked }) =>
      (await listings({ deep: query.deep, joined: asksJoined(query) })).index.pick(query, picked),

    async 'listings.names'() {
      const { db } = await openShop()
      const [categories, suppliers] = await Promise.all([db.categories.toArray(), db.suppliers.toArray()])
      return { categories, suppliers: suppliers.map(({ key, name }) => ({ key, name })) }
    },
  }
}
