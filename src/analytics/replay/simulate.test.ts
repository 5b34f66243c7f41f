import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Attributes, NO_ATTRIBUTES } from '~/analytics/attributes'
import { buildDataset } from '~/analytics/dataset'
import { runKpi } from '~/analytics/runKpi'
import { unitOf } from '~/domain/money'
import type { Order } from '~/domain/order'
import { type Assumptions, NO_ASSUMPTIONS, type SimulationAsk } from '~/domain/promotion/simulation'
import { aLine, anOrder } from '../../../tests/builders'
import '../../../tests/engineParts'
import { someFacts } from '../../../tests/facts'
import { plainReplay } from '../../../tests/plainReplay'
import { aRule } from '../../../tests/promotions'
import { GOODS, randomTerms } from '../../../tests/randomPromotions'
import { randomSales } from '../../../tests/randomShop'
import { runs } from '../../../tests/runs'
import type { ReplayKnown } from './known'
import { orderIn } from './oneOrder'
import { firedIn, placesOf } from './page'
import { simulate } from './simulate'
import { Turns } from './turns'

const DAY = 86_400_000
const signal = new AbortController().signal
/** Monday 6 March 2023, where random sales begin, is replayed as Monday 2 January, where random rules do. */
const FIRST = Date.UTC(2023, 2, 6) / DAY
const PLAN = Date.UTC(2023, 0, 2) / DAY

const ATTRIBUTES: Attributes = {
  ...NO_ATTRIBUTES,
  tierOf: (buyer) => (buyer === 'x' ? 'gold' : ''),
  audience: (key) => (key === 'vip' ? new Set(['x', 'z']) : undefined),
}
const goods = new Map(GOODS.map((each) => [each.sku, each]))
const KNOWN: ReplayKnown = {
  goodsOf: (sku) => goods.get(sku) ?? { sku, product: sku, categories: [], brand: '', tags: [] },
  titleOf: (sku) => sku,
  onHand: () => undefined,
  attributes: ATTRIBUTES,
}
const SKU: Record<string, string> = { A: 'cup', a: 'cup-xl', B: 'lamp', POST: 'pen', '': 'ink' }
const CHANNEL: Record<string, string> = { shop: 'app', market: 'web' }
const REGION: Record<string, string> = { UK: 'north', FR: 'south' }

/** Random sales among the goods and places that random rules ask for. */
const sales = randomSales(12).map((orders) =>
  orders.map((order): Order => ({
    ...order,
    channel: CHANNEL[order.channel] ?? order.channel,
    region: REGION[order.region] ?? order.region,
    lines: order.lines.map((line) => ({ ...line, sku: SKU[line.sku] ?? line.sku })),
  })),
)

const asked = (set: Partial<SimulationAsk> = {}, assume: Partial<Assumptions> = {}): SimulationAsk => ({
  window: { from: FIRST, to: FIRST + 45 },
  planFrom: PLAN,
  variants: [],
  assume: { ...NO_ASSUMPTIONS, ...assume },
  ...set,
})

const datasetOf = (orders: Order[], zone: string) => buildDataset([someFacts(orders)], { zone, currency: 'GBP' })

test('with no uplift an order comes to the price of its cart, and the sum is the sum', async () => {
  await fc.assert(
    fc.asyncProperty(
      sales,
      randomTerms,
      fc.record({ couponTake: fc.constantFrom(0, 0.5, 1), points: fc.constantFrom(0, 7) }),
      fc.boolean(),
      fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 30 })),
      async (orders, terms, assume, nonProducts, [from, days]) => {
        const { rules, zone, earn } = terms
        const window = { from: FIRST + from, to: FIRST + from + days }
        const ask = asked({ window, nonProducts, variants: [{ key: 'v', name: '', rules }], ...(earn && { earn }) }, assume)
        const costs = { pen: 20 }
        const wanted = plainReplay(orders, ask, { ...terms, giftCosts: costs }, { ...KNOWN, zone, currency: 'GBP' })
        const dataset = datasetOf(orders, zone)
        const { simulation, feed, replays, skus } = await simulate(dataset, ask, KNOWN, { signal })
        const replay = replays.get('v')
        const [{ plain, mid, series }] = simulation.variants
        if (!replay) throw new Error('no replay')
        expect(Array.from(replay.after)).toEqual(wanted.map(({ after }) => after))
        expect(Array.from(replay.discount)).toEqual(wanted.map(({ priced }) => priced.discount))
        expect(wanted.map((_, at) => new Set(firedIn(replay, at)))).toEqual(
          wanted.map(({ priced }) => new Set(priced.steps.flatMap(({ rule, verdict }) => (verdict === 'fired' ? rule : [])))),
        )
        const sum = (of: (one: (typeof wanted)[number]) => number) => wanted.reduce((all, one) => all + of(one), 0)
        expect(plain).toMatchObject({
          orders: wanted.filter(({ after }) => after > 0).length,
          gmv: sum(({ after }) => after) + feed.noGoodsPaid,
          goods: sum(({ priced }) => priced.goods),
          offGoods: sum(({ priced }) => priced.discount - priced.shippingOff),
          offShipping: sum(({ priced }) => priced.shippingOff),
          gifts: sum(({ priced }) => priced.gifts.reduce((all, { cost }) => all + cost, 0)),
          pointsEarned: sum(({ priced }) => priced.pointsEarned),
          pointsSpent: sum(({ priced }) => priced.pointsSpent),
        })
        expect(mid).toEqual(plain)
        expect(series.gmv.reduce((all, each) => all + each, 0)).toBe(plain.gmv - feed.noGoodsPaid)
        for (const [at, { priced, cart }] of wanted.entries()) {
          const one = await orderIn({ feed, ask, known: KNOWN, skus }, ask.variants[0], { at, buyer: cart.buyer.key }, new Turns(signal))
          expect(one.priced.total).toBe(priced.total)
          expect(one.priced.steps.map(({ verdict, rule }) => [rule, verdict])).toEqual(
            one.priced.steps.map(({ rule }) => [rule, priced.steps.find((step) => step.rule === rule)?.verdict]),
          )
        }
      },
    ),
    { numRuns: runs(300) },
  )
})

test('what really was is what the dashboards say of it', async () => {
  await fc.assert(
    fc.asyncProperty(sales, fc.boolean(), async (orders, nonProducts) => {
      const dataset = datasetOf(orders, 'Europe/London')
      const ask = asked({ nonProducts })
      const { simulation } = await simulate(dataset, ask, KNOWN, { signal })
      const { gmv_paid } = runKpi(dataset, {
        metrics: ['gmv_paid'],
        ...ask.window,
        scope: { nonProducts, free: false, unknownBuyers: 'beside' },
      }).totals
      expect(simulation.before.gmv / unitOf('GBP')).toBe(gmv_paid?.value)
    }),
    { numRuns: runs(200) },
  )
})

describe('a day of orders', () => {
  const hour = (at: number, set: Partial<Order> = {}) =>
    anOrder({ number: `N${at}`, paidAt: FIRST * DAY + at * 3_600_000, buyer: { key: `b${at}`, name: '', email: '', phone: '' }, ...set })
  const lines = (quantity: number, cost?: number) => [aLine({ quantity, amount: quantity * 100_000, ...(cost !== undefined && { cost }) })]
  const rules = [aRule({ key: 'tenth' })]
  const run = (orders: Order[], set: Partial<SimulationAsk> = {}, assume: Partial<Assumptions> = {}, known: Partial<ReplayKnown> = {}) =>
    simulate(
      datasetOf(orders, 'UTC'),
      asked({ window: { from: FIRST, to: FIRST + 1 }, variants: [{ key: 'v', name: '', rules }], ...set }, assume),
      { ...KNOWN, ...known },
      { signal },
    )

  test('an elastic demand grows by how much cheaper goods are than they were paid for', async () => {
    const { simulation } = await run([hour(1, { discount: 5_000 }), hour(2)], {}, { uplift: { kind: 'elasticity', e: 2 }, band: 0.5 })
    const [{ plain, low, mid, high }] = simulation.variants
    // 95,000 and 100,000 were paid, 90,000 would be: 2 × 5/95 and 2 × 10/100 more of each.
    const extra = 90_000 * ((2 * 5) / 95 + 0.2)
    expect(plain.gmv).toBe(180_000)
    expect(mid.gmv).toBe(Math.round(180_000 + extra))
    expect(low.gmv).toBe(Math.round(180_000 + extra / 2))
    expect(high.gmv).toBe(Math.round(180_000 + (extra * 3) / 2))
  })

  test('a goal lifts orders that take part alone, conversion all of them, new buyers are a share of what comes on top', async () => {
    const part = [
      aRule({ key: 'much', scope: {}, action: { kind: 'threshold', steps: [{ from: { amount: 200_000 }, off: { amount: 20_000 } }] } }),
    ]
    const orders = [hour(1), hour(2, { lines: lines(2) })]
    const { simulation } = await run(
      orders,
      { variants: [{ key: 'v', name: '', rules: part }] },
      { uplift: { kind: 'goal', share: 0.5 }, conversion: 1, newBuyers: 0.5 },
    )
    const [{ plain, mid }] = simulation.variants
    expect(plain).toMatchObject({ orders: 2, gmv: 280_000, participating: 1, buyers: 2, newBuyers: 2 })
    // Twice the first, three times the second.
    expect(mid).toMatchObject({ orders: 5, gmv: 2 * 100_000 + 3 * 180_000, participating: 3, buyers: 4, newBuyers: 4 })
  })

  test('break-even is the uplift that brings the margin back, and there is none where each order loses', async () => {
    const good = await run([hour(1, { lines: lines(1, 50_000) })])
    // 50,000 were earned, 40,000 are.
    expect(good.simulation.variants[0].breakEven).toBeCloseTo(0.25)
    expect(good.simulation.variants[0].plain).toMatchObject({ margin: 40_000, lossOrders: 0, costed: 90_000 })
    const bad = await run([hour(1, { lines: lines(1, 95_000) })], {}, { parcelCost: 1_000 })
    expect(bad.simulation.variants[0].breakEven).toBeUndefined()
    expect(bad.simulation.variants[0].plain).toMatchObject({ margin: -6_000, lossOrders: 1 })
    expect(bad.simulation.before).toMatchObject({ margin: 4_000, lossOrders: 0 })
  })

  test('orders with a line of unknown cost are in no loss, and the coverage says so', async () => {
    const { simulation } = await run([hour(1, { lines: [aLine(), aLine({ sku: 'cup', cost: 99_000 })] })])
    expect(simulation.variants[0].plain).toMatchObject({ goods: 180_000, costed: 90_000, cost: 99_000, lossOrders: 0, costUnknown: 1 })
    expect(simulation.variants[0].skus.rows).toContainEqual(expect.objectContaining({ sku: 'cup', margin: -9_000, isLoss: true }))
    expect(simulation.variants[0].skus).toMatchObject({ total: 2, loss: 1 })
  })

  test('a limit that is used up refuses later orders, additional ones use it too, and it is said when', async () => {
    const once = [aRule({ key: 'few', limits: { orders: 2 } })]
    const orders = [hour(1), hour(2), hour(3), hour(4)]
    const ask = { variants: [{ key: 'v', name: '', rules: once }] }
    const alone = (await run(orders, ask)).simulation.variants[0]
    expect(alone.rules[0]).toMatchObject({ orders: 2, verdicts: { fired: 2, ordersUsed: 2 }, ranOutAt: PLAN * DAY + 3 * 3_600_000 })
    const more = (await run(orders, ask, { uplift: { kind: 'goal', share: 1 } })).simulation.variants[0]
    expect(more.rules[0]).toMatchObject({ orders: 1, ranOutAt: PLAN * DAY + 2 * 3_600_000 })
  })

  test('goods sell out in the hour in which more is asked for than there is, gifts among it', async () => {
    const gift = aRule({ key: 'gift', action: { kind: 'gift', from: { units: 1 }, gifts: [{ sku: 'bag', units: 2 }] } })
    const { simulation } = await run(
      [hour(1), hour(2), hour(3)],
      { variants: [{ key: 'v', name: '', rules: [gift] }] },
      {},
      { onHand: (sku) => (sku === 'bag' ? 3 : 3) },
    )
    const { skus } = simulation.variants[0]
    expect(skus).toMatchObject({ total: 2, soldOut: 1 })
    expect(skus.rows.find(({ sku }) => sku === 'bag')).toMatchObject({
      units: { before: 0, after: 6 },
      onHand: 3,
      soldOutAt: PLAN * DAY + 2 * 3_600_000,
    })
  })

  test('orders are found by what became of them', async () => {
    const { feed, replays } = await run([hour(1), hour(2, { lines: lines(3, 99_000) }), hour(3, { lines: lines(2, 1_000) })])
    const replay = replays.get('v')
    if (!replay) throw new Error('no replay')
    const places = (query: Partial<Parameters<typeof placesOf>[2]>) =>
      Array.from(placesOf(feed, replay, { sort: 'time', ascending: true, offset: 0, limit: 9, ...query }))
    expect(places({})).toEqual([0, 1, 2])
    expect(places({ only: 'loss' })).toEqual([1])
    expect(places({ only: 'fired', sort: 'discount', ascending: false })).toEqual([1, 2, 0])
    expect(places({ only: 'notFired' })).toEqual([])
    expect(places({ only: { rule: 'tenth', verdict: 'fired' }, sku: 'MUG-1' })).toEqual([0, 1, 2])
    // Of the first nobody knows the margin.
    expect(places({ sort: 'margin' })).toEqual([1, 2, 0])
  })

  test('orders without goods keep their GMV; those without a rate and tests are counted', async () => {
    const total = aLine({ kind: 'total', sku: '', quantity: 0, amount: 70_000 })
    const { simulation } = await run([
      hour(1, { lines: [total] }),
      hour(2, { test: true }),
      hour(3, { currency: 'USD' }),
      hour(4, { type: 'credit' }),
      hour(5),
    ])
    expect(simulation).toMatchObject({ orders: 1, noGoods: 1, test: 1, noRate: 1, other: 70_000 })
    expect(simulation.before.gmv).toBe(170_000)
    expect(simulation.variants[0].plain.gmv).toBe(160_000)
  })

  test('the orders of a window that changes the clock are replayed at the same time of day', async () => {
    // London, 26 March 2023: the clock goes from 1 to 2.
    const day = Date.UTC(2023, 2, 26) / DAY
    const orders = [hour(0, { paidAt: day * DAY + 12 * 3_600_000 })]
    const ask = asked({ window: { from: day, to: day + 1 }, planFrom: PLAN, variants: [{ key: 'v', name: '', rules }] })
    const { replays } = await simulate(datasetOf(orders, 'Europe/London'), ask, KNOWN, { signal })
    expect(replays.get('v')?.timeOf(0)).toBe(PLAN * DAY + 13 * 3_600_000)
  })
})
