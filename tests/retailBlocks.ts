import type { KpiQuery, KpiResult, KpiRow, Scope } from '~/analytics/query'
import type { ReportKind, Reports } from '~/analytics/reports'
import type { MetricId } from '~/domain/metric'
import type { RetailReference } from './retailReference'

/** A shop that holds Online Retail: the engine itself, or the worker behind a page. */
export interface AskShop {
  kpi(query: KpiQuery): Promise<KpiResult>
  report<K extends ReportKind>(kind: K, ask: Reports[K]['ask']): Promise<Reports[K]['answer']>
}

/** What a block of the reference says, and the same as the shop answers it. */
export interface Compared {
  ours: unknown
  wanted: unknown
}

const DAY_MS = 86_400_000
const dayOf = (text: string) => Date.parse(`${text}T00:00:00Z`) / DAY_MS
const SCOPE: Scope = { nonProducts: true, free: false, unknownBuyers: 'beside' }
const KNOWN: Scope = { ...SCOPE, unknownBuyers: 'out' }
const WHOLE = { from: dayOf('2010-12-01'), to: dayOf('2011-12-10'), scope: SCOPE }

/** Halves go up, as the reference has them. */
const rounded = (value: number | null | undefined, digits: number) =>
  typeof value === 'number' ? Math.round(value * 10 ** digits) / 10 ** digits : value
const six = (value: number | null | undefined) => rounded(value, 6)
const figuresOf = ({ figures }: Pick<KpiRow, 'figures'>, ids: readonly MetricId[]) => ids.map((id) => figures[id]?.value)

async function totalsOf(shop: AskShop, metrics: MetricId[], scope = SCOPE) {
  return figuresOf({ figures: (await shop.kpi({ ...WHOLE, metrics, scope })).totals }, metrics)
}

async function rowsOf(
  shop: AskShop,
  metrics: MetricId[],
  over: Partial<KpiQuery>,
): Promise<{ row: KpiRow; values: (number | null | undefined)[] }[]> {
  const { rows = [] } = await shop.kpi({ ...WHOLE, metrics, ...over })
  return rows.filter(({ orderLevel }) => !orderLevel).map((row) => ({ row, values: figuresOf(row, metrics) }))
}

async function totalSale(shop: AskShop, block: 'total_sale' | 'total_sale_cust', reference: RetailReference): Promise<Compared> {
  const scope = block === 'total_sale' ? SCOPE : KNOWN
  const metrics: MetricId[] = ['gmv_paid', 'orders', 'units', 'buyers', 'gmv_per_order', 'units_per_order', 'aov']
  const [gmv, orders, units, buyers, perOrder, units_per_order, aov] = await totalsOf(shop, metrics, scope)
  const { value } = reference[block]
  return {
    ours: { gmv, orders, units, buyers, aov: six(perOrder), units_per_order: six(units_per_order), own: six(aov) },
    wanted: { ...value, own: value.aov },
  }
}

async function cancellation(shop: AskShop, { cancellation: { value } }: RetailReference): Promise<Compared> {
  const about = async (scope: Scope) => {
    const metrics: MetricId[] = [
      'refunds',
      'refund_documents',
      'refund_share',
      'refund_documents_per_order',
      'gmv_net_refunds',
      'net_sales',
    ]
    const [amount, invoices, share, perOrder, net, netSales] = await totalsOf(shop, metrics, scope)
    return { amount, invoices, amount_rate: six(share), invoice_rate: six(perOrder), net, netSales }
  }
  const { cust, units: _, customers: __, ...all } = value
  if (typeof cust !== 'object') throw new TypeError('cust is a block of its own')
  const { units: ___, ...known } = cust
  return {
    ours: { all: await about(SCOPE), known: await about(KNOWN) },
    wanted: { all: { ...all, netSales: all.net }, known: { ...known, netSales: known.net } },
  }
}

async function byTime(shop: AskShop, block: 'monthly' | 'daily', reference: RetailReference): Promise<Compared> {
  const by = block === 'monthly' ? 'month' : 'day'
  const metrics: MetricId[] = ['gmv_paid', 'orders', 'units', 'buyers', 'gmv_per_order', 'refunds', 'refund_documents', 'gmv_net_refunds']
  const rows = await rowsOf(shop, metrics, { by })
  const known = await rowsOf(shop, ['gmv_paid', 'orders'], { by, scope: KNOWN })
  const ours = rows.map(({ row, values: [gmv, orders, units, buyers, aov, cancel_amount, cancel_invoices, net] }, i) => {
    const [gmv_cust, orders_cust] = known[i].values
    const key = block === 'monthly' ? row.key.slice(0, 7) : row.key
    return {
      [by]: key,
      gmv,
      orders,
      units,
      buyers,
      aov: six(aov),
      cancel_amount,
      cancel_invoices,
      net,
      gmv_cust: gmv_cust || null,
      orders_cust,
    }
  })
  // Days without a sale are not among the reference's.
  return {
    ours: ours.filter(({ orders }) => orders !== 0),
    wanted: reference[block].value.map((row) => ({ ...row, gmv_cust: row.gmv_cust || null })),
  }
}

async function byClock(shop: AskShop, by: 'weekday' | 'hour', reference: RetailReference): Promise<Compared> {
  const rows = await rowsOf(shop, ['gmv_paid', 'orders'], { by })
  const ours = rows.map(({ row, values: [gmv, orders] }) => ({ [by]: Number(row.key), gmv, orders }))
  return {
    ours: ours.filter(({ orders }) => orders !== 0).toSorted((a, b) => Number(a[by]) - Number(b[by])),
    wanted: reference[`by_${by}`].value,
  }
}

async function byCountry(shop: AskShop, reference: RetailReference): Promise<Compared> {
  const whole = reference.total_sale.value.gmv
  const rows = await rowsOf(shop, ['gmv_paid', 'orders', 'buyers'], { by: 'region' })
  return {
    ours: rows.map(({ row, values: [gmv, orders, buyers] }) => ({
      country: row.key,
      gmv,
      share: six(Number(gmv) / whole),
      orders,
      buyers,
    })),
    wanted: reference.by_country.value,
  }
}

async function topSkus(shop: AskShop, block: 'top20_sku' | 'top20_sku_products', reference: RetailReference): Promise<Compared> {
  const scope = { ...SCOPE, nonProducts: block === 'top20_sku' }
  const rows = await rowsOf(shop, ['gmv_paid', 'units', 'orders'], { by: 'sku', top: 20, scope })
  return {
    ours: rows.map(({ row, values: [gmv, units, orders] }) => ({ sku: row.key, gmv, units, orders })),
    wanted: reference[block].value.map(({ sku, gmv, units, orders }) => ({ sku, gmv, units, orders })),
  }
}

async function classes(shop: AskShop, block: 'abc_exclusive' | 'abc_inclusive', reference: RetailReference): Promise<Compared> {
  const rule = block === 'abc_exclusive' ? 'before' : 'inclusive'
  const answer = await shop.report('abc', { ...WHOLE, by: 'sku', rule, top: 1 })
  return {
    ours: [
      answer.classes.map(({ class: name, members, gmv, share }) => ({ class: name, skus: members, gmv, share: six(share) })),
      six(answer.pareto),
    ],
    wanted: [reference[block].value, reference.pareto_sku.value],
  }
}

async function buyers(shop: AskShop, reference: RetailReference): Promise<Compared> {
  const answer = await shop.report('repurchase', { scope: SCOPE, days: [], sameDay: false })
  const more = answer.buyers - answer.distribution[0].buyers
  const [count, rate] = await totalsOf(shop, ['buyers', 'repeat_buyer_rate'])
  return {
    ours: {
      buyers: [answer.buyers, count],
      orders: { buyers_2plus: more, rate: six(more / answer.buyers) },
      days: { buyers_2plus: Math.round(Number(rate) * answer.buyers), rate: six(rate) },
    },
    wanted: {
      buyers: [reference.cust_buyers.value, reference.cust_buyers.value],
      orders: reference.cust_repurchase_rate_orders.value,
      days: reference.cust_repurchase_rate_days.value,
    },
  }
}

async function cameAgain(shop: AskShop, reference: RetailReference): Promise<Compared> {
  const days = [30, 60, 90]
  const { rows: otherDay } = await shop.report('repurchase', { scope: SCOPE, days, sameDay: false })
  const { rows: sameDay } = await shop.report('repurchase', { scope: SCOPE, days, sameDay: true })
  const ours = days.map((n, i) => [
    `d${n}`,
    {
      within: sameDay[i].againOfAll,
      eligible: sameDay[i].mature,
      within_of_eligible: sameDay[i].again,
      within_other_day: otherDay[i].againOfAll,
      within_of_eligible_other_day: otherDay[i].again,
    },
  ])
  return {
    ours: [Object.fromEntries(ours), otherDay.map(({ mature }) => mature)],
    wanted: [reference.cust_repurchase_within.value, sameDay.map(({ mature }) => mature)],
  }
}

async function distribution(shop: AskShop, reference: RetailReference): Promise<Compared> {
  const answer = await shop.report('repurchase', { scope: SCOPE, days: [], sameDay: false })
  const { top_1pct, top_10pct, top_20pct } = reference.cust_customer_concentration.value
  return {
    ours: [
      answer.distribution.map((row) => ({ orders: row.more ? `${row.orders}+` : String(row.orders), buyers: row.buyers })),
      answer.concentration.map(({ share }) => six(share)),
    ],
    wanted: [reference.cust_order_count_distribution.value, [top_1pct, top_10pct, top_20pct]],
  }
}

async function buyersPerMonth(shop: AskShop, reference: RetailReference): Promise<Compared> {
  const months = await rowsOf(shop, ['buyers', 'new_buyers', 'returning_buyers'], { by: 'month' })
  const ours: unknown[] = []
  for (const [i, { row, values }] of months.entries()) {
    const to = i + 1 < months.length ? dayOf(months[i + 1].row.key) : WHOLE.to
    const split = await rowsOf(shop, ['gmv_paid'], { from: dayOf(row.key), to, by: 'newness' })
    const amount = (key: string) => split.find((each) => each.row.key === key)?.values[0] ?? null
    const [active, isNew, returning] = values
    ours.push({
      month: row.key.slice(0, 7),
      active,
      new: isNew,
      returning,
      amount_new: amount('new'),
      amount_returning: amount('returning'),
    })
  }
  return { ours, wanted: reference.cust_buyers_per_month.value }
}

async function cohortMatrix(shop: AskShop, reference: RetailReference): Promise<Compared> {
  const { rows } = await shop.report('cohorts', { scope: SCOPE, grain: 'month', by: 'period' })
  const ours = rows.map(({ key, size, cells }) => ({
    cohort: key.slice(0, 7),
    size,
    active: cells.map((cell) => cell.buyers),
    retention: cells.map((cell) => six(cell.buyers / size)),
  }))
  return { ours, wanted: reference.cust_cohort_matrix.value }
}

async function rfmBase(shop: AskShop, reference: RetailReference): Promise<Compared> {
  const { mean, median } = await shop.report('rfm', { scope: SCOPE, ties: 'equal' })
  // The extremes are no figures of the report; they stand in nobody's way.
  const { min_recency: _, max_recency: __, max_frequency: ___, max_monetary: ____, ...wanted } = reference.cust_rfm_base.value
  return {
    ours: {
      mean_recency: six(mean.recency),
      median_recency: median.recency,
      mean_frequency: six(mean.frequency),
      median_frequency: median.frequency,
      mean_monetary: six(mean.amount),
      median_monetary: six(median.amount),
    },
    wanted,
  }
}

async function rfmScores(shop: AskShop, block: 'cust_rfm_ties_equal' | 'cust_rfm_ntile', reference: RetailReference): Promise<Compared> {
  const { segments, sizes, best, worst } = await shop.report('rfm', { scope: SCOPE, ties: block === 'cust_rfm_ntile' ? 'ntile' : 'equal' })
  const { value } = reference[block]
  const snake = (id: string) => id.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  const ours = segments.map(({ id, buyers: members, gmv, recency, orders }) => ({
    segment: snake(id),
    buyers: members,
    amount: gmv,
    avg_recency_days: rounded(recency, 4),
    avg_orders: rounded(orders, 4),
  }))
  return {
    ours: {
      segments: ours.toSorted((a, b) => (a.segment < b.segment ? -1 : 1)),
      sizes: [sizes.recency, sizes.frequency, sizes.amount],
      best,
      worst,
    },
    wanted: {
      segments: value.segments,
      sizes: [value.r_sizes, value.f_sizes, value.m_sizes].map((each) => each.map(({ n }) => n)),
      best: value.rfm_555,
      worst: value.rfm_111,
    },
  }
}

/** Every block of the reference that holds figures of ours. The others count rows of the raw file: raw, scopes, total_sale_cust_dedup, and units and customers of cancellation. */
export const RETAIL_BLOCKS: Record<string, (shop: AskShop, reference: RetailReference) => Promise<Compared>> = {
  total_sale: (shop, reference) => totalSale(shop, 'total_sale', reference),
  total_sale_cust: (shop, reference) => totalSale(shop, 'total_sale_cust', reference),
  cancellation,
  monthly: (shop, reference) => byTime(shop, 'monthly', reference),
  daily: (shop, reference) => byTime(shop, 'daily', reference),
  by_weekday: (shop, reference) => byClock(shop, 'weekday', reference),
  by_hour: (shop, reference) => byClock(shop, 'hour', reference),
  by_country: byCountry,
  top20_sku: (shop, reference) => topSkus(shop, 'top20_sku', reference),
  top20_sku_products: (shop, reference) => topSkus(shop, 'top20_sku_products', reference),
  'abc_exclusive, pareto_sku': (shop, reference) => classes(shop, 'abc_exclusive', reference),
  abc_inclusive: (shop, reference) => classes(shop, 'abc_inclusive', reference),
  'cust_buyers, cust_repurchase_rate_orders, cust_repurchase_rate_days': buyers,
  cust_repurchase_within: cameAgain,
  'cust_order_count_distribution, cust_customer_concentration': distribution,
  cust_buyers_per_month: buyersPerMonth,
  cust_cohort_matrix: cohortMatrix,
  cust_rfm_base: rfmBase,
  cust_rfm_ties_equal: (shop, reference) => rfmScores(shop, 'cust_rfm_ties_equal', reference),
  cust_rfm_ntile: (shop, reference) => rfmScores(shop, 'cust_rfm_ntile', reference),
}
