import type { Refusal } from '~/domain/command'
import { NO_PROGRAM, type PointsLine, pageOf } from '~/domain/member'
import type { MemberCommand } from '~/domain/memberCommand'
import { expiryOf, ledgerOf } from '~/domain/memberPoints'
import { checkProgram } from '~/domain/memberTiers'
import { isEqual } from '~/lib/isEqual'
import { zoneOf } from '~/lib/zone'
import type { ShopDb } from './db'
import type { Actor, Decision } from './decide'
import type { CommandOf, Deciders } from './deciders'
import { changesTo } from './rows'

type Of<K extends MemberCommand['kind']> = CommandOf<MemberCommand, K>

/** One unit of the smallest coin, at every currency's scale (metrics.md R2). */
const MINOR = 100
const SHOP = 'shop'

/** The members' program, and points by hand. */
export const MEMBER_DECIDERS: Deciders<MemberCommand> = {
  'member.program': decideProgram,
  'member.tiers': () => {
    throw new Error('tiers are set with what the orders came to, see memberTiers')
  },
  'points.book': () => {
    throw new Error('points are booked with the orders they are of, see pointsBooking')
  },
  'points.move': decidePoints,
}

async function decideProgram(db: ShopDb, { args: { set }, saw }: Of<'member.program'>): Promise<Decision> {
  const row = await db.program.get(SHOP)
  const now = row ?? NO_PROGRAM
  const fault = checkProgram({ ...now, ...set }, MINOR)
  if (fault) return { refusal: { why: 'rule', ...fault } }
  const before: Record<string, unknown> = { ...now }
  const stale = Object.entries(saw ?? {}).filter(([field, seen]) => field in set && !isEqual(before[field], seen))
  if (stale.length > 0) return { refusal: { why: 'changedSince', fields: stale.map(([field]) => ({ key: SHOP, field, now: '' })) } }
  // A row without tiers would not be one.
  return { changes: changesTo('program', SHOP, row && { ...row }, row ? set : { tiers: [], ...set }) }
}

/** Lines of one customer, those of bookings among them. */
export async function linesOf(db: ShopDb, customer: string): Promise<PointsLine[]> {
  const pages = await db.points
    .where('customer')
    .anyOf([customer, pageOf(customer)])
    .toArray()
  return pages.flatMap(({ lines }) => lines.filter((line) => line.customer === customer))
}

async function decidePoints(db: ShopDb, { args }: Of<'points.move'>, { at }: Actor): Promise<Decision> {
  const { customer, line: key, reason, points, note = '', ref } = args
  const rule = (name: Extract<Refusal, { why: 'rule' }>['rule'], facts?: Record<string, number>): Decision => ({
    refusal: { why: 'rule', rule: name, ...(facts ? { facts } : {}) },
  })
  if (customer === '') return rule('points.noCustomer')
  if (!Number.isSafeInteger(points) || points === 0 || (reason === 'spend' && points > 0)) return rule('points.none')
  if (reason === 'adjust' && note.trim() === '') return rule('points.noNote')
  const { balance } = ledgerOf(await linesOf(db, customer), at)
  if (points < 0 && balance + points < 0) return rule('points.short', { balance })
  const [program, settings] = await Promise.all([db.program.get(SHOP), db.settings.get(SHOP)])
  const lives = points > 0 && program?.expires !== undefined
  const line: PointsLine = {
    key,
    customer,
    at,
    points,
    reason,
    ...(note.trim() ? { note: note.trim() } : {}),
    ...(ref ? { ref } : {}),
    ...(lives
      ? { expiresAt: expiryOf(at, program?.expires ?? 0, zoneOf(settings?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone)) }
      : {}),
  }
  return { changes: changesTo('points', key, undefined, { customer, lines: [line] }) }
}
