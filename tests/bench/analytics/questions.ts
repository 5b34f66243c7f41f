import type { Filters, KpiQuery, Scope } from '~/analytics/query'
import type { Day } from '~/lib/zone'

export const SCOPE: Scope = { nonProducts: true, free: false, unknownBuyers: 'beside' }

/** What a dashboard is asked at once, over a choice of orders. */
export interface Choice {
  name: string
  /** Days before the newest that the window begins; undefined: at the first. */
  days?: number
  filters?: Filters
}

/** What the engine and DuckDB both know of the data. */
export interface Shape {
  orders: number
  first: Day
  /** The day after the last. */
  end: Day
  /** The last instant that an order was placed or paid at. */
  newest: number
  zone: string
  currency: string
  /** Texts by code; code 0 is ''. Category by code of the SKU. */
  skus: string[]
  channels: string[]
  regions: string[]
  categories: string[]
  categoryOfSku: number[]
}

/** Twelve: by date, channel, category, SKU, region, new and returning buyers, and mixes of them. */
export function choicesOf({ skus, channels, regions, categories }: Shape): Choice[] {
  // Where a file tells of few channels, its regions stand in.
  const one = channels.length > 3 ? 'channel' : 'region'
  const all = (one === 'channel' ? channels : regions).slice(1)
  const region = regions.slice(1)
  const category = categories.slice(1)
  const sku = skus.slice(1)
  return [
    { name: 'last 90 days', days: 90 },
    { name: 'last 365 days', days: 365 },
    { name: `one ${one}`, filters: { [one]: all.slice(0, 1) } },
    { name: `365 days, two of the ${one}s`, days: 365, filters: { [one]: all.slice(1, 3) } },
    { name: 'one category', filters: { category: category.slice(0, 1) } },
    { name: `one category, three ${one}s`, filters: { category: category.slice(1, 2), [one]: all.slice(0, 3) } },
    { name: 'one SKU', filters: { sku: sku.slice(10, 11) } },
    { name: '20 SKUs, last 90 days', days: 90, filters: { sku: sku.slice(0, 20) } },
    { name: 'one region', filters: { region: region.slice(2, 3) } },
    { name: 'new buyers, last 90 days', days: 90, filters: { newness: ['new'] } },
    { name: `returning buyers, 365 days, one ${one}`, days: 365, filters: { newness: ['returning'], [one]: all.slice(0, 1) } },
    {
      name: 'new buyers, two categories, three regions, 365 days',
      days: 365,
      filters: { newness: ['new'], category: category.slice(2, 4), region: region.slice(0, 3) },
    },
  ]
}

export const windowOf = ({ first, end }: Shape, { days }: Choice) => ({
  from: days === undefined ? first : Math.max(first, end - days),
  to: end,
})

/** Totals, by day, top 20 SKUs, category × channel: what one change of a filter asks for. */
export function queriesOf(shape: Shape, choice: Choice): KpiQuery[] {
  const asked = { ...windowOf(shape, choice), scope: SCOPE, filters: choice.filters ?? {} }
  return [
    { ...asked, metrics: ['gmv_paid', 'orders', 'units', 'buyers', 'new_buyers', 'returning_buyers'] },
    { ...asked, metrics: ['gmv_paid', 'orders', 'units', 'buyers'], by: 'day' },
    { ...asked, metrics: ['gmv_paid', 'units', 'orders'], by: 'sku', top: 20 },
    { ...asked, metrics: ['gmv_paid', 'units', 'orders'], by: ['category', 'channel'] },
  ]
}

/** One answer as both sides give it: a key a row, amounts as integers. Rows of nothing are left out. */
export type Answer = { name: string; rows: [key: string, ...figures: number[]][] }
