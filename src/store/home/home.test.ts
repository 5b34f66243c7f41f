import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { HomeKind } from '~/domain/homeItem'
import type { Order } from '~/domain/order'
import type { Purchase } from '~/domain/stock'
import { joinCatalog } from '~/store/catalog'
import { type PackRow, ShopDb } from '~/store/db'
import { aLine, anOrder } from '../../../tests/builders'
import { aPromotion } from '../../../tests/promotions'
import { aProduct, aSku } from '../../../tests/stock'
import { readJournalFacts } from './journalFacts'
import { findingsIn, NOW, runIn } from '../../../tests/homeShop'

const HOUR = 3_600_000
const DAY = 24 * HOUR

let count = 0
let db: ShopDb
beforeEach(() => {
  db = new ShopDb(`home${++count}`)
})

const findingsOf = (kind: HomeKind, shop?: Parameters<typeof findingsIn>[2]) => findingsIn(db, kind, shop)
const run = (command: Parameters<typeof runIn>[1], at?: number) => runIn(db, command, at)

describe('texts that break a rule', () => {
  test('are told of what is on sale, until they are mended, accepted or taken off sale; other errors are another item', async () => {
    await db.rulePacks.put({ key: 'shop', packs: ['adLaw'] })
    await db.catalog.bulkPut([
      aProduct({ key: 'a', title: '最佳毛衣 国家级' }),
      aProduct({ key: 'b', title: '最佳围巾', state: 'draft' }),
      aProduct({ key: 'c', title: '最新围巾' }),
    ])
    const [first, ...others] = await findingsOf('listingErrors')
    expect(others).toEqual([])
    expect(first).toMatchObject({ id: 'listingErrors/a@adLaw.best,adLaw.grade', on: 'listing/a', facts: { product: 'a', count: 2 } })
    await run({ id: 'e', kind: 'catalog.set', args: { key: 'a', set: { title: '最佳毛衣' } } })
    expect(await findingsOf('listingErrors')).toMatchObject([{ id: 'listingErrors/a@adLaw.best' }])
    const of = { rule: 'adLaw.best', product: 'a', part: 'title', found: '最佳', text: '最佳毛衣' } as const
    await run({ id: 'x', kind: 'listing.accept', args: { of, grounds: { reason: 'brand' }, title: '最佳毛衣' } })
    expect(await findingsOf('listingErrors')).toEqual([])
    await run({ id: 'u', kind: 'undo', args: { command: 'x' } })
    await run({ id: 'p', kind: 'listing.move', args: { keys: ['a'], event: 'pause' } })
    expect(await findingsOf('listingErrors')).toEqual([])
  })
})

describe('low stock', () => {
  const sale = (set: Partial<Order> = {}) =>
    anOrder({
      number: 'S1',
      paidAt: NOW - 3 * DAY,
      shipment: { at: NOW - 2 * DAY, carrier: 'SF', tracking: '1' },
      lines: [aLine({ quantity: 14 })],
      ...set,
    })
  const low = { orders: [sale()], moves: [{ sku: 'MUG-1', quantity: 5 }] }

  test('is a listed SKU that sells and is down to its reorder point, with what is needed to decide', async () => {
    await db.catalog.put(aProduct())
    const purchase: Purchase = {
      key: 'p',
      supplier: '',
      state: 'ordered',
      orderedAt: NOW - DAY,
      expectedAt: NOW + 4 * DAY,
      lines: [{ sku: 'MUG-1', quantity: 40, cost: 1 }],
    }
    await db.purchases.put(purchase)
    expect(await findingsOf('lowStock', low)).toMatchObject([
      {
        id: 'lowStock/MUG-1/low@0',
        on: 'product/MUG-1',
        facts: { title: 'Mug', sku: 'MUG-1', left: 5, reorderAt: 5, sold: 14, cover: 10, incoming: 40, arrivesAt: NOW + 4 * DAY },
      },
    ])
  })

  test('is not what has enough, what is not listed, what has stopped selling, and nothing in a shop without a catalogue', async () => {
    expect(await findingsOf('lowStock', low)).toEqual([])
    await db.catalog.put(aProduct())
    expect(await findingsOf('lowStock', { ...low, moves: [{ sku: 'MUG-1', quantity: 6 }] })).toEqual([])
    expect(
      await findingsOf('lowStock', {
        ...low,
        orders: [sale({ paidAt: NOW - 40 * DAY }), anOrder({ number: 'S2', paidAt: NOW, lines: [] })],
      }),
    ).toEqual([])
    await db.catalog.put(aProduct({ state: 'paused' }))
    expect(await findingsOf('lowStock', low)).toEqual([])
  })

  test('what has been sold out for a month still counts as selling', async () => {
    await db.catalog.put(aProduct())
    const orders = [sale({ paidAt: NOW - 40 * DAY }), anOrder({ number: 'S2', paidAt: NOW, lines: [] })]
    expect(await findingsOf('lowStock', { orders, moves: [{ sku: 'MUG-1', quantity: 0 }] })).toMatchObject([
      { facts: { left: 0, sold: 0 } },
    ])
  })

  test('sold out presses more than low; on its way, or in somebody’s hands, less', async () => {
    await db.catalog.put(aProduct({ skus: [aSku(), aSku({ code: 'B' })] }))
    const orders = [sale({ lines: [aLine({ quantity: 14 }), aLine({ sku: 'B', quantity: 14 })] })]
    const moves = [
      { sku: 'MUG-1', quantity: 0 },
      { sku: 'B', quantity: 3 },
    ]
    const press = async () => new Map((await findingsOf('lowStock', { orders, moves })).map(({ on, press }) => [on, press]))
    const before = await press()
    expect(before.get('product/MUG-1')).toBeGreaterThan(before.get('product/B') ?? 1)
    await run({
      id: 't',
      kind: 'task.set',
      args: { key: 'k', set: { title: 'Reorder', on: 'product/MUG-1', createdAt: NOW, createdBy: 'owner' } },
    })
    expect((await press()).get('product/MUG-1')).toBeLessThan(before.get('product/MUG-1') ?? 0)
  })
})

test('a product in review waits, with how long', async () => {
  await db.catalog.bulkPut([aProduct({ key: 'a', state: 'inReview', stateSince: NOW - 2 * DAY }), aProduct({ key: 'b' })])
  expect(await findingsOf('listingInReview')).toMatchObject([
    { id: 'listingInReview/a', on: 'product/MUG-1', facts: { title: 'Mug', days: 2, skus: 1 } },
  ])
})

describe('a promotion off plan', () => {
  const promotion = aPromotion({
    key: 'p1',
    name: '双11',
    from: NOW - 5 * DAY,
    to: NOW + 5 * DAY,
    expected: { gmv: 1_000_000, orders: 10, units: 10, margin: 0, discount: 0 },
  })
  const sold = (goods: number, set: Partial<Order> = {}) =>
    anOrder({ number: `${goods}`, paidAt: NOW - DAY, promotion: 'p1', lines: [aLine({ amount: goods })], ...set })

  test('runs, and has sold less than 70 % of what was planned by now', async () => {
    await db.promotions.put(promotion)
    expect(await findingsOf('promotionOffPlan', { orders: [sold(340_000, { shipping: 9_999 })] })).toMatchObject([
      { id: 'promotionOffPlan/p1', facts: { name: '双11', gmv: 349_999, orders: 1, planned: 500_000, expected: 1_000_000, share: 0.5 } },
    ])
    expect(await findingsOf('promotionOffPlan', { orders: [sold(350_000)] })).toEqual([])
  })

  test('only paid orders that carry its key count, within its window', async () => {
    await db.promotions.put(promotion)
    const others = [
      sold(1, { paidAt: undefined }),
      sold(2, { promotion: 'p2' }),
      sold(3, { paidAt: promotion.from - 1 }),
      sold(4, { test: true }),
      sold(5, { paidAt: NOW + 1 }),
    ]
    expect(await findingsOf('promotionOffPlan', { orders: others })).toMatchObject([{ facts: { gmv: 0, orders: 0 } }])
  })

  test('is not one that is paused, over, planned, or has only just begun', async () => {
    await db.promotions.bulkPut([
      { ...promotion, key: 'a', stage: 'paused' },
      { ...promotion, key: 'b', to: NOW },
      { ...promotion, key: 'c', from: NOW + 1 },
      { ...promotion, key: 'd', from: NOW - HOUR },
    ])
    expect(await findingsOf('promotionOffPlan')).toEqual([])
  })
})

test('a promotion waits to be reviewed, to be scheduled before it begins, and to be judged when it is over', async () => {
  await db.promotions.bulkPut([
    aPromotion({ key: 'a', name: '双12', stage: 'inReview', stageSince: NOW - DAY, from: NOW + 5 * DAY, to: NOW + 9 * DAY }),
    aPromotion({ key: 'b', stage: 'approved', from: NOW + 2 * DAY, to: NOW + 9 * DAY }),
    aPromotion({ key: 'c', stage: 'approved', from: NOW + 20 * DAY, to: NOW + 29 * DAY }),
    aPromotion({ key: 'd', from: NOW - 9 * DAY, to: NOW - 2 * DAY }),
    aPromotion({ key: 'e', from: NOW - 90 * DAY, to: NOW - 80 * DAY }),
    aPromotion({ key: 'f', stage: 'judged', from: NOW - 9 * DAY, to: NOW - 2 * DAY }),
    aPromotion({ key: 'g', from: NOW - DAY, to: NOW + DAY }),
  ])
  const steps = (await findingsOf('promotionWaits')).map(({ on, facts }) => [on, facts.step])
  expect(steps).toEqual([
    ['promotion/a', 'review'],
    ['promotion/b', 'schedule'],
    ['promotion/d', 'judge'],
  ])
})

describe('imports and backups', () => {
  const pack = (id: string, live = true): PackRow => ({
    id,
    order: 1,
    bytes: 1,
    openingEnd: 1,
    linesEnd: 1,
    orders: 1,
    lines: 1,
    live,
    replaces: [],
    writtenAt: NOW,
  })
  const imported = async (id: string, set: { fileName?: string; refusedRows?: number; at?: number; live?: boolean } = {}) => {
    const { fileName = 'a.csv', refusedRows = 0, at = NOW, live } = set
    await db.packs.put(pack(id, live))
    const args = { fileName, bytes: 1, rules: {} as never, added: 3, changed: 0, unchanged: 0, refusedRows, lines: 3 }
    await db.journal.add({ id, kind: 'orders.import', args, who: 'owner', at, changes: [], touches: [] })
  }
  const failed = (id: string, at = NOW, fileName = 'a.csv') =>
    run({ id, kind: 'import.failed', args: { fileName, bytes: 1, why: 'noRoom' } }, at)

  test('a file that broke off waits for a week, or until it is in', async () => {
    await failed('f1', NOW - 8 * DAY, 'old.csv')
    await failed('f2', NOW - DAY)
    await failed('f3')
    expect(await findingsOf('importFailed')).toMatchObject([{ id: 'importFailed/a.csv', facts: { why: 'noRoom', times: 2, at: NOW } }])
    await imported('i1', { live: false })
    expect(await findingsOf('importFailed')).toHaveLength(1)
    await imported('i2')
    expect(await findingsOf('importFailed')).toEqual([])
  })

  test('rows that were left out wait, until the same file came whole', async () => {
    await imported('i1', { refusedRows: 4 })
    expect(await findingsOf('importRefused')).toMatchObject([{ id: 'importRefused/i1', on: 'import/i1', facts: { rows: 4, orders: 3 } }])
    await imported('i2')
    expect(await findingsOf('importRefused')).toEqual([])
  })

  test('a backup is old after a week of changes; a shop without orders, or a demo, needs none', async () => {
    const note = (id: string, at = NOW) => run({ id, kind: 'order.note', args: { number: id, note: 'x' } }, at)
    for (let i = 0; i < 12; i++) await note(`n${i}`)
    expect(await findingsOf('backupOld')).toEqual([])
    await imported('i1')
    expect(await findingsOf('backupOld')).toMatchObject([{ id: 'backupOld/shop', facts: { changes: 13 } }])
    await run({ id: 'b', kind: 'backup.made', args: { fileName: 'x', bytes: 1 } }, NOW - 8 * DAY)
    expect(await findingsOf('backupOld')).toEqual([])
    await note('after')
    expect(await findingsOf('backupOld')).toMatchObject([{ facts: { changes: 1, days: 8 } }])
    await db.journal.add({
      id: 'd',
      kind: 'demo.create',
      args: { seed: 1, language: 'en', now: NOW },
      who: 'owner',
      at: NOW,
      changes: [],
      touches: [],
    })
    expect(await findingsOf('backupOld')).toEqual([])
  })

  test('the journal is read on from where it was read to', async () => {
    await failed('f1')
    const first = await readJournalFacts(db)
    await failed('f2')
    expect(await readJournalFacts(db, first)).toEqual(await readJournalFacts(db))
    expect(first.imports).toHaveLength(1)
  })
})

test('a catalogue joins its products with the names that their keys stand for', () => {
  expect(joinCatalog([aProduct()], [], []).get('MUG-1')).toEqual({ product: aProduct(), sku: aSku(), path: [] })
})
