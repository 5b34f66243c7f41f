import { type Checklist, isFact, LISTING_STEPS } from '~/domain/checklist'
import { cloneOf } from '~/domain/cloneProduct'
import type { Held } from '~/domain/command'
import { countErrors } from '~/domain/compliance/lint'
import { lintProduct, mendProduct } from '~/domain/compliance/product'
import { hindrances, type ListingPlan, type MoveBy, plannedOf, planAfter, stateAfter } from '~/domain/listing'
import type { ListingCommand } from '~/domain/listingCommand'
import type { Product } from '~/domain/product'
import { reviewedOf } from '~/domain/review'
import { catalogChanges } from './catalogChanges'
import { ACCEPTANCE_DECIDERS } from './decideAcceptance'
import type { Change, ShopDb } from './db'
import type { Actor, Decision } from './decide'
import type { Deciders } from './deciders'
import { type AnyRow, changesTo, readRows } from './rows'
import { shopLint } from './shopLint'

type Of<K extends ListingCommand['kind']> = Extract<ListingCommand, { kind: K }>

/** The life of listings. */
export const LISTING_DECIDERS: Deciders<ListingCommand> = {
  'listing.move': decideMove,
  'listing.run': decideRun,
  'listing.checklist': decideChecklist,
  'listing.clone': decideClone,
  'listing.mend': decideMend,
  ...ACCEPTANCE_DECIDERS,
  async 'listing.packs'(db, { args: { packs } }) {
    const row = await db.rulePacks.get('shop')
    return { changes: changesTo('rulePacks', 'shop', row && { ...row }, { packs: [...new Set(packs)] }) }
  },
}

interface Case {
  product: Product
  plan: ListingPlan | undefined
}

async function casesOf(db: ShopDb, given: readonly string[]): Promise<{ cases: Case[]; missing: Held[] }> {
  const keys = [...new Set(given)]
  const [products, plans] = await Promise.all([db.catalog.bulkGet(keys), db.plans.bulkGet(keys)])
  const cases: Case[] = []
  const missing: Held[] = []
  keys.forEach((key, at) => {
    const product = products[at]
    if (product) cases.push({ product, plan: plans[at] })
    else missing.push({ key, title: key, whys: [{ rule: 'listing.gone' }] })
  })
  return { cases, missing }
}

/** Of many those that can follow; the others are held back, each with every reason. */
async function decideMove(db: ShopDb, { id, args }: Of<'listing.move'>, actor: Actor): Promise<Decision> {
  const { event, at, reasons = [], note = '' } = args
  const [{ cases, missing }, shop] = await Promise.all([casesOf(db, args.keys), shopLint(db)])
  const by: MoveBy = { event, who: actor.who, role: actor.role, now: actor.at, at, reasons: reasons.length }
  const held: Held[] = [...missing]
  const changes: Change[] = []
  for (const { product, plan } of cases) {
    const whys = hindrances({ product, plan, errors: () => countErrors(lintProduct(product, shop)) }, by)
    if (whys.length > 0) {
      held.push({ key: product.key, title: product.title, whys })
      continue
    }
    changes.push(...moveChanges({ product, plan }, by))
    if (event === 'approve' || event === 'reject')
      changes.push(
        ...changesTo('verdicts', `${id}/${product.key}`, undefined, {
          product: product.key,
          verdict: event === 'approve' ? 'approved' : 'rejected',
          at: actor.at,
          who: actor.who,
          author: plan?.submittedBy,
          ...(event === 'reject' ? { reasons: [...reasons], note, seen: reviewedOf(product) } : {}),
        }),
      )
  }
  return moved(changes, held)
}

/** A refusal where none could follow: of one its own, of several how many. */
function moved(changes: Change[], held: Held[]): Decision {
  if (changes.length > 0) return { changes, held }
  const [first, second] = held
  if (!first) return { refusal: { why: 'rule', rule: 'listing.noneMoved', facts: { count: 0 } } }
  if (second) return { refusal: { why: 'rule', rule: 'listing.noneMoved', facts: { count: held.length } }, held }
  return { refusal: { why: 'rule', ...first.whys[0] }, held }
}

function moveChanges({ product, plan }: Case, by: MoveBy): Change[] {
  const { event, now } = by
  return [
    ...catalogChanges(product.key, product, stateAfter(product, event, now)),
    ...changesTo('plans', product.key, plan && { ...plan }, planAfter(event, by)),
  ]
}

/** What is still planned for that instant, and can be done; what cannot stays planned and is told. */
async function decideRun(db: ShopDb, { args }: Of<'listing.run'>, { who, role, at: now }: Actor): Promise<Decision> {
  const { cases } = await casesOf(db, args.keys)
  const due = cases.filter(({ product, plan }) => {
    const planned = plannedOf(product, plan)
    return planned?.event === args.event && planned.at === args.at && args.at <= now
  })
  if (due.length === 0) return { refusal: { why: 'rule', rule: 'listing.notDue' } }
  const held: Held[] = []
  const by: MoveBy = { event: args.event, who, role, now }
  const changes = due.flatMap((each) => {
    const whys = hindrances({ ...each, errors: () => 0 }, by)
    if (whys.length === 0) return moveChanges(each, by)
    held.push({ key: each.product.key, title: each.product.title, whys })
    return []
  })
  return moved(changes, held)
}

async function decideChecklist(db: ShopDb, { args: { keys: given, set } }: Of<'listing.checklist'>): Promise<Decision> {
  const ticked = LISTING_STEPS.find((step) => isFact(step) && set[step] && 'doneAt' in set[step])
  if (ticked) return { refusal: { why: 'rule', rule: 'listing.byFact', facts: { step: ticked } } }
  const keys = [...new Set(given)]
  const [rows, products] = await Promise.all([readRows(db, 'checklists', keys), db.catalog.bulkGet(keys)])
  const gone = keys.find((_, at) => !products[at])
  if (gone !== undefined) return { refusal: { why: 'notFound', what: gone } }
  return { changes: keys.flatMap((key, at) => changesTo('checklists', key, rows[at], withMarks(set, rows[at]))) }
}

const isMark = (value: unknown): value is AnyRow => typeof value === 'object' && value !== null

/** A mark keeps what is not set of it; one that has nothing left is taken away. */
function withMarks(set: Checklist, row: AnyRow | undefined): AnyRow {
  const all: AnyRow = { ...set }
  for (const step of LISTING_STEPS) {
    if (!(step in set)) continue
    const before = row?.[step]
    const merged = Object.entries({ ...(isMark(before) ? before : {}), ...set[step] }).filter(
      ([, value]) => value !== undefined && value !== '',
    )
    all[step] = merged.length === 0 ? undefined : Object.fromEntries(merged)
  }
  return all
}

async function decideClone(db: ShopDb, { args: { from, key, title, codes } }: Of<'listing.clone'>, { at }: Actor): Promise<Decision> {
  const [product, taken] = await Promise.all([db.catalog.get(from), db.catalog.get(key)])
  if (!product) return { refusal: { why: 'notFound', what: from } }
  if (taken) return { refusal: { why: 'rule', rule: 'listing.codes', facts: { sku: key } } }
  if (title.trim() === '') return { refusal: { why: 'rule', rule: 'catalog.title' } }
  const wrong = product.skus.find((_, index) => (codes[index] ?? '').trim() === '')
  if (wrong) return { refusal: { why: 'rule', rule: 'catalog.codeMissing', facts: { sku: wrong.code } } }
  const { key: _, ...copy } = cloneOf(product, { key, title: title.trim(), codes, now: at })
  return { changes: catalogChanges(key, undefined, copy) }
}

async function decideMend(db: ShopDb, { args: { keys, rules } }: Of<'listing.mend'>): Promise<Decision> {
  const [{ cases }, shop] = await Promise.all([casesOf(db, keys), shopLint(db)])
  const wanted = new Set(rules)
  const changes = cases.flatMap(({ product }) => catalogChanges(product.key, product, mendProduct(product, wanted, shop)))
  return changes.length > 0 ? { changes } : { refusal: { why: 'rule', rule: 'listing.nothingToMend' } }
}
