import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Command } from '~/domain/command'
import { FIRST_PERSON } from '~/domain/person'
import type { Category, ProductImage } from '~/domain/product'
import { runs } from '../../tests/runs'
import { aProduct, aSku } from '../../tests/stock'
import { makeBackup } from './backup/makeBackup'
import { ShopDb } from './db'
import { execute } from './execute'
import { openIndexedDbFiles, type PackFiles } from './files'
import { Packs } from './packs'

const defaults = { name: '', zone: 'UTC', currency: 'CNY' }
const DAY = 86_400_000
let count = 0
let db: ShopDb
let files: PackFiles
let packs: Packs
beforeEach(() => {
  const shop = `catalog${++count}`
  db = new ShopDb(shop)
  files = openIndexedDbFiles(shop)
  packs = new Packs({ db }, files)
})

const run = (command: Command, at = 1) => execute(db, defaults, command, { who: FIRST_PERSON, at })
const undo = (command: string, at = 1) => run({ id: `undo ${command}`, kind: 'undo', args: { command } }, at)
const make = (id: string, codes: string[]) =>
  run({ id, kind: 'catalog.set', args: { key: id, set: { title: `Product ${id}`, skus: codes.map((code) => aSku({ code })) } } })
const taken = (sku: string, title: string) => ({ ok: false, refusal: { why: 'rule', rule: 'catalog.codeTaken', facts: { sku, title } } })

const anImage = (key: string): ProductImage => ({ key, alt: '', width: 900, height: 900, bytes: 3 })
/** A photo as it lies before a product is saved with it. */
async function stage(key: string, at = 1): Promise<void> {
  await files.write(key, { bytes: new Uint8Array([1, 2, 3]) })
  await db.images.add({ key, type: 'image/webp', bytes: 3, at, uses: 0 })
}

describe('a product', () => {
  it('is made as a draft with all its fields, and taken back whole', async () => {
    expect(await make('a', ['A-1', 'A-2'])).toMatchObject({ ok: true })
    expect(await db.catalog.get('a')).toEqual(
      aProduct({
        key: 'a',
        title: 'Product a',
        category: '',
        state: 'draft',
        stateSince: 1,
        createdAt: 1,
        skus: [aSku({ code: 'A-1' }), aSku({ code: 'A-2' })],
      }),
    )
    await undo('a')
    expect(await db.catalog.get('a')).toBeUndefined()
  })

  it('keeps a text that is emptied as an empty text', async () => {
    await db.catalog.add(aProduct({ brand: 'Mill' }))
    await run({ id: 'b', kind: 'catalog.set', args: { key: 'mug', set: { brand: '', attributes: { fit: ' ' }, images: [] } } })
    expect(await db.catalog.get('mug')).toEqual(aProduct({ brand: '' }))
    await undo('b')
    expect(await db.catalog.get('mug')).toEqual(aProduct({ brand: 'Mill' }))
  })

  it('is not saved over what somebody else has set since, field by field', async () => {
    await db.catalog.add(aProduct({ brand: 'Mill' }))
    const set = (id: string, saw: object) =>
      run({ id, kind: 'catalog.set', args: { key: 'mug', set: { brand: id, images: [], attributes: { fit: 'Loose' } } }, saw })
    expect(await set('first', { brand: 'Mill', images: [], attributes: {} })).toMatchObject({ ok: true })
    expect(await set('second', { brand: 'Mill', images: [], attributes: { fit: 'Loose' } })).toMatchObject({
      refusal: { why: 'changedSince', fields: [{ key: 'Mug', field: 'brand', now: 'first' }] },
    })
  })

  it('lies in a category that is there', async () => {
    expect(await run({ id: 'c', kind: 'catalog.set', args: { key: 'x', set: { title: 'X', category: 'gone' } } })).toMatchObject({
      refusal: { rule: 'catalog.category' },
    })
  })
})

describe('a SKU code', () => {
  it('stands on one product: whoever takes it second is told whose it is', async () => {
    await make('a', ['A-1'])
    expect(await make('b', ['B-1', 'A-1'])).toEqual(taken('A-1', 'Product a'))
    expect(await db.catalog.get('b')).toBeUndefined()
  })

  it('is free once it was taken off, and an undo that would double it is refused', async () => {
    await make('a', ['A-1', 'A-2'])
    await run({ id: 'less', kind: 'catalog.set', args: { key: 'a', set: { skus: [aSku({ code: 'A-1' })] } } })
    expect(await make('b', ['A-2'])).toMatchObject({ ok: true })
    expect(await undo('less')).toEqual(taken('A-2', 'Product b'))
    await undo('b')
    expect(await run({ id: 'again', kind: 'undo', args: { command: 'less' } })).toMatchObject({ ok: true })
    expect((await db.catalog.get('a'))?.skus.map(({ code }) => code)).toEqual(['A-1', 'A-2'])
  })

  it('is known of products that were there before the first command', async () => {
    await db.catalog.bulkAdd([aProduct({ key: 'p', title: 'Old', skus: [aSku({ code: 'OLD-1' })] })])
    expect(await make('b', ['OLD-1'])).toEqual(taken('OLD-1', 'Old'))
  })

  it('never stands on two products, whatever is set, removed and undone', async () => {
    const codes = fc.uniqueArray(fc.constantFrom('A', 'B', 'C', 'D', '__proto__'), { maxLength: 3 })
    const step = fc.oneof(
      fc.record({ kind: fc.constant('set' as const), key: fc.constantFrom('x', 'y', 'z'), codes }),
      fc.record({ kind: fc.constant('remove' as const), key: fc.constantFrom('x', 'y', 'z') }),
      fc.record({ kind: fc.constant('undo' as const), of: fc.nat(9) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
        db = new ShopDb(`catalog${++count}`)
        for (const [i, each] of steps.entries()) {
          const id = String(i)
          if (each.kind === 'undo') await run({ id, kind: 'undo', args: { command: String(each.of) } })
          else if (each.kind === 'remove') await run({ id, kind: 'catalog.remove', args: { keys: [each.key] } })
          else
            await run({
              id,
              kind: 'catalog.set',
              args: { key: each.key, set: { title: each.key, skus: each.codes.map((code) => aSku({ code })) } },
            })
        }
        const all = (await db.catalog.toArray()).flatMap(({ skus }) => skus.map(({ code }) => code))
        expect(new Set(all).size).toBe(all.length)
        const known = (await db.codes.toArray()).flatMap(({ owners }) => owners.map(([code]) => code))
        expect(known.sort()).toEqual(all.sort())
      }),
      { numRuns: runs(40) },
    )
  })
})

describe('a photo', () => {
  const show = (id: string, keys: string[], at = 1) =>
    run({ id, kind: 'catalog.set', args: { key: 'mug', set: { images: keys.map(anImage) } } }, at)
  beforeEach(async () => {
    await db.catalog.add(aProduct())
  })

  it('survives the sweep and goes into the backup while a product shows it', async () => {
    await stage('one')
    await show('s', ['one'])
    await packs.sweep(400 * DAY)
    expect(await files.names()).toEqual(['one'])
    const { summary, blob } = await makeBackup({ db, files, packs }, 400 * DAY, {
      signal: new AbortController().signal,
      progress: () => {},
    })
    expect(summary.lost).toBe(0)
    expect(new TextDecoder('latin1').decode(await blob.arrayBuffer())).toContain('"name":"one"')
  })

  it('is kept for a draft and for an undo, and goes when neither can want it any more', async () => {
    await stage('draft')
    await stage('one')
    await show('s', ['one'])
    await show('none', [], 100 * DAY)
    await packs.sweep(29 * DAY)
    expect((await files.names()).sort()).toEqual(['draft', 'one'])
    await packs.sweep(129 * DAY)
    expect(await files.names()).toEqual(['one'])
    await packs.sweep(131 * DAY)
    expect(await files.names()).toEqual([])
    expect(await undo('none', 131 * DAY)).toMatchObject({ refusal: { rule: 'catalog.imageGone' } })
  })

  it('comes back with an undo, on two products too', async () => {
    await stage('one')
    await show('s', ['one'])
    await run({ id: 'clone', kind: 'catalog.set', args: { key: 'cup', set: { title: 'Cup', images: [anImage('one')] } } })
    await show('none', [])
    expect((await db.images.get('one'))?.uses).toBe(1)
    await undo('none')
    expect((await db.images.get('one'))?.uses).toBe(2)
    expect((await db.catalog.get('mug'))?.images).toEqual([anImage('one')])
  })
})

describe('the tree of categories', () => {
  const TREE: Category[] = [
    { key: 'wear', name: 'Wear', parent: '', order: 0 },
    { key: 'home', name: 'Home', parent: '', order: 1 },
    { key: 'tops', name: 'Tops', parent: 'wear', order: 0 },
    { key: 'tees', name: 'Tees', parent: 'tops', order: 0 },
  ]
  const move = (id: string, key: string, parent: string, before?: string) =>
    run({ id, kind: 'category.move', args: { key, parent, ...(before === undefined ? {} : { before }) } })
  beforeEach(async () => {
    await db.categories.bulkAdd(TREE)
  })
  const sorted = async () => (await db.categories.toArray()).sort((a, b) => a.key.localeCompare(b.key))

  it('a move goes to its place among the new siblings, and back', async () => {
    const before = await sorted()
    expect(await move('m', 'tees', '', 'home')).toMatchObject({ ok: true })
    expect((await sorted()).map(({ key, parent, order }) => [key, parent, order])).toEqual([
      ['home', '', 2],
      ['tees', '', 1],
      ['tops', 'wear', 0],
      ['wear', '', 0],
    ])
    await undo('m')
    expect(await sorted()).toEqual(before)
  })

  it('holds no category in itself and no fourth level', async () => {
    expect(await move('a', 'wear', 'tees')).toMatchObject({ refusal: { rule: 'category.loop' } })
    expect(await move('b', 'wear', 'home')).toMatchObject({ refusal: { rule: 'category.depth' } })
    expect(await move('c', 'home', 'nowhere')).toMatchObject({ refusal: { why: 'notFound' } })
  })

  it('makes, renames and removes what is empty, and takes each back', async () => {
    const before = await sorted()
    await run({ id: 'add', kind: 'category.set', args: { key: 'new', set: { name: 'Bags', parent: 'wear' } } })
    expect(await db.categories.get('new')).toEqual({ key: 'new', name: 'Bags', parent: 'wear', order: 1 })
    expect(await run({ id: 'two', kind: 'category.set', args: { key: 'n2', set: { name: ' Bags', parent: 'wear' } } })).toMatchObject({
      refusal: { rule: 'category.nameTaken' },
    })
    await run({ id: 'del', kind: 'category.remove', args: { key: 'new' } })
    await undo('del')
    await undo('add')
    expect(await sorted()).toEqual(before)
    await db.catalog.add(aProduct({ category: 'home' }))
    expect(await run({ id: 'full', kind: 'category.remove', args: { key: 'home' } })).toMatchObject({
      refusal: { facts: { products: 1, children: 0 } },
    })
  })
})
