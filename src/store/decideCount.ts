import type { Refusal } from '~/domain/command'
import { countLines, type Count, type CountState, needsOther, varianceOf } from '~/domain/count'
import type { CountCommand, CountRule, NewEntry } from '~/domain/countCommand'
import { checkMoves } from '~/domain/moveRules'
import type { Amount } from '~/domain/money'
import { levelKey, type Move } from '~/domain/stock'
import type { Change, ShopDb } from './db'
import type { Actor, Decision } from './decide'
import { movesOf } from './decideStock'
import type { Deciders } from './deciders'
import { changesTo } from './rows'
import { allLevels, readLevels } from './shelves'
import { locationsIn } from './stockPlaces'
import { needLevels } from './stockStamp'

const refuse = (rule: CountRule, facts?: Record<string, string | number>): { refusal: Refusal } => ({
  refusal: { why: 'rule', rule, ...(facts ? { facts } : {}) },
})

type Of<K extends CountCommand['kind']> = Extract<CountCommand, { kind: K }>

/** Stocktakes: entries of all who count, the variance, and its way into the ledger. */
export const COUNT_DECIDERS: Deciders<CountCommand> = {
  async 'count.start'(db, { args: { key, count } }, { at, who }) {
    await needLevels(db)
    const open = new Set((await locationsIn(db)).filter(({ closed }) => !closed).map((place) => place.key))
    if (count.locations.length === 0 || !count.locations.every((place) => open.has(place))) return refuse('count.place')
    if (count.skus?.length === 0) return refuse('count.empty')
    const made: Omit<Count, 'key'> = { ...count, state: 'counting', createdAt: at, createdBy: who }
    return { changes: changesTo('counts', key, undefined, made) }
  },

  async 'count.enter'(db, { id, args: { count: key, entries } }, actor) {
    const count = await inState(db, key, 'counting')
    if ('refusal' in count) return count
    return decideEntries(db, id, count, entries, actor)
  },

  'count.submit': decideSubmit,

  async 'count.reopen'(db, { args: { key } }) {
    const count = await inState(db, key, 'submitted')
    if ('refusal' in count) return count
    return { changes: changesTo('counts', key, { ...count }, { state: 'counting', submittedAt: undefined, submittedBy: undefined }) }
  },

  'count.post': decidePost,

  async 'count.cancel'(db, { args: { key } }) {
    const count = await inState(db, key, 'counting', 'submitted')
    if ('refusal' in count) return count
    return { changes: changesTo('counts', key, { ...count }, { state: 'cancelled' }) }
  },
}

async function inState(db: ShopDb, key: string, ...states: CountState[]): Promise<Count | { refusal: Refusal }> {
  const count = await db.counts.get(key)
  if (!count) return { refusal: { why: 'notFound', what: key } }
  return states.includes(count.state) ? count : refuse('count.state', { state: count.state })
}

async function decideEntries(
  db: ShopDb,
  id: string,
  count: Count,
  entries: readonly NewEntry[],
  { at, who }: Pick<Actor, 'at' | 'who'>,
): Promise<{ changes: Change[] } | { refusal: Refusal }> {
  await needLevels(db)
  const asked = count.skus && new Set(count.skus)
  const wrong = entries.find(({ sku, location }) => sku.trim() === '' || !count.locations.includes(location) || (asked && !asked.has(sku)))
  if (wrong) return refuse('count.place', { sku: wrong.sku })
  const unsound = entries.find(({ quantity }) => !Number.isSafeInteger(quantity))
  if (unsound) return { refusal: { why: 'rule', rule: 'stock.fraction', facts: { sku: unsound.sku } } }
  const below = await belowNothing(db, count.key, entries)
  if (below !== undefined) return refuse('count.below', { sku: below })
  const levels = await readLevels(db, entries)
  const changes = entries.flatMap((entry, i) =>
    changesTo('countEntries', `${id}/${i}`, undefined, {
      entry: { ...entry, count: count.key, expected: levels[i].onHand, at, who },
    }),
  )
  return { changes }
}

/** The SKU of which fewer than none would have been found. */
async function belowNothing(db: ShopDb, count: string, entries: readonly NewEntry[]): Promise<string | undefined> {
  if (entries.every(({ quantity }) => quantity >= 0)) return undefined
  const sums = new Map<string, number>()
  const known = countLines(await db.countEntries.where('entry.count').equals(count).toArray())
  for (const { sku, location, counted } of known) sums.set(levelKey(location, sku), counted)
  for (const { sku, location, quantity, restart } of entries) {
    const key = levelKey(location, sku)
    const sum = (restart ? 0 : (sums.get(key) ?? 0)) + quantity
    if (sum < 0) return sku
    sums.set(key, sum)
  }
  return undefined
}

async function decideSubmit(db: ShopDb, { id, args: { key, missing } }: Of<'count.submit'>, actor: Actor): Promise<Decision> {
  const count = await inState(db, key, 'counting')
  if ('refusal' in count) return count
  const rows = await db.countEntries.where('entry.count').equals(key).toArray()
  const counted = new Set(rows.map(({ entry }) => levelKey(entry.location, entry.sku)))
  const asked = count.skus && new Set(count.skus)
  let changes: Change[] = []
  if (missing === 'zero') {
    await needLevels(db)
    const levels = await allLevels(db, count.locations)
    const left = levels.filter(
      (level) => level.onHand !== 0 && !counted.has(levelKey(level.location, level.sku)) && (!asked || asked.has(level.sku)),
    )
    const entries = left.map(({ sku, location }) => ({ sku, location, quantity: 0 }))
    const zeros = await decideEntries(db, id, count, entries, actor)
    if ('refusal' in zeros) return zeros
    changes = zeros.changes
  }
  if (rows.length + changes.length === 0) return refuse('count.empty')
  const { at, who } = actor
  return { changes: [...changes, ...changesTo('counts', key, { ...count }, { state: 'submitted', submittedAt: at, submittedBy: who })] }
}

async function decidePost(db: ShopDb, { id, args: { key, lines: told, leaveOut } }: Of<'count.post'>, actor: Actor): Promise<Decision> {
  const count = await inState(db, key, 'submitted')
  if ('refusal' in count) return count
  const { at, who } = actor
  const out = new Set(leaveOut.map(({ sku, location }) => levelKey(location, sku)))
  const all = countLines(await db.countEntries.where('entry.count').equals(key).toArray())
  const lines = all.filter(({ sku, location }) => !out.has(levelKey(location, sku)))
  const costs = await costsIn(db)
  const variance = varianceOf(lines, (sku) => costs.get(sku) ?? 0)
  if (needsOther(variance, count, who, await db.people.toArray())) return refuse('count.approval', { who })
  const reasons = new Map(told.map(({ sku, location, reason }) => [levelKey(location, sku), reason]))
  const moves = lines
    .filter(({ counted, expected }) => counted !== expected)
    .map(({ sku, location, counted, expected }): Move => {
      const reason = reasons.get(levelKey(location, sku))
      return { sku, location, quantity: counted - expected, kind: 'counted', ref: key, ...(reason ? { reason } : {}) }
    })
  const refusal = moves.length > 0 ? checkMoves(moves, await locationsIn(db)) : undefined
  if (refusal) return { refusal }
  return {
    changes: [
      ...movesOf(id, moves, { at, who }),
      ...changesTo('counts', key, { ...count }, { state: 'posted', postedAt: at, postedBy: who }),
    ],
  }
}

async function costsIn(db: ShopDb): Promise<Map<string, Amount>> {
  const costs = new Map<string, Amount>()
  await db.catalog.each(({ skus }) => {
    for (const { code, cost } of skus) costs.set(code, cost)
  })
  return costs
}
