import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildDataset } from '~/analytics/dataset'
import { runKpi } from '~/analytics/runKpi'
import type { Command } from '~/domain/command'
import { customerIdOf } from '~/domain/customer'
import { METRIC_IDS } from '~/domain/metric'
import type { Order } from '~/domain/order'
import type { RecordName } from '~/domain/recordRef'
import { dayFromCivil } from '~/lib/zone'
import { orderAt } from '~/segments/orders'
import { bringOrders } from '../../tests/bringOrders'
import { aTable, anOrder, randomOrders } from '../../tests/builders'
import { preparedReviews } from '../../tests/reviews'
import { runs } from '../../tests/runs'
import { aTicket } from '../../tests/tickets'
import { ShopDb } from './db'
import { eraseCustomer } from './eraseCustomer'
import { execute } from './execute'
import { OrdersByNumber } from './existingOrders'
import { openIndexedDbFiles, type PackFiles } from './files'
import { importReviews } from './importReviews'
import { Packs } from './packs'
import { TicketFiles, writeTickets } from './ticketPacks'

const DEFAULTS = { name: '', zone: 'UTC', currency: 'GBP' }
const AUTHOR = { who: 'owner', at: 1 }
const WANG = { key: '13812345678', name: '王小明', email: 'wang.xm@example.com', phone: '+8613812345678' }
const ID = customerIdOf(WANG.key)
/** All that names the person. */
const NAMING = ['13812345678', '王小明', 'wang.xm', '8613812345678', 'Wang Xiaoming', '老王', ID]

let count = 0
let names = 0
const newName = () => `n${++names}-${'x'.repeat(20)}`

function aShop() {
  const shop = `e${++count}`
  const db = new ShopDb(shop)
  const files = openIndexedDbFiles(shop)
  return { db, files, packs: new Packs({ db }, files) }
}
type Shop = ReturnType<typeof aShop>

const run = async ({ db }: Shop, command: Command) => expect(await execute(db, DEFAULTS, command, AUTHOR)).toMatchObject({ ok: true })

async function seenOrders({ packs }: Shop): Promise<Order[]> {
  const orders: Order[] = []
  for (const { row, hidden } of packs.seen(await packs.rows())) {
    const table = await packs.whole(row)
    table?.orders.number.forEach((_, i) => hidden?.[i] || orders.push(orderAt(table, i)))
  }
  return orders
}

/** Every row and every byte of every file as one text. */
async function everything({ db, files }: Shop): Promise<string> {
  const rows = await Promise.all(db.tables.map(async (table) => JSON.stringify(await table.toArray())))
  const bytes = await Promise.all((await files.names()).map(async (name) => (await files.blob(name))?.text()))
  return [...rows, ...bytes].join('\n')
}

async function figures({ packs }: Shop): Promise<unknown> {
  const seen = packs.seen(await packs.rows())
  const dataset = buildDataset(await packs.lines(seen), { zone: 'UTC', currency: 'GBP', version: 1 })
  const opening = buildDataset(await packs.openings(seen), { zone: 'UTC', currency: 'GBP', version: 1 })
  const window = { from: dayFromCivil(2000, 1, 1), to: dayFromCivil(2100, 1, 1) }
  const scopes = (['beside', 'each'] as const).map((unknownBuyers) => ({ nonProducts: true, free: false, unknownBuyers }))
  const metrics = [...METRIC_IDS]
  return scopes.flatMap((scope) => [
    runKpi(dataset, { metrics, scope, ...window, by: 'sku', top: 100 }),
    runKpi(opening, { metrics, scope, ...window, by: 'month', compare: 'previous' }),
    runKpi(opening, { metrics, scope, ...window, by: 'channel' }),
  ])
}

const on = (kind: 'customer' | 'order' | 'ticket' | 'task', key: string): RecordName => `${kind}/${key}`

/** A shop in which people have worked on Wang, their two orders and a ticket; another buyer has the same phone in the notes of nobody. */
async function workedOn(): Promise<Shop> {
  const shop = aShop()
  const { db } = shop
  const first = anOrder({ number: '1', placedAt: 10, paidAt: 20, buyer: { ...WANG, name: 'Wang Xiaoming' }, note: '王小明收' })
  const other = anOrder({
    number: '2',
    placedAt: 30,
    paidAt: 40,
    buyer: { key: '10023', name: '李伟', email: '', phone: '' },
    note: '送前电话',
  })
  await bringOrders(shop.packs, 'i1', [first, other])
  await bringOrders(shop.packs, 'i2', [
    { ...first, buyer: WANG, status: 'changed', shipment: { at: 50, carrier: 'SF', tracking: 'SF13812345678' } },
    anOrder({ number: '3', buyer: WANG }),
  ])
  await run(shop, { id: 'c1', kind: 'customer.edit', args: { customer: ID, set: { note: '老王 老客', tags: ['老王'] } } })
  await run(shop, { id: 'c2', kind: 'order.note', args: { number: '3', note: '打 13812345678' } })
  await run(shop, { id: 'c3', kind: 'order.note', args: { number: '2', note: 'stays' } })
  const set = { on: on('customer', ID), text: '老王 called', at: 1, who: 'owner' }
  await run(shop, { id: 'c4', kind: 'comment.add', args: { key: 'k1', set } })
  await run(shop, { id: 'c5', kind: 'comment.add', args: { key: 'k2', set: { ...set, on: on('order', '1') } } })
  await run(shop, { id: 'c6', kind: 'comment.remove', args: { key: 'k2' } })
  await run(shop, {
    id: 'c7',
    kind: 'task.set',
    args: { key: 't1', set: { title: 'call', on: on('customer', ID), createdAt: 1, createdBy: 'owner' } },
  })
  await run(shop, { id: 'c8', kind: 'task.set', args: { key: 't1', set: { title: 'call 老王' } } })
  await run(shop, { id: 'c9', kind: 'comment.add', args: { key: 'k3', set: { ...set, on: on('task', 't1') } } })
  await shop.files.write('a1', { bytes: new TextEncoder().encode('王小明 id card') })
  const file = { on: on('order', '3'), name: '老王.txt', type: '', bytes: 16, at: 1, who: 'owner' }
  await run(shop, { id: 'c10', kind: 'attachment.add', args: { key: 'a1', set: file } })
  await run(shop, { id: 'c11', kind: 'personal.reveal', args: { on: on('customer', ID) } })
  await run(shop, { id: 'c12', kind: 'undo', args: { command: 'c2' } })
  const review = {
    key: 'r1',
    product: 'mug',
    sku: 'MUG-1',
    order: '1',
    rating: 2,
    title: '老王',
    text: '我是王小明',
    author: '王小明',
    at: 8,
    channel: 'Taobao',
  }
  const others = { ...review, key: 'r2', order: '2', title: '', text: 'Fine', author: '李伟' }
  await importReviews(db, preparedReviews([review, others], 'c13'), AUTHOR)
  await run(shop, { id: 'c14', kind: 'review.reply', args: { key: 'r1', reply: '王小明您好' }, saw: { reply: '' } })
  await db.tickets.add({
    key: 'T1',
    subject: '王小明 asks',
    queue: 'afterSale',
    channel: 'chat',
    state: 'open',
    reason: 'size',
    priority: 'normal',
    steps: [],
    said: 2,
    buyer: WANG.key,
    order: '1',
    sku: 'MUG-1',
    tags: [],
    createdAt: 5,
  })
  await db.messages.bulkAdd([
    { key: 'T1/0', ticket: 'T1', at: 6, from: 'customer', note: false, text: '我是老王' },
    { key: 'T1/1', ticket: 'T1', at: 7, from: 'owner', note: false, text: '王小明您好，已致电 138 1234 5678' },
  ])
  return shop
}

describe('erasing a customer', () => {
  test('leaves nothing of who it was in any row or file, and all of what was bought', async () => {
    const shop = await workedOn()
    const before = await everything(shop)
    for (const text of NAMING) expect(before).toContain(text)
    const figuresBefore = await figures(shop)

    const outcome = await eraseCustomer(shop, { customer: ID, commandId: 'erase', newName }, AUTHOR)
    expect(outcome).toEqual({ ok: true, commandId: 'erase' })
    const after = await everything(shop)
    for (const text of NAMING) expect(after, text).not.toContain(text)
    expect(await figures(shop)).toEqual(figuresBefore)
    // As another tab sees it, which has read nothing yet.
    expect(await figures({ ...shop, packs: new Packs(shop, shop.files) })).toEqual(figuresBefore)

    const orders = await seenOrders(shop)
    expect(orders.find(({ number }) => number === '2')).toMatchObject({ buyer: { key: '10023', name: '李伟' }, note: '送前电话' })
    const theirs = orders.filter(({ number }) => number !== '2')
    expect(new Set(theirs.map(({ buyer }) => JSON.stringify(buyer))).size).toBe(1)
    expect(theirs[0].buyer).toEqual({ key: expect.stringMatching(/^erased-/), name: '', email: '', phone: '' })
    expect(await shop.db.orderNotes.toArray()).toEqual([{ key: '2', note: 'stays' }])
    expect(await shop.db.tickets.get('T1')).toMatchObject({
      subject: '… asks',
      buyer: theirs[0].buyer.key,
      order: '1',
    })
    expect((await shop.db.messages.toArray()).map(({ text }) => text)).toEqual(['', '…您好，已致电 138****5678'])
    for (const table of ['comments', 'tasks', 'attachments', 'customers'] as const) expect(await shop.db[table].count(), table).toBe(0)
    expect(await shop.files.names()).not.toContain('a1')
  })

  test('cleans tickets that lie in files too, and leaves those of others as they are', async () => {
    const shop = await workedOn()
    const say = (key: string, text: string) => ({ key: `${key}/0`, ticket: key, at: 6, from: 'customer', note: false, text })
    const packed = [
      { ticket: aTicket({ key: 'P1', buyer: WANG.key, subject: '王小明 asked', order: '1' }), messages: [say('P1', '我是老王')] },
      { ticket: aTicket({ key: 'P2', buyer: 'anna', subject: 'Mug' }), messages: [say('P2', 'Thank you')] },
    ]
    await shop.db.ticketPacks.put(await writeTickets(shop.files, packed, { key: 'packed', at: 1 }))
    const hasNames = async () => (await everything(shop)).includes('老王')
    expect(await hasNames()).toBe(true)
    await eraseCustomer(shop, { customer: ID, commandId: 'erase', newName }, AUTHOR)
    const after = await everything(shop)
    for (const text of NAMING) expect(after, text).not.toContain(text)
    expect(await shop.db.tickets.get('P1')).toMatchObject({ subject: '… asked', order: '1' })
    const [pack, ...others] = await shop.db.ticketPacks.toArray()
    expect(others).toEqual([])
    expect(await new TicketFiles(shop.files).ticket({ pack, position: 0 })).toEqual(packed[1])
  })

  test('stays in the history under the new name, cannot be undone, and counts once', async () => {
    const shop = await workedOn()
    await eraseCustomer(shop, { customer: ID, commandId: 'erase', newName }, AUTHOR)
    expect(await eraseCustomer(shop, { customer: ID, commandId: 'erase', newName }, AUTHOR)).toEqual({ ok: true, commandId: 'erase' })
    const [order] = (await seenOrders(shop)).filter(({ number }) => number === '3')
    const touching = await shop.db.journal
      .where('touches')
      .equals(on('customer', customerIdOf(order.buyer.key)))
      .toArray()
    expect(touching.map(({ id }) => id)).toEqual(['c1', 'c4', 'c7', 'c8', 'c11', 'erase'])
    expect(touching.at(-1)).toMatchObject({ kind: 'customer.erase', args: { orders: 2 }, changes: [] })
    expect(touching.flatMap(({ changes }) => changes)).toEqual([])
    // "Undone" would not be true.
    for (const [i, command] of ['c1', 'c4', 'c8', 'c12'].entries())
      expect(await execute(shop.db, DEFAULTS, { id: `gone${i}`, kind: 'undo', args: { command } }, AUTHOR), command).toEqual({
        ok: false,
        refusal: { why: 'nothingLeft' },
      })
    // What was written of others can be undone as ever.
    await run(shop, { id: 'u', kind: 'undo', args: { command: 'c3' } })
    expect(await shop.db.orderNotes.count()).toBe(0)
  })

  test('is for owners, and for those who are there', async () => {
    const shop = await workedOn()
    await shop.db.people.add({ key: 'li', name: 'Li', role: 'operator', active: true })
    const before = await everything(shop)
    const operator = { who: 'li', at: 1 }
    expect(await eraseCustomer(shop, { customer: ID, commandId: 'e', newName }, operator)).toEqual({
      ok: false,
      refusal: { why: 'forbidden', role: 'operator' },
    })
    expect(await eraseCustomer(shop, { customer: 'nobody', commandId: 'e', newName }, AUTHOR)).toMatchObject({
      refusal: { why: 'notFound' },
    })
    expect(await everything(shop)).toBe(before)
  })

  test('cut short before the transaction, leaves the old state and files that the sweep removes', async () => {
    const shop = await workedOn()
    const before = await everything(shop)
    const files = await shop.files.names()
    await expect(eraseCustomer({ ...shop, db: failing(shop.db) }, { customer: ID, commandId: 'e', newName }, AUTHOR)).rejects.toThrow(
      'power cut',
    )
    expect((await shop.files.names()).length).toBeGreaterThan(files.length)
    await shop.packs.sweep(2)
    expect((await shop.files.names()).toSorted()).toEqual(files.toSorted())
    expect(await everything(shop)).toBe(before)
  })

  test('without room for the new files, changes nothing', async () => {
    const shop = await workedOn()
    const before = await everything(shop)
    const full = { ...shop, files: fullAfter(shop.files, 1) }
    await expect(eraseCustomer(full, { customer: ID, commandId: 'e', newName }, AUTHOR)).rejects.toThrow('full')
    expect(await everything(shop)).toBe(before)
  })

  test('the same file has still nothing to import', async () => {
    const shop = aShop()
    const orders = [anOrder({ number: '1', buyer: WANG }), anOrder({ number: '2' })]
    await bringOrders(shop.packs, 'i1', orders)
    await eraseCustomer(shop, { customer: ID, commandId: 'e', newName }, AUTHOR)
    const existing = await OrdersByNumber.read(shop.packs)
    const again = aTable(orders).orders
    again.number.forEach((number, i) => expect(existing.fingerprint(existing.find(number))).toBe(again.fingerprint[i]))
  })

  test('a file or a platform that tells of the order again brings nobody back', async () => {
    const shop = await workedOn()
    await eraseCustomer(shop, { customer: ID, commandId: 'erase', newName }, AUTHOR)
    const key = (await seenOrders(shop)).find(({ number }) => number === '3')?.buyer.key
    const again = anOrder({
      number: '3',
      buyer: WANG,
      status: 'shipped',
      note: '王小明收',
      shipment: { at: 60, carrier: 'SF', tracking: 'SF13812345678' },
    })
    const others = anOrder({
      number: '2',
      placedAt: 30,
      paidAt: 40,
      buyer: { key: '10023', name: '李伟', email: '', phone: '' },
      status: 'shipped',
    })
    await bringOrders(shop.packs, 'i3', [others, again])
    const after = await everything(shop)
    for (const text of NAMING) expect(after, text).not.toContain(text)
    const orders = await seenOrders(shop)
    expect(orders.find(({ number }) => number === '3')).toMatchObject({
      status: 'shipped',
      buyer: { key, name: '', email: '', phone: '' },
      shipment: { at: 60, carrier: 'SF', tracking: '' },
    })
    expect(orders.find(({ number }) => number === '2')).toMatchObject({ status: 'shipped', buyer: { key: '10023', name: '李伟' } })
    // And once more, from what was just written.
    await bringOrders(shop.packs, 'i4', [{ ...again, status: 'arrived' }])
    expect(await everything(shop)).not.toContain('王小明')
    const existing = await OrdersByNumber.read(shop.packs)
    expect(existing.fingerprint(existing.find('3'))).toBe(aTable([{ ...again, status: 'arrived' }]).orders.fingerprint[0])
  })

  test('moves no figure of any shop', async () => {
    await fc.assert(
      fc.asyncProperty(randomOrders(12), fc.nat(11), async (orders, which) => {
        const key = orders.at(which)?.buyer.key ?? ''
        if (key === '') return
        const shop = aShop()
        await bringOrders(shop.packs, 'i1', orders)
        const before = await figures(shop)
        await eraseCustomer(shop, { customer: customerIdOf(key), commandId: 'e', newName }, AUTHOR)
        expect(await figures(shop)).toEqual(before)
        expect((await seenOrders(shop)).map(({ buyer }) => buyer.key)).not.toContain(key)
      }),
      { numRuns: runs(4) },
    )
  })
})

/** The rows, of which no transaction comes about. */
function failing(db: ShopDb): ShopDb {
  return new Proxy(db, {
    get: (target, name) => {
      if (name === 'transaction') return () => Promise.reject(new Error('power cut'))
      return Reflect.get(target, name)
    },
  })
}

/** A disk that is full after so many files. */
function fullAfter(files: PackFiles, count: number): PackFiles {
  let written = 0
  return { ...files, write: async (name, file) => (++written > count ? Promise.reject(new Error('full')) : files.write(name, file)) }
}
