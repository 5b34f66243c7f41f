import type { ShopDb } from './db'

/**
 * Who owns which SKU code, as a derived table of few rows: codes lie in 256 rows by their hash, so that a save reads and writes a row for each of its
 * codes, whatever the catalogue's size. (An index over 300,000 codes would make every write of a product slower, and the store slower to open.)
 */
export interface CodeBucket {
  key: string
  /** Codes, each with the key of its product. */
  owners: [code: string, product: string][]
}

const BUCKETS = 256
const DERIVED = 'codes'

/** FNV-1a. */
function bucketOf(code: string): string {
  let hash = 2_166_136_261
  for (let i = 0; i < code.length; i++) hash = Math.imul(hash ^ code.charCodeAt(i), 16_777_619)
  return String((hash >>> 0) % BUCKETS)
}

/** Codes that a command takes away from products and gives to products. */
export interface CodeMoves {
  gone: { code: string; product: string }[]
  come: { code: string; product: string }[]
}

/** Key of the product that owns each of these codes. Part of the caller's transaction, which may write; makes the table where it was never made. */
export async function ownersOf(db: ShopDb, codes: readonly string[]): Promise<Map<string, string>> {
  await knowCodes(db)
  const buckets = await read(db, codes)
  return new Map(
    codes.flatMap((code): [string, string][] => {
      const owner = buckets.get(bucketOf(code))?.get(code)
      return owner === undefined ? [] : [[code, owner]]
    }),
  )
}

/** Writes down who owns which code from now on. */
export async function moveCodes(db: ShopDb, { gone, come }: CodeMoves): Promise<void> {
  const buckets = await read(
    db,
    [...gone, ...come].map(({ code }) => code),
  )
  for (const { code, product } of gone) {
    const owners = buckets.get(bucketOf(code))
    if (owners?.get(code) === product) owners.delete(code)
  }
  for (const { code, product } of come) buckets.get(bucketOf(code))?.set(code, product)
  await db.codes.bulkPut(rowsOf(buckets))
}

/** The catalogue was written otherwise than by a command: the table is made anew when it is next asked. */
export async function forgetCodes(db: Pick<ShopDb, 'derived'>): Promise<void> {
  await db.derived.delete(DERIVED)
}

/** Owners by code, by bucket. */
type Buckets = Map<string, Map<string, string>>

const rowsOf = (buckets: Buckets): CodeBucket[] => [...buckets].map(([key, owners]) => ({ key, owners: [...owners] }))

async function read(db: ShopDb, codes: readonly string[]): Promise<Buckets> {
  const keys = [...new Set(codes.map(bucketOf))]
  const rows = await db.codes.bulkGet(keys)
  return new Map(keys.map((key, i) => [key, new Map(rows[i]?.owners)]))
}

async function knowCodes(db: ShopDb): Promise<void> {
  if (await db.derived.get(DERIVED)) return
  const buckets: Buckets = new Map()
  // One by one: whole chunks of products take several times as long to come out of the store.
  await db.catalog.each(({ key: product, skus }) => {
    for (const { code } of skus) {
      const key = bucketOf(code)
      const owners = buckets.get(key) ?? new Map<string, string>()
      buckets.set(key, owners)
      owners.set(code, product)
    }
  })
  await db.codes.clear()
  await db.codes.bulkPut(rowsOf(buckets))
  await db.derived.put({ key: DERIVED, of: 'commands' })
}
