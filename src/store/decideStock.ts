import { checkHolds, checkMoves } from '~/domain/moveRules'
import type { Move } from '~/domain/stock'
import type { StockCommand } from '~/domain/stockCommand'
import { isEqual } from '~/lib/isEqual'
import type { Change, ShopDb } from './db'
import type { Actor, Decision } from './decide'
import type { Deciders } from './deciders'
import { type AnyRow, changesAway, changesTo, textOf } from './rows'
import { locationsIn } from './stockPlaces'
import { needLevels } from './stockStamp'

/** Places, lines of the ledger, and what is promised. Whether there is enough is said by applyMoves, for every command that writes to the ledger. */
export const STOCK_DECIDERS: Deciders<StockCommand> = {
  async 'location.set'(db, { args: { key, set }, saw }, { at }) {
    if (set.name?.trim() === '') return { refusal: { why: 'rule', rule: 'location.name' } }
    await needLevels(db)
    const [row, levels] = await Promise.all([db.locations.get(key), locationsIn(db)])
    const now: AnyRow | undefined = row && { ...row }
    const stale = Object.entries(saw ?? {}).find(([field, seen]) => field in set && !isEqual(now?.[field] ?? '', seen ?? ''))
    if (stale) return { refusal: { why: 'changedSince', fields: [{ key, field: stale[0], now: textOf(now?.[stale[0]]) }] } }
    const known = levels.find((location) => location.key === key)
    const made = { name: known?.name || key, order: known?.order ?? levels.length, ...(known ? {} : { since: at }) }
    return { changes: changesTo('locations', key, now, row ? set : { ...made, ...set }) }
  },

  'stock.move': async (db, { id, args: { moves } }, actor) => decideMoves(db, id, moves, actor),

  'stock.ship': async () => {
    throw new Error('what orders have sent is found with the orders, see bookShipped')
  },

  async 'stock.hold'(db, { args: { key, hold, also = [] } }, { at, who }) {
    await needLevels(db)
    const places = await locationsIn(db)
    const all = [{ key, hold }, ...also]
    const refusal = checkHolds(
      all.map((each) => each.hold),
      places,
    )
    if (refusal) return { refusal }
    return { changes: all.flatMap((each) => changesTo('holds', each.key, undefined, { hold: { ...each.hold, at, who } })) }
  },

  async 'stock.release'(db, { args: { keys } }) {
    const rows = await db.holds.bulkGet([...keys])
    const missing = keys.find((_, at) => !rows[at])
    if (missing !== undefined) return { refusal: { why: 'notFound', what: missing } }
    return { changes: rows.flatMap((row) => (row ? changesAway('holds', row.key, { ...row }) : [])) }
  },

  // Written down; levels are no rows that commands change, see repairStock.
  'stock.repair': async () => ({ changes: [] }),
}

/** The lines that a command adds to the ledger; they are named after it. */
async function decideMoves(db: ShopDb, command: string, moves: readonly Move[], { at, who }: Pick<Actor, 'at' | 'who'>): Promise<Decision> {
  await needLevels(db)
  const refusal = checkMoves(moves, await locationsIn(db))
  if (refusal) return { refusal }
  return { changes: movesOf(command, moves, { at, who }) }
}

/** The same without a check, for a command that has made its own. */
export function movesOf(command: string, moves: readonly Move[], { at, who }: Pick<Actor, 'at' | 'who'>): Change[] {
  return moves.flatMap((move, i) => changesTo('moves', `${command}/${i}`, undefined, { move: { ...move, at, who } }))
}
