import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Order } from '~/domain/order'
import { appendTable } from './append'
import { type Dataset, buildDataset } from './dataset'
import type { KpiQuery, KpiResult } from './query'
import { runKpi } from './runKpi'
import { someFacts } from '../../tests/facts'
import { randomQuestion, randomSales, ATTRIBUTES, ZONES } from '../../tests/randomShop'
import { runs } from '../../tests/runs'

const strip = (result: KpiResult) => ({ ...result, version: 0, rows: result.rows?.map(({ label2: _, ...row }) => ({ ...row, label: '' })) })

describe('orders that come later', () => {
  test('put behind the others they answer every question as if all had been read at once, and what they replace is gone', () => {
    const part = fc.record({ more: randomSales(6), gone: fc.array(fc.nat(20), { maxLength: 2 }) })
    fc.assert(
      fc.property(
        randomSales(10),
        fc.array(part, { maxLength: 3 }),
        fc.array(randomQuestion, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(...ZONES),
        (first, parts, queries, zone) => {
          const shop = { zone, currency: 'GBP', attributes: ATTRIBUTES }
          const every = (dataset: Dataset) => queries.map((query: KpiQuery) => strip(runKpi(dataset, query)))
          let dataset = buildDataset([someFacts(first)], shop)
          const tables: Order[][] = [first]
          const hidden = new Set<Order>()
          every(dataset)
          for (const { more, gone } of parts) {
            const seen = tables.flat()
            const rows = gone.filter((row) => row < seen.length)
            for (const row of rows) hidden.add(seen[row])
            dataset = appendTable(dataset, someFacts(more), rows)
            tables.push(more)
            const whole = buildDataset(
              tables.map((orders) => ({ ...someFacts(orders), hidden: Uint8Array.from(orders, (order) => (hidden.has(order) ? 1 : 0)) })),
              shop,
            )
            expect(every(dataset)).toEqual(every(whole))
            expect(dataset.range).toEqual(whole.range)
          }
        },
      ),
      { numRuns: runs(60) },
    )
  })
})
