import { sightOf } from '~/domain/customer'
import { zoneOf } from '~/lib/zone'
import { ReviewIndex } from '~/store/reviewList'
import { maskedReview } from './maskedReview'
import type { Handlers } from './protocol'
import type { OpenShop } from './shop'
import { listingsOf } from './shopListings'

type Calls = Pick<Handlers, 'reviews.list' | 'reviews.trend'>

const known = new WeakMap<OpenShop, { version: number; index: Promise<ReviewIndex> }>()

/** The reviews at the newest version; read once a version. */
export async function reviewsOf(open: OpenShop): Promise<ReviewIndex> {
  const { version } = await open.state()
  const last = known.get(open)
  if (last?.version === version) return last.index
  const index = readReviews(open)
  known.set(open, { version, index })
  index.catch(() => known.delete(open))
  return index
}

async function readReviews(open: OpenShop): Promise<ReviewIndex> {
  const rows = await open.db.reviews.toArray()
  if (rows.length === 0) return new ReviewIndex([], () => '')
  const { columns } = (await listingsOf(open)).index
  return new ReviewIndex(rows, (product) => {
    const row = columns.rowOf(product)
    return row === undefined ? '' : columns.plain.title[row]
  })
}

/** What buyers say of goods. */
export function reviewHandlers(openShop: () => Promise<OpenShop>): Calls {
  return {
    async 'reviews.list'({ query }) {
      const open = await openShop()
      const [index, { version }, role] = await Promise.all([reviewsOf(open), open.state(), open.role()])
      const page = index.page(query)
      return { ...page, items: sightOf(role).plain ? page.items : page.items.map(maskedReview), version }
    },

    async 'reviews.trend'({ product, now }) {
      const open = await openShop()
      const [index, { settings }] = await Promise.all([reviewsOf(open), open.state()])
      return index.trend(product, zoneOf(settings.zone), now)
    },
  }
}
