import { beforeAll, describe, expect, test } from 'vitest'
import type { MetricId } from '~/domain/metric'
import { dayFromCivil, parseDay } from '~/lib/zone'
import { type Dataset, buildDataset } from './dataset'
import type { KpiQuery, KpiRow, Scope } from './query'
import { runKpi } from './runKpi'
import { someFacts } from '../../tests/facts'
import { readOnlineRetail } from '../../tests/onlineRetail'

const real = readOnlineRetail()
if (!real) process.stderr.write('skipped: Online Retail is not here (set ZHANGGUI_DATA)\n')

type RowsName = keyof NonNullable<typeof real>['kpis']
const SCOPE: Scope = { nonProducts: true, free: false, unknownBuyers: 'beside' }
const WHOLE: KpiQuery = {
  metrics: [
    'gmv_paid',
    'orders',
    'units',
    'buyers',
    'aov',
    'refunds',
    'net_sales',
    'gross_sales',
    'new_buyers',
    'returning_buyers',
    'repeat_buyer_rate',
  ],
  from: dayFromCivil(2010, 12, 1),
  to: dayFromCivil(2011, 12, 10),
  scope: SCOPE,
}

describe.skipIf(!real)('Online Retail against the reference figures', () => {
  let dataset: Dataset
  const reference = (name: RowsName) => real?.kpis[name].value ?? []
  const ask = (over: Partial<KpiQuery>) => runKpi(dataset, { ...WHOLE, ...over })
  const figures = (row: Pick<KpiRow, 'figures'>, ...ids: MetricId[]) => ids.map((id) => row.figures[id]?.value)

  beforeAll(() => {
    dataset = buildDataset([someFacts(real?.orders ?? [])], { zone: 'Europe/London', currency: 'GBP' })
  }, 60_000)

  test('totals', () => {
    const { totals, beside } = ask({})
    expect(figures({ figures: totals }, 'gmv_paid', 'orders', 'units', 'buyers', 'refunds', 'net_sales', 'gross_sales')).toEqual([
      10666684.544, 19960, 5588376, 4338, 896812.49, 9769872.054, 10666684.544,
    ])
    expect(totals.aov?.value).toBeCloseTo(534.403033, 6)
    expect(totals.repeat_buyer_rate?.value).toBe(2790 / 4338)
    expect(beside).toMatchObject({ unknownBuyerOrders: 1428, unlinkedRefunds: 3836, unlinkedRefundAmount: 896812.49 })
  })

  test('totals of known buyers', () => {
    const { totals } = ask({ scope: { ...SCOPE, unknownBuyers: 'out' } })
    expect(figures({ figures: totals }, 'gmv_paid', 'orders', 'units', 'buyers', 'refunds', 'net_sales')).toEqual([
      8911407.904, 18532, 5167812, 4338, 611342.09, 8300065.814,
    ])
    expect(totals.aov?.value).toBeCloseTo(480.865956, 6)
  })

  test('every month', () => {
    const months = reference('monthly')
    const { rows } = ask({ by: 'month' })
    expect(
      rows?.map((row) => [row.key.slice(0, 7), ...figures(row, 'gmv_paid', 'orders', 'units', 'buyers', 'refunds', 'net_sales')]),
    ).toEqual(months.map((month) => [month.month, month.gmv, month.orders, month.units, month.buyers, month.cancel_amount, month.net]))
    months.forEach((month, i) => expect(rows?.[i].figures.aov?.value).toBeCloseTo(Number(month.aov), 6))
    const known = ask({ by: 'month', scope: { ...SCOPE, unknownBuyers: 'out' } }).rows
    expect(known?.map((row) => figures(row, 'gmv_paid', 'orders'))).toEqual(months.map((month) => [month.gmv_cust, month.orders_cust]))
  })

  test('every day, and nothing sold on the days that the reference does not name', () => {
    const days = new Map(reference('daily').map((row) => [parseDay(String(row.day)), row]))
    const { rows } = ask({ by: 'day' })
    expect(rows?.length).toBe(374)
    for (const row of rows ?? []) {
      const day = days.get(parseDay(row.key))
      const expected = day ? [day.gmv, day.orders, day.units, day.buyers] : [0, 0, 0, 0]
      expect([row.key, ...figures(row, 'gmv_paid', 'orders', 'units', 'buyers')]).toEqual([row.key, ...expected])
      if (day) expect(row.figures.refunds?.value).toBe(day.cancel_amount)
    }
  })

  test('every country', () => {
    const { rows } = ask({ by: 'region' })
    expect(rows?.map((row) => [row.key, ...figures(row, 'gmv_paid', 'orders', 'buyers')])).toEqual(
      reference('by_country').map((row) => [row.country, row.gmv, row.orders, row.buyers]),
    )
  })

  test('both lists of the top 20: all codes, and products', () => {
    const top = (nonProducts: boolean) =>
      ask({ by: 'sku', top: 20, scope: { ...SCOPE, nonProducts } })
        .rows?.filter((row) => !row.orderLevel)
        .map((row) => [row.key, ...figures(row, 'gmv_paid', 'units', 'orders')])
    const expected = (name: RowsName) => reference(name).map((row) => [row.sku, row.gmv, row.units, row.orders])
    expect(top(true)).toEqual(expected('top20_sku'))
    expect(top(false)).toEqual(expected('top20_sku_products'))
  })

  test('new and returning buyers of every month', () => {
    const { rows } = ask({ by: 'month' })
    expect(rows?.map((row) => [row.key.slice(0, 7), ...figures(row, 'buyers', 'new_buyers', 'returning_buyers')])).toEqual(
      reference('cust_buyers_per_month').map((row) => [row.month, row.active, row.new, row.returning]),
    )
  })
})
