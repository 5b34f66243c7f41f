import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'
import type { SyncStatus } from '~/commerce/connection'
import { kept, keptInTab } from '~/lib/keep'

/** What the list of shops tells of a connection without opening the shop. */
export interface KnownConnection extends Pick<SyncStatus, 'platform' | 'address' | 'state' | 'syncedAt' | 'waiting' | 'conflicts'> {
  /** Every area had come whole. */
  complete: boolean
}

/** A shop of this browser, as the switcher shows it. Its records know nothing of this list. */
export interface ShopEntry {
  id: string
  /** As its settings last said; '' has no name yet. */
  name: string
  kind: 'own' | 'demo'
  createdAt: number
  /** What was there when it was last open: records that are gone now were evicted by the browser. */
  known?: { version: number; orders: number }
  /** The last backup that was taken of it. */
  backup?: { fileName: string; at: number; version: number }
  /** It is kept in step with an API; as far as was known when it was last open. */
  connection?: KnownConnection
  /** Its deletion has begun. */
  leaving?: true
}

/** The shop that every browser starts with. */
export const FIRST_SHOP = 'main'

const STORED = 'zhanggui:shops'

/** Kept in localStorage `zhanggui:shops`. */
export const useShops = create<{ shops: ShopEntry[] }>()(
  persist((): { shops: ShopEntry[] } => ({ shops: [{ id: FIRST_SHOP, name: '', kind: 'own', createdAt: 0 }] }), {
    name: STORED,
    storage: createJSONStorage(() => kept),
  }),
)

const CHOSEN = 'zhanggui:shop'

/** The shop of this tab, else of the tab that chose last; the tab then stays with it. boot.js reads the same two. */
export function chosenShop(): string {
  const id = keptInTab.getItem(CHOSEN) ?? kept.getItem(CHOSEN) ?? FIRST_SHOP
  const known = useShops.getState().shops.some((shop) => shop.id === id) ? id : FIRST_SHOP
  keptInTab.setItem(CHOSEN, known)
  return known
}

export function rememberChosen(id: string): void {
  keptInTab.setItem(CHOSEN, id)
  kept.setItem(CHOSEN, id)
}

/** Another tab may have written the list since this one has read it. */
const readAgain = (): void => void useShops.persist.rehydrate()

function change(make: (shops: ShopEntry[]) => ShopEntry[]): void {
  readAgain()
  useShops.setState(({ shops }) => ({ shops: make(shops) }))
}

export const addShop = (entry: ShopEntry): void => change((shops) => [...shops.filter(({ id }) => id !== entry.id), entry])

/** A shop that another tab has deleted stays deleted. */
export const setShopEntry = (id: string, set: Partial<ShopEntry>): void =>
  change((shops) => shops.map((shop) => (shop.id === id ? { ...shop, ...set } : shop)))

/** The shop that is gone to when this one is left for good: the seller's own first; undefined where there is no other. */
export function shopAfter(id: string): string | undefined {
  const others = useShops.getState().shops.filter((shop) => shop.id !== id)
  return (others.find(({ kind }) => kind === 'own') ?? others[0])?.id
}

/** The first shop always stays on the list, empty if need be. */
export const dropShop = (id: string): void =>
  change((shops) =>
    id === FIRST_SHOP
      ? shops.map((shop) => (shop.id === id ? { id, name: '', kind: 'own', createdAt: 0 } : shop))
      : shops.filter((shop) => shop.id !== id),
  )

/** A name for a new shop's storage, never used before. */
export const newShopId = (kind: ShopEntry['kind']): string => `${kind === 'demo' ? 'demo' : 'shop'}-${crypto.randomUUID().slice(0, 8)}`

/** Keeps the list in step with other tabs. Returns what stops it. */
export function followShops(): () => void {
  const onStorage = ({ key }: StorageEvent) => key === STORED && readAgain()
  window.addEventListener('storage', onStorage)
  return () => window.removeEventListener('storage', onStorage)
}
