import type { CatalogCommand, ProductFields } from '~/domain/catalogCommand'
import { movedInto } from '~/domain/categoryTree'
import type { Refusal } from '~/domain/command'
import { checkCategory, checkProductFields } from '~/domain/listingRules'
import type { Category, Product } from '~/domain/product'
import { isEqual } from '~/lib/isEqual'
import { catalogChanges } from './catalogChanges'
import type { Change, ShopDb } from './db'
import type { Actor, Decision } from './decide'
import type { Deciders } from './deciders'
import { type AnyRow, changesAway, changesTo, textOf } from './rows'

type Of<K extends CatalogCommand['kind']> = Extract<CatalogCommand, { kind: K }>

/** The catalogue and its tree. */
export const CATALOG_DECIDERS: Deciders<CatalogCommand> = {
  'catalog.set': decideProduct,
  'catalog.remove': decideRemoval,
  'category.set': decideCategory,
  async 'category.move'(db, { args: { key, parent, before } }) {
    const all = await db.categories.toArray()
    const row = all.find((category) => category.key === key)
    if (!row) return { refusal: { why: 'notFound', what: key } }
    const refusal = checkCategory(key, row.parent === parent ? {} : { parent }, all)
    if (refusal) return { refusal }
    const rows = new Map(all.map((category) => [category.key, category]))
    return { changes: movedInto(all, key, parent, before).flatMap((moved) => categoryChanges(moved.key, rows.get(moved.key), moved.set)) }
  },
  async 'category.remove'(db, { args: { key } }) {
    const [row, products, children] = await Promise.all([
      db.categories.get(key),
      db.catalog.where('category').equals(key).count(),
      db.categories.filter(({ parent }) => parent === key).count(),
    ])
    if (!row) return { refusal: { why: 'notFound', what: key } }
    if (products + children > 0) return { refusal: { why: 'rule', rule: 'category.full', facts: { products, children } } }
    return { changes: changesAway('categories', key, { ...row }) }
  },
}

/** A parent of '' is the top, no empty field. */
function categoryChanges(key: string, row: Category | undefined, { parent, ...set }: Partial<Category>): Change[] {
  const now: AnyRow | undefined = row && { ...row }
  const changes = changesTo('categories', key, now, set)
  if (parent === undefined || parent === row?.parent) return changes
  return [...changes, { table: 'categories', key, field: 'parent', before: row?.parent, after: parent }]
}

async function decideProduct(db: ShopDb, { args: { key, set: given }, saw }: Of<'catalog.set'>, { at }: Actor): Promise<Decision> {
  const set = withoutEmpty(given)
  const row = await db.catalog.get(key)
  const refusal = checkProductFields(set, row) ?? (await noCategory(db, set.category, row))
  if (refusal) return { refusal }
  if (!row) return { changes: catalogChanges(key, undefined, { ...emptyProduct(), ...set, state: 'draft', stateSince: at, createdAt: at }) }
  const stale = staleFields(row, set, saw)
  return stale ?? { changes: catalogChanges(key, row, set) }
}

/** What holds nothing is not there: of those fields that a product may be without. */
function withoutEmpty(set: Partial<ProductFields>): Partial<ProductFields> {
  const { images, attributes, seo } = set
  const filled = attributes && Object.entries(attributes).filter(([, value]) => value.trim() !== '')
  return {
    ...set,
    ...('images' in set ? { images: images?.length ? images : undefined } : {}),
    ...('attributes' in set ? { attributes: filled?.length ? Object.fromEntries(filled) : undefined } : {}),
    ...('seo' in set ? { seo: seo && (seo.title || seo.description || seo.keywords.length > 0) ? seo : undefined } : {}),
  }
}

async function noCategory(db: ShopDb, category: string | undefined, row: Product | undefined): Promise<Refusal | undefined> {
  if (category === undefined || category === '' || category === row?.category) return undefined
  return (await db.categories.get(category)) ? undefined : { why: 'rule', rule: 'catalog.category' }
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
function staleFields(row: Product, set: object, given: Partial<ProductFields> | undefined): Decision | undefined {
  const now: AnyRow = { ...row }
  const saw = Object.entries(withoutEmpty(given ?? {}))
  const stale = saw.filter(([field, seen]) => field in set && !isEqual(now[field] ?? '', seen ?? ''))
  if (stale.length === 0) return undefined
  return { refusal: { why: 'changedSince', fields: stale.map(([field]) => ({ key: row.title, field, now: textOf(now[field]) })) } }
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
  const fields = { ...set, ...(set.attributes ? { attributes: set.attributes.length > 0 ? set.attributes : undefined } : {}) }
  const order = all.filter(({ parent }) => parent === (set.parent ?? '')).length
  return { changes: categoryChanges(key, row, row ? fields : { parent: '', order, ...fields }) }
}
