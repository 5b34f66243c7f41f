import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import type { ProductFields } from '~/domain/catalogCommand'
import type { Product } from '~/domain/product'
import { runs } from '../../../tests/runs'
import { aProduct, aSku } from '../../../tests/stock'
import { realFile } from '../../../tests/tools/data.mjs'
import type { MatchKey } from './fields'
import { type MatchedProducts, matchProducts, type ShopCatalog } from './matchProducts'
import { detectProductFile, matchProductColumns } from './presets'
import { readProducts } from './readProducts'
import { rowsInKind } from './writeInKind'
import { ownRows } from './writeProducts'

const POUND = 10_000

function tableOf(text: string, currency = 'USD') {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: true })
  const [header, ...rows] = data
  const preset = detectProductFile(header)
  return {
    header,
    rows: rows.map((row) => header.map((_, at) => row[at] ?? '')),
    preset,
    columns: matchProductColumns(header, preset, currency),
    currency,
  }
}
type Table = ReturnType<typeof tableOf>

let made = 0
function match(table: Table, shop: Partial<ShopCatalog> = {}, by: MatchKey = 'sku'): MatchedProducts & { refusedRows: number } {
  const read = readProducts(table)
  const plan = { match: by, file: 'f1', header: table.header, rows: table.rows, newKey: (n: number) => `n${++made}-${n}` }
  const matched = matchProducts(read.products, { products: [], categories: [], suppliers: [], ...shop }, plan)
  return { ...matched, refusedRows: read.refused.length + matched.refused.length }
}

/** The shop after an import. */
function imported({ sets, categories }: MatchedProducts, shop: Partial<ShopCatalog> = {}): ShopCatalog {
  const products = new Map((shop.products ?? []).map((product) => [product.key, product]))
  for (const { key, set, listed, isNew } of sets) {
    const fresh: Partial<ProductFields> = isNew
      ? { description: '', category: '', brand: '', tags: [], options: [], skus: [], pictures: [], supplier: '' }
      : {}
    const before = products.get(key) ?? aProduct({ key, title: '', state: listed ? 'listed' : 'draft' })
    products.set(key, { ...before, ...fresh, ...set })
  }
  return { products: [...products.values()], categories: [...(shop.categories ?? []), ...categories], suppliers: shop.suppliers ?? [] }
}

const SHOPIFY = ['shopify/apparel.csv', 'shopify/home-and-garden.csv', 'shopify/jewelery.csv']
const WOO = ['woocommerce/digital_product.csv', 'woocommerce/physical_product.csv', 'woocommerce/variable_product.csv']
const MEDUSA = ['medusa/exported-products-comma.csv', 'medusa/exported-products-semicolon.csv', 'medusa/v1-template.csv']

describe.each([...SHOPIFY, ...WOO, ...MEDUSA])('the real file %s', (name) => {
  const path = realFile(`platform-csv/${name}`)
  if (!path) process.stderr.write(`skipped: ${name} is not there (set ZHANGGUI_DATA)\n`)
  const table = path ? tableOf(readFileSync(path, 'utf8')) : undefined

  it.skipIf(!table)('is known by its header, and comes in whole', () => {
    if (!table) return
    expect(table.preset).toBe(name.split('/')[0])
    const found = match(table)
    expect(found.refusedRows).toBe(0)
    expect(found.sets.length).toBeGreaterThan(0)
    const rows = new Set(found.sets.flatMap(({ set }) => set.source?.rows.map(({ at }) => at) ?? []))
    expect(rows.size).toBe(table.rows.length)
  })

  it.skipIf(!table)('comes out cell for cell as it went in, and changes nothing when it comes in again', () => {
    if (!table) return
    const shop = imported(match(table))
    expect(rowsInKind(shop.products, 'f1', table)).toEqual(table.rows)
    for (const by of ['handle', 'title'] as const) {
      if (by === 'handle' && table.columns.handle === undefined) continue
      // A title that several products have tells none of them apart.
      if (by === 'title' && new Set(shop.products.map(({ title }) => title)).size < shop.products.length) continue
      const again = match(table, shop, by)
      expect(again).toMatchObject({ changes: [], categories: [], refusedRows: 0, unchanged: shop.products.length })
    }
  })

  it.skipIf(!table)('comes out as our own file, which changes nothing when it comes in again', () => {
    if (!table) return
    const shop = imported(match(table))
    const own = tableOf([...ownRows(shop.products, { ...shop, currency: 'USD' })].join('\n'))
    expect(own.preset).toBe('zhanggui')
    expect(match(own, shop, 'handle').changes).toEqual([])
  })
})

const shopify = (...rows: string[]) =>
  tableOf(
    ['Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Compare At Price,Variant Barcode,Image Src', ...rows].join(
      '\n',
    ),
    'GBP',
  )

describe('a file of products', () => {
  it('puts the rows of a product together; a row with a picture alone is no SKU', () => {
    const found = match(shopify('mug,Mug,Size,S,M-S,9.99,,,a.jpg', 'mug,,,L,M-L,12.5,15,,', 'mug,,,,,,,,b.jpg'))
    expect(found.sets).toHaveLength(1)
    expect(found.sets[0].set).toMatchObject({
      title: 'Mug',
      options: [{ name: 'Size', values: ['S', 'L'] }],
      skus: [
        { code: 'M-S', values: ['S'], price: 9.99 * POUND },
        { code: 'M-L', values: ['L'], price: 12.5 * POUND, compareAt: 15 * POUND },
      ],
    })
  })

  it('gives SKUs without a code the same codes each time, and no code twice', () => {
    const table = shopify('mug,Mug,Size,S,,9.99,,,', 'mug,,,L,,12.5,,,', 'MUG,Mug two,Size,S,,1,,,')
    const codes = match(table).sets.flatMap(({ set }) => set.skus?.map(({ code }) => code) ?? [])
    expect(codes).toEqual(['MUG-S', 'MUG-L', 'MUG-S-2'])
  })

  it('names each row that it leaves out, and takes the others', () => {
    const found = match(
      shopify(
        'a,A,,,A1,9.99,,,',
        'b,,,,B1,9.99,,,',
        'c,C,,,C1,nine,,,',
        'd,D,,,D1,-3,,,',
        'e,E,,,A1,3,,,',
        'f,F,Size,S,F1,3,,,',
        'f,,,L,F1,3,,,',
      ),
    )
    const { refused } = readProducts(
      shopify(
        'a,A,,,A1,9.99,,,',
        'b,,,,B1,9.99,,,',
        'c,C,,,C1,nine,,,',
        'd,D,,,D1,-3,,,',
        'e,E,,,A1,3,,,',
        'f,F,Size,S,F1,3,,,',
        'f,,,L,F1,3,,,',
      ),
    )
    expect(refused.map(({ row, why }) => [row, why])).toEqual([
      [1, 'noTitle'],
      [2, 'badPrice'],
      [3, 'negative'],
      [4, 'twoOwners'],
      [6, 'codeTwice'],
    ])
    expect(found.sets.map(({ set }) => set.title)).toContain('A')
  })

  it('never takes away what it does not name: SKUs, fields, options', () => {
    const shop = {
      products: [aProduct({ key: 'p', title: 'Mug', description: 'Kept', skus: [aSku({ code: 'M-S', cost: 7 }), aSku({ code: 'M-XL' })] })],
    }
    const found = match(shopify('mug,Mug,Size,S,M-S,1.5,,,', 'mug,,,L,M-L,2,,,'), shop)
    const [after] = imported(found, shop).products
    expect(after).toMatchObject({
      description: 'Kept',
      skus: [{ code: 'M-S', cost: 7, price: 1.5 * POUND }, { code: 'M-XL' }, { code: 'M-L' }],
    })
    expect(found.skus).toEqual({ added: 1, coded: 0, kept: 1 })
  })

  it('is matched by what the user chooses', () => {
    const shop = { products: [aProduct({ key: 'p', title: 'Mug', handle: 'mug', skus: [aSku({ code: 'OLD', barcode: '400' })] })] }
    const table = shopify('mug,Big mug,,,NEW,1.5,,400,')
    const found = (by: MatchKey) =>
      match(table, shop, by).changes.map(({ isNew, fields }) => [isNew, fields.filter(({ field }) => field === 'sku').length])
    expect(found('barcode')).toEqual([[false, 0]])
    expect(found('handle')).toEqual([[false, 1]])
    expect(found('sku')[0][0]).toBe(true)
    expect(found('title')[0][0]).toBe(true)
  })

  it('refuses rows that two products of the shop claim', () => {
    const shop = { products: [aProduct({ key: 'p', skus: [aSku({ code: 'X' })] }), aProduct({ key: 'q', skus: [aSku({ code: 'Y' })] })] }
    expect(match(shopify('mug,Mug,Size,S,X,1,,,', 'mug,,,L,Y,1,,,'), shop)).toMatchObject({ sets: [], refusedRows: 2 })
  })

  it('of a platform with regular and sale prices strikes the regular one out', () => {
    const table = tableOf(
      'Type,SKU,Name,Visibility in catalog,Regular price,Sale price,Weight (kg)\nsimple,H1,Hoodie,visible,45,39.5,0.5',
      'GBP',
    )
    expect(match(table).sets[0].set.skus).toMatchObject([{ price: 39.5 * POUND, compareAt: 45 * POUND, weight: 500 }])
  })

  it('of one currency is not read as another', () => {
    const table = tableOf('Product Handle,Product Title,Variant Title,Variant Sku,Variant Price EUR\nmug,Mug,M,M1,45', 'GBP')
    expect(table.columns.price).toBeUndefined()
  })

  it('says in its own kind only what has become another', () => {
    const table = shopify('mug,Mug,Size,S,M-S,9.990,,,a.jpg', 'mug,,,L,M-L,12.5,15,,', 'mug,,,,,,,,b.jpg')
    const shop = imported(match(table))
    const [product] = shop.products
    const changed: Product = {
      ...product,
      title: 'Big mug',
      skus: [{ ...product.skus[1], price: 11 * POUND }, aSku({ code: 'M-XXL', values: ['XXL'], price: 2 * POUND })],
    }
    expect(rowsInKind([changed], 'f1', table)).toEqual([
      ['mug', '', '', 'L', 'M-L', '11', '15', '', ''],
      ['mug', '', '', '', '', '', '', '', 'b.jpg'],
      ['mug', '', '', 'XXL', 'M-XXL', '2', '', '', ''],
    ])
  })

  it('written by us, whatever products hold, changes nothing when it comes in again', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9一-龥=+@'"][A-Za-z0-9一-龥 .'"&-]{0,12}[A-Za-z0-9一-龥]$/)
    const amount = fc.integer({ min: 0, max: 1e9 })
    const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined })
    const sku = fc.record({
      price: amount,
      cost: amount,
      compareAt: optional(amount),
      floor: optional(amount),
      weight: fc.nat(9999),
      safetyStock: fc.nat(99),
      reorderPoint: fc.nat(99),
      barcode: fc.stringMatching(/^\d{0,13}$/),
    })
    const product = fc.record({
      title: word,
      description: fc.string(),
      brand: fc.oneof(fc.constant(''), word),
      tags: fc.uniqueArray(word, { maxLength: 3 }),
      skus: fc.array(sku, { minLength: 1, maxLength: 4 }),
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(product, { selector: ({ title }) => title, maxLength: 5 }),
        fc.constantFrom('sku' as const, 'handle' as const),
        (list, by) => {
          const products = list.map(({ skus, ...fields }, p) =>
            aProduct({
              key: `p${p}`,
              category: '',
              ...fields,
              options: skus.length > 1 ? [{ name: 'Size', values: skus.map((_, s) => `s${s}`) }] : [],
              skus: skus.map((set, s) =>
                aSku({ ...JSON.parse(JSON.stringify(set)), code: `C${p}-${s}`, values: skus.length > 1 ? [`s${s}`] : [] }),
              ),
            }),
          )
          const own = tableOf([...ownRows(products, { categories: [], suppliers: [], currency: 'GBP' })].join('\r\n'), 'GBP')
          if (products.length === 0) return
          expect(match(own, { products }, by)).toMatchObject({ changes: [], refusedRows: 0 })
        },
      ),
      { numRuns: runs(150) },
    )
  })
})
