import { useMemo } from 'react'
import { useShop } from './shop'
import { setShopEntry, type ShopEntry, useShops } from './shops'

/** What the browser has cleared of the open shop: everything, or some of its files. */
export interface Loss {
  what: 'all' | 'files'
  /** Orders that were there. */
  orders: number
  backup?: NonNullable<ShopEntry['backup']>
}

/** Versions only grow: a shop that is younger than it was known to be has lost its records. */
const isOlder = (known: ShopEntry['known'], version: number) => known !== undefined && known.version > version

/** What is missing of the open shop; undefined where all is there. */
export function useLoss(): Loss | undefined {
  const { id, state, version, lost } = useShop()
  const entry = useShops(({ shops }) => shops.find((shop) => shop.id === id))
  return useMemo(() => {
    const gone = isOlder(entry?.known, version)
    if (state !== 'open' || !entry || (!gone && !lost)) return undefined
    return { what: gone ? 'all' : 'files', orders: entry.known?.orders ?? 0, ...(entry.backup ? { backup: entry.backup } : {}) }
  }, [entry, state, version, lost])
}

function note({ id, state, version, orders, lost }: ReturnType<typeof useShop.getState>): void {
  const known = useShops.getState().shops.find((shop) => shop.id === id)?.known
  if (state !== 'open' || lost || isOlder(known, version) || (known?.version === version && known.orders === orders)) return
  if (version > 0) setShopEntry(id, { known: { version, orders } })
}

/** Writes down what is there, when the shop is opened and after every commit, so that a loss is noticed. Returns what stops it. */
export function rememberWhatIsThere(): () => void {
  note(useShop.getState())
  return useShop.subscribe(note)
}

/** The loss has been seen: what is there now is what there is. */
export function acceptLoss(): void {
  const { id, version, orders } = useShop.getState()
  setShopEntry(id, { known: { version, orders } })
}
