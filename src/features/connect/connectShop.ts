import type { ConnectionDetails, TokenKept } from '~/commerce/connection'
import { goToShop } from '~/session/cache'
import { removeShop } from '~/session/removeShop'
import { openShop, shopId } from '~/session/shop'
import { addShop, newShopId, setShopEntry } from '~/session/shops'
import { forgetToken, keepToken } from '~/session/syncToken'
import { call } from '~/worker/client'

/** Makes a new shop, goes to it and connects it. Where that fails the shop is taken away again and this tab is back in the one before. */
export async function connectShop(name: string, details: ConnectionDetails, keep: TokenKept): Promise<void> {
  const before = shopId()
  const id = newShopId('own')
  addShop({ id, name, kind: 'own', createdAt: Date.now() })
  try {
    await goToShop(id)
    await call('sync.connect', { details, keep })
  } catch (error) {
    await goToShop(before)
    // What does not go now is found as an empty shop on the list.
    await removeShop(id).catch(() => undefined)
    throw error
  }
  if (keep.kept === 'session') keepToken(id, details.token)
  await openShop()
}

/** A token in the place of one that is lost or refused. False: the platform does not take it. */
export async function signIn(token: string, keep: TokenKept): Promise<boolean> {
  const shop = shopId()
  if (!(await call('sync.signIn', { token, keep }))) return false
  if (keep.kept === 'session') keepToken(shop, token)
  else forgetToken(shop)
  return true
}

/** The records stay; what has not reached the platform never will. */
export async function disconnectShop(): Promise<void> {
  const shop = shopId()
  await call('sync.disconnect', {})
  forgetToken(shop)
  setShopEntry(shop, { connection: undefined })
  await openShop()
}
