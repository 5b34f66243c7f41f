import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { expect, test } from 'vitest'
import { ShopDb } from './db'
import { execute } from './execute'
import { findShop, findShops, mayDelete } from './findShops'

const defaults = { name: '', zone: 'UTC', currency: 'GBP' }
const OWNER = { who: 'owner', at: 7 }

async function aShop(id: string, name?: string): Promise<void> {
  const db = new ShopDb(id)
  await db.open()
  if (name !== undefined) {
    await execute(db, defaults, { id: '1', kind: 'shop.set', args: { name } }, OWNER)
    await execute(db, defaults, { id: '2', kind: 'person.set', args: { key: 'kim', set: { name: 'Kim', role: 'agent' } } }, OWNER)
  }
  db.close()
}

test('a shop that nobody remembers is told of by its own records; an empty one and one that never was are not', async () => {
  // Names of this file alone: all files of tests share one IndexedDB.
  await aShop('found-tea', 'Tea')
  await aShop('found-blank')
  expect(await findShops(['found-tea', 'found-blank', 'found-none'])).toEqual([
    { id: 'found-tea', name: 'Tea', kind: 'own', createdAt: 7, version: 2, orders: 0 },
  ])
  expect(await Dexie.exists('zhanggui:found-none')).toBe(false)
})

test('a shop is an owner’s to delete, a demo shop anybody’s', async () => {
  await aShop('found-coffee', 'Coffee')
  const may = (id: string, who: string) => findShop(id, (db) => mayDelete(db, who))
  expect(await may('found-coffee', 'owner')).toBe(true)
  expect(await may('found-coffee', 'kim')).toBe(false)
  expect(await may('found-coffee', 'nobody')).toBe(false)
  const demo = new ShopDb('demo-found')
  await demo.journal.add({
    id: 'd',
    kind: 'demo.create',
    args: { seed: 1, language: 'en', now: 1 },
    who: 'owner',
    at: 1,
    changes: [],
    touches: [],
  })
  demo.close()
  expect(await may('demo-found', 'nobody')).toBe(true)
})
