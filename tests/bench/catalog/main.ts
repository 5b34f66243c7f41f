import { Dexie } from 'dexie'
import MiniSearch from 'minisearch'
import { previewPrices, sumOf } from '~/domain/price/priceRule'
import type { ListingState, Product } from '~/domain/product'
import type { ListingQuery } from '~/store/lists'
import { ShopDb } from '~/store/db'
import { call, openInWorkers } from '~/worker/client'
import { makeProducts, randomOf, searchedText } from './made'
import { broadQuestions, exactQuestions, type Question, typedTexts } from './questions'

/** Milliseconds that something took, and what it gave. */
async function timed<T>(run: () => Promise<T> | T): Promise<{ ms: number; value: T }> {
  const began = performance.now()
  const value = await run()
  return { ms: performance.now() - began, value }
}

const at = (times: number[], share: number) => times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) * share)]
const spread = (times: number[]) => ({ p50: at(times, 0.5), p95: at(times, 0.95) })

const PAGE = 50
/** Of the broad questions to Dexie, which takes half a second for each, and of the searches with MiniSearch, which takes as long for short ones. */
const DEXIE_EVERY = 8
const MINI_EVERY = 4

/** Rows as Dexie would keep them for such a list: flat, with an index for each order, and the compound one of its best case. */
class PlainDb extends Dexie {
  constructor() {
    super('bench-plain')
    this.version(1).stores({ rows: 'key, price, changed, [state+changed]' })
  }
}

interface PlainRow {
  key: string
  title: string
  state: ListingState
  category: string
  brand: string
  price: number
  changed: number
}

const plainRow = ({ key, title, state, category, brand, skus, createdAt }: Product): PlainRow => ({
  key,
  title,
  state,
  category,
  brand,
  price: Math.min(...skus.map(({ price }) => price)),
  changed: createdAt,
})

async function plainDb() {
  const db = new PlainDb()
  const rows = db.table<PlainRow, string>('rows')
  if ((await rows.count()) === 0) await rows.bulkAdd([...makeProducts()].map(plainRow))
  return rows
}

type PlainTable = Awaited<ReturnType<typeof plainDb>>

/** The same question to Dexie: the index gives the order, a filter the rest. */
async function askDexie(rows: PlainTable, { state, category, brand, sort, offset }: Question) {
  const found = rows
    .orderBy(sort)
    .reverse()
    .filter(
      (row) =>
        (!state || state.includes(row.state)) && (!brand || brand.includes(row.brand)) && (!category || category.includes(row.category)),
    )
  const all = await found.toArray()
  return { total: all.length, keys: all.slice(offset, offset + PAGE).map(({ key }) => key) }
}

/** By the compound index that is made for just this question. */
async function askDexieExact(rows: PlainTable, { state = [], offset }: Question) {
  const range = () => rows.where('[state+changed]').between([state[0], Dexie.minKey], [state[0], Dexie.maxKey])
  const [total, items] = await Promise.all([range().count(), range().reverse().offset(offset).limit(PAGE).toArray()])
  return { total, keys: items.map(({ key }) => key) }
}

const toQuery = ({ sort, offset, ...filter }: Question): ListingQuery => ({ ...filter, sort, descending: true, offset, limit: PAGE })

/** Both are asked in turn, so that a slow moment of the machine hits both; they have to find the same. */
async function compare(
  questions: readonly Question[],
  dexie: (question: Question) => Promise<{ total: number; keys: string[] }>,
  every: number,
) {
  const ours: number[] = []
  const theirs: number[] = []
  for (const [n, question] of questions.entries()) {
    const own = await timed(() => call('listings.list', { query: toQuery(question) }))
    ours.push(own.ms)
    if (n % every !== 0) continue
    const other = await timed(() => dexie(question))
    theirs.push(other.ms)
    if (other.value.total !== own.value.total)
      throw new Error(`${JSON.stringify(question)}: ${own.value.total}, Dexie ${other.value.total}`)
  }
  return { ours: spread(ours), dexie: spread(theirs) }
}

async function lists() {
  const rows = await plainDb()
  const broad = broadQuestions()
  // Every order is sorted once, as it is when its column is first pressed.
  const first = await timed(() => call('listings.list', { query: toQuery(broad[0]) }))
  for (const sort of ['price', 'changed', 'title'] as const)
    await call('listings.list', { query: { sort, descending: true, offset: 0, limit: 1 } })
  return {
    first: first.ms,
    broad: await compare(broad, (question) => askDexie(rows, question), DEXIE_EVERY),
    exact: await compare(exactQuestions(), (question) => askDexieExact(rows, question), 1),
  }
}

async function search() {
  const products = [...makeProducts()]
  const text = products.map(searchedText).join('\n').toLowerCase()
  const typed = typedTexts(products)
  const ask = (part: string) =>
    call('listings.list', { query: { search: part, sort: 'changed', descending: true, offset: 0, limit: PAGE } })
  await ask('zzz')
  await ask('12')
  const absent: number[] = []
  const way: number[] = []
  const ours: number[] = []
  const parts: string[] = []
  for (const word of typed) {
    for (let to = 1; to <= word.length; to++) {
      const part = word.slice(0, to)
      ours.push((await timed(() => ask(part))).ms)
      parts.push(part)
    }
    absent.push((await timed(() => text.indexOf('qzxjvw'))).ms)
    way.push((await timed(() => call('shop.refresh', { version: -1 }))).ms)
  }
  await checkHits(products, parts, ask)
  const mini = new MiniSearch<{ id: number; title: string; codes: string }>({ fields: ['title', 'codes'] })
  const built = await timed(() =>
    mini.addAll(
      products.map(({ title, skus }, id) => ({ id, title, codes: skus.flatMap(({ code, barcode }) => [code, barcode]).join(' ') })),
    ),
  )
  const theirs: number[] = []
  for (let i = 0; i < parts.length; i += MINI_EVERY) theirs.push((await timed(() => mini.search(parts[i], { prefix: true }))).ms)
  const slowest = parts.map((part, i) => ({ part, ms: ours[i] })).sort((a, b) => b.ms - a.ms)
  return {
    characters: text.length,
    ours: spread(ours),
    way: spread(way),
    absent: at(absent, 0.5),
    mini: { ...spread(theirs), built: built.ms },
    slowest: slowest.slice(0, 5),
    edit: await editIsFound(products[500].key, ask),
  }
}

/** Every tenth part against a plain look; letters alone may be found as initials too. */
async function checkHits(products: Product[], parts: string[], ask: (part: string) => Promise<{ total: number }>) {
  const texts = products.map((product) => searchedText(product).toLowerCase())
  for (let i = 0; i < parts.length; i += 10) {
    const part = parts[i].toLowerCase()
    const plain = texts.filter((each) => each.includes(part)).length
    const { total } = await ask(parts[i])
    if (/^[a-z]/.test(part) ? total < plain : total !== plain) throw new Error(`${parts[i]}: ${total} found, ${plain} there`)
  }
}

/** From the command's answer to the answer that holds what it set. */
async function editIsFound(key: string, ask: (part: string) => Promise<{ total: number }>) {
  const title = `Freshly edited ${crypto.randomUUID()}`
  const outcome = await call('execute', { command: { id: crypto.randomUUID(), kind: 'catalog.set', args: { key, set: { title } } } })
  if (!outcome.ok) throw new Error('the edit was refused')
  const found = await timed(() => ask(title))
  if (found.value.total !== 1) throw new Error('a saved edit is not found')
  return found.ms
}

const PRICED_PRODUCTS = 3_334

/** One command that changes 10,000 prices and its undo, against a plain bulkPut of the same products. */
async function prices() {
  const { currency } = (await openInWorkers({ shop: 'main', zone: 'UTC' })).settings
  const db = new ShopDb('main')
  const start = randomOf(3)(1000)
  const keys = Array.from({ length: PRICED_PRODUCTS }, (_, i) => `p${(start + i * 20).toString().padStart(6, '0')}`)
  const records = (await db.catalog.bulkGet(keys)).filter((product) => product !== undefined)
  const plain = new Dexie('bench-records')
  plain.version(1).stores({ rows: 'key, state, category' })
  const table = plain.table<Product, string>('rows')
  await table.bulkPut(records)
  const put: number[] = []
  const set: number[] = []
  const back: number[] = []
  for (let round = 0; round < 5; round++) {
    const changed = records.map((product) => ({ ...product, skus: product.skus.map((sku) => ({ ...sku, price: sku.price + round + 1 })) }))
    put.push((await timed(() => table.bulkPut(changed))).ms)
    const rule = {
      field: 'price',
      step: { by: 'percent', value: 0.1 },
      rounding: 'minor',
      direction: 'nearest',
      struckOut: 'leave',
      belowCost: true,
    } as const
    const expect = sumOf(previewPrices(rule, records, currency))
    const id = crypto.randomUUID()
    const command = { id, kind: 'prices.set', args: { rule, products: keys, currency, expect } } as const
    const done = await timed(() => call('execute', { command }))
    if (!done.value.ok) throw new Error(`prices: ${JSON.stringify(done.value.refusal)}`)
    set.push(done.ms)
    const undone = await timed(() => call('execute', { command: { id: crypto.randomUUID(), kind: 'undo', args: { command: id } } }))
    if (!undone.value.ok) throw new Error('the undo was refused')
    back.push(undone.ms)
  }
  db.close()
  plain.close()
  return { skus: records.reduce((sum, { skus }) => sum + skus.length, 0), put: at(put, 0.5), set: at(set, 0.5), back: at(back, 0.5) }
}

/** Makes the shop, in a worker as the app does. */
function make(): Promise<void> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./maker.worker.ts', import.meta.url), { type: 'module' })
    worker.onmessage = () => {
      worker.terminate()
      resolve()
    }
  })
}

Object.assign(window, {
  catalogBench: { make, lists, search, prices, open: () => openInWorkers({ shop: 'main', zone: 'UTC' }) },
})
