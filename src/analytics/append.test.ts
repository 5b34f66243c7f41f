import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_CALENDAR } from '~/domain/calendar'
import type { Order } from '~/domain/order'
import { appendTable } from './append'
import { type Dataset, buildDataset } from './dataset'
import type { KpiQuery, KpiResult } from './query'
import { cohorts } from './reports/cohorts'
import { repurchase } from './reports/repurchase'
import { rfm } from './reports/rfm'
import { runKpi } from './runKpi'
import { aLine, anOrder } from '../../tests/builders'
import { someFacts } from '../../tests/facts'
import { randomQuestion, randomSales, ATTRIBUTES, ZONES } from '../../tests/randomShop'
import { runs } from '../../tests/runs'

const strip = (result: KpiResult) => ({ ...result, version: 0, rows: result.rows?.map(({ label2: _, ...row }) => ({ ...row, label: '' })) })

describe('orders that come later', () => {
  /** Mostly in the shop's own currency, where nothing is built anew; some are of amounts that no four bytes hold. */
  const someSales = (maxLength: number) =>
    fc.tuple(randomSales(maxLength), fc.constantFrom(1, 1, 10 ** 8), fc.constantFrom('GBP', 'GBP', undefined)).map(([orders, times, own]) =>
      orders.map((order) => ({
        ...order,
        currency: own ?? order.currency,
        lines: order.lines.map((line) => ({ ...line, amount: line.amount * times })),
      })),
    )
  const part = fc.record({ more: someSales(6), gone: fc.array(fc.nat(20), { maxLength: 2 }) })

  /** Adds parts one after the other, what they replace gone; `compare` sees each state beside one that was read at once. */
  function addParts(
    first: Order[],
    parts: { more: Order[]; gone: number[] }[],
    zone: string,
    compare: (added: Dataset, whole: Dataset) => void,
  ) {
    const shop = { zone, currency: 'GBP', attributes: ATTRIBUTES }
    let dataset = buildDataset([someFacts(first)], shop)
    const tables: Order[][] = [first]
    const hidden = new Set<Order>()
    compare(dataset, buildDataset([someFacts(first)], shop))
    for (const { more, gone } of parts) {
      const seen = tables.flat()
      const rows = gone.filter((row) => row < seen.length)
      for (const row of rows) hidden.add(seen[row])
      dataset = appendTable(dataset, someFacts(more), rows)
      tables.push(more)
      const isHidden = (order: Order) => (hidden.has(order) ? 1 : 0)
      compare(
        dataset,
        buildDataset(
          tables.map((orders) => ({ ...someFacts(orders), hidden: Uint8Array.from(orders, isHidden) })),
          shop,
        ),
      )
    }
  }

  test('put behind the others they answer every question as if all had been read at once, and what they replace is gone', () => {
    fc.assert(
      fc.property(
        someSales(10),
        fc.array(part, { maxLength: 3 }),
        fc.array(randomQuestion, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(...ZONES),
        (first, parts, queries, zone) => {
          const every = (dataset: Dataset) => queries.map((query: KpiQuery) => strip(runKpi(dataset, query)))
          addParts(first, parts, zone, (added, whole) => {
            expect(every(added)).toEqual(every(whole))
            expect(added.range).toEqual(whole.range)
          })
        },
      ),
      { numRuns: runs(60) },
    )
  })

  test('one of several orders of a member may go; the member stays with what is left', () => {
    const day = Date.UTC(2026, 0, 5, 12)
    const orders = [0, 1, 2, 3].map((at) =>
      anOrder({
        number: `${at}`,
        channel: 'web',
        currency: 'GBP',
        placedAt: day + at,
        paidAt: day + at,
        lines: [aLine({ sku: 'A', amount: 100 })],
      }),
    )
    const shop = { zone: 'UTC', currency: 'GBP', attributes: ATTRIBUTES }
    const scope = { nonProducts: true, free: false, unknownBuyers: 'beside' as const }
    const from = Math.floor(day / 86_400_000)
    const ask: KpiQuery = { metrics: ['gmv_paid', 'orders'], from, to: from + 1, scope, by: ['category', 'channel'] }
    const dataset = buildDataset([someFacts(orders)], shop)
    expect(runKpi(dataset, ask).rows).toHaveLength(1)
    const left = appendTable(dataset, someFacts([]), [1])
    const whole = buildDataset([someFacts(orders.filter((_, at) => at !== 1))], shop)
    expect(strip(runKpi(left, ask))).toEqual(strip(runKpi(whole, ask)))
  })

  test('they take their places among what each buyer has bought, whenever they were paid', () => {
    const scope = fc.record({
      nonProducts: fc.boolean(),
      free: fc.constant(false),
      unknownBuyers: fc.constantFrom('beside' as const, 'each' as const),
    })
    fc.assert(
      fc.property(someSales(10), fc.array(part, { maxLength: 3 }), scope, fc.constantFrom(...ZONES), (first, parts, asked, zone) => {
        const every = (dataset: Dataset) => [
          cohorts(dataset, { scope: asked, grain: 'week', by: 'channel' }, { calendar: DEFAULT_CALENDAR, attributes: ATTRIBUTES }),
          repurchase(dataset, { scope: asked, days: [1, 7, 30], sameDay: true }),
          rfm(dataset, { scope: asked, ties: 'ntile' }),
        ]
        addParts(first, parts, zone, (added, whole) => expect(every(added)).toEqual(every(whole)))
      }),
      { numRuns: runs(60) },
    )
  })
})
