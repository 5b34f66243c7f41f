import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { DemoArgs } from '~/domain/command'
import { anOrder, aTable } from '../../tests/builders'
import { COLUMNS_OF, type ColumnsOf, readColumnFiles } from './columnFiles'
import { COLUMN_FILE_KINDS, type ColumnFileKind, ShopDb } from './db'
import { execute } from './execute'
import { openIndexedDbFiles, type PackFiles } from './files'
import { Packs } from './packs'
import { commitSeedOrders, commitSeedRest, type DemoCommand, type SeedOrders, type SeedRest, seedState } from './seedShop'

const args: DemoArgs = { seed: 7, language: 'en', now: Date.UTC(2026, 10, 22) }
const author = { who: 'owner', at: 1 }
const command = (id: string): DemoCommand => ({ id, kind: 'demo.create', args })

const orders = (): SeedOrders => ({
  settings: { name: 'Demo', zone: 'UTC', currency: 'GBP' },
  table: aTable([anOrder({ number: '1' }), anOrder({ number: '2' })]),
})

function columns<K extends ColumnFileKind>(kind: K): ColumnsOf<K> {
  const numbers = Object.fromEntries(COLUMNS_OF[kind].numbers.map((name) => [name, Float64Array.of(1, 2)]))
  const texts = Object.fromEntries(COLUMNS_OF[kind].texts.map((name) => [name, { codes: Uint32Array.of(0, 1), values: ['', 'MUG-1'] }]))
  return { count: 2, numbers, texts } as unknown as ColumnsOf<K>
}

const rest = (): SeedRest => ({
  people: [
    { key: 'owner', name: 'Morgan', role: 'owner', active: true },
    { key: 'agent-1', name: 'Sam', role: 'agent', active: true },
  ],
  categories: [{ key: 'home', name: 'Home', parent: '', order: 0 }],
  suppliers: [{ key: 's1', name: 'Mills', city: 'Leeds', contact: '', leadDays: 7 }],
  plans: [],
  checklists: [],
  verdicts: [],
  catalog: [],
  purchases: [{ key: 'po-1', supplier: 's1', state: 'ordered', orderedAt: 1, expectedAt: 2, lines: [] }],
  supplies: [],
  locations: [],
  promotions: [],
  couponBatches: [],
  redemptions: [],
  program: [],
  points: [],
  tickets: [],
  messages: [],
  desk: [],
  macros: [],
  returns: [],
  returnPolicies: [],
  complaints: [],
  qualityCases: [],
  reviews: [],
  goals: [{ key: 'g', metric: 'gmv_paid', from: 1, to: 2, target: 5 }],
  tasks: [{ key: 'task-1', title: 'Count', createdAt: 1, createdBy: 'owner' }],
  comments: [],
  customers: [{ key: 'c1', tags: ['Regular'] }],
  columns: {
    movements: columns('movements'),
    sessions: columns('sessions'),
    steps: columns('steps'),
    trafficDays: columns('trafficDays'),
    adSpend: columns('adSpend'),
  },
})

let shop = 0
function aTab(name = `seed${shop}`) {
  const db = new ShopDb(name)
  const files = openIndexedDbFiles(name)
  return { db, files, packs: new Packs({ db }, files) }
}
type Tab = ReturnType<typeof aTab>
beforeEach(() => {
  shop++
})

const commitOrders = ({ db, packs }: Tab, id: string) => commitSeedOrders(db, packs, command(id), author, orders())
const commitRest = ({ db, files, packs }: Tab, through: PackFiles = files) => commitSeedRest(db, through, packs, rest(), 5)

async function countOf({ db }: Tab): Promise<Record<string, number>> {
  const tables = db.tables.filter(({ name }) => name !== 'meta')
  return Object.fromEntries(await Promise.all(tables.map(async (table) => [table.name, await table.count()])))
}

describe('a demo shop is written', () => {
  it('orders first, with a line in the journal; then all the rest, which counts as a version', async () => {
    const tab = aTab()
    expect(await seedState(tab.db)).toEqual({ at: 'empty' })
    expect(await commitOrders(tab, 'a')).toEqual({ ok: true })
    expect(await seedState(tab.db)).toEqual({ at: 'orders', command: command('a') })
    expect((await tab.packs.rows()).map((row) => row.orders)).toEqual([2])
    expect(await tab.db.settings.get('shop')).toMatchObject({ currency: 'GBP' })
    expect(await commitRest(tab)).toBe(2)
    expect(await seedState(tab.db)).toEqual({ at: 'whole', command: command('a') })
    expect((await readColumnFiles(tab.db, tab.files, 'movements'))[0]).toEqual(columns('movements'))
  })

  it('and is not undone line by line: it is reset or deleted whole', async () => {
    const tab = aTab()
    await commitOrders(tab, 'a')
    const undo = { id: 'u', kind: 'undo', args: { command: 'a' } } as const
    expect(await execute(tab.db, { name: '', zone: 'UTC', currency: 'GBP' }, undo, { who: 'owner', at: 1 })).toEqual({
      ok: false,
      refusal: { why: 'wholeShop' },
    })
    expect((await tab.packs.rows()).map(({ live }) => live)).toEqual([true])
  })

  it('each step twice, or by two tabs, counts once', async () => {
    const [one, other] = [aTab(), aTab()]
    expect(await commitOrders(one, 'a')).toEqual({ ok: true })
    expect(await commitOrders(other, 'b')).toEqual({ ok: false, refusal: { why: 'stale' } })
    expect(await commitOrders(one, 'a')).toEqual({ ok: true })
    expect((await one.packs.rows()).length).toBe(1)
    expect(await one.db.journal.count()).toBe(1)
    await Promise.all([commitRest(one), commitRest(other)])
    const counts = await countOf(one)
    expect(await commitRest(other)).toBe(2)
    expect(await countOf(one)).toEqual(counts)
    expect(counts).toMatchObject({ columnFiles: COLUMN_FILE_KINDS.length, people: 2, purchases: 1, tasks: 1 })
  })

  it('killed between its files and its rows, it is not whole, and goes on without doubling anything', async () => {
    const tab = aTab()
    await commitOrders(tab, 'a')
    let left = 3
    const dying: PackFiles = {
      ...tab.files,
      write: (name, file) => (left-- > 0 ? tab.files.write(name, file) : Promise.reject(new Error('killed'))),
    }
    await expect(commitRest(tab, dying)).rejects.toThrow('killed')
    expect(await seedState(tab.db)).toMatchObject({ at: 'orders' })
    expect(await countOf(tab)).toMatchObject({ columnFiles: 0, people: 0, categories: 0 })
    const again = aTab()
    await again.packs.sweep(10)
    await commitRest(again)
    expect(await countOf(again)).toMatchObject({ packs: 1, journal: 1, columnFiles: COLUMN_FILE_KINDS.length, people: 2 })
    expect((await again.files.names()).sort()).toEqual(['a', ...COLUMN_FILE_KINDS.map((kind) => `demo-${kind}`)].sort())
  })

  it('keeps what was written in the meantime', async () => {
    const tab = aTab()
    await commitOrders(tab, 'a')
    const set = { name: 'Me', role: 'owner' as const, active: true }
    await execute(tab.db, orders().settings, { id: 'p', kind: 'person.set', args: { key: 'owner', set } }, author)
    await commitRest(tab)
    expect(await tab.db.people.get('owner')).toMatchObject({ name: 'Me' })
    expect(await tab.db.people.count()).toBe(2)
  })

  it('is not made of a shop that has something in it', async () => {
    const tab = aTab()
    await execute(tab.db, orders().settings, { id: 'n', kind: 'order.note', args: { number: '1', note: 'x' } }, author)
    expect(await seedState(tab.db)).toEqual({ at: 'taken' })
  })
})

describe('files of columns', () => {
  it('one that lacks a column of its kind is left out', async () => {
    const tab = aTab()
    await commitOrders(tab, 'a')
    await commitRest(tab)
    await tab.db.columnFiles.update('demo-adSpend', { kind: 'movements' })
    expect(await readColumnFiles(tab.db, tab.files, 'movements')).toHaveLength(1)
    expect(await readColumnFiles(tab.db, tab.files, 'adSpend')).toEqual([])
  })
})
