import { totalOf } from '~/domain/applyActs'
import { orderReasonOf, sentBackUnits, settledUnits } from '~/domain/returnRefund'
import type { ReturnCommand } from '~/domain/returnCommand'
import type { ReturnCase, Settlement } from '~/domain/returns'
import { wantsGoods } from '~/domain/returnStates'
import type { Move } from '~/domain/stock'
import type { Change, ShopDb } from './db'
import type { Actor, Decision } from './decide'
import type { CommandOf } from './deciders'
import { refundChanges } from './decideOrder'
import { ruled } from './decideReturnFacts'
import { holdsAway, step } from './decideReturnStep'
import { movesOf } from './decideStock'
import { needLevels } from './stockStamp'

type Settle = CommandOf<ReturnCommand, 'return.settle'>

const FITS: Readonly<Record<ReturnCase['kind'], readonly Settle['args']['how'][]>> = {
  return: ['refund', 'nothing'],
  refundOnly: ['refund'],
  exchange: ['exchange', 'refund', 'nothing'],
  repair: ['repair', 'refund', 'exchange', 'nothing'],
}

/** What the buyer gets for a case, once: money by an act of the order, other goods by the ledger, in one step. */
export function decideSettle(db: ShopDb, { id, args }: Settle, actor: Actor): Promise<Decision> {
  const { how, split, fees = [], due = 0, early, carrier, tracking, note } = args
  return step(db, args, 'settle', actor, async (now) => {
    if (!FITS[now.kind].includes(how)) return ruled('return.how')
    const waits = wantsGoods(now) && now.state !== 'inspected'
    // What was not here yet was not repaired.
    if (waits && (!early || how === 'repair')) return ruled('return.early')
    const units = how === 'nothing' ? [] : how === 'repair' ? sentBackUnits(now) : settledUnits(now)
    const fault = faultOf(args, units)
    if (fault) return fault
    const refund = split && { key: id, order: now.order, split, reason: orderReasonOf(now), of: now.key, ...(note ? { note } : {}) }
    const money = refund ? await refundChanges(db, refund, actor) : { changes: [] }
    if ('refusal' in money) return money
    const goods = how === 'exchange' ? await swapMoves(db, now, id, actor) : await holdsAway(db, now)
    const settled: Settlement = {
      at: actor.at,
      who: actor.who,
      how,
      amount: split ? totalOf(split) : 0,
      lines: units.map(({ line, units: count }) => ({ line, units: count, fee: fees.find((each) => each.line === line)?.fee ?? 0 })),
      due,
      pointsBack: split?.pointsBack ?? 0,
      pointsTaken: split?.pointsTaken ?? 0,
      coupons: split?.coupons.length ?? 0,
      ...(carrier?.trim() ? { carrier: carrier.trim() } : {}),
      ...(tracking?.trim() ? { tracking: tracking.trim() } : {}),
      ...(waits ? { early: true } : {}),
    }
    return { set: { settled }, also: [...money.changes, ...goods], ...(waits ? {} : { ticket: 'solved' as const }) }
  })
}

/** Money for units that are settled and no others; what is kept and owed are amounts. */
function faultOf({ how, split, fees = [], due = 0 }: Settle['args'], units: readonly { line: number; units: number }[]) {
  if ((how === 'refund') !== (split !== undefined) && how !== 'exchange') return ruled('return.how')
  if (how === 'exchange' && split && due > 0) return ruled('return.how')
  const wrong = [due, ...fees.map(({ fee }) => fee)].some((amount) => !Number.isSafeInteger(amount) || amount < 0)
  if (wrong) return ruled('return.fee')
  const over = split?.lines.find((asked) => asked.units > (units.find(({ line }) => line === asked.line)?.units ?? 0))
  if (over) return ruled('return.refundUnits', { line: over.line + 1, left: units.find(({ line }) => line === over.line)?.units ?? 0 })
  return how !== 'nothing' && units.length === 0 ? ruled('return.refundUnits', { line: 1, left: 0 }) : undefined
}

/** What was held leaves the shelf: the return's number stands beside it, since the order's own units were sent before. */
async function swapMoves(db: ShopDb, now: ReturnCase, id: string, actor: Actor): Promise<Change[]> {
  await needLevels(db)
  const moves = settledUnits(now).flatMap(({ line, units }): Move[] => {
    const swap = now.lines.find((each) => each.line === line)?.swap
    return swap ? [{ sku: swap.sku, location: swap.location, quantity: -units, kind: 'sold', ref: now.key }] : []
  })
  return [...(await holdsAway(db, now)), ...movesOf(id, moves, actor)]
}
