import { type Product, type Sku, supplyOf } from '~/domain/product'
import { STOCK_STATES } from '~/domain/listingFilter'
import { sellable } from '~/domain/stock'
import type { ColumnTable, OpenColumns } from '~/segments/columnFile'
import { CodedColumn, PlainColumn, partsOf, SEPARATOR, withRoom } from './listingParts'
import type { StockLevels } from './stockLevels'

/** What a product sold, over all history. */
export interface Sold {
  units: number
  sales: number
}

/** What is joined with the catalogue, by SKU code. */
export interface Joined {
  /** Names what it was made of. */
  of: string
  levels: StockLevels
  sold: ReadonlyMap<string, Sold>
}

/** Texts that differ from product to product, and those that many share. */
const PLAIN = ['title', 'codes', 'barcodes', 'reorder', 'picture'] as const
const CODED = ['state', 'category', 'brand', 'supplier', 'tags'] as const
const NUMBERS = ['priceMin', 'priceMax', 'skus', 'complete', 'created', 'changed', 'listed', 'pictures', 'belowCost', 'shelved'] as const
/** Joined: units that can be sold, NaN where no stock is kept; index in STOCK_STATES; units and sales over all history. */
const JOINED = ['sellable', 'stock', 'units', 'sales'] as const
type Plain = (typeof PLAIN)[number]
export type Coded = (typeof CODED)[number]
type Numbers = (typeof NUMBERS)[number]
type JoinedName = (typeof JOINED)[number]

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

const NO_STOCK = STOCK_STATES.indexOf('none')

const byPlain = <C>(make: (name: Plain) => C): Record<Plain, C> => ({
  title: make('title'),
  codes: make('codes'),
  barcodes: make('barcodes'),
  reorder: make('reorder'),
  picture: make('picture'),
})
const byCoded = <C>(make: (name: Coded) => C): Record<Coded, C> => ({
  state: make('state'),
  category: make('category'),
  brand: make('brand'),
  supplier: make('supplier'),
  tags: make('tags'),
})
const byNumber = <C>(make: (name: Numbers) => C): Record<Numbers, C> => ({
  priceMin: make('priceMin'),
  priceMax: make('priceMax'),
  skus: make('skus'),
  complete: make('complete'),
  created: make('created'),
  changed: make('changed'),
  listed: make('listed'),
  pictures: make('pictures'),
  belowCost: make('belowCost'),
  shelved: make('shelved'),
})
const byJoined = <C>(make: (name: JoinedName) => C): Record<JoinedName, C> => ({
  sellable: make('sellable'),
  stock: make('stock'),
  units: make('units'),
  sales: make('sales'),
})

/**
 * The catalogue, product by product, as columns. A row keeps its place as long as the columns live; the row of a product that is gone is dead. Columns of numbers have
 * room for more rows than there are.
 */
export class ListingColumns {
  readonly coded: Record<Coded, CodedColumn>
  readonly numbers: Record<Numbers, Float64Array>
  /** Every text of a column, read when it is first asked for. */
  readonly plain: Readonly<Record<Plain, readonly string[]>>
  readonly #joinedColumns: Record<JoinedName, Float64Array>
  readonly #keys: PlainColumn
  readonly #plain: Record<Plain, PlainColumn>
  #alive: Uint8Array
  #size: number
  #count: number
  /** Made when a product is first asked for by its key. */
  #rows: Map<string, number> | undefined
  #joined: Joined | undefined
  #joinedOf: string | undefined
  #reshaped = 0

  constructor(file?: OpenColumns) {
    const count = file?.count ?? 0
    const plain = (name: string) => new PlainColumn(file?.texts(name))
    this.#keys = plain('key')
    const texts = byPlain(plain)
    this.#plain = texts
    this.plain = {
      get title() {
        return texts.title.all()
      },
      get codes() {
        return texts.codes.all()
      },
      get barcodes() {
        return texts.barcodes.all()
      },
      get reorder() {
        return texts.reorder.all()
      },
      get picture() {
        return texts.picture.all()
      },
    }
    this.coded = byCoded((name) => new CodedColumn(file?.texts(name)))
    this.numbers = byNumber((name) => file?.numbers(name) ?? new Float64Array(0))
    this.#joinedColumns = byJoined(() => new Float64Array(count))
    this.#alive = new Uint8Array(count).fill(1)
    this.#size = count
    this.#count = count
  }

  /** Of a file; undefined where it lacks a column. */
  static of(file: OpenColumns): ListingColumns | undefined {
    const whole = NUMBERS.every((name) => file.has(name)) && ['key', ...PLAIN, ...CODED].every((name) => file.has(name))
    return whole ? new ListingColumns(file) : undefined
  }

  /** How many products there are. */
  get count(): number {
    return this.#count
  }

  /** How many rows there are, dead ones too. */
  get size(): number {
    return this.#size
  }

  get alive(): Uint8Array {
    return this.#alive
  }

  /** All of them are read. */
  get keys(): readonly string[] {
    return this.#keys.all()
  }

  get sellable(): Float64Array {
    return this.#joinedColumns.sellable
  }

  get stock(): Float64Array {
    return this.#joinedColumns.stock
  }

  get units(): Float64Array {
    return this.#joinedColumns.units
  }

  get sales(): Float64Array {
    return this.#joinedColumns.sales
  }

  keyAt(row: number): string {
    return this.#keys.at(row)
  }

  textAt(name: Plain, row: number): string {
    return this.#plain[name].at(row)
  }

  rowOf(key: string): number | undefined {
    return this.#byKey().get(key)
  }

  /** What the joined columns were made of; undefined where they do not tell of every row. */
  get joinedOf(): string | undefined {
    return this.#joinedOf
  }

  /** Grows when a product comes or goes, or has other SKUs or reorder points. */
  get reshaped(): number {
    return this.#reshaped
  }

  /** Whether what is joined is at hand, so that a row that changes is joined at once. */
  get joins(): boolean {
    return this.#joined !== undefined
  }

  /** Writes a product's row, which may be a new one, and answers where it is. */
  put(facts: ListingFacts): number {
    const rows = this.#byKey()
    const known = rows.get(facts.key)
    const row = known ?? this.#size++
    const same = known !== undefined && (['codes', 'reorder'] as const).every((name) => this.textAt(name, row) === facts[name])
    if (known === undefined) this.#add(facts.key, row)
    for (const name of PLAIN) this.#plain[name].set(row, facts[name])
    for (const name of CODED) this.coded[name].set(row, facts[name])
    for (const name of NUMBERS) this.numbers[name][row] = facts[name]
    if (!same) this.#reshaped++
    if (this.#joined) this.#join(row, this.#joined)
    else if (!same) this.#joinedOf = undefined
    return row
  }

  remove(key: string): number | undefined {
    const row = this.rowOf(key)
    if (row === undefined) return undefined
    this.#byKey().delete(key)
    this.#alive[row] = 0
    this.#count--
    this.#reshaped++
    return row
  }

  /** Takes in what there is and what was sold; true where that is other than before. */
  join(joined: Joined): boolean {
    const before = this.#joined
    this.#joinedOf = joined.of
    this.#joined = joined
    if (before && joined.levels === before.levels && joined.sold === before.sold) return false
    for (let row = 0; row < this.#size; row++) this.#join(row, joined)
    return true
  }

  /** What was joined is not what there is now. */
  forgetJoined(): void {
    this.#joinedOf = undefined
    this.#joined = undefined
  }

  /** Takes over what was joined with these rows before; false where it is of other rows, or lacks a column. */
  takeJoined(file: OpenColumns, of: string): boolean {
    if (file.count !== this.#size || JOINED.some((name) => !file.has(name))) return false
    for (const name of JOINED) this.#joinedColumns[name] = file.numbers(name) ?? this.#joinedColumns[name]
    this.#joinedOf = of
    return true
  }

  #byKey(): Map<string, number> {
    if (!this.#rows) {
      this.#rows = new Map()
      for (let row = 0; row < this.#size; row++) if (this.#alive[row]) this.#rows.set(this.#keys.at(row), row)
    }
    return this.#rows
  }

  #add(key: string, row: number): void {
    this.#byKey().set(key, row)
    this.#keys.set(row, key)
    this.#alive = withRoom(this.#alive, row + 1, Uint8Array)
    this.#alive[row] = 1
    this.#count++
    for (const name of NUMBERS) this.numbers[name] = withRoom(this.numbers[name], row + 1, Float64Array)
    for (const name of JOINED) this.#joinedColumns[name] = withRoom(this.#joinedColumns[name], row + 1, Float64Array)
    this.#joinedColumns.stock[row] = NO_STOCK
    this.#joinedColumns.sellable[row] = Number.NaN
  }

  #join(row: number, { levels, sold }: Joined): void {
    const codes = partsOf(this.textAt('codes', row))
    const points = partsOf(this.textAt('reorder', row))
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
    const joined = this.#joinedColumns
    joined.sellable[row] = counted ? left : Number.NaN
    joined.stock[row] = STOCK_STATES.indexOf(!counted ? 'none' : left <= 0 ? 'out' : low ? 'low' : 'ok')
    joined.units[row] = units
    joined.sales[row] = sales
  }

  /** The products' own columns as a file holds them; rows that are dead are left out. */
  table(): ColumnTable {
    const rows = this.#living()
    const texts = (of: (row: number) => string) => {
      const column = new CodedColumn()
      rows.forEach((row, at) => column.set(at, of(row)))
      return { codes: column.codes.subarray(0, rows.length), values: column.values }
    }
    return {
      count: rows.length,
      numbers: byNumber((name) => Float64Array.from(rows, (row) => this.numbers[name][row])),
      texts: {
        key: texts((row) => this.keyAt(row)),
        ...byPlain((name) => texts((row) => this.textAt(name, row))),
        ...byCoded((name) => texts((row) => this.coded[name].get(row))),
      },
    }
  }

  /** What is joined with the same rows. */
  joinedTable(): ColumnTable {
    const rows = this.#living()
    return {
      count: rows.length,
      numbers: byJoined((name) => Float64Array.from(rows, (row) => this.#joinedColumns[name][row])),
      texts: {},
    }
  }

  #living(): number[] {
    const rows: number[] = []
    for (let row = 0; row < this.#size; row++) if (this.#alive[row]) rows.push(row)
    return rows
  }
}
