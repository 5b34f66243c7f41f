import { writeColumnFile } from '~/store/columnFiles'
import { ShopDb } from '~/store/db'
import { openFiles } from '~/store/files'
import { CATEGORIES, makeProducts, randomOf, SUPPLIERS } from './made'

/** Writes the shop: rows into the database, one opening movement a SKU into a file. */
async function make() {
  const db = new ShopDb('main')
  const files = await openFiles('main')
  const codes: string[] = []
  let part = []
  await db.categories.bulkPut(CATEGORIES)
  await db.suppliers.bulkPut(SUPPLIERS)
  for (const product of makeProducts()) {
    part.push(product)
    for (const { code } of product.skus) codes.push(code)
    if (part.length < 5000) continue
    await db.catalog.bulkAdd(part)
    part = []
  }
  const random = randomOf(11)
  const plain = (values: string[]) => ({ codes: new Uint32Array(codes.length), values })
  const row = await writeColumnFile(
    files,
    'movements',
    {
      count: codes.length,
      numbers: {
        at: new Float64Array(codes.length).fill(Date.UTC(2024, 0, 1)),
        quantity: Float64Array.from(codes, () => random(30)),
        kind: new Float64Array(codes.length),
      },
      texts: { sku: { codes: Uint32Array.from(codes, (_, at) => at), values: codes }, location: plain(['main']), ref: plain(['']) },
    },
    { key: 'bench-movements', at: 0 },
  )
  await db.columnFiles.put(row)
  await db.meta.put({ key: 'version', value: 1 })
  db.close()
}

void make().then(() => postMessage('made'))
