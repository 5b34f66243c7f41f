import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { NO_ATTRIBUTES } from '~/analytics/attributes'
import { buildDataset, type Dataset } from '~/analytics/dataset'
import { runKpi } from '~/analytics/runKpi'
import { unitOf } from '~/domain/money'
import type { Order } from '~/domain/order'
import { NO_ASSUMPTIONS, type SimulationAsk } from '~/domain/promotion/simulation'
import type { Rule } from '~/domain/promotion/rule'
import { dayFromCivil } from '~/lib/zone'
import { orderAt } from '~/segments/orders'
import '../../../tests/engineParts'
import { importedTable } from '../../../tests/importedTable'
import { plainReplay } from '../../../tests/plainReplay'
import { aRule } from '../../../tests/promotions'
import { RETAIL_FILE, retailReference } from '../../../tests/retailReference'
import type { ReplayKnown } from './known'
import { simulate } from './simulate'

const here = retailReference() !== undefined
if (!here) process.stderr.write('skipped: Online Retail is not here (set ZHANGGUI_DATA)\n')

const POUND = unitOf('GBP')
const SHOP = { zone: 'Europe/London', currency: 'GBP', attributes: NO_ATTRIBUTES }
/** The file's own codes are all that is known of goods: five figures are a product, letters behind them its variants. */
const KNOWN: ReplayKnown = {
  goodsOf: (sku) => ({ sku, product: sku.slice(0, 5), categories: [sku.slice(0, 2)], brand: '', tags: [] }),
  titleOf: (sku) => sku,
  onHand: () => undefined,
  attributes: NO_ATTRIBUTES,
}
const window = { from: dayFromCivil(2010, 12, 1), to: dayFromCivil(2011, 12, 10) }
const november = { from: dayFromCivil(2011, 11, 1), to: dayFromCivil(2011, 12, 1) }
const ask = (rules: Rule[], asked = window): SimulationAsk => ({
  window: asked,
  planFrom: dayFromCivil(2026, 12, 1),
  variants: [{ key: 'v', name: '', rules }],
  assume: { ...NO_ASSUMPTIONS, couponTake: 0.2 },
})
const pounds = (amount: number) => ({ amount: amount * POUND })
const steps = [300, 500, 1000].map((from, i) => ({ from: pounds(from), off: pounds([30, 60, 150][i]) }))

const RULES: Rule[] = [
  aRule({ key: 'threshold', action: { kind: 'threshold', steps } }),
  aRule({
    key: 'bags',
    scope: { products: ['85099'] },
    action: { kind: 'timed', off: { share: 0.15 } },
    limits: { stock: { '85099B': 5000 } },
  }),
  aRule({ key: 'three', scope: { categories: ['22'] }, action: { kind: 'buyXGetY', buy: 2, get: 1, share: 1 }, limits: { perOrder: 4 } }),
  aRule({
    key: 'new',
    who: { firstOrder: true, regions: ['United Kingdom'] },
    action: { kind: 'percent', off: { share: 0.05 } },
    mode: 'best',
  }),
  aRule({
    key: 'coupon',
    action: { kind: 'coupon', batch: 'b', from: pounds(100), off: { share: 0.1, most: 20 * POUND } },
    limits: { perBuyer: 1, budget: 1000 * POUND },
  }),
]

describe.skipIf(!here)('a year of Online Retail, replayed', () => {
  let orders: Order[]
  let dataset: Dataset

  beforeAll(async () => {
    const { table } = await importedTable(readFileSync(RETAIL_FILE), 'online_retail.csv.gz')
    orders = Array.from({ length: table.orders.count }, (_, i) => orderAt(table, i))
    dataset = buildDataset([{ ...table, skuTitle: table.lines.sku.values.map(() => '') }], SHOP)
  }, 60_000)

  const run = (asked: SimulationAsk) => simulate(dataset, asked, KNOWN, { signal: new AbortController().signal })

  test('without a rule it comes to what was paid, to the last unit', async () => {
    const { simulation } = await run(ask([]))
    const [{ plain }] = simulation.variants
    const { totals } = runKpi(dataset, {
      metrics: ['gmv_paid', 'orders'],
      ...window,
      scope: { nonProducts: true, free: false, unknownBuyers: 'beside' },
    })
    expect(simulation.before.gmv / POUND).toBe(totals.gmv_paid?.value)
    expect(plain).toEqual(simulation.before)
    expect(simulation.before.orders + simulation.noGoods).toBe(totals.orders?.value)
  })

  test('under five rules every order comes to the price of its cart, and the sum is the sum', async () => {
    const { simulation, replays, feed } = await run(ask(RULES, november))
    const wanted = plainReplay(
      orders,
      ask(RULES, november),
      { rules: RULES, zone: SHOP.zone, minor: 100, giftCosts: {} },
      { ...SHOP, goodsOf: KNOWN.goodsOf },
    )
    expect(wanted).toHaveLength(feed.count)
    expect(Array.from(replays.get('v')?.after.subarray(0, feed.count) ?? [])).toEqual(wanted.map(({ after }) => after))
    const [{ plain, rules }] = simulation.variants
    expect(plain.gmv - feed.noGoodsPaid).toBe(wanted.reduce((sum, { after }) => sum + after, 0))
    for (const { rule, orders: fired, offGoods, verdicts } of rules) {
      const steps = wanted.map(({ priced }) => priced.steps.find((step) => step.rule === rule))
      expect(fired).toBeGreaterThan(0)
      expect({ fired, offGoods }).toEqual({
        fired: steps.filter((step) => step?.verdict === 'fired').length,
        offGoods: steps.reduce((sum, step) => sum + (step?.goods ?? 0), 0),
      })
      expect(Object.values(verdicts).reduce((sum, count) => sum + count, 0)).toBe(feed.count)
    }
    expect(rules.map(({ rule, ranOutAt }) => [rule, ranOutAt !== undefined])).toContainEqual(['coupon', true])
  }, 60_000)
})
