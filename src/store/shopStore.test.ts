import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Command } from '~/domain/command'
import type { Order } from '~/domain/order'
import { orderAt } from '~/segments/orders'
import { bringOrders } from '../../tests/bringOrders'
import { anOrder, aLine, aTable } from '../../tests/builders'
import { type JournalRow, ShopDb } from './db'
import { execute } from './execute'
import { OrdersByNumber } from './existingOrders'
import { openIndexedDbFiles } from './files'
import { Packs } from './packs'
import { runs } from '../../tests/runs'

const defaults = { name: '', zone: 'UTC', currency: 'GBP' }
const author = { who: 'owner', at: 1 }
let count = 0

/** One tab: a connection and a memory of its own on the shop. */
function aTab(shop: string) {
  const db = new ShopDb(shop)
  const files = openIndexedDbFiles(shop)
  return { db, files, packs: new Packs({ db }, files) }
}
type Tab = ReturnType<typeof aTab>

let shop: string
let tabs: [Tab, Tab]
beforeEach(() => {
  shop = `t${++count}`
  tabs = [aTab(shop), aTab(shop)]
})

const run = (tab: Tab, command: Command) => execute(tab.db, defaults, command, author)

/** An import as the worker does it: only orders that are new or changed go into the pack. */
async function importOrders(tab: Tab, id: string, orders: Order[]) {
  const existing = await OrdersByNumber.read(tab.packs)
  const all = aTable(orders)
  const fresh = orders.filter((order) => {
    const ref = existing.find(order.number)
    return ref < 0 || existing.fingerprint(ref) !== all.orders.fingerprint[all.orders.number.indexOf(order.number)]
  })
  return bringOrders(tab.packs, id, fresh, author)
}

async function seenOrders(tab: Tab): Promise<Map<string, Order>> {
  const seen = new Map<string, Order>()
  for (const { row, hidden } of tab.packs.seen(await tab.packs.rows())) {
    const table = await tab.packs.whole(row)
    if (!table) continue
    for (let i = 0; i < table.orders.count; i++) {
      if (hidden?.[i] === 1) continue
      const order = orderAt(table, i)
      expect(seen.has(order.number), `${order.number} is seen once`).toBe(false)
      seen.set(order.number, order)
    }
  }
  return seen
}

async function rowsOf(db: ShopDb): Promise<Record<string, unknown>> {
  const rows: Record<string, unknown> = {}
  for (const table of ['settings', 'products', 'orderNotes', 'mappings'] as const) {
    for (const row of await db.table<{ key: string }>(table).toArray()) rows[`${table}/${row.key}`] = row
  }
  return rows
}

function replay(journal: JournalRow[]): Record<string, unknown> {
  const rows: Record<string, Record<string, unknown>> = {}
  for (const { table, key, field, after } of journal.toSorted((a, b) => a.seq - b.seq).flatMap((entry) => entry.changes)) {
    if (table === 'packs') continue
    const row = (rows[`${table}/${key}`] ??= { key })
    if (after === undefined) delete row[field]
    else row[field] = after
    if (Object.keys(row).length === 1) delete rows[`${table}/${key}`]
  }
  return rows
}

describe('commands', () => {
  it('count once, however often the same id arrives and from whichever tab', async () => {
    const command: Command = { id: 'c1', kind: 'order.note', args: { number: '1', note: 'call first' } }
    await Promise.all([run(tabs[0], command), run(tabs[1], command), run(tabs[0], command)])
    expect(await tabs[0].db.journal.count()).toBe(1)
    expect((await tabs[1].db.meta.get('version'))?.value).toBe(1)
  })

  it('are refused where the field is not what the user saw, and nothing changes', async () => {
    await run(tabs[0], { id: 'a', kind: 'product.edit', args: { sku: 'MUG', set: { title: 'Mug' } } })
    const outcome = await run(tabs[1], { id: 'b', kind: 'product.edit', args: { sku: 'MUG', set: { title: 'Cup' } }, saw: { title: '' } })
    expect(outcome).toEqual({ ok: false, refusal: { why: 'changedSince', fields: [{ key: 'MUG', field: 'title', now: 'Mug' }] } })
    expect((await tabs[0].db.products.get('MUG'))?.title).toBe('Mug')
    expect(await tabs[0].db.journal.count()).toBe(1)
  })

  it('cannot change the currency once orders are in', async () => {
    await importOrders(tabs[0], 'i1', [anOrder()])
    const outcome = await run(tabs[0], { id: 's', kind: 'shop.set', args: { currency: 'JPY' } })
    expect(outcome).toEqual({ ok: false, refusal: { why: 'invalid', field: 'currency', message: 'currencyFixed' } })
  })

  it('can be undone field by field, and a field changed since is kept and named', async () => {
    await run(tabs[0], { id: 'a', kind: 'product.edit', args: { sku: 'MUG', set: { title: 'Mug', category: 'Home' } } })
    await run(tabs[0], { id: 'b', kind: 'product.edit', args: { sku: 'MUG', set: { title: 'Cup' } } })
    expect(await run(tabs[1], { id: 'u', kind: 'undo', args: { command: 'a' } })).toEqual({
      ok: true,
      commandId: 'u',
      kept: [{ key: 'MUG', field: 'title' }],
    })
    expect(await tabs[0].db.products.get('MUG')).toEqual({ key: 'MUG', title: 'Cup' })
    expect(await run(tabs[1], { id: 'u2', kind: 'undo', args: { command: 'a' } })).toEqual({ ok: false, refusal: { why: 'alreadyUndone' } })
  })

  it('come back when their undo is undone, and can be undone again', async () => {
    await run(tabs[0], { id: 'a', kind: 'order.note', args: { number: '1', note: 'x' } })
    await run(tabs[0], { id: 'u', kind: 'undo', args: { command: 'a' } })
    await run(tabs[0], { id: 'r', kind: 'undo', args: { command: 'u' } })
    expect((await tabs[0].db.orderNotes.get('1'))?.note).toBe('x')
    expect(await run(tabs[0], { id: 'u2', kind: 'undo', args: { command: 'a' } })).toMatchObject({ ok: true })
    expect(await tabs[0].db.orderNotes.get('1')).toBeUndefined()
  })
})

const edits = fc.oneof(
  fc.record({ kind: fc.constant('note' as const), key: fc.constantFrom('1', '2'), text: fc.constantFrom('', 'a', 'b') }),
  fc.record({ kind: fc.constant('title' as const), key: fc.constantFrom('A', 'B'), text: fc.constantFrom('', 'x', 'y') }),
  fc.record({ kind: fc.constant('shop' as const), key: fc.constant(''), text: fc.constantFrom('One', 'Two') }),
  fc.record({ kind: fc.constant('undo' as const), key: fc.constant(''), text: fc.nat(12).map(String) }),
)

function toCommand(edit: { kind: 'note' | 'title' | 'shop' | 'undo'; key: string; text: string }, id: string): Command {
  switch (edit.kind) {
    case 'note':
      return { id, kind: 'order.note', args: { number: edit.key, note: edit.text } }
    case 'title':
      return { id, kind: 'product.edit', args: { sku: edit.key, set: { title: edit.text, category: edit.text } } }
    case 'shop':
      return { id, kind: 'shop.set', args: { name: edit.text } }
    case 'undo':
      return { id, kind: 'undo', args: { command: `c${edit.text}` } }
  }
}

describe('laws over random commands from two tabs', () => {
  it('the journal replayed gives the rows, and undoing everything backwards leaves none', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(edits, fc.nat(1)), { maxLength: 14 }), async (steps) => {
        const name = `law${++count}`
        const pair = [aTab(name), aTab(name)] as const
        for (const [i, [edit, tab]] of steps.entries()) {
          const before = await rowsOf(pair[0].db)
          const outcome = await run(pair[tab], toCommand(edit, `c${i}`))
          if (!outcome.ok) expect(await rowsOf(pair[0].db)).toEqual(before)
        }
        expect(replay(await pair[1].db.journal.toArray())).toEqual(await rowsOf(pair[0].db))

        const journal = (await pair[0].db.journal.toArray()).toSorted((a, b) => b.seq - a.seq)
        for (const entry of journal) {
          const before = await rowsOf(pair[0].db)
          const outcome = await run(pair[1], { id: `back-${entry.id}`, kind: 'undo', args: { command: entry.id } })
          if (!outcome.ok) expect(outcome.refusal.why === 'alreadyUndone' || outcome.refusal.why === 'changedSince').toBe(true)
          if (!outcome.ok) expect(await rowsOf(pair[0].db)).toEqual(before)
        }
      }),
      { numRuns: runs(30) },
    )
  })

  it('an undo right after a command restores the exact rows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edits, { maxLength: 8 }), edits, async (steps, last) => {
        const tab = aTab(`law${++count}`)
        for (const [i, edit] of steps.entries()) await run(tab, toCommand(edit, `c${i}`))
        const before = await rowsOf(tab.db)
        const outcome = await run(tab, toCommand(last, 'last'))
        if (!outcome.ok) return
        expect(await run(tab, { id: 'undo', kind: 'undo', args: { command: 'last' } })).toMatchObject({ ok: true })
        expect(await rowsOf(tab.db)).toEqual(before)
      }),
      { numRuns: runs(40) },
    )
  })
})

describe('imports', () => {
  const one = anOrder({ number: '1' })
  const two = anOrder({ number: '2', lines: [aLine({ sku: 'CUP' })] })

  it('of the same file twice change nothing', async () => {
    await importOrders(tabs[0], 'i1', [one, two])
    await importOrders(tabs[1], 'i2', [one, two])
    expect([...(await seenOrders(tabs[0])).values()]).toEqual([one, two])
  })

  it('replace a changed order, and undo brings the earlier one back', async () => {
    await importOrders(tabs[0], 'i1', [one, two])
    await importOrders(tabs[1], 'i2', [{ ...two, region: 'FR' }])
    expect((await seenOrders(tabs[0])).get('2')?.region).toBe('FR')
    await run(tabs[0], { id: 'u', kind: 'undo', args: { command: 'i2' } })
    expect((await seenOrders(tabs[1])).get('2')?.region).toBe('UK')
  })

  it('undone keep an order that a later import changed, and name it', async () => {
    await importOrders(tabs[0], 'i1', [one, two])
    await importOrders(tabs[0], 'i2', [{ ...two, region: 'FR' }])
    await run(tabs[0], { id: 'u', kind: 'undo', args: { command: 'i1' } })
    expect([...(await seenOrders(tabs[0])).keys()]).toEqual(['2'])
    expect(await tabs[0].packs.keptOf('i1')).toEqual(['2'])
  })

  it('are refused where another import came between check and commit', async () => {
    const existing = await OrdersByNumber.read(tabs[0].packs)
    await importOrders(tabs[1], 'i1', [one])
    const table = aTable([one])
    const command: Command = { id: 'i2', kind: 'orders.import', args: {} as never }
    expect(await tabs[0].packs.commit(table, existing.replacedBy(['1']), existing.basis, command, author)).toEqual({
      ok: false,
      refusal: { why: 'stale' },
    })
    expect((await seenOrders(tabs[0])).size).toBe(1)
  })

  it('killed before the commit leave a file that the sweep takes away', async () => {
    await importOrders(tabs[0], 'i1', [one])
    await tabs[0].files.write('orphan', { bytes: new Uint8Array(64), cuts: [16, 32] })
    expect((await seenOrders(tabs[1])).size).toBe(1)
    await tabs[1].packs.sweep(2)
    expect(await tabs[0].files.names()).toEqual(['i1'])
    expect((await seenOrders(tabs[1])).size).toBe(1)
  })

  it('for which the disk has no room are refused, and the shop is as it was', async () => {
    await importOrders(tabs[0], 'i1', [one])
    const full = new Packs(tabs[0], {
      ...tabs[0].files,
      write: () => Promise.reject(new DOMException('no room', 'QuotaExceededError')),
    })
    const refused = await importOrders({ ...tabs[0], packs: full }, 'i2', [two])
    expect(refused).toMatchObject({ ok: false, refusal: { why: 'noRoom' } })
    expect([...(await seenOrders(tabs[1])).keys()]).toEqual(['1'])
    expect(await tabs[0].db.journal.count()).toBe(1)
  })

  it('undone thirty days ago are taken off the disk, and say so when asked back', async () => {
    await importOrders(tabs[0], 'i1', [one])
    await run(tabs[0], { id: 'u', kind: 'undo', args: { command: 'i1' } })
    await tabs[0].packs.sweep(31 * 86_400_000)
    expect(await tabs[0].files.names()).toEqual([])
    expect(await run(tabs[0], { id: 'r', kind: 'undo', args: { command: 'u' } })).toEqual({ ok: false, refusal: { why: 'expired' } })
  })

  it('whose file the browser has cleared are named as lost, the others stay', async () => {
    await importOrders(tabs[0], 'i1', [one])
    await importOrders(tabs[0], 'i2', [two])
    await tabs[0].files.remove('i1')
    expect([...(await seenOrders(tabs[1])).keys()]).toEqual(['2'])
    expect([...tabs[1].packs.lost]).toEqual(['i1'])
  })

  it('and undos in any order show each order once: its latest version that is in force', async () => {
    const steps = fc.array(
      fc.oneof(
        fc.record({ regions: fc.array(fc.constantFrom('UK', 'FR', 'DE', undefined), { minLength: 3, maxLength: 3 }) }),
        fc.record({ undo: fc.nat(6) }),
      ),
      { maxLength: 8 },
    )
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        const name = `law${++count}`
        const pair = [aTab(name), aTab(name)] as const
        for (const [i, step] of list.entries()) {
          const tab = pair[i % 2]
          if ('undo' in step) await run(tab, { id: `s${i}`, kind: 'undo', args: { command: `s${step.undo}` } })
          else {
            const before = await seenOrders(tab)
            const orders = step.regions.flatMap((region, n) => (region ? [anOrder({ number: `${n}`, region })] : []))
            await importOrders(tab, `s${i}`, orders)
            const after = await seenOrders(tab)
            for (const order of orders) expect(after.get(order.number)).toEqual(order)
            for (const [number, order] of before) if (!orders.some((o) => o.number === number)) expect(after.get(number)).toEqual(order)
          }
        }
        expect(await seenOrders(pair[0])).toEqual(await seenOrders(pair[1]))
      }),
      { numRuns: runs(25) },
    )
  })
})

describe('the schema', () => {
  it('opens a shop of version 1 with everything that was in it', async () => {
    const old = new Dexie(`zhanggui:${shop}`)
    old.version(1).stores({ settings: 'key', products: 'key', orderNotes: 'key', packs: 'id', journal: '++seq, &id', meta: 'key' })
    await old.table('products').put({ key: 'MUG', title: 'Mug' })
    await old.table('journal').add({
      id: 'a',
      kind: 'product.edit',
      args: {},
      who: 'me',
      at: 1,
      changes: [{ table: 'products', key: 'MUG', field: 'title', after: 'Mug' }],
    })
    old.close()
    expect(await tabs[0].db.products.get('MUG')).toEqual({ key: 'MUG', title: 'Mug' })
    expect(await run(tabs[0], { id: 'u', kind: 'undo', args: { command: 'a' } })).toMatchObject({ ok: true })
    expect(await tabs[0].db.products.count()).toBe(0)
    expect(await tabs[0].db.mappings.count()).toBe(0)
  })
})
