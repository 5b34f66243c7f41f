import type { Cursor, Pulled, Remote, SyncArea } from '~/commerce/adapter'
import { CommerceError } from '~/commerce/errors'
import type { Answer } from '~/commerce/http'
import { objectOf, readWhole } from '~/commerce/readWire'
import type { RestConnection } from './connection'
import { readPage, readRecord, type WirePage } from './wire'

/** Records of a page: many, since what a page costs is mostly its way; orders are long. */
const LIMIT: Readonly<Record<SyncArea, number>> = {
  locations: 1000,
  categories: 1000,
  products: 500,
  stock: 5000,
  customers: 2000,
  orders: 1000,
}

const readIn = <A extends SyncArea>(area: A, json: unknown, { shop }: RestConnection): WirePage<A> =>
  readWhole(`${area}/changes`, () => readPage(area, json, shop))

/** The next page is asked for while the caller works on this one. */
export async function* pull<A extends SyncArea>(
  connection: RestConnection,
  area: A,
  since: Cursor | undefined,
  signal: AbortSignal,
  query: Readonly<Record<string, string>> = {},
): AsyncGenerator<Pulled<A>> {
  const asked = (from: Cursor | undefined): Promise<Answer> =>
    connection.get(`/${area}/changes`, { since: from, limit: String(LIMIT[area]), ...query }, signal)
  let cursor = since
  let coming: Promise<Answer> | undefined = asked(cursor)
  while (coming) {
    const answer: Answer = await coming
    const page: WirePage<A> = readIn(area, answer.json, connection)
    if (page.more && page.next === cursor) {
      throw new CommerceError('unavailable', `${area}/changes says that there is more behind ${cursor}, and leads back to it`, {
        fault: { of: 'stuck' },
      })
    }
    cursor = page.next
    coming = page.more ? asked(cursor) : undefined
    // What fails while nobody waits for it is heard when it is waited for.
    coming?.catch(() => undefined)
    const serverTime = Date.parse(answer.headers.get('date') ?? '')
    yield {
      records: page.records,
      next: page.next,
      ...(page.total !== undefined && { total: page.total }),
      ...(Number.isFinite(serverTime) && { serverTime }),
    }
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
