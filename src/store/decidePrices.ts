import { checkPriceRule, previewPrices, type PriceChange, sumOf } from '~/domain/price/priceRule'
import type { PriceCommand } from '~/domain/priceCommand'
import type { Product } from '~/domain/product'
import type { Change, ShopDb } from './db'
import type { Decision } from './decide'
import type { CommandOf, Deciders } from './deciders'
import { changesAway, changesTo, rowsByName } from './rows'
import { skuField } from '~/domain/skuField'

/** Prices of many at once, and what others ask. */
export const PRICE_DECIDERS: Deciders<PriceCommand> = {
  'prices.set': decidePrices,

  async 'rival.add'(db, { args: { key, set } }) {
    if (set.seller.trim() === '') return { refusal: { why: 'rule', rule: 'rival.seller' } }
    if (!(Number.isSafeInteger(set.price) && set.price > 0)) return { refusal: { why: 'rule', rule: 'rival.price' } }
    const row = await db.rivals.get(key)
    return { changes: changesTo('rivals', key, row && { ...row }, set) }
  },

  async 'rival.remove'(db, { args: { key } }) {
    const row = await db.rivals.get(key)
    return row ? { changes: changesAway('rivals', key, { ...row }) } : { refusal: { why: 'notFound', what: key } }
  },
}

async function decidePrices(db: ShopDb, { args }: CommandOf<PriceCommand, 'prices.set'>): Promise<Decision> {
  const { rule, products: keys, skus, currency, expect } = args
  if (checkPriceRule(rule)) return { refusal: { why: 'rule', rule: 'prices.rule' } }
  const found = await db.catalog.bulkGet([...keys])
  const products = onlySkus(
    found.filter((product) => product !== undefined),
    skus,
  )
  const preview = previewPrices(rule, products, currency)
  const now = sumOf(preview)
  if (now.skus === 0) return { refusal: { why: 'rule', rule: 'prices.none' } }
  if (now.skus !== expect.skus || now.total !== expect.total)
    return { refusal: { why: 'rule', rule: 'prices.changed', facts: { skus: expect.skus, now: now.skus } } }
  const old = new Map(products.flatMap((product) => product.skus.map((sku) => [`${product.key}\n${sku.code}`, sku] as const)))
  return {
    rows: rowsByName('catalog', found),
    changes: preview.changes.flatMap((change) => changesOf(change, rule.field, old.get(`${change.product}\n${change.sku}`)?.compareAt)),
  }
}

/** The products with only these of their SKUs. */
function onlySkus(products: readonly Product[], codes: readonly string[] | undefined): Product[] {
  if (!codes) return [...products]
  const wanted = new Set(codes)
  return products.map((product) => ({ ...product, skus: product.skus.filter(({ code }) => wanted.has(code)) }))
}

function changesOf({ product: key, sku, was, is, compareAt }: PriceChange, field: string, struckOut: number | undefined): Change[] {
  const change: Change = { table: 'catalog', key, field: skuField(sku, field), before: was, after: is }
  if (compareAt === undefined) return [change]
  return [change, { table: 'catalog', key, field: skuField(sku, 'compareAt'), before: struckOut, after: compareAt ?? undefined }]
}
