import type { Outcome } from '~/domain/command'
import type { ReviewCommand } from '~/domain/reviewCommand'
import { isEqual } from '~/lib/isEqual'
import type { ShopDb } from './db'
import type { Decision } from './decide'
import { executeWith } from './execute'
import type { PreparedReviews } from './import/reviewImporter'
import type { Author } from './journal'
import { changesTo } from './rows'

type ImportCommand = Extract<ReviewCommand, { kind: 'review.import' }>

/** The command that writes what a check of a file of reviews has found. */
function reviewImport({ fileName, bytes, rows, plan, matched, command }: PreparedReviews): ImportCommand {
  const added = matched.sets.filter(({ isNew }) => isNew).length
  return {
    id: command,
    kind: 'review.import',
    args: {
      fileName,
      bytes,
      preset: plan.preset,
      match: plan.rules.match,
      rows,
      added,
      changed: matched.sets.length - added,
      refused: matched.refused.length,
    },
  }
}

/** Carries it out: all of it, or nothing where reviews came or were changed since. The same command twice counts once. */
export async function importReviews(db: ShopDb, prepared: PreparedReviews, author: Author): Promise<Outcome> {
  return executeWith(db, reviewImport(prepared), author, () => decideImport(db, prepared))
}

async function decideImport(db: ShopDb, { matched: { sets }, shop }: PreparedReviews): Promise<Decision> {
  const seen = new Map(shop.reviews.map((review) => [review.key, review]))
  const rows = await db.reviews.bulkGet(sets.map(({ key }) => key))
  const isStale = sets.some(({ key }, i) => !isEqual(rows[i], seen.get(key)))
  // A review that another file has brought since would come in twice.
  if (isStale || (await db.reviews.count()) !== seen.size) return { refusal: { why: 'rule', rule: 'review.stale', facts: {} } }
  return { changes: sets.flatMap(({ key, set }, i) => changesTo('reviews', key, rows[i] && { ...rows[i] }, set)) }
}
