import type { Refusal } from '~/domain/command'
import { type Complaint, kindOfReason } from '~/domain/complaint'
import type { ComplaintCommand } from '~/domain/complaintCommand'
import {
  actionChecked,
  actionDone,
  checkLimits,
  checkSaid,
  type ComplaintFault,
  type Decided,
  putAction,
  takeFollowUp,
  takeStep,
} from '~/domain/complaintRules'
import { isReasonOf } from '~/domain/complaintReasons'
import { isSettled } from '~/domain/complaintWay'
import { isEqual } from '~/lib/isEqual'
import { compensate, decideAsked, declineAsked } from './compensation'
import { COMPLAINT_LIMITS_ROW, complaintRow } from './complaintRow'
import { onTicket } from './complaintTicket'
import type { ShopDb } from './db'
import type { Actor, Decision } from './decide'
import type { CommandOf, Deciders } from './deciders'
import { joined } from './joined'
import { changesAway, changesTo, readRow, textOf } from './rows'
import { readTickets } from './ticketRows'

type Of<K extends ComplaintCommand['kind']> = CommandOf<ComplaintCommand, K>

/** Complaints: their steps one after the other, what is given for them, and what is done so that they do not come again. */
export const COMPLAINT_DECIDERS: Deciders<ComplaintCommand> = {
  'complaint.open': decideOpen,
  'complaint.step': decideStep,
  'complaint.followUp': decideFollowUp,
  'complaint.set': decideSet,
  'complaint.compensate': (db, command, actor) => of(db, command.args.key, (now) => compensate(db, now, command, actor)),
  'complaint.approve': (db, command, actor) => of(db, command.args.key, (now) => decideAsked(db, now, command, actor)),
  'complaint.decline': (db, command, actor) => of(db, command.args.key, (now) => declineAsked(db, now, command, actor)),
  'complaint.action': (db, { args: { key, action, set } }) => of(db, key, async (now) => written(now, putAction(now, action, set))),
  'complaint.acted': (db, { args: { key, action } }, { at }) => of(db, key, async (now) => written(now, actionDone(now, action, at))),
  'complaint.check': (db, { args }, actor) => of(db, args.key, async (now) => written(now, actionChecked(now, args, actor))),
  'complaint.withdraw': decideWithdraw,
  'complaint.limits': decideLimits,
}

const ruled = ({ rule, facts }: ComplaintFault): Decision => ({ refusal: { why: 'rule', rule, ...(facts ? { facts } : {}) } })
const gone = (what: string): Decision => ({ refusal: { why: 'notFound', what } })

/** Decides on a complaint that is there. */
async function of(db: ShopDb, key: string, then: (now: Complaint) => Promise<Decision>): Promise<Decision> {
  const now = await complaintRow(db, key)
  return now ? then(now) : gone(key)
}

/** The changes of what was decided about a complaint. */
function written(now: Complaint, decided: Decided): Decision {
  return 'fault' in decided ? ruled(decided.fault) : { changes: changesTo('complaints', now.key, { ...now }, decided.set) }
}

async function decideOpen(db: ShopDb, { id, args: { key, severity, note } }: Of<'complaint.open'>, actor: Actor): Promise<Decision> {
  const [ticket] = await readTickets(db, [key])
  if (!ticket) return gone(key)
  if (await db.complaints.get(key)) return ruled({ rule: 'complaint.taken' })
  if (ticket.state === 'closed' || ticket.mergedInto !== undefined) return ruled({ rule: 'complaint.over' })
  const { at, who } = actor
  const complaint: Omit<Complaint, 'key'> = {
    subject: ticket.subject,
    buyer: ticket.buyer ?? '',
    order: ticket.order ?? '',
    sku: ticket.sku ?? '',
    openedAt: at,
    openedBy: who,
    state: 'confirm',
    since: at,
    severity,
    kind: kindOfReason(ticket.reason),
    reason: '',
    owner: ticket.assignee ?? who,
    rounds: [{ openedAt: at, done: [] }],
  }
  const waits = ticket.state === 'solved' ? 'waitingUs' : 'open'
  return joined([
    { changes: changesTo('complaints', key, undefined, complaint) },
    await onTicket(
      db,
      key,
      { note, id, set: { queue: 'complaints' }, to: ticket.state === 'new' || ticket.state === 'solved' ? waits : ticket.state },
      actor,
    ),
  ])
}

async function decideStep(db: ShopDb, { id, args: { key, note, done, round } }: Of<'complaint.step'>, actor: Actor): Promise<Decision> {
  return of(db, key, async (now) => {
    const decided = takeStep(now, done, round, actor)
    if ('fault' in decided) return ruled(decided.fault)
    // Nothing is left to do for the customer once they were told; until then the ticket stays with us.
    const over = decided.set.state !== undefined && isSettled({ state: decided.set.state })
    return joined([written(now, decided), await onTicket(db, key, { note, id, ...(over ? { to: 'solved' } : {}) }, actor)])
  })
}

async function decideFollowUp(db: ShopDb, { id, args }: Of<'complaint.followUp'>, actor: Actor): Promise<Decision> {
  const { key, note } = args
  return of(db, key, async (now) => {
    const decided = takeFollowUp(now, args, actor)
    if ('fault' in decided) return ruled(decided.fault)
    const again = decided.set.state === 'investigate'
    return joined([written(now, decided), await onTicket(db, key, { note, id, ...(again ? { to: 'waitingUs' } : {}) }, actor)])
  })
}

async function decideSet(db: ShopDb, { args: { key, set }, saw }: Of<'complaint.set'>): Promise<Decision> {
  return of(db, key, async (now) => {
    const before: Record<string, unknown> = { ...now }
    const stale = Object.entries(saw ?? {}).filter(([field, seen]) => field in set && !isEqual(before[field] ?? '', seen ?? ''))
    if (stale.length > 0)
      return { refusal: { why: 'changedSince', fields: stale.map(([field]) => ({ key, field, now: textOf(before[field]) })) } }
    if (set.owner === '') return ruled({ rule: 'complaint.noOwner' })
    const kind = set.kind ?? now.kind
    const reason = set.reason ?? (set.kind === undefined ? now.reason : '')
    if (reason !== '' && !isReasonOf(kind, reason)) return ruled({ rule: 'complaint.reason' })
    return { changes: changesTo('complaints', key, { ...now }, { ...set, ...(set.kind === undefined ? {} : { reason }) }) }
  })
}

async function decideWithdraw(
  db: ShopDb,
  { id, args: { key, file, why, note } }: Of<'complaint.withdraw'>,
  actor: Actor,
): Promise<Decision> {
  return of(db, key, async (now) => {
    const row = await db.attachments.get(file)
    if (row?.on !== `ticket/${key}`) return gone(file)
    const words = checkSaid(why)
    if (words) return ruled(words)
    const taken = { name: row.name, sha256: row.sha256 ?? '', at: actor.at, who: actor.who, why: why.trim() }
    return joined([
      { changes: changesAway('attachments', file, { ...row }) },
      { changes: changesTo('complaints', key, { ...now }, { withdrawn: [...(now.withdrawn ?? []), taken] }) },
      await onTicket(db, key, { note, id }, actor),
    ])
  })
}

async function decideLimits(db: ShopDb, { args: { set }, saw }: Of<'complaint.limits'>): Promise<Decision> {
  const lacks = checkLimits(set)
  if (lacks) return ruled(lacks)
  const row = await readRow(db, 'settings', COMPLAINT_LIMITS_ROW)
  const seen: Record<string, unknown> = { ...saw }
  const stale = row ? Object.keys(seen).filter((field) => !isEqual(row[field], seen[field])) : []
  if (stale.length > 0)
    return { refusal: { why: 'changedSince', fields: stale.map((field) => ({ key: COMPLAINT_LIMITS_ROW, field, now: '' })) } }
  return { changes: changesTo('settings', COMPLAINT_LIMITS_ROW, row, set) }
}

/** Evidence of a complaint is taken out by the complaint, with its reason. */
export async function keepEvidence(db: ShopDb, file: string): Promise<Refusal | undefined> {
  const row = await db.attachments.get(file)
  if (!row?.on.startsWith('ticket/')) return undefined
  const isEvidence = (await db.complaints.get(row.on.slice('ticket/'.length))) !== undefined
  return isEvidence ? { why: 'rule', rule: 'complaint.evidence' } : undefined
}
