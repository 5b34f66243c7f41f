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
  /** What was paid, in decimals of the shop's currency, half-open. */
  paidLeast?: number
  paidUnder?: number
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

export type ListingsLink = {
  q?: string
  state?: readonly string[]
  /** Keys. */
  category?: readonly string[]
  supplier?: readonly string[]
  brand?: readonly string[]
  tag?: readonly string[]
  stock?: readonly string[]
  complete?: readonly string[]
  /** Key of a saved view. */
  view?: string
}

export type ProductsLink = {
  q?: string
  kind?: readonly string[]
}

export type PurchasesLink = {
  q?: string
  state?: readonly string[]
  /** Key of a supplier. */
  supplier?: string
  overdue?: boolean
}

export type StockLink = {
  q?: string
  location?: readonly string[]
  state?: readonly string[]
  /** What the sheet of movements is opened for: `adjust`, `receive` … or `file`. */
  do?: string
}

export type PromotionsLink = {
  q?: string
  state?: readonly string[]
  kind?: readonly string[]
  goal?: readonly string[]
}

export type ServiceLink = {
  /** What is opened with it: the sheet of a new ticket, the list of views; or the next ticket is taken. */
  do?: 'new' | 'views' | 'take'
  /** Key of a saved view, or the name of one that comes with the inbox. */
  view?: string
  q?: string
  state?: readonly string[]
  queue?: readonly string[]
  /** Key of a person, `me` or `nobody`. */
  assignee?: readonly string[]
  sku?: string
  reason?: readonly string[]
  channel?: readonly string[]
  priority?: readonly string[]
  rating?: readonly string[]
  due?: 'late' | 'soon'
  /** Days `2026-11-01` of opening, half-open. */
  from?: string
  to?: string
  /** customerIdOf the buyer. */
  customer?: string
}

export type MovesLink = {
  /** Exact code. */
  sku?: string
  /** Exact number or key of what movements came from. */
  ref?: string
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
  /** A product by its key. */
  listings: (query?: ListingsLink) => withQuery('/listings', query),
  listing: ({ key }: { key: string }) => `/listings/${encodeURIComponent(key)}`,
  /** What is on its way to be on sale. */
  listingFlow: (query?: { view?: 'list'; owner?: string }) => withQuery('/listings/flow', query),
  listingReview: (query?: { product?: string }) => withQuery('/listings/review', query),
  listingCalendar: () => '/listings/calendar',
  listingSweep: (query?: { tag?: string; category?: string }) => withQuery('/listings/sweep', query),
  listingAudit: (query?: { rule?: string }) => withQuery('/listings/audit', query),
  listingHealth: (query?: { part?: 'stale' | 'watch'; reason?: string; product?: string }) => withQuery('/listings/health', query),
  /** What buyers say. */
  reviews: (query?: { product?: string; rating?: readonly string[]; answered?: string; q?: string }) =>
    withQuery('/listings/reviews', query),
  newListing: () => '/listings/new',
  categories: () => '/listings/categories',
  /** Where prices of many are changed. */
  prices: () => '/listings/prices',
  purchases: (query?: PurchasesLink) => withQuery('/stock/purchases', query),
  /** `key` new: one that is to be made. */
  purchase: ({ key, supplier }: { key: string; supplier?: string }) =>
    withQuery(`/stock/purchases/${encodeURIComponent(key)}`, { supplier }),
  suppliers: () => '/stock/suppliers',
  /** `key` new: one that is to be made. */
  supplier: ({ key }: { key: string }) => `/stock/suppliers/${encodeURIComponent(key)}`,
  planning: () => '/stock/planning',
  alerts: (query?: { kind?: readonly string[]; q?: string }) => withQuery('/stock/alerts', query),
  stock: (query?: StockLink) => withQuery('/stock', query),
  stockOf: ({ sku }: { sku: string }) => `/stock/sku/${encodeURIComponent(sku)}`,
  moves: (query?: MovesLink) => withQuery('/stock/moves', query),
  counts: () => '/stock/counts',
  count: ({ key }: { key: string }) => `/stock/counts/${encodeURIComponent(key)}`,
  places: () => '/stock/locations',
  promotions: (query?: PromotionsLink) => withQuery('/promotions', query),
  promotionCalendar: () => '/promotions/calendar',
  newPromotion: (query?: { goal?: string; from?: string; to?: string }) => withQuery('/promotions/new', query),
  /** The plan of a promotion. */
  promotion: ({ key }: { key: string }) => `/promotions/plan/${encodeURIComponent(key)}`,
  /** What it would have brought on orders of before. */
  promotionSimulation: ({ key }: { key: string }) => `/promotions/simulate/${encodeURIComponent(key)}`,
  /** Plan against actual while it runs. */
  promotionRoom: ({ key }: { key: string }) => `/promotions/room/${encodeURIComponent(key)}`,
  promotionJudgement: ({ key }: { key: string }) => `/promotions/judge/${encodeURIComponent(key)}`,
  coupons: () => '/promotions/coupons',
  /** `key` new: one that is to be made. */
  couponBatch: ({ key }: { key: string }) => `/promotions/coupons/${encodeURIComponent(key)}`,
  members: () => '/promotions/members',
  /** The inbox. */
  service: (query?: ServiceLink) => withQuery('/service', query),
  ticket: ({ key }: { key: string }, query?: ServiceLink) => withQuery(`/service/tickets/${encodeURIComponent(key)}`, query),
  returns: (query?: { state?: readonly string[]; q?: string }) => withQuery('/service/returns', query),
  returnCase: ({ key }: { key: string }) => `/service/returns/${encodeURIComponent(key)}`,
  newReturn: (query: { order: string; ticket?: string }) => withQuery('/service/returns/new', query),
  complaints: (query?: { step?: readonly string[]; q?: string }) => withQuery('/service/complaints', query),
  complaint: ({ key }: { key: string }) => `/service/complaints/${encodeURIComponent(key)}`,
  /** What goes wrong with goods. */
  quality: (query?: { sku?: string; by?: 'sku' | 'supplier' | 'batch' }) => withQuery('/service/quality', query),
  /** What whoever works next has to know. */
  handOff: () => '/service/handoff',
  /** How the desk works: targets, hours, macros, policies. */
  deskSettings: (query?: { part?: string }) => withQuery('/service/settings', query),
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
  /** Where a new shop is connected to an API. */
  connect: () => '/connect',
  /** How far the open shop is in step with its API. */
  connection: () => '/connection',
  /** Changes that the API has not agreed to yet. */
  waiting: () => '/connection/waiting',
  /** Fields for somebody to decide: set here, and set there meanwhile. */
  conflicts: ({ settled = false }: { settled?: boolean } = {}) => withQuery('/connection/conflicts', settled ? { settled: '1' } : {}),
} as const
