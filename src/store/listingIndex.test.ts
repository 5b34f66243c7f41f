import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LISTING_STATES, type Category, type Product } from '~/domain/product'
import { pinyinInitials } from '~/lib/pinyin'
import { openColumns, writeColumns } from '~/segments/columnFile'
import { runs } from '../../tests/runs'
import { aProduct, aSku } from '../../tests/stock'
import { parsePriceBand, STOCK_STATES } from '~/domain/listingFilter'
import { type Joined, ListingColumns } from './listingColumns'
import { type ChangedProduct, deepText, ListingIndex } from './listingIndex'
import type { ListingFilter, ListingQuery, ListingRow } from './lists'
import { compareTexts } from './sortRows'

const UNIT = 10_000
const TREE: Category[] = [
  { key: 'home', name: 'Home', parent: '', order: 0 },
  { key: 'light', name: 'Light', parent: 'home', order: 0 },
  { key: 'candle', name: 'Candles', parent: 'light', order: 0 },
  { key: 'wear', name: 'Wear', parent: '', order: 1 },
]
const NAMES = { tree: new Map(TREE.map((category) => [category.key, category])), suppliers: new Map([['s1', 'Supplier one']]) }
const ASCENDING = { sort: 'title', descending: false, offset: 0, limit: 1000 } as const

const skus = (key: string, count: number, price: number) =>
  Array.from({ length: count }, (_, at) =>
    aSku({ code: `${key}-${at}`, barcode: `69${key.length}${at}`, price: price + at * UNIT, reorderPoint: at }),
  )

const product = fc
  .record({
    key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
    title: fc.constantFrom('Mug', 'mug', '连衣裙', '长袖衬衫', '12', '5', 'Ａ字裙', ''),
    description: fc.constantFrom('', 'soft linen', '纯棉'),
    category: fc.constantFrom('', 'home', 'light', 'candle', 'wear', 'gone'),
    brand: fc.constantFrom('', 'North'),
    supplier: fc.constantFrom('', 's1'),
    tags: fc.subarray(['summer', 'new', '夏']),
    state: fc.constantFrom(...LISTING_STATES),
    createdAt: fc.integer({ min: 1, max: 5 }),
    count: fc.nat(3),
    price: fc.integer({ min: 0, max: 200 }),
  })
  .map(({ count, price, ...set }) => aProduct({ ...set, stateSince: set.createdAt, skus: skus(set.key, count, price * UNIT) }))

const products = fc.uniqueArray(product, { selector: ({ key }) => key, maxLength: 8 })

const filter: fc.Arbitrary<ListingFilter> = fc.record(
  {
    search: fc.constantFrom('mug', 'MUG', '连', 'lyq', 'cx', 'a-1', '69', '690', 'linen', '夏', 'zz', 'ａ字'),
    deep: fc.boolean(),
    state: fc.subarray([...LISTING_STATES]),
    category: fc.subarray(['', 'home', 'light', 'candle']),
    brand: fc.subarray(['', 'North']),
    supplier: fc.subarray(['', 's1']),
    tag: fc.subarray(['summer', '夏']),
    stock: fc.subarray([...STOCK_STATES]),
    price: fc.subarray(['0-50', '50-100', '100-', 'nonsense']),
  },
  { requiredKeys: [] },
)

const JOINED: Joined = {
  of: 'first',
  levels: new Map(['a-0', 'a-1', 'b-0', 'c-0', 'd-2'].map((sku, at) => [sku, { sku, onHand: at * 2, reserved: 1, incoming: 0 }] as const)),
  sold: new Map([
    ['a-0', { units: 3, sales: 30 }],
    ['b-0', { units: 1, sales: 50 }],
  ]),
}

function indexOf(all: readonly Product[], joined: Joined = JOINED): ListingIndex {
  const index = new ListingIndex(new ListingColumns(), UNIT)
  index.setNames(NAMES)
  index.join(joined)
  index.change(
    all.map((each) => ({ product: each, changed: 0 })),
    [],
  )
  index.setDeep(new Map(all.map((each) => [each.key, deepText(each)])))
  return index
}

/** By looking at every product. */
function passes(each: Product, row: ListingRow, asked: ListingFilter): boolean {
  const { search, deep, state = [], category = [], brand = [], supplier = [], tag = [], stock = [], price = [] } = asked
  const above = (key: string): string[] => {
    const found = NAMES.tree.get(key)
    return found?.parent ? [key, ...above(found.parent)] : [key]
  }
  const part = search?.normalize('NFKC').toLowerCase()
  const texts = [each.title, ...each.skus.flatMap(({ code, barcode }) => [code, barcode])]
  const spelled = part !== undefined && /[a-z]/.test(part) && /^[a-z0-9]{2,}$/.test(part) ? pinyinInitials(each.title).split(' ') : []
  const all = [...texts, ...spelled, ...(deep ? [each.description, ...each.tags] : [])]
  const lowest = Math.min(...each.skus.map((sku) => sku.price)) / UNIT
  const inBand = (text: string) => {
    const band = parsePriceBand(text)
    return band !== undefined && band.from <= lowest && lowest < band.to
  }
  return (
    (part === undefined || all.some((text) => text.normalize('NFKC').toLowerCase().includes(part))) &&
    (state.length === 0 || state.includes(each.state)) &&
    (category.length === 0 || above(each.category).some((key) => category.includes(key))) &&
    (brand.length === 0 || brand.includes(each.brand)) &&
    (supplier.length === 0 || supplier.includes(each.supplier)) &&
    (tag.length === 0 || each.tags.some((own) => tag.includes(own))) &&
    (stock.length === 0 || stock.includes(row.stock)) &&
    (price.length === 0 || price.some(inBand))
  )
}

const SORTS = ['title', 'state', 'price', 'skus', 'sellable', 'units', 'sales', 'complete', 'created', 'changed', 'listed'] as const

const rowsBy = (index: ListingIndex) => new Map(index.query(ASCENDING).items.map((row) => [row.key, row]))

function valueOf(row: ListingRow, sort: (typeof SORTS)[number]): number | string {
  const value = {
    title: row.title,
    state: LISTING_STATES.indexOf(row.state),
    price: row.price?.min,
    skus: row.skus,
    sellable: row.sellable,
    units: row.units,
    sales: row.sales,
    complete: row.complete,
    created: row.createdAt,
    changed: row.changedAt,
    listed: row.listedAt,
  }[sort]
  return value ?? -Infinity
}

const compare = (one: number | string, other: number | string): number =>
  typeof one === 'string' && typeof other === 'string' ? compareTexts(one, other) : one < other ? -1 : one > other ? 1 : 0

describe('the list of products', () => {
  test('finds, orders, counts and pages as a look at every product does', () => {
    fc.assert(
      fc.property(products, filter, fc.constantFrom(...SORTS), fc.boolean(), fc.nat(4), (all, asked, sort, descending, offset) => {
        const index = indexOf(all)
        const rows = rowsBy(index)
        expect(rows.size).toBe(all.length)
        const found = all.flatMap((each) => {
          const row = rows.get(each.key)
          return row && passes(each, row, asked) ? [row] : []
        })
        found.sort((one, other) => compare(valueOf(one, sort), valueOf(other, sort)))
        if (descending) found.reverse()
        const query = { ...asked, sort, descending }
        const page = index.query({ ...query, offset, limit: 3 })
        expect(page.total).toBe(found.length)
        expect(page.items).toEqual(found.slice(offset, offset + 3))
        expect(index.pick(query, { all: true, keys: ['a'] })).toEqual(found.map(({ key }) => key).filter((key) => key !== 'a'))
      }),
      { numRuns: runs(300) },
    )
  })

  test('a count beside a value is how many are shown when it alone is chosen there', () => {
    const NAMED = ['state', 'category', 'brand', 'supplier', 'tag', 'stock', 'price', 'complete'] as const
    fc.assert(
      fc.property(products, filter, fc.constantFrom(...NAMED), (all, asked, name) => {
        const index = indexOf(all)
        for (const { value, count } of index.facets(asked).values[name]) {
          const { total } = index.query({ ...asked, [name]: [value], ...ASCENDING })
          expect(`${value} ${total}`).toBe(`${value} ${count}`)
        }
      }),
      { numRuns: runs(200) },
    )
  })

  test('told of changes one by one it is as if made anew', () => {
    const change = fc.record({ put: fc.array(product, { maxLength: 3 }), gone: fc.subarray(['a', 'b', 'c']) })
    fc.assert(
      fc.property(products, fc.array(change, { maxLength: 4 }), filter, fc.constantFrom(...SORTS), (first, changes, asked, sort) => {
        const index = indexOf(first)
        const query: ListingQuery = { ...asked, sort, descending: false, offset: 0, limit: 100 }
        const now = new Map(first.map((each) => [each.key, each]))
        index.query(query)
        for (const { put, gone } of changes) {
          const known = put.filter(({ key }) => !gone.includes(key))
          for (const each of known) now.set(each.key, each)
          for (const key of gone) now.delete(key)
          index.change(
            [...new Map(known.map((each): [string, ChangedProduct] => [each.key, { product: each, changed: 0 }])).values()],
            gone.filter((key) => index.columns.rowOf(key) !== undefined),
          )
          const anew = indexOf([...now.values()])
          expect(index.query(query).total).toBe(anew.query(query).total)
          expect(index.query(query).items.map((row) => valueOf(row, sort))).toEqual(
            anew.query(query).items.map((row) => valueOf(row, sort)),
          )
          expect(rowsBy(index)).toEqual(rowsBy(anew))
          expect(index.facets(asked)).toEqual(anew.facets(asked))
        }
      }),
      { numRuns: runs(200) },
    )
  })

  test('columns that were written down and read back tell the same', () => {
    fc.assert(
      fc.property(products, fc.constantFrom(...SORTS), (all, sort) => {
        const index = indexOf(all)
        index.change([], ['b'])
        const columns = ListingColumns.of(openColumns(new Uint8Array(writeColumns(index.columns.table())).buffer))
        if (!columns) throw new Error('a column is missing')
        const back = new ListingIndex(columns, UNIT)
        back.setNames(NAMES)
        back.join(JOINED)
        const query = { ...ASCENDING, sort }
        expect(back.query(query)).toEqual(index.query(query))
      }),
    )
  })

  test('other stock and sales show at once', () => {
    const index = indexOf([aProduct({ key: 'a', skus: skus('a', 1, UNIT) }), aProduct({ key: 'b', skus: skus('b', 1, UNIT) })])
    const best = () => index.query({ ...ASCENDING, sort: 'units', descending: true }).items.map(({ key, units }) => [key, units])
    expect(best()).toEqual([
      ['a', 3],
      ['b', 1],
    ])
    index.join({ ...JOINED, sold: new Map([['b-0', { units: 9, sales: 1 }]]) })
    expect(best()).toEqual([
      ['b', 9],
      ['a', 0],
    ])
  })
})
