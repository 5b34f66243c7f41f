import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildDataset } from '~/analytics/dataset'
import { runKpi } from '~/analytics/runKpi'
import type { Filters, Scope } from '~/analytics/query'
import type { Order } from '~/domain/order'
import { dayFromCivil } from '~/lib/zone'
import { aLine, anOrder } from '../../../tests/builders'
import { someFacts } from '../../../tests/facts'
import { ATTRIBUTES, randomQuestion, randomSales, randomZone } from '../../../tests/randomShop'
import { runs } from '../../../tests/runs'
import { orderValues } from './orderValues'

const POUND = 10_000
const SCOPE: Scope = { nonProducts: true, free: false, unknownBuyers: 'beside' }
const AT = Date.UTC(2024, 0, 10, 12)
const WINDOW = { from: dayFromCivil(2024, 1, 1), to: dayFromCivil(2024, 2, 1), scope: SCOPE }

/** Paid orders of one line each, so many pounds. */
const ordersOf = (...pounds: number[]): Order[] =>
  pounds.map((price, i) =>
    anOrder({ number: String(i), placedAt: AT + i, paidAt: AT + i, lines: [aLine({ price: price * POUND, amount: price * POUND })] }),
  )
const datasetOf = (orders: Order[], zone = 'UTC') => buildDataset([someFacts(orders)], { zone, currency: 'GBP', attributes: ATTRIBUTES })
const ask = (orders: Order[], filters?: Filters) => orderValues(datasetOf(orders), { ...WINDOW, ...(filters && { filters }) })
const inPence = (decimal: number) => Math.round(decimal * POUND)

describe('orders by what they came to', () => {
  test('stand in bands of one width; an order at a bound is in the band that it begins', () => {
    const answer = ask(ordersOf(4, 5, 9.99, 10, 12, 60))
    expect(answer).toMatchObject({ orders: 6, gmv: 100.99, mean: 100.99 / 6, median: 9.995 })
    const held = answer.bands.filter(({ orders }) => orders > 0)
    expect(held).toEqual([
      { from: 0, to: 5, orders: 1, gmv: 4 },
      { from: 5, to: 10, orders: 2, gmv: 14.99 },
      { from: 10, to: 15, orders: 2, gmv: 22 },
      { from: 60, to: 65, orders: 1, gmv: 60 },
    ])
  })

  test('a few orders far above the others share the last band, so that the others can be told apart', () => {
    const { bands } = ask(ordersOf(...Array.from({ length: 99 }, (_, i) => (i % 30) + 1), 5_000))
    expect(bands).toHaveLength(16 + 1)
    expect(bands[0]).toMatchObject({ from: 0, to: 2, orders: 4 })
    expect(bands.at(-1)).toEqual({ from: 32, orders: 1, gmv: 5_000 })
  })

  test('are the goods alone where goods are chosen, and all that was paid where none are', () => {
    const order = anOrder({
      placedAt: AT,
      paidAt: AT,
      shipping: 3 * POUND,
      lines: [aLine({ sku: 'A', amount: 10 * POUND }), aLine({ sku: 'B', amount: 20 * POUND })],
    })
    expect(ask([order])).toMatchObject({ orders: 1, gmv: 33, median: 33 })
    expect(ask([order], { sku: ['B'] })).toMatchObject({ orders: 1, gmv: 20, median: 20 })
  })

  test('that came to nothing or less stand below all bands, and are no orders', () => {
    const given = anOrder({ number: 'g', placedAt: AT, paidAt: AT, discount: 12 * POUND, lines: [aLine({ amount: 10 * POUND })] })
    const answer = ask([...ordersOf(7), given])
    expect(answer).toMatchObject({ orders: 1, gmv: 5 })
    expect(answer.bands[0]).toEqual({ to: 0, orders: 0, gmv: -2 })
  })

  test('of the compared window are cut by the same bounds', () => {
    const december = ordersOf(3, 8, 40).map((order) => ({
      ...order,
      number: `d${order.number}`,
      placedAt: AT - 31 * 86_400_000,
      paidAt: AT - 31 * 86_400_000,
    }))
    const { bands, orders } = orderValues(datasetOf([...ordersOf(4, 12), ...december]), { ...WINDOW, compare: 'previous' })
    expect(orders).toBe(2)
    expect(bands.filter((band) => band.orders > 0 || band.before)).toEqual([
      { from: 3, to: 4, orders: 0, gmv: 0, before: 1 },
      { from: 4, to: 5, orders: 1, gmv: 4, before: 0 },
      { from: 8, to: 9, orders: 0, gmv: 0, before: 1 },
      { from: 12, to: 13, orders: 1, gmv: 12, before: 0 },
      { from: 16, orders: 0, gmv: 0, before: 1 },
    ])
  })

  test('a window without orders has no bands', () => {
    expect(ask([])).toEqual({ version: 0, orders: 0, gmv: 0, mean: null, median: null, bands: [] })
  })

  test('the bands sum to the orders and the GMV of the same question, in any zone, window, scope and filter', () => {
    fc.assert(
      fc.property(randomSales(14), randomQuestion, randomZone, (orders, { from, to, scope, filters }, zone) => {
        const dataset = datasetOf(orders, zone)
        const asked = { from, to, scope, filters, compare: 'weekdays' as const }
        const { totals, compared } = runKpi(dataset, { ...asked, metrics: ['orders', 'gmv_paid', 'gmv_per_order'] })
        const answer = orderValues(dataset, asked)
        expect(answer.orders).toBe(totals.orders?.value)
        expect(inPence(answer.gmv)).toBe(inPence(totals.gmv_paid?.value ?? 0))
        expect(answer.mean).toBe(totals.gmv_per_order?.value)
        expect(answer.bands.reduce((sum, band) => sum + band.orders, 0)).toBe(answer.orders)
        expect(answer.bands.reduce((sum, band) => sum + inPence(band.gmv), 0)).toBe(inPence(answer.gmv))
        if (answer.bands.length > 0)
          expect(answer.bands.reduce((sum, band) => sum + (band.before ?? 0), 0)).toBe(compared?.totals.orders?.value)
        answer.bands.forEach((band, i) => i > 0 && expect(band.from).toBe(answer.bands[i - 1].to))
      }),
      { numRuns: runs(300) },
    )
  })
})
