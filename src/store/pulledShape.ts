import type { SyncArea } from '~/domain/platform'
import type { Instant } from '~/lib/zone'
import type { RowTable } from './db'
import type { AnyRow } from './rows'

/** Areas whose records are rows of a table. */
export type RowArea = Exclude<SyncArea, 'stock'>

export const TABLE_OF: Readonly<Record<RowArea, RowTable>> = {
  locations: 'locations',
  categories: 'categories',
  products: 'catalog',
  customers: 'customers',
  orders: 'orderNotes',
}

/** Of a customer and of an order a row holds what was noted; the rest of them lies with the orders. */
const NOTED: Partial<Record<RowArea, readonly string[]>> = { customers: ['note', 'tags', 'tier'], orders: ['note'] }

const SKU = { values: [], barcode: '', price: 0, cost: 0, weight: 0, safetyStock: 0, reorderPoint: 0 }

/** A row of the table, whole: what no row is without and the platform does not tell is as it was here, or empty. undefined: nothing is left to be kept. */
export function shaped(area: RowArea, key: string, row: AnyRow, before: AnyRow | undefined, at: Instant): AnyRow | undefined {
  const noted = NOTED[area]
  if (noted) {
    const left = noted.filter((field) => !isEmpty(row[field]))
    return left.length > 0 ? { key, ...Object.fromEntries(left.map((field) => [field, row[field]])) } : undefined
  }
  if (area === 'locations') return { ...row, key, name: row.name ?? before?.name ?? key, order: row.order ?? before?.order ?? 0 }
  if (area === 'categories') return { ...row, key, name: row.name ?? key, parent: row.parent ?? '', order: row.order ?? 0 }
  return shapedProduct(key, row, before, at)
}

function shapedProduct(key: string, row: AnyRow, before: AnyRow | undefined, at: Instant): AnyRow {
  const since = row.createdAt ?? before?.createdAt ?? at
  const whole = {
    title: '',
    description: '',
    category: '',
    brand: '',
    tags: [],
    state: before?.state ?? 'listed',
    stateSince: before?.stateSince ?? since,
    options: [],
    pictures: [],
    supplier: '',
    createdAt: since,
  }
  const skus = Array.isArray(row.skus) ? row.skus.map((sku: AnyRow) => ({ ...SKU, ...told(sku) })) : []
  return { ...whole, ...told(row), key, skus }
}

const told = (row: AnyRow): AnyRow => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined))

const isEmpty = (value: unknown): boolean => value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
