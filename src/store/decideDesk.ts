import { faultOfMacro } from '~/domain/checkMacro'
import type { Refusal } from '~/domain/command'
import type { Desk, Macro } from '~/domain/desk'
import { DESK } from '~/domain/deskDefaults'
import { faultOfDesk } from '~/domain/sla/checkDesk'
import { isOver, TICKET_STATES } from '~/domain/ticket'
import type { TicketCommand } from '~/domain/ticketCommand'
import { isEqual } from '~/lib/isEqual'
import type { Change, ShopDb } from './db'
import type { Decision } from './decide'
import type { CommandOf, Deciders } from './deciders'
import { readDesk, readMacros } from './deskRow'
import { changesOfWork, fieldChanges, talksOf } from './deskWork'
import { changesAway } from './rows'
import { wholeTicket } from './ticketRows'

type DeskCommand = Extract<TicketCommand, { kind: 'desk.set' | 'macro.set' | 'macro.remove' }>
type Of<K extends DeskCommand['kind']> = CommandOf<DeskCommand, K>

const OPEN_STATES = TICKET_STATES.filter((state) => !isOver({ state }))

/** How the desk works, and what it answers again and again. */
export const DESK_DECIDERS: Deciders<DeskCommand> = {
  'desk.set': decideDesk,
  'macro.set': decideMacro,
  'macro.remove': decideRemoval,
}

function staleOf(key: string, now: object, set: object, saw: object | undefined): { refusal: Refusal } | undefined {
  const before = new Map<string, unknown>(Object.entries(now))
  const stale = Object.entries(saw ?? {}).filter(([field, seen]) => field in set && !isEqual(before.get(field), seen))
  return stale.length === 0 ? undefined : { refusal: { why: 'changedSince', fields: stale.map(([field]) => ({ key, field, now: '' })) } }
}

async function decideDesk(db: ShopDb, { args: { set }, saw }: Of<'desk.set'>): Promise<Decision> {
  const [row, now] = await Promise.all([db.desk.get(DESK), readDesk(db)])
  const next: Desk = withoutEmpty({ ...now, ...set })
  const people = new Set((await db.people.toArray()).filter(({ active }) => active).map(({ key }) => key))
  const fault = faultOfDesk(next, (person) => people.has(person) || people.size === 0)
  if (fault) return { refusal: { why: 'rule', rule: fault.rule, ...(fault.facts && { facts: fault.facts }) } }
  const stale = staleOf(DESK, now, set, saw)
  if (stale) return stale
  // The first change writes every setting down, so that a default which hangs on the browser never moves a deadline.
  const changes = fieldChanges('desk', row, next)
  const isNew = !isEqual([now.calendars, now.policies], [next.calendars, next.policies])
  return { changes: isNew ? [...changes, ...(await openAnew(db, next))] : changes }
}

const withoutEmpty = (desk: Desk): Desk => {
  const { closeAfter, autoAssign, ...rest } = desk
  return { ...rest, ...(closeAfter === undefined ? {} : { closeAfter }), ...(autoAssign ? { autoAssign } : {}) }
}

/** Other hours and targets are for what is open; what is over was measured by those of then. */
async function openAnew(db: ShopDb, desk: Desk): Promise<Change[]> {
  const tickets = await db.tickets.where('state').anyOf(OPEN_STATES).toArray()
  const talks = await talksOf(db, tickets.map(wholeTicket))
  return changesOfWork(
    db,
    [...talks.values()].map((talk) => ({ before: talk, after: talk })),
    desk,
  )
}

/** Macros as they are after a change; the first one writes down those that the desk began with. */
async function macroChanges(db: ShopDb, macros: readonly Macro[]): Promise<Change[]> {
  const [desk, rows] = await Promise.all([db.desk.get(DESK), db.macros.toArray()])
  if (rows.length > 0 || desk?.ownMacros === true) return []
  return [
    ...macros.flatMap((macro) => fieldChanges('macros', undefined, macro)),
    ...fieldChanges('desk', desk, { ...(desk ?? (await readDesk(db))), ownMacros: true }),
  ]
}

async function decideMacro(db: ShopDb, { args: { key, set }, saw }: Of<'macro.set'>): Promise<Decision> {
  const macros = await readMacros(db)
  const now = macros.find((macro) => macro.key === key)
  const next: Macro = tidied({ key, name: '', short: '', text: {}, actions: [], ...now, ...set })
  const fault = faultOfMacro(next, macros)
  if (fault) return { refusal: { why: 'rule', rule: fault.rule, ...(fault.facts && { facts: fault.facts }) } }
  const stale = now && staleOf(key, now, set, saw)
  if (stale) return stale
  const first = await macroChanges(
    db,
    macros.filter((macro) => macro.key !== key),
  )
  const row = await db.macros.get(key)
  return { changes: [...first, ...fieldChanges('macros', row, next)] }
}

const tidied = ({ note, queues, ...macro }: Macro): Macro => ({
  ...macro,
  name: macro.name.trim(),
  short: macro.short.trim().replace(/^\//, ''),
  ...(note ? { note } : {}),
  ...(queues && queues.length > 0 ? { queues } : {}),
})

async function decideRemoval(db: ShopDb, { args: { key } }: Of<'macro.remove'>): Promise<Decision> {
  const macros = await readMacros(db)
  if (!macros.some((macro) => macro.key === key)) return { refusal: { why: 'notFound', what: key } }
  const first = await macroChanges(
    db,
    macros.filter((macro) => macro.key !== key),
  )
  const row = await db.macros.get(key)
  return { changes: [...first, ...(row ? changesAway('macros', key, { ...row }) : [])] }
}
