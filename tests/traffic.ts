import fc from 'fast-check'
import { buildDataset } from '~/analytics/dataset'
import type { GrainAsk } from '~/analytics/grains'
import type { Grouping, Scope } from '~/analytics/query'
import { joinVisits } from '~/analytics/traffic/joinVisits'
import type { AdSpendTable, SessionTable, StepTable, TrafficDayTable } from '~/analytics/traffic/tables'
import { visitSource } from '~/analytics/traffic/visits'
import { DEFAULT_CALENDAR } from '~/domain/calendar'
import type { Order } from '~/domain/order'
import { formatDay, startOfMonth, zoneOf } from '~/lib/zone'
import type { DictColumn } from '~/segments/orderTable'
import { aLine, anOrder } from './builders'
import { someFacts } from './facts'

const ZONE = 'Europe/London'
export const zone = zoneOf(ZONE)
export const SCOPE: Scope = { nonProducts: true, free: false, unknownBuyers: 'beside' }
/** Around a change of the clock. */
export const FIRST = zone.dayOf(Date.UTC(2026, 2, 26, 12))

interface Step {
  at: number
  step: number
  sku: string
}
export interface Visit {
  at: number
  visitor: string
  channel: string
  source: string
  order: string
  steps: Step[]
}
export interface DayRow {
  day: number
  channel: string
  sessions: number
  visitors: number
  views: number
  carts: number
  checkouts: number
  paid: number
}
export interface AdRow {
  day: number
  channel: string
  campaign: string
  spend: number
  impressions: number
  clicks: number
}

const dictOf = (texts: string[]): DictColumn => {
  const values = ['', ...new Set(texts.filter((text) => text !== ''))]
  return { codes: Uint32Array.from(texts, (text) => values.indexOf(text)), values }
}
export const reachedBy = ({ steps }: Visit) => steps.reduce((most, { step }) => Math.max(most, step), -1)

export function sessionsOf(visits: Visit[]): { table: SessionTable; steps: StepTable } {
  const steps = visits.flatMap((visit) => visit.steps)
  return {
    table: {
      count: visits.length,
      numbers: {
        at: Float64Array.from(visits, ({ at }) => at),
        reached: Float64Array.from(visits, reachedBy),
        steps: Float64Array.from(visits, (visit) => visit.steps.length),
      },
      texts: {
        visitor: dictOf(visits.map(({ visitor }) => visitor)),
        channel: dictOf(visits.map(({ channel }) => channel)),
        source: dictOf(visits.map(({ source }) => source)),
        order: dictOf(visits.map(({ order }) => order)),
      },
    },
    steps: {
      count: steps.length,
      numbers: { at: Float64Array.from(steps, ({ at }) => at), step: Float64Array.from(steps, ({ step }) => step) },
      texts: { sku: dictOf(steps.map(({ sku }) => sku)) },
    },
  }
}

const numbersOf = <N extends string>(rows: Record<N, number>[], names: readonly N[]) =>
  Object.fromEntries(names.map((name) => [name, Float64Array.from(rows, (row) => row[name])])) as Record<N, Float64Array>

const daysOf = (rows: DayRow[]): TrafficDayTable => ({
  count: rows.length,
  numbers: numbersOf(rows, ['day', 'sessions', 'visitors', 'views', 'carts', 'checkouts', 'paid']),
  texts: { channel: dictOf(rows.map(({ channel }) => channel)) },
})
export const adsOf = (rows: AdRow[]): AdSpendTable => ({
  count: rows.length,
  numbers: numbersOf(rows, ['day', 'spend', 'impressions', 'clicks']),
  texts: { channel: dictOf(rows.map(({ channel }) => channel)), campaign: dictOf(rows.map(({ campaign }) => campaign)) },
})

export const skuOf = (code: string) =>
  code === 'MUG-1'
    ? { product: 'mug', categories: ['home', 'cups'], supplier: 's1' }
    : code === 'CAP-1'
      ? { product: 'cap', categories: ['wear'], supplier: '' }
      : undefined

export function shopOf(orders: Order[], visits: Visit[], days: DayRow[]) {
  const facts = someFacts(orders)
  const dataset = buildDataset([facts], { zone: ZONE, currency: 'GBP' })
  const rows = new Map(facts.orders.number.map((number, row) => [number, row]))
  const joined = joinVisits(
    { sessions: visits.length ? [sessionsOf(visits)] : [], days: days.length ? [{ table: daysOf(days) }] : [] },
    zone,
    {
      rowOf: (number) => rows.get(number) ?? -1,
      isPaid: (row) => dataset.orders.excluded[row] === 0 && facts.orders.paidAt[row] > 0,
    },
  )
  return { dataset, facts, joined, source: joined && visitSource(joined, { buyerOf: (row) => dataset.orders.buyer.codes[row], skuOf }) }
}

export const keyOfDay = (grain: Grouping, day: number) => formatDay(grain === 'month' ? startOfMonth(day) : day)
export const askOf = (set: Partial<GrainAsk> = {}): GrainAsk => ({
  from: FIRST,
  to: FIRST + 10,
  scope: SCOPE,
  filters: {},
  by: [],
  level: 1,
  zone,
  calendar: DEFAULT_CALENDAR,
  currency: 'GBP',
  dayKey: keyOfDay,
  ...set,
})

const CHANNELS = ['', 'Web', 'App']
const SKUS = ['MUG-1', 'CAP-1', 'BOX-9']
const SOURCES = ['', 'Search', 'Ads', 'spring sale', 'google / cpc', 'google / organic']

export const someOrders = fc
  .array(
    fc.record({
      hour: fc.integer({ min: -24 * 3, max: 24 * 12 }),
      buyer: fc.constantFrom('', 'b1', 'b2', 'b3'),
      paid: fc.boolean(),
      test: fc.boolean(),
      amount: fc.integer({ min: 1, max: 50 }),
      cost: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
      back: fc.option(fc.integer({ min: 0, max: 24 * 8 }), { nil: undefined }),
    }),
    { maxLength: 14 },
  )
  .map((rows) =>
    rows.map(({ hour, buyer, paid, test, amount, cost, back }, i): Order => {
      const placedAt = zone.startOfDay(FIRST) + hour * 3_600_000
      const money = amount * 100_000
      return anOrder({
        number: `n${i}`,
        placedAt,
        paidAt: paid || back !== undefined ? placedAt + 60_000 : undefined,
        test: test && i % 4 === 0,
        buyer: { key: buyer, name: '', email: '', phone: '' },
        lines: [aLine({ amount: money, price: money, ...(cost !== undefined && { cost: cost * 20_000 }) })],
        refunds: back === undefined ? [] : [{ at: placedAt + back * 3_600_000, goods: money / 2, shipping: 0, tax: 0, dated: true }],
      })
    }),
  )

export const someVisits = fc
  .array(
    fc.record({
      minute: fc.integer({ min: 0, max: 60 * 24 * 9 }),
      visitor: fc.constantFrom('', 'v1', 'v2', 'v3', 'v4'),
      channel: fc.constantFrom(...CHANNELS),
      source: fc.constantFrom(...SOURCES),
      order: fc.integer({ min: -12, max: 15 }),
      steps: fc.array(
        fc.record({ wait: fc.integer({ min: 0, max: 60 * 20 }), step: fc.integer({ min: 0, max: 3 }), sku: fc.constantFrom(...SKUS) }),
        {
          maxLength: 5,
        },
      ),
    }),
    { maxLength: 25 },
  )
  .map((rows) =>
    rows.map(({ minute, visitor, channel, source, order, steps }): Visit => {
      let at = zone.startOfDay(FIRST) + minute * 60_000
      const start = at
      return {
        at: start,
        visitor,
        channel,
        source,
        order: order < 0 ? '' : `n${order}`,
        steps: steps.map(({ wait, step, sku }) => ({ at: (at += wait * 60_000), step, sku: step > 1 ? '' : sku })),
      }
    }),
  )

export const someDays = fc.array(
  fc.record({
    day: fc.integer({ min: FIRST - 3, max: FIRST + 9 }),
    channel: fc.constantFrom(...CHANNELS),
    sessions: fc.integer({ min: 1, max: 90 }),
    visitors: fc.integer({ min: 1, max: 80 }),
    views: fc.integer({ min: 0, max: 70 }),
    carts: fc.integer({ min: 0, max: 40 }),
    checkouts: fc.integer({ min: 0, max: 30 }),
    paid: fc.integer({ min: 0, max: 20 }),
  }),
  { maxLength: 6 },
)

export const someAsk = fc
  .record({
    from: fc.integer({ min: FIRST - 4, max: FIRST + 9 }),
    length: fc.integer({ min: 1, max: 14 }),
    by: fc.subarray<Grouping>(['day', 'month', 'channel', 'weekday', 'hour', 'sku', 'product', 'category'], { maxLength: 2 }),
    level: fc.constantFrom<1 | 2>(1, 2),
    filters: fc.record(
      {
        channel: fc.subarray(CHANNELS),
        weekday: fc.subarray(['1', '3', '6', '7']),
        hour: fc.subarray(['0', '9', '12', '23']),
        sku: fc.subarray(SKUS),
        category: fc.subarray(['home', 'cups', '', 'wear'], { maxLength: 2 }),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ from, length, ...ask }) => askOf({ from, to: from + length, ...ask }))
