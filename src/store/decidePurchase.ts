import {
  checkLines,
  checkPurchase,
  movePurchase,
  movingAverage,
  type Received,
  receivePurchase,
  type Supply,
  supplyKey,
} from '~/domain/purchase'
import type { PurchaseCommand } from '~/domain/purchaseCommand'
import type { Product, Sku } from '~/domain/product'
import type { Purchase, PurchaseLine } from '~/domain/stock'
import { checkSupplier, checkSupply } from '~/domain/supplierRules'
import { isEqual } from '~/lib/isEqual'
import { skuChanges } from './catalogChanges'
import { ownersOf } from './codeOwners'
import type { Change, ShopDb } from './db'
import type { Actor, Decision } from './decide'
import { movesOf } from './decideStock'
import { levelsOfSku } from './shelves'
import { locationsIn } from './stockPlaces'
import type { Deciders } from './deciders'
import { type AnyRow, changesAway, changesTo, textOf } from './rows'

type Of<K extends PurchaseCommand['kind']> = Extract<PurchaseCommand, { kind: K }>

const DAY_MS = 86_400_000
/** When a draft is expected whose supplier's time nobody knows. */
const USUAL_DAYS = 14

/** Suppliers, what they offer, and what is ordered of them. */
export const PURCHASE_DECIDERS: Deciders<PurchaseCommand> = {
  'supplier.set': decideSupplier,
  'supplier.remove': decideRemoval,
  'purchase.set': decideDraft,
  'purchase.propose': decideProposal,
  'purchase.move': decideMove,
  'purchase.receive': decideReceipt,
}

async function decideSupplier(db: ShopDb, { args: { key, set: given, supplies = [] }, saw }: Of<'supplier.set'>): Promise<Decision> {
  const all = await db.suppliers.toArray()
  const set = given.name === undefined ? given : { ...given, name: given.name.trim() }
  const refusal = checkSupplier(key, set, all)
  if (refusal) return { refusal }
  const row = all.find((supplier) => supplier.key === key)
  const stale = staleIn(key, row, set, saw)
  if (stale) return stale
  const changes = changesTo('suppliers', key, row && { ...row }, row ? set : { city: '', contact: '', leadDays: USUAL_DAYS, ...set })
  const offered = await decideSupplies(db, key, supplies)
  return 'refusal' in offered ? offered : { changes: [...changes, ...offered.changes] }
}

/** What a supplier offers of SKUs; a SKU has one supplier that is preferred at most. */
async function decideSupplies(
  db: ShopDb,
  supplier: string,
  supplies: NonNullable<Of<'supplier.set'>['args']['supplies']>,
): Promise<{ changes: Change[] } | Extract<Decision, { refusal: unknown }>> {
  const changes: Change[] = []
  const codes = supplies.length > 0 ? await codesOf(db) : new Set<string>()
  for (const { sku, set } of supplies) {
    const key = supplyKey(supplier, sku)
    const row = await db.supplies.get(key)
    if (set === null) {
      if (row) changes.push(...changesAway('supplies', key, { ...row }))
      continue
    }
    if (!row && !codes.has(sku)) return { refusal: { why: 'rule', rule: 'supply.unknown', facts: { sku } } }
    const next = { pack: 1, minimum: 1, cost: 0, ...row, ...set, sku }
    const refusal = checkSupply(next)
    if (refusal) return { refusal }
    const fields = row ? set : { ...next, supplier }
    changes.push(
      ...changesTo('supplies', key, row && { ...row }, {
        ...fields,
        ...('preferred' in set ? { preferred: set.preferred || undefined } : {}),
      }),
    )
    if (set.preferred) changes.push(...(await otherFavourites(db, sku, key)))
  }
  return { changes }
}

async function otherFavourites(db: ShopDb, sku: string, key: string): Promise<Change[]> {
  const others = await db.supplies.where('sku').equals(sku).toArray()
  return others
    .filter((other) => other.key !== key && other.preferred)
    .flatMap((other) => changesTo('supplies', other.key, { ...other }, { preferred: undefined }))
}

async function codesOf(db: ShopDb): Promise<Set<string>> {
  const codes = new Set<string>()
  await db.catalog.each(({ skus }) => skus.forEach(({ code }) => codes.add(code)))
  return codes
}

async function decideRemoval(db: ShopDb, { args: { key } }: Of<'supplier.remove'>): Promise<Decision> {
  const [row, products, purchases, supplies] = await Promise.all([
    db.suppliers.get(key),
    db.catalog.filter(({ supplier }) => supplier === key).count(),
    db.purchases.filter(({ supplier }) => supplier === key).count(),
    db.supplies.where('supplier').equals(key).toArray(),
  ])
  if (!row) return { refusal: { why: 'notFound', what: key } }
  if (products + purchases > 0) return { refusal: { why: 'rule', rule: 'supplier.used', facts: { name: row.name, products, purchases } } }
  return {
    changes: [
      ...changesAway('suppliers', key, { ...row }),
      ...supplies.flatMap((supply: Supply) => changesAway('supplies', supply.key, { ...supply })),
    ],
  }
}

/** Refuses where a field that is set is not what the person saw any more. */
function staleIn(key: string, row: object | undefined, set: object, saw: object | undefined): Decision | undefined {
  const now: AnyRow = { ...row }
  const stale = Object.entries(saw ?? {}).filter(([field, seen]) => field in set && !isEqual(now[field] ?? '', seen ?? ''))
  if (stale.length === 0) return undefined
  return { refusal: { why: 'changedSince', fields: stale.map(([field]) => ({ key, field, now: textOf(now[field]) })) } }
}

async function decideDraft(db: ShopDb, { args: { key, set }, saw }: Of<'purchase.set'>, { at }: Actor): Promise<Decision> {
  const [row, suppliers] = await Promise.all([db.purchases.get(key), db.suppliers.toArray()])
  const refusal = checkPurchase(set, row, new Set(suppliers.map((supplier) => supplier.key)))
  if (refusal) return { refusal }
  if (!row) return { changes: changesTo('purchases', key, undefined, { ...draftOf(set.supplier ?? '', suppliers, at), ...set }) }
  return staleIn(key, row, set, saw) ?? { changes: changesTo('purchases', key, { ...row }, set) }
}

function draftOf(supplier: string, suppliers: readonly { key: string; leadDays: number }[], at: number): Omit<Purchase, 'key'> {
  const days = suppliers.find(({ key }) => key === supplier)?.leadDays ?? USUAL_DAYS
  return { supplier, state: 'draft', orderedAt: at, expectedAt: at + days * DAY_MS, lines: [] }
}

async function decideProposal(db: ShopDb, { args: { purchases } }: Of<'purchase.propose'>, { at }: Actor): Promise<Decision> {
  const [suppliers, drafts] = await Promise.all([db.suppliers.toArray(), db.purchases.where('state').equals('draft').toArray()])
  const known = new Set(suppliers.map(({ key }) => key))
  const changes: Change[] = []
  for (const { supplier, key, lines } of purchases) {
    const refusal = known.has(supplier) ? checkLines(lines) : ({ why: 'rule', rule: 'purchase.supplier' } as const)
    if (refusal) return { refusal }
    const draft = drafts.find((each) => each.supplier === supplier)
    const taken = !draft && (await db.purchases.get(key))
    if (taken) return { refusal: { why: 'rule', rule: 'purchase.taken', facts: { key } } }
    changes.push(
      ...(draft
        ? changesTo('purchases', draft.key, { ...draft }, { lines: withLines(draft.lines, lines) })
        : changesTo('purchases', key, undefined, { ...draftOf(supplier, suppliers, at), lines: [...lines] })),
    )
  }
  return changes.length > 0 ? { changes } : { refusal: { why: 'rule', rule: 'purchase.nothing' } }
}

/** A SKU that is in the draft gets more units at the newer cost. */
function withLines(before: readonly PurchaseLine[], added: readonly PurchaseLine[]): PurchaseLine[] {
  const more = new Map(added.map((line) => [line.sku, line]))
  const grown = before.map((line) => {
    const extra = more.get(line.sku)
    more.delete(line.sku)
    return extra ? { ...line, quantity: line.quantity + extra.quantity, cost: extra.cost } : line
  })
  return [...grown, ...more.values()]
}

async function decideMove(db: ShopDb, { args: { key, event } }: Of<'purchase.move'>, { at }: Actor): Promise<Decision> {
  const row = await db.purchases.get(key)
  if (!row) return { refusal: { why: 'notFound', what: key } }
  const moved = movePurchase(row, event)
  if ('refusal' in moved) return moved
  // A draft that lay for a while is expected as much later.
  const sent = event === 'send' ? { orderedAt: at, expectedAt: Math.max(row.expectedAt, at + (row.expectedAt - row.orderedAt)) } : {}
  return { changes: changesTo('purchases', key, { ...row }, { state: moved.state, ...sent }) }
}

async function decideReceipt(db: ShopDb, { id, args: { key, lines, over } }: Of<'purchase.receive'>, actor: Actor): Promise<Decision> {
  const row = await db.purchases.get(key)
  if (!row) return { refusal: { why: 'notFound', what: key } }
  const received = receivePurchase(row, lines, await locationsIn(db), over)
  if ('refusal' in received) return received
  const { state, shelved } = received
  const moves = shelved.map((line) => ({ ...line, kind: 'received' as const, ref: key }))
  return {
    changes: [
      ...changesTo('purchases', key, { ...row }, { state, lines: received.lines, receivedAt: actor.at }),
      ...movesOf(id, moves, actor),
      ...(await costChanges(db, shelved)),
    ],
  }
}

/** The cost of a unit follows what was paid; a code that stands in no catalogue has none to follow. */
async function costChanges(db: ShopDb, shelved: Received['shelved']): Promise<Change[]> {
  const codes = new Set(shelved.map(({ sku }) => sku))
  const keys = await ownersOf(db, [...codes])
  const products = await db.catalog.bulkGet([...new Set(keys.values())])
  const owners = new Map<string, { product: Product; sku: Sku }>()
  for (const product of products)
    for (const sku of product?.skus ?? []) if (product && codes.has(sku.code)) owners.set(sku.code, { product, sku })
  const changes: Change[] = []
  for (const [code, { product, sku }] of owners) {
    const levels = await levelsOfSku(db, code)
    const onHand = levels.reduce((sum, level) => sum + level.onHand, 0)
    const own = shelved.filter((line) => line.sku === code)
    changes.push(...skuChanges(product.key, sku, { ...sku, cost: movingAverage({ onHand, cost: sku.cost }, own) }))
  }
  return changes
}
