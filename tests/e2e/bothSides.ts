import { readRecord } from '../../src/adapters/rest/wire'
import { SYNC_AREAS, type SyncArea } from '../../src/commerce/adapter'
import { customerIdOf } from '../../src/domain/customer'
import type { Order } from '../../src/domain/order'
import { expect, type Page } from './fixtures'

type Fields = Record<string, unknown>
type Side = Record<SyncArea, Map<string, Fields>>

interface Kept {
  area: SyncArea
  key: string
  record: Fields
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null

/** Every row of a table, as it lies in the browser. */
const rowsOf = (page: Page, db: string, table: string): Promise<Fields[]> =>
  page.evaluate(
    ([name, store]) =>
      new Promise<Record<string, unknown>[]>((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.onerror = () => reject(new Error(`${name} does not open`))
        opening.onsuccess = () => {
          const asked = opening.result.transaction(store).objectStore(store).getAll()
          asked.onerror = () => reject(new Error(`${store} is not read`))
          asked.onsuccess = () => {
            opening.result.close()
            resolve(asked.result)
          }
        }
      }),
    [db, table] as const,
  )

/** Answers of the worker behind the page to many calls, some at a time. */
function askMany(page: Page, name: string, all: readonly unknown[]): Promise<unknown[]> {
  return page.evaluate(
    async ([called, given]) => {
      const worker = window.zhangguiWorker
      if (!worker) throw new Error('no worker runs')
      const ask = (args: unknown, i: number) =>
        new Promise<unknown>((resolve, reject) => {
          const id = 2e9 + i
          const hear = ({ data }: MessageEvent<{ id: number; value?: unknown; error?: { message: string } }>) => {
            if (data.id !== id) return
            worker.removeEventListener('message', hear)
            if (data.error) reject(new Error(data.error.message))
            else resolve(data.value)
          }
          worker.addEventListener('message', hear)
          worker.postMessage({ id, name: called, args })
        })
      const answers: unknown[] = []
      for (let from = 0; from < given.length; from += 50)
        answers.push(...(await Promise.all(given.slice(from, from + 50).map((args, i) => ask(args, from + i)))))
      return answers
    },
    [name, all] as const,
  )
}

const openShopOf = (page: Page): Promise<string> => page.evaluate(() => sessionStorage.getItem('zhanggui:shop') ?? '')

const nothing = (): Side => ({
  locations: new Map(),
  categories: new Map(),
  products: new Map(),
  stock: new Map(),
  customers: new Map(),
  orders: new Map(),
})

/** What was noted of a customer: all else of them is told by their orders. */
const noted = ({ note, tags, tier }: Fields): Fields | undefined => {
  const fields = Object.fromEntries(
    Object.entries({ note, tags, tier }).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  )
  return Object.keys(fields).length > 0 ? fields : undefined
}

/** The demo API's own store, in the words of the domain. */
async function there(page: Page, shop: string, currency: string): Promise<Side> {
  const side = nothing()
  for (const row of await rowsOf(page, `zhanggui-api:${shop}`, 'records')) {
    const { area, key, record } = row as Partial<Kept>
    if (!area || key === undefined || !record) continue
    const fields: Fields = { ...readRecord(area, record, { currency }) }
    if (area !== 'customers') side[area].set(key, fields)
    else if (noted(fields)) side.customers.set(customerIdOf(key), noted(fields) ?? {})
  }
  return side
}

/** The shop's store, as its screens have it. */
async function here(page: Page, shop: string, orders: readonly string[]): Promise<Side> {
  const side = nothing()
  const tables = { locations: 'locations', categories: 'categories', products: 'catalog' } as const
  for (const area of ['locations', 'categories', 'products'] as const)
    for (const row of await rowsOf(page, `zhanggui:${shop}`, tables[area])) side[area].set(String(row.key), row)
  for (const row of await rowsOf(page, `zhanggui:${shop}`, 'customers')) {
    const fields = noted(row)
    if (fields) side.customers.set(String(row.key), fields)
  }
  const query = { by: 'location', sort: 'sku', descending: false, offset: 0, limit: 10_000 }
  const [levels] = await askMany(page, 'stock.levels', [{ query }])
  for (const row of (levels as { items: Fields[] }).items) side.stock.set(`${String(row.location)}\n${String(row.sku)}`, row)
  const details = await askMany(
    page,
    'orders.get',
    orders.map((number) => ({ number })),
  )
  for (const detail of details) {
    if (!isFields(detail)) continue
    const order = detail.order as Order
    // The platform's note is the one that people write here.
    side.orders.set(order.number, { ...order, note: detail.memo })
  }
  return side
}

/** Fields that one side tells and the other has otherwise, by where they are. */
function apart(told: unknown, has: unknown, at: string): string[] {
  if (Array.isArray(told) && Array.isArray(has) && told.length === has.length)
    return told.flatMap((item, i) => apart(item, has[i], `${at}.${i}`))
  if (isFields(told) && isFields(has) && !Array.isArray(told))
    return Object.keys(told).flatMap((field) => apart(told[field], has[field], `${at}.${field}`))
  return JSON.stringify(told) === JSON.stringify(has) ? [] : [`${at}: ${JSON.stringify(told)} there, ${JSON.stringify(has)} here`]
}

/** A level of none and no level are the same. */
const isNone = (area: SyncArea, row: Fields): boolean => area === 'stock' && row.onHand === 0

/** Ids of the commands that the demo API has carried out. */
export const carriedOut = async (page: Page): Promise<string[]> =>
  (await rowsOf(page, `zhanggui-api:${await openShopOf(page)}`, 'commands')).map(({ id }) => String(id))

/** Holds the demo API's own store against the shop's, every field of every record. Returns how many records it has. */
export async function expectAgreed(page: Page, areas: readonly SyncArea[] = SYNC_AREAS): Promise<Record<SyncArea, number>> {
  const shop = await openShopOf(page)
  const [meta] = (await rowsOf(page, `zhanggui-api:${shop}`, 'meta')).filter(({ key }) => key === 'shop')
  const { currency } = (meta?.about ?? {}) as { currency: string }
  const theirs = await there(page, shop, currency)
  const ours = await here(page, shop, areas.includes('orders') ? [...theirs.orders.keys()] : [])
  const wrong = areas.flatMap((area) => {
    const missing = [...theirs[area]]
      .filter(([key, row]) => !ours[area].has(key) && !isNone(area, row))
      .map(([key]) => `${area}/${key}: not here`)
    const extra = [...ours[area]]
      .filter(([key, row]) => !theirs[area].has(key) && !isNone(area, row))
      .map(([key]) => `${area}/${key}: not there`)
    const changed = [...theirs[area]].flatMap(([key, fields]) =>
      ours[area].has(key) ? apart(fields, ours[area].get(key), `${area}/${key}`) : [],
    )
    return [...missing, ...extra, ...changed]
  })
  expect(wrong.slice(0, 20), `${wrong.length} fields differ`).toEqual([])
  return {
    locations: theirs.locations.size,
    categories: theirs.categories.size,
    products: theirs.products.size,
    stock: theirs.stock.size,
    customers: theirs.customers.size,
    orders: theirs.orders.size,
  }
}
