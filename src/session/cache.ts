import { QueryClient } from '@tanstack/react-query'
import { onChanged } from '~/worker/client'
import { openShop, shopId } from './shop'

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
  orders: ['orders', 'products', 'kpi'],
  products: ['products', 'orders', 'kpi'],
  settings: ['settings', 'orders', 'products', 'kpi'],
}

/** Asks again for what a commit in any tab has changed. Returns the way to stop. */
export function followChanges(): () => void {
  return onChanged(({ areas }) => {
    if (areas.includes('settings') || areas.includes('orders')) void openShop()
    for (const area of new Set(areas.flatMap((name) => FOLLOWERS[name] ?? [name]))) {
      void queryClient.invalidateQueries({ queryKey: [shopId(), area] })
    }
  })
}
