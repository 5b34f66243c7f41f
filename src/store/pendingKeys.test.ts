import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { ShopDb } from './db'
import { pendingKeys } from './pendingKeys'
import type { OutboxRow } from './syncRows'

const aRow = (seq: number, set: Partial<OutboxRow>): OutboxRow => ({
  seq,
  id: `c${seq}`,
  kind: 'catalog.set',
  at: seq,
  edits: [],
  moves: [],
  state: 'waiting',
  ...set,
})
const edit = (area: 'products' | 'customers', key: string) => ({ area, key, set: { title: 'x' }, before: {} })

it('a record waits once, in its own area, until the platform has agreed or refused', async () => {
  const db = new ShopDb('pending')
  await db.outbox.bulkPut([
    aRow(1, { edits: [edit('products', 'mug'), edit('customers', 'ann')], state: 'sent' }),
    aRow(2, { edits: [edit('products', 'mug'), edit('products', 'cup')] }),
    aRow(3, { moves: [{ sku: 'MUG-1', location: 'main', quantity: -1, kind: 'adjusted' }] }),
    aRow(4, { edits: [edit('products', 'plate')], state: 'refused' }),
  ])
  expect(await pendingKeys(db, 'products')).toEqual(['mug', 'cup'])
  expect(await pendingKeys(db, 'customers')).toEqual(['ann'])
  expect(await pendingKeys(db, 'stock')).toEqual(['main\nMUG-1'])
  expect(await pendingKeys(db, 'orders')).toEqual([])
})
