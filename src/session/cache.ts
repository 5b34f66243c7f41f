import { CancelledError, type FetchQueryOptions, QueryClient, type QueryKey } from '@tanstack/react-query'
import { create } from 'zustand'
import { onChanged } from '~/worker/client'
import { useJobs } from './jobs'
import { actingPerson } from './person'
import { openShop, shopId, switchShop, useShop } from './shop'

/** The page's cache of answers. Keys are `[shop id, area, …]`; an area is one of Changed.areas, and 'kpi' for figures. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: Infinity,
      gcTime: 300_000,
      retry: false,
      refetchOnWindowFocus: false,
      // A first load that fails shows at the boundary; a later one leaves what is there.
      throwOnError: (_error, query) => query.state.data === undefined,
    },
    mutations: { networkMode: 'always', retry: false },
  },
})

/** Answers that hang on other areas than their own. */
const FOLLOWERS: Record<string, readonly string[]> = {
  orders: ['orders', 'products', 'customers', 'kpi', 'find', 'health', 'coupons', 'members'],
  products: ['products', 'orders', 'kpi', 'find', 'health'],
  customers: ['customers', 'kpi', 'members'],
  promotions: ['promotions', 'coupons'],
  audiences: ['audiences', 'customers', 'kpi'],
  traffic: ['traffic', 'kpi', 'health'],
  listings: ['listings', 'health'],
  stock: ['stock', 'health'],
  reviews: ['reviews', 'health'],
  goals: ['goals', 'kpi'],
  // What was done here waits for the platform of a connected shop.
  journal: ['journal', 'sync'],
  settings: ['settings', 'orders', 'products', 'customers', 'kpi'],
}

/** Changes that the frame itself shows. */
const OF_FRAME: ReadonlySet<string> = new Set(['settings', 'orders', 'people'])

let stop: (() => void) | undefined

/** Asks again for what a commit in any tab has changed, in the shop that is open. */
export function followChanges(): void {
  stop?.()
  stop = onChanged(shopId(), ({ version, areas }) => {
    useShop.setState((shop) => ({ version: Math.max(version, shop.version) }))
    if (areas.some((area) => OF_FRAME.has(area))) void openShop()
    for (const area of new Set(areas.flatMap((name) => FOLLOWERS[name] ?? [name]))) {
      void askAgain([shopId(), area])
    }
  })
}

/** A first answer that is on its way may be of before the commit, and would not be asked for again while it is. */
async function askAgain(queryKey: string[]): Promise<void> {
  await queryClient.cancelQueries({ queryKey, predicate: ({ state }) => state.data === undefined })
  await queryClient.invalidateQueries({ queryKey })
}

/** An answer as it is now, for a step that hangs on it. One that a commit comes before is asked for again, as on a screen. */
export async function askNow<T, K extends QueryKey>(options: FetchQueryOptions<T, Error, T, K>): Promise<T> {
  for (;;) {
    try {
      return await queryClient.fetchQuery({ ...options, staleTime: 0 })
    } catch (error) {
      if (!(error instanceof CancelledError)) throw error
    }
  }
}

/** Goes on in another shop; nothing that was asked of the last one is shown again. The caller goes to a screen of it. */
export async function goToShop(id: string): Promise<void> {
  queryClient.clear()
  useJobs.setState({ jobs: [] })
  const opening = switchShop(id)
  followChanges()
  await opening
}

/** How often somebody else has begun to look; a screen is drawn anew with each. */
export const useTurn = create<{ turn: number }>()(() => ({ turn: 0 }))

/**
 * Answers are masked for who looks. When that is somebody else, or they may see other things now, nothing of before stays on the page or in the cache,
 * and what was on its way is not taken. Returns what stops it.
 */
export function followPerson(): () => void {
  return useShop.subscribe((now, before) => {
    if (now.id !== before.id || before.state !== 'open') return
    if (now.who === before.who && actingPerson(now).role === actingPerson(before).role) return
    useTurn.setState(({ turn }) => ({ turn: turn + 1 }))
    void queryClient.resetQueries()
  })
}
