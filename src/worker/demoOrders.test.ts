import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { CommerceError } from '~/commerce/errors'
import type { DemoArgs } from '~/domain/command'
import { effectiveRules } from '~/domain/promotion/promotion'
import { commitSeedOrders } from '~/store/seedShop'
import type { LiveShop } from '~mocks/seed/liveOrders'
import { aLine, anOrder, aTable } from '../../tests/builders'
import { aPromotion, aRule } from '../../tests/promotions'
import { aProduct, aSku } from '../../tests/stock'
import { demoOrderHandlers } from './demoOrders'
import { answerKpi } from './figures'
import { ROOM_SCOPE } from './promotionRoom'
import { OpenShop } from './shop'
import { listsOf } from './shopLists'

const signal = new AbortController().signal
const DAY = 86_400_000
const NOW = Date.UTC(2026, 10, 22, 9)
const ARGS: DemoArgs = { seed: 7, language: 'en', now: NOW }

let open: OpenShop
let count = 0

beforeEach(async () => {
  vi.stubGlobal('navigator', { language: 'en' })
  open = await OpenShop.open(`demo orders ${count++}`)
})
afterEach(() => open.close())

/** A demo shop that sells mugs at 10.00, and everything at 20 % off. */
async function aDemoShop(whole = true) {
  const orders = Array.from({ length: 20 }, (_, i) =>
    anOrder({
      number: `FH${100_001 + i}`,
      placedAt: NOW - (20 - i) * 3_600_000,
      paidAt: NOW - (20 - i) * 3_600_000,
      buyer: { key: `b${i}`, name: `Buyer ${i}`, email: '', phone: '' },
      currency: 'USD',
      rate: 1,
      lines: [aLine({ quantity: 1 + (i % 3), amount: 100_000 * (1 + (i % 3)) })],
    }),
  )
  const seed = { settings: { name: 'Demo', zone: 'UTC', currency: 'USD' }, table: aTable(orders) }
  const command = { id: 'd', kind: 'demo.create' as const, args: ARGS }
  expect(await commitSeedOrders(open.db, open.packs, command, open.author(), seed)).toEqual({ ok: true })
  await open.db.catalog.put(aProduct({ state: 'listed', skus: [aSku({ code: 'MUG-1', price: 100_000, cost: 40_000 })] }))
  const sale = { from: NOW - DAY, to: NOW + DAY, rules: [aRule({ action: { kind: 'percent', off: { share: 0.2 } } })] }
  await open.db.promotions.put(aPromotion(sale))
  if (whole) await open.db.meta.put({ key: 'demoWhole', value: 1 })
  open.refresh(await open.version())
}

const bring = (orders: number, now = NOW, shop = open) =>
  demoOrderHandlers(async () => shop)['demo.orders']({ count: orders, now }, { signal, progress: () => undefined })

async function ordersOf(shop: OpenShop) {
  const { orders } = await listsOf(shop)
  return orders.query({ sort: 'placedAt', descending: true, offset: 0, limit: 100 }).items
}

const TODAY = Math.floor(NOW / DAY)

describe('orders that come into a demo shop', () => {
  test('are priced by the promotions that run, and carry the key of the one that gave them most', async () => {
    await aDemoShop()
    expect(await bring(5)).toEqual({ orders: 5 })
    const { totals } = await answerKpi(
      open,
      { metrics: ['gmv_paid', 'orders'], from: TODAY, to: TODAY + 1, scope: ROOM_SCOPE, filters: { promotion: ['p1'] } },
      signal,
    )
    expect(totals.orders).toEqual({ value: 5 })
    const rows = (await listsOf(open)).tables.at(-1)?.table
    const paid = Array.from(rows?.lines.amount ?? [], (amount, i) => amount - (rows?.lines.discount[i] ?? 0))
    expect(paid.every((amount) => amount % 80_000 === 0)).toBe(true)
    const shipping = Array.from(rows?.orders.shipping ?? []).reduce((sum, each) => sum + each, 0)
    expect(totals.gmv_paid).toEqual({ value: (paid.reduce((sum, each) => sum + each, 0) + shipping) / 10_000 })
  })

  test('are the same ones for the same shop', async () => {
    await aDemoShop()
    await bring(4)
    const one = await ordersOf(open)
    const first = open
    open = await OpenShop.open(`demo orders ${count++}`)
    await aDemoShop()
    await bring(2)
    await bring(2)
    const numbers = (rows: typeof one) => rows.map(({ number, total }) => `${number} ${total}`).toSorted((a, b) => (a < b ? -1 : 1))
    expect(numbers(await ordersOf(open))).toEqual(numbers(one))
    first.close()
  })

  test('are numbered on, so that none takes the place of another', async () => {
    await aDemoShop()
    for (let i = 0; i < 3; i++) await bring(3, NOW + i * 5000)
    expect(await ordersOf(open)).toHaveLength(29)
  })

  /** Two mugs to an order, of which three are there. */
  const aLiveShop = (set: Partial<LiveShop> = {}): LiveShop => {
    const goods = { sku: 'MUG-1', product: 'mug', categories: [], brand: '', tags: [] }
    const like = { buyer: { key: 'b', name: '', email: '', phone: '' }, channel: '', region: '', lines: [{ sku: 'MUG-1', quantity: 2 }] }
    return {
      seed: 1,
      language: 'en',
      zone: 'UTC',
      orders: 9,
      templates: { count: 1, at: () => like },
      goodsOf: () => ({ goods, title: 'Mug', price: 10_000, left: 3 }),
      buyerOf: (key: string) => ({ key, tier: '', audiences: [], orders: 0 }),
      rules: [],
      tiers: [],
      giftCosts: {},
      usage: { orders: new Map(), buyers: new Map(), spent: new Map(), units: new Map() },
      ...set,
    }
  }

  test('sell nothing that is not there', async () => {
    const { liveOrders } = await import('~mocks/seed/liveOrders')
    const { orders } = liveOrders(aLiveShop(), 5, NOW)
    expect(orders.flatMap(({ lines }) => lines).reduce((sum, { quantity }) => sum + quantity, 0)).toBe(3)
  })

  test('of members with early access have a promotion before it begins, those of others have not', async () => {
    const { liveOrders } = await import('~mocks/seed/liveOrders')
    const rules = effectiveRules(aPromotion({ from: NOW + 3_600_000, to: NOW + 9 * 3_600_000 }))
    const promotionsOf = (tier: string) => {
      const buyerOf = (key: string) => ({ key, tier, audiences: [], orders: 0 })
      const tiers = [{ name: 'Gold', from: {}, months: 12, early: 2 }]
      return liveOrders(aLiveShop({ rules, tiers, buyerOf }), 1, NOW).orders.map(({ promotion }) => promotion)
    }
    expect(promotionsOf('Gold')).toEqual(['p1'])
    expect(promotionsOf('')).toEqual([undefined])
  })

  test('never come into a shop of somebody’s own, nor into a demo that is still being made', async () => {
    const forbidden = { kind: 'forbidden' } satisfies Partial<CommerceError>
    await expect(bring(1)).rejects.toMatchObject(forbidden)
    await aDemoShop(false)
    await expect(bring(1)).rejects.toMatchObject(forbidden)
  })
})
