import { MOVEMENT_KINDS } from '~/domain/stock'
import type { Product, Sku } from '~/domain/product'
import type { DictColumn } from '~/segments/orderTable'
import type { ColumnsOf } from '~/store/columnFiles'

/** A column of texts. */
export function dictOf(texts: string[]): DictColumn {
  const values = [...new Set(['', ...texts])]
  return { codes: Uint32Array.from(texts, (text) => values.indexOf(text)), values }
}

/** Movements as their file holds them. */
export function movementsOf(moves: { sku: string; quantity: number; location?: string; at?: number }[]): ColumnsOf<'movements'> {
  return {
    count: moves.length,
    numbers: {
      at: Float64Array.from(moves, ({ at = 0 }) => at),
      quantity: Float64Array.from(moves, ({ quantity }) => quantity),
      kind: new Float64Array(moves.length).fill(MOVEMENT_KINDS.indexOf('adjusted')),
    },
    texts: {
      sku: dictOf(moves.map(({ sku }) => sku)),
      location: dictOf(moves.map(({ location = 'main' }) => location)),
      ref: dictOf(moves.map(() => '')),
    },
  }
}

export function aSku(set: Partial<Sku> = {}): Sku {
  return { code: 'MUG-1', values: [], barcode: '', price: 150_000, cost: 50_000, weight: 300, safetyStock: 2, reorderPoint: 5, ...set }
}

/** A listed product of one SKU. */
export function aProduct(set: Partial<Product> = {}): Product {
  return {
    key: 'mug',
    title: 'Mug',
    description: '',
    category: 'kitchen',
    brand: '',
    tags: [],
    state: 'listed',
    stateSince: Date.UTC(2026, 0, 1),
    options: [],
    skus: [aSku()],
    pictures: [],
    supplier: '',
    createdAt: Date.UTC(2026, 0, 1),
    ...set,
  }
}
