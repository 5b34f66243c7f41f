import { checkMoves } from '~/domain/moveRules'
import { locationsOf, type Move } from '~/domain/stock'
import type { StockCommand } from '~/domain/stockCommand'
import { isEqual } from '~/lib/isEqual'
import type { Change, ShopDb } from './db'
import type { Actor, Decision } from './decide'
import type { Deciders } from './deciders'
import { type AnyRow, changesAway, changesTo, textOf } from './rows'

/** Places, lines of the ledger, and what is promised. Whether there is enough is said by applyMoves, for every command that writes to the ledger. */
export const STOCK_DECIDERS: Deciders<StockCommand> = {
  async 'location.set'(db, { args: { key, set }, saw }) {
    if (set.name?.trim() === '') return { refusal: { why: 'rule', rule: 'location.name' } }
    const [row, levels] = await Promise.all([db.locations.get(key), locationsIn(db)])
    const now: AnyRow | undefined = row && { ...row }
    const stale = Object.entries(saw ?? {}).find(([field, seen]) => field in set && !isEqual(now?.[field] ?? '', seen ?? ''))
    if (stale) return { refusal: { why: 'changedSince', fields: [{ key, field: stale[0], now: textOf(now?.[stale[0]]) }] } }
    const known = levels.find((location) => location.key === key)
    return {
      changes: changesTo('locations', key, now, row ? set : { name: known?.name ?? key, order: known?.order ?? levels.length, ...set }),
    }
  },

  'stock.move': async (db, { id, args: { moves } }, actor) => decideMoves(db, id, moves, actor),

  async 'stock.hold'(db, { args: { key, hold } }, { at, who }) {
    const refusal = checkMoves([hold], await locationsIn(db))
    if (refusal) return { refusal }
    if (hold.quantity < 0) return { refusal: { why: 'rule', rule: 'stock.nothing', facts: { sku: hold.sku } } }
    return { changes: changesTo('holds', key, undefined, { hold: { ...hold, at, who } }) }
  },

  async 'stock.release'(db, { args: { keys } }) {
    const rows = await db.holds.bulkGet([...keys])
    const missing = keys.find((_, at) => !rows[at])
    if (missing !== undefined) return { refusal: { why: 'notFound', what: missing } }
    return { changes: rows.flatMap((row) => (row ? changesAway('holds', row.key, { ...row }) : [])) }
  },
}

/** The lines that a command adds to the ledger; they are named after it. */
export async function decideMoves(
  db: ShopDb,
  command: string,
  moves: readonly Move[],
  { at, who }: Pick<Actor, 'at' | 'who'>,
): Promise<Decision> {
  const refusal = checkMoves(moves, await locationsIn(db))
  if (refusal) return { refusal }
  return { changes: movesOf(command, moves, { at, who }) }
}

/** The same without a check, for a command that has made its own. */
export function movesOf(command: string, moves: readonly Move[], { at, who }: Pick<Actor, 'at' | 'who'>): Change[] {
  return moves.flatMap((move, i) => changesTo('moves', `${command}/${i}`, undefined, { move: { ...move, at, who } }))
}

/** Places that were set up, and those that the ledger names. */
export async function locationsIn(db: ShopDb) {
  const [rows, named] = await Promise.all([db.locations.toArray(), db.derived.get('locations')])
  const keys: unknown = named ? JSON.parse(named.of) : []
  return locationsOf(rows, Array.isArray(keys) ? keys.map(String) : [])
}
