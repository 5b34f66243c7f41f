import type { Handlers } from './protocol'
import type { OpenShop } from './shop'

/** Promotions as they are kept. */
export function promotionHandlers(openShop: () => Promise<OpenShop>): Pick<Handlers, 'promotions.list' | 'promotions.get'> {
  return {
    async 'promotions.list'() {
      const { db } = await openShop()
      const rows = await db.promotions.toArray()
      return rows.sort((a, b) => b.from - a.from || (a.key < b.key ? -1 : 1))
    },
    async 'promotions.get'({ key }) {
      const { db } = await openShop()
      return (await db.promotions.get(key)) ?? null
    },
  }
}
