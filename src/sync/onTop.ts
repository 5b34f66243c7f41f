import type { AnyRow } from '~/store/rows'

/** The platform's record on what the store alone knows of it. Fields that the platform keeps and does not tell are empty there. */
export function onTop(ours: AnyRow = {}, theirs: AnyRow, fields: readonly string[]): AnyRow {
  const row: AnyRow = { ...ours }
  for (const field of fields) if (!field.startsWith('sku:')) set(row, field, theirs[field])
  if (theirs.skus !== undefined) row.skus = skusOnTop(ours.skus, theirs.skus, skuFieldsOf(fields))
  return row
}

function skusOnTop(ours: unknown, theirs: unknown, known: readonly string[]): AnyRow[] {
  const own = new Map(list(ours).map((sku) => [sku.code, sku]))
  return list(theirs).map((sku) => {
    const row: AnyRow = { ...own.get(sku.code), code: sku.code }
    for (const field of known) set(row, field, sku[field])
    return row
  })
}

/** A SKU that came back by a pending command keeps what the store alone has learnt of it since. */
export function withOwn(row: AnyRow, ours: AnyRow | undefined, fields: readonly string[]): AnyRow {
  if (!Array.isArray(row.skus) || !ours) return row
  const known = new Set([...skuFieldsOf(fields), 'code'])
  const own = new Map(list(ours.skus).map((sku) => [sku.code, sku]))
  const skus = list(row.skus).map((sku) => {
    const mine = own.get(sku.code)
    return mine ? { ...Object.fromEntries(Object.entries(mine).filter(([field]) => !known.has(field))), ...onlyOf(sku, known) } : sku
  })
  return { ...row, skus }
}

const onlyOf = (row: AnyRow, known: ReadonlySet<string>): AnyRow =>
  Object.fromEntries(Object.entries(row).filter(([field]) => known.has(field)))

const skuFieldsOf = (fields: readonly string[]): string[] => fields.flatMap((field) => (field.startsWith('sku:') ? [field.slice(4)] : []))
const isRow = (value: unknown): value is AnyRow => typeof value === 'object' && value !== null
const list = (value: unknown): AnyRow[] => (Array.isArray(value) ? value.filter(isRow) : [])

function set(row: AnyRow, field: string, value: unknown): void {
  if (value === undefined) delete row[field]
  else row[field] = value
}
