import type { QualityCommand, QualityRule } from '~/domain/qualityCommand'
import type { SupplierClaim } from '~/domain/quality'
import { checkTask } from '~/domain/checkCommand'
import { isEqual } from '~/lib/isEqual'
import type { ShopDb } from './db'
import type { Actor, Decision } from './decide'
import type { CommandOf, Deciders } from './deciders'
import { changesTo } from './rows'

type Of<K extends QualityCommand['kind']> = CommandOf<QualityCommand, K>

/** What goes wrong with goods, and what was done about it. */
export const QUALITY_DECIDERS: Deciders<QualityCommand> = {
  'quality.open': decideOpen,
  'quality.set': decideSet,
  'quality.close': decideClose,
}

const ruled = (rule: QualityRule): Decision => ({ refusal: { why: 'rule', rule } })

const isAmount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0
const isClaim = ({ supplier, units, goods, refunds, shipping, agreed = 0 }: SupplierClaim): boolean =>
  supplier !== '' && [units, goods, refunds, shipping, agreed].every(isAmount)

async function decideOpen(db: ShopDb, { args: { key, found, task } }: Of<'quality.open'>, { who, at }: Actor): Promise<Decision> {
  const { by, of, sku, product, proof, claim, note } = found
  const { now, from, to } = proof
  if (!(now.units > 0) || !(now.cases >= 0) || now.cases > now.units || !(to > from)) return ruled('quality.noProof')
  if (claim && !isClaim(claim)) return ruled('quality.claim')
  // One thing has one open case; its claim or its task is added to that.
  const same = await db.qualityCases.filter((other) => other.of === of && other.by === by && other.closedAt === undefined).toArray()
  if (same.length > 0 || (await db.qualityCases.get(key))) return ruled('quality.taken')
  const refusal = task && checkTask({ title: task.title })
  if (refusal) return { refusal }
  const row = { by, of, sku, product, openedAt: at, openedBy: who, proof, ...(task ? { task: task.key } : {}), claim, note: note?.trim() }
  const changes = changesTo('qualityCases', key, undefined, row)
  if (!task) return { changes }
  const { key: taskKey, title, assignee, dueAt } = task
  const on = product === '' ? `product/${sku}` : `listing/${product}`
  return {
    changes: [
      ...changes,
      ...changesTo('tasks', taskKey, undefined, { title: title.trim(), on, assignee, dueAt, createdAt: at, createdBy: who }),
    ],
  }
}

async function decideSet(db: ShopDb, { args: { key, set }, saw }: Of<'quality.set'>, { at }: Actor): Promise<Decision> {
  const now = await db.qualityCases.get(key)
  if (!now) return { refusal: { why: 'notFound', what: key } }
  const before: Record<string, unknown> = { ...now }
  const stale = Object.entries(saw ?? {}).filter(([field, seen]) => field in set && !isEqual(before[field], seen))
  if (stale.length > 0) return { refusal: { why: 'changedSince', fields: stale.map(([field]) => ({ key, field, now: '' })) } }
  if (now.closedAt !== undefined) return ruled('quality.closed')
  if (set.claim && !isClaim(set.claim)) return ruled('quality.claim')
  if (set.mendedAt !== undefined && (set.mendedAt < now.proof.from || set.mendedAt > at)) return ruled('quality.mended')
  return { changes: changesTo('qualityCases', key, { ...now }, set) }
}

async function decideClose(db: ShopDb, { args: { key, outcome } }: Of<'quality.close'>, { who, at }: Actor): Promise<Decision> {
  const now = await db.qualityCases.get(key)
  if (!now) return { refusal: { why: 'notFound', what: key } }
  if (now.closedAt !== undefined) return ruled('quality.closed')
  if (outcome.trim() === '') return ruled('quality.noOutcome')
  return { changes: changesTo('qualityCases', key, { ...now }, { outcome: outcome.trim(), closedAt: at, closedBy: who }) }
}
