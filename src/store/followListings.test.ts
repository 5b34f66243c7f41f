import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Command } from '~/domain/command'
import { aProduct, aSku } from '../../tests/stock'
import { ShopDb } from './db'
import { execute } from './execute'
import { openIndexedDbFiles, type PackFiles } from './files'
import { type Followed, followListings, keepListings, readDeep, shouldKeep } from './followListings'
import type { Joined } from './listingColumns'
import type { ListingQuery } from './lists'
import { Packs } from './packs'

const defaults = { name: '', zone: 'UTC', currency: 'GBP' }
const ALL: ListingQuery = { sort: 'title', descending: false, offset: 0, limit: 10_000 }
const UNIT = 10_000

let count = 0
let store: { db: ShopDb; files: PackFiles }
beforeEach(async () => {
  const shop = `listings${++count}`
  store = { db: new ShopDb(shop), files: openIndexedDbFiles(shop) }
  await store.db.categories.bulkPut([
    { key: 'home', name: 'Home', parent: '', order: 0 },
    { key: 'mugs', name: 'Mugs', parent: 'home', order: 0 },
  ])
  await store.db.suppliers.put({ key: 's', name: 'Potter', city: '', contact: '', leadDays: 7 })
  await store.db.catalog.bulkPut([
    aProduct({ key: 'mug', title: 'Mug', category: 'mugs', tags: ['old'] }),
    aProduct({ key: 'cup', title: 'Cup', category: 'mugs', description: 'for espresso', skus: [aSku({ code: 'CUP' })] }),
  ])
})

type Bare<C> = C extends Command ? Omit<C, 'id'> : never
let ids = 0
async function run(command: Bare<Command>, at = 5000): Promise<string> {
  const id = `c${++ids}`
  const outcome = await execute(store.db, defaults, { ...command, id }, { who: 'owner', at })
  expect(outcome).toMatchObject({ ok: true })
  return id
}

const follow = (before?: Followed) => followListings(store, before, UNIT)
const rows = ({ index }: Followed, query: Partial<ListingQuery> = {}) => index.query({ ...ALL, ...query }).items
const titles = (followed: Followed, query: Partial<ListingQuery> = {}) => rows(followed, query).map(({ title }) => title)

describe('the list of products follows the journal', () => {
  test('a saved edit is found at once, and its undo', async () => {
    const first = await follow()
    expect(titles(first, { search: 'stein' })).toEqual([])
    const edit = await run({ kind: 'catalog.set', args: { key: 'mug', set: { title: 'Beer stein' } } }, Date.UTC(2026, 5, 1))
    const second = await follow(first)
    expect(titles(second, { search: 'stein' })).toEqual(['Beer stein'])
    expect(titles(second)).toEqual(['Beer stein', 'Cup'])
    expect(rows(second)[0].changedAt).toBe(Date.UTC(2026, 5, 1))
    await run({ kind: 'undo', args: { command: edit } })
    const third = await follow(second)
    expect(titles(third, { search: 'stein' })).toEqual([])
    expect(titles(third)).toEqual(['Cup', 'Mug'])
  })

  test('products that are made and taken away come and go, and what was followed is as read anew', async () => {
    let followed = await follow()
    await run({ kind: 'catalog.set', args: { key: 'new', set: { title: '连衣裙', category: 'home' } } })
    followed = await follow(followed)
    expect(titles(followed, { search: 'lyq' })).toEqual(['连衣裙'])
    expect(rows(followed)).toEqual(rows(await follow()))
    await run({ kind: 'catalog.remove', args: { keys: ['new'] } })
    followed = await follow(followed)
    expect(titles(followed)).toEqual(['Cup', 'Mug'])
    expect(rows(followed)).toEqual(rows(await follow()))
  })

  test('what a category asks for changes how complete its products are', async () => {
    const first = await follow()
    const before = rows(first).map(({ complete }) => complete)
    await run({
      kind: 'category.set',
      args: { key: 'home', set: { attributes: [{ key: 'm', name: 'Material', required: true, kind: 'text' }] } },
    })
    const second = await follow(first)
    expect(rows(second).every(({ complete }, at) => complete < before[at])).toBe(true)
    expect(rows(second)).toEqual(rows(await follow()))
  })

  test('a catalogue that comes whole is read whole', async () => {
    const first = await follow()
    await store.db.catalog.put(aProduct({ key: 'seeded', title: 'Seeded' }))
    await store.db.meta.put({ key: 'demoWhole', value: 1 })
    expect(titles(await follow(first))).toContain('Seeded')
  })
})

describe('columns that are written down', () => {
  test('open as they were, with what changed since, and are swept by nobody', async () => {
    const first = await follow()
    await keepListings(store, first)
    await run({ kind: 'catalog.set', args: { key: 'cup', set: { title: 'Teacup', description: 'for oolong' } } })
    // The file alone says what was not changed since.
    await store.db.catalog.where('key').equals('mug').modify({ title: 'never read' })
    await new Packs(store, store.files).sweep(Date.now())
    const again = await follow()
    expect(titles(again)).toEqual(['Mug', 'Teacup'])
    await readDeep(store, again)
    expect(titles(again, { search: 'oolong', deep: true })).toEqual(['Teacup'])
    expect(titles(again, { search: 'espresso', deep: true })).toEqual([])
    expect(titles(again, { search: 'old', deep: true })).toEqual(['Mug'])
  })

  test('a newer file takes the place of the one before', async () => {
    const first = await follow()
    await keepListings(store, first)
    await run({ kind: 'catalog.set', args: { key: 'cup', set: { title: 'Teacup' } } })
    await keepListings(store, await follow(first))
    expect(await store.files.names()).toHaveLength(2)
    expect(titles(await follow())).toEqual(['Mug', 'Teacup'])
  })

  test('a file that is gone is as none', async () => {
    await keepListings(store, await follow())
    for (const name of await store.files.names()) await store.files.remove(name)
    expect(titles(await follow())).toEqual(['Cup', 'Mug'])
  })

  const damage = async (part: string) => {
    for (const name of await store.files.names()) {
      if (!name.includes(part)) continue
      const bytes = new Uint8Array(await (await store.files.blob(name))!.arrayBuffer())
      bytes[bytes.length - 5] ^= 255
      await store.files.write(name, { bytes })
    }
  }

  test('a file that is damaged is as none, and the next one is whole again', async () => {
    await keepListings(store, await follow())
    await damage('listings-')
    const again = await follow()
    expect(again.kept).toBe(-1)
    expect(titles(again)).toEqual(['Cup', 'Mug'])
    await keepListings(store, again)
    expect((await follow()).kept).toBe(again.seq)
  })

  const JOINED: Joined = {
    of: 'some orders',
    levels: new Map([['CUP', { sku: 'CUP', onHand: 12, reserved: 2, incoming: 0 }]]),
    sold: new Map([['CUP', { units: 3, sales: 300 }]]),
  }
  const CUP = { key: 'cup', sellable: 10, stock: 'ok', units: 3, sales: 300 }

  async function keepJoined(): Promise<Followed> {
    const followed = await follow()
    followed.index.join(JOINED)
    await keepListings(store, followed)
    return followed
  }

  test('stock and sales open with them, and with what they were made of', async () => {
    await keepJoined()
    const again = await follow()
    expect(again.index.joinedOf).toBe('some orders')
    expect(rows(again)[0]).toMatchObject(CUP)
    expect(rows(again)[0].waits).toBeUndefined()
  })

  test('an edit that leaves the SKUs as they are leaves their stock; another SKU has the rows wait', async () => {
    await keepJoined()
    await run({ kind: 'catalog.set', args: { key: 'cup', set: { title: 'Teacup' } } })
    const edited = await follow()
    expect(rows(edited, { search: 'teacup' })[0]).toMatchObject(CUP)
    await run({ kind: 'catalog.set', args: { key: 'new', set: { title: 'New' } } })
    const added = await follow()
    expect(added.index.joinedOf).toBeUndefined()
    expect(rows(added).every(({ waits, sellable }) => waits && sellable === undefined)).toBe(true)
    added.index.join(JOINED)
    expect(rows(added, { search: 'teacup' })[0]).toMatchObject(CUP)
  })

  test('other stock is written down beside the same columns', async () => {
    const followed = await keepJoined()
    const before = await store.files.names()
    followed.index.join({ ...JOINED, of: 'more orders', levels: new Map() })
    await keepListings(store, followed)
    const names = await store.files.names()
    expect(names).toHaveLength(3)
    expect(names.filter((name) => before.includes(name))).toHaveLength(2)
    const again = await follow()
    expect(again.index.joinedOf).toBe('more orders')
    expect(rows(again)[0]).toMatchObject({ key: 'cup', stock: 'none', units: 3 })
  })

  test('a damaged file of stock has the rows wait', async () => {
    await keepJoined()
    await damage('listing-stock')
    const again = await follow()
    expect(titles(again)).toEqual(['Cup', 'Mug'])
    expect(rows(again)[0].waits).toBe(true)
  })

  test('what another tab has written down since is not overwritten with less', async () => {
    const slow = await keepJoined()
    await run({ kind: 'catalog.set', args: { key: 'cup', set: { title: 'Teacup' } } })
    const quick = await follow()
    quick.since.clear()
    quick.kept = -1
    await keepListings(store, quick)
    await keepListings(store, slow)
    expect((await follow()).kept).toBe(quick.seq)
    // Its own rows are not those of that file any more: it writes all of them.
    const later = await follow(slow)
    await run({ kind: 'catalog.set', args: { key: 'mug', set: { title: 'Stein' } } })
    later.index.join({ ...JOINED, of: 'more orders' })
    await keepListings(store, await follow(later))
    expect(titles(await follow())).toEqual(['Stein', 'Teacup'])
    expect((await follow()).index.joinedOf).toBe('more orders')
  })

  test('a small catalogue has none', async () => {
    expect(shouldKeep(await follow())).toBe(false)
  })
})

describe('the same for many products', () => {
  test('tags are added and taken off as one entry, and undone to the record', async () => {
    const before = await store.db.catalog.toArray()
    const id = await run({ kind: 'catalog.bulk', args: { keys: ['mug', 'cup'], set: { addTags: ['summer '], removeTags: ['old'] } } })
    expect((await store.db.catalog.bulkGet(['mug', 'cup'])).map((row) => row?.tags)).toEqual([['summer'], ['summer']])
    expect(await store.db.journal.count()).toBe(1)
    await run({ kind: 'undo', args: { command: id } })
    expect(await store.db.catalog.toArray()).toEqual(before)
  })

  test('category, brand and supplier are set; what is not there is refused', async () => {
    await run({ kind: 'catalog.bulk', args: { keys: ['mug', 'cup'], set: { category: 'home', brand: 'North', supplier: 's' } } })
    expect(await store.db.catalog.get('cup')).toMatchObject({ category: 'home', brand: 'North', supplier: 's' })
    const refused = async (set: object, keys = ['mug']) => {
      const outcome = await execute(
        store.db,
        defaults,
        { id: `r${++ids}`, kind: 'catalog.bulk', args: { keys, set } },
        { who: 'owner', at: 1 },
      )
      return outcome.ok ? undefined : outcome.refusal
    }
    expect(await refused({})).toMatchObject({ rule: 'bulk.nothing' })
    expect(await refused({ category: 'gone' })).toMatchObject({ rule: 'bulk.category' })
    expect(await refused({ supplier: 'gone' })).toMatchObject({ rule: 'bulk.supplier' })
    expect(await refused({ addTags: ['x'.repeat(61)] })).toMatchObject({ rule: 'bulk.tagLong' })
    expect(await refused({ addTags: Array.from({ length: 41 }, (_, at) => `t${at}`) })).toMatchObject({ rule: 'bulk.tagsMany' })
    expect(await refused({ brand: 'x' }, ['mug', 'nobody'])).toEqual({ why: 'notFound', what: 'nobody' })
  })
})

describe('views', () => {
  const VIEW = { list: 'listings', name: ' Low ', search: 'stock=low', shared: true } as const
  const act = (command: Bare<Command>, who: string) => execute(store.db, defaults, { ...command, id: `v${++ids}` }, { who, at: 7 })

  test('are kept with their owner, and undone', async () => {
    const id = await run({ kind: 'view.set', args: { key: 'v', set: VIEW } }, 7)
    expect(await store.db.views.toArray()).toEqual([
      { key: 'v', list: 'listings', name: 'Low', search: 'stock=low', shared: true, owner: 'owner', createdAt: 7 },
    ])
    await run({ kind: 'view.set', args: { key: 'v', set: { search: 'stock=out' } } })
    await run({ kind: 'view.remove', args: { key: 'v' } })
    expect(await store.db.views.count()).toBe(0)
    expect(await act({ kind: 'undo', args: { command: id } }, 'owner')).toMatchObject({ ok: false })
  })

  test('have a name of their own, and are changed by their owner alone', async () => {
    await store.db.people.bulkPut([
      { key: 'ann', name: 'Ann', role: 'agent', active: true },
      { key: 'bob', name: 'Bob', role: 'agent', active: true },
    ])
    await act({ kind: 'view.set', args: { key: 'v', set: { ...VIEW, shared: false } } }, 'ann')
    expect(await act({ kind: 'view.set', args: { key: 'v', set: { name: 'Mine' } } }, 'bob')).toMatchObject({
      refusal: { rule: 'view.notYours' },
    })
    expect(await act({ kind: 'view.remove', args: { key: 'v' } }, 'bob')).toMatchObject({ refusal: { rule: 'view.notYours' } })
    expect(await act({ kind: 'view.set', args: { key: 'w', set: VIEW } }, 'ann')).toMatchObject({ refusal: { rule: 'view.taken' } })
    expect(await act({ kind: 'view.set', args: { key: 'w', set: { ...VIEW, name: ' ' } } }, 'bob')).toMatchObject({
      refusal: { rule: 'view.name' },
    })
    // What one person keeps to themselves takes no name from another.
    expect(await act({ kind: 'view.set', args: { key: 'w', set: { ...VIEW, shared: false } } }, 'bob')).toMatchObject({ ok: true })
  })
})
