import { openRest } from '~/adapters/rest/open'
import type { Outside } from '~/commerce/http'
import { ShopDb } from '~/store/db'
import { deleteShop, openFiles } from '~/store/files'
import { countOrders, Packs } from '~/store/packs'
import { PulledOrders } from '~/store/pulledOrders'
import { pullOrders } from '~/sync/pullOrders'
import type { SyncStep, SyncStore } from '~/sync/syncStore'
import type { Asked, Told } from './asked'

const TOKEN = 'bench'
const never = new AbortController().signal
const outside: Outside = {
  fetch: (...args) => fetch(...args),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  random: Math.random,
}

/** Nothing waits to be sent. */
const nothing: Pick<SyncStep, 'outbox' | 'conflicts'> = { outbox: async () => [], conflicts: async () => [] }
const store = { step: (work: (step: typeof nothing) => unknown) => work(nothing) } as unknown as SyncStore

interface Page {
  records: unknown[]
  next?: string
}

/** Every page of the past, fetched and parsed, and no more. */
async function parse(address: string): Promise<Told> {
  const began = performance.now()
  const headers = { Accept: 'application/json', Authorization: `Bearer ${TOKEN}` }
  let orders = 0
  for (let before: string | undefined = ''; before !== undefined;) {
    const response = await fetch(`${address}/orders/history?${before && `before=${before}&`}limit=1000`, { headers })
    const page: Page = JSON.parse(await response.text())
    orders += page.records.length
    before = page.next
  }
  return { ms: performance.now() - began, orders, packs: 0 }
}

/** The same through the adapter into the store, up to the last pack. */
async function mirror(address: string, shop: string): Promise<Told> {
  const db = new ShopDb(shop)
  const [files] = await Promise.all([openFiles(shop), db.open()])
  const packs = new Packs({ db }, files)
  const began = performance.now()
  const adapter = await openRest({ address, token: TOKEN }, outside, never)
  const { currency, fields } = { currency: adapter.shop.currency, fields: adapter.can.areas.orders.fields }
  const orders = new PulledOrders({ db, packs }, { currency, fields })
  const whole = await pullOrders({ adapter, orders, store, signal: never, turn: Number.POSITIVE_INFINITY, kept: () => undefined })
  const ms = performance.now() - began
  const rows = await packs.rows()
  db.close()
  files.close()
  await deleteShop(shop)
  if (!whole) throw new Error('the past is not here')
  return { ms, orders: countOrders(rows), packs: rows.length }
}

onmessage = async ({ data }: MessageEvent<Asked>) => {
  postMessage(await (data.kind === 'parse' ? parse(data.address) : mirror(data.address, data.shop)))
}
