import { kept } from '~/lib/keep'
import { call, endWorkers } from '~/worker/client'
import { goToShop } from './cache'
import { forgetDrafts } from './drafts'
import { forgetRecents } from './recents'
import { actsIn, shopId, useShop } from './shop'
import { forgetToken } from './syncToken'
import { dropShop, setShopEntry, shopAfter, useShops } from './shops'

/** Between tabs: a shop is about to be deleted, so that it is let go of; and it is gone. */
interface Notice {
  shop: string
  is: 'deleting' | 'deleted'
  /** The tab that says so: a channel is heard in its own page too. */
  by: string
}

const CHANNEL = 'zhanggui:shops'
const THIS_TAB = crypto.randomUUID()

function announce(shop: string, is: Notice['is']): void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage({ shop, is, by: THIS_TAB } satisfies Notice)
  channel.close()
}

/** What this browser remembers of a shop beside its records. */
function forget(shop: string): void {
  kept.removeItem(`zhanggui:settings:${shop}`)
  kept.removeItem(`zhanggui:person:${shop}`)
  forgetToken(shop)
  forgetDrafts(shop)
  // Only those who edit products, plan promotions or answer customers have this code.
  void import('./productDrafts').then(({ forgetProductDrafts }) => forgetProductDrafts(shop))
  void import('./promotionDrafts').then(({ forgetPlanDrafts }) => forgetPlanDrafts(shop))
  void import('./replyDrafts').then(({ forgetReplyDrafts }) => forgetReplyDrafts(shop))
  void import('./deskDrafts').then(({ forgetDeskDrafts }) => forgetDeskDrafts(shop))
  forgetRecents(shop)
  const snapshot = kept.getItem('zhanggui:snapshot')
  if (snapshot?.includes(`"shop":${JSON.stringify(shop)}`)) kept.removeItem('zhanggui:snapshot')
}

const lockOf = (shop: string) => `zhanggui:leaving:${shop}`

/**
 * Deletes a shop for good, here and in every tab. Where it is the open one this tab goes to another first; the first shop stays on the list,
 * empty. Rejects with a CommerceError where the role may not or the browser did not let go of the files; then it is still there.
 */
export async function removeShop(id: string): Promise<void> {
  const next = shopAfter(id)
  const who = actsIn(id)
  if (shopId() === id && next !== undefined) await goToShop(next)
  await navigator.locks.request(lockOf(id), () => take(id, who))
}

/** Carries deletions to their end that a closed tab has left halfway. */
export async function finishRemovals(): Promise<void> {
  for (const { id, leaving } of useShops.getState().shops) {
    if (leaving) await navigator.locks.request(lockOf(id), { ifAvailable: true }, (lock) => (lock ? take(id, actsIn(id)) : undefined))
  }
}

async function take(id: string, who: string): Promise<void> {
  announce(id, 'deleting')
  setShopEntry(id, { leaving: true })
  try {
    await call('shop.delete', { shop: id, who })
    forget(id)
    dropShop(id)
  } catch (error) {
    setShopEntry(id, { leaving: undefined })
    throw error
  } finally {
    announce(id, 'deleted')
    // The first shop, emptied while it is open.
    if (shopId() === id) await goToShop(id)
  }
}

/** Leaves the open shop when another tab deletes it. `onGone` is told the name of the shop that was left. Returns what stops it. */
export function followDeletions(onGone: (name: string) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL)
  let waitsFor: string | undefined
  const leave = async (id: string) => {
    const { name } = useShop.getState()
    const next = shopAfter(id)
    if (next === undefined) {
      waitsFor = id
      endWorkers()
      return
    }
    await goToShop(next)
    onGone(name)
  }
  channel.onmessage = ({ data }: MessageEvent<Notice>) => {
    const { shop, is, by } = data
    if (by === THIS_TAB) return
    if (is === 'deleting' && shop === shopId()) void leave(shop)
    if (is === 'deleted' && shop === waitsFor) {
      waitsFor = undefined
      void goToShop(shop).then(() => onGone(''))
    }
  }
  return () => channel.close()
}
