import { type ColumnMap, IMPORT_FIELDS, type ImportField, type PresetId } from '~/domain/importPlan'
import { PRESETS, presetOf } from './presets'

/** A header as it is compared: no mark, no case, no blanks, underscores or dashes. */
export function plainHeader(text: string): string {
  return text.toLowerCase().replace(/[\s_\-﻿'"]/g, '')
}

/** Columns of a header by the names that a preset knows. A column is given to one field only. */
export function matchColumns(header: readonly string[], preset: PresetId): ColumnMap {
  const places = new Map<string, number>()
  header.forEach((text, index) => {
    const plain = plainHeader(text)
    if (plain !== '' && !places.has(plain)) places.set(plain, index)
  })
  const columns: ColumnMap = {}
  const taken = new Set<number>()
  const { names } = presetOf(preset)
  for (const field of IMPORT_FIELDS) {
    for (const name of names[field] ?? []) {
      const index = places.get(plainHeader(name))
      if (index === undefined || taken.has(index)) continue
      columns[field] = index
      taken.add(index)
      break
    }
  }
  // A file that tells when orders were paid and not when they were placed: 拼多多.
  if (preset !== 'generic' || columns.placedAt !== undefined || columns.paidAt === undefined) return columns
  const { paidAt, ...others } = columns
  return { ...others, placedAt: paidAt }
}

/** The preset whose signature the header carries; generic where none does. */
export function detectPreset(header: readonly string[]): PresetId {
  const plain = new Set(header.map(plainHeader))
  const found = PRESETS.find(
    (preset) => preset.signature.length > 0 && preset.signature.every((names) => names.some((name) => plain.has(plainHeader(name)))),
  )
  return found?.id ?? 'generic'
}

/** Fields without which nothing can be read: empty where the map will do. Money may come as a price, a line's amount, or an order's total or payment. */
export function missingFields(columns: ColumnMap): ImportField[] {
  const missing: ImportField[] = []
  if (columns.number === undefined) missing.push('number')
  if (columns.placedAt === undefined) missing.push('placedAt')
  if (
    columns.price === undefined &&
    columns.lineAmount === undefined &&
    columns.lineNet === undefined &&
    columns.orderTotal === undefined &&
    columns.paidAmount === undefined
  )
    missing.push('price')
  if (columns.price !== undefined && columns.quantity === undefined && columns.lineAmount === undefined) missing.push('quantity')
  return missing
}

/** True where each row is a line of an order; false where the file has only totals of orders. */
export function hasLines(columns: ColumnMap): boolean {
  return columns.price !== undefined || columns.lineAmount !== undefined || columns.lineNet !== undefined
}

/** Whether a header is one of orders. A file of visits or products may name an order, a source or a price; what makes it one of orders is money by order. */
export function holdsOrders(header: readonly string[]): boolean {
  return detectPreset(header) !== 'generic' || missingFields(matchColumns(header, 'generic')).length === 0
}
