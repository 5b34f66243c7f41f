import type { CatalogCommand } from '~/domain/catalogCommand'
import { checkCategory, checkProductFields } from '~/domain/listingRules'
import type { Product } from '~/domain/product'
import { isEqual } from '~/lib/isEqual'
import { catalogChanges } from './catalogChanges'
import type { ShopDb } from './db'
import type { Actor, Decision } from './decide'
import type { Deciders } from './deciders'
import { type AnyRow, changesAway, changesTo, textOf } from './rows'

type Of<K extends CatalogCommand['kind']> = Extract<CatalogCommand, { kind: K }>

/** The catalogue and its tree. */
export const CATALOG_DECIDERS: Deciders<CatalogCommand> = {
  'catalog.set': decideProduct,
  'catalog.remove': decideRemoval,
  'category.set': decideCategory,
  async 'category.remove'(db, { args: { key } }) {
    const [row, products, children] = await Promise.all([
      db.categories.get(key),
      db.catalog.filter(({ category }) => category === key).count(),
      db.categories.filter(({ parent }) => parent === key).count(),
    ])
    if (!row) return { refusal: { why: 'notFound', what: key } }
    if (products + children > 0) return { refusal: { why: 'rule', rule: 'category.full', facts: { products, children } } }
    return { changes: changesAway('categories', key, { ...row }) }
  },
}

async function decideProduct(db: ShopDb, { args: { key, set }, saw }: Of<'catalog.set'>, { at }: Actor): Promise<Decision> {
  const [row, owners] = await Promise.all([db.catalog.get(key), set.skus ? ownersOf(db, key) : new Map<string, string>()])
  const refusal = checkProductFields(set, row, (code) => owners.get(code))
  if (refusal) return { refusal }
  if (!row) return { changes: catalogChanges(key, undefined, { ...emptyProduct(), ...set, state: 'draft', stateSince: at, createdAt: at }) }
  const stale = staleFields(row, set, saw)
  return stale ?? { changes: catalogChanges(key, row, set) }
}

/** Fields of a product before anything was set. */
const emptyProduct = (): Omit<Product, 'key' | 'state' | 'stateSince' | 'createdAt'> => ({
  title: '',
  description: '',
  category: '',
  brand: '',
  tags: [],
  options: [],
  skus: [],
  pictures: [],
  supplier: '',
})

/** Refuses where a field that is set is not what the person saw any more. */
function staleFields(row: Product, set: object, saw: object | undefined): Decision | undefined {
  const now: AnyRow = { ...row }
  const stale = Object.entries(saw ?? {}).filter(([field, seen]) => field in set && !isEqual(now[field] ?? '', seen ?? ''))
  if (stale.length === 0) return undefined
  return { refusal: { why: 'changedSince', fields: stale.map(([field]) => ({ key: row.title, field, now: textOf(now[field]) })) } }
}

/** Titles of the other products by the codes that stand on them. */
async function ownersOf(db: ShopDb, key: string): Promise<Map<string, string>> {
  const owners = new Map<string, string>()
  await db.catalog.each((product) => {
    if (product.key !== key) for (const { code } of product.skus) owners.set(code, product.title)
  })
  return owners
}

async function decideRemoval(db: ShopDb, { args: { keys } }: Of<'catalog.remove'>): Promise<Decision> {
  const rows = await db.catalog.bulkGet([...keys])
  const missing = keys.find((_, at) => !rows[at])
  if (missing !== undefined) return { refusal: { why: 'notFound', what: missing } }
  const found = rows.filter((row) => row !== undefined)
  const live = found.find(({ state, listedAt }) => state !== 'archived' && (state !== 'draft' || listedAt !== undefined))
  if (live) return { refusal: { why: 'rule', rule: 'catalog.notDraft', facts: { title: live.title } } }
  return { changes: found.flatMap((row) => changesAway('catalog', row.key, { ...row })) }
}

async function decideCategory(db: ShopDb, { args: { key, set }, saw }: Of<'category.set'>): Promise<Decision> {
  const all = await db.categories.toArray()
  const refusal = checkCategory(key, set, all)
  if (refusal) return { refusal }
  const row = all.find((category) => category.key === key)
  const now: AnyRow | undefined = row && { ...row }
  const stale = Object.entries(saw ?? {}).find(([field, seen]) => field in set && !isEqual(now?.[field], seen))
  if (stale) return { refusal: { why: 'changedSince', fields: [{ key, field: stale[0], now: textOf(now?.[stale[0]]) }] } }
  return { changes: changesTo('categories', key, now, row ? set : { parent: '', order: all.length, ...set }) }
}
