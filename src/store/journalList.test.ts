import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Command } from '~/domain/command'
import { FIRST_PERSON } from '~/domain/person'
import { aProduct, aSku } from '../../tests/stock'
import { type JournalRow, ShopDb } from './db'
import { execute } from './execute'
import { listJournal } from './journalList'

const defaults = { name: '', zone: 'UTC', currency: 'GBP' }
let count = 0
let db: ShopDb
beforeEach(() => {
  db = new ShopDb(`journal${++count}`)
})

const run = (command: Command, who = FIRST_PERSON) => execute(db, defaults, command, { who, at: 1 })
const note = (id: string, number: string, text: string, who?: string) => run({ id, kind: 'order.note', args: { number, note: text } }, who)
const page = { offset: 0, limit: 50 }
const idsOf = async (query: Omit<Parameters<typeof listJournal>[1], 'offset' | 'limit'>) =>
  (await listJournal(db, { ...query, ...page })).items.map(({ id }) => id)

describe('the journal', () => {
  it('answers by person, by kind, by record, by all three at once and by name, newest first', async () => {
    await note('a', '1', 'x')
    await note('b', '2', 'x', 'li')
    await run({ id: 'c', kind: 'comment.add', args: { key: 'k', set: { on: 'order/1', text: 't', at: 1, who: 'li' } } }, 'li')
    await note('d', '1', 'y', 'li')
    expect(await idsOf({})).toEqual(['d', 'c', 'b', 'a'])
    expect(await idsOf({ who: 'li' })).toEqual(['d', 'c', 'b'])
    expect(await idsOf({ kinds: ['order.note'] })).toEqual(['d', 'b', 'a'])
    expect(await idsOf({ on: 'order/1' })).toEqual(['d', 'c', 'a'])
    expect(await idsOf({ on: 'order/1', who: 'li', kinds: ['order.note', 'undo'] })).toEqual(['d'])
    expect(await idsOf({ who: 'nobody' })).toEqual([])
    expect(await idsOf({ kinds: [] })).toEqual([])
    expect(await idsOf({ ids: ['a', 'd', 'z'] })).toEqual(['d', 'a'])
  })

  it('counts what it has, and gives a page of it', async () => {
    for (let i = 0; i < 7; i++) await note(`n${i}`, String(i), 'x', i % 2 ? 'li' : FIRST_PERSON)
    expect(await listJournal(db, { who: FIRST_PERSON, offset: 2, limit: 1 })).toMatchObject({ total: 4, items: [{ id: 'n2' }] })
    expect(await listJournal(db, { offset: 6, limit: 5 })).toMatchObject({ total: 7, items: [{ id: 'n0' }] })
  })

  it('says what an undo took back, however far back it stands', async () => {
    await note('a', '1', 'x')
    for (let i = 0; i < 5; i++) await note(`n${i}`, '2', `x${i}`)
    await run({ id: 'u', kind: 'undo', args: { command: 'a' } })
    await run({ id: 'r', kind: 'undo', args: { command: 'u' } })
    const { items } = await listJournal(db, { offset: 0, limit: 2 })
    expect(items[1]).toMatchObject({ id: 'u', undone: { id: 'a', kind: 'order.note', args: { number: '1' } } })
    expect(items[0]).toMatchObject({ id: 'r', undone: { id: 'u', undone: { id: 'a' } } })
  })

  it('calls a task and a person what they are called', async () => {
    await run({ id: 'a', kind: 'task.set', args: { key: 'k', set: { title: 'Call', createdAt: 1, createdBy: 'li' } } })
    await run({ id: 'b', kind: 'task.set', args: { key: 'k', set: { doneAt: 2 } } })
    await run({ id: 'c', kind: 'person.set', args: { key: 'li', set: { name: 'Li' } } })
    await run({ id: 'd', kind: 'person.set', args: { key: 'li', set: { role: 'analyst' } } })
    const { items } = await listJournal(db, page)
    expect(items.map(({ subject }) => subject)).toEqual(['Li', 'Li', 'Call', 'Call'])
  })

  it('calls the products of a bulk edit what they are called, and says how many there are', async () => {
    await db.catalog.bulkAdd(
      ['a', 'b', 'c'].map((key) => aProduct({ key, title: `Product ${key}`, brand: 'X', skus: [aSku({ code: key })] })),
    )
    await run({ id: 'bulk', kind: 'catalog.bulk', args: { keys: ['a', 'b', 'c'], set: { brand: 'Mill' } } })
    await run({ id: 'one', kind: 'catalog.set', args: { key: 'a', set: { title: 'New' } } })
    const { items } = await listJournal(db, page)
    expect(items[0].products).toEqual({ count: 1, titles: {} })
    expect(items[1].products).toEqual({ count: 3, titles: { a: 'New', b: 'Product b', c: 'Product c' } })
  })

  it('shows a hundred changes of a bulk edit and says how many there are', async () => {
    const changes = Array.from({ length: 250 }, (_, i) => ({
      table: 'products' as const,
      key: `S${i}`,
      field: 'title',
      before: undefined,
      after: 'T',
    }))
    const row: Omit<JournalRow, 'seq'> = {
      id: 'bulk',
      kind: 'product.edit',
      args: { sku: 'S0', set: {} },
      who: 'li',
      at: 1,
      changes,
      touches: [],
    }
    await db.journal.add(row)
    const { items } = await listJournal(db, page)
    expect(items[0].changes).toHaveLength(100)
    expect(items[0].changed).toBe(250)
  })
})
