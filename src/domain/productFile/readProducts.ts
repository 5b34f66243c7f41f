import { type Currency, scaleOf } from '~/domain/money'
import { MOST_SKUS } from '~/domain/listingRules'
import { SUPPLY_MODES } from '~/domain/product'
import { guessDecimal, parseDecimalText, unwrapped } from '~/lib/csv/decimal'
import { isRoundedText } from '~/lib/csv/lostDigits'
import type {
  FileProduct,
  FileSku,
  ProductFileColumns,
  ProductFileField,
  ProductFilePreset,
  ProductRowRefusal,
  RefusedProductRow,
  SkuSet,
} from './fields'
import { type OptionPair, wooOptions, wooRole } from './wooRows'

/** A file as it was opened, and how it is read. */
export interface ProductFileTable {
  header: readonly string[]
  rows: readonly (readonly string[])[]
  preset: ProductFilePreset
  columns: ProductFileColumns
  currency: Currency
  /** Sign before decimals; told by the rows themselves where it is not given. */
  decimal?: '.' | ','
}

/** The sign before decimals of a file's amounts. */
export function decimalOf({ columns, rows }: Pick<ProductFileTable, 'columns' | 'rows'>): ReturnType<typeof guessDecimal> {
  const texts = (['price', 'salePrice', 'compareAt', 'cost', 'floor'] as const).flatMap((field) => {
    const column = columns[field]
    return column === undefined ? [] : rows.map((row) => row[column] ?? '')
  })
  return guessDecimal(texts, '.')
}

export interface ReadProducts {
  products: FileProduct[]
  refused: RefusedProductRow[]
}

const OPTIONS = [1, 2, 3] as const
const GRAMS: readonly [RegExp, number][] = [
  [/\(lbs?\)/i, 453.59237],
  [/\(kg\)/i, 1000],
  [/\(oz\)/i, 28.349523125],
  [/\(g\)/i, 1],
]

/** Puts the rows of each product together. A row that cannot be read is left out and named; the others of its product stay. */
export function readProducts(table: ProductFileTable): ReadProducts {
  return new Reading(table).read()
}

/** A cell that is not what its column should hold. */
interface Bad {
  why: ProductRowRefusal
  field: ProductFileField
}

class Reading {
  readonly #products = new Map<string, FileProduct>()
  readonly #refused: RefusedProductRow[] = []
  /** Product of each code that was seen. */
  readonly #codes = new Map<string, string>()
  /** Of WooCommerce: the product that variations name as their parent, by code, id and name. */
  readonly #parents = new Map<string, string>()

  readonly #decimal: '.' | ','

  constructor(readonly table: ProductFileTable) {
    this.#decimal = table.decimal ?? decimalOf(table).decimal
  }

  read(): ReadProducts {
    this.table.rows.forEach((_, row) => {
      if (this.#isEmpty(row)) return
      if (this.table.preset === 'woocommerce') this.#readWoo(row)
      else this.#readRow(row)
    })
    // A product of which no row could be read is none; one without SKUs has no row that was refused.
    const refused = new Set(this.#refused.map(({ row }) => row))
    const isRead = ({ skus, rows }: FileProduct) => skus.length > 0 || !rows.some((row) => refused.has(row))
    return { products: [...this.#products.values()].filter(isRead), refused: this.#refused }
  }

  #isEmpty(row: number) {
    return this.table.rows[row].every((cell) => cell.trim() === '')
  }

  #cell(row: number, field: ProductFileField): string {
    const column = this.table.columns[field]
    return column === undefined ? '' : unwrapped(this.table.rows[row][column] ?? '')
  }

  #has(field: ProductFileField) {
    return this.table.columns[field] !== undefined
  }

  #refuse(row: number, why: ProductRowRefusal, field: ProductFileField) {
    const column = this.table.columns[field]
    this.#refused.push({ row, why, column: column === undefined ? field : this.table.header[column], text: this.#cell(row, field) })
  }

  /** Rows with the same handle are one product; without handles, those with the same title, else each SKU is its own. */
  #readRow(row: number) {
    const id = this.#cell(row, 'handle') || this.#cell(row, 'title') || this.#cell(row, 'sku')
    if (id === '') return this.#refuse(row, 'noGroup', 'title')
    const known = this.#products.get(id)
    if (!known && this.#has('title') && this.#cell(row, 'title') === '') return this.#refuse(row, 'noTitle', 'title')
    const product = known ?? this.#begin(row, id)
    product.rows.push(row)
    const pairs = this.#optionsOf(row, product)
    // A product without SKUs has one row in our own file; elsewhere its first row is always a SKU.
    if ((known !== undefined || this.table.preset === 'zhanggui') && !this.#tellsSku(row, pairs)) return
    this.#addSku(
      row,
      product,
      pairs.map(({ value }) => value),
    )
  }

  #readWoo(row: number) {
    const role = wooRole(this.#named(row, 'Type'))
    const names = [this.#cell(row, 'sku'), `id:${this.#named(row, 'ID')}`, this.#cell(row, 'title')].filter(
      (name) => name !== '' && name !== 'id:',
    )
    if (role === 'variation') {
      const id = this.#parents.get(this.#named(row, 'Parent'))
      const product = id === undefined ? undefined : this.#products.get(id)
      if (!product) return this.#refuse(row, 'noParent', 'sku')
      product.rows.push(row)
      const pairs = this.#wooOptions(row)
      const values = product.set.options?.map(({ name }) => pairs.find((pair) => pair.name === name)?.value ?? '') ?? []
      return this.#addSku(row, product, values)
    }
    if (this.#cell(row, 'title') === '') return this.#refuse(row, 'noTitle', 'title')
    const [id] = names
    const product = this.#products.get(id) ?? this.#begin(row, id)
    product.rows.push(row)
    for (const name of names) this.#parents.set(name, id)
    if (role === 'simple') return this.#addSku(row, product, [])
    product.set.options = this.#wooOptions(row).map(({ name, value }) => ({ name, values: listOf(value) }))
  }

  #named(row: number, name: string): string {
    const column = this.table.header.indexOf(name)
    return column < 0 ? '' : unwrapped(this.table.rows[row][column] ?? '')
  }

  #wooOptions(row: number): OptionPair[] {
    return wooOptions(this.table.header, this.table.rows[row])
  }

  /** Names of the options stand on the product's first row; `Title: Default Title` is how a shop says that there are none. */
  #optionsOf(row: number, product: FileProduct): OptionPair[] {
    const pairs: OptionPair[] = []
    for (const at of OPTIONS) {
      if (!this.#has(`option${at}`)) continue
      const value = this.#cell(row, `option${at}`)
      const column = this.table.columns[`option${at}`] ?? 0
      const name =
        this.#cell(row, `option${at}Name`) ||
        product.set.options?.[at - 1]?.name ||
        (this.#has(`option${at}Name`) ? '' : this.table.header[column])
      if (name !== '' && (value !== '' || product.set.options?.[at - 1])) pairs.push({ name, value })
    }
    const none = pairs.length === 1 && pairs[0].name === 'Title' && pairs[0].value === 'Default Title'
    if (none) return []
    const options = (product.set.options ??= [])
    pairs.forEach(({ name, value }, at) => {
      options[at] ??= { name, values: [] }
      if (value !== '' && !options[at].values.includes(value)) options[at].values.push(value)
    })
    return pairs
  }

  /** Later rows may only carry a picture. */
  #tellsSku(row: number, pairs: readonly OptionPair[]): boolean {
    return pairs.some(({ value }) => value !== '') || this.#cell(row, 'sku') !== '' || this.#cell(row, 'price') !== ''
  }

  #begin(row: number, id: string): FileProduct {
    const product: FileProduct = { id, rows: [], set: this.#productSet(row), skus: [] }
    this.#products.set(id, product)
    return product
  }

  #productSet(row: number): FileProduct['set'] {
    const text = (field: ProductFileField) => this.#cell(row, field)
    const seo = this.#has('seoTitle') || this.#has('seoDescription') || this.#has('seoKeywords')
    return {
      ...(this.#has('handle') && { handle: text('handle') }),
      ...(this.#has('title') ? { title: text('title') } : { title: text('handle') || text('sku') }),
      ...(this.#has('description') && { description: unguarded(this.table.rows[row][this.table.columns.description ?? 0] ?? '') }),
      ...(this.#has('brand') && { brand: text('brand') }),
      ...(this.#has('tags') ? { tags: listOf(text('tags')) } : this.#repeatedTags(row)),
      ...(this.#has('category') && { categoryPath: pathOf(text('category'), this.table.preset) }),
      ...(this.#has('supplier') && { supplierName: text('supplier') }),
      ...(this.#has('published') && { published: isPublished(text('published')) }),
      ...(seo && { seo: { title: text('seoTitle'), description: text('seoDescription'), keywords: listOf(text('seoKeywords')) } }),
    }
  }

  /** `Product Tag 1`, `Product Tag 2`. */
  #repeatedTags(row: number): { tags?: string[] } {
    const places = this.table.header.flatMap((name, at) => (/^product tag \d+$/i.test(name.trim()) ? [at] : []))
    return places.length === 0 ? {} : { tags: places.map((at) => (this.table.rows[row][at] ?? '').trim()).filter((tag) => tag !== '') }
  }

  #addSku(row: number, product: FileProduct, values: string[]) {
    const code = this.#cell(row, 'sku')
    for (const field of ['sku', 'barcode'] as const)
      if (isRoundedText(this.#cell(row, field))) return this.#refuse(row, 'lostDigits', field)
    const owner = this.#codes.get(code)
    if (code !== '' && owner !== undefined) return this.#refuse(row, owner === product.id ? 'codeTwice' : 'twoOwners', 'sku')
    if (product.skus.length >= MOST_SKUS) return this.#refuse(row, 'tooManySkus', 'sku')
    const set = this.#skuSet(row)
    if ('why' in set) return this.#refuse(row, set.why, set.field)
    if (code !== '') this.#codes.set(code, product.id)
    const sku: FileSku = { row, code, values, set }
    product.skus.push(sku)
  }

  /** What the row tells of its SKU, or the first cell that cannot be read. */
  #skuSet(row: number): SkuSet | Bad {
    const set: SkuSet = {}
    const scale = scaleOf(this.table.currency)
    if (this.#has('barcode')) set.barcode = this.#cell(row, 'barcode')
    for (const field of ['price', 'compareAt', 'cost', 'floor', 'salePrice'] as const) {
      const amount = parseDecimalText(this.#cell(row, field), scale, this.#decimal)
      if (Number.isNaN(amount)) continue
      if (!Number.isFinite(amount)) return { why: 'badPrice', field }
      if (amount < 0) return { why: 'negative', field }
      if (field !== 'salePrice') set[field] = amount
      // What is asked now, and what it was before.
      else Object.assign(set, { price: amount, compareAt: set.price })
    }
    for (const field of ['grams', 'weight', 'safetyStock', 'reorderPoint'] as const) {
      const number = parseDecimalText(this.#cell(row, field), 6, this.#decimal)
      if (Number.isNaN(number)) continue
      if (!Number.isFinite(number)) return { why: 'badNumber', field }
      if (number < 0) return { why: 'negative', field }
      if (field === 'grams' || field === 'weight') set.weight = Math.round((number / 1e6) * this.#gramsOf(field))
      else set[field] = Math.round(number / 1e6)
    }
    const supply = SUPPLY_MODES.find((mode) => mode === this.#cell(row, 'supply'))
    return supply ? { ...set, supply } : set
  }

  #gramsOf(field: 'grams' | 'weight'): number {
    const name = this.table.header[this.table.columns[field] ?? 0]
    return field === 'grams' ? 1 : (GRAMS.find(([pattern]) => pattern.test(name))?.[1] ?? 1)
  }
}

/** `Blue, Green` or `Blue;Green`, full-width commas too. */
const listOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,，;；、]/)
      .map((each) => each.trim())
      .filter((each) => each !== ''),
  ),
]

/** `Clothing > Tshirts`, `家居 › 烛台`; a platform that lists several paths: the first. */
function pathOf(text: string, preset: ProductFilePreset): string[] {
  const first = preset === 'woocommerce' ? text.split(',')[0] : text
  return first
    .split(/[>›]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

/** A cell as it stands, but for the apostrophe that keeps a spreadsheet from taking it for a formula. */
const unguarded = (text: string): string => (text.startsWith("'") ? text.slice(1) : text)

const isPublished = (text: string): boolean => /^(true|1|yes|published|active|y|是|上架|在售|on sale)$/i.test(text.trim())
