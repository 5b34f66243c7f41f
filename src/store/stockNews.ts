import type { HoldRow, MoveRow } from '~/domain/stock'
import type { ShopDb } from './db'
import { endsFirstPull } from './journal'

/** Units that came to, or left, a place: in the ledger or in the holds. */
export interface UnitsMoved {
  sku: string
  location: string
  onHand: number
  held: number
  /** The line that had named the SKU there is gone. */
  gone?: true
}

/** What happened to the ledger's newer lines and to the holds after a line of the journal. */
export interface StockNews {
  /** Number of the newest line. */
  seq: number
  /** By key; undefined: it is gone. */
  moves: ReadonlyMap<string, MoveRow | undefined>
  holds: ReadonlyMap<string, HoldRow | undefined>
  units: readonly UnitsMoved[]
  /** Lines were written that are not told one by one: all of the ledger has to be read. */
  whole: boolean
}

/** Number of the journal's newest line; -1: there is none. */
export const newestLine = async (db: Pick<ShopDb, 'journal'>): Promise<number> => (await db.journal.orderBy('seq').last())?.seq ?? -1

/** The news after line `since`. */
export async function stockNews(db: Pick<ShopDb, 'journal'>, since: number): Promise<StockNews> {
  const moves = new Map<string, MoveRow | undefined>()
  const holds = new Map<string, HoldRow | undefined>()
  const units: UnitsMoved[] = []
  let seq = since
  let whole = false
  await db.journal
    .where('seq')
    .above(since)
    .each((row) => {
      seq = row.seq
      whole ||= endsFirstPull(row)
      for (const { table, key, before, after } of row.changes) {
        if (table === 'moves') {
          if (isMove(before)) units.push({ sku: before.sku, location: before.location, onHand: -before.quantity, held: 0, gone: true })
          if (isMove(after)) units.push({ sku: after.sku, location: after.location, onHand: after.quantity, held: 0 })
          moves.set(key, isMove(after) ? { key, move: after } : undefined)
        }
        if (table === 'holds') {
          if (isHold(before)) units.push({ sku: before.sku, location: before.location, onHand: 0, held: -before.quantity, gone: true })
          if (isHold(after)) units.push({ sku: after.sku, location: after.location, onHand: 0, held: after.quantity })
          holds.set(key, isHold(after) ? { key, hold: after } : undefined)
        }
      }
    })
  return { seq, moves, holds, units, whole }
}

/** Rows of the two tables hold one field, a move or a hold. */
const hasUnits = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'sku' in value && 'location' in value && 'quantity' in value
const isMove = (value: unknown): value is MoveRow['move'] => hasUnits(value)
const isHold = (value: unknown): value is HoldRow['hold'] => hasUnits(value)

/** Rows as these news leave them; the same array where none of them is touched. */
export function patchRows<R extends { key: string }>(rows: readonly R[], news: ReadonlyMap<string, R | undefined>): readonly R[] {
  if (news.size === 0) return rows
  const left = rows.filter(({ key }) => !news.has(key))
  return [...left, ...[...news.values()].filter((row) => row !== undefined)]
}
