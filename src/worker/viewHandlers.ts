import type { Handlers } from './protocol'
import type { OpenShop } from './shop'

/** Views that were saved of lists. */
export function viewHandlers(openShop: () => Promise<OpenShop>): Pick<Handlers, 'views.list'> {
  return {
    async 'views.list'({ list }) {
      const { db, who } = await openShop()
      const rows = await db.views.where('list').equals(list).toArray()
      return rows
        .filter(({ shared, owner }) => shared || owner === who)
        .sort((a, b) => a.createdAt - b.createdAt || (a.key < b.key ? -1 : 1))
    },
  }
}
