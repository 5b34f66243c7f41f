import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { aProduct, aSku } from '../../tests/stock'
import { followListings, keepListings } from '~/store/followListings'
import type { ListingRow } from '~/store/lists'
import { listingHandlers } from './listingHandlers'
import type { CallContext } from './protocol'
import { OpenShop } from './shop'
import { listingsOf } from './shopListings'

const context: CallContext = { signal: new AbortController().signal, progress: () => undefined }
const QUERY = { sort: 'changed', descending: true, offset: 0, limit: 10 } as const

let shops = 0
let open: OpenShop
beforeEach(async () => {
  vi.stubGlobal('navigator', { language: 'en' })
  open = await OpenShop.open(`rows${++shops}`)
  await open.db.settings.put({ key: 'shop', zone: 'UTC', currency: 'GBP' })
  await open.db.catalog.put(aProduct({ key: 'mug', skus: [aSku({ code: 'MUG-1', reorderPoint: 0 })] }))
  await book('m1', 7)
})

/** A line of the ledger, as the gate of movements leaves it. */
async function book(key: string, quantity: number): Promise<void> {
  const move = { sku: 'MUG-1', location: 'main', quantity, kind: 'received', at: 1, who: 'owner' } as const
  await open.db.moves.put({ key, move })
  await open.db.meta.put({ key: 'stock', value: ((await open.db.meta.get('stock'))?.value ?? 0) + 1 })
  const version = (await open.version()) + 1
  await open.db.meta.put({ key: 'version', value: version })
  open.refresh(version)
}

const calls = () => listingHandlers(() => Promise.resolve(open))
const row = async (query: object = {}): Promise<ListingRow> =>
  (await calls()['listings.list']({ query: { ...QUERY, ...query } }, context)).items[0]

test('a list comes before its stock is joined, and with it from then on', async () => {
  expect(await row()).toMatchObject({ key: 'mug', waits: true })
  await calls()['listings.join']({}, context)
  expect(await row()).toMatchObject({ sellable: 7, stock: 'ok' })
  await book('m2', -3)
  expect(await row()).toMatchObject({ sellable: 4 })
})

test('a question about stock is answered when it is known', async () => {
  expect(await row({ sort: 'sellable' })).toMatchObject({ sellable: 7 })
})

test('stock that was written down is shown while it is that of the ledger, and never after', async () => {
  const { index } = await listingsOf(open)
  const joined = index.joinedOf
  await keepListings(open, { ...(await followListings(open, undefined, 10_000)), index })
  const reopen = async () => {
    open.close()
    open = await OpenShop.open(open.id)
  }
  await reopen()
  expect(await row()).toMatchObject({ sellable: 7 })
  expect((await listingsOf(open, { joined: false })).index.joinedOf).toBe(joined)
  await reopen()
  await book('m2', -3)
  const waiting = await row()
  expect(waiting).toMatchObject({ waits: true })
  expect(waiting.sellable).toBeUndefined()
  await calls()['listings.join']({}, context)
  expect(await row()).toMatchObject({ sellable: 4 })
})
