import { CUSTOMER, type MessageRow, RULE, type Ticket } from '~/domain/ticket'
import type { NewMessage, TicketCommand } from '~/domain/ticketCommand'
import { acted, answered, assigned, heard, noted, type Talk, withFields, withSaid } from '~/domain/ticketSteps'
import { whoFits } from '~/domain/routing'
import { movedTicket } from '~/domain/ticketWay'
import type { Change, ShopDb } from './db'
import type { Actor, Decision } from './decide'
import type { CommandOf } from './deciders'
import { mayServe, readAgents } from './deskAgents'
import { readDesk } from './deskRow'
import { changesOfWork, fieldChanges, readTalks } from './deskWork'
import { checkFields, checkHere, checkMove, checkText, gone, openComplaints, ruled, type Why } from './ticketGate'
import { buyerOf } from './ticketBuyer'
import { changesTo } from './rows'
import { readTickets } from './ticketRows'

type Of<K extends TicketCommand['kind']> = CommandOf<TicketCommand, K>

const rowOf = (
  ticket: string,
  { key, text, files, mentions }: NewMessage,
  said: Pick<MessageRow, 'at' | 'from' | 'note' | 'sent'>,
): MessageRow => ({
  key,
  ticket,
  text,
  ...said,
  ...(files && files.length > 0 ? { files: [...files] } : {}),
  ...(mentions && mentions.length > 0 ? { mentions: [...mentions] } : {}),
})

export async function decideOpen(
  db: ShopDb,
  { args: { key, ticket: given, message } }: Of<'ticket.open'>,
  actor: Actor,
): Promise<Decision> {
  const { assignee, review, links, ...fields } = given
  const why = checkFields(fields) ?? checkText(message)
  if (why) return ruled(why)
  if ((await readTickets(db, [key]))[0] || (await db.messages.get(message.key))) return ruled({ rule: 'ticket.taken' })
  if (assignee !== undefined && !(await mayServe(db, assignee))) return ruled({ rule: 'ticket.noPerson' })
  const desk = await readDesk(db)
  const { at, who } = actor
  const theirs = message.from === 'customer'
  const first = rowOf(key, message, { at, from: theirs ? CUSTOMER : who, note: false, ...(theirs ? {} : { sent: 'copy' as const }) })
  const begun = withFields(
    {
      key,
      reason: 'other',
      priority: 'normal',
      order: '',
      sku: '',
      tags: [],
      ...fields,
      buyer: await buyerOf(db, fields),
      ...(review === undefined ? {} : { review }),
      ...(links && links.length > 0 ? { links } : {}),
      state: 'new',
      createdAt: at,
      steps: [{ at, to: 'new', who: theirs ? CUSTOMER : who }],
      said: 0,
    },
    { subject: fields.subject },
  )
  const byRule = assignee === undefined && desk.autoAssign ? whoFits(begun, await readAgents(db, desk))?.person : assignee
  const owned = byRule === undefined ? begun : assigned(begun, byRule, assignee === undefined ? { ...actor, who: RULE } : actor)
  const spoken = theirs ? owned : movedTicket(owned, 'waitingCustomer', actor)
  const changes = await changesOfWork(db, [{ after: { ticket: withSaid(spoken, [first]), messages: [first] } }], desk)
  return { changes: [...changes, ...(await reviewChanges(db, review, key))] }
}

/** The review that a ticket came from leads to it, unless it leads to another already. */
async function reviewChanges(db: ShopDb, review: string | undefined, ticket: string): Promise<Change[]> {
  const row = review === undefined ? undefined : await db.reviews.get(review)
  return row && row.ticket === undefined ? changesTo('reviews', row.key, { ...row }, { ticket }) : []
}

/** What is said in a ticket that is there. */
async function inTalk(
  db: ShopDb,
  key: string,
  message: NewMessage,
  say: (talk: Talk) => Talk | Why | Promise<Talk | Why>,
): Promise<Decision> {
  const talk = (await readTalks(db, [key])).get(key)
  if (!talk) return gone(key)
  const why = checkHere(talk.ticket) ?? checkText(message)
  if (why) return ruled(why)
  if (await db.messages.get(message.key)) return ruled({ rule: 'ticket.taken' })
  const after = await say(talk)
  if ('rule' in after) return ruled(after)
  return { changes: await changesOfWork(db, [{ before: talk, after }], await readDesk(db)) }
}

export async function decideReply(db: ShopDb, { args, saw }: Of<'ticket.reply'>, actor: Actor): Promise<Decision> {
  const { key, message, to, actions = [], sent, anyway } = args
  return inTalk(db, key, message, async (talk) => {
    const later = talk.ticket.said - (saw?.said ?? talk.ticket.said)
    if (later > 0 && !anyway) return { rule: 'ticket.saidMore', facts: { count: later } }
    const row = rowOf(key, message, { at: actor.at, from: actor.who, note: false, sent })
    // The state that was chosen with the answer goes before one that the macro would set.
    const others = to === undefined ? actions : actions.filter(({ kind }) => kind !== 'state')
    const before = { ...talk, ticket: acted(talk.ticket, others, actor) }
    const chosen = to ?? (others.some(({ kind }) => kind === 'state') ? before.ticket.state : undefined)
    const after = answered(before, row, chosen, actor)
    return (await checkAfter(db, talk.ticket, after.ticket)) ?? after
  })
}

export async function decideNote(db: ShopDb, { args }: Of<'ticket.note'>, actor: Actor): Promise<Decision> {
  const { key, message, actions = [] } = args
  return inTalk(db, key, message, async (talk) => {
    const row = rowOf(key, message, { at: actor.at, from: actor.who, note: true })
    const { ticket, messages } = noted(talk, row)
    const after = { ticket: acted(ticket, actions, actor), messages }
    return (await checkAfter(db, talk.ticket, after.ticket)) ?? after
  })
}

/** What actions have made of a ticket has to be possible by hand too. */
async function checkAfter(db: ShopDb, before: Ticket, after: Ticket): Promise<Why | undefined> {
  if (after.assignee !== before.assignee && after.assignee !== undefined && !(await mayServe(db, after.assignee)))
    return { rule: 'ticket.noPerson' }
  return checkMove(before, after.state, await openComplaints(db, [before.key])) ?? checkFields({ tags: after.tags })
}

export async function decideHear(db: ShopDb, { args: { key, message } }: Of<'ticket.hear'>, actor: Actor): Promise<Decision> {
  return inTalk(db, key, message, (talk) => heard(talk, rowOf(key, message, { at: actor.at, from: CUSTOMER, note: false }), actor))
}

export async function decideRate(db: ShopDb, { args: { key, rating, note = '' } }: Of<'ticket.rate'>, { at }: Actor): Promise<Decision> {
  const [ticket] = await readTickets(db, [key])
  if (!ticket) return gone(key)
  const why = checkHere(ticket) ?? (note.trim() === '' ? undefined : checkText({ text: note }))
  if (why) return ruled(why)
  if (!Number.isInteger(rating) || rating < 1 || rating > 5) return ruled({ rule: 'ticket.rating' })
  const { ratingNote: _, ...rest } = ticket
  return {
    changes: fieldChanges('tickets', ticket, { ...rest, rating, ratedAt: at, ...(note.trim() === '' ? {} : { ratingNote: note.trim() }) }),
  }
}

export async function decideSent(db: ShopDb, { args: { key, message, sent } }: Of<'ticket.sent'>): Promise<Decision> {
  // Whether it lies in a file is asked of the ticket.
  const [ticket] = await readTickets(db, [key])
  const row = await db.messages.get(message)
  if (!ticket || row?.ticket !== key || row.note || row.from === CUSTOMER) return gone(message)
  return { changes: fieldChanges('messages', row, { ...row, sent }) }
}
