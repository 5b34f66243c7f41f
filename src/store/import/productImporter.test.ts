import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { aProduct, aSku } from '../../../tests/stock'
import { ShopDb } from '~/store/db'
import { execute } from '~/store/execute'
import { importProducts } from '~/store/importProducts'
import { ProductImporter } from './productImporter'

const POUND = 10_000
const author = { who: 'owner', at: 7 }
const defaults = { name: '', zone: 'UTC', currency: 'GBP' }
const FILE = [
  'Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Price,Image Src',
  'mug,Mug,"A mug, blue",Acme,Kitchen,"blue, gift",true,Size,S,M-S,9.99,a.jpg',
  'mug,,,,,,,,L,M-L,twelve,',
  'pot,Pot,,Acme,Garden > Pots,,false,Title,Default Title,,4,',
].join('\n')

let count = 0
let db: ShopDb
let importer: ProductImporter
beforeEach(() => {
  db = new ShopDb(`products${++count}`)
  importer = new ProductImporter(async () => 'GBP')
})

const shopNow = async () => ({
  products: await db.catalog.toArray(),
  categories: await db.categories.toArray(),
  suppliers: await db.suppliers.toArray(),
})
async function check(text: string, id = 'i1') {
  const inspected = await importer.inspect(new File([text], 'products.csv'))
  if (!inspected.ok || !inspected.value) throw new Error('no file of products')
  const { format, preset, columns, match, decimal } = inspected.value
  const context = { signal: new AbortController().signal, progress: () => undefined }
  const run = await importer.dryRun({ format, preset, columns, match, decimal }, await shopNow(), id, context)
  if (!run.ok) throw new Error(run.refusal.why)
  return run.value
}
async function commit(id = 'i1') {
  const prepared = importer.prepared()
  if (!prepared) throw new Error('nothing was checked')
  const args = {
    fileName: 'products.csv',
    bytes: 1,
    preset: prepared.plan.preset,
    match: prepared.plan.match,
    rows: 3,
    added: 1,
    changed: 0,
    refused: 0,
  }
  return importProducts(db, prepared, { id, kind: 'catalog.import', args }, author)
}
/** What the store keeps besides records. */
const DERIVED: ReadonlySet<string> = new Set(['journal', 'meta', 'derived', 'codes'])
const rowsOf = async () =>
  JSON.stringify(await Promise.all(db.tables.filter(({ name }) => !DERIVED.has(name)).map((table) => table.toArray())))

describe('a file of products', () => {
  it('of a supermarket has a product for each finest class, its rows are SKUs', async () => {
    const rows = [
      '26093,69,PASTRY,Private,BREAD,BREAD:ITALIAN/FRENCH,',
      '34269,69,PASTRY,Private,BREAD,BREAD:ITALIAN/FRENCH,1 LB',
      '26081,2,MISCELLANEOUS,National,,,',
    ]
    const found = await check(
      ['product_id,manufacturer_id,department,brand,product_category,product_type,package_size', ...rows].join('\n'),
    )
    expect(found).toMatchObject({ rows: 3, added: 1, refused: [{ row: 4, why: 'noTitle' }], categories: ['BREAD'] })
    await commit()
    const [bread] = await db.catalog.toArray()
    expect(bread).toMatchObject({ title: 'BREAD:ITALIAN/FRENCH', tags: ['PASTRY'] })
    expect(bread.skus.map(({ code }) => code)).toEqual(['26093', '34269'])
  })

  it('says what it would do, row by row, and does just that', async () => {
    const found = await check(FILE)
    expect(found).toMatchObject({ rows: 3, added: 2, changed: 0, refusedRows: 1, categories: ['Kitchen', 'Garden', 'Pots'] })
    expect(found.refused).toEqual([{ row: 3, why: 'badPrice', column: 'Variant Price', text: 'twelve' }])
    expect(await importer.refused().text()).toContain('3,badPrice,Variant Price,twelve')
    expect(await db.catalog.count()).toBe(0)
    expect(await commit()).toMatchObject({ ok: true })
    const [mug, pot] = (await db.catalog.toArray()).toSorted((a, b) => a.title.localeCompare(b.title))
    expect(mug).toMatchObject({
      title: 'Mug',
      brand: 'Acme',
      tags: ['blue', 'gift'],
      state: 'listed',
      listedAt: 7,
      skus: [{ code: 'M-S', price: 9.99 * POUND }],
    })
    expect(pot).toMatchObject({ state: 'draft', options: [], skus: [{ code: 'POT', price: 4 * POUND }] })
    expect(await db.categories.count()).toBe(3)
  })

  it('the same file again has nothing to do', async () => {
    await check(FILE)
    await commit()
    expect(await check(FILE, 'i2')).toMatchObject({ added: 0, changed: 0, categories: [] })
  })

  it('undone, leaves every table as it was', async () => {
    await db.catalog.put(aProduct({ key: 'p', title: 'Old mug', skus: [aSku({ code: 'M-S', price: POUND })] }))
    const before = await rowsOf()
    await check(FILE)
    await commit()
    expect(await rowsOf()).not.toBe(before)
    expect(await execute(db, defaults, { id: 'u', kind: 'undo', args: { command: 'i1' } }, author)).toMatchObject({ ok: true })
    expect(await rowsOf()).toBe(before)
  })

  it('is all or nothing: refused where a product was changed after the check, or where a code was given away', async () => {
    await db.catalog.put(aProduct({ key: 'p', title: 'Old mug', skus: [aSku({ code: 'M-S' })] }))
    await check(FILE)
    await execute(db, defaults, { id: 'e', kind: 'catalog.set', args: { key: 'p', set: { title: 'Newer mug' } } }, author)
    const before = await rowsOf()
    expect(await commit()).toMatchObject({ ok: false, refusal: { why: 'changedSince' } })
    expect(await rowsOf()).toBe(before)
  })

  it('is carried out once, however often it is sent', async () => {
    await check(FILE)
    await commit()
    const after = await rowsOf()
    expect(await commit()).toMatchObject({ ok: true })
    expect(await rowsOf()).toBe(after)
  })

  it('is told from a file of orders by its header', async () => {
    const orders = new File(['Order number,Order date,SKU,Title,Quantity,Unit price,Buyer ID\n1,2026-01-01,A,B,1,2,x'], 'orders.csv')
    expect(await importer.inspect(orders)).toEqual({ ok: true, value: null })
  })
})
