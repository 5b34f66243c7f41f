import {
  checkAttachment,
  checkAudience,
  checkComment,
  checkCustomer,
  checkGoal,
  checkNote,
  checkPerson,
  checkProduct,
  checkShop,
  checkTask,
} from '~/domain/checkCommand'
import type { Command, Held, Kept, Refusal, ShopSettings } from '~/domain/command'
import { type AreaCommand, isAreaKind } from '~/domain/commandTraits'
import { personWith, type Role } from '~/domain/person'
import { isEqual } from '~/lib/isEqual'
import type { Instant } from '~/lib/zone'
import type { Change, JournalRow, RowTable, ShopDb } from './db'
import { type AnyRow, changesAway, changesTo, readRow, textOf } from './rows'
import { CATALOG_DECIDERS } from './decideCatalog'
import { PRICE_DECIDERS } from './decidePrices'
import { COUPON_DECIDERS } from './decideCoupon'
import { MEMBER_DECIDERS } from './decideMember'
import type { CommandOf, Deciders } from './deciders'
import { PROMOTION_DECIDERS } from './decidePromotion'
import { PURCHASE_DECIDERS } from './decidePurchase'
import { COUNT_DECIDERS } from './decideCount'
import { STOCK_DECIDERS } from './decideStock'
import { LISTING_DECIDERS } from './decideListing'
import { BULK_DECIDERS } from './decideListingBulk'
import { REVIEW_DECIDERS } from './decideReviews'
import { SYNC_DECIDERS } from './decideSync'
import { TICKET_DECIDERS } from './decideTicket'
import { ORDER_DECIDERS } from './decideOrder'
import { RETURN_DECIDERS } from './decideReturn'
import { COMPLAINT_DECIDERS, keepEvidence } from './decideComplaint'
import { QUALITY_DECIDERS } from './decideQuality'
import { VIEW_DECIDERS } from './decideViews'
import { decideUndo } from './decideUndo'

/** `rows`: those that it changes as it has read them, by nameOfRow, so that they are not read a second time. */
export type Decision =
  | { changes: Change[]; kept?: Kept[]; held?: Held[]; undoes?: JournalRow; rows?: ReadonlyMap<string, AnyRow | undefined> }
  | { refusal: Refusal; held?: Held[] }

/** What of its author a command is decided by. */
export interface Actor {
  /** Key of a person. */
  who: string
  role: Role
  at: Instant
}

/** What a command changes, or why it is refused. Who has written something is who acts, whatever its arguments say. Reads only; part of the caller's transaction. */
export async function decide(db: ShopDb, defaults: ShopSettings, command: Command, actor: Actor): Promise<Decision> {
  const { who } = actor
  if (isAreaCommand(command)) return decideArea(db, command.kind, command, actor)
  switch (command.kind) {
    case 'shop.set':
      return decideShop(db, defaults, command.args)
    case 'order.note':
      return (
        refused(checkNote(command.args.note)) ??
        changesOf(db, 'orderNotes', command.args.number, { note: command.args.note || undefined }, command.saw)
      )
    case 'product.edit':
      return refused(checkProduct(command.args.set)) ?? changesOf(db, 'products', command.args.sku, { ...command.args.set }, command.saw)
    case 'customer.edit':
      return refused(checkCustomer(command.args.set)) ?? decideCustomers(db, command)
    case 'mapping.save':
      return changesOf(db, 'mappings', command.args.id, { ...command.args })
    case 'mapping.delete':
      return removal(db, 'mappings', command.args.id)
    case 'person.set':
      return decidePerson(db, command)
    case 'task.set':
      return refused(checkTask(command.args.set)) ?? changesOf(db, 'tasks', command.args.key, command.args.set, command.saw)
    case 'comment.add':
      return refused(checkComment(command.args.set)) ?? changesOf(db, 'comments', command.args.key, { ...command.args.set, who })
    case 'comment.remove':
      return removal(db, 'comments', command.args.key)
    case 'attachment.add':
      return refused(checkAttachment(command.args.set)) ?? changesOf(db, 'attachments', command.args.key, { ...command.args.set, who })
    case 'attachment.remove':
      return refused(await keepEvidence(db, command.args.key)) ?? removal(db, 'attachments', command.args.key)
    case 'goal.set':
      return decideGoal(db, command)
    case 'goal.remove': {
      const { key, parts = [] } = command.args
      return together(await Promise.all([key, ...parts].map((each) => removal(db, 'goals', each))))
    }
    case 'audience.set':
      return decideAudience(db, command)
    case 'audience.remove':
      return removal(db, 'audiences', command.args.key)
    case 'home.snooze':
      return changesOf(db, 'snoozes', command.args.item, { until: command.args.until, reason: command.args.reason })
    case 'home.wake':
      return removal(db, 'snoozes', command.args.item)
    // Written down, nothing more: who looked, what failed, what was saved.
    case 'personal.reveal':
    case 'import.failed':
    case 'backup.made':
    case 'shop.restored':
      return { changes: [] }
    case 'orders.import':
    case 'demo.create':
      throw new Error('orders are committed with their pack, see Packs.commit')
    case 'catalog.import':
    case 'traffic.import':
      throw new Error('a file of columns is committed with its rows, see importTraffic')
    case 'customer.erase':
      throw new Error('a customer is erased with the packs, see eraseCustomer')
    case 'undo':
      return decideUndo(db, command.args.command, actor)
  }
}

const AREAS: Deciders<AreaCommand> = {
  ...CATALOG_DECIDERS,
  ...LISTING_DECIDERS,
  ...STOCK_DECIDERS,
  ...COUNT_DECIDERS,
  ...PRICE_DECIDERS,
  ...PURCHASE_DECIDERS,
  ...BULK_DECIDERS,
  ...VIEW_DECIDERS,
  ...REVIEW_DECIDERS,
  ...SYNC_DECIDERS,
  ...PROMOTION_DECIDERS,
  ...COUPON_DECIDERS,
  ...MEMBER_DECIDERS,
  ...TICKET_DECIDERS,
  ...ORDER_DECIDERS,
  ...RETURN_DECIDERS,
  ...COMPLAINT_DECIDERS,
  ...QUALITY_DECIDERS,
}

const isAreaCommand = (command: Command): command is AreaCommand => isAreaKind(command.kind)

/** By the decider of its own kind. */
function decideArea<K extends AreaCommand['kind']>(
  db: ShopDb,
  kind: K,
  command: CommandOf<AreaCommand, K>,
  actor: Actor,
): Promise<Decision> {
  return AREAS[kind](db, command, actor)
}

const refused = (refusal: Refusal | undefined): Decision | undefined => refusal && { refusal }

async function decideShop(db: ShopDb, defaults: ShopSettings, set: Partial<ShopSettings>): Promise<Decision> {
  const kept = await db.settings.get('shop')
  const now: ShopSettings = kept ? { ...kept, name: kept.name ?? '' } : defaults
  const hasOrders = (await db.packs.filter((pack) => pack.live && !pack.acts).count()) > 0
  // The first change writes every setting down, so that a default which depends on the browser never moves a day.
  const { name, zone, currency } = now
  return refused(checkShop(set, now, hasOrders)) ?? changesOf(db, 'settings', 'shop', { name, zone, currency, ...set })
}

async function decideGoal(db: ShopDb, { args, saw }: Extract<Command, { kind: 'goal.set' }>): Promise<Decision> {
  const { key, set, parts = [] } = args
  const refusal = [checkGoal(set, await db.goals.get(key)), ...parts.map((part) => checkGoal(part, undefined))].find((each) => each)
  if (refusal) return { refusal }
  const decisions = await Promise.all([
    changesOf(db, 'goals', key, set, saw),
    ...parts.map(({ key: part, ...fields }) => changesOf(db, 'goals', part, fields)),
  ])
  return together(decisions)
}

/** Changes that are made in one step, or the first refusal. */
function together(decisions: readonly Decision[]): Decision {
  const changes: Change[] = []
  for (const decision of decisions) {
    if ('refusal' in decision) return decision
    changes.push(...decision.changes)
  }
  return { changes }
}

async function decideAudience(
  db: ShopDb,
  { args: { key, set: given }, saw }: Extract<Command, { kind: 'audience.set' }>,
): Promise<Decision> {
  const set = given.name === undefined ? given : { ...given, name: given.name.trim() }
  return refused(checkAudience(key, set, await db.audiences.toArray())) ?? changesOf(db, 'audiences', key, set, saw)
}

/** One customer, or the same for many; what the user saw is the first one's. */
async function decideCustomers(db: ShopDb, { args, saw }: Extract<Command, { kind: 'customer.edit' }>): Promise<Decision> {
  const { customer, also = [], set } = args
  const first = await changesOf(db, 'customers', customer, set, saw)
  if ('refusal' in first || also.length === 0) return first
  const others = [...new Set(also)].filter((each) => each !== customer)
  const rows = await Promise.all(others.map(async (each) => readRow(db, 'customers', each)))
  return { changes: [...first.changes, ...others.flatMap((each, i) => changesTo('customers', each, rows[i], set))] }
}

async function decidePerson(db: ShopDb, { args: { key, set: given }, saw }: Extract<Command, { kind: 'person.set' }>): Promise<Decision> {
  const people = await db.people.toArray()
  const set = given.name === undefined ? given : { ...given, name: given.name.trim() }
  const refusal = checkPerson(key, set, people)
  if (refusal) return { refusal }
  const now = people.find((person) => person.key === key)
  const { name, role, active } = personWith(key, now, set)
  return changesOf(db, 'people', key, now ? set : { name, role, active }, saw)
}

/** The changes that set these fields; refused where a field that the user saw is not that any more. */
async function changesOf(db: ShopDb, table: RowTable, key: string, set: object, saw?: object): Promise<Decision> {
  const row = await readRow(db, table, key)
  const stale = Object.entries(saw ?? {}).filter(([field, seen]) => field in set && !isEqual(row?.[field] ?? '', seen ?? ''))
  if (stale.length > 0)
    return { refusal: { why: 'changedSince', fields: stale.map(([field]) => ({ key, field, now: textOf(row?.[field]) })) } }
  return { changes: changesTo(table, key, row, set) }
}

/** Takes a row away, field by field, so that an undo brings it back. */
async function removal(db: ShopDb, table: RowTable, key: string): Promise<Decision> {
  const row = await readRow(db, table, key)
  if (!row) return { refusal: { why: 'notFound', what: key } }
  return { changes: changesAway(table, key, row) }
}
