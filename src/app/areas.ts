import { DashboardIcon, HistoryIcon, HomeIcon, ImportIcon, OrdersIcon, ProductsIcon, SettingsIcon } from '~/ui/icons'
import { paths } from '~/paths'

/** The areas of the navigation in order; the phone's bottom bar holds the first four. `key` follows `g`. */
export const AREAS = [
  { id: 'home', to: paths.home(), key: 'h', Icon: HomeIcon },
  { id: 'dashboard', to: paths.dashboard(), key: 'd', Icon: DashboardIcon },
  { id: 'orders', to: paths.orders(), key: 'o', Icon: OrdersIcon },
  { id: 'products', to: paths.products(), key: 'p', Icon: ProductsIcon },
  { id: 'import', to: paths.imports(), key: 'i', Icon: ImportIcon },
  { id: 'history', to: paths.history(), key: 'y', Icon: HistoryIcon },
  { id: 'settings', to: paths.settings(), key: 's', Icon: SettingsIcon },
] as const
