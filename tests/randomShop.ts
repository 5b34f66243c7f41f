import fc from 'fast-check'
import type { Attributes, SkuFacts } from '~/analytics/attributes'
import { DIMENSIONS, type Filters, type Grouping, type KpiQuery, TIME_GRAINS, isTime } from '~/analytics/query'
import type { MetricId } from '~/domain/metric'
import { LINE_KINDS, NOT_SALE, type Order, type OrderLine, type OrderRefund } from '~/domain/order'
import { dayFromCivil } from '~/lib/zone'

/** What the oracle knows. */
export const ALL: MetricId[] = [
  'gmv_paid',
  'gmv_placed',
  'gross_sales',
  'net_sales',
  'refunds',
  'orders',
  'units',
  'buyers',
  'aov',
  'arpb',
  'repeat_buyer_rate',
  'repeat_order_rate',
  'new_buyers',
  'returning_buyers',
]
export const ZONES = ['UTC', 'Europe/London', 'America/New_York', 'Pacific/Kiritimati', 'Etc/GMT+12', 'Australia/Lord_Howe', 'Pacific/Apia']
/** Before a change of the clock in London (26 March 2023) and in New York (12 March). */
const START = Date.UTC(2023, 2, 6)
const DAY = 86_400_000
const FIRST = dayFromCivil(2023, 3, 6)

const instant = fc.integer({ min: 0, max: 40 * 24 * 4 }).map((quarter) => START + (quarter * DAY) / 96)
const amount = fc.integer({ min: 0, max: 400 }).map((value) => value * 25)

const line: fc.Arbitrary<OrderLine> = fc.record({
  sku: fc.constantFrom('', 'A', 'a', 'B', 'POST'),
  title: fc.constantFrom('', 'Apple', 'Pear'),
  quantity: fc.integer({ min: 0, max: 3 }),
  price: amount,
  amount: fc.oneof(amount, fc.constant(0)),
  discount: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 500 }) }),
  kind: fc.oneof({ weight: 3, arbitrary: fc.constant('sale' as const) }, { weight: 2, arbitrary: fc.constantFrom(...LINE_KINDS) }),
  notSale: fc.oneof({ weight: 5, arbitrary: fc.constant('' as const) }, { weight: 1, arbitrary: fc.constantFrom(...NOT_SALE) }),
  later: fc.constantFrom(0, 0, 0, 1800, 7200),
})

const order: fc.Arbitrary<Order> = fc
  .record({
    number: fc.uuid(),
    type: fc.oneof({ weight: 5, arbitrary: fc.constant('sale' as const) }, { weight: 1, arbitrary: fc.constant('credit' as const) }),
    placedAt: instant,
    paidAfter: fc.option(fc.constantFrom(0, 0, DAY / 96, DAY, 3 * DAY), { nil: undefined, freq: 6 }),
    cancelledAt: fc.option(instant, { nil: undefined, freq: 1 }),
    buyer: fc.constantFrom('', 'x', 'y', 'z'),
    channel: fc.constantFrom('', 'shop', 'market'),
    region: fc.constantFrom('UK', 'FR', ''),
    promotion: fc.constantFrom(undefined, 'june', 'june11'),
    currency: fc.constantFrom('GBP', 'GBP', 'GBP', 'USD', 'JPY'),
    rate: fc.constantFrom(undefined, 0.8, 0.0123),
    shipping: amount,
    discount: fc.integer({ min: 0, max: 2000 }),
    test: fc.integer({ min: 0, max: 15 }).map((roll) => roll === 0),
    lines: fc.array(line, { maxLength: 4 }),
    refunds: fc.array(fc.record({ at: instant, goods: amount, shipping: amount, tax: amount, pick: fc.nat(6), dated: fc.boolean() }), {
      maxLength: 2,
    }),
  })
  .map(({ paidAfter, buyer, refunds, ...rest }) => ({
    ...rest,
    paidAt: paidAfter === undefined ? undefined : rest.placedAt + paidAfter,
    buyer: { key: buyer, name: '', email: '', phone: '' },
    cancelledAt: rest.cancelledAt !== undefined && rest.cancelledAt % 3 === 0 ? rest.cancelledAt : undefined,
    tax: 0,
    status: '',
    note: '',
    refunds:
      rest.type === 'credit'
        ? []
        : refunds.map(({ pick, ...refund }): OrderRefund => ({ ...refund, line: pick < rest.lines.length ? pick : undefined })),
  }))

/** Orders of a small shop in March and April 2023, so that dates, buyers and goods meet. */
export const randomSales = (maxLength: number): fc.Arbitrary<Order[]> =>
  fc.uniqueArray(order, { selector: ({ number }) => number, maxLength })
export const randomZone = fc.constantFrom(...ZONES)
export const randomScope = fc.record({
  nonProducts: fc.boolean(),
  free: fc.boolean(),
  unknownBuyers: fc.constantFrom('beside' as const, 'out' as const, 'each' as const),
  refundsOn: fc.constantFrom(undefined, undefined, 'order' as const),
})

const GOODS = ['category', 'product', 'sku', 'supplier', 'priceBand'] as const
export const isGoods = (by: string) => GOODS.some((name) => name === by)
const GROUPINGS: Grouping[] = [...TIME_GRAINS, ...DIMENSIONS]
const SKUS: Record<string, SkuFacts> = {
  A: { product: 'fruit', categories: ['food', 'fresh'], supplier: 'farm' },
  a: { product: 'fruit', categories: ['food', 'dry'], supplier: '' },
  B: { product: 'B', categories: ['toys'], supplier: 'mill' },
}
export const ATTRIBUTES: Attributes = {
  skuOf: (code) => SKUS[code],
  tierOf: (buyer) => (buyer === 'x' ? 'gold' : ''),
  segmentOf: (buyer) => ({ x: 'champion', y: 'new' })[buyer] ?? '',
  audience: (key) => (key === 'vip' ? new Set(['x', 'z']) : key === 'late' ? new Set(['y', 'z']) : undefined),
  nameOf: (dimension, key) => (dimension === 'category' ? key.toUpperCase() : undefined),
}
const some = (...values: string[]) => fc.option(fc.subarray(values), { nil: undefined, freq: 1 })
const rarely = (...values: string[]) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.subarray(values) })
export const orderFilters = {
  channel: some('', 'shop', 'market', 'nowhere'),
  region: rarely('', 'UK'),
  promotion: rarely('', 'june'),
  weekday: rarely('1', '2', '6', '7'),
  hour: rarely(...Array.from({ length: 24 }, (_, hour) => String(hour)).filter((_, hour) => hour % 3 > 0)),
  newness: rarely('new', 'returning', 'unknown'),
  tier: rarely('gold', ''),
  segment: rarely('champion', 'new'),
  audience: rarely('vip', 'late', 'gone'),
}
const goodsFilters = {
  sku: rarely('A', 'B', ''),
  product: rarely('fruit', 'POST', ''),
  category: rarely('food', 'dry', ''),
  supplier: rarely('farm', ''),
  priceBand: rarely('', '0', '0.02', '0.1', '0.2', '0.5'),
}
const randomFilters: fc.Arbitrary<Filters | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.record(orderFilters),
  fc.record({ ...orderFilters, ...goodsFilters }),
  fc.record({ channel: some('shop'), ...goodsFilters }),
)
const pairs = fc
  .tuple(fc.constantFrom(...GROUPINGS), fc.constantFrom(...GROUPINGS))
  .filter(([a, b]) => a !== b && !(isTime(a) && isTime(b)))
export const randomBy: fc.Arbitrary<readonly Grouping[]> = fc.oneof(
  fc.constantFrom(...GROUPINGS).map((each) => [each] as const),
  pairs,
)
export const randomLevel = fc.constantFrom(1 as const, 2 as const)
export const grouped = (groups: readonly Grouping[]): KpiQuery['by'] => (groups.length < 2 ? groups[0] : [groups[0], groups[1]])
export const randomWindow = fc
  .tuple(fc.integer({ min: -2, max: 40 }), fc.integer({ min: 0, max: 45 }))
  .map(([from, length]) => ({ from: FIRST + from, to: FIRST + from + length }))
export const randomQuestion = fc
  .record({ window: randomWindow, scope: randomScope, filters: randomFilters })
  .map(({ window: { from, to }, ...rest }): KpiQuery => ({ metrics: ALL, from, to, ...rest }))
