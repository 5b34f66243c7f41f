import { attributesOf } from '~/domain/attributes'
import { type Checklist, nextDue, shareDone, stepsOf, type StepView } from '~/domain/checklist'
import type { Finding } from '~/domain/compliance/lint'
import { countErrors } from '~/domain/compliance/lint'
import { lintProduct } from '~/domain/compliance/product'
import { type Needed, neededOf } from '~/domain/completeness'
import { eventsOf, hindrances, type Hindrance, type ListingEvent, type ListingPlan, type MoveBy, plannedOf } from '~/domain/listing'
import { categoryPath, LISTING_STATES, type ListingState, type Picture, type Product, type ProductImage } from '~/domain/product'
import type { VerdictRow } from '~/domain/review'
import type { Instant } from '~/lib/zone'
import type { ShopDb } from './db'
import { shopLint } from './shopLint'

/** A product as the board and the list of the flow show it. */
export interface FlowCard {
  key: string
  title: string
  state: ListingState
  stateSince: Instant
  picture?: Picture
  image?: ProductImage
  owner?: string
  /** What is due next, or when the whole is to be on sale. */
  dueAt?: Instant
  /** Of the eight steps, 0–1. */
  share: number
  /** The first step that is open. */
  next?: StepView['step']
  /** When it goes on or off sale. */
  plannedAt?: Instant
}

export interface FlowColumn {
  state: ListingState
  count: number
  cards: FlowCard[]
}

export interface FlowQuery {
  /** Key of a person: what is theirs alone. */
  owner?: string
  /** Most cards of a state. */
  limit: number
}

/** States whose products are on their way; they are few, and the most pressing come first. Of the others those come first that somebody still sees to. */
const UNDERWAY: readonly ListingState[] = ['draft', 'ready', 'inReview', 'rejected', 'approved', 'scheduled']
/** No shop has more under way in one state that anybody could look through. */
const MOST_UNDERWAY = 2000
/** Of a state in which nothing waits, so many are shown where nobody sees to more. */
const SETTLED = 12

export async function readFlow(db: ShopDb, query: FlowQuery, now: Instant): Promise<FlowColumn[]> {
  if (query.owner !== undefined) return ownColumns(db, query, now)
  const [listed, planned] = await Promise.all([db.checklists.toCollection().primaryKeys(), db.plans.toCollection().primaryKeys()])
  const seenTo = (await db.catalog.bulkGet([...new Set([...listed, ...planned])])).filter((product) => product !== undefined)
  return Promise.all(LISTING_STATES.map((state) => columnOf(db, state, seenTo, query.limit, now)))
}

async function columnOf(db: ShopDb, state: ListingState, seenTo: readonly Product[], limit: number, now: Instant): Promise<FlowColumn> {
  const within = () => db.catalog.where('state').equals(state)
  const [count, some] = await Promise.all([
    within().count(),
    within()
      .limit(UNDERWAY.includes(state) ? MOST_UNDERWAY : limit)
      .toArray(),
  ])
  const first = seenTo.filter((product) => product.state === state)
  const known = new Set(first.map(({ key }) => key))
  const products = [...first, ...some.filter(({ key }) => !known.has(key))]
  const room = UNDERWAY.includes(state) ? limit : Math.max(SETTLED, first.length)
  return { state, count, cards: (await cardsOf(db, products, now)).slice(0, Math.min(limit, room)) }
}

async function ownColumns(db: ShopDb, { owner, limit }: FlowQuery, now: Instant): Promise<FlowColumn[]> {
  const keys = await db.checklists.filter((list) => list.owner === owner).primaryKeys()
  const products = (await db.catalog.bulkGet(keys)).filter((product) => product !== undefined)
  const cards = await cardsOf(db, products, now)
  return LISTING_STATES.map((state) => {
    const own = cards.filter((card) => card.state === state)
    return { state, count: own.length, cards: own.slice(0, limit) }
  })
}

/** What is due first comes first, then what has waited longest. */
async function cardsOf(db: ShopDb, products: readonly Product[], now: Instant): Promise<FlowCard[]> {
  const keys = products.map(({ key }) => key)
  const [lists, plans] = await Promise.all([db.checklists.bulkGet(keys), db.plans.bulkGet(keys)])
  const cards = products.map((product, at) => cardOf(product, lists[at], plans[at], now))
  return cards.sort((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) || a.stateSince - b.stateSince || (a.key < b.key ? -1 : 1))
}

function cardOf(product: Product, list: Checklist | undefined, plan: ListingPlan | undefined, now: Instant): FlowCard {
  const { key, title, state, stateSince, pictures, images } = product
  const steps = stepsOf(product, list, now)
  const dueAt = nextDue(steps, state === 'listed' ? undefined : list?.dueAt)
  const planned = plannedOf(product, plan)
  const next = steps.find(({ done }) => !done)
  return {
    key,
    title,
    state,
    stateSince,
    share: shareDone(steps),
    ...(pictures.length > 0 ? { picture: pictures[0] } : {}),
    ...(images?.length ? { image: images[0] } : {}),
    ...(list?.owner === undefined ? {} : { owner: list.owner }),
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(next ? { next: next.step } : {}),
    ...(planned ? { plannedAt: planned.at } : {}),
  }
}

/** Where one product stands: for the panel beside its editor. */
export interface ListingLife {
  product: Product
  plan: ListingPlan
  checklist: Checklist
  steps: StepView[]
  share: number
  moves: { event: ListingEvent; whys: Hindrance[] }[]
  errors: number
  /** Why it was sent back last; only while it has not been approved since. */
  rejected?: VerdictRow
}

export async function readLife(db: ShopDb, key: string, by: Omit<MoveBy, 'event' | 'at' | 'reasons'>): Promise<ListingLife | null> {
  const [product, plan = {}, checklist = {}, shop, rejected] = await Promise.all([
    db.catalog.get(key),
    db.plans.get(key),
    db.checklists.get(key),
    shopLint(db),
    lastRejection(db, key),
  ])
  if (!product) return null
  const errors = countErrors(lintProduct(product, shop))
  const steps = stepsOf(product, checklist, by.now)
  // A time and reasons are asked for when they are needed.
  const asked = { ...by, at: Infinity, reasons: 1 }
  const moves = eventsOf(product.state).map((event) => ({
    event,
    whys: hindrances({ product, plan, errors: () => errors }, { ...asked, event }),
  }))
  return { product, plan, checklist, steps, share: shareDone(steps), moves, errors, ...(rejected ? { rejected } : {}) }
}

async function lastRejection(db: ShopDb, product: string): Promise<VerdictRow | undefined> {
  const verdicts = await db.verdicts.where('product').equals(product).toArray()
  const last = verdicts.sort((a, b) => a.at - b.at).at(-1)
  return last?.verdict === 'rejected' ? last : undefined
}

/** A product that waits for a verdict. */
export interface ReviewItem {
  key: string
  title: string
  since: Instant
  by?: string
  /** It was rejected before. */
  again: boolean
}

export async function readReviews(db: ShopDb): Promise<ReviewItem[]> {
  const waiting = await db.catalog.where('state').equals('inReview').toArray()
  waiting.sort((a, b) => a.stateSince - b.stateSince || (a.key < b.key ? -1 : 1))
  const plans = await db.plans.bulkGet(waiting.map(({ key }) => key))
  const rejected = await Promise.all(waiting.map(({ key }) => lastRejection(db, key)))
  return waiting.map(({ key, title, stateSince }, at) => {
    const by = plans[at]?.submittedBy
    return { key, title, since: stateSince, again: rejected[at] !== undefined, ...(by === undefined ? {} : { by }) }
  })
}

/** Everything that a reviewer needs of one product. */
export interface ReviewCase {
  product: Product
  /** Names from the top of the tree down. */
  path: string[]
  /** What the category asks for, in its order; '' not filled in. */
  attributes: { name: string; value: string }[]
  supplier: string
  findings: Finding[]
  missing: Needed[]
  plan: ListingPlan
  rejected?: VerdictRow
}

export async function readReview(db: ShopDb, key: string): Promise<ReviewCase | null> {
  const [product, plan = {}, categories, shop, rejected] = await Promise.all([
    db.catalog.get(key),
    db.plans.get(key),
    db.categories.toArray(),
    shopLint(db),
    lastRejection(db, key),
  ])
  if (!product) return null
  const supplier = product.supplier ? ((await db.suppliers.get(product.supplier))?.name ?? '') : ''
  const tree = new Map(categories.map((category) => [category.key, category]))
  return {
    product,
    path: categoryPath(tree, product.category),
    attributes: attributesOf(tree, product.category).map(({ key: of, name }) => ({ name, value: product.attributes?.[of] ?? '' })),
    supplier,
    findings: lintProduct(product, shop),
    missing: neededOf(product),
    plan,
    ...(rejected ? { rejected } : {}),
  }
}
