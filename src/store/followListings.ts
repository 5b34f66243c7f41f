import type { Product } from '~/domain/product'
import { type ColumnTable, type OpenColumns, openColumns, writeColumns } from '~/segments/columnFile'
import { checksum } from '~/segments/checksum'
import { catalogNews } from './catalogNews'
import type { ShopDb } from './db'
import { DERIVED_FILE, type PackFiles } from './files'
import { ListingColumns } from './listingColumns'
import { withAncestors } from './listingFacets'
import { deepText, ListingIndex, type ListingNames } from './listingIndex'
import { CodedColumn } from './listingParts'

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
  /** What the columns were when the file was written or read: whether products have come or gone since, or have other SKUs. */
  shape: number
  /** What stock and sales that were written down with the file were made of. */
  keptJoined: string | undefined
  /** Keys that were changed since the file was read, whose texts of the second pass are to be read from their rows. */
  since: Set<string>
}

/** What `derived` says of the files: raised with the columns and with the rules by which stock and sales are added up, so that older ones are made anew. */
const FORMAT = 3
/** Name of the row in `derived`. */
const DERIVED = 'listings'
/** A catalogue is read whole in parts, so that no more than one is in memory as records. */
const PART = 5_000
/** A smaller catalogue is read as fast as its file would be. */
const FILE_FROM = 5_000
/** So many changed products are read one by one as fast as the file is written. */
const FILE_AFTER = 500

/** A file of columns, by its name. */
interface KeptFile {
  name: string
  bytes: number
  sum: number
}

interface Kept {
  format: number
  columns: KeptFile
  texts: KeptFile
  /** Stock and sales of the same rows, and what they were made of. */
  joined?: KeptFile & { of: string }
  seq: number
  seeded: number
}

/** The index as the shop is now: what changed since it stood is read, and no more. */
export async function followListings(store: Store, before: Followed | undefined, unit: number): Promise<Followed> {
  const { db } = store
  const [whole, names, kept] = await Promise.all([db.meta.get('demoWhole'), readNames(db), before ? undefined : readKept(store, unit)])
  const seeded = whole?.value ?? 0
  const known = before ?? kept
  const start = known?.seeded === seeded ? known : undefined
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
    return { index, seq, seeded, kept: -1, shape: 0, keptJoined: undefined, since: new Set() }
  })
}

async function readKept({ db, files }: Store, unit: number): Promise<Followed | undefined> {
  const kept = keptOf((await db.derived.get(DERIVED))?.of)
  if (!kept) return undefined
  const [file, joined] = await Promise.all([readFile(files, kept.columns), kept.joined && readFile(files, kept.joined)])
  const columns = file && ListingColumns.of(file)
  if (!columns) return undefined
  const keptJoined = joined && kept.joined && columns.takeJoined(joined, kept.joined.of) ? kept.joined.of : undefined
  const { seq, seeded } = kept
  return { index: new ListingIndex(columns, unit), seq, seeded, kept: seq, shape: columns.reshaped, keptJoined, since: new Set() }
}

/** A file that is gone or damaged is as none: all in it stands in rows. */
async function readFile(files: Pick<PackFiles, 'read'>, { name, bytes, sum }: KeptFile): Promise<OpenColumns | undefined> {
  const buffer = await files.read(name, 0, bytes)
  if (!buffer || buffer.byteLength !== bytes || checksum(new Uint8Array(buffer)) !== sum) return undefined
  return openColumns(buffer)
}

function keptOf(of: string | undefined): Kept | undefined {
  const kept: unknown = of === undefined ? undefined : JSON.parse(of)
  return isKept(kept) && kept.format === FORMAT ? kept : undefined
}

const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' && value !== null && ['format', 'columns', 'texts', 'seq', 'seeded'].every((name) => name in value)

/** Reads what the second pass looks into, unless it is there: from its file, and the rows of products that changed since. */
export async function readDeep({ db, files }: Store, { index, since }: Followed): Promise<void> {
  if (index.hasDeep) return
  const kept = keptOf((await db.derived.get(DERIVED))?.of)
  const file = kept && (await readFile(files, kept.texts))
  const [key, text] = [file?.texts('key'), file?.texts('text')]
  const texts = new Map<string, string>()
  if (key && text) key.codes.forEach((code, row) => texts.set(key.values.at(code), text.values.at(text.codes[row])))
  const missing = index.columns.keys.filter((key) => since.has(key) || !texts.has(key))
  for (let from = 0; from < missing.length; from += PART) {
    for (const product of await db.catalog.bulkGet(missing.slice(from, from + PART))) if (product) texts.set(product.key, deepText(product))
  }
  index.setDeep(texts)
}

/** Whether writing the columns down would make the next opening faster. */
export const shouldKeep = (followed: Followed): boolean =>
  followed.index.columns.count >= FILE_FROM && (isOld(followed) || isOtherwiseJoined(followed))

/** The file of columns is missing, or much has changed since. */
const isOld = ({ index, kept, shape, since }: Followed): boolean => kept < 0 || since.size >= FILE_AFTER || index.columns.reshaped !== shape

const isOtherwiseJoined = ({ index, keptJoined }: Followed): boolean =>
  index.columns.joinedOf !== undefined && index.columns.joinedOf !== keptJoined

/** Writes down, for the next opening, what it would not find as it is; the caller holds the lock of the shop's files. */
export async function keepListings(store: Store, followed: Followed): Promise<void> {
  const { db, files } = store
  const before = keptOf((await db.derived.get(DERIVED))?.of)
  const { seq, seeded, index } = followed
  const same = before?.seeded === seeded
  // Another tab was faster.
  if (same && (before.seq > seq || (before.seq === seq && before.joined?.of === index.joinedOf))) return
  const old = isOld(followed) || !same || before.seq !== followed.kept
  if (old) await readDeep(store, followed)
  const { columns } = index
  const stand = old ? seq : followed.kept
  const [products, texts] = old
    ? [await writeFile(files, `listings-${seq}`, columns.table()), await writeFile(files, `listing-texts-${seq}`, textTable(index))]
    : [before.columns, before.texts]
  const { joinedOf: of } = columns
  const joined =
    of === undefined ? undefined : { ...(await writeFile(files, `listing-stock-${seq}-${Date.now()}`, columns.joinedTable())), of }
  const row: Kept = { format: FORMAT, columns: products, texts, ...(joined && { joined }), seq: stand, seeded }
  await db.derived.put({ key: DERIVED, of: JSON.stringify(row) })
  followed.kept = stand
  followed.keptJoined = of
  if (old) {
    followed.shape = columns.reshaped
    followed.since.clear()
  }
  await tidy(files, before, row)
}

async function writeFile(files: Pick<PackFiles, 'write'>, of: string, table: ColumnTable): Promise<KeptFile> {
  const name = DERIVED_FILE + of
  const bytes = writeColumns(table)
  await files.write(name, { bytes })
  return { name, bytes: bytes.byteLength, sum: checksum(bytes) }
}

/** Takes away files that the row before named and this one does not. */
async function tidy(files: Pick<PackFiles, 'remove'>, before: Kept | undefined, now: Kept): Promise<void> {
  const namesOf = ({ columns, texts, joined }: Kept) => [columns, texts, joined].flatMap((file) => (file ? [file.name] : []))
  const named = new Set(namesOf(now))
  if (before) await Promise.all(namesOf(before).map(async (name) => (named.has(name) ? undefined : files.remove(name))))
}

function textTable(index: ListingIndex) {
  const keys = new CodedColumn()
  const texts = new CodedColumn()
  let row = 0
  index.eachDeep((key, text) => {
    keys.set(row, key)
    texts.set(row++, text)
  })
  const columnOf = ({ codes, values }: CodedColumn) => ({ codes: codes.subarray(0, row), values })
  return { count: row, numbers: {}, texts: { key: columnOf(keys), text: columnOf(texts) } }
}
