import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { PromotionRoom } from '~/domain/promotion/paceRoom'
import { stateOf } from '~/store/packs'
import { aLine, anOrder, aTable } from '../../tests/builders'
import { aPromotion, aRule } from '../../tests/promotions'
import { aProduct, aSku } from '../../tests/stock'
import { answerKpi } from './figures'
import { ROOM_SCOPE, roomHandlers } from './promotionRoom'
import { OpenShop } from './shop'

const signal = new AbortController().signal
const HOUR = 3_600_000
const DAY = 24 * HOUR
const START = Date.UTC(2026, 0, 5)
const FIRST_DAY = START / DAY
const NOW = START + 2 * DAY + 12 * HOUR

let open: OpenShop
let count = 0

beforeEach(async () => {
  vi.stubGlobal('navigator', { language: 'en' })
  open = await OpenShop.open(`room ${count++}`)
  await open.db.settings.put({ key: 'shop', zone: 'UTC', currency: 'GBP' })
})
afterEach(() => open.close())

async function bring(orders: ReturnType<typeof anOrder>[]) {
  const args = { fileName: 'o', bytes: 1, added: orders.length, changed: 0, unchanged: 0, refusedRows: 0, lines: orders.length }
  // Only its kind and id are read of it.
  const command = { id: 'o', kind: 'orders.import', args } as unknown as Parameters<OpenShop['packs']['commit']>[3]
  expect(await open.packs.commit(aTable(orders), [], stateOf([]), command, open.author())).toEqual({ ok: true })
  open.refresh(await open.version())
}

async function room(now = NOW, key = 'p1'): Promise<PromotionRoom> {
  const answer = await roomHandlers(async () => open)['promotions.room']({ key, now }, { signal, progress: () => undefined })
  if (!answer) throw new Error('no room')
  return answer
}

const expected = { gmv: 4_000_000, orders: 40, units: 40, margin: 1_000_000, discount: 400_000 }
const sale = (set = {}) => aPromotion({ from: START, to: START + 4 * DAY, expected, ...set })
const at = (hours: number, set = {}) => {
  const paidAt = START + hours * HOUR
  return anOrder({ number: `N${hours}`, placedAt: paidAt - 60_000, paidAt, promotion: 'p1', ...set })
}

describe('the war room', () => {
  test('says of the window what the dashboards say of it, filtered by the promotion', async () => {
    await open.db.promotions.put(sale())
    await bring([
      at(1, { discount: 10_000, shipping: 50_000 }),
      at(30, { lines: [aLine({ quantity: 3, amount: 300_000, discount: 20_000, cost: 60_000 })] }),
      at(31, { promotion: '' }),
      at(32, { test: true }),
      at(33, { type: 'credit' }),
      at(59, { lines: [aLine(), aLine({ sku: 'POST', kind: 'postage', amount: 40_000, price: 40_000 })] }),
      at(-5, { promotion: '' }),
    ])
    const { sums, hours, days } = await room()
    const { totals } = await answerKpi(
      open,
      { metrics: ['gmv_paid', 'orders', 'units'], from: FIRST_DAY, to: FIRST_DAY + 3, scope: ROOM_SCOPE, filters: { promotion: ['p1'] } },
      signal,
    )
    expect(totals).toEqual({ gmv_paid: { value: sums.gmv / 10_000 }, orders: { value: sums.orders }, units: { value: sums.units } })
    expect(sums).toMatchObject({ orders: 3, shopOrders: 4, discount: 30_000 })
    for (const points of [hours, days]) expect(points.reduce((sum, { gmv }) => sum + gmv, 0)).toBe(sums.gmv)
    expect(days).toHaveLength(4)
    expect(days.reduce((sum, { planned }) => sum + planned, 0)).toBe(expected.gmv)
  })

  test('the margin is what was paid less cost, gifts among it, of goods whose cost is known', async () => {
    await open.db.promotions.put(sale())
    await bring([
      at(1, {
        discount: 20_000,
        lines: [aLine({ cost: 30_000 }), aLine({ sku: 'GIFT', kind: 'gift', price: 0, amount: 0, cost: 5_000 })],
      }),
      at(2, { lines: [aLine()] }),
    ])
    expect((await room()).sums).toMatchObject({ gmv: 180_000, costed: 80_000, gifts: 5_000, margin: 45_000 })
  })

  test('a budget that is used up before the end says when', async () => {
    await open.db.promotions.put(sale({ budget: 200_000 }))
    await bring(Array.from({ length: 12 }, (_, i) => at(48 + i, { discount: 10_000 })))
    const { budget, alerts } = await room()
    expect(budget).toMatchObject({ amount: 200_000, spent: 120_000, hours: 6, recent: 50_000 })
    // 10,000 an hour are left for 8 hours; the order of noon is not in the six hours of now.
    expect(budget.runsOut).toBeGreaterThan(NOW + 7 * HOUR)
    expect(budget.runsOut).toBeLessThan(NOW + 11 * HOUR)
    expect(alerts).toContain('budgetShort')
  })

  test('goods that sell out before the end say when, and one that was stopped says that it was', async () => {
    await open.db.promotions.put(sale({ stock: { 'MUG-1': 20 }, rules: [aRule({ scope: { except: ['MUG-2'] } })] }))
    await open.db.catalog.put(aProduct({ state: 'listed', skus: [aSku({ code: 'MUG-1' }), aSku({ code: 'MUG-2', barcode: '' })] }))
    await bring(Array.from({ length: 12 }, (_, i) => at(48 + i)))
    const { skus } = await room()
    expect(skus).toMatchObject({ total: 2, sold: 1, soldOut: 0, sellsOut: 1 })
    expect(skus.rows.map(({ sku, isStopped, aside }) => [sku, isStopped, aside])).toEqual([
      ['MUG-2', true, undefined],
      ['MUG-1', false, 8],
    ])
    expect(skus.rows[1]?.runsOut).toBeGreaterThan(NOW)
  })

  test('before it begins nothing is due and nothing is off', async () => {
    await open.db.promotions.put(sale())
    await bring([at(-30, { promotion: '' })])
    expect(await room(START - HOUR)).toMatchObject({ due: 0, alerts: [], sums: { orders: 0, shopOrders: 0 } })
  })

  test('one that is paused is not told to sell out, nor that nobody takes part', async () => {
    await open.db.promotions.put(sale({ stage: 'paused', stock: { 'MUG-1': 20 } }))
    await bring(Array.from({ length: 40 }, (_, i) => at(20 + i, { promotion: i < 12 ? 'p1' : '' })))
    expect((await room()).alerts).toEqual(['behind'])
  })

  test('a promotion that is not there has no room', async () => {
    await bring([at(1)])
    await expect(room(NOW, 'none')).rejects.toThrow('no room')
  })
})
