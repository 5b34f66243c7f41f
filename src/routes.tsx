import { type LazyRouteFunction, type RouteObject } from 'react-router'
import type { ComponentType } from 'react'
import { ScreenBoundary } from './app/ScreenBoundary'
import { Shell } from './app/Shell'
import { Waiting } from './app/Waiting'

type Screen = Promise<{ default: ComponentType }>

const lazy =
  (load: () => Screen): LazyRouteFunction<RouteObject> =>
  async () => ({ Component: (await load()).default })

const screen = (path: string, load: () => Screen, children?: RouteObject[]): RouteObject => ({
  path,
  lazy: lazy(load),
  children,
  ErrorBoundary: ScreenBoundary,
  HydrateFallback: Waiting,
})

export const routes: RouteObject[] = [
  {
    Component: Shell,
    ErrorBoundary: ScreenBoundary,
    children: [
      { index: true, lazy: lazy(() => import('./app/StartScreen')), ErrorBoundary: ScreenBoundary, HydrateFallback: Waiting },
      screen('dashboard', () => import('./features/dashboard/overview/OverviewScreen')),
      screen('dashboard/customers', () => import('./features/dashboard/customers/CustomersScreen')),
      screen('dashboard/sales', () => import('./features/dashboard/sales/SalesScreen')),
      screen('dashboard/traffic', () => import('./features/dashboard/traffic/TrafficScreen')),
      screen('dashboard/stock', () => import('./features/dashboard/stock/StockScreen')),
      screen('dashboard/products', () => import('./features/dashboard/products/ProductsScreen')),
      screen('dashboard/goals', () => import('./features/dashboard/goals/GoalsScreen')),
      screen('orders', () => import('./features/orders/OrdersScreen'), [screen(':number', () => import('./features/orders/OrderDrawer'))]),
      screen('products', () => import('./features/products/ProductsScreen'), [
        screen(':sku', () => import('./features/products/ProductDrawer')),
      ]),
      screen('listings/prices', () => import('./features/listings/prices/PricesScreen')),
      screen('customers', () => import('./features/customers/CustomersScreen'), [
        screen(':customer', () => import('./features/customers/CustomerDrawer')),
      ]),
      screen('import', () => import('./features/imports/ImportScreen')),
      screen('history', () => import('./features/history/HistoryScreen')),
      screen('settings', () => import('./features/settings/SettingsScreen')),
      screen('*', () => import('./app/NotFoundScreen')),
    ],
  },
]
