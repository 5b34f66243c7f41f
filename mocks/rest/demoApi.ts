import type { SyncArea } from '~/commerce/adapter'
import type { DemoFault, DemoTrouble } from '~/commerce/demoFault'
import type { Outside } from '~/commerce/http'
import type { DemoArgs } from '~/domain/command'
import { toDecimalText } from '~/domain/money'
import { readSkuField } from '~/domain/skuField'
import { sleep } from '~/lib/sleep'
import { mockFetch } from '~mocks/mockFetch'
import { DemoDb } from './demoDb'
import { FAULTS, faultOf, spoilt } from './faults'
import { type RestMock, restHandlers } from './handlers'
import { seededRecords } from './records'
import { MockShop } from './shop'
import { isMap, type WireRecord } from './wireRecord'

/** Nothing of it ever leaves the browser; no such name is ever given out. */
const ADDRESS = 'https://demo-api.invalid'
/** Any other is as good: nobody has to be told it to sign in again. */
const TOKEN = 'demo'
/** Nobody looks on for half a minute: an answer that never comes is given up soon, and waits are a quarter of what they are elsewhere. */
const TIMEOUT_MS = 2000
const HASTE = 0.25

export interface DemoApi {
  address: string
  token: string
  /** How it is asked: what is told to go wrong goes wrong on the way. */
  outside: Outside
  /** Says what is to go wrong, where anything is given, and what does. */
  trouble(change?: Partial<DemoTrouble>): Promise<DemoTrouble>
  /** Fields of a record set as somebody else would who works there, in the words of Edit; undefined takes one away. False: no such record. */
  elsewhere(area: SyncArea, key: string, set: Readonly<Record<string, unknown>>): Promise<boolean>
  close(): void
}

/** The demo API of a shop, as its last visit left it; made on the first. Tabs share it. */
export async function openDemoApi(shop: string, args: DemoArgs): Promise<DemoApi> {
  const db = new DemoDb(shop)
  await db.open()
  if (!(await db.shopRow())) await db.begin(seeded(args))
  const server = new DemoServer(db)
  return {
    address: ADDRESS,
    token: TOKEN,
    outside: {
      fetch: (input, init) => server.fetch(new Request(input, init), init?.signal ?? undefined),
      wait: (ms, signal) => sleep(ms * HASTE, signal),
      random: Math.random,
      timeoutMs: TIMEOUT_MS,
    },
    trouble: (change) => server.trouble(change),
    elsewhere: (area, key, set) => server.edit(area, key, set),
    close: () => db.close(),
  }
}

function seeded(args: DemoArgs): Pick<RestMock, 'shop' | 'about'> {
  const { about, records } = seededRecords(args)
  const shop = new MockShop()
  for (const { area, key, record } of records) shop.put(area, key, record)
  return { shop, about }
}

interface Copy {
  mock: RestMock
  fetch: typeof fetch
}

/** What is asked of a copy; `command`: the id of what was carried out. */
type Work<T> = (copy: Copy) => Promise<{ done: T; command?: string }>

/** One at a time on its copy of what is kept; what another tab was first to change is decided again. */
class DemoServer {
  readonly #db: DemoDb
  #last: Promise<unknown> = Promise.resolve()
  #copy: Copy | undefined

  constructor(db: DemoDb) {
    this.#db = db
  }

  async fetch(request: Request, signal?: AbortSignal): Promise<Response> {
    const fault = await this.#next(request)
    const right = (asked: RequestInfo | URL) => this.#answer(asked instanceof Request ? asked : new Request(asked))
    return fault ? spoilt(faultOf(fault), request, right, signal) : right(request)
  }

  async trouble(change: Partial<DemoTrouble> = {}): Promise<DemoTrouble> {
    if (Object.keys(change).length === 0) return this.#db.trouble()
    await this.#db.setTrouble(({ times: _times, ...before }) => ({ ...before, ...change }))
    return this.#db.trouble()
  }

  edit(area: SyncArea, key: string, set: Readonly<Record<string, unknown>>): Promise<boolean> {
    return this.#inTurn(async ({ mock: { shop, about } }) => {
      const version = shop.get(area, key)?.seq
      if (version === undefined) return { done: false }
      // The contract has no edits of stock, only movements; whoever works there counts.
      if (area === 'stock') shop.put(area, key, { ...shop.get(area, key)?.record, ...set })
      else shop.command(crypto.randomUUID(), { edits: [{ area, key, version: String(version), set: onWire(set, about.currency) }] })
      return { done: true }
    })
  }

  /** What spoils this request; a fault that has spoilt all it was to spoil is over. */
  async #next(request: Request): Promise<DemoFault | undefined> {
    const { fault, times = 1, cut } = await this.#db.trouble()
    if (cut) return 'noNetwork'
    if (!fault || times <= 0 || !FAULTS.some((one) => one.name === fault && one.hits(request))) return undefined
    await this.#db.setTrouble((now) => (now.fault === fault && now.times !== undefined ? { ...now, ...oneLess(now.times) } : now))
    return fault
  }

  #answer(request: Request): Promise<Response> {
    const command = /\/commands\/([^/?]+)$/.exec(request.url)?.[1]
    return this.#inTurn(async ({ fetch }) => ({
      done: await fetch(request.clone()),
      ...(command && { command: decodeURIComponent(command) }),
    }))
  }

  /** Does something with the copy and keeps what it changes. */
  #inTurn<T>(work: Work<T>): Promise<T> {
    const turn = this.#last.then(() => this.#kept(work))
    this.#last = turn.catch(() => undefined)
    return turn
  }

  /** Until no other tab was first. */
  async #kept<T>(work: Work<T>): Promise<T> {
    const copy = await this.#upToDate()
    const { shop } = copy.mock
    const from = shop.seq
    const { done, command } = await work(copy)
    if (shop.seq === from) return done
    // What is not kept must not be told either.
    this.#copy = undefined
    if (!(await this.#db.keep(shop, from, command))) return this.#kept(work)
    this.#copy = copy
    return done
  }

  async #upToDate(): Promise<Copy> {
    if (!this.#copy) {
      const row = await this.#db.shopRow()
      if (!row) throw new TypeError('the demo API was taken away')
      const mock: RestMock = { shop: new MockShop(), about: row.about, token: null }
      const handlers = restHandlers(ADDRESS, mock)
      this.#copy = { mock, fetch: dated(mockFetch(() => handlers)) }
    }
    await this.#db.catchUp(this.#copy.mock.shop)
    return this.#copy
  }
}

/** Its clock is this browser's, and it says so as servers do. */
const dated =
  (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
  async (input, init) => {
    const response = await fetch(input, init)
    response.headers.set('Date', new Date().toUTCString())
    return response
  }

const oneLess = (times: number): Partial<DemoTrouble> => (times > 1 ? { times: times - 1 } : { fault: null, times: 0 })

const AMOUNTS = new Set(['price', 'compareAt', 'cost', 'floor'])

/** Fields by the names of Edit, as the contract has them. */
function onWire(set: Readonly<Record<string, unknown>>, currency: string): WireRecord {
  const fields: WireRecord = {}
  const skus: WireRecord = {}
  for (const [name, value = null] of Object.entries(set)) {
    const inSku = readSkuField(name)
    if (!inSku) fields[name] = value
    else {
      const before = skus[inSku.code]
      const amount = typeof value === 'number' && AMOUNTS.has(inSku.field) ? toDecimalText(value, currency) : value
      skus[inSku.code] = { ...(isMap(before) && before), [inSku.field]: amount }
    }
  }
  return Object.keys(skus).length > 0 ? { ...fields, skus } : fields
}
