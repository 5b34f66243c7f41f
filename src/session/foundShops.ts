import { kept } from '~/lib/keep'
import { call } from '~/worker/client'
import { RESTORING } from './backup'
import { addShop, type ShopEntry, useShops } from './shops'

const PREFIX = 'zhanggui:'

/** Names of the shops' databases that lie in this browser. Browsers that do not tell have none. */
async function databases(): Promise<string[]> {
  const all = (await indexedDB.databases?.()) ?? []
  return all.flatMap(({ name }) => (name?.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : []))
}

/**
 * Puts shops on the list that lie here and are not on it: the list may have been cleared while the records stayed. Gives them, the fullest of the
 * seller's own first.
 */
export async function findForgottenShops(): Promise<ShopEntry[]> {
  const isListed = (id: string) => useShops.getState().shops.some((shop) => shop.id === id)
  const unknown = (await databases()).filter((id) => !isListed(id) && id !== kept.getItem(RESTORING))
  if (unknown.length === 0) return []
  const found = (await call('shop.find', { shops: unknown })).filter(({ id }) => !isListed(id))
  const entries = found.map(({ version, orders, ...shop }): ShopEntry => ({ ...shop, known: { version, orders } }))
  entries.forEach(addShop)
  const rank = ({ kind, known }: ShopEntry) => (kind === 'own' ? 1e9 : 0) + (known?.orders ?? 0)
  return entries.sort((a, b) => rank(b) - rank(a))
}
