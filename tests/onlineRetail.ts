import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import * as z from 'zod/mini'
import type { LineKind, NotSale, Order, OrderLine } from '~/domain/order'

const FOLDER = process.env.ZHANGGUI_DATA ?? '../shared/data'
const FILE = join(FOLDER, 'online-retail/online_retail.csv.gz')
const REFERENCE = join(FOLDER, 'reference-kpis/online_retail_full.json')

const rows = z.object({ value: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))) })
const within = z.object({
  eligible: z.number(),
  within: z.number(),
  within_of_eligible: z.number(),
  within_other_day: z.number(),
  within_of_eligible_other_day: z.number(),
})
const sizes = z.array(z.object({ n: z.number() }))
const scored = z.object({
  value: z.object({
    segments: z.array(z.record(z.string(), z.union([z.string(), z.number()]))),
    r_sizes: sizes,
    f_sizes: sizes,
    m_sizes: sizes,
    rfm_555: z.number(),
    rfm_111: z.number(),
  }),
})
const figures = z.object({ value: z.record(z.string(), z.number()) })
const reference = z.object({
  kpis: z.object({
    monthly: rows,
    daily: rows,
    by_country: rows,
    top20_sku: rows,
    top20_sku_products: rows,
    cust_buyers_per_month: rows,
    cust_cohort_matrix: z.object({
      value: z.array(z.object({ cohort: z.string(), size: z.number(), active: z.array(z.number()) })),
    }),
    cust_repurchase_within: z.object({ value: z.record(z.string(), within) }),
    cust_order_count_distribution: rows,
    cust_customer_concentration: figures,
    cust_rfm_base: figures,
    cust_rfm_ties_equal: scored,
    cust_rfm_ntile: scored,
  }),
})

const KINDS: Record<string, LineKind> = {
  POST: 'postage',
  DOT: 'postage',
  C2: 'postage',
  AMAZONFEE: 'fee',
  'BANK CHARGES': 'fee',
  CRUK: 'fee',
}

/** For tests: the real file and its reference figures; undefined where this machine does not have them. */
export function readOnlineRetail(): { orders: Order[]; kpis: z.infer<typeof reference>['kpis'] } | undefined {
  if (!existsSync(FILE) || !existsSync(REFERENCE)) return undefined
  const { kpis } = reference.parse(JSON.parse(readFileSync(REFERENCE, 'utf8')))
  return { orders: toOrders(gunzipSync(readFileSync(FILE)).toString('utf8')), kpis }
}

/** The rules of the Online Retail preset, as plainly as they can be written. */
function toOrders(text: string): Order[] {
  const orders = new Map<string, Order>()
  for (const row of text.split('\n').slice(1)) {
    const cells = row.includes('"') ? splitQuoted(row) : row.trimEnd().split(',')
    if (cells.length < 8) continue
    const [number, sku, title, quantityText, date, priceText, customer, region] = cells
    const credit = number.startsWith('C')
    const at = Date.parse(`${date.replace(' ', 'T')}Z`)
    const order =
      orders.get(number) ??
      ({
        number,
        type: credit ? 'credit' : 'sale',
        placedAt: inLondon(at),
        paidAt: credit ? undefined : inLondon(at),
        buyer: { key: customer, name: '', email: '', phone: '' },
        channel: '',
        region,
        currency: 'GBP',
        shipping: 0,
        discount: 0,
        tax: 0,
        status: '',
        note: '',
        test: false,
        lines: [],
        refunds: [],
      } satisfies Order)
    orders.set(number, order)
    const quantity = Number(quantityText)
    const price = Math.round(Number(priceText) * 10_000)
    order.lines.push({
      sku,
      title,
      quantity,
      price,
      amount: quantity * price,
      discount: 0,
      kind: kindOf(sku),
      notSale: credit ? '' : whyNot(quantity, price),
    } satisfies OrderLine)
  }
  return [...orders.values()]
}

/** British summer time of 2011; the file has no other. */
function inLondon(wall: number): number {
  return wall >= Date.UTC(2011, 2, 27, 1) && wall < Date.UTC(2011, 9, 30, 2) ? wall - 3_600_000 : wall
}

function kindOf(sku: string): LineKind {
  return /^\d{5}/.test(sku) ? 'sale' : (KINDS[sku] ?? 'correction')
}

function whyNot(quantity: number, price: number): NotSale {
  if (quantity <= 0) return 'quantityNotPositive'
  return price < 0 ? 'priceNegative' : price === 0 ? 'priceZero' : ''
}

function splitQuoted(row: string): string[] {
  const cells: string[] = []
  for (const [, quoted, plain] of row.trimEnd().matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g))
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
  return cells
}
