import type { Cursor, Past, Pulled, Remote, SyncArea } from '~/commerce/adapter'
import { CommerceError } from '~/commerce/errors'
import type { Answer } from '~/commerce/http'
import { objectOf, readWhole } from '~/commerce/readWire'
import type { RestConnection } from './connection'
import type { Instant } from '~/lib/zone'
import { readPage, readPast, readRecord } from './wire'

/** Records of a page: many, since what a page costs is mostly its way; orders are long. */
const LIMIT: Readonly<Record<SyncArea, number>> = {
  locations: 1000,
  categories: 1000,
  products: 500,
  stock: 5000,
  customers: 2000,
  orders: 1000,
}

/** Pages one after the other; the next is asked for while the caller works on this one. `leads`: where a page leads, none where it is the last. */
async function* pages<P>(
  from: Cursor | undefined,
  ask: (cursor: Cursor | undefined) => Promise<Answer>,
  read: (json: unknown) => P,
  leads: (page: P) => Cursor | undefined,
): AsyncGenerator<{ page: P; serverTime?: Instant }> {
  let cursor = from
  let coming: Promise<Answer> | undefined = ask(cursor)
  while (coming) {
    const answer: Answer = await coming
    const page = read(answer.json)
    const next = leads(page)
    if (next !== undefined && next === cursor)
      throw new CommerceError('unavailable', `there is said to be more behind ${cursor}, and it leads back to it`, {
        fault: { of: 'stuck' },
      })
    cursor = next
    coming = next === undefined ? undefined : ask(next)
    // What fails while nobody waits for it is heard when it is waited for.
    coming?.catch(() => undefined)
    const serverTime = Date.parse(answer.headers.get('date') ?? '')
    yield { page, ...(Number.isFinite(serverTime) && { serverTime }) }
  }
}

const totalOf = ({ total }: { total: number | undefined }) => (total === undefined ? {} : { total })

export async function* pull<A extends SyncArea>(
  connection: RestConnection,
  area: A,
  since: Cursor | undefined,
  signal: AbortSignal,
  query: Readonly<Record<string, string>> = {},
): AsyncGenerator<Pulled<A>> {
  const path = `/${area}/changes`
  const asked = (from: Cursor | undefined) => connection.get(path, { since: from, limit: String(LIMIT[area]), ...query }, signal)
  const read = (json: unknown) => readWhole(path.slice(1), () => readPage(area, json, connection.shop))
  for await (const { page, ...rest } of pages(since, asked, read, ({ more, next }) => (more ? next : undefined)))
    yield { records: page.records, next: page.next, ...totalOf(page), ...rest }
}

export async function* history(
  connection: RestConnection,
  which: 'open' | 'all',
  before: Cursor | undefined,
  signal: AbortSignal,
): AsyncGenerator<Past> {
  const open = which === 'open' ? { open: 'true' } : {}
  const asked = (from: Cursor | undefined) =>
    connection.get('/orders/history', { before: from, limit: String(LIMIT.orders), ...open }, signal)
  const read = (json: unknown) => readWhole('orders/history', () => readPast(json, connection.shop))
  for await (const { page, ...rest } of pages(before, asked, read, ({ next }) => next)) {
    const { records, next, changes } = page
    yield { records, changes, ...(next !== undefined && { next }), ...totalOf(page), ...rest }
  }
}

export async function read<A extends SyncArea>(
  connection: RestConnection,
  area: A,
  key: string,
  signal: AbortSignal,
): Promise<Remote<A> | undefined> {
  try {
    const { json, headers } = await connection.get(`/${area}/${encodeURIComponent(key)}`, {}, signal)
    const version = (headers.get('etag') ?? '').replace(/^(?:W\/)?"(.*)"$/, '$1')
    return { area, key, version, fields: readWhole(`${area}/${key}`, () => readRecord(area, objectOf(json), connection.shop)) }
  } catch (error) {
    if (error instanceof CommerceError && error.kind === 'notFound') return undefined
    throw error
  }
}
