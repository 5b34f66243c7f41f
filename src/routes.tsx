import { type LazyRouteFunction, type RouteObject } from 'react-router'
import type { ComponentType } from 'react'
import { connectedPart } from './app/connectedPart'
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

/** The list and its first rows side by side. */
async function openListings(): Screen {
  const rows = import('./features/listings/list/firstPage').then(({ askFirstPage }) => askFirstPage())
  const [list] = await Promise.all([import('./features/listings/list/ListingsScreen'), rows])
  return list
}

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
      screen('dashboard/service', () => import('./features/dashboard/service/ServiceBoardScreen')),
      screen('dashboard/goals', () => import('./features/dashboard/goals/GoalsScreen')),
      screen('orders', () => import('./features/orders/OrdersScreen'), [screen(':number', () => import('./features/orders/OrderDrawer'))]),
      screen('products', () => import('./features/products/ProductsScreen'), [
        screen(':sku', () => import('./features/products/ProductDrawer')),
      ]),
      screen('listings', openListings),
      screen('listings/flow', () => import('./features/listings/flow/FlowScreen')),
      screen('listings/review', () => import('./features/listings/review/ReviewScreen')),
      screen('listings/calendar', () => import('./features/listings/flow/CalendarScreen')),
      screen('listings/sweep', () => import('./features/listings/flow/SweepScreen')),
      screen('listings/audit', () => import('./features/listings/audit/AuditScreen')),
      screen('listings/health', () => import('./features/listings/health/HealthScreen')),
      screen('listings/reviews', () => import('./features/listings/reviews/ReviewsScreen')),
      screen('listings/new', () => import('./features/listings/editor/ListingEditorScreen')),
      screen('listings/categories', () => import('./features/listings/categories/CategoriesScreen')),
      screen('listings/:key', () => import('./features/listings/editor/ListingEditorScreen')),
      screen('listings/prices', () => import('./features/listings/prices/PricesScreen')),
      screen('stock/purchases', () => import('./features/purchasing/PurchasesScreen')),
      screen('stock/purchases/:key', () => import('./features/purchasing/PurchaseScreen')),
      screen('stock/suppliers', () => import('./features/purchasing/SuppliersScreen'), [
        screen(':key', () => import('./features/purchasing/SupplierDrawer')),
      ]),
      screen('stock/planning', () => import('./features/purchasing/PlanningScreen')),
      screen('stock/alerts', () => import('./features/purchasing/AlertsScreen')),
      screen('stock', () => import('./features/stock/StockScreen'), [screen('sku/:sku', () => import('./features/stock/StockDrawer'))]),
      screen('stock/moves', () => import('./features/stock/MovesScreen')),
      screen('stock/counts', () => import('./features/stock/CountsScreen')),
      screen('stock/counts/:key', () => import('./features/stock/CountScreen')),
      screen('stock/locations', () => import('./features/stock/PlacesScreen')),
      screen('promotions', () => import('./features/promotions/list/PromotionsScreen')),
      screen('promotions/new', () => import('./features/promotions/plan/PlanScreen')),
      screen('promotions/plan/:key', () => import('./features/promotions/plan/PlanScreen')),
      screen('promotions/calendar', () => import('./features/promotions/calendar/CalendarScreen')),
      screen('promotions/simulate/:key', () => import('./features/promotions/simulate/SimulateScreen')),
      screen('promotions/room/:key', () => import('./features/promotions/room/RoomScreen')),
      screen('promotions/judge/:key', () => import('./features/promotions/judge/JudgeScreen')),
      screen('promotions/coupons', () => import('./features/promotions/coupons/CouponsScreen')),
      screen('promotions/coupons/:key', () => import('./features/promotions/coupons/BatchScreen')),
      screen('promotions/members', () => import('./features/promotions/members/MembersScreen')),
      screen('service/returns', () => import('./features/service/returns/ReturnsScreen')),
      screen('service/returns/new', () => import('./features/service/returns/NewReturnScreen')),
      screen('service/returns/:key', () => import('./features/service/returns/ReturnScreen')),
      screen('service/complaints', () => import('./features/service/complaints/ComplaintsScreen')),
      screen('service/complaints/:key', () => import('./features/service/complaints/ComplaintScreen')),
      screen('service/quality', () => import('./features/service/quality/QualityScreen')),
      screen('service/settings', () => import('./features/service/settings/DeskSettingsScreen')),
      screen('service/handoff', () => import('./features/service/handoff/HandOffScreen')),
      screen('service', () => import('./features/service/inbox/ServiceScreen'), [{ path: 'tickets/:key', element: null }]),
      screen('customers', () => import('./features/customers/CustomersScreen'), [
        screen(':customer', () => import('./features/customers/CustomerDrawer')),
      ]),
      screen('import', () => import('./features/imports/ImportScreen')),
      screen('history', () => import('./features/history/HistoryScreen')),
      screen('connect', () => connectedPart('connect')),
      screen('connection', () => connectedPart('connection')),
      screen('connection/waiting', () => connectedPart('waiting')),
      screen('connection/conflicts', () => connectedPart('conflicts')),
      screen('settings', () => import('./features/settings/SettingsScreen')),
      screen('*', () => import('./app/NotFoundScreen')),
    ],
  },
]
