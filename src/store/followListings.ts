import type { Product } from '~/domain/product'
import { readColumns, writeColumns } from '~/segments/columnFile'
import { PackDamaged } from '~/segments/packFormat'
import { catalogNews } from './catalogNews'
import type { ShopDb } from './db'
import { DERIVED_FILE, type PackFiles } from './files'
import { CodedColumn, ListingColumns } from './listingColumns'
import { withAncestors } from './listingFacets'
import { deepText, ListingIndex, type ListingNames } from './listingIndex'

interface Store {
  db: ShopDb
  files: Pick<PackFiles, 'read' | 'write' | 'remove'>
}

/** An index of products, and how far it has read. */
export interface Followed {
  index: ListingIndex
  /** Newest line of the journal that it knows. */
  seq: number
  /** Whether the demo shop's catalogue was there. */
  seeded: number
  /** Line of the journal that the file of columns stands at; -1: there is none. */
  kept: number
  /** Keys that were changed since the file was read, whose texts of the second pass are to be read from their rows. */
  since: Set<string>
}

/** What `derived` says of the file: raised with the columns, so that an older file is made anew. */
const FORMAT = 2
/** Name of the row in `derived`. */
const DERIVED = 'listings'
/** A catalogue is read whole in parts, so that no more than one is in memory as records. */
const PART = 5_000
/** A smaller catalogue is read as fast as its file would be. */
const FILE_FROM = 5_000
/** So many changed products are read one by one as fast as the file is written. */
const FILE_AFTER = 500

interface Kept {
  format: number
  columns: string
  texts: string
  bytes: [number, number]
  seq: number
  seeded: number
}

/** The index as the shop is now: what changed since it stood is read, and no more. */
export async function followListings({ db, files }: Store, before: Followed | undefined, unit: number): Promise<Followed> {
  const seeded = (await db.meta.get('demoWhole'))?.value ?? 0
  const start = before?.seeded === seeded ? before : await readKept(db, files, seeded, unit)
  const names = await readNames(db)
  return (start && (await readNews(db, start, names))) ?? readWhole(db, { seeded, unit, names })
}

async function readNames(db: ShopDb): Promise<ListingNames> {
  const [categories, suppliers] = await Promise.all([db.categories.toArray(), db.suppliers.toArray()])
  return {
    tree: new Map(categories.map((category) => [category.key, category])),
    suppliers: new Map(suppliers.map(({ key, name }) => [key, name])),
  }
}

/** These categories and all that lie in them. */
function below({ tree }: ListingNames, keys: ReadonlySet<string>): string[] {
  return [...tree.keys()].filter((key) => withAncestors(tree, key).some((each) => keys.has(each)))
}

/** undefined where all has to be read. */
async function readNews(db: ShopDb, followed: Followed, names: ListingNames): Promise<Followed | undefined> {
  const { index } = followed
  return db.transaction('r', [db.journal, db.catalog], async () => {
    const { seq, changed, asked, whole } = await catalogNews(db, followed.seq)
    if (whole) return undefined
    index.setNames(names)
    // What a category asks for has changed: how complete its products are hangs on it.
    const inside = asked.size > 0 ? await db.catalog.where('category').anyOf(below(names, asked)).primaryKeys() : []
    const keys = [...new Set([...changed.keys(), ...inside])]
    const rows = keys.length > 0 ? await db.catalog.bulkGet(keys) : []
    const gone = keys.filter((_, at) => !rows[at])
    index.change(
      rows.flatMap((product) => (product ? [{ product, changed: changed.get(product.key) ?? index.changedAt(product.key) }] : [])),
      gone,
    )
    for (const key of keys) followed.since.add(key)
    followed.seq = seq
    return followed
  })
}

/** Every product, and when each was changed. */
async function readWhole(db: ShopDb, { seeded, unit, names }: { seeded: number; unit: number; names: ListingNames }): Promise<Followed> {
  return db.transaction('r', [db.journal, db.catalog], async () => {
    const { seq, changed } = await catalogNews(db, -1)
    const index = new ListingIndex(new ListingColumns(), unit)
    index.setNames(names)
    const texts = new Map<string, string>()
    for (let last = ''; ;) {
      const part: Product[] = await db.catalog.where('key').above(last).limit(PART).toArray()
      index.change(
        part.map((product) => ({ product, changed: changed.get(product.key) ?? 0 })),
        [],
      )
      for (const product of part) texts.set(product.key, deepText(product))
      if (part.length < PART) break
      last = part[part.length - 1].key
    }
    index.setDeep(texts)
    return { index, seq, seeded, kept: -1, since: new Set() }
  })
}

async function readKept(db: ShopDb, files: Store['files'], seeded: number, unit: number): Promise<Followed | undefined> {
  const kept = keptOf((await db.derived.get(DERIVED))?.of)
  if (kept?.seeded !== seeded) return undefined
  const columns = await readFile(files, kept.columns, kept.bytes[0])
  const made = columns && ListingColumns.of(columns)
  return made && { index: new ListingIndex(made, unit), seq: kept.seq, seeded, kept: kept.seq, since: new Set() }
}

/** A file that is gone or damaged is as none: all in it stands in rows. */
async function readFile(files: Pick<PackFiles, 'read'>, name: string, bytes: number) {
  const buffer = await files.read(name, 0, bytes)
  try {
    return buffer && readColumns(buffer)
  } catch (error) {
    if (error instanceof PackDamaged) return undefined
    throw error
  }
}

function keptOf(of: string | undefined): Kept | undefined {
  const kept: unknown = of === undefined ? undefined : JSON.parse(of)
  return isKept(kept) && kept.format === FORMAT ? kept : undefined
}

const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' && value !== null && ['format', 'columns', 'texts', 'bytes', 'seq', 'seeded'].every((name) => name in value)

/** Reads what the second pass looks into, unless it is there: from its file, and the rows of products that changed since. */
export async function readDeep({ db, files }: Store, { index, since }: Followed): Promise<void> {
  if (index.hasDeep) return
  const kept = keptOf((await db.derived.get(DERIVED))?.of)
  const table = kept && (await readFile(files, kept.texts, kept.bytes[1]))
  const texts = new Map<string, string>()
  if (table) {
    const { key, text } = table.texts
    for (let row = 0; row < table.count; row++) texts.set(key.values[key.codes[row]], text.values[text.codes[row]])
  }
  const missing = index.columns.keys.filter((key) => since.has(key) || !texts.has(key))
  for (let from = 0; from < missing.length; from += PART) {
    for (const product of await db.catalog.bulkGet(missing.slice(from, from + PART))) if (product) texts.set(product.key, deepText(product))
  }
  index.setDeep(texts)
}

/** Whether writing the columns down would make the next opening faster. */
export const shouldKeep = ({ index, kept, since }: Followed): boolean =>
  index.columns.count >= FILE_FROM && (kept < 0 || since.size >= FILE_AFTER)

/** Writes the columns down, for the next opening; the caller holds the lock of the shop's files. */
export async function keepListings(store: Store, followed: Followed): Promise<void> {
  const { db, files } = store
  const before = keptOf((await db.derived.get(DERIVED))?.of)
  // Another tab was faster.
  if (before && before.seeded === followed.seeded && before.seq >= followed.seq) return
  await readDeep(store, followed)
  const { index, seq, seeded } = followed
  const columns = writeColumns(index.columns.table())
  const texts = writeColumns(textTable(index))
  const names = { columns: `${DERIVED_FILE}listings-${seq}`, texts: `${DERIVED_FILE}listing-texts-${seq}` }
  await files.write(names.columns, { bytes: columns })
  await files.write(names.texts, { bytes: texts })
  const row: Kept = { format: FORMAT, ...names, bytes: [columns.byteLength, texts.byteLength], seq, seeded }
  await db.derived.put({ key: DERIVED, of: JSON.stringify(row) })
  followed.kept = seq
  followed.since.clear()
  if (before) await Promise.all([before.columns, before.texts].map((name) => files.remove(name)))
}

function textTable(index: ListingIndex) {
  const keys = new CodedColumn()
  const texts = new CodedColumn()
  let row = 0
  index.eachDeep((key, text) => {
    keys.set(row, key)
    texts.set(row++, text)
  })
  const columnOf = ({ codes, values }: CodedColumn) => ({ codes: Uint32Array.from(codes), values })
  return { count: row, numbers: {}, texts: { key: columnOf(keys), text: columnOf(texts) } }
}
