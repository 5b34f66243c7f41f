import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'

const FOLDER = process.env.ZHANGGUI_DATA ?? '../shared/data'
export const RETAIL_FILE = join(FOLDER, 'online-retail/online_retail.csv.gz')
const REFERENCE = join(FOLDER, 'reference-kpis/online_retail_full.json')

const cell = z.union([z.string(), z.number(), z.null()])
const rows = z.object({ value: z.array(z.record(z.string(), cell)) })
const figures = z.object({ value: z.record(z.string(), z.number()) })
const figure = z.object({ value: z.number() })
const sizes = z.array(z.object({ n: z.number() }))
const within = z.object({
  within: z.number(),
  eligible: z.number(),
  within_of_eligible: z.number(),
  within_other_day: z.number(),
  within_of_eligible_other_day: z.number(),
})
const scored = z.object({
  value: z.object({
    segments: z.array(
      z.object({ segment: z.string(), buyers: z.number(), amount: z.number(), avg_recency_days: z.number(), avg_orders: z.number() }),
    ),
    r_sizes: sizes,
    f_sizes: sizes,
    m_sizes: sizes,
    rfm_555: z.number(),
    rfm_111: z.number(),
  }),
})
const reference = z.object({
  raw: z.object({ value: z.record(z.string(), z.union([z.string(), z.number()])) }),
  scopes: figures,
  total_sale: figures,
  total_sale_cust: figures,
  total_sale_cust_dedup: figures,
  cancellation: z.object({ value: z.record(z.string(), z.union([z.number(), z.record(z.string(), z.number())])) }),
  monthly: rows,
  daily: rows,
  by_weekday: rows,
  by_hour: rows,
  by_country: rows,
  top20_sku: rows,
  top20_sku_products: rows,
  abc_exclusive: rows,
  abc_inclusive: rows,
  pareto_sku: figure,
  cust_buyers: figure,
  cust_repurchase_rate_orders: figures,
  cust_repurchase_rate_days: figures,
  cust_repurchase_within: z.object({ value: z.record(z.string(), within) }),
  cust_order_count_distribution: rows,
  cust_buyers_per_month: rows,
  cust_cohort_matrix: z.object({
    value: z.array(z.object({ cohort: z.string(), size: z.number(), active: z.array(z.number()), retention: z.array(z.number()) })),
  }),
  cust_rfm_base: figures,
  cust_rfm_ties_equal: scored,
  cust_rfm_ntile: scored,
  cust_customer_concentration: figures,
})
export type RetailReference = z.infer<typeof reference>

/** All 27 blocks of reference figures of Online Retail; undefined where this machine does not have the files. */
export function retailReference(): RetailReference | undefined {
  if (!existsSync(RETAIL_FILE) || !existsSync(REFERENCE)) return undefined
  return reference.parse(z.object({ kpis: z.unknown() }).parse(JSON.parse(readFileSync(REFERENCE, 'utf8'))).kpis)
}
