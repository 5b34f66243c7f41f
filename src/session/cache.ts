import { QueryClient } from '@tanstack/react-query'
import { onChanged } from '~/worker/client'
import { useJobs } from './jobs'
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
  orders: ['orders', 'products', 'customers', 'kpi'],
  products: ['products', 'orders', 'kpi'],
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

/** Goes on in another shop; nothing that was asked of the last one is shown again. The caller goes to a screen of it. */
export async function goToShop(id: string): Promise<void> {
  queryClient.clear()
  useJobs.setState({ jobs: [] })
  const opening = switchShop(id)
  followChanges()
  await opening
}

/** Somebody else looks: what they may see is asked for anew. */
export function forgetAnswers(): Promise<void> {
  return queryClient.invalidateQueries()
}
