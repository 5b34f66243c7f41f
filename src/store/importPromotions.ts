import type { Outcome } from '~/domain/command'
import type { PromotionSet } from '~/domain/promotionFile/matchPromotions'
import type { PromotionCommand } from '~/domain/promotionCommand'
import { isEqual } from '~/lib/isEqual'
import type { Change, ShopDb } from './db'
import type { Decision } from './decide'
import { executeWith } from './execute'
import type { PreparedPromotions, PromotionShop } from './import/promotionImporter'
import type { Author } from './journal'
import { changesTo, readRows } from './rows'

type ImportCommand = Extract<PromotionCommand, { kind: 'promotion.import' }>

const byKey = <T extends { key: string }>(rows: readonly T[]): Map<string, T> => new Map(rows.map((row) => [row.key, row]))

/** What a file of campaigns is compared with. */
export async function promotionShop(db: ShopDb): Promise<PromotionShop> {
  const [promotions, batches] = await Promise.all([db.promotions.toArray(), db.couponBatches.toArray()])
  return { promotions: byKey(promotions), batches: byKey(batches), changesOf: (sets) => changesOf(db, sets) }
}

/** The same rows told twice, as where a household redeems two equal coupons on a day, count once. */
async function changesOf(db: ShopDb, sets: readonly PromotionSet[]): Promise<Change[]> {
  const tables = [...new Set(sets.map(({ table }) => table))]
  const changes = await Promise.all(
    tables.map(async (table) => {
      const own = [...new Map(sets.filter((set) => set.table === table).map((set) => [set.key, set])).values()]
      const keys = own.map(({ key }) => key)
      const rows = await readRows(db, table, keys)
      return own.flatMap(({ key, set }, i) => changesTo(table, key, rows[i], set))
    }),
  )
  return changes.flat()
}

/** Carries out what a check has found: all of it, or nothing where the shop has changed since. The same command twice counts once. */
export async function importPromotions(db: ShopDb, prepared: PreparedPromotions, author: Author): Promise<Outcome> {
  const { fileName, bytes, found, command } = prepared
  const { table, rows, added, changed, refusedRows: refused } = found
  const args: ImportCommand['args'] = { fileName, bytes, table, rows, added, changed, refused }
  return executeWith(db, { id: command, kind: 'promotion.import', args }, author, () => decideImport(db, prepared))
}

async function decideImport(db: ShopDb, { matched, changes }: PreparedPromotions): Promise<Decision> {
  const now = await changesOf(db, matched.sets)
  if (!isEqual(now, changes)) return { refusal: { why: 'rule', rule: 'promotion.stale', facts: {} } }
  return { changes }
}
