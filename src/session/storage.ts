import { kept } from '~/lib/keep'
import { useShop } from './shop'

const ASKED = 'zhanggui:asked-to-keep'

/** Asks the browser to keep what lies here for good; true where it will. Some ask the reader, some decide by how much the page is used. */
export async function askToKeep(): Promise<boolean> {
  kept.setItem(ASKED, String(Date.now()))
  return (await navigator.storage?.persist?.()) ?? false
}

/**
 * Asks once, as soon as there is something to lose: when a shop has orders for the first time. `onRefused` is told where the browser declines. Returns
 * what stops it.
 */
export function askOnceToKeep(onRefused: () => void): () => void {
  const look = async ({ orders }: { orders: number }) => {
    if (orders === 0 || kept.getItem(ASKED) !== null || !navigator.storage?.persisted) return
    kept.setItem(ASKED, String(Date.now()))
    if (!(await navigator.storage.persisted()) && !(await askToKeep())) onRefused()
  }
  void look(useShop.getState())
  return useShop.subscribe((shop) => void look(shop))
}
