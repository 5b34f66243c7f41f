import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Command } from '~/domain/command'
import { FIRST_PERSON } from '~/domain/person'
import { aProduct, aSku } from '../../tests/stock'
import { readMarkers } from './changeMarkers'
import { ShopDb } from './db'
import { execute } from './execute'

const defaults = { name: '', zone: 'UTC', currency: 'CNY' }
let count = 0
let db: ShopDb
beforeEach(async () => {
  db = new ShopDb(`markers${++count}`)
  await db.catalog.add(aProduct({ skus: [aSku(), aSku({ code: 'MUG-2' })] }))
})

const run = (command: Command, at: number) => execute(db, defaults, command, { who: FIRST_PERSON, at })
const markers = async (since = 0) => (await readMarkers(db, since, (sku) => (sku === 'MUG-1' ? 'mug' : undefined))).get('mug')

describe('changes that buyers see', () => {
  it('are told once a command, oldest first, with the price before and after', async () => {
    const skus = [aSku({ price: 160_000 }), aSku({ code: 'MUG-2', price: 170_000 })]
    await run({ id: 'a', kind: 'catalog.set', args: { key: 'mug', set: { title: 'Big mug', skus } } }, 10)
    await run({ id: 'b', kind: 'product.edit', args: { sku: 'MUG-1', set: { title: 'Huge mug' } } }, 20)
    const found = await markers()
    expect(found?.map(({ at, kind }) => `${at} ${kind}`).sort()).toEqual(['10 price', '10 title', '20 title'])
    expect(found?.find(({ kind }) => kind === 'price')?.price).toEqual({ before: 150_000, after: 160_000 })
    expect(await markers(15)).toEqual([{ at: 20, kind: 'title' }])
  })

  it('leave out what was undone, and all that buyers do not see', async () => {
    await run({ id: 'a', kind: 'catalog.set', args: { key: 'mug', set: { title: 'Big mug' } } }, 10)
    await run({ id: 'u', kind: 'undo', args: { command: 'a' } }, 11)
    await run({ id: 'c', kind: 'catalog.set', args: { key: 'mug', set: { supplier: 's1' } } }, 12)
    expect(await markers()).toBeUndefined()
  })
})
