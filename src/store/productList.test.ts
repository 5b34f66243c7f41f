import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ProductEdit } from '~/domain/command'
import type { Order, OrderLine } from '~/domain/order'
import type { ProductQuery } from './lists'
import { ProductIndex } from './productList'
import { aLine, aTable, anOrder, randomOrders } from '../../tests/builders'
import { someFacts } from '../../tests/facts'
import { runs } from '../../tests/runs'

const ALL: ProductQuery = { sort: 'sku', descending: false, offset: 0, limit: 100 }
const NO_EDITS: ReadonlyMap<string, ProductEdit> = new Map()

const indexOf = (orders: Order[], edits = NO_EDITS, version = 3, hidden?: (order: Order) => boolean) => {
  const table = someFacts(orders, hidden)
  return ProductIndex.of([{ table, hidden: table.hidden }], { currency: 'GBP', edits, version })
}
const codes = (index: ProductIndex, query: Partial<ProductQuery> = {}) => index.query({ ...ALL, ...query }).items.map((row) => row.sku)

const SHOP = [
  anOrder({
    number: '1',
    placedAt: 100,
    paidAt: 150,
    lines: [aLine(), aLine({ title: 'Old mug', quantity: 2, amount: 200_000, discount: 5_000 })],
  }),
  anOrder({
    number: '2',
    placedAt: 200,
    paidAt: 250,
    lines: [
      aLine({ price: 120_000, amount: 120_000 }),
      aLine({ sku: 'POST', title: 'Postage', kind: 'postage', amount: 30_000, price: 30_000 }),
    ],
  }),
  anOrder({
    number: '3',
    placedAt: 300,
    paidAt: 350,
    lines: [aLine({ price: 0, amount: 0, notSale: 'priceZero' }), aLine({ sku: 'mug-1', title: '小杯子', quantity: 9 })],
  }),
  anOrder({ number: '4', placedAt: 400, paidAt: undefined, lines: [aLine({ sku: 'NEW', title: '', price: 70_000, amount: 70_000 })] }),
  anOrder({ number: '5', placedAt: 500, paidAt: 500, lines: [aLine({ sku: '', title: '' })] }),
]

describe('the list of products', () => {
  test('a row is what the lines of that exact code come to', () => {
    expect(indexOf(SHOP).query({ ...ALL, search: 'MUG-1 ' }).items).toEqual([
      {
        sku: 'MUG-1',
        title: 'Mug',
        category: '',
        kind: 'sale',
        units: 4,
        sales: 415_000,
        orders: 2,
        firstSold: 150,
        lastSold: 250,
        price: 120_000,
      },
      {
        sku: 'mug-1',
        title: '小杯子',
        category: '',
        kind: 'sale',
        units: 9,
        sales: 100_000,
        orders: 1,
        firstSold: 350,
        lastSold: 350,
        price: 100_000,
      },
    ])
  })

  test('a product that nobody has paid yet is there, with nothing sold; a line with no code is no product', () => {
    expect(codes(indexOf(SHOP))).toEqual(['MUG-1', 'mug-1', 'NEW', 'POST'])
    expect(indexOf(SHOP).query({ ...ALL, search: 'new' }).items).toEqual([
      { sku: 'NEW', title: '', category: '', kind: 'sale', units: 0, sales: 0, orders: 0, price: 70_000 },
    ])
  })

  test('the operator’s own title goes before the file’s, in rows, search and sorting', () => {
    const edits = new Map([['MUG-1', { title: 'Teacup', category: 'Kitchen', note: 'fragile' }]])
    const edited = indexOf(SHOP, edits, 4)
    expect(edited.query({ ...ALL, search: 'teac' })).toMatchObject({
      version: 4,
      total: 1,
      items: [{ sku: 'MUG-1', title: 'Teacup', category: 'Kitchen' }],
    })
    expect(codes(edited, { sort: 'title' })).toEqual(['NEW', 'POST', 'MUG-1', 'mug-1'])
    expect(edited.get('MUG-1')).toMatchObject({ titles: ['Mug', 'Old mug'], note: 'fragile', notSale: { priceZero: 1 } })
  })

  test('filters by kind, sorts, never sold last from the top', () => {
    expect(codes(indexOf(SHOP), { kind: ['postage'] })).toEqual(['POST'])
    expect(codes(indexOf(SHOP), { sort: 'lastSold', descending: true })).toEqual(['mug-1', 'POST', 'MUG-1', 'NEW'])
    expect(codes(indexOf(SHOP), { sort: 'units', descending: true, limit: 2 })).toEqual(['mug-1', 'MUG-1'])
    expect(indexOf(SHOP).get('none')).toBeUndefined()
  })

  test('sales in another currency are exchanged at their own rate; with none they are left out', () => {
    const abroad = (rate?: number) =>
      indexOf([anOrder({ currency: 'JPY', rate, lines: [aLine({ price: 100_000, amount: 100_000 })] })]).query(ALL).items[0]
    expect(abroad(0.005)).toMatchObject({ sales: 50_000, price: 50_000, orders: 1 })
    expect(abroad()).toMatchObject({ sales: 0, price: 0, orders: 0 })
  })

  test('hidden orders count nowhere', () => {
    expect(codes(indexOf(SHOP, NO_EDITS, 3, (order) => order.number === '4'))).toEqual(['MUG-1', 'mug-1', 'POST'])
  })

  test('units, sales and orders are those of the paid lines that count, over any orders in any tables', () => {
    fc.assert(
      fc.property(randomOrders(10), fc.nat(10), (orders, cut) => {
        const all = orders.map((order) => ({ ...order, currency: 'GBP' }))
        const index = ProductIndex.of([{ table: aTable(all.slice(0, cut)) }, { table: aTable(all.slice(cut)) }], {
          currency: 'GBP',
          edits: NO_EDITS,
          version: 1,
        })
        const plain = all.filter((order) => !order.test)
        const skus = [...new Set(plain.flatMap((order) => order.lines.map((line) => line.sku)))].filter((sku) => sku !== '')
        const rows = index.query(ALL).items
        expect(rows.map((row) => row.sku).sort()).toEqual(skus.sort())
        for (const row of rows) {
          const paid = plain.filter((order) => order.type === 'sale' && order.paidAt !== undefined)
          const counted = (order: Order) => order.lines.filter((line) => line.sku === row.sku && line.notSale === '')
          const more = paid.filter(
            (order) => sumNet(order.lines.filter((line) => line.notSale === '')) + order.shipping - order.discount > 0,
          )
          expect(row.sales).toBe(sumNet(paid.flatMap(counted)))
          expect(row.orders).toBe(more.filter((order) => counted(order).length > 0).length)
          expect(row.units).toBe(more.flatMap(counted).reduce((sum, line) => sum + line.quantity, 0))
        }
      }),
      { numRuns: runs(100) },
    )
  })
})

function sumNet(lines: OrderLine[]): number {
  return lines.reduce((sum, line) => sum + line.amount - line.discount, 0)
}
