import 'fake-indexeddb/auto'
import { describe, expect, test } from 'vitest'
import { customerIdOf } from '~/domain/customer'
import { writeColumns } from '~/segments/columnFile'
import { bringOrders } from '../../tests/bringOrders'
import { anOrder } from '../../tests/builders'
import { dictOf } from '../../tests/stock'
import type { ColumnsOf } from './columnFiles'
import { ShopDb } from './db'
import { eraseCustomer } from './eraseCustomer'
import { execute } from './execute'
import { openIndexedDbFiles } from './files'
import { allowed, importTraffic } from './importTraffic'
import { Packs } from './packs'
import { readTraffic } from './trafficFiles'

const DEFAULTS = { name: '', zone: 'UTC', currency: 'GBP' }
const AUTHOR = { who: 'owner', at: Date.UTC(2026, 0, 9) }
const WANG = { key: 'wang', name: '王小明', email: 'wang.xm@example.com', phone: '13812345678' }
const LI = { key: 'li', name: '李伟', email: '', phone: '' }
const ID = customerIdOf(WANG.key)
let count = 0
let names = 0
const newName = () => `n${++names}-${'x'.repeat(20)}`

interface Visit {
  visitor: string
  order?: string
  sku?: string
}

function sessionsOf(visits: Visit[]): { sessions: ColumnsOf<'sessions'>; steps: ColumnsOf<'steps'> } {
  const looked = visits.filter(({ sku }) => sku !== undefined)
  return {
    sessions: {
      count: visits.length,
      numbers: {
        at: Float64Array.from(visits, (_, i) => i),
        reached: Float64Array.from(visits, ({ order }) => (order ? 3 : 0)),
        steps: Float64Array.from(visits, ({ sku }) => (sku ? 1 : 0)),
      },
      texts: {
        visitor: dictOf(visits.map(({ visitor }) => visitor)),
        channel: dictOf(visits.map(() => 'Web')),
        source: dictOf(visits.map(() => '')),
        order: dictOf(visits.map(({ order = '' }) => order)),
      },
    },
    steps: {
      count: looked.length,
      numbers: { at: Float64Array.from(looked, (_, i) => i), step: new Float64Array(looked.length) },
      texts: { sku: dictOf(looked.map(({ sku = '' }) => sku)) },
    },
  }
}

/** Two buyers with an order each, and what they did before and after it, in files of traffic. */
async function aShop(files: Visit[][]) {
  const name = `visits${++count}`
  const db = new ShopDb(name)
  const disk = openIndexedDbFiles(name)
  const shop = { db, files: disk, packs: new Packs({ db }, disk) }
  const orders = [anOrder({ number: '1', buyer: WANG }), anOrder({ number: '2', buyer: LI })]
  await bringOrders(shop.packs, 'i', orders, AUTHOR)
  for (const [i, visits] of files.entries()) {
    const { basis } = await readTraffic(db, disk)
    const prepared = {
      tables: { of: 'sessions' as const, ...sessionsOf(visits) },
      from: 0,
      to: 1,
      found: {} as never,
      fileName: 't',
      bytes: 1,
      basis,
    }
    const told = { fileName: 't', bytes: 1, of: 'sessions' as const, rows: visits.length, from: 0, to: 1 }
    expect(
      await importTraffic(shop, prepared, { id: `t${i}`, kind: 'traffic.import', args: told }, { who: 'owner', at: AUTHOR.at - 10 + i }),
    ).toEqual({ ok: true })
  }
  return shop
}
type Shop = Awaited<ReturnType<typeof aShop>>

const erase = (shop: Shop, customer = ID) => eraseCustomer(shop, { customer, commandId: 'erase', newName }, AUTHOR)
const undo = ({ db }: Shop, id: string, command: string) => execute(db, DEFAULTS, { id, kind: 'undo', args: { command } }, AUTHOR)

/** Visitors row by row, file by file. */
async function visitors({ db, files }: Shop): Promise<string[][]> {
  const { sessions } = await readTraffic(db, files)
  return sessions.map(({ table: { texts } }) => Array.from(texts.visitor.codes, (code) => texts.visitor.values[code]))
}

/** Every row and every byte of every file as one text. */
async function everything({ db, files }: Shop): Promise<string> {
  const rows = await Promise.all(db.tables.map(async (table) => JSON.stringify(await table.toArray())))
  const bytes = await Promise.all((await files.names()).map(async (name) => (await files.blob(name))?.text()))
  return [...rows, ...bytes].join('\n')
}

const FILES: Visit[][] = [
  [{ visitor: 'cookie-77', sku: 'MUG' }, { visitor: 'cookie-5', order: '2' }, { visitor: 'wang' }],
  [{ visitor: 'cookie-77', order: '1', sku: 'CUP' }, { visitor: 'wang.xm@example.com' }, { visitor: '' }, { visitor: 'cookie-9' }],
]

describe('the visits of an erased customer', () => {
  test('lose the ids that lead to them in every file, and stay the visits of the same visitors', async () => {
    const shop = await aShop(FILES)
    const stepsBefore = (await readTraffic(shop.db, shop.files)).sessions.map(({ steps }) => steps && writeColumns(steps))
    expect(await erase(shop)).toEqual({ ok: true, commandId: 'erase' })
    const after = await everything(shop)
    for (const id of ['cookie-77', 'wang.xm']) expect(after).not.toContain(id)
    const [first, second] = await visitors(shop)
    expect(first).toEqual([expect.stringMatching(/^erased-/), 'cookie-5', expect.stringMatching(/^erased-/)])
    expect(second).toEqual([first[0], expect.stringMatching(/^erased-/), '', 'cookie-9'])
    expect(new Set([first[0], first[2], second[1]]).size).toBe(3)
    // What was looked at and bought stays.
    const { sessions } = await readTraffic(shop.db, shop.files)
    expect(sessions.map(({ steps }) => steps && writeColumns(steps))).toEqual(stepsBefore)
    expect(sessions[1].table.texts.order.values).toContain('1')
    expect(sessions[1]).toMatchObject({ from: 0, to: 1 })
  })

  test('are found where there is neither an order nor a note of them', async () => {
    const shop = await aShop([[{ visitor: 'window-shopper' }]])
    expect(await erase(shop, customerIdOf('window-shopper'))).toEqual({ ok: true, commandId: 'erase' })
    expect(await everything(shop)).not.toContain('window-shopper')
  })

  test('stay erased when the same file, or another that names them, is imported again', async () => {
    const shop = await aShop(FILES)
    await erase(shop)
    const seen = await visitors(shop)
    for (const [i, visits] of [FILES[1], [{ visitor: WANG.phone }, { visitor: 'cookie-5' }]].entries()) {
      const told = { fileName: 't', bytes: 1, of: 'sessions' as const, rows: visits.length, from: 0, to: 1 }
      const tables = await allowed(shop.db, { of: 'sessions', ...sessionsOf(visits) })
      const prepared = {
        tables: { of: 'sessions' as const, ...sessionsOf(visits) },
        from: 0,
        to: 1,
        found: {} as never,
        fileName: 't',
        bytes: 1,
      }
      const { basis } = await readTraffic(shop.db, shop.files)
      expect(
        await importTraffic(
          shop,
          { ...prepared, basis },
          { id: `again${i}`, kind: 'traffic.import', args: told },
          { who: 'owner', at: AUTHOR.at + i },
        ),
      ).toEqual({ ok: true })
      // The check sees what will be kept, so that a file which was there already has nothing new.
      if (tables.of === 'sessions' && i === 0)
        expect(tables.sessions.texts.visitor.values.toSorted()).toEqual([...new Set(seen[1])].toSorted())
    }
    const after = await everything(shop)
    for (const id of ['cookie-77', 'wang.xm', WANG.phone, WANG.name]) expect(after).not.toContain(id)
    const [, , again, other] = await visitors(shop)
    expect(again).toEqual(seen[1])
    expect(other).toEqual([expect.stringMatching(/^erased-/), 'cookie-5'])
  })

  test('are undone and redone with their import, without the ids', async () => {
    const shop = await aShop(FILES)
    await erase(shop)
    const seen = await visitors(shop)
    expect(await undo(shop, 'u', 't1')).toMatchObject({ ok: true })
    expect(await visitors(shop)).toEqual([seen[0]])
    await shop.packs.sweep(AUTHOR.at)
    expect(await undo(shop, 'uu', 'u')).toMatchObject({ ok: true })
    expect(await visitors(shop)).toEqual(seen)
    expect((await readTraffic(shop.db, shop.files)).sessions[1].steps?.texts.sku.values).toContain('CUP')
  })

  test('lose the ids in an import that is undone too, before it comes back', async () => {
    const shop = await aShop(FILES)
    await undo(shop, 'u', 't1')
    await erase(shop)
    expect(await everything(shop)).not.toContain('cookie-77')
    expect(await undo(shop, 'uu', 'u')).toMatchObject({ ok: true })
    const [first, second] = await visitors(shop)
    expect(second[0]).toBe(first[0])
  })

  test('cut short before the transaction are as they were, and the sweep removes what was written', async () => {
    const shop = await aShop(FILES)
    const before = await everything(shop)
    const db = new Proxy(shop.db, {
      get: (target, name) => (name === 'transaction' ? () => Promise.reject(new Error('power cut')) : Reflect.get(target, name)),
    })
    await expect(erase({ ...shop, db })).rejects.toThrow('power cut')
    await shop.packs.sweep(AUTHOR.at)
    expect(await everything(shop)).toBe(before)
  })

  test('without room for the new files, are as they were', async () => {
    const shop = await aShop(FILES)
    const before = await everything(shop)
    let written = 0
    const write: Shop['files']['write'] = async (name, file) =>
      ++written > 4 ? Promise.reject(new Error('full')) : shop.files.write(name, file)
    await expect(erase({ ...shop, files: { ...shop.files, write } })).rejects.toThrow('full')
    expect(await everything(shop)).toBe(before)
  })

  test('of others keep their file', async () => {
    const shop = await aShop([[{ visitor: 'cookie-5', order: '2' }]])
    await erase(shop)
    expect(await shop.files.names()).toContain('t0-sessions')
  })
})
