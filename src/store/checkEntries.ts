import type { Refusal } from '~/domain/command'
import { COUNT_STATES, type CountEntry, type CountState } from '~/domain/count'
import type { Change, ShopDb } from './db'

/** Entries come and go only while their count is being counted, an undo's too; a count that has entries is not undone from under them. */
export async function checkEntries(db: ShopDb, changes: readonly Change[]): Promise<Refusal | undefined> {
  const entries = changes.filter(({ table }) => table === 'countEntries')
  const states = changes.filter(({ table, field }) => table === 'counts' && field === 'state')
  for (const key of new Set(entries.flatMap(({ before, after }) => countsOf(before, after)))) {
    const was = (await db.counts.get(key))?.state
    const becomes: unknown = states.find((change) => change.key === key)?.after
    if (was !== 'counting' && becomes !== 'counting') return { why: 'rule', rule: 'count.state', facts: { state: was ?? 'cancelled' } }
  }
  for (const { key, after } of states) {
    if (isState(after)) continue
    const gone = new Set(entries.flatMap((entry) => (entry.after === undefined ? [entry.key] : [])))
    const left = (await db.countEntries.where('entry.count').equals(key).primaryKeys()).filter((entry) => !gone.has(entry))
    if (left.length > 0) return { why: 'rule', rule: 'count.begun', facts: { count: left.length } }
  }
  return undefined
}

const isState = (value: unknown): value is CountState => COUNT_STATES.some((state) => state === value)

const isEntry = (value: unknown): value is CountEntry => typeof value === 'object' && value !== null && 'count' in value

const countsOf = (...values: unknown[]): string[] => values.flatMap((value) => (isEntry(value) ? [value.count] : []))
