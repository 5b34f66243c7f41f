import { type Compensation, type Complaint, type Given, moneyOf } from '~/domain/complaint'
import type { ComplaintCommand, ComplaintRule } from '~/domain/complaintCommand'
import { approverOf, compensated, mayGive } from '~/domain/complaintLimits'
import { checkSaid } from '~/domain/complaintRules'
import { customerIdOf } from '~/domain/customer'
import { readLimits } from './complaintRow'
import { onTicket } from './complaintTicket'
import type { ShopDb } from './db'
import type { Actor, Decision } from './decide'
import { COUPON_DECIDERS } from './decideCoupon'
import type { CommandOf } from './deciders'
import { MEMBER_DECIDERS } from './decideMember'
import { refundChanges } from './decideOrder'
import { joined } from './joined'
import { changesTo } from './rows'

type Of<K extends ComplaintCommand['kind']> = CommandOf<ComplaintCommand, K>

const ruled = (rule: ComplaintRule, facts?: Record<string, string | number>): Decision => ({
  refusal: { why: 'rule', rule, ...(facts ? { facts } : {}) },
})

const isSomething = (give: Given): boolean => {
  if (give.of === 'points') return Number.isSafeInteger(give.points) && give.points > 0
  return give.of === 'coupon' ? give.batch !== '' : give.order !== '' && moneyOf(give.split) > 0
}

/** Gives it where whoever gives may give so much in all; else it is asked for, and waits. */
export async function compensate(db: ShopDb, now: Complaint, { args, id }: Of<'complaint.compensate'>, actor: Actor): Promise<Decision> {
  const { key, line, give, why, note } = args
  if (!isSomething(give)) return ruled('complaint.nothing')
  if (give.of !== 'money' && now.buyer === '') return ruled('complaint.noBuyer')
  const words = checkSaid(why)
  if (words) return ruled(words.rule, words.facts)
  const lines = now.compensations ?? []
  if (lines.some((each) => each.key === line)) return ruled('complaint.decided')
  const { at, who, role } = actor
  const asked: Compensation = { key: line, give, note: why.trim(), state: 'asked', askedAt: at, askedBy: who }
  const may = mayGive(role, compensated([...lines, asked]), await readLimits(db, await currencyOf(db)))
  const written: Compensation = may ? { ...asked, state: 'given', decidedAt: at, decidedBy: who } : asked
  const changes = changesTo('complaints', key, { ...now }, { compensations: [...lines, written] })
  return joined([{ changes }, may ? await given(db, now, asked, id, actor) : { changes: [] }, await onTicket(db, key, { note, id }, actor)])
}

/** Lets through what was asked for, by somebody who may give so much. */
export async function decideAsked(db: ShopDb, now: Complaint, { args, id }: Of<'complaint.approve'>, actor: Actor): Promise<Decision> {
  const { key, line, note } = args
  const lines = now.compensations ?? []
  const asked = lines.find((each) => each.key === line)
  if (asked?.state !== 'asked') return ruled('complaint.decided')
  const limits = await readLimits(db, await currencyOf(db))
  // What else is only asked for does not stand in the way.
  const sums = compensated([...lines.filter(({ state }) => state === 'given'), asked])
  if (!mayGive(actor.role, sums, limits)) return ruled('complaint.limit', { role: approverOf(sums, limits) })
  const passed: Compensation = { ...asked, state: 'given', decidedAt: actor.at, decidedBy: actor.who }
  const changes = changesTo('complaints', key, { ...now }, { compensations: lines.map((each) => (each === asked ? passed : each)) })
  return joined([{ changes }, await given(db, now, asked, id, actor), await onTicket(db, key, { note, id }, actor)])
}

export async function declineAsked(db: ShopDb, now: Complaint, { args, id }: Of<'complaint.decline'>, actor: Actor): Promise<Decision> {
  const { key, line, why, note } = args
  const lines = now.compensations ?? []
  const asked = lines.find((each) => each.key === line)
  if (asked?.state !== 'asked') return ruled('complaint.decided')
  const words = checkSaid(why)
  if (words) return ruled(words.rule, words.facts)
  const declined: Compensation = { ...asked, state: 'declined', decidedAt: actor.at, decidedBy: actor.who, why: why.trim() }
  const changes = changesTo('complaints', key, { ...now }, { compensations: lines.map((each) => (each === asked ? declined : each)) })
  return joined([{ changes }, await onTicket(db, key, { note, id }, actor)])
}

/** What giving it writes where it belongs: to the order, to the buyer's coupons, to their points. Refused there, refused here. */
async function given(db: ShopDb, now: Complaint, { key, give, note }: Compensation, id: string, actor: Actor): Promise<Decision> {
  switch (give.of) {
    case 'money':
      return refundChanges(db, { key, order: give.order, split: give.split, reason: give.reason, note }, actor)
    case 'coupon':
      return COUPON_DECIDERS['coupon.give'](
        db,
        { id, kind: 'coupon.give', args: { key: give.batch, customers: [customerIdOf(now.buyer)] } },
        actor,
      )
    case 'points':
      return MEMBER_DECIDERS['points.move'](
        db,
        {
          id,
          kind: 'points.move',
          args: { customer: customerIdOf(now.buyer), line: key, reason: 'adjust', points: give.points, note },
        },
        actor,
      )
  }
}

/** A shop that has set nothing has no limits of its own either. */
const currencyOf = async (db: ShopDb): Promise<string> => (await db.settings.get('shop'))?.currency ?? 'USD'
