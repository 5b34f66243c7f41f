import { actFault } from '~/domain/actRules'
import { isRefund } from '~/domain/applyActs'
import { customerIdOf } from '~/domain/customer'
import { pagesOf, type PointsLine } from '~/domain/member'
import type { Order } from '~/domain/order'
import type { ActDone, LineUnits, OrderAct, OrderReason, RefundSplit } from '~/domain/orderAct'
import type { OrderCommand, OrderRule, Sending } from '~/domain/orderCommand'
import { orderProgress } from '~/domain/orderProgress'
import type { Change, ShopDb } from './db'
import type { Actor, Decision } from './decide'
import type { CommandOf, Deciders } from './deciders'
import { noteChanges } from './decideTicketParts'
import { joined } from './joined'
import { basesOf } from './orderActs/bases'
import { readOrderBase, readPerks } from './orderActs/readOrder'
import { changesAway, changesTo } from './rows'

type Of<K extends OrderCommand['kind']> = CommandOf<OrderCommand, K>

/** What is done about orders: each act a row of its own, which checkActs looks at once more with those that stand beside it. */
export const ORDER_DECIDERS: Deciders<OrderCommand> = {
  'order.ship': decideShip,
  'order.track': (db, { args: { order, key, ...did } }, actor) => act(db, { key, order }, { kind: 'track', ...did }, actor),
  'order.deliver': (db, { args: { order, key, of } }, actor) => act(db, { key, order }, { kind: 'deliver', of }, actor),
  'order.cancel': decideCancel,
  'order.refund': decideRefund,
  'order.address': (db, { args: { order, key, to } }, actor) => act(db, { key, order }, { kind: 'address', to }, actor),
}

const ruled = (rule: OrderRule, facts?: Record<string, string | number>): Decision => ({
  refusal: { why: 'rule', rule, ...(facts ? { facts } : {}) },
})

interface Place {
  key: string
  order: string
}

/** One act, where it can follow those before it. */
async function act(db: ShopDb, place: Place, did: ActDone, actor: Actor): Promise<Decision> {
  const found = await readOrderBase(db, place.order)
  return found ? written(found, place, did, actor) : { refusal: { why: 'notFound', what: place.order } }
}

function written(
  { base, acts }: { base: Order; acts: readonly OrderAct[] },
  { key, order }: Place,
  did: ActDone,
  { at, who }: Actor,
): Decision {
  const fault = actFault(base, acts, { did })
  if (fault) return ruled(fault.rule, fault.facts)
  // Acts of one moment stand in the order in which they were done.
  const last = Math.max(0, ...acts.map((each) => each.at))
  return { changes: changesTo('orderActs', key, undefined, { order, at: Math.max(at, last + 1), who, did }) }
}

/** Units that are named, or all that is left; an order that tells no units is sent, or cancelled, as a whole. */
function unitsOf(
  base: Order,
  acts: readonly OrderAct[],
  asked: readonly LineUnits[] | undefined,
): { lines: readonly LineUnits[]; whole?: true } {
  if (asked !== undefined) return { lines: asked }
  const { lines } = orderProgress(base, acts)
  const left = lines.flatMap((each, line) => (each.left > 0 ? [{ line, units: each.left }] : []))
  return left.length > 0 ? { lines: left } : { lines: [], whole: true }
}

async function decideShip(db: ShopDb, { args: { parcels } }: Of<'order.ship'>, actor: Actor): Promise<Decision> {
  if (parcels.length === 0) return ruled('order.nothing')
  const twice = parcels.find(({ order }, at) => parcels.findIndex((each) => each.order === order) !== at)
  if (twice) return ruled('order.twice', { order: twice.order })
  // All that is missing is read at once.
  await basesOf(
    db,
    parcels.map(({ order }) => order),
  )
  return joined(await Promise.all(parcels.map((parcel) => decideParcel(db, parcel, actor))))
}

async function decideParcel(db: ShopDb, { order, key, lines, carrier, tracking }: Sending, actor: Actor): Promise<Decision> {
  const found = await readOrderBase(db, order)
  if (!found) return { refusal: { why: 'notFound', what: order } }
  const units = unitsOf(found.base, found.acts, lines)
  return written(found, { key, order }, { kind: 'ship', ...units, carrier: carrier.trim(), tracking: tracking.trim() }, actor)
}

async function decideCancel(db: ShopDb, { args }: Of<'order.cancel'>, actor: Actor): Promise<Decision> {
  const { order, key, units, reason, refund } = args
  const found = await readOrderBase(db, order)
  if (!found) return { refusal: { why: 'notFound', what: order } }
  const cancelled = written(found, { key, order }, { kind: 'cancel', ...unitsOf(found.base, found.acts, units), reason }, actor)
  if (!refund) return cancelled
  return joined([cancelled, await refundChanges(db, { key: `${key}/refund`, order, split: refund, reason }, actor)])
}

async function decideRefund(db: ShopDb, { args: { ticket, ...refund } }: Of<'order.refund'>, actor: Actor): Promise<Decision> {
  const given = await refundChanges(db, refund, actor)
  return ticket && !('refusal' in given) ? joined([given, await noteChanges(db, ticket.key, ticket.said, actor)]) : given
}

/** What to give back. `key`: of the act; `of`: of the return that it settles. */
export interface RefundOrder {
  key: string
  order: string
  split: RefundSplit
  reason: OrderReason
  note?: string
  of?: string
}

/**
 * Gives money back, with points and coupons that go with it; no more than was paid, in all and of each part, whichever area asks. Reads only; part of the caller's
 * transaction; throws OrderUnknown where the order was not read since orders came or went.
 */
export async function refundChanges(
  db: ShopDb,
  { key, order, split, reason, note = '', of }: RefundOrder,
  actor: Actor,
): Promise<Decision> {
  const found = await readOrderBase(db, order)
  if (!found) return { refusal: { why: 'notFound', what: order } }
  const told = found.base.refunds.reduce((sum, { goods, shipping, tax }) => sum + goods + shipping + tax, 0)
  const words = note.trim()
  const did: ActDone = { kind: 'refund', split, told, reason, ...(words && { note: words }), ...(of !== undefined && { of }) }
  const refund = written(found, { key, order }, did, actor)
  if ('refusal' in refund) return refund
  const perks = await readPerks(db, found.base)
  const before = found.acts.filter(isRefund).map((each) => each.did.split)
  const sum = (of: 'pointsBack' | 'pointsTaken') => before.reduce((all, each) => all + each[of], split[of])
  const isTheirs = split.coupons.every((coupon) => perks.coupons.includes(coupon))
  if (sum('pointsBack') > perks.pointsSpent || sum('pointsTaken') > perks.pointsEarned || !isTheirs) return ruled('order.perks')
  return { changes: [...refund.changes, ...pointsBack(key, found.base, split, actor), ...(await couponsBack(db, split.coupons))] }
}

function pointsBack(key: string, { number, buyer }: Order, { pointsBack: back, pointsTaken: taken }: RefundSplit, { at }: Actor): Change[] {
  const line = (name: string, points: number): PointsLine => ({
    key: `${key}/${name}`,
    customer: customerIdOf(buyer.key),
    at,
    points,
    reason: 'back',
    ref: number,
  })
  const lines = [...(back > 0 ? [line('back', back)] : []), ...(taken > 0 ? [line('taken', -taken)] : [])]
  return pagesOf(key, lines).flatMap(({ key: page, ...rest }) => changesTo('points', page, undefined, rest))
}

/** As decideCoupon takes a use back: what a buyer took stays theirs. */
async function couponsBack(db: ShopDb, keys: readonly string[]): Promise<Change[]> {
  const rows = await db.redemptions.bulkGet([...keys])
  return rows.flatMap((row) => {
    if (row?.at === undefined) return []
    if (row.claimedAt === undefined) return changesAway('redemptions', row.key, { ...row })
    return changesTo('redemptions', row.key, { ...row }, { at: undefined, order: undefined, off: undefined })
  })
}
