import type { ProductFields } from '~/domain/catalogCommand'
import type { Category, Product, Sku, Supplier } from '~/domain/product'
import { isEqual } from '~/lib/isEqual'
import type { FileProduct, FileSku, MatchKey, RefusedProductRow } from './fields'
import { CategoryNames } from './categoryNames'
import { sourceOf } from './source'

/** What the shop has. */
export interface ShopCatalog {
  products: readonly Product[]
  categories: readonly Category[]
  suppliers: readonly Supplier[]
}

/** How a file meets the shop. `newKey` gives keys of products and categories that are made. */
export interface MatchPlan {
  match: MatchKey
  /** Key of the file's own row, for the products' source. */
  file: string
  header: readonly string[]
  rows: readonly (readonly string[])[]
  newKey: (n: number) => string
}

/** A field that the import changes, as the check shows it. */
export interface ProductChange {
  key: string
  title: string
  isNew: boolean
  fields: { field: string; sku?: string; before: unknown; after: unknown }[]
}

export interface MatchedProducts {
  /** What is set of each product that is new or changed, and whether it is put on sale. */
  sets: { key: string; isNew: boolean; listed: boolean; set: Partial<ProductFields> }[]
  changes: ProductChange[]
  /** Categories that the file names and the shop has not. */
  categories: Category[]
  refused: RefusedProductRow[]
  unchanged: number
  /** SKUs that the file brings new; those whose code had to be made up; those of matched products that it does not name, which stay. */
  skus: { added: number; coded: number; kept: number }
  /** Names of suppliers that the shop does not know; they are left out. */
  unknownSuppliers: string[]
}

/** Finds each product of a file in the shop and says what would change. Nothing is ever taken away: what the file does not name stays as it is. */
export function matchProducts(found: readonly FileProduct[], shop: ShopCatalog, plan: MatchPlan): MatchedProducts {
  return new Matching(shop, plan).match(found)
}

class Matching {
  readonly #result: MatchedProducts = {
    sets: [],
    changes: [],
    categories: [],
    refused: [],
    unchanged: 0,
    skus: { added: 0, coded: 0, kept: 0 },
    unknownSuppliers: [],
  }
  readonly #bySku = new Map<string, Product>()
  readonly #byBarcode = new Map<string, Product>()
  readonly #byHandle = new Map<string, Product>()
  readonly #byTitle = new Map<string, Product[]>()
  readonly #suppliers: ReadonlyMap<string, string>
  readonly #categories: CategoryNames
  /** Codes that are given away, of the shop and of the file. */
  readonly #codes = new Set<string>()
  #made = 0

  constructor(
    shop: ShopCatalog,
    readonly plan: MatchPlan,
  ) {
    for (const product of shop.products) {
      this.#byHandle.set(product.handle ?? product.key, product)
      this.#byTitle.set(product.title, [...(this.#byTitle.get(product.title) ?? []), product])
      for (const { code, barcode } of product.skus) {
        this.#bySku.set(code, product)
        this.#codes.add(code)
        if (barcode !== '') this.#byBarcode.set(barcode, product)
      }
    }
    this.#suppliers = new Map(shop.suppliers.map(({ key, name }) => [name, key]))
    this.#categories = new CategoryNames(shop.categories, () => plan.newKey(this.#made++))
  }

  match(found: readonly FileProduct[]): MatchedProducts {
    for (const { skus } of found) for (const { code } of skus) this.#codes.add(code)
    for (const product of found) this.#take(product)
    this.#result.categories = this.#categories.added
    return this.#result
  }

  #take(file: FileProduct) {
    const owners = this.#ownersOf(file)
    if (owners.size > 1) {
      const text = [...owners].map(({ title }) => title).join(', ')
      for (const row of file.rows) this.#result.refused.push({ row, why: 'twoOwners', column: this.plan.match, text })
      return
    }
    const [owner] = owners
    if (owner) this.#change(owner, file)
    else this.#add(file)
  }

  /** The products of the shop that a product of the file is, by what the user has chosen; one without any code, or barcode, goes by its handle. */
  #ownersOf({ id, set, skus }: FileProduct): Set<Product> {
    const byHandle = () => [this.#byHandle.get(set.handle ?? id)]
    const hits = {
      sku: () => (skus.some(({ code }) => code !== '') ? skus.map(({ code }) => this.#bySku.get(code)) : byHandle()),
      barcode: () =>
        skus.some(({ set: { barcode } }) => barcode) ? skus.map(({ set: { barcode } }) => this.#byBarcode.get(barcode ?? '')) : byHandle(),
      handle: byHandle,
      title: () => this.#byTitle.get(set.title ?? id) ?? [],
    }[this.plan.match]()
    return new Set(hits.filter((product) => product !== undefined))
  }

  #add(file: FileProduct) {
    const key = this.plan.newKey(this.#made++)
    const options = file.set.options ?? []
    const skus = file.skus.map((sku) => this.#newSku(sku, file, sku.values))
    const set: Partial<ProductFields> = { ...this.#fieldsOf(file), options, skus, source: sourceOf(this.plan, file, skus) }
    this.#result.skus.added += skus.length
    this.#result.sets.push({ key, isNew: true, listed: file.set.published === true, set })
    const fields = Object.entries(set).filter(([field]) => field !== 'source')
    this.#result.changes.push({
      key,
      title: file.set.title ?? file.id,
      isNew: true,
      fields: fields.map(([field, after]) => ({ field, before: undefined, after })),
    })
  }

  #change(product: Product, file: FileProduct) {
    const fields: ProductChange['fields'] = []
    const set: Partial<ProductFields> = {}
    for (const [field, after] of Object.entries(this.#fieldsOf(file))) {
      const before = Object.entries(product).find(([name]) => name === field)?.[1] as unknown
      if (isEqual(plainValue(product, field, before), plainValue(product, field, after))) continue
      Object.assign(set, { [field]: after })
      fields.push({ field, before, after })
    }
    const { skus, options } = this.#mergeSkus(product, file, fields)
    if (!isEqual(options, product.options)) set.options = options
    if (!isEqual(skus, product.skus)) set.skus = skus
    if (Object.keys(set).length === 0) {
      this.#result.unchanged++
      return
    }
    set.source = sourceOf(this.plan, file, skus)
    this.#result.sets.push({ key: product.key, isNew: false, listed: false, set })
    this.#result.changes.push({ key: product.key, title: product.title, isNew: false, fields })
  }

  /** The product's SKUs with what the file says of them, and those that it brings. */
  #mergeSkus(product: Product, file: FileProduct, fields: ProductChange['fields']): Pick<Product, 'skus' | 'options'> {
    const options = mergeOptions(product.options, file.set.options ?? [])
    const skus = product.skus.map((sku) => ({ ...sku, values: padded(sku.values, options.length) }))
    const met = new Set<number>()
    for (const one of file.skus) {
      const values = valuesIn(options, file.set.options ?? [], one.values)
      const place = this.#placeOf(skus, one, values)
      if (place < 0) {
        const made = this.#newSku(one, file, values)
        fields.push({ field: 'sku', sku: made.code, before: undefined, after: made.code })
        met.add(skus.push(made) - 1)
        this.#result.skus.added++
        continue
      }
      met.add(place)
      const before = skus[place]
      const told = Object.entries(one.set).filter(([, after]) => after !== undefined)
      for (const [field, after] of told) {
        const was = Object.entries(before).find(([name]) => name === field)?.[1]
        if (was !== after) fields.push({ field, sku: before.code, before: was, after })
      }
      skus[place] = { ...before, ...Object.fromEntries(told) }
    }
    this.#result.skus.kept += skus.length - met.size
    return { skus, options }
  }

  /** By its code; by its barcode where that is what is matched by; without either by what was chosen. */
  #placeOf(skus: readonly Sku[], { code, set }: FileSku, values: readonly string[]): number {
    if (this.plan.match === 'barcode' && set.barcode) return skus.findIndex(({ barcode }) => barcode === set.barcode)
    return code === '' ? skus.findIndex((sku) => isEqual(sku.values, values)) : skus.findIndex((sku) => sku.code === code)
  }

  #newSku({ code, set }: FileSku, file: FileProduct, values: string[]): Sku {
    if (code === '') this.#result.skus.coded++
    const plain = { barcode: '', price: 0, cost: 0, weight: 0, safetyStock: 0, reorderPoint: 0 }
    return { ...plain, ...set, code: code || this.#codeFor(file, values), values }
  }

  /** `CLAY-PLANT-POT-LARGE`: the same file makes the same codes. */
  #codeFor({ id, set }: FileProduct, values: readonly string[]): string {
    const words = [set.handle || id, ...values].map(slug).filter((word) => word !== '')
    const base = words.join('-') || 'SKU'
    let code = base
    for (let n = 2; this.#codes.has(code); n++) code = `${base}-${n}`
    this.#codes.add(code)
    return code
  }

  #fieldsOf({ set }: FileProduct): Partial<ProductFields> {
    const { categoryPath, published: _, supplierName, options: __, ...rest } = set
    const supplier = supplierName === undefined ? undefined : this.#suppliers.get(supplierName)
    if (supplierName && supplier === undefined && !this.#result.unknownSuppliers.includes(supplierName))
      this.#result.unknownSuppliers.push(supplierName)
    return {
      ...rest,
      ...(categoryPath?.length ? { category: this.#categories.keyOf(categoryPath) } : {}),
      ...(supplier === undefined ? {} : { supplier }),
    }
  }
}

const slug = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .toUpperCase()

const padded = (values: readonly string[], length: number) =>
  Array.from({ length: Math.max(length, values.length) }, (_, at) => values[at] ?? '')

/** The shop's options with the values and the options that the file adds. */
function mergeOptions(own: Product['options'], more: Product['options']): Product['options'] {
  const merged = own.map(({ name, values }) => {
    const added = more.find((option) => option.name === name)?.values ?? []
    return { name, values: [...new Set([...values, ...added])] }
  })
  return [...merged, ...more.filter(({ name }) => !own.some((option) => option.name === name))]
}

/** Values in the order of these options. */
const valuesIn = (options: Product['options'], from: Product['options'], values: readonly string[]) =>
  options.map(({ name }) => values[from.findIndex((option) => option.name === name)] ?? '')

/** A field as it is compared: a product without a handle goes by its key, and texts for search engines that are all empty are none. */
function plainValue({ key }: Product, field: string, value: unknown): unknown {
  if (field === 'handle') return value ?? key
  if (field === 'seo') return isEqual(value, { title: '', description: '', keywords: [] }) ? '' : (value ?? '')
  return value ?? ''
}
