import type { SyncArea } from '~/commerce/adapter'
import type { Conflict, WaitingCommand } from '~/commerce/connection'
import { maskField, maskName, type Sight } from '~/domain/customer'
import type { ShopDb } from '~/store/db'
import type { ConflictRow, OutboxRow } from '~/store/syncRows'

/** Records of a command that its line names. */
const NAMED = 5

/** What the platform has not agreed to yet, oldest first. */
export async function waitingCommands(db: ShopDb, sight: Sight): Promise<WaitingCommand[]> {
  const rows = await db.outbox.orderBy('seq').toArray()
  return Promise.all(
    rows.map(async (row) => {
      const { seq, id, kind, at, state, says = [] } = row
      const touched = recordsOf(row)
      const records = await Promise.all(
        touched.slice(0, NAMED).map(async ({ area, key }) => ({ area, key, title: await titleOf(db, area, key, sight) })),
      )
      return { seq, id, kind, at, state, says, records, total: touched.length }
    }),
  )
}

function recordsOf({ edits, moves }: OutboxRow): { area: SyncArea; key: string }[] {
  const found = new Map<string, { area: SyncArea; key: string }>()
  for (const { area, key } of edits) found.set(`${area}/${key}`, { area, key })
  for (const { sku, location } of moves) found.set(`stock/${location}\n${sku}`, { area: 'stock', key: `${location}\n${sku}` })
  return [...found.values()]
}

/** Fields for somebody to decide, oldest first; `settled`: those that were decided, newest first. */
export async function conflictsOf(db: ShopDb, settled: boolean, sight: Sight): Promise<Conflict[]> {
  const rows = (await db.conflicts.toArray()).filter((row) => (row.settled !== undefined) === settled)
  rows.sort((a, b) => (settled ? (b.settled?.at ?? 0) - (a.settled?.at ?? 0) : (a.at ?? 0) - (b.at ?? 0)))
  return Promise.all(
    rows.map(async (row) => {
      const { key, area, record, field, commands, at = 0, settled: how } = row
      const seen = sight.plain ? (value: unknown) => value : (value: unknown) => masked(row, value)
      const { before, mine, theirs } = row
      const title = await titleOf(db, area, record, sight)
      const values = { before: seen(before), mine: seen(mine), theirs: seen(theirs) }
      return { key, area, record, title, field, commands, at, ...values, ...(how && { settled: how }) }
    }),
  )
}

/** As people know a record. */
async function titleOf(db: ShopDb, area: SyncArea, key: string, sight: Sight): Promise<string> {
  switch (area) {
    case 'locations':
      return (await db.locations.get(key))?.name ?? key
    case 'categories':
      return (await db.categories.get(key))?.name ?? key
    case 'products':
      return (await db.catalog.get(key))?.title ?? (await told(db, area, key, 'title')) ?? key
    case 'stock': {
      const [location = '', sku = ''] = key.split('\n')
      return `${sku} · ${(await db.locations.get(location))?.name ?? location}`
    }
    case 'customers': {
      const name = (await told(db, area, key, 'name')) ?? ''
      return sight.plain ? name || key : maskName(name) || key
    }
    case 'orders':
      return key
  }
}

/** What the platform said last. */
async function told(db: ShopDb, area: SyncArea, key: string, field: string): Promise<string | undefined> {
  const value = (await db.remotes.get(`${area}/${key}`))?.fields[field]
  return typeof value === 'string' ? value : undefined
}

/** A value as somebody sees it who is not to know buyers. */
function masked({ area, field }: Pick<ConflictRow, 'area' | 'field'>, value: unknown): unknown {
  if (area !== 'customers' && area !== 'orders') return value
  if (typeof value === 'string') return field === 'name' ? maskName(value) : maskField(field, value)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).map(([own, inner]) => [own, masked({ area, field: own }, inner)]))
}
