import type { Instant } from '~/lib/zone'
import type { Rule } from './command'
import { type Needed, neededOf } from './completeness'
import type { Role } from './person'
import type { ListingState, Product } from './product'

/** What happens to a listing. */
export const LISTING_EVENTS = [
  'ready',
  'submit',
  'withdraw',
  'approve',
  'reject',
  'reopen',
  'schedule',
  'unschedule',
  'list',
  'pause',
  'end',
  'noEnd',
  'archive',
] as const
export type ListingEvent = (typeof LISTING_EVENTS)[number]

/** The life of a listing: where each event leads from each state; what is not named does not happen. `end` and `noEnd` plan and unplan a delisting. */
const TABLE: Readonly<Record<ListingState, Partial<Record<ListingEvent, ListingState>>>> = {
  draft: { ready: 'ready', archive: 'archived' },
  ready: { submit: 'inReview', reopen: 'draft', archive: 'archived' },
  inReview: { approve: 'approved', reject: 'rejected', withdraw: 'ready' },
  rejected: { submit: 'inReview', reopen: 'draft', archive: 'archived' },
  approved: { schedule: 'scheduled', list: 'listed', reopen: 'draft', archive: 'archived' },
  scheduled: { schedule: 'scheduled', unschedule: 'approved', list: 'listed', archive: 'archived' },
  listed: { pause: 'paused', end: 'listed', noEnd: 'listed', archive: 'archived' },
  paused: { list: 'listed', schedule: 'scheduled', reopen: 'draft', archive: 'archived' },
  archived: { reopen: 'draft' },
}

export const nextState = (state: ListingState, event: ListingEvent): ListingState | undefined => TABLE[state][event]

/** What may happen in a state, in the order of the events. */
export const eventsOf = (state: ListingState): ListingEvent[] => LISTING_EVENTS.filter((event) => nextState(state, event) !== undefined)

/** The event that leads from one state to another; undefined where none does. Planning leads nowhere. */
export const eventTo = (from: ListingState, to: ListingState): ListingEvent | undefined =>
  from === to ? undefined : eventsOf(from).find((event) => nextState(from, event) === to)

/** What is planned for a listing, and who handed it in. Rows of their own, so that an edit of the product never meets them. */
export interface ListingPlan {
  /** When it goes on sale, in the state `scheduled`. */
  listAt?: Instant
  /** When it goes off sale, in the state `listed`. */
  endAt?: Instant
  /** Key of the person who has planned it. */
  plannedBy?: string
  submittedBy?: string
  submittedAt?: Instant
}

/** All that a move is decided by. */
export interface MoveCase {
  product: Product
  plan: ListingPlan | undefined
  /** Errors that the linter finds; asked only where they count. */
  errors: () => number
}

export interface MoveBy {
  event: ListingEvent
  who: string
  role: Role
  now: Instant
  /** Of `schedule` and `end`: when. */
  at?: Instant
  /** Of `reject`: how many reasons were given. */
  reasons?: number
}

/** One reason why a product stays where it is. */
export interface Hindrance {
  rule: Rule
  facts?: Record<string, string | number>
}

const MISSING_RULES = {
  title: 'listing.noTitle',
  category: 'listing.noCategory',
  skus: 'listing.noSku',
  prices: 'listing.noPrice',
  images: 'listing.noPicture',
} as const satisfies Record<Needed, Rule>

/** Events after which others see the product: what is missing holds it back. */
const COMPLETE: ReadonlySet<ListingEvent> = new Set(['ready', 'submit', 'approve', 'schedule', 'list'])
const LINTED: ReadonlySet<ListingEvent> = new Set(['submit', 'approve'])

/** Why this event cannot happen to this product now, every reason; none: it can. */
export function hindrances({ product, plan, errors }: MoveCase, { event, who, role, now, at, reasons = 0 }: MoveBy): Hindrance[] {
  if (nextState(product.state, event) === undefined) return [{ rule: 'listing.state', facts: { state: product.state, event } }]
  const found: Hindrance[] = []
  if (COMPLETE.has(event)) found.push(...neededOf(product).map((each) => ({ rule: MISSING_RULES[each] })))
  if ((event === 'schedule' || event === 'end') && !(at !== undefined && at > now)) found.push({ rule: 'listing.past' })
  if (event === 'reject' && reasons === 0) found.push({ rule: 'listing.noReason' })
  if (event === 'approve' && role !== 'owner' && plan?.submittedBy === who) found.push({ rule: 'listing.ownReview' })
  const count = LINTED.has(event) ? errors() : 0
  if (count > 0) found.push({ rule: 'listing.lint', facts: { count } })
  return found
}

/** What of the plan an event sets; undefined takes a field away. */
export function planAfter(event: ListingEvent, { who, now, at }: Pick<MoveBy, 'who' | 'now' | 'at'>): Partial<ListingPlan> {
  switch (event) {
    case 'submit':
      return { submittedBy: who, submittedAt: now }
    case 'schedule':
      return { listAt: at, plannedBy: who }
    case 'end':
      return { endAt: at, plannedBy: who }
    case 'unschedule':
    case 'list':
      return { listAt: undefined, plannedBy: undefined }
    case 'noEnd':
    case 'pause':
    case 'archive':
      return { listAt: undefined, endAt: undefined, plannedBy: undefined }
    default:
      return {}
  }
}

/** What of the product an event sets. */
export function stateAfter(
  product: Product,
  event: ListingEvent,
  now: Instant,
): Partial<Pick<Product, 'state' | 'stateSince' | 'listedAt'>> {
  const state = nextState(product.state, event)
  if (state === undefined || state === product.state) return {}
  return { state, stateSince: now, ...(state === 'listed' && product.listedAt === undefined ? { listedAt: now } : {}) }
}

/** What a plan has come to: the event that is due. */
export const PLANNED_EVENTS = ['list', 'pause'] as const
export type PlannedEvent = (typeof PLANNED_EVENTS)[number]

export interface Planned {
  key: string
  event: PlannedEvent
  at: Instant
}

/** What is planned for a product, in the state in which it counts. */
export function plannedOf({ key, state }: Pick<Product, 'key' | 'state'>, plan: ListingPlan | undefined): Planned | undefined {
  if (state === 'scheduled' && plan?.listAt !== undefined) return { key, event: 'list', at: plan.listAt }
  if (state === 'listed' && plan?.endAt !== undefined) return { key, event: 'pause', at: plan.endAt }
  return undefined
}

/** What is due and was planned for one instant, as one run each; the earliest first. */
export function dueRuns(planned: readonly Planned[], now: Instant): { event: PlannedEvent; at: Instant; keys: string[] }[] {
  const runs = new Map<string, { event: PlannedEvent; at: Instant; keys: string[] }>()
  for (const { key, event, at } of planned) {
    if (at > now) continue
    const name = `${at} ${event}`
    const run = runs.get(name)
    if (run) run.keys.push(key)
    else runs.set(name, { event, at, keys: [key] })
  }
  return [...runs.values()].sort((a, b) => a.at - b.at || (a.event < b.event ? -1 : 1))
}
