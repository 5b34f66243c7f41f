import type { TicketCommand } from '~/domain/ticketCommand'
import { linked, merged, split } from '~/domain/ticketSteps'
import type { ShopDb } from './db'
import type { Actor, Decision } from './decide'
import type { CommandOf } from './deciders'
import { readDesk } from './deskRow'
import { changesOfWork, readTalks } from './deskWork'
import { checkFields, checkHere, gone, openComplaints, ruled } from './ticketGate'
import { readTickets } from './ticketRows'

type Of<K extends TicketCommand['kind']> = CommandOf<TicketCommand, K>

export async function decideMerge(db: ShopDb, { args }: Of<'ticket.merge'>, actor: Actor): Promise<Decision> {
  const { into } = args
  const keys = [...new Set(args.keys)]
  if (keys.length === 0 || keys.includes(into)) return ruled({ rule: 'ticket.sameTicket' })
  const talks = await readTalks(db, [into, ...keys])
  const missing = [into, ...keys].find((key) => !talks.has(key))
  if (missing !== undefined) return gone(missing)
  const all = [...talks.values()]
  const elsewhere = all.map(({ ticket }) => checkHere(ticket)).find((why) => why)
  if (elsewhere) return ruled(elsewhere)
  if (new Set(all.flatMap(({ ticket: { buyer } }) => (buyer === '' ? [] : [buyer]))).size > 1)
    return ruled({ rule: 'ticket.otherCustomer' })
  if ((await openComplaints(db, keys)).size > 0) return ruled({ rule: 'ticket.complaint' })
  const before = keys.flatMap((key) => talks.get(key) ?? [])
  const target = talks.get(into)
  if (!target) return gone(into)
  const after = merged(target, before, actor)
  const work = [{ before: target, after: after.into }, ...before.map((each, at) => ({ before: each, after: after.others[at] }))]
  return { changes: await changesOfWork(db, work, await readDesk(db)) }
}

export async function decideSplit(db: ShopDb, { args }: Of<'ticket.split'>, actor: Actor): Promise<Decision> {
  const { from, key, messages, subject } = args
  const why = checkFields({ subject })
  if (why) return ruled(why)
  const talk = (await readTalks(db, [from])).get(from)
  if (!talk) return gone(from)
  const elsewhere = checkHere(talk.ticket)
  if (elsewhere) return ruled(elsewhere)
  if ((await readTickets(db, [key]))[0]) return ruled({ rule: 'ticket.taken' })
  const own = new Set(messages)
  const taken = talk.messages.filter((message) => own.has(message.key))
  const missing = messages.find((each) => !taken.some((message) => message.key === each))
  if (missing !== undefined) return gone(missing)
  if (taken.length === 0 || taken.length === talk.messages.length) return ruled({ rule: 'ticket.splitAll' })
  const after = split(talk, own, { key, subject }, actor)
  return { changes: await changesOfWork(db, [{ before: talk, after: after.from }, { after: after.made }], await readDesk(db)) }
}

export async function decideLink(db: ShopDb, { args: { key, other, linked: isLinked } }: Of<'ticket.link'>): Promise<Decision> {
  if (key === other) return ruled({ rule: 'ticket.sameTicket' })
  const talks = await readTalks(db, [key, other])
  const [one, two] = [talks.get(key), talks.get(other)]
  if (!one || !two) return gone(one ? other : key)
  const work = [
    { before: one, after: { ...one, ticket: linked(one.ticket, other, isLinked) } },
    { before: two, after: { ...two, ticket: linked(two.ticket, key, isLinked) } },
  ]
  return { changes: await changesOfWork(db, work, await readDesk(db)) }
}
