import { type Currency, toDecimalText, scaleOf } from '~/domain/money'
import type { Product, Sku } from '~/domain/product'
import { parseDecimalText } from '~/lib/csv/decimal'
import type { FileProduct, FileSku, ProductFileColumns, ProductFileField, ProductFilePreset, SkuSet } from './fields'
import { decimalOf, readProducts } from './readProducts'
import { skuTexts } from './writeProducts'

/** A kind of file that products came from. */
export interface FileKind {
  header: readonly string[]
  preset: ProductFilePreset
  columns: ProductFileColumns
  currency: Currency
}

/** The same with the sign that its amounts have before decimals. */
type ReadKind = FileKind & { decimal: '.' | ',' }

/** Rows of a product with the place that its first had in the file. */
interface Written {
  at: number
  rows: string[][]
}

/**
 * The products that came from a file as rows of that file, in its order: every cell as it stood, but for those that tell of something that is another now.
 * SKUs that were added stand behind the product's own rows; a SKU that was taken away has none.
 */
export function rowsInKind(products: readonly Product[], file: string, told: FileKind): string[][] {
  const cells = products.flatMap(({ source }) => (source?.file === file ? source.rows : []))
  const rows = cells.map((row) => told.header.map((name) => row.cells[name] ?? ''))
  const kind = { ...told, decimal: decimalOf({ columns: told.columns, rows }).decimal }
  const written = products.flatMap((product): Written[] => {
    const rows = product.source?.file === file ? rowsOf(product, product.source.rows, kind) : []
    return rows.length === 0 ? [] : [{ at: product.source?.rows[0]?.at ?? 0, rows }]
  })
  return written.sort((a, b) => a.at - b.at).flatMap(({ rows }) => rows)
}

function rowsOf(product: Product, source: NonNullable<Product['source']>['rows'], kind: ReadKind): string[][] {
  const rows = source.map(({ cells }) => kind.header.map((name) => cells[name] ?? ''))
  const { products } = readProducts({ ...kind, rows })
  const [was] = products
  if (!was) return rows
  const put = (row: number, field: ProductFileField, text: string) => {
    const column = kind.columns[field]
    if (column !== undefined) rows[row][column] = text
  }
  const [first] = was.rows
  for (const [field, text] of productTexts(product, was, kind)) put(first, field, text)
  const gone = new Set<number>()
  for (const sku of was.skus) {
    const now = product.skus.find(({ code }) => code === (source[sku.row].sku ?? sku.code))
    if (!now) gone.add(sku.row)
    else for (const [field, text] of changedTexts(now, sku, rows[sku.row], kind)) put(sku.row, field, text)
  }
  const told = new Set(source.map(({ sku }) => sku))
  const added = product.skus.filter(({ code }) => !told.has(code)).map((sku) => newRow(product, sku, rows[first], kind))
  return [...rows.filter((_, row) => !gone.has(row)), ...added]
}

const PUBLISHED: Record<ProductFilePreset, readonly [yes: string, no: string]> = {
  zhanggui: ['true', 'false'],
  shopify: ['true', 'false'],
  woocommerce: ['1', '0'],
  medusa: ['published', 'draft'],
  completejourney: ['true', 'false'],
  generic: ['true', 'false'],
}

/** What the file would say of the product now, where that is something else than it said. */
function productTexts(product: Product, { set }: FileProduct, { preset }: FileKind): [ProductFileField, string][] {
  const texts: [ProductFileField, string][] = []
  for (const field of ['title', 'description', 'brand'] as const) {
    if (set[field] !== undefined && set[field] !== product[field]) texts.push([field, product[field]])
  }
  if (set.tags && set.tags.join('\n') !== product.tags.join('\n')) texts.push(['tags', product.tags.join(', ')])
  const isListed = product.state === 'listed'
  if (set.published !== undefined && set.published !== isListed) texts.push(['published', PUBLISHED[preset][isListed ? 0 : 1]])
  const { seo } = product
  if (set.seo && set.seo.title !== (seo?.title ?? '')) texts.push(['seoTitle', seo?.title ?? ''])
  if (set.seo && set.seo.description !== (seo?.description ?? '')) texts.push(['seoDescription', seo?.description ?? ''])
  return texts
}

/** The fields of a SKU as the file writes them. */
function textsOf(sku: Sku, { currency, decimal }: ReadKind): ReturnType<typeof skuTexts> {
  const texts = skuTexts(sku, currency)
  for (const field of AMOUNTS) texts[field] = texts[field]?.replace('.', decimal)
  return texts
}

const AMOUNTS = ['price', 'compareAt', 'cost', 'floor'] as const

function changedTexts(now: Sku, { set }: FileSku, row: readonly string[], kind: ReadKind): [ProductFileField, string][] {
  const texts = textsOf(now, kind)
  const changed: [ProductFileField, string][] = []
  const differs = (field: keyof SkuSet & ProductFileField, zero: unknown) => (set[field] ?? zero) !== (now[field] ?? zero)
  if (kind.columns.salePrice !== undefined) changed.push(...salePrices(now, row, kind))
  else
    for (const field of AMOUNTS)
      if (differs(field, field === 'compareAt' || field === 'floor' ? undefined : 0)) changed.push([field, texts[field] ?? ''])
  if (differs('barcode', '')) changed.push(['barcode', now.barcode])
  if ((set.weight ?? 0) !== now.weight) changed.push(['grams', texts.grams ?? ''])
  return changed
}

/** A platform with a regular and a sale price: the struck-out one is the regular. */
function salePrices(
  { price, compareAt }: Sku,
  row: readonly string[],
  { columns, currency, decimal }: ReadKind,
): [ProductFileField, string][] {
  const now = { price: compareAt ?? price, salePrice: compareAt === undefined ? undefined : price }
  return (['price', 'salePrice'] as const).flatMap((field): [ProductFileField, string][] => {
    const column = columns[field]
    const was = column === undefined ? Number.NaN : parseDecimalText(row[column], scaleOf(currency), decimal)
    const is = now[field]
    if (Number.isNaN(was) ? (is ?? 0) === 0 : was === is) return []
    return [[field, is === undefined ? '' : toDecimalText(is, currency).replace('.', decimal)]]
  })
}

/** A row of a SKU that the file did not have: what belongs to all rows of the product, and its own. */
function newRow(product: Product, sku: Sku, first: readonly string[], kind: ReadKind): string[] {
  const { header, columns, preset } = kind
  const row = header.map(() => '')
  const put = (field: ProductFileField, text: string) => {
    const column = columns[field]
    if (column !== undefined) row[column] = text
  }
  if (columns.handle !== undefined) put('handle', first[columns.handle])
  for (const [field, text] of Object.entries(textsOf(sku, kind))) if (isField(field)) put(field, text)
  const at = [1, 2, 3] as const
  for (const place of at) put(`option${place}`, sku.values[place - 1] ?? '')
  if (preset === 'woocommerce') {
    const cells: Record<string, string> = { Type: 'variation', Parent: product.source?.rows[0]?.cells.SKU ?? product.title }
    product.options.forEach(({ name }, place) => {
      cells[`Attribute ${place + 1} name`] = name
      cells[`Attribute ${place + 1} value(s)`] = sku.values[place] ?? ''
    })
    header.forEach((name, column) => (row[column] = cells[name] ?? row[column]))
  }
  return row
}

const isField = (name: string): name is ProductFileField => name !== ''
