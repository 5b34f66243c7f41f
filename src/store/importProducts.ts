import type { Command, Outcome } from '~/domain/command'
import type { Product } from '~/domain/product'
import { isEqual } from '~/lib/isEqual'
import { catalogChanges } from './catalogChanges'
import type { Change, ShopDb } from './db'
import type { Decision } from './decide'
import { executeWith } from './execute'
import type { PreparedProducts } from './import/productImporter'
import type { Author } from './journal'
import { changesTo } from './rows'

type ImportCommand = Extract<Command, { kind: 'catalog.import' }>

/** Writes what a check of a file of products has found: all of it, or nothing where a product that it changes was changed since. The same command twice counts once. */
export async function importProducts(db: ShopDb, prepared: PreparedProducts, command: ImportCommand, author: Author): Promise<Outcome> {
  return executeWith(db, command, author, () => decideImport(db, prepared, author.at))
}

async function decideImport(db: ShopDb, { matched, shop, header, plan, fileName, file }: PreparedProducts, at: number): Promise<Decision> {
  const { sets, categories } = matched
  const seen = new Map(shop.products.map((product) => [product.key, product]))
  const rows = await db.catalog.bulkGet(sets.map(({ key }) => key))
  const stale = sets.filter(({ key }, i) => !isEqual(rows[i], seen.get(key)))
  if (stale.length > 0)
    return {
      refusal: {
        why: 'changedSince',
        fields: stale.slice(0, 5).map(({ key }) => ({ key: seen.get(key)?.title ?? key, field: 'title', now: '' })),
      },
    }
  // A parent of '' is the top, no empty field.
  const changes: Change[] = categories.flatMap(({ key, ...fields }) =>
    Object.entries(fields).map(([field, after]) => ({ table: 'categories' as const, key, field, before: undefined, after })),
  )
  changes.push(
    ...changesTo('productFiles', file, undefined, {
      name: fileName,
      header,
      preset: plan.preset,
      columns: plan.columns,
      delimiter: plan.format.delimiter ?? ',',
      at,
    }),
  )
  for (const [i, { key, set, isNew, listed }] of sets.entries()) {
    const life: Partial<Product> = listed
      ? { state: 'listed', stateSince: at, listedAt: at, createdAt: at }
      : { state: 'draft', stateSince: at, createdAt: at }
    changes.push(...catalogChanges(key, rows[i], isNew ? { ...EMPTY, ...set, ...life } : set))
  }
  return { changes }
}

const EMPTY: Omit<Product, 'key' | 'state' | 'stateSince' | 'createdAt'> = {
  title: '',
  description: '',
  category: '',
  brand: '',
  tags: [],
  options: [],
  skus: [],
  pictures: [],
  supplier: '',
}
