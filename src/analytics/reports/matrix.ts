import type { Attributes } from '~/analytics/attributes'
import type { Filters, KpiResult } from '~/analytics/query'
import type { MatrixAnswer, MatrixAsk } from '~/analytics/reports'
import { CART, VIEW, type Visits } from '~/analytics/traffic/joinVisits'
import type { Day } from '~/lib/zone'

type Answered = Extract<MatrixAnswer, { ok: true }>
type Row = Answered['rows'][number]

/** Filters that choose goods; what else is filtered chooses sessions. */
export const GOODS_FILTERS = ['sku', 'product', 'category', 'supplier'] as const

export interface MatrixOf {
  visits: Pick<Visits, 'day' | 'paid' | 'order' | 'stepStart' | 'step' | 'sku' | 'skus'>
  /** Rows of `visits` that the window and the filters besides goods leave. */
  sessions: Uint32Array
  /** SKU codes on the lines of an order, by its row. */
  boughtIn: (order: number) => Iterable<string>
  attributes: Pick<Attributes, 'skuOf' | 'nameOf'>
  /** GMV by product of the same window and filters. */
  sales: Pick<KpiResult, 'version' | 'rows'>
}

/**
 * Products by how often they are looked at and how often that ends in a sale. All within sessions: of those that looked at a product (opened it, or put it
 * into the cart), which carted it and which bought it. The quadrants are cut at the medians of the products that were looked at at all; one that never sold is below, whatever the median.
 */
export function matrix({ filters, top }: Pick<MatrixAsk, 'filters' | 'top'>, of: MatrixOf): MatrixAnswer {
  const { visits, sessions, attributes, sales } = of
  if (sessions.length === 0) return { ok: false, why: 'noTraffic' }
  const seen = countSeen(of, goodsFilter(filters, attributes))
  if (seen.size === 0) return { ok: false, why: 'noTraffic' }
  const products = Array.from(seen, ([key, counts]) => ({ key, ...counts, conversion: counts.orders / counts.views }))
  const medianViews = median(products.map(({ views }) => views))
  const medianConversion = median(products.map(({ conversion }) => conversion))
  const sold = new Map((sales.rows ?? []).map((row) => [row.key, row]))
  const rows = products
    .toSorted((a, b) => b.views - a.views || (a.key < b.key ? -1 : 1))
    .slice(0, top)
    .map((product): Row => ({
      ...product,
      label: attributes.nameOf('product', product.key) ?? sold.get(product.key)?.label ?? '',
      gmv: sold.get(product.key)?.figures.gmv_paid?.value ?? 0,
      quadrant: quadrantOf(product.views >= medianViews, product.conversion > 0 && product.conversion >= medianConversion),
    }))
  return {
    ok: true,
    version: sales.version,
    from: firstDay(visits, sessions),
    products: products.length,
    medianViews,
    medianConversion,
    rows,
  }
}

function quadrantOf(manyViews: boolean, sells: boolean): Row['quadrant'] {
  if (sells) return manyViews ? 'star' : 'hidden'
  return manyViews ? 'leaking' : 'weak'
}

const firstDay = ({ day }: Pick<Visits, 'day'>, sessions: Uint32Array): Day =>
  sessions.reduce((first, at) => Math.min(first, day[at]), Infinity)

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >>> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** True for SKU codes that the filters of goods leave. */
function goodsFilter(filters: Filters | undefined, { skuOf }: MatrixOf['attributes']): (code: string) => boolean {
  const sets = GOODS_FILTERS.flatMap((name) => (filters?.[name]?.length ? [{ name, values: new Set(filters[name]) }] : []))
  return (code) => {
    const facts = skuOf(code)
    return sets.every(({ name, values }) => {
      if (name === 'sku') return values.has(code)
      if (name === 'product') return values.has(facts?.product ?? code)
      if (name === 'supplier') return values.has(facts?.supplier ?? '')
      const path = facts?.categories ?? []
      return path.length === 0 ? values.has('') : path.some((key) => values.has(key))
    })
  }
}

interface Counts {
  views: number
  carts: number
  orders: number
}

/** What happened to each product, a session once. */
function countSeen({ visits, sessions, boughtIn, attributes }: MatrixOf, wanted: (code: string) => boolean): Map<string, Counts> {
  const seen = new Map<string, Counts>()
  const { step, sku, stepStart, paid, order } = visits
  // Asked once a code, not once a step; '' and what is filtered out belong to no product.
  const productOf = visits.skus.map((code) => (code !== '' && wanted(code) ? (attributes.skuOf(code)?.product ?? code) : ''))
  for (const session of sessions) {
    const looked = new Set<string>()
    const carted = new Set<string>()
    for (let k = stepStart[session]; k < stepStart[session + 1]; k++) {
      const product = productOf[sku[k]]
      if (product === '' || (step[k] !== VIEW && step[k] !== CART)) continue
      looked.add(product)
      if (step[k] === CART) carted.add(product)
    }
    if (looked.size === 0) continue
    const bought = !paid[session] ? NOTHING : order[session] < 0 ? carted : productsIn(boughtIn(order[session]), attributes)
    for (const product of looked) {
      const counts = seen.get(product) ?? { views: 0, carts: 0, orders: 0 }
      seen.set(product, counts)
      counts.views++
      if (carted.has(product)) counts.carts++
      if (bought.has(product)) counts.orders++
    }
  }
  return seen
}

const NOTHING: ReadonlySet<string> = new Set()

function productsIn(codes: Iterable<string>, { skuOf }: MatrixOf['attributes']): Set<string> {
  const products = new Set<string>()
  for (const code of codes) products.add(skuOf(code)?.product ?? code)
  return products
}
