import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect } from 'react'
import { useShop } from '~/session/shop'
import { call } from '~/worker/client'
import { Waiting } from './Waiting'

const WelcomeScreen = lazy(() => import('~/features/welcome/WelcomeScreen'))
const HomeScreen = lazy(() => import('~/features/home/HomeScreen'))

/** The address alone: three doors while the shop is empty, its home from then on, and while its records come from an API. */
export default function StartScreen() {
  const { id, state, hasOrders, version, connected } = useShop()
  // A shop may have a catalogue before it has orders; one that nobody has written to has neither.
  const mayHave = state === 'open' && !hasOrders && !connected && version > 0
  const { data: products } = useQuery({
    queryKey: [id, 'products', 'any'],
    queryFn: ({ signal }) => call('products.list', { query: { sort: 'sku', descending: false, offset: 0, limit: 1 } }, { signal }),
    enabled: mayHave,
  })
  useEffect(() => {
    if (!hasOrders) void import('~/features/dashboard/overview/OverviewScreen')
  }, [hasOrders])
  if (state === 'opening' || (mayHave && !products)) return <Waiting />
  return <Suspense fallback={<Waiting />}>{hasOrders || connected || products?.total ? <HomeScreen /> : <WelcomeScreen />}</Suspense>
}
