import type { Held } from '~/domain/command'
import { routed } from '~/domain/routing'
import { isLate, nameOfTarget } from '~/domain/sla/slaAfter'
import { RULE, type RunningTarget, type Ticket } from '~/domain/ticket'
import type { TicketCommand } from '~/domain/ticketCommand'
import { acted, assigned, type By, type Talk, withFields } from '~/domain/ticketSteps'
import { movedTicket } from '~/domain/ticketWay'
import { isEqual } from '~/lib/isEqual'
import type { Desk } from '~/domain/desk'
import type { ShopDb } from './db'
import type { Actor, Decision } from './decide'
import type { CommandOf } from './deciders'
import { mayServe, readAgents } from './deskAgents'
import { readDesk } from './deskRow'
import { changesOfWork, readTalks } from './deskWork'
import { buyerOf } from './ticketBuyer'
import { checkFields, checkHere, checkMove, gone, openComplaints, ruled, type Why } from './ticketGate'

type Of<K extends TicketCommand['kind']> = CommandOf<TicketCommand, K>

const DAY_MS = 86_400_000

const isWhy = (value: Ticket | Why): value is Why => 'rule' in value

/** The same for many tickets: those that do not follow are held, with why; where none does, it is refused for the reason of the first. */
async function decideEach(db: ShopDb, keys: readonly string[], step: (talk: Talk) => Ticket | Why, desk?: Desk): Promise<Decision> {
  const talks = await readTalks(db, [...new Set(keys)])
  const missing = keys.find((key) => !talks.has(key))
  if (missing !== undefined) return gone(missing)
  const held: Held[] = []
  const work: { before: Talk; after: Talk }[] = []
  for (const talk of talks.values()) {
    const after = checkHere(talk.ticket) ?? step(talk)
    if (isWhy(after)) held.push({ key: talk.ticket.key, title: talk.ticket.subject, whys: [after] })
    else work.push({ before: talk, after: { ...talk, ticket: after } })
  }
  const [first] = held
  if (work.length === 0 && first) return { refusal: { why: 'rule', ...first.whys[0] }, ...(held.length > 1 ? { held } : {}) }
  return { changes: await changesOfWork(db, work, desk ?? (await readDesk(db))), held }
}

export async function decideSet(db: ShopDb, { args, saw }: Of<'ticket.set'>): Promise<Decision> {
  const { keys, set, addTags = [], dropTags = [] } = args
  const why = checkFields(set, addTags)
  if (why) return ruled(why)
  const stale = saw && keys.length === 1 ? await staleFields(db, keys[0], set, saw) : []
  if (stale.length > 0) return { refusal: { why: 'changedSince', fields: stale } }
  const buyer = set.buyer === undefined && set.order === undefined ? undefined : await buyerOf(db, set)
  return decideEach(db, keys, ({ ticket }) => {
    // Who placed the order is whose ticket it is, unless that is known already.
    const whose = buyer === undefined || (set.buyer === undefined && ticket.buyer !== '') ? {} : { buyer }
    return withFields(ticket, { ...set, ...whose }, addTags, dropTags)
  })
}

async function staleFields(db: ShopDb, key: string, set: object, saw: object): Promise<{ key: string; field: string; now: string }[]> {
  const ticket = (await readTalks(db, [key])).get(key)?.ticket
  const now = new Map(Object.entries(ticket ?? {}))
  return Object.entries(saw).flatMap(([field, seen]) =>
    field in set && !isEqual(now.get(field) ?? '', seen ?? '') ? [{ key, field, now: shown(now.get(field)) }] : [],
  )
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value))

export async function decideAssign(db: ShopDb, { args: { keys, to } }: Of<'ticket.assign'>, actor: Actor): Promise<Decision> {
  if (to !== 'rule') {
    if (to !== '' && !(await mayServe(db, to))) return ruled({ rule: 'ticket.noPerson' })
    return decideEach(db, keys, ({ ticket }) => assigned(ticket, to, actor))
  }
  const desk = await readDesk(db)
  const [talks, agents] = await Promise.all([readTalks(db, keys), readAgents(db, desk)])
  const tickets = [...talks.values()].map(({ ticket }) => ticket)
  // They are given anew: what somebody has of them is not among what they have.
  const loads = agents.map((agent) => ({ ...agent, open: agent.open - tickets.filter(({ assignee }) => assignee === agent.person).length }))
  const given = routed(tickets, loads)
  return decideEach(
    db,
    keys,
    ({ ticket }) => {
      const person = given.get(ticket.key)
      return person === undefined ? { rule: 'ticket.nobodyFits' } : { ...ticket, assignee: person }
    },
    desk,
  )
}

export async function decideMove(db: ShopDb, { args: { keys, to } }: Of<'ticket.move'>, actor: Actor): Promise<Decision> {
  const complaints = await openComplaints(db, keys)
  return decideEach(db, keys, ({ ticket }) => checkMove(ticket, to, complaints) ?? movedTicket(ticket, to, actor))
}

export async function decideAct(db: ShopDb, { args: { keys, actions } }: Of<'ticket.act'>, actor: Actor): Promise<Decision> {
  const complaints = await openComplaints(db, keys)
  for (const action of actions)
    if (action.kind === 'assign' && action.to !== 'me' && !(await mayServe(db, action.to))) return ruled({ rule: 'ticket.noPerson' })
  return decideEach(db, keys, ({ ticket }) => {
    const after = acted(ticket, actions, actor)
    return checkMove(ticket, after.state, complaints) ?? checkFields({ tags: after.tags }) ?? after
  })
}

export async function decideCloseOld(db: ShopDb, { args: { keys } }: Of<'ticket.closeOld'>, actor: Actor): Promise<Decision> {
  const desk = await readDesk(db)
  const before = desk.closeAfter === undefined ? -Infinity : actor.at - desk.closeAfter * DAY_MS
  const isOld = ({ state, solvedAt = Infinity }: Ticket) => state === 'solved' && solvedAt <= before
  return decideEach(
    db,
    keys,
    ({ ticket }) => (isOld(ticket) ? movedTicket(ticket, 'closed', { who: RULE, at: actor.at }) : { rule: 'ticket.notDue' }),
    desk,
  )
}

/** Targets of a ticket that are late and that nobody was called for. */
export const toEscalate = ({ sla }: Ticket, now: number): readonly RunningTarget[] =>
  (sla?.running ?? []).filter((target) => isLate(target, now) && !sla?.escalated?.includes(nameOfTarget(target)))

export async function decideEscalate(db: ShopDb, { args: { keys } }: Of<'ticket.escalate'>, actor: Actor): Promise<Decision> {
  const desk = await readDesk(db)
  const called = new Map<string, string>()
  for (const { key, escalateTo } of desk.policies)
    if (escalateTo !== undefined && (await mayServe(db, escalateTo))) called.set(key, escalateTo)
  return decideEach(
    db,
    keys,
    ({ ticket }) => {
      const late = toEscalate(ticket, actor.at)
      const to = called.get(ticket.sla?.policy ?? '')
      return to === undefined || late.length === 0 ? { rule: 'ticket.notDue' } : escalatedTicket(ticket, late, to, actor)
    },
    desk,
  )
}

function escalatedTicket(ticket: Ticket, late: readonly RunningTarget[], to: string, by: By): Ticket {
  const { sla = { policy: '', running: [], tally: {} } } = ticket
  const given = assigned(ticket, to, { ...by, who: RULE })
  return { ...given, priority: 'urgent', sla: { ...sla, escalated: [...(sla.escalated ?? []), ...late.map(nameOfTarget)] } }
}
