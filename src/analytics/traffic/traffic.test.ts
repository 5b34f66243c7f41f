import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildDataset } from '~/analytics/dataset'
import type { GrainAsk, SpendSums, VisitSums } from '~/analytics/grains'
import { KEY_JOINT } from '~/analytics/grains'
import type { Dimension, Figures, Filters, Grouping, Scope } from '~/analytics/query'
import { runKpi } from '~/analytics/runKpi'
import { DEFAULT_CALENDAR } from '~/domain/calendar'
import type { MetricId } from '~/domain/metric'
import type { Order } from '~/domain/order'
import { formatDay, startOfMonth, weekdayOf, zoneOf } from '~/lib/zone'
import type { DictColumn } from '~/segments/orderTable'
import { aLine, anOrder } from '../../../tests/builders'
import { someFacts } from '../../../tests/facts'
import { runs } from '../../../tests/runs'
import { joinVisits } from './joinVisits'
import { adOf, lastTouches } from './lastTouch'
import { joinAds, spendSource } from './spend'
import type { AdSpendTable, SessionTable, StepTable, TrafficDayTable } from './tables'
import { countReplaced } from '~/segments/replacedRows'
import { visitSource } from './visits'

const ZONE = 'Europe/London'
const zone = zoneOf(ZONE)
const DAY = 86_400_000
const SCOPE: Scope = { nonProducts: true, free: false, unknownBuyers: 'beside' }
/** Around a change of the clock. */
const FIRST = zone.dayOf(Date.UTC(2026, 2, 26, 12))

interface Step {
  at: number
  step: number
  sku: string
}
interface Visit {
  at: number
  visitor: string
  channel: string
  source: string
  order: string
  steps: Step[]
}
interface DayRow {
  day: number
  channel: string
  sessions: number
  visitors: number
  views: number
  carts: number
  checkouts: number
  paid: number
}
interface AdRow {
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
const reachedBy = ({ steps }: Visit) => steps.reduce((most, { step }) => Math.max(most, step), -1)

function sessionsOf(visits: Visit[]): { table: SessionTable; steps: StepTable } {
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
const adsOf = (rows: AdRow[]): AdSpendTable => ({
  count: rows.length,
  numbers: numbersOf(rows, ['day', 'spend', 'impressions', 'clicks']),
  texts: { channel: dictOf(rows.map(({ channel }) => channel)), campaign: dictOf(rows.map(({ campaign }) => campaign)) },
})

const skuOf = (code: string) =>
  code === 'MUG-1'
    ? { product: 'mug', categories: ['home', 'cups'], supplier: 's1' }
    : code === 'CAP-1'
      ? { product: 'cap', categories: ['wear'], supplier: '' }
      : undefined

function shopOf(orders: Order[], visits: Visit[], days: DayRow[]) {
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

const keyOfDay = (grain: Grouping, day: number) => formatDay(grain === 'month' ? startOfMonth(day) : day)
const askOf = (set: Partial<GrainAsk> = {}): GrainAsk => ({
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

// The oracle: plain objects and sets.

const hourOf = (at: number) => Math.floor(((((at + zone.offsetAt(at)) % DAY) + DAY) % DAY) / 3_600_000)
const GOODS = ['sku', 'product', 'category', 'supplier']

function valuesOf(dimension: Grouping, visit: Visit, sku: string, level: number): string {
  const facts = skuOf(sku)
  switch (dimension) {
    case 'channel':
      return visit.channel
    case 'weekday':
      return String(weekdayOf(zone.dayOf(visit.at)))
    case 'hour':
      return String(hourOf(visit.at))
    case 'sku':
      return sku
    case 'product':
      return facts?.product ?? sku
    case 'supplier':
      return facts?.supplier ?? ''
    case 'category':
      return facts?.categories[level - 1] ?? ''
    default:
      return keyOfDay(dimension, zone.dayOf(visit.at))
  }
}

function passes(filters: Filters, visit: Visit, sku: string, goods: boolean): boolean {
  return Object.entries(filters).every(([name, values]) => {
    if (!values?.length || GOODS.includes(name) !== goods) return true
    if (name === 'category') {
      const own = skuOf(sku)?.categories ?? []
      return values.some((value) => own.includes(value) || (value === '' && own.length === 0))
    }
    return values.includes(valuesOf(name as Dimension, visit, sku, 1))
  })
}

function plainVisits(orders: Order[], visits: Visit[], days: DayRow[], ask: GrainAsk): Map<string, VisitSums> {
  const byNumber = new Map(orders.map((order) => [order.number, order]))
  const isPaid = (visit: Visit) => {
    const order = byNumber.get(visit.order)
    return order ? order.paidAt !== undefined && !order.test : visit.order !== '' || reachedBy(visit) === 3
  }
  const inTime = (visit: Visit) => {
    const paidAt = visit.steps.filter(({ step }) => step === 3).at(-1)?.at
    if (paidAt === undefined) return true
    const carts = visit.steps.filter(({ step, at }) => step === 1 && at <= paidAt)
    const starts = carts.length > 0 ? carts : visit.steps.slice(0, 1)
    return starts.some(({ at }) => paidAt - at <= DAY)
  }
  const reached = (visit: Visit) => (isPaid(visit) ? 3 : Math.min(2, reachedBy(visit)))
  const buyerOf = (visit: Visit) => {
    const key = byNumber.get(visit.order)?.buyer.key ?? ''
    return key !== '' ? `buyer ${key}` : visit.visitor !== '' ? `visitor ${visit.visitor}` : visit
  }
  const byGoods = [...ask.by, ...Object.keys(ask.filters).filter((name) => ask.filters[name as Dimension]?.length)].some((name) =>
    GOODS.includes(name),
  )
  const groups = new Map<string, { visits: Set<Visit>; views: Set<Visit>; carts: Set<Visit> }>()
  const groupOf = (key: string) => {
    const group = groups.get(key) ?? { visits: new Set(), views: new Set(), carts: new Set() }
    groups.set(key, group)
    return group
  }
  const keyOf = (visit: Visit, sku: string) => ask.by.map((by) => valuesOf(by, visit, sku, ask.level)).join(KEY_JOINT)
  for (const visit of visits) {
    const day = zone.dayOf(visit.at)
    if (day < ask.from || day >= ask.to || !passes(ask.filters, visit, '', false)) continue
    if (!byGoods) {
      const group = groupOf(keyOf(visit, ''))
      group.visits.add(visit)
      if (reached(visit) >= 0) group.views.add(visit)
      if (reached(visit) >= 1) group.carts.add(visit)
      continue
    }
    for (const { step, sku } of visit.steps) {
      if (step > 1 || sku === '' || !passes(ask.filters, visit, sku, true)) continue
      const group = groupOf(keyOf(visit, sku))
      group.visits.add(visit)
      if (step === 0) group.views.add(visit)
      else group.carts.add(visit)
    }
  }
  const sums = new Map<string, VisitSums>()
  for (const [key, group] of groups) {
    const all = [...group.visits]
    const carted = [...group.carts]
    const paying = (byGoods ? carted : all).filter(isPaid)
    const unnamed = all.filter(({ visitor }) => visitor === '').length
    sums.set(key, {
      sessions: all.length,
      visitors: new Set(all.map(({ visitor }) => visitor).filter(Boolean)).size + unnamed,
      visitorDays: unnamed > 1,
      views: group.views.size,
      carts: carted.length,
      checkouts: carted.filter((visit) => reached(visit) >= 2).length,
      paid: paying.length,
      cartsPaid: carted.filter((visit) => isPaid(visit) && inTime(visit)).length,
      buyers: new Set(paying.map(buyerOf)).size,
    })
  }
  const told = new Set(visits.map(({ at }) => zone.dayOf(at)))
  for (const row of days) {
    const { day, channel } = row
    if (told.has(day) || day < ask.from || day >= ask.to) continue
    const visit: Visit = { at: zone.startOfDay(day), channel, visitor: '', source: '', order: '', steps: [] }
    if (!passes({ ...ask.filters, hour: [] }, visit, '', false)) continue
    const key = keyOf(visit, '')
    const before = sums.get(key)
    const none: VisitSums = {
      sessions: 0,
      visitors: 0,
      visitorDays: false,
      views: 0,
      carts: 0,
      checkouts: 0,
      paid: 0,
      cartsPaid: 0,
      buyers: 0,
    }
    const into = before ?? none
    sums.set(key, {
      sessions: into.sessions + row.sessions,
      visitors: into.visitors + row.visitors,
      visitorDays: before !== undefined,
      views: into.views + row.views,
      carts: into.carts + row.carts,
      checkouts: into.checkouts + row.checkouts,
      paid: into.paid + row.paid,
      cartsPaid: (into.cartsPaid ?? 0) + row.paid,
      buyers: (into.buyers ?? 0) + row.paid,
    })
  }
  return sums
}

const CHANNELS = ['', 'Web', 'App']
const SKUS = ['MUG-1', 'CAP-1', 'BOX-9']
const SOURCES = ['', 'Search', 'Ads', 'spring sale', 'google / cpc', 'google / organic']

const someOrders = fc
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

const someVisits = fc
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

const someDays = fc.array(
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

const someAsk = fc
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

describe('visits', () => {
  it('are counted as a slow and plain reading of the rows counts them, by any grouping and filter', () => {
    fc.assert(
      fc.property(someOrders, someVisits, someDays, someAsk, (orders, visits, days, ask) => {
        const { source } = shopOf(orders, visits, days)
        const answer = source?.sum(ask)
        const dayRows = source?.dayRowDays(ask.from, ask.to) ?? 0
        const asked = [...ask.by, ...Object.keys(ask.filters).filter((name) => ask.filters[name as Dimension]?.length)]
        if (!answer?.ok) {
          const within = [...visits.map(({ at }) => zone.dayOf(at)), ...days.map(({ day }) => day)].some(
            (day) => day >= ask.from && day < ask.to,
          )
          const finer = dayRows > 0 && asked.some((name) => name === 'hour' || GOODS.includes(name))
          expect(answer?.why ?? 'noTraffic').toBe(within ? 'notSplit' : 'noTraffic')
          if (within) expect(finer).toBe(true)
          return
        }
        expect(answer.total).toEqual(
          plainVisits(orders, visits, days, { ...ask, by: [] }).get('') ?? expect.objectContaining({ sessions: 0, visitors: 0 }),
        )
        if (ask.by.length > 0) expect(Object.fromEntries(answer.rows)).toEqual(Object.fromEntries(plainVisits(orders, visits, days, ask)))
      }),
      { numRuns: runs(200) },
    )
  })

  it('cannot be told apart by what only orders know', () => {
    const { source } = shopOf([], [{ at: zone.startOfDay(FIRST), visitor: 'v', channel: '', source: '', order: '', steps: [] }], [])
    expect(source?.sum(askOf({ by: ['region'] }))).toEqual({ ok: false, why: 'notSplit' })
    expect(source?.sum(askOf({ filters: { tier: ['VIP'] } }))).toEqual({ ok: false, why: 'notSplit' })
    expect(source?.sum(askOf({ from: FIRST + 20, to: FIRST + 30 }))).toEqual({ ok: false, why: 'noTraffic' })
  })

  it('of a later file take the place of those of its days and channels', () => {
    const at = (day: number) => zone.startOfDay(FIRST + day) + 3_600_000
    const visit = (day: number, channel: string): Visit => ({ at: at(day), visitor: `v${day}`, channel, source: '', order: '', steps: [] })
    const first = sessionsOf([visit(0, 'Web'), visit(1, 'Web'), visit(1, 'App'), visit(3, 'Web')])
    const later = { ...sessionsOf([visit(2, 'Web')]), from: FIRST + 1, to: FIRST + 3 }
    const joined = joinVisits({ sessions: [first, later], days: [] }, zone, { rowOf: () => -1, isPaid: () => false })
    expect([...(joined?.day ?? [])].map((day) => day - FIRST)).toEqual([0, 1, 2, 3])
    const dayOf = (table: SessionTable, row: number) => zone.dayOf(table.numbers.at[row])
    expect(countReplaced([{ table: first.table }], later, dayOf)).toBe(1)
  })
})

describe('advertising', () => {
  const orderRows = (orders: Order[]) => new Map(orders.map((order) => [order.number, order]))

  it('is known by its campaign, its channel or a word for ads, and by no other medium', () => {
    const find = adOf({
      channels: ['', 'Web', 'google'],
      campaigns: [
        { channel: 1, campaign: 'Spring sale' },
        { channel: 2, campaign: '' },
      ],
    })
    expect(find('spring sale', 'App')).toBe(1)
    expect(find('google / cpc', 'Web')).toBe(2)
    expect(find('google / organic', 'Web')).toBe(0)
    expect(find('google', 'Web')).toBe(2)
    expect(find('Ads', 'Web')).toBe(1)
    expect(find('付费推广', 'Web')).toBe(1)
    expect(find('Ads', 'App')).toBe(0)
    expect(find('Search', 'Web')).toBe(0)
    expect(find('', 'Web')).toBe(0)
  })

  const someAds = fc.array(
    fc.record({
      day: fc.integer({ min: FIRST - 3, max: FIRST + 9 }),
      channel: fc.constantFrom('Web', 'App', 'google'),
      campaign: fc.constantFrom('', 'Spring sale'),
      spend: fc.integer({ min: 0, max: 900_000 }),
      impressions: fc.integer({ min: 0, max: 900 }),
      clicks: fc.integer({ min: 0, max: 90 }),
    }),
    { maxLength: 12 },
  )

  function spendOf(orders: Order[], visits: Visit[], ads: AdRow[]) {
    const { dataset, facts, joined } = shopOf(orders, visits, [])
    const joinedAds = joinAds([{ table: adsOf(ads) }])
    if (!joinedAds) return undefined
    const touches =
      joined && joined.count > 0
        ? { of: lastTouches(joined, joinedAds, dataset.orders.count), from: joined.day[0], last: joined.day[joined.count - 1] }
        : undefined
    const costs = () => {
      const cost = new Float64Array(dataset.orders.count)
      const costedNet = new Float64Array(dataset.orders.count)
      for (let row = 0; row < cost.length; row++) {
        const line = dataset.orders.lineStart[row]
        const own = facts.lines.cost[line]
        if (Number.isNaN(own)) continue
        cost[row] = own * dataset.lines.quantity[line]
        costedNet[row] = dataset.lines.amount[line]
      }
      return { cost, costedNet }
    }
    return { dataset, source: spendSource(joinedAds, { dataset, touches, costs }) }
  }

  it('rows by channel, with the one that no ad touched, sum to net sales and to new buyers', () => {
    fc.assert(
      fc.property(someOrders, someVisits, someAds, fc.integer({ min: 1, max: 14 }), (orders, visits, ads, length) => {
        const shop = spendOf(orders, visits, ads)
        const ask = askOf({ to: FIRST + length, by: ['channel'] })
        const answer = shop?.source.sum(ask)
        if (!shop || !answer?.ok) return
        const core = runKpi(shop.dataset, { metrics: ['net_sales', 'new_buyers'], from: ask.from, to: ask.to, scope: SCOPE }).totals
        const rows = [...answer.rows.values()]
        const sum = (name: keyof SpendSums) => rows.reduce((all, row) => all + row[name], 0)
        expect(answer.total.newBuyers).toBe(core.new_buyers?.value)
        expect(sum('spend')).toBe(answer.total.spend)
        expect(sum('clicks')).toBe(answer.total.clicks)
        if (Number.isNaN(sum('attributedNet'))) return
        expect(sum('attributedNet') / 10_000).toBeCloseTo(core.net_sales?.value ?? Number.NaN, 6)
        expect(sum('newBuyers')).toBe(answer.total.newBuyers)
        const touched = [...answer.rows].filter(([key]) => key !== '').map(([, row]) => row.attributedNet)
        expect(touched.reduce((all, one) => all + one, 0)).toBe(answer.total.attributedNet)
      }),
      { numRuns: runs(150) },
    )
  })

  it('touches an order last as a plain look through the visits finds it', () => {
    fc.assert(
      fc.property(someOrders, someVisits, (orders, visits) => {
        const ads = [
          { day: FIRST, channel: 'Web', campaign: 'Spring sale', spend: 1, impressions: 1, clicks: 1 },
          { day: FIRST, channel: 'google', campaign: '', spend: 1, impressions: 1, clicks: 1 },
        ]
        const { joined, facts } = shopOf(orders, visits, [])
        const paidFor = joinAds([{ table: adsOf(ads) }])
        if (!joined || !paidFor) return
        // Two visits of one visitor at one instant, or two that name one order, have no last one.
        const named = visits.filter(({ order }) => orderRows(orders).has(order))
        fc.pre(new Set(named.map(({ order }) => order)).size === named.length)
        fc.pre(new Set(visits.map(({ at, visitor }) => `${visitor} ${at}`)).size === visits.length)
        const find = adOf(paidFor)
        const touched = lastTouches(joined, paidFor, orders.length)
        for (const paying of named) {
          const before = visits
            .filter((visit) => visit === paying || (visit.visitor !== '' && visit.visitor === paying.visitor))
            .filter(({ at }) => at <= paying.at && at >= paying.at - 7 * DAY)
            .filter(({ source, channel }) => find(source, channel) > 0)
            .toSorted((a, b) => a.at - b.at)
            .at(-1)
          expect(touched[facts.orders.number.indexOf(paying.order)]).toBe(before ? find(before.source, before.channel) : 0)
        }
      }),
      { numRuns: runs(150) },
    )
  })

  it('gives its return on spend from the goods whose cost is known, refunds taken off', () => {
    const at = zone.startOfDay(FIRST) + 3_600_000
    const order = anOrder({ number: 'n1', placedAt: at, paidAt: at, lines: [aLine({ amount: 400_000, price: 400_000, cost: 100_000 })] })
    const shop = spendOf(
      [{ ...order, refunds: [{ at: at + DAY, goods: 100_000, shipping: 0, tax: 0, dated: true }] }],
      [{ at: at - 60_000, visitor: 'v', channel: 'Web', source: 'Ads', order: 'n1', steps: [] }],
      [{ day: FIRST, channel: 'Web', campaign: '', spend: 50_000, impressions: 100, clicks: 4 }],
    )
    const metrics: MetricId[] = ['roas', 'roi', 'cac', 'ctr', 'cpc', 'attributed_sales']
    const query = { metrics, from: FIRST, to: FIRST + 3, scope: SCOPE }
    const totals: Figures = shop ? runKpi(shop.dataset, query, undefined, { spend: shop.source }).totals : {}
    expect(totals.attributed_sales?.value).toBe(30)
    expect(totals.roas?.value).toBe(6)
    // 40 sold at a cost of 10, a quarter of both came back: 22.5, less 5 of ads.
    expect(totals.roi?.value).toBeCloseTo((22.5 - 5) / 5, 12)
    expect(totals.cac?.value).toBe(5)
    expect(totals.ctr?.value).toBe(0.04)
    expect(totals.cpc?.value).toBe(1.25)
  })

  it('cannot be told apart by what it does not know, and says so where no visit tells of buyers', () => {
    const ads = [{ day: FIRST, channel: 'Web', campaign: '', spend: 50_000, impressions: 100, clicks: 4 }]
    const at = zone.startOfDay(FIRST) + 3_600_000
    const shop = spendOf([anOrder({ placedAt: at, paidAt: at })], [], ads)
    expect(shop?.source.sum(askOf({ by: ['sku'] }))).toEqual({ ok: false, why: 'notSplit' })
    expect(shop?.source.sum(askOf({ from: FIRST + 5 }))).toEqual({ ok: false, why: 'noSpend' })
    const answer = shop?.source.sum(askOf())
    expect(answer?.ok && [answer.total.attributedNet, answer.total.newBuyers]).toEqual([Number.NaN, 1])
  })
})
