/** Every link of the product. Screens read the same names back with lib/urlState. */

type Value = string | number | boolean | readonly string[] | undefined

function withQuery(path: string, query: Readonly<Record<string, Value>> = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === '') continue
    if (typeof value === 'object') for (const item of value) search.append(name, item)
    else search.set(name, String(value))
  }
  const text = search.toString()
  return text ? `${path}?${text}` : path
}

/** Days as `2011-12-09`, half-open [from, to). */
export type DashboardLink = {
  from?: string
  to?: string
  channel?: readonly string[]
  region?: readonly string[]
  sku?: readonly string[]
}

export type OrdersLink = {
  q?: string
  state?: readonly string[]
  channel?: readonly string[]
  region?: readonly string[]
  sku?: string
  /** customerIdOf the buyer. */
  customer?: string
  /** Days as `2011-12-09`, half-open [from, to), by the time of placing, or of paying. */
  from?: string
  to?: string
  days?: 'paid'
  sort?: 'placedAt' | 'number' | 'total' | 'units' | 'buyer'
}

export type CustomersLink = {
  q?: string
  region?: readonly string[]
  channel?: readonly string[]
  tag?: readonly string[]
  tier?: readonly string[]
  /** Keys of audiences. */
  audience?: readonly string[]
  /** A rule (domain/audienceText.ts) that takes them. */
  who?: string
}

export type ProductsLink = {
  q?: string
  kind?: readonly string[]
}

export type HistoryLink = {
  /** Key of a person. */
  who?: string
  kind?: readonly string[]
  /** A RecordName. */
  on?: string
}

export const paths = {
  home: () => '/',
  dashboard: (query?: DashboardLink) => withQuery('/dashboard', query),
  /** A board by the name of its tab. */
  board: (tab: string, query?: DashboardLink) => withQuery(tab === 'overview' ? '/dashboard' : `/dashboard/${tab}`, query),
  orders: (query?: OrdersLink) => withQuery('/orders', query),
  order: ({ number }: { number: string }) => `/orders/${encodeURIComponent(number)}`,
  products: (query?: ProductsLink) => withQuery('/products', query),
  product: ({ sku }: { sku: string }) => `/products/${encodeURIComponent(sku)}`,
  /** Where prices of many are changed. */
  prices: () => '/listings/prices',
  customers: (query?: CustomersLink) => withQuery('/customers', query),
  /** `customer`: customerIdOf the buyer. */
  customer: ({ customer }: { customer: string }) => `/customers/${encodeURIComponent(customer)}`,
  imports: () => '/import',
  history: (query?: HistoryLink) => withQuery('/history', query),
  settings: () => '/settings',
  /** The part of the settings where shops are added, reset and deleted. */
  shops: () => '/settings#shops',
  backup: () => '/settings#backup',
  people: () => '/settings#people',
} as const
