import type { Refusal } from '~/domain/command'
import { type CodeMoves, moveCodes, ownersOf } from './codeOwners'
import type { Change, ShopDb } from './db'
import { type ImageRow, imageUses } from './productImages'
import { readSkuField, WHOLE_SKU } from '~/domain/skuField'

/** What a command's changes mean for codes and photos, before anything is written. */
export type CatalogEffects = { codes: CodeMoves; images: ImageRow[] } | { refusal: Refusal }

/**
 * Whoever writes products, an undo too: no code stands on two products, and no product shows a photo whose file is gone. Reads only; part of the caller's
 * transaction.
 */
export async function catalogEffects(db: ShopDb, changes: readonly Change[]): Promise<CatalogEffects> {
  const codes = codeMoves(changes)
  const refusal = await codeTaken(db, codes)
  if (refusal) return { refusal }
  const uses = imageUses(changes)
  const keys = [...uses.keys()]
  const rows = await db.images.bulkGet(keys)
  const images: ImageRow[] = []
  for (const [at, key] of keys.entries()) {
    const by = uses.get(key) ?? 0
    const row = rows[at]
    if (row) images.push({ ...row, uses: Math.max(0, row.uses + by) })
    else if (by > 0) return { refusal: { why: 'rule', rule: 'catalog.imageGone' } }
  }
  return { codes, images }
}

export async function applyCatalog(db: ShopDb, { codes, images }: Exclude<CatalogEffects, { refusal: Refusal }>): Promise<void> {
  if (codes.gone.length + codes.come.length > 0) await moveCodes(db, codes)
  if (images.length > 0) await db.images.bulkPut(images)
}

/** The same for what a platform tells, which is never refused: it says what its products are. A code that it gives to two stands for the one that came later. */
export async function takeCatalog(db: ShopDb, changes: readonly Change[]): Promise<void> {
  const uses = imageUses(changes)
  const rows = await db.images.bulkGet([...uses.keys()])
  const images = rows.flatMap((row) => (row ? [{ ...row, uses: Math.max(0, row.uses + (uses.get(row.key) ?? 0)) }] : []))
  await applyCatalog(db, { codes: codeMoves(changes), images })
}

/** Codes that leave and come, product by product; a price alone moves none. */
function codeMoves(changes: readonly Change[]): CodeMoves {
  const moves: CodeMoves = { gone: [], come: [] }
  for (const { table, key: product, field, before, after } of changes) {
    if (table !== 'catalog') continue
    const sku = readSkuField(field)
    if (sku?.field === WHOLE_SKU) {
      if (before !== undefined && after === undefined) moves.gone.push({ code: sku.code, product })
      if (before === undefined && after !== undefined) moves.come.push({ code: sku.code, product })
    }
    if (field !== 'skus') continue
    const [had, has] = [codesIn(before), codesIn(after)]
    for (const code of had) if (!has.has(code)) moves.gone.push({ code, product })
    for (const code of has) if (!had.has(code)) moves.come.push({ code, product })
  }
  return moves
}

function codesIn(value: unknown): Set<string> {
  if (!Array.isArray(value)) return new Set()
  return new Set(
    value.flatMap((sku: unknown) =>
      typeof sku === 'object' && sku !== null && 'code' in sku && typeof sku.code === 'string' ? [sku.code] : [],
    ),
  )
}

async function codeTaken(db: ShopDb, { gone, come }: CodeMoves): Promise<Refusal | undefined> {
  if (come.length + gone.length === 0) return undefined
  const owners = await ownersOf(
    db,
    come.map(({ code }) => code),
  )
  const left = new Set(gone.map(({ code, product }) => `${product}\n${code}`))
  const given = new Map<string, string>()
  for (const { code, product } of come) {
    const known = owners.get(code)
    const other = given.get(code) ?? (known !== undefined && known !== product && !left.has(`${known}\n${code}`) ? known : undefined)
    if (other !== undefined) {
      const title = (await db.catalog.get(other))?.title ?? ''
      return { why: 'rule', rule: 'catalog.codeTaken', facts: { sku: code, title } }
    }
    given.set(code, product)
  }
  return undefined
}
