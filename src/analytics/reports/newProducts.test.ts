import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildDataset } from '~/analytics/dataset'
import type { Scope } from '~/analytics/query'
import { runKpi } from '~/analytics/runKpi'
import type { Order } from '~/domain/order'
import { dayFromCivil } from '~/lib/zone'
import { aLine, anOrder } from '../../../tests/builders'
import { someFacts } from '../../../tests/facts'
import { ATTRIBUTES, randomQuestion, randomSales, randomZone } from '../../../tests/randomShop'
import { runs } from '../../../tests/runs'
import { newProducts } from './newProducts'

const POUND = 10_000
const SCOPE: Scope = { nonProducts: true, free: false, unknownBuyers: 'beside' }
const FEBRUARY = { from: dayFromCivil(2024, 2, 1), to: dayFromCivil(2024, 3, 1), scope: SCOPE, top: 5 }

const datasetOf = (orders: Order[], zone = 'UTC') => buildDataset([someFacts(orders)], { zone, currency: 'GBP', attributes: ATTRIBUTES })
/** One order of that day: so many pounds by SKU. */
const anOrderOf = (month: number, day: number, goods: Record<string, number>, set: Partial<Order> = {}): Order => {
  const at = Date.UTC(2024, month - 1, day, 12)
  const lines = Object.entries(goods).map(([sku, pounds]) => aLine({ sku, amount: pounds * POUND, quantity: 2 }))
  return anOrder({ number: `${month}-${day}`, placedAt: at, paidAt: at, lines, ...set })
}

describe('new products', () => {
  const orders = [
    anOrderOf(1, 20, { A: 10, old: 5 }),
    // 'a' is the product of 'A', by the catalogue; B, new and late are not in it and stand for themselves.
    anOrderOf(2, 3, { a: 30, B: 40 }, { shipping: 6 * POUND, channel: 'shop' }),
    anOrderOf(2, 9, { B: 20, new: 10 }, { channel: 'market' }),
    anOrderOf(3, 1, { late: 99 }),
  ]

  test('are those whose first sale lies in the window; a new SKU of an old product is none', () => {
    expect(newProducts(datasetOf(orders), FEBRUARY)).toMatchObject({
      ok: true,
      history: dayFromCivil(2024, 1, 20),
      fresh: { products: 2, gmv: 70, units: 6, share: 0.7 },
      known: { products: 1, gmv: 30, units: 2, share: 0.3 },
      rest: 6,
      rows: [
        { key: 'B', gmv: 60, units: 4, first: dayFromCivil(2024, 2, 3) },
        { key: 'new', gmv: 10, units: 2, first: dayFromCivil(2024, 2, 9) },
      ],
    })
  })

  test('stay new or old whatever is chosen: a product new to a channel is not new', () => {
    const answer = newProducts(datasetOf(orders), { ...FEBRUARY, from: dayFromCivil(2024, 2, 9), filters: { channel: ['market'] } })
    expect(answer).toMatchObject({ fresh: { products: 1, gmv: 10 }, known: { products: 1, gmv: 20 } })
  })

  test('are not told where the window begins with the first sale of all: everything would be new', () => {
    expect(newProducts(datasetOf(orders), { ...FEBRUARY, from: dayFromCivil(2024, 1, 20) })).toMatchObject({ ok: false, why: 'noHistory' })
    expect(newProducts(datasetOf([]), FEBRUARY)).toMatchObject({ ok: false, why: 'noHistory' })
  })

  test('and old ones, with the rest, sum to the GMV of the same question; each product is one of the two', () => {
    fc.assert(
      fc.property(randomSales(14), randomQuestion, randomZone, (sales, { from, to, scope, filters }, zone) => {
        const dataset = datasetOf(sales, zone)
        const answer = newProducts(dataset, { from, to, scope, filters, top: 99 })
        if (!answer.ok) return
        const { totals, rows = [] } = runKpi(dataset, { from, to, scope, filters, metrics: ['gmv_paid'], by: 'product' })
        const { fresh, known, rest } = answer
        const amount = (decimal: number) => Math.round(decimal * POUND)
        expect(amount(fresh.gmv) + amount(known.gmv) + amount(rest)).toBe(amount(totals.gmv_paid?.value ?? 0))
        expect(fresh.products + known.products).toBe(rows.filter(({ key, orderLevel }) => key !== '' && !orderLevel).length)
        expect(answer.rows).toHaveLength(fresh.products)
        for (const { first } of answer.rows) expect(first >= from && first < to).toBe(true)
        expect(answer.rows.reduce((sum, { gmv }) => sum + amount(gmv), 0)).toBe(amount(fresh.gmv))
      }),
      { numRuns: runs(200) },
    )
  })
})
