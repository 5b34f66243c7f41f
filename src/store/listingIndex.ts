import { pinyinInitials } from '~/lib/pinyin'
import { attributesOf } from '~/domain/attributes'
import { completeness } from '~/domain/completeness'
import { type Attribute, LISTING_STATES, type Category, type Picture, type Product, categoryPath } from '~/domain/product'
import { categoryText } from './catalog'
import { factsOf, type Joined, type ListingColumns } from './listingColumns'
import { partsOf } from './listingParts'
import { STOCK_STATES } from '~/domain/listingFilter'
import { ListingFacets } from './listingFacets'
import { ListingSorts } from './listingSorts'
import type { Facets, ListingFilter, ListingQuery, ListingRow, Page, Picked } from './lists'
import { keepMarked } from './orderList'
import { SearchText, searchPart } from './searchText'
import type { Permutation } from './sortRows'

/** What keys stand for. */
export interface ListingNames {
  tree: ReadonlyMap<string, Category>
  suppliers: ReadonlyMap<string, string>
}

/** A product with when it was changed last. */
export interface ChangedProduct {
  product: Product
  changed: number
}

const NOTHING = { title: '', category: '', brand: '', description: '', supplier: '' }
/** Between the texts of one product; nobody types it, so that no hit spans two of them. */
const BETWEEN = '\u0001'
/** A search that finds less than one row in so many is put in order by itself. */
const FEW = 32
/** A single letter is the initial of nearly everything. */
const INITIALS_FROM = 2
/** What initials of pinyin are written with. */
const INITIALS = /^[a-z0-9]*[a-z][a-z0-9]*$/

/** What is looked into in the second pass. */
export const deepText = ({ description, tags }: Pick<Product, 'description' | 'tags'>): string =>
  [description ?? '', ...(tags ?? [])].join(BETWEEN)

/**
 * The products of a shop as a list: columns, orders that were asked for, and texts to search. It lives as long as the shop is open and is told of every change;
 * a change of a few products costs about as much as reading them.
 */
export class ListingIndex {
  readonly columns: ListingColumns
  readonly #unit: number
  readonly #sorts: ListingSorts
  #search: SearchText | undefined
  #initials: SearchText | undefined
  #deep: SearchText | undefined
  #names: ListingNames = { tree: new Map(), suppliers: new Map() }
  /** What the products of each category are asked for. */
  readonly #asked = new Map<string, { attributes: Attribute[]; level: number }>()
  #facets: ListingFacets | undefined
  /** Rows that the last question found, and the last but for its order. */
  #found: { of: string; rows: Uint32Array } | undefined
  #marked: { of: string; marks: Uint8Array } | undefined

  /** `unit`: of an amount, what one whole unit of money is. */
  constructor(columns: ListingColumns, unit: number) {
    this.columns = columns
    this.#unit = unit
    this.#sorts = new ListingSorts(columns)
  }

  get hasDeep(): boolean {
    return this.#deep !== undefined
  }

  /** Texts of the second pass, by key. */
  setDeep(texts: ReadonlyMap<string, string>): void {
    this.#deep = new SearchText(this.columns.keys.map((key) => texts.get(key) ?? ''))
    this.#forget()
  }

  /** What the second pass looks into, product by product, as it compares it. */
  eachDeep(tell: (key: string, text: string) => void): void {
    const { keys, alive } = this.columns
    keys.forEach((key, row) => alive[row] && this.#deep && tell(key, this.#deep.textAt(row)))
  }

  setNames(names: ListingNames): void {
    this.#names = names
    this.#asked.clear()
    this.#forget()
  }

  join(joined: Joined): void {
    if (!this.columns.join(joined)) return
    this.#sorts.joined()
    this.#forget()
  }

  /** What the stock and sales of all rows were made of; undefined where they wait. */
  get joinedOf(): string | undefined {
    return this.columns.joinedOf
  }

  /** Whether what is joined is at hand, so that a change takes no reading of everything. */
  get joins(): boolean {
    return this.columns.joins
  }

  /** Stock and sales are others by now: all rows wait for them. */
  forgetJoined(): void {
    this.columns.forgetJoined()
    this.#sorts.joined()
    this.#forget()
  }

  /** When a product was changed last; 0 where it is not here. */
  changedAt(key: string): number {
    const row = this.columns.rowOf(key)
    return row === undefined ? 0 : this.columns.numbers.changed[row]
  }

  /** Products that are new or have changed, and keys of those that are gone. */
  change(products: readonly ChangedProduct[], gone: readonly string[]): void {
    if (products.length + gone.length === 0) return
    const rows = products.map(({ product, changed }) => {
      const row = this.columns.put(factsOf(product, this.#complete(product), changed))
      this.#search?.set(row, this.#text(row))
      this.#initials?.set(row, this.#spelled(row))
      this.#deep?.set(row, deepText(product))
      return row
    })
    for (const key of gone) this.columns.remove(key)
    this.#sorts.moved(rows)
    this.#forget()
  }

  query(query: ListingQuery): Page<ListingRow> {
    const rows = this.#rows(query)
    const { descending, offset, limit } = query
    const items: ListingRow[] = []
    const end = Math.min(offset + limit, rows.length)
    for (let at = Math.max(0, offset); at < end; at++) items.push(this.rowAt(rows[descending ? rows.length - 1 - at : at]))
    return { items, total: rows.length, version: 0 }
  }

  /** Keys of those that were picked of a list, in its order. */
  pick(query: Omit<ListingQuery, 'offset' | 'limit'>, { all, keys }: Picked): string[] {
    if (!all) return keys.filter((key) => this.columns.rowOf(key) !== undefined)
    const except = new Set(keys)
    const rows = [...this.#rows(query)]
    if (query.descending) rows.reverse()
    return rows.map((row) => this.columns.keys[row]).filter((key) => !except.has(key))
  }

  facets(filter: ListingFilter): Facets {
    return this.#ways().count(this.#searched(filter), filter)
  }

  /** Makes what the first letters of a search need. */
  prepare(): void {
    this.#texts().prepare()
    this.#spellings().prepare()
  }

  /** In percent, rounded down: only what lacks nothing is whole. */
  #complete(given: Product): number {
    // A field that is empty is not in the row.
    const product = { ...NOTHING, ...given }
    const { tree } = this.#names
    let asked = this.#asked.get(product.category)
    if (!asked) {
      asked = { attributes: attributesOf(tree, product.category), level: categoryPath(tree, product.category).length }
      this.#asked.set(product.category, asked)
    }
    return Math.floor(completeness(product, asked).score * 100)
  }

  #rows(query: Omit<ListingQuery, 'offset' | 'limit'>): Uint32Array {
    const filter = filterOf(query)
    const order = this.#sorts.of(query.sort)
    const narrowed = JSON.stringify(filter)
    if (narrowed === '{}' && this.columns.count === this.columns.size) return order
    const of = `${query.sort} ${narrowed}`
    if (this.#found?.of === of) return this.#found.rows
    const rows = this.#fewIn(query.sort, filter) ?? this.#manyIn(order, filter, narrowed)
    this.#found = { of, rows }
    return rows
  }

  /** The rows of a search that finds few are put in order by themselves; undefined where it finds many. */
  #fewIn(sort: ListingQuery['sort'], filter: ListingFilter): Uint32Array | undefined {
    const hits = this.#hits(filter)
    const count = hits?.reduce((sum, { length }) => sum + length, 0) ?? Infinity
    if (!hits || count * FEW > this.columns.size) return undefined
    const { alive } = this.columns
    const passes = this.#ways().test(filter)
    const ranks = this.#sorts.ranks(sort)
    const found = new Set<number>()
    for (const rows of hits) for (const row of rows) if (alive[row] && passes(row)) found.add(row)
    return Uint32Array.from(found).sort((one, other) => ranks[one] - ranks[other])
  }

  #manyIn(order: Permutation, filter: ListingFilter, narrowed: string): Uint32Array {
    if (this.#marked?.of !== narrowed) {
      const marks = this.#searched(filter)
      this.#ways().narrow(marks, filter)
      this.#marked = { of: narrowed, marks }
    }
    return keepMarked(order, this.#marked.marks)
  }

  /** Rows that are there and hold what is searched. */
  #searched(filter: ListingFilter): Uint8Array {
    const { alive, size } = this.columns
    const hits = this.#hits(filter)
    if (!hits) return alive.slice(0, size)
    const marks = new Uint8Array(size)
    for (const rows of hits) for (let at = 0; at < rows.length; at++) marks[rows[at]] = alive[rows[at]]
    return marks
  }

  /** Rows that hold what is searched, by where it was found; undefined where nothing is searched. */
  #hits({ search, deep }: ListingFilter): Uint32Array[] | undefined {
    const part = searchPart(search)
    if (part === undefined) return undefined
    const spelled = part.length >= INITIALS_FROM && INITIALS.test(part)
    return [
      this.#texts().find(part),
      ...(spelled ? [this.#spellings().find(part)] : []),
      ...(deep && this.#deep ? [this.#deep.find(part)] : []),
    ]
  }

  #texts(): SearchText {
    return (this.#search ??= new SearchText(this.#eachRow((row) => this.#text(row))))
  }

  #spellings(): SearchText {
    return (this.#initials ??= new SearchText(this.#eachRow((row) => this.#spelled(row))))
  }

  #eachRow(textOf: (row: number) => string): string[] {
    return Array.from({ length: this.columns.size }, (_, row) => textOf(row))
  }

  #text(row: number): string {
    const { columns } = this
    return [columns.textAt('title', row), ...partsOf(columns.textAt('codes', row)), ...partsOf(columns.textAt('barcodes', row))].join(
      BETWEEN,
    )
  }

  #spelled(row: number): string {
    return pinyinInitials(this.columns.textAt('title', row))
  }

  #ways(): ListingFacets {
    return (this.#facets ??= new ListingFacets(this.columns, this.#names.tree, this.#unit))
  }

  #forget(): void {
    this.#facets = undefined
    this.#found = undefined
    this.#marked = undefined
  }

  /** What a row of the columns tells. */
  rowAt(row: number): ListingRow {
    const { columns } = this
    const { coded, numbers } = columns
    const { priceMin, priceMax, skus, complete, created, changed, listed } = numbers
    const state = coded.state.get(row)
    const supplier = coded.supplier.get(row)
    const picture = pictureOf(columns.textAt('picture', row))
    const firstSku = partsOf(columns.textAt('codes', row)).at(0)
    return {
      key: columns.keyAt(row),
      title: columns.textAt('title', row),
      state: LISTING_STATES.find((each) => each === state) ?? 'draft',
      category: categoryText(categoryPath(this.#names.tree, coded.category.get(row))),
      brand: coded.brand.get(row),
      supplier: this.#names.suppliers.get(supplier) ?? supplier,
      tags: partsOf(coded.tags.get(row)),
      skus: skus[row],
      complete: complete[row],
      createdAt: created[row],
      changedAt: changed[row],
      ...this.#joinedAt(row),
      ...(Number.isNaN(priceMin[row]) ? {} : { price: { min: priceMin[row], max: priceMax[row] } }),
      ...(firstSku ? { firstSku } : {}),
      ...(picture ? { picture } : {}),
      ...(Number.isNaN(listed[row]) ? {} : { listedAt: listed[row] }),
    }
  }

  #joinedAt(row: number): Pick<ListingRow, 'stock' | 'units' | 'sales' | 'sellable' | 'waits'> {
    const { joinedOf, sellable, stock, units, sales } = this.columns
    if (joinedOf === undefined) return { stock: 'none', units: 0, sales: 0, waits: true }
    return {
      stock: STOCK_STATES[stock[row]],
      units: units[row],
      sales: sales[row],
      ...(Number.isNaN(sellable[row]) ? {} : { sellable: sellable[row] }),
    }
  }
}

function pictureOf(json: string): Picture | undefined {
  const picture: unknown = json === '' ? undefined : JSON.parse(json)
  return isPicture(picture) ? picture : undefined
}

const isPicture = (value: unknown): value is Picture => typeof value === 'object' && value !== null && 'motif' in value && 'hue' in value

/** What of a question narrows the list: nothing that is empty. */
function filterOf({ sort: _, descending: __, ...rest }: Omit<ListingQuery, 'offset' | 'limit'>): ListingFilter {
  const { search, deep, state, category, brand, supplier, tag, stock, price, complete } = rest
  const part = searchPart(search)
  return {
    ...(part !== undefined && { search: part, ...(deep && { deep }) }),
    ...(state?.length && { state }),
    ...(category?.length && { category }),
    ...(brand?.length && { brand }),
    ...(supplier?.length && { supplier }),
    ...(tag?.length && { tag }),
    ...(stock?.length && { stock }),
    ...(price?.length && { price }),
    ...(complete?.length && { complete }),
  }
}
