import 'fake-indexeddb/auto'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { OrderCommand } from '~/domain/orderCommand'
import type { Order } from '~/domain/order'
import { ALL_AREAS } from '../../mocks/rest/handlers'
import { ordersSeen } from '../../tests/orderActs'
import { aShopFull, newShop } from '../../tests/syncApi'
import { aTab, type Tab } from '../../tests/syncTabs'
import { followActs } from './orderActs'
import { runCommand } from './runCommand'

beforeAll(() => {
  vi.stubGlobal('navigator', { language: 'en' })
})

const tabs: Tab[] = []
afterEach(() => {
  for (const tab of tabs.splice(0)) tab.close()
})

/** A shop in step with an API whose order 200, paid, has two mugs of 12.5. */
async function connected(acts = true) {
  const browser = aShopFull(undefined, acts ? {} : { areas: { ...ALL_AREAS, orders: { pull: true, push: true, fields: ['note'] } } })
  browser.shop.put('orders', '200', {
    number: '200',
    placedAt: '2026-03-01T10:00:00Z',
    paidAt: '2026-03-01T10:00:00Z',
    currency: 'USD',
    lines: [{ sku: 'MUG-1', title: 'Mug', quantity: 2, price: '12.5' }],
  })
  const tab = await aTab(browser, newShop())
  tabs.push(tab)
  await tab.connect()
  await tab.now()
  return { browser, tab }
}

const split = { lines: [{ line: 0, units: 1, amount: 125_000 }], shipping: 0, tax: 0, other: 0, pointsBack: 0, pointsTaken: 0, coupons: [] }
const refund = (id: string): OrderCommand => ({
  id,
  kind: 'order.refund',
  args: { order: '200', key: `a-${id}`, split, reason: 'quality' },
})

/** The order as lists and figures count it. */
async function seen({ open }: Tab): Promise<Order | undefined> {
  await followActs(open)
  return (await ordersSeen(open)).get('200')
}

test('a refund goes to the platform once, and is not counted twice when the platform tells of it', async () => {
  const { browser, tab } = await connected()
  expect(await runCommand(tab.open, refund('1'))).toMatchObject({ ok: true })
  expect((await seen(tab))?.refunds).toMatchObject([{ goods: 125_000, line: 0 }])
  browser.trouble.begin('lostAnswer', 1)
  await tab.now()
  await tab.now()
  expect(browser.shop.get('orders', '200')?.record?.refunds).toMatchObject([{ goods: '12.5', line: 0 }])
  expect(await tab.status()).toMatchObject({ waiting: 0 })
  expect((await seen(tab))?.refunds).toMatchObject([{ goods: 125_000, line: 0 }])
  expect(browser.wrong).toEqual([])
  // What is left of what was paid, and no more.
  expect(await runCommand(tab.open, refund('2'))).toMatchObject({ ok: true })
  expect(await runCommand(tab.open, refund('3'))).toMatchObject({ ok: false, refusal: { rule: 'order.beyondPaid' } })
})

test('a refund that is taken back before it was sent is not sent; one that has gone out cannot be', async () => {
  const { browser, tab } = await connected()
  await runCommand(tab.open, refund('1'))
  expect(await runCommand(tab.open, { id: 'u1', kind: 'undo', args: { command: '1' } })).toMatchObject({ ok: true })
  expect(await tab.open.db.outbox.count()).toBe(0)
  await runCommand(tab.open, refund('2'))
  await tab.now()
  expect(await runCommand(tab.open, { id: 'u2', kind: 'undo', args: { command: '2' } })).toMatchObject({
    ok: false,
    refusal: { rule: 'order.agreed' },
  })
  expect(browser.shop.get('orders', '200')?.record?.refunds).toHaveLength(1)
})

test('a refund that the platform refuses is as if it had not been, until it is sent again', async () => {
  const { browser, tab } = await connected()
  const { shop } = browser
  const command = shop.command.bind(shop)
  shop.command = () => ({ status: 422, body: { type: 'about:blank', title: 'Refunds are closed for today', status: 422 } })
  await runCommand(tab.open, refund('1'))
  await tab.now()
  expect((await seen(tab))?.refunds).toEqual([])
  const [row] = await tab.open.db.outbox.toArray()
  expect(row).toMatchObject({ state: 'refused', says: ['Refunds are closed for today'] })
  shop.command = command
  await tab.refused(row?.seq ?? 0, 'again')
  expect((await seen(tab))?.refunds).toHaveLength(1)
  await tab.now()
  expect(shop.get('orders', '200')?.record?.refunds).toHaveLength(1)
})

test('a platform that does not act on orders refuses before anything is written', async () => {
  const { tab } = await connected(false)
  expect(await runCommand(tab.open, refund('1'))).toMatchObject({
    ok: false,
    refusal: { why: 'platform', area: 'orders', cannot: 'notOffered' },
  })
  expect(await tab.open.db.orderActs.count()).toBe(0)
})

test('an order that is sent in parts is shipped on the platform with the last of them; an address is told too', async () => {
  const { browser, tab } = await connected()
  const parcel = (id: string): OrderCommand => ({
    id,
    kind: 'order.ship',
    args: { parcels: [{ order: '200', key: `a-${id}`, lines: [{ line: 0, units: 1 }], carrier: 'SF', tracking: `SF${id}` }] },
  })
  const to = { name: 'Ann', phone: '', text: '1 High Street', region: 'Kent' }
  expect(await runCommand(tab.open, { id: '0', kind: 'order.address', args: { order: '200', key: 'a-0', to } })).toMatchObject({ ok: true })
  expect(await runCommand(tab.open, parcel('1'))).toMatchObject({ ok: true })
  await tab.now()
  const there = () => browser.shop.get('orders', '200')?.record
  expect(there()).toMatchObject({ region: 'Kent', tracking: 'SF1', lines: [{ sent: 1 }] })
  expect(there()?.shippedAt).toBeUndefined()
  expect(await runCommand(tab.open, parcel('2'))).toMatchObject({ ok: true })
  await tab.now()
  expect(there()).toMatchObject({ lines: [{ sent: 2 }], shippedAt: expect.stringMatching(/^\d/) })
  await tab.now()
  expect((await seen(tab))?.shipment).toMatchObject({ tracking: 'SF1, SF2', at: expect.any(Number) })
  expect(browser.wrong).toEqual([])
})
