import { CommerceError } from '~/commerce/errors'
import { attributesOf } from '~/domain/attributes'
import { subtreeKeys } from '~/domain/categoryTree'
import { mayRun } from '~/domain/person'
import type { Category, Product } from '~/domain/product'
import { termsOf } from '~/domain/seo'
import { ownersOf } from '~/store/codeOwners'
import type { CatalogKin, Handlers } from './protocol'
import type { OpenShop } from './shop'
import { listsOf } from './shopLists'

type CatalogCalls = Pick<Handlers, 'catalog.get' | 'catalog.tree' | 'catalog.kin' | 'catalog.taken' | 'images.add' | 'images.read'>

/** Products of a category that are looked at for what they have in common. */
const KIN = 1000
/** SKUs among which the best sellers of a category are looked for. */
const SELLERS = 5000
/** Of each kind of suggestion. */
const MOST = { brands: 30, tags: 40, values: 30, sellerWords: 10, terms: 24, titles: 20 }
/** A photo as the page makes it is a fraction of this. */
const IMAGE_BYTES = 8_000_000
const IMAGE_TYPES: ReadonlySet<string> = new Set(['image/webp', 'image/jpeg', 'image/png'])

/** The catalogue for those who edit it. */
export function catalogHandlers(openShop: () => Promise<OpenShop>): CatalogCalls {
  return {
    'catalog.get': async ({ key }) => (await (await openShop()).db.catalog.get(key)) ?? null,

    async 'catalog.tree'() {
      const { db } = await openShop()
      const [categories, suppliers] = await Promise.all([db.categories.toArray(), db.suppliers.toArray()])
      const counts = await Promise.all(categories.map(({ key }) => db.catalog.where('category').equals(key).count()))
      return {
        categories: categories.map((category, i) => ({ ...category, products: counts[i] })),
        suppliers: suppliers.map(({ key, name }) => ({ key, name })).sort((a, b) => a.name.localeCompare(b.name)),
      }
    },

    'catalog.kin': async ({ category }) => kinOf(await openShop(), category),

    async 'catalog.taken'({ key, codes }) {
      const { db } = await openShop()
      return db.transaction('rw', [db.catalog, db.codes, db.derived], async () => {
        const others = [...(await ownersOf(db, codes))].filter(([, owner]) => owner !== key)
        const titles = await db.catalog.bulkGet(others.map(([, owner]) => owner))
        return others.map(([code], i) => ({ code, title: titles[i]?.title ?? '' }))
      })
    },

    async 'images.add'({ key, file }) {
      const open = await openShop()
      if (!mayRun(await open.role(), 'catalog.set')) throw new CommerceError('forbidden', 'the role may not add photos')
      if (!IMAGE_TYPES.has(file.type) || file.size === 0 || file.size > IMAGE_BYTES) throw new CommerceError('invalid', 'no photo')
      await open.packs.withLock(async () => {
        if ((await open.packs.keptFiles(Date.now())).has(key)) throw new CommerceError('conflict', `there is a file ${key} already`)
        await open.files.write(key, { bytes: new Uint8Array(await file.arrayBuffer()) })
        await open.db.images.add({ key, type: file.type, bytes: file.size, at: Date.now(), uses: 0 })
      })
    },

    async 'images.read'({ key }) {
      const open = await openShop()
      const [row, blob] = await Promise.all([open.db.images.get(key), open.files.blob(key)])
      return row && blob ? new Blob([blob], { type: row.type }) : null
    },
  }
}

/** What products of a category have in common: suggestions while one of them is edited, and the words that buyers search them by. */
async function kinOf(open: OpenShop, category: string): Promise<CatalogKin> {
  const { db } = open
  const categories = await db.categories.toArray()
  const own = new Set(category === '' ? [] : subtreeKeys(category, categories))
  const products = await (
    category === ''
      ? db.catalog.limit(KIN)
      : db.catalog
          .where('category')
          .anyOf([...own])
          .limit(KIN)
  ).toArray()
  const values = valuesOf(products)
  const names = pathOf(categories, category)
  const titles = category === '' ? [] : await bestTitles(open, own)
  // Buyers search by what a category cannot do without; where something is made is told, not sought.
  const required = attributesOf(new Map(categories.map((each) => [each.key, each])), category).filter((each) => each.required)
  const terms = termsOf(
    { category: names, attribute: required.flatMap(({ key }) => values[key] ?? []), seller: wordsOf(titles, MOST.sellerWords) },
    MOST.terms,
  )
  return {
    brands: commonest(
      products.map(({ brand }) => brand),
      MOST.brands,
    ),
    tags: commonest(
      products.flatMap(({ tags }) => tags),
      MOST.tags,
    ),
    values,
    terms,
  }
}

function pathOf(categories: readonly Category[], key: string): string[] {
  const tree = new Map(categories.map((category) => [category.key, category]))
  const names: string[] = []
  for (let at = tree.get(key); at && names.length < 10; at = tree.get(at.parent)) names.push(at.name)
  return names
}

/** Values of each attribute, what most products have first. */
function valuesOf(products: readonly Product[]): Record<string, string[]> {
  const found = new Map<string, string[]>()
  for (const { attributes = {} } of products) {
    for (const [key, value] of Object.entries(attributes)) found.set(key, [...(found.get(key) ?? []), value])
  }
  return Object.fromEntries([...found].map(([key, all]) => [key, commonest(all, MOST.values)]))
}

function commonest(texts: readonly string[], most: number): string[] {
  const counts = new Map<string, number>()
  for (const text of texts) if (text) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, most)
    .map(([text]) => text)
}

/** Titles of the products of these categories that sell best, best first. */
async function bestTitles(open: OpenShop, categories: ReadonlySet<string>): Promise<string[]> {
  const lists = await listsOf(open)
  const [products, catalog] = await Promise.all([lists.products(), lists.catalog()])
  const { items } = products.query({ sort: 'sales', descending: true, offset: 0, limit: SELLERS })
  const titles = new Set<string>()
  for (const { sku, units } of items) {
    const product = catalog.get(sku)?.product
    if (units > 0 && product && categories.has(product.category)) titles.add(product.title)
    if (titles.size === MOST.titles) break
  }
  return [...titles]
}

/** Words that stand in most of the titles, the most frequent first. */
function wordsOf(titles: readonly string[], most: number): string[] {
  const segmenter = new Intl.Segmenter(['zh', 'en'], { granularity: 'word' })
  const words = (title: string) => [...segmenter.segment(title)].flatMap(({ segment, isWordLike }) => (isWordLike ? [segment] : []))
  return commonest(
    titles.flatMap((title) => [...new Set(words(title))]),
    most,
  )
}
