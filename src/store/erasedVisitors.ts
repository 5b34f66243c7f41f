import type { ColumnsOf } from './columnFiles'
import type { ShopDb } from './db'

/** `key`: the hash of an id that led to a customer who was erased; `as`: the id that stands in its place. The row of SALT holds what ids are hashed with. */
export interface ErasedVisitorRow {
  key: string
  as: string
}

const SALT = 'salt'

type Rows = Pick<ShopDb, 'erasedVisitors'>

/** 128 bits of SHA-256: what was erased cannot be read from it, and no two ids share one. */
async function hashOf(salt: string, id: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${salt} ${id}`))
  return Array.from(new Uint8Array(digest, 0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Rows that keep these ids erased, for the erasure's transaction. */
export async function tombstonesOf({ erasedVisitors }: Rows, ids: ReadonlyMap<string, string>): Promise<ErasedVisitorRow[]> {
  if (ids.size === 0) return []
  const salt = (await erasedVisitors.get(SALT))?.as ?? crypto.randomUUID()
  const rows = await Promise.all(Array.from(ids, async ([id, as]) => ({ key: await hashOf(salt, id), as })))
  return [{ key: SALT, as: salt }, ...rows]
}

/** Sessions as they may be kept: who was erased stays so, whichever file brings them again, and under the same id as before. */
export async function withoutErased({ erasedVisitors }: Rows, sessions: ColumnsOf<'sessions'>): Promise<ColumnsOf<'sessions'>> {
  const rows = await erasedVisitors.toArray()
  const salt = rows.find(({ key }) => key === SALT)?.as
  if (salt === undefined) return sessions
  const asOf = new Map(rows.map(({ key, as }) => [key, as]))
  const { visitor } = sessions.texts
  const values = await Promise.all(visitor.values.map(async (id) => (id === '' ? id : (asOf.get(await hashOf(salt, id)) ?? id))))
  return { ...sessions, texts: { ...sessions.texts, visitor: { ...visitor, values } } }
}
