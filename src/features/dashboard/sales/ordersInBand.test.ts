import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildDataset } from '~/analytics/dataset'
import { orderValues } from '~/analytics/reports/orderValues'
import type { AskedWindow } from '~/analytics/reports'
import { orderView, toOrderQuery } from '~/features/orders/view'
import { listsOrders, rowsBehind } from '~/features/shared/board/drill'
import { dayFromCivil } from '~/lib/zone'
import { OrderIndex } from '~/store/orderList'
import { someFacts } from '../../../../tests/facts'
import { orderFilters, randomSales, randomScope, randomWindow, randomZone } from '../../../../tests/randomShop'
import { runs } from '../../../../tests/runs'
import { ordersInBand } from './ordersInBand'

const ASKED: AskedWindow = {
  from: dayFromCivil(2026, 11, 1),
  to: dayFromCivil(2026, 12, 1),
  scope: { nonProducts: true, free: false, unknownBuyers: 'beside' },
}
const searchOf = (link: string | undefined) => new URLSearchParams(link?.split('?')[1])

describe('a bar of orders by value', () => {
  test('leads to orders of the days, channels and regions of the board that were paid within its ends', () => {
    const filters = { channel: ['Tmall', ''], region: ['浙江'] }
    expect(Object.fromEntries(searchOf(ordersInBand({ from: 0, to: 0.05 }, ASKED)))).toEqual({
      from: '2026-11-01',
      to: '2026-12-01',
      days: 'paid',
      paidLeast: '0',
      paidUnder: '0.05',
    })
    expect(orderView.parse(searchOf(ordersInBand({ from: 320 }, { ...ASKED, filters })))).toEqual({
      ...orderView.initial,
      ...filters,
      from: ASKED.from,
      to: ASKED.to,
      days: 'paid',
      paidLeast: 320,
    })
  })

  test('leads nowhere where it is of orders that count as none', () => {
    expect(ordersInBand({ to: 0 }, ASKED)).toBeUndefined()
  })

  test('leads nowhere where the board takes what the list cannot be narrowed to', () => {
    const leads = (change: Partial<AskedWindow>) => [
      listsOrders({ ...ASKED, ...change }),
      ordersInBand({ from: 0, to: 5 }, { ...ASKED, ...change }) !== undefined,
    ]
    const { scope } = ASKED
    expect(leads({ filters: { category: ['toys'] } })).toEqual([false, false])
    expect(leads({ filters: { channel: ['Web'], newness: ['returning'] } })).toEqual([false, false])
    expect(leads({ scope: { ...scope, nonProducts: false } })).toEqual([false, false])
    expect(leads({ scope: { ...scope, unknownBuyers: 'out' } })).toEqual([false, false])
    expect(leads({ scope: { ...scope, free: true, unknownBuyers: 'each' } })).toEqual([true, true])
    expect(leads({ filters: { channel: ['Web'], sku: [] } })).toEqual([true, true])
  })

  test('counts as many orders as the list that it leads to shows, whatever was sold in whatever currency', () => {
    const { channel, region } = orderFilters
    const question = fc.record({
      window: randomWindow,
      scope: randomScope.filter(({ nonProducts, unknownBuyers }) => nonProducts && unknownBuyers !== 'out'),
      filters: fc.record({ channel, region }).map(({ channel: channels, region: regions }) => ({
        ...(channels && { channel: channels }),
        ...(regions && { region: regions }),
      })),
    })
    const currency = 'GBP'
    fc.assert(
      fc.property(randomSales(14), question, randomZone, fc.nat(5), (orders, { window, scope, filters }, zone, gone) => {
        const table = someFacts(orders, (order) => orders.indexOf(order) % 6 === gone)
        const asked: AskedWindow = { ...window, scope, filters }
        const index = new OrderIndex([{ table, hidden: table.hidden }], { zone, currency, version: 1 })
        const listed = (link: string) =>
          index.query({ ...toOrderQuery(orderView.parse(searchOf(link)), currency), offset: 0, limit: 0 }).total
        const { bands, orders: counted } = orderValues(buildDataset([table], { zone, currency }), asked)
        for (const band of bands) {
          const link = ordersInBand(band, asked)
          if (link === undefined) expect(band.orders).toBe(0)
          else expect([link, listed(link)]).toEqual([link, band.orders])
        }
        // And as the tile of all of them.
        expect(listed(rowsBehind('orders', asked) ?? '')).toBe(counted)
      }),
      { numRuns: runs(300) },
    )
  })
})
