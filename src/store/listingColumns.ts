import { type Product, type Sku, supplyOf } from '~/domain/product'
import { STOCK_STATES } from '~/domain/listingFilter'
import { sellable } from '~/domain/stock'
import type { ColumnTable } from '~/segments/columnFile'
import type { DictColumn } from '~/segments/orderTable'
import type { StockLevels } from './stockLevels'

/** Between texts of one product: the codes of its SKUs, its tags. */
const SEPARATOR = '\n'
export const partsOf = (text: string): string[] => (text === '' ? [] : text.split(SEPARATOR))

/** A column of few texts, each written once. */
export class CodedColumn {
  readonly values: string[] = []
  readonly codes: number[] = []
  readonly #known = new Map<string, number>()

  set(row: number, value: string): void {
    let code = this.#known.get(value)
    if (code === undefined) {
      code = this.values.push(value) - 1
      this.#known.set(value, code)
    }
    this.codes[row] = code
  }

  get(row: number): string {
    return this.values[this.codes[row]]
  }

  /** Takes a whole column over. */
  static of({ codes, values }: DictColumn): CodedColumn {
    const column = new CodedColumn()
    values.forEach((value, code) => {
      column.values.push(value)
      column.#known.set(value, code)
    })
    for (let row = 0; row < codes.length; row++) column.codes.push(codes[row])
    return column
  }
}

/** What a product sold, over all history. */
export interface Sold {
  units: number
  sales: number
}

/** What is joined with the catalogue, by SKU code. */
export interface Joined {
  levels: StockLevels
  sold: ReadonlyMap<string, Sold>
}

/** Texts that differ from product to product, and those that many share. */
const PLAIN = ['title', 'codes', 'barcodes', 'reorder', 'picture'] as const
const CODED = ['state', 'category', 'brand', 'supplier', 'tags'] as const
const NUMBERS = ['priceMin', 'priceMax', 'skus', 'complete', 'created', 'changed', 'listed', 'pictures', 'belowCost', 'shelved'] as const
type Plain = (typeof PLAIN)[number]
export type Coded = (typeof CODED)[number]
type Numbers = (typeof NUMBERS)[number]

/**
 * What the columns hold of a product's own. `codes`, `barcodes` and `reorder` (points) are of its SKUs in their order, one a line, as `tags` are; `picture` is the first one as
 * JSON, '' none. Prices are NaN where it has no SKU, `listed` where it never was; `complete` is in percent, `changed` the last change of any field;
 * `pictures` counts drawn ones and photos, `belowCost` SKUs that are sold for less than they cost, `shelved` SKUs that are sent from the own shelf.
 */
export type ListingFacts = Record<Plain | Coded, string> & Record<Numbers, number> & { key: string }

/** `complete`: in percent; `changed`: when it last was, as the journal says. */
export function factsOf(product: Product, complete: number, changed: number): ListingFacts {
  const { key, state, skus, createdAt, stateSince, listedAt } = product
  const lines = (of: (sku: Sku) => string | number) => skus.map(of).join(SEPARATOR)
  const prices = skus.map(({ price }) => price)
  const picture = product.pictures.at(0)
  return {
    key,
    state,
    title: product.title,
    codes: lines(({ code }) => code),
    barcodes: lines(({ barcode }) => barcode),
    reorder: lines(({ reorderPoint }) => reorderPoint),
    picture: picture ? JSON.stringify(picture) : '',
    // A field that is empty is not in the row.
    category: product.category ?? '',
    brand: product.brand ?? '',
    supplier: product.supplier ?? '',
    tags: (product.tags ?? []).join(SEPARATOR),
    priceMin: prices.length > 0 ? Math.min(...prices) : Number.NaN,
    priceMax: prices.length > 0 ? Math.max(...prices) : Number.NaN,
    skus: skus.length,
    complete,
    created: createdAt,
    changed: Math.max(changed, createdAt, stateSince, listedAt ?? 0),
    listed: listedAt ?? Number.NaN,
    pictures: product.pictures.length + (product.images?.length ?? 0),
    belowCost: skus.filter(({ price, cost }) => price < cost).length,
    shelved: skus.filter((sku) => supplyOf(sku) === 'stock').length,
  }
}

/** The catalogue, product by product, as columns. A row keeps its place as long as the columns live; the row of a product that is gone is dead. */
export class ListingColumns {
  readonly keys: string[] = []
  readonly alive: number[] = []
  readonly plain: Record<Plain, string[]> = { title: [], codes: [], barcodes: [], reorder: [], picture: [] }
  readonly coded: Record<Coded, CodedColumn> = {
    state: new CodedColumn(),
    category: new CodedColumn(),
    brand: new CodedColumn(),
    supplier: new CodedColumn(),
    tags: new CodedColumn(),
  }
  readonly numbers: Record<Numbers, number[]> = {
    priceMin: [],
    priceMax: [],
    skus: [],
    complete: [],
    created: [],
    changed: [],
    listed: [],
    pictures: [],
    belowCost: [],
    shelved: [],
  }
  /** Joined: units that can be sold, NaN where no stock is kept; index in STOCK_STATES; units and sales over all history. */
  readonly sellable: number[] = []
  readonly stock: number[] = []
  readonly units: number[] = []
  readonly sales: number[] = []
  readonly #rows = new Map<string, number>()
  #joined: Joined = { levels: new Map(), sold: new Map() }

  get count(): number {
    return this.#rows.size
  }

  /** How many rows there are, dead ones too. */
  get size(): number {
    return this.keys.length
  }

  rowOf(key: string): number | undefined {
    return this.#rows.get(key)
  }

  /** Writes a product's row, which may be a new one, and answers where it is. */
  put(facts: ListingFacts): number {
    const row = this.#rows.get(facts.key) ?? this.keys.length
    this.#rows.set(facts.key, row)
    this.keys[row] = facts.key
    this.alive[row] = 1
    for (const name of PLAIN) this.plain[name][row] = facts[name]
    for (const name of CODED) this.coded[name].set(row, facts[name])
    for (const name of NUMBERS) this.numbers[name][row] = facts[name]
    this.#join(row)
    return row
  }

  remove(key: string): number | undefined {
    const row = this.#rows.get(key)
    if (row === undefined) return undefined
    this.#rows.delete(key)
    this.alive[row] = 0
    return row
  }

  /** Takes in what there is and what was sold; true where that is other than before. */
  join(joined: Joined): boolean {
    if (joined.levels === this.#joined.levels && joined.sold === this.#joined.sold) return false
    this.#joined = joined
    this.#joinAll()
    return true
  }

  #joinAll(): void {
    for (let row = 0; row < this.size; row++) this.#join(row)
  }

  #join(row: number): void {
    const { levels, sold } = this.#joined
    const codes = partsOf(this.plain.codes[row])
    const points = partsOf(this.plain.reorder[row])
    let [units, sales, left, counted, low] = [0, 0, 0, false, false]
    codes.forEach((code, at) => {
      const level = levels.get(code)
      if (level) {
        const can = sellable(level)
        counted = true
        left += can
        low ||= can <= Number(points[at])
      }
      const own = sold.get(code)
      if (own) {
        units += own.units
        sales += own.sales
      }
    })
    this.sellable[row] = counted ? left : Number.NaN
    this.stock[row] = STOCK_STATES.indexOf(!counted ? 'none' : left <= 0 ? 'out' : low ? 'low' : 'ok')
    this.units[row] = units
    this.sales[row] = sales
  }

  /** The products' own columns as a file holds them; rows that are dead are left out. */
  table(): ColumnTable {
    const rows = this.keys.flatMap((_, row) => (this.alive[row] ? [row] : []))
    const texts = (of: (row: number) => string) => {
      const column = new CodedColumn()
      rows.forEach((row, at) => column.set(at, of(row)))
      return { codes: Uint32Array.from(column.codes), values: column.values }
    }
    return {
      count: rows.length,
      numbers: Object.fromEntries(NUMBERS.map((name) => [name, Float64Array.from(rows, (row) => this.numbers[name][row])])),
      texts: {
        key: texts((row) => this.keys[row]),
        ...Object.fromEntries(PLAIN.map((name) => [name, texts((row) => this.plain[name][row])])),
        ...Object.fromEntries(CODED.map((name) => [name, texts((row) => this.coded[name].get(row))])),
      },
    }
  }

  /** Of such a file; undefined where it lacks a column. */
  static of({ count, numbers, texts }: ColumnTable): ListingColumns | undefined {
    if (NUMBERS.some((name) => !numbers[name]) || ['key', ...PLAIN, ...CODED].some((name) => !texts[name])) return undefined
    const columns = new ListingColumns()
    for (const [name, into] of [['key', columns.keys] as const, ...PLAIN.map((each) => [each, columns.plain[each]] as const)]) {
      const { codes, values } = texts[name]
      for (let row = 0; row < count; row++) into.push(values[codes[row]])
    }
    for (let row = 0; row < count; row++) {
      columns.alive.push(1)
      columns.#rows.set(columns.keys[row], row)
      columns.sellable.push(Number.NaN)
      columns.stock.push(0)
      columns.units.push(0)
      columns.sales.push(0)
    }
    for (const name of CODED) columns.coded[name] = CodedColumn.of(texts[name])
    for (const name of NUMBERS) {
      const [from, into] = [numbers[name], columns.numbers[name]]
      for (let row = 0; row < count; row++) into.push(from[row])
    }
    return columns
  }
}
