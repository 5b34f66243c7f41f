import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { openRest } from '~/adapters/rest/open'
import { readRecord } from '~/adapters/rest/wire'
import type { KpiQuery } from '~/analytics/query'
import { orderAt } from '~/segments/orders'
import type { Order } from '~/domain/order'
import { PulledOrders } from '~/store/pulledOrders'
import { wholeOrder } from '~/store/wholeOrder'
import { pullOrders } from '~/sync/pullOrders'
import { bringOrders } from '../../tests/bringOrders'
import { MemorySync } from '../../tests/memorySync'
import { ADDRESS, aRestShop } from '../../tests/restShop'
import { runs } from '../../tests/runs'
import { answerKpi } from './figures'
import { OpenShop } from './shop'

vi.stubGlobal('navigator', { language: 'en' })
const never = new AbortController().signal
const DAY = 86_400_000
const START = Date.UTC(2026, 0, 5, 12)
const QUESTION: KpiQuery = {
  metrics: ['gmv_paid', 'orders', 'buyers', 'returning_buyers', 'units', 'refunds'],
  from: 20_000,
  to: 21_000,
  scope: { nonProducts: true, free: false, unknownBuyers: 'beside' },
}

let count = 0
const opened: OpenShop[] = []
afterEach(() => {
  for (const open of opened.splice(0)) open.close()
})

async function anOpenShop(id = `pulled ${count++}`): Promise<OpenShop> {
  const open = await OpenShop.open(id)
  opened.push(open)
  await open.db.settings.put({ key: 'shop', zone: 'UTC', currency: 'GBP' })
  return open
}

type WireOrder = Record<string, unknown> & { number: string }

const aWireOrder = (number: string, more: Record<string, unknown> = {}): WireOrder => ({
  number,
  placedAt: new Date(START).toISOString(),
  paidAt: new Date(START).toISOString(),
  currency: 'GBP',
  lines: [{ sku: 'MUG-1', title: 'Mug', quantity: 1, price: '10' }],
  ...more,
})

/** A platform in pages of three, and a shop that pulls from it; `cutAfter` answers the line is dead. */
async function aPulledShop() {
  const { shop, outside } = aRestShop({ currency: 'GBP' })
  let left = Number.POSITIVE_INFINITY
  const fetch: typeof globalThis.fetch = async (input, init) => {
    if (left-- <= 0) throw new TypeError('no network')
    return outside.fetch(new Request(input, init).url.replace('limit=1000', 'limit=3'), init)
  }
  const adapter = await openRest({ address: ADDRESS, token: 'secret' }, { ...outside, fetch }, never)
  const store = new MemorySync()
  let open = await anOpenShop()
  const about = { currency: 'GBP', fields: ['note'] }
  let orders = new PulledOrders(open, about)
  const pull = (turn = Number.POSITIVE_INFINITY) =>
    pullOrders({ adapter, orders, store, signal: never, turn, kept: ({ version }) => open.changed(['orders'], version) })
  return {
    platform: shop,
    store,
    adapter,
    get open() {
      return open
    },
    pull,
    async pullCut(answers: number) {
      left = answers
      await pull().catch(() => undefined)
      left = Number.POSITIVE_INFINITY
    },
    async restart() {
      const { id } = open
      open.close()
      open = await anOpenShop(id)
      orders = new PulledOrders(open, about)
    },
    /** What the platform has, as records. */
    theirs: (): Order[] =>
      [...shop.all('orders')].map(([key, record]) => wholeOrder(key, readRecord('orders', record, { currency: 'GBP' }), 'GBP')),
  }
}

/** What is noted of an order stands beside the packs, for anybody to change. */
async function seenOrders({ packs, db }: OpenShop): Promise<Order[]> {
  const notes = new Map((await db.orderNotes.toArray()).map(({ key, note = '' }) => [key, note]))
  const orders: Order[] = []
  for (const { row, hidden } of packs.seen(await packs.rows())) {
    const table = await packs.whole(row)
    if (!table) continue
    for (let i = 0; i < table.orders.count; i++) {
      if (hidden?.[i] === 1) continue
      const order = orderAt(table, i)
      orders.push({ ...order, note: notes.get(order.number) ?? order.note })
    }
  }
  return orders
}

const byNumber = (orders: Order[]) => orders.toSorted((a, b) => (a.number < b.number ? -1 : 1))
const figuresOf = async (open: OpenShop) => (await answerKpi(open, { ...QUESTION, by: 'day' }, never)).rows

const time = fc.nat(40).map((day) => new Date(START + day * DAY).toISOString())
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const decimal = fc.nat(9999).map((minor) => (minor / 100).toFixed(2))
const NUMBERS = Array.from({ length: 12 }, (_, i) => `N${i}`)
const wireOrder = fc.record({
  number: fc.constantFrom(...NUMBERS),
  placedAt: time,
  paidAt: maybe(time),
  cancelledAt: fc.option(time, { nil: undefined, freq: 1 }),
  deliveredAt: maybe(time),
  customer: fc.constantFrom('x', 'y', ''),
  email: fc.constantFrom('', 'A@b.c'),
  note: fc.constantFrom('', 'Ring twice'),
  channel: fc.constantFrom('Web', 'Store'),
  currency: fc.constant('GBP'),
  shipping: maybe(decimal),
  tracking: maybe(fc.constantFrom('T1', 'T2')),
  lines: fc.array(
    fc.record({
      sku: fc.constantFrom('MUG-1', 'POT-2'),
      title: fc.constantFrom('Mug', 'Pot'),
      quantity: fc.integer({ min: 1, max: 3 }),
      price: decimal,
    }),
    { minLength: 1, maxLength: 3 },
  ),
  refunds: fc.array(fc.record({ at: time, goods: decimal, line: fc.constant(0) }), { maxLength: 1 }),
})

type Step = { put: WireOrder } | { gone: string } | 'pull' | 'turn' | 'restart' | 'look' | { cut: number }
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: wireOrder.map((order): Step => ({ put: JSON.parse(JSON.stringify(order)) })) },
  { weight: 1, arbitrary: fc.constantFrom(...NUMBERS).map((gone): Step => ({ gone })) },
  { weight: 2, arbitrary: fc.constantFrom<Step>('pull', 'pull', 'turn', 'restart', 'look') },
  { weight: 1, arbitrary: fc.nat(6).map((cut): Step => ({ cut })) },
)

describe('orders of a platform', () => {
  test('are in the end those that it has, and count as if a file had brought them, whatever is cut, repeated and changed on the way', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const shop = await aPulledShop()
        for (const each of steps) {
          if (each === 'pull') await shop.pull()
          else if (each === 'turn') await shop.pull(0)
          else if (each === 'restart') await shop.restart()
          else if (each === 'look') await figuresOf(shop.open)
          else if ('put' in each) shop.platform.put('orders', each.put.number, each.put)
          else if ('gone' in each) shop.platform.put('orders', each.gone, undefined)
          else await shop.pullCut(each.cut)
        }
        expect(await shop.pull()).toBe(true)
        const theirs = shop.theirs()
        expect(byNumber(await seenOrders(shop.open))).toEqual(byNumber(theirs))
        const imported = await anOpenShop()
        await bringOrders(imported.packs, 'file', theirs)
        imported.refresh(await imported.version())
        expect(await figuresOf(shop.open)).toEqual(await figuresOf(imported))
      }),
      { numRuns: runs(25) },
    )
  }, 120_000)

  test('that come again as they were write nothing', async () => {
    const shop = await aPulledShop()
    shop.platform.put('orders', 'A', aWireOrder('A'))
    await shop.pull()
    const before = [await shop.open.packs.rows(), await shop.open.version()]
    shop.platform.put('orders', 'A', aWireOrder('A'))
    await shop.pull()
    expect([await shop.open.packs.rows(), await shop.open.version()]).toEqual(before)
  })

  test('that are worked on come before the past, and what changes meanwhile wins over what the past brings', async () => {
    const shop = await aPulledShop()
    const done = { deliveredAt: new Date(START).toISOString() }
    const numbers = Array.from({ length: 12 }, (_, i) => `N${i + 10}`)
    numbers.forEach((number, i) =>
      shop.platform.put('orders', number, aWireOrder(number, { placedAt: new Date(START + i * DAY).toISOString(), ...(i > 0 && done) })),
    )
    expect(await shop.pull(0)).toBe(false)
    expect((await seenOrders(shop.open)).map(({ number }) => number)).toEqual(expect.arrayContaining(['N10', 'N21', 'N20', 'N19']))
    shop.platform.put('orders', 'N12', aWireOrder('N12', { note: 'new' }))
    shop.platform.put('orders', 'N13', undefined)
    while (!(await shop.pull(0)));
    const seen = await seenOrders(shop.open)
    expect(seen.find(({ number }) => number === 'N12')?.note).toBe('new')
    expect(seen.map(({ number }) => number)).not.toContain('N13')
    expect(seen).toHaveLength(11)
  })

  test('keep the note that was written here until the platform has heard of it', async () => {
    const shop = await aPulledShop()
    const { db } = shop.open
    const note = async () => (await db.orderNotes.get('A'))?.note
    shop.platform.put('orders', 'A', aWireOrder('A', { note: 'first' }))
    await shop.pull()
    expect(await note()).toBe('first')
    await db.orderNotes.put({ key: 'A', note: 'mine' })
    const edit = { area: 'orders' as const, key: 'A', set: { note: 'mine' }, before: { note: 'first' } }
    await db.outbox.put({ seq: 1, id: 'c1', kind: 'order.note', at: 1, edits: [edit], moves: [], state: 'waiting' })
    shop.platform.put('orders', 'A', aWireOrder('A', { note: 'first', channel: 'Store' }))
    await shop.pull()
    expect(await note()).toBe('mine')
    await db.outbox.clear()
    const packs = await db.packs.count()
    shop.platform.put('orders', 'A', aWireOrder('A', { note: 'theirs', channel: 'Store' }))
    await shop.pull()
    expect(await note()).toBe('theirs')
    expect(await db.packs.count()).toBe(packs)
    shop.platform.put('orders', 'A', aWireOrder('A', { channel: 'Store' }))
    await shop.pull()
    expect(await note()).toBeUndefined()
  })

  test('that change one by one are added to the columns in memory, and their packs stay few', async () => {
    const shop = await aPulledShop()
    const { open } = shop
    const all = Array.from({ length: 30 }, (_, i) => aWireOrder(`N${i + 10}`))
    for (const order of all) shop.platform.put('orders', order.number, order)
    await shop.pull()
    await figuresOf(open)
    const { shop: columns } = (await open.loaded()).dataset
    shop.platform.put('orders', 'N10', aWireOrder('N10', { cancelledAt: new Date(START + DAY).toISOString() }))
    await shop.pull()
    await figuresOf(open)
    expect((await open.loaded()).dataset.shop).toBe(columns)
    for (let round = 0; round < 100; round++) {
      const number = `N${10 + (round % 35)}`
      shop.platform.put('orders', number, aWireOrder(number, { note: `${round}` }))
      await shop.pull()
    }
    expect((await open.packs.rows()).length).toBeLessThan(24)
    expect(byNumber(await seenOrders(open))).toEqual(byNumber(shop.theirs()))
  })

  test('that a file had changed come back when its import is undone, and are not made one before', async () => {
    const shop = await aPulledShop()
    const { open } = shop
    for (let i = 10; i < 20; i++) {
      shop.platform.put('orders', `N${i}`, aWireOrder(`N${i}`))
      await shop.pull()
      if (i === 12)
        await bringOrders(
          open.packs,
          'file',
          shop.theirs().map((order) => ({ ...order, status: 'of a file' })),
        )
    }
    await open.db.packs.update('file', { live: false })
    expect(byNumber(await seenOrders(open))).toEqual(byNumber(shop.theirs()))
  })
})
