import 'fake-indexeddb/auto'
import { afterEach, expect, test } from 'vitest'
import type { Command } from '~/domain/command'
import { customerIdOf } from '~/domain/customer'
import { makeBackup } from '~/store/backup/makeBackup'
import { restoreBackup } from '~/store/backup/restoreBackup'
import { ShopDb } from '~/store/db'
import { eraseCustomer } from '~/store/eraseCustomer'
import { execute } from '~/store/execute'
import { openIndexedDbFiles } from '~/store/files'
import { API } from '~/store/outbox'
import { Packs } from '~/store/packs'
import { MockShop } from '../../mocks/rest/shop'
import { ConnectedShop } from '../../tests/connectedShop'
import { platformOf, RICH } from '../../tests/poorPlatform'
import { withCustomerIds } from './customerIds'

const AUTHOR = { who: 'owner', at: 1 }
const DEFAULTS = { name: '', zone: 'UTC', currency: 'USD' }
const BUYER = 'ann@example.com'
const ID = customerIdOf(BUYER)
const quiet = () => ({ signal: new AbortController().signal, progress: () => undefined })
const open: ShopDb[] = []
afterEach(async () => {
  for (const db of open.splice(0)) await db.delete()
})

async function aConnectedShop() {
  const there = new MockShop()
  there.put('products', 'mug', {
    title: 'Mug',
    skus: [
      { code: 'MUG-1', price: '10' },
      { code: 'MUG-2', price: '10' },
    ],
  })
  there.put('customers', BUYER, { name: 'Ann', email: BUYER, note: 'likes blue' })
  const adapter = platformOf(there, RICH, { pageSize: 9, counted: [], send: async (_of, answer) => answer() })
  const { db } = new ConnectedShop(adapter)
  const here = new ConnectedShop(withCustomerIds(adapter, db), db)
  open.push(db)
  await here.connect()
  return { there, here, db }
}

const title = (id: string, to: string): Command => ({ id, kind: 'catalog.set', args: { key: 'mug', set: { title: to } } })

const textOf = async (db: ShopDb) => JSON.stringify(await Promise.all(db.tables.map((table) => table.toArray())))

test('a backup holds nothing of the connection, and what is restored of it is not connected', async () => {
  const { here, db } = await aConnectedShop()
  const connection = await db.connection.get(API)
  if (!connection) throw new Error('not connected')
  const sealed = { salt: new Uint8Array([1]), rounds: 1, iv: new Uint8Array([2]), bytes: new ArrayBuffer(3) }
  await db.connection.put({ ...connection, sealed })
  await here.run(title('a', 'Big mug'))
  const files = openIndexedDbFiles('connected-backup')
  const { blob } = await makeBackup({ db, files, packs: new Packs({ db }, files) }, 1, quiet())
  expect(await blob.text()).not.toContain('https://api.test')
  const copy = { file: blob, fileName: 'a', shop: 'connected-copy', commandId: 'r', author: AUTHOR }
  expect(await restoreBackup(copy, quiet())).toMatchObject({ ok: true })
  const restored = new ShopDb('connected-copy')
  open.push(restored)
  expect(
    await Promise.all([restored.connection, restored.outbox, restored.remotes, restored.cursors].map((table) => table.count())),
  ).toEqual([0, 0, 0, 0])
  expect(await restored.catalog.get('mug')).toMatchObject({ title: 'Big mug' })
  expect(await execute(restored, DEFAULTS, title('b', 'Small mug'), AUTHOR)).toMatchObject({ ok: true })
  expect(await restored.outbox.count()).toBe(0)
})

test('who is erased leaves the outbox, the conflicts and what the platform said, and does not come back with a pull', async () => {
  const { there, here, db } = await aConnectedShop()
  await here.run({ id: 'n', kind: 'customer.edit', args: { customer: ID, set: { note: 'likes ANN-RED' } } })
  await here.run({ id: 't', kind: 'customer.edit', args: { customer: ID, set: { tier: 'ANN-GOLD' } } })
  there.put('customers', BUYER, { name: 'Ann', email: BUYER, note: 'likes ANN-GREEN' })
  await here.round()
  expect(await db.conflicts.count()).toBe(1)
  await here.run({ id: 'm', kind: 'customer.edit', args: { customer: ID, set: { note: 'likes ANN-BLACK' } } })
  const files = openIndexedDbFiles('connected-erase')
  let names = 0
  const erasure = { customer: ID, commandId: 'e', newName: () => `name${++names}` }
  expect(await eraseCustomer({ db, files, packs: new Packs({ db }, files) }, erasure, AUTHOR)).toMatchObject({ ok: true })
  there.put('customers', BUYER, { name: 'Ann', email: BUYER, note: 'likes ANN-PINK' })
  await here.round()
  expect(await db.outbox.count()).toBe(0)
  expect(await db.conflicts.count()).toBe(0)
  expect(await db.customers.count()).toBe(0)
  const all = await textOf(db)
  for (const trace of [BUYER, 'ANN-', 'likes blue']) expect(all).not.toContain(trace)
})

test('an undo is sent as what it restores, behind what it takes back', async () => {
  const { there, here, db } = await aConnectedShop()
  await here.run(title('a', 'Big mug'))
  await here.run({ id: 'u', kind: 'undo', args: { command: 'a' } })
  const rows = await db.outbox.orderBy('seq').toArray()
  expect(rows.map(({ id, edits }) => [id, edits])).toEqual([
    ['a', [{ area: 'products', key: 'mug', set: { title: 'Big mug' }, before: { title: 'Mug' } }]],
    ['u', [{ area: 'products', key: 'mug', set: { title: 'Mug' }, before: { title: 'Big mug' } }]],
  ])
  await here.round()
  expect(await db.outbox.count()).toBe(0)
  expect([(await db.catalog.get('mug'))?.title, there.get('products', 'mug')?.record?.title]).toEqual(['Mug', 'Mug'])
})

test('two tabs that act at once send in the order of the history', async () => {
  const { db } = await aConnectedShop()
  const other = new ShopDb(db.name.replace('zhanggui:', ''))
  const tabs = [db, other]
  const commands = Array.from({ length: 20 }, (_, i) => title(`t${i}`, `Mug ${i}`))
  await Promise.all(commands.map((command, i) => execute(tabs[i % 2] ?? db, DEFAULTS, command, AUTHOR)))
  const seqs = new Map((await db.journal.toArray()).map(({ id, seq }) => [id, seq]))
  const rows = await db.outbox.orderBy('seq').toArray()
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map(({ id }) => seqs.get(id)))
  rows.forEach(({ edits }, i) => i > 0 && expect(edits[0]?.before.title).toBe(rows[i - 1]?.edits[0]?.set.title))
  other.close()
})
