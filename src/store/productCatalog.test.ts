import { describe, expect, test } from 'vitest'
import type { ProductEdit } from '~/domain/command'
import type { Order } from '~/domain/order'
import { aLine, anOrder, aTable } from '../../tests/builders'
import { aProduct, aSku, movementsOf } from '../../tests/stock'
import { joinCatalog } from './catalog'
import type { ProductQuery } from './lists'
import { sumProducts } from './productColumns'
import { ProductIndex } from './productList'
import { sumLevels } from './stockLevels'

const ALL: ProductQuery = { sort: 'sku', descending: false, offset: 0, limit: 100 }

const TEE = aProduct({
  key: 'tee',
  title: 'Linen tee',
  category: 'tops',
  supplier: 'mill',
  options: [
    { name: 'Colour', values: ['Blue'] },
    { name: 'Size', values: ['M', 'L'] },
  ],
  skus: [
    aSku({ code: 'TEE-M', values: ['Blue', 'M'], barcode: '6901234567892', price: 900_000 }),
    aSku({ code: 'TEE-L', values: ['Blue', 'L'] }),
  ],
  pictures: [{ motif: 'tee', hue: 210, alt: 'A blue tee' }],
})
const CATALOG = joinCatalog(
  [TEE],
  [
    { key: 'tops', name: 'Tops', parent: 'women', order: 0 },
    { key: 'women', name: 'Women', parent: '', order: 0 },
  ],
  [{ key: 'mill', name: 'The mill' }],
)
const ORDERS = [anOrder({ lines: [aLine(), aLine({ sku: 'TEE-M', title: 'tee blue', price: 800_000, amount: 800_000 })] })]

function indexOf(edits: [string, ProductEdit][] = [], orders: Order[] = ORDERS) {
  const tables = [{ table: aTable(orders) }]
  const levels = sumLevels(
    [
      movementsOf([
        { sku: 'TEE-M', quantity: 4 },
        { sku: 'TEE-L', quantity: 9 },
      ]),
    ],
    tables,
    [],
  )
  return ProductIndex.of(tables, { currency: 'GBP', edits: new Map(edits), version: 1, catalog: CATALOG, levels })
}
const rowOf = (index: ProductIndex, sku: string) => index.get(sku)?.row
const codes = (index: ProductIndex, query: Partial<ProductQuery> = {}) => index.query({ ...ALL, ...query }).items.map(({ sku }) => sku)

describe('products of orders and of the catalogue', () => {
  test('stand on one list: never sold ones too, and those that the catalogue does not know', () => {
    expect(codes(indexOf())).toEqual(['MUG-1', 'TEE-L', 'TEE-M'])
    expect(rowOf(indexOf(), 'TEE-L')).toEqual({
      sku: 'TEE-L',
      title: 'Linen tee · Blue / L',
      category: 'Women › Tops',
      kind: 'sale',
      units: 0,
      sales: 0,
      orders: 0,
      price: 150_000,
      picture: { motif: 'tee', hue: 210, alt: 'A blue tee' },
      sellable: 9,
    })
    expect(rowOf(indexOf(), 'MUG-1')).toEqual({
      sku: 'MUG-1',
      title: 'Mug',
      category: '',
      kind: 'sale',
      units: 1,
      sales: 100_000,
      orders: 1,
      firstSold: expect.any(Number) as number,
      lastSold: expect.any(Number) as number,
      price: 100_000,
    })
  })

  test('what the operator has set goes before the catalogue, the catalogue before the orders', () => {
    expect(rowOf(indexOf(), 'TEE-M')).toMatchObject({ title: 'Linen tee · Blue / M', price: 900_000, units: 1, sellable: 3 })
    const edited = indexOf([['TEE-M', { title: 'Tee', category: 'Sale' }]])
    expect(rowOf(edited, 'TEE-M')).toMatchObject({ title: 'Tee', category: 'Sale' })
    expect(edited.get('TEE-M')?.titles).toEqual(['tee blue'])
  })

  test('are found by code, title, barcode and category, and sorted by what is left', () => {
    expect(codes(indexOf(), { search: 'tee-l' })).toEqual(['TEE-L'])
    expect(codes(indexOf(), { search: 'linen' })).toEqual(['TEE-L', 'TEE-M'])
    expect(codes(indexOf(), { search: '690123' })).toEqual(['TEE-M'])
    expect(codes(indexOf(), { search: 'women ›' })).toEqual(['TEE-L', 'TEE-M'])
    expect(codes(indexOf(), { sort: 'sellable', descending: true })).toEqual(['TEE-L', 'TEE-M', 'MUG-1'])
  })

  test('the detail tells what the catalogue knows', () => {
    expect(indexOf().get('TEE-M')?.catalog).toEqual({
      product: TEE,
      sku: TEE.skus[0],
      path: ['Women', 'Tops'],
      supplier: 'The mill',
      stock: { sku: 'TEE-M', onHand: 4, reserved: 1, incoming: 0 },
    })
    expect(indexOf().get('MUG-1')?.catalog).toBeUndefined()
  })

  test('without a catalogue the orders alone tell, counted before or not', () => {
    const tables = [{ table: aTable(ORDERS) }]
    const index = ProductIndex.of(tables, { currency: 'GBP', sold: sumProducts(tables, 'GBP'), edits: new Map(), version: 2 })
    expect(codes(index)).toEqual(['MUG-1', 'TEE-M'])
    expect(rowOf(index, 'TEE-M')).toMatchObject({ title: 'tee blue', price: 800_000 })
  })

  test('a few letters find the very code first, then what begins so, and of those what sells most', () => {
    const mugs = ['MUG', 'MUG-1', 'A MUG', 'MUG-2'].map((sku, i) =>
      anOrder({ number: sku, lines: [aLine({ sku, title: `Cup ${i}`, quantity: i + 1 })] }),
    )
    const index = indexOf([], mugs)
    expect(index.find('mug', 3).map(({ sku }) => sku)).toEqual(['MUG', 'MUG-2', 'MUG-1'])
    expect(index.find('6901234567892', 3).map(({ sku }) => sku)).toEqual(['TEE-M'])
  })
})
