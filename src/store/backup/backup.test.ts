import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { runKpi } from '~/analytics/runKpi'
import { buildDataset } from '~/analytics/dataset'
import type { Command } from '~/domain/command'
import { METRIC_IDS } from '~/domain/metric'
import type { Order } from '~/domain/order'
import { orderAt } from '~/segments/orders'
import { ShopDb } from '~/store/db'
import { execute } from '~/store/execute'
import { openIndexedDbFiles } from '~/store/files'
import { Packs } from '~/store/packs'
import { bringOrders } from '../../../tests/bringOrders'
import { anOrder, randomOrders } from '../../../tests/builders'
import { BackupWriter } from './backupWriter'
import { BACKUP_SUFFIX, type BackupDone, type BackupRefusal, type RestoreOutcome } from './format'
import { databaseOf, makeBackup, type Store } from './makeBackup'
import { inspectBackup, readManifest } from './readBackup'
import { restoreBackup } from './restoreBackup'
import { encodeRows } from './rowCodec'
import { runs } from '../../../tests/runs'

const AT = Date.UTC(2026, 5, 1)
const defaults = { name: '', zone: 'UTC', currency: 'GBP' }
const author = { who: 'owner', at: AT }
const quiet = () => ({ signal: new AbortController().signal, progress: () => undefined })
let count = 0
const newName = () => `backup${++count}`

function aShop(name = newName()): Store {
  const db = new ShopDb(name)
  const files = openIndexedDbFiles(name)
  return { db, files, packs: new Packs({ db }, files) }
}

const run = (shop: Store, command: Command) => execute(shop.db, defaults, command, author)
const backupOf = (shop: Store): Promise<BackupDone> => makeBackup(shop, AT, quiet())
const restoreTo = (shop: string, file: Blob, watch = quiet()): Promise<RestoreOutcome> =>
  restoreBackup({ file, fileName: `a${BACKUP_SUFFIX}`, shop, commandId: 'restored', author }, watch)

async function contentsOf({ db, files }: Store) {
  const tables = await Promise.all(db.tables.map(async ({ name }) => [name, await db.table<unknown>(name).toArray()] as const))
  const rows: Record<string, unknown> = Object.fromEntries(tables)
  const bytes: Record<string, Uint8Array> = {}
  for (const name of await files.names())
    bytes[name] = new Uint8Array((await (await files.blob(name))?.arrayBuffer()) ?? new ArrayBuffer(0))
  return { rows, bytes }
}

async function figuresOf({ packs }: Store) {
  const dataset = buildDataset(await packs.lines(packs.seen(await packs.rows())), { zone: 'UTC', currency: 'GBP' })
  const scope = { nonProducts: true, free: true, unknownBuyers: 'each' } as const
  return runKpi(dataset, { metrics: [...METRIC_IDS], from: 0, to: 40_000, scope })
}

async function seenOrders({ packs }: Store) {
  const orders: Order[] = []
  for (const { row, hidden } of packs.seen(await packs.rows())) {
    const table = await packs.whole(row)
    if (!table) throw new Error('a pack is lost')
    for (let i = 0; i < table.orders.count; i++) if (hidden?.[i] !== 1) orders.push(orderAt(table, i))
  }
  return orders
}

const traceOf = async (shop: string) => (await Dexie.getDatabaseNames()).filter((name) => name.endsWith(`:${shop}`))

/** A shop with a bit of everything: two imports of which one replaces an order, an undone one, rows, a file of columns, an attachment. */
async function aFullShop(name?: string): Promise<Store> {
  const shop = aShop(name)
  await run(shop, { id: 's', kind: 'shop.set', args: { name: '小店', zone: 'Europe/London' } })
  await bringOrders(shop.packs, 'i1', [anOrder({ number: '1' }), anOrder({ number: '2' })], author)
  await bringOrders(shop.packs, 'i2', [anOrder({ number: '2', region: 'FR', note: 'changed' })], author)
  await bringOrders(shop.packs, 'i3', [anOrder({ number: '3' })], author)
  await run(shop, { id: 'u', kind: 'undo', args: { command: 'i3' } })
  await run(shop, { id: 'n', kind: 'order.note', args: { number: '1', note: '易碎' } })
  await shop.files.write('movements-1', { bytes: new Uint8Array([1, 2, 3]) })
  await shop.db.columnFiles.put({ key: 'movements-1', kind: 'movements', count: 1, bytes: 3, writtenAt: AT })
  await shop.files.write('photo', { bytes: new Uint8Array([9, 8]) })
  const set = { on: 'order/1' as const, name: 'photo.png', type: 'image/png', bytes: 2, at: AT, who: 'owner' }
  await run(shop, { id: 'a', kind: 'attachment.add', args: { key: 'photo', set } })
  return shop
}

describe('a backup', () => {
  it('restored into a new shop is the same shop: every row, byte and figure', async () => {
    const step = fc.oneof(
      fc.record({ orders: randomOrders(4) }),
      fc.record({ undo: fc.nat(6) }),
      fc.record({ note: fc.string({ unit: 'grapheme', maxLength: 9 }) }),
      fc.record({ attach: fc.uint8Array({ minLength: 1, maxLength: 40 }) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 7 }), async (steps) => {
        const shop = aShop()
        for (const [i, each] of steps.entries()) {
          if ('orders' in each) await bringOrders(shop.packs, `s${i}`, each.orders, author)
          else if ('undo' in each) await run(shop, { id: `s${i}`, kind: 'undo', args: { command: `s${each.undo}` } })
          else if ('note' in each) await run(shop, { id: `s${i}`, kind: 'order.note', args: { number: '1', note: each.note } })
          else {
            await shop.files.write(`file${i}`, { bytes: each.attach })
            const set = { on: 'order/1' as const, name: 'f', type: '', bytes: each.attach.byteLength, at: AT, who: 'owner' }
            await run(shop, { id: `s${i}`, kind: 'attachment.add', args: { key: `file${i}`, set } })
          }
        }
        const { blob, summary } = await backupOf(shop)
        expect(summary).toMatchObject({ bytes: blob.size, orders: (await seenOrders(shop)).length, lost: 0, takenAt: AT })
        expect(summary.lines).toBe((await seenOrders(shop)).reduce((sum, order) => sum + order.lines.length, 0))
        const copy = aShop()
        expect(await restoreTo(copy.db.name.replace('zhanggui:', ''), blob)).toEqual({ ok: true, summary })
        const entry = await copy.db.journal.orderBy('seq').last()
        expect(entry).toMatchObject({ kind: 'shop.restored', args: { takenAt: AT }, who: 'owner' })
        expect((await copy.db.meta.get('version'))?.value).toBe(summary.version + 1)
        await copy.db.journal.delete(entry?.seq ?? -1)
        await copy.db.meta.bulkPut(await shop.db.meta.toArray())
        if (summary.version === 0) await copy.db.meta.clear()
        expect(await contentsOf(copy)).toStrictEqual(await contentsOf(shop))
        expect(await figuresOf(copy)).toEqual(await figuresOf(shop))
      }),
      { numRuns: runs(6) },
    )
  })

  it('keeps undo working: an import of before is undone in the restored shop', async () => {
    const { blob } = await backupOf(await aFullShop())
    const name = newName()
    await restoreTo(name, blob)
    const copy = aShop(name)
    expect(await run(copy, { id: 'u2', kind: 'undo', args: { command: 'i2' } })).toMatchObject({ ok: true })
    expect((await seenOrders(copy)).map(({ number, region }) => [number, region])).toEqual([
      ['1', 'UK'],
      ['2', 'UK'],
    ])
    expect(await run(copy, { id: 'u3', kind: 'undo', args: { command: 'u' } })).toMatchObject({ ok: true })
    expect((await seenOrders(copy)).map(({ number }) => number)).toEqual(['1', '2', '3'])
  })

  it('leaves files out that no row names, and says how many of the shop’s own were lost', async () => {
    const shop = await aFullShop()
    await shop.files.write('of an erased customer', { bytes: new Uint8Array([1]) })
    await shop.files.remove('movements-1')
    const { blob, summary } = await backupOf(shop)
    expect(summary.lost).toBe(1)
    const read = await readManifest(blob)
    const files = read.ok ? read.parts.filter(({ kind }) => kind === 'file').map(({ name }) => name) : []
    expect(files.toSorted()).toEqual(['i1', 'i2', 'i3', 'photo'])
    expect(await restoreTo(newName(), blob)).toMatchObject({ ok: true })
  })

  it('of an older schema is brought up to date', async () => {
    const name = newName()
    const old = new Dexie(`zhanggui:${name}`)
    old
      .version(2)
      .stores({ settings: 'key', products: 'key', orderNotes: 'key', packs: 'id', journal: '++seq, &id', meta: 'key', mappings: 'key' })
    await old.table('orderNotes').put({ key: '1', note: 'x' })
    const change = { table: 'orderNotes', key: '1', field: 'note', before: undefined, after: 'x' }
    await old.table('journal').add({ id: 'a', kind: 'order.note', args: {}, who: 'me', at: 1, changes: [change] })
    const writer = new BackupWriter()
    for (const table of old.tables) {
      const bytes = encodeRows(await table.toArray())
      await writer.add({ kind: 'rows', name: table.name, bytes: bytes.byteLength }, bytes, bytes)
    }
    const known = { shop: '', takenAt: AT, orders: 0, lines: 0, version: 0, demo: false, lost: 0 }
    const { blob } = await writer.finish(known, databaseOf(old))
    old.close()
    const copy = newName()
    expect(await restoreTo(copy, blob)).toMatchObject({ ok: true })
    const { db } = aShop(copy)
    expect((await db.journal.where('touches').equals('order/1').toArray()).map(({ id }) => id)).toEqual(['a'])
    expect(await db.orderNotes.get('1')).toEqual({ key: '1', note: 'x' })
  })
})

describe('a file that is not a whole backup is refused with its reason, and changes nothing', () => {
  let bytes: Uint8Array<ArrayBuffer>
  let edges: number[]
  beforeAll(async () => {
    const { blob } = await backupOf(await aFullShop())
    bytes = new Uint8Array(await blob.arrayBuffer())
    const read = await readManifest(blob)
    if (!read.ok) throw new Error('the backup cannot be read')
    edges = read.parts.filter((part) => part.bytes > 0).flatMap(({ from, bytes: length }) => [from, from + length - 1])
  })

  async function expectRefused(file: Blob): Promise<BackupRefusal> {
    const facts = await inspectBackup(file, quiet())
    const name = newName()
    const outcome = await restoreTo(name, file)
    if (facts.ok || outcome.ok) throw new Error('it was taken')
    expect(outcome.refusal).toEqual(facts.refusal)
    expect(await traceOf(name)).toEqual([])
    return facts.refusal
  }

  const flipped = (at: number, bit: number) => {
    const other = bytes.slice()
    other[at] ^= 1 << bit
    return new Blob([other])
  }

  it('wherever a bit has changed', async () => {
    const anywhere = fc.integer({ min: 0, max: bytes.length - 1 })
    const footer = fc.integer({ min: bytes.length - 60, max: bytes.length - 1 })
    const header = fc.nat(8)
    const position = fc.oneof(anywhere, footer, header, fc.constantFrom(...edges))
    await fc.assert(
      fc.asyncProperty(position, fc.nat(7), async (at, bit) => {
        const { why } = await expectRefused(flipped(at, bit))
        expect(at < 8 ? ['foreign', 'newer'] : at < bytes.length - 56 ? ['damaged'] : ['cutShort', 'damaged']).toContain(why)
      }),
      { numRuns: runs(60) },
    )
  })

  it('wherever it was cut off, and where something was added', async () => {
    const ends = [1, 7, 8, 9, 40, ...edges.slice(0, 6), bytes.length - 57, bytes.length - 56, bytes.length - 8, bytes.length - 1]
    for (const end of ends) expect(await expectRefused(new Blob([bytes.slice(0, end)])), `${end} bytes`).toEqual({ why: 'cutShort' })
    expect(await expectRefused(new Blob([bytes, 'x']))).toEqual({ why: 'cutShort' })
    expect(await expectRefused(new Blob([bytes.slice(0, 100), bytes.slice(101)]))).toEqual({ why: 'cutShort' })
    expect(await expectRefused(new Blob([bytes, bytes]))).toEqual({ why: 'cutShort' })
  })

  it('of another kind or of a newer version', async () => {
    expect(await expectRefused(new Blob([]))).toEqual({ why: 'foreign' })
    expect(await expectRefused(new Blob(['Order ID,SKU\n1,MUG\n'.repeat(50)]))).toEqual({ why: 'foreign' })
    expect(await expectRefused(new Blob(['ZGBACK02', bytes.slice(8)]))).toEqual({ why: 'newer', version: 2 })
    const writer = new BackupWriter()
    const known = { shop: '', takenAt: AT, orders: 0, lines: 0, version: 0, demo: false, lost: 0 }
    const { blob } = await writer.finish(known, { version: 999, tables: {} })
    const name = newName()
    expect(await restoreTo(name, blob)).toEqual({ ok: false, refusal: { why: 'newer', version: 999 } })
    expect(await traceOf(name)).toEqual([])
  })

  it('and a restore that is cancelled anywhere leaves nothing either', async () => {
    let steps = 0
    await restoreTo(newName(), new Blob([bytes]), { signal: new AbortController().signal, progress: () => void steps++ })
    for (let cancelled = 1; cancelled <= steps; cancelled += 5) {
      const abort = new AbortController()
      let step = 0
      const name = newName()
      const watch = { signal: abort.signal, progress: () => void (++step === cancelled && abort.abort()) }
      await expect(restoreTo(name, new Blob([bytes]), watch)).rejects.toThrow('abort')
      expect(await traceOf(name)).toEqual([])
    }
  })

  it('and a shop that is there already is not written into', async () => {
    const shop = await aFullShop()
    const before = await contentsOf(shop)
    await expect(restoreTo(shop.db.name.replace('zhanggui:', ''), new Blob([bytes]))).rejects.toThrow('already')
    expect(await contentsOf(shop)).toEqual(before)
  })
})
