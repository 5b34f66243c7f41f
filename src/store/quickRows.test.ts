import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { expect, test } from 'vitest'
import { nameOfDb, type PackRow, ShopDb } from './db'
import { connectQuickly, readFirstRows } from './quickRows'

const aPack = (id: string, order: number): PackRow => ({
  id,
  order,
  bytes: 1,
  openingEnd: 1,
  linesEnd: 1,
  orders: 1,
  lines: 1,
  live: true,
  replaces: [],
  writtenAt: 7,
})

async function aShop(id: string): Promise<ShopDb> {
  const db = new ShopDb(id)
  await db.packs.bulkAdd([aPack('a', 2), aPack('b', 1)])
  await db.settings.put({ key: 'shop', zone: 'UTC', currency: 'GBP' })
  await db.meta.put({ key: 'version', value: 3 })
  return db
}

test('the first rows are those that Dexie reads, packs in order of arrival', async () => {
  const db = await aShop('tea')
  const quick = await connectQuickly('tea')
  expect(quick && (await readFirstRows(quick))).toEqual({
    version: 3,
    settings: await db.settings.get('shop'),
    packs: [aPack('b', 1), aPack('a', 2)],
    products: [],
  })
  // It has ended with that.
  expect(quick && (await readFirstRows(quick))).toBeUndefined()
  db.close()
})

test('a shop that is not there stays so, and Dexie makes it afterwards', async () => {
  expect(await connectQuickly('none')).toBeUndefined()
  expect(await Dexie.exists(nameOfDb('none'))).toBe(false)
  const db = await aShop('none')
  expect(await db.packs.count()).toBe(2)
  db.close()
})

test('a shop of another version is left to Dexie', async () => {
  const old = new Dexie(nameOfDb('old'))
  old.version(4).stores({ packs: 'id', settings: 'key', meta: 'key', products: 'key' })
  await old.open()
  old.close()
  expect(await connectQuickly('old')).toBeUndefined()
})

test('whoever deletes the shop does not wait for a quick connection', async () => {
  ;(await aShop('gone')).close()
  const quick = await connectQuickly('gone')
  await Dexie.delete(nameOfDb('gone'))
  expect(quick && (await readFirstRows(quick))).toBeUndefined()
})
