import type { ProductEdit } from '~/domain/command'
import { LINE_KINDS, NOT_SALE } from '~/domain/order'
import { pinyinInitials } from '~/lib/pinyin'
import { sellable } from '~/domain/stock'
import { type Catalog, categoryText, NO_CATALOG, titleOfSku } from './catalog'
import type { Page, ProductDetail, ProductQuery, ProductRow } from './lists'
import type { SeenTable } from './orderColumns'
import { keepMarked } from './orderList'
import { type ProductColumns, sumProducts, withCodes } from './productColumns'
import { SearchText, searchPart } from './searchText'
import { type Permutation, rankTexts, sortByNumber } from './sortRows'
import { NO_LEVELS, type StockLevels } from './stockLevels'

/** What the index joins with what orders say. Edits are keyed by SKU code. */
export interface ProductSources {
  edits: ReadonlyMap<string, ProductEdit>
  version: number
  /** SKUs that are listed; those that were never sold are rows too. */
  catalog?: Catalog
  levels?: StockLevels
}

/**
 * The products that orders and the catalogue name, as a list: one row for each SKU code. What the operator has set goes before what the catalogue
 * says, and that before what stands in orders. Made anew when any of them has changed, which costs little where what orders say is known.
 */
export class ProductIndex {
  readonly #tables: SeenTable[]
  readonly #columns: ProductColumns
  readonly #edits: ReadonlyMap<string, ProductEdit>
  readonly #catalog: Catalog
  readonly #levels: StockLevels
  readonly #version: number
  /** Made at the first search. */
  #search: SearchText | undefined
  readonly #permutations = new Map<ProductQuery['sort'], Permutation>()

  private constructor(tables: SeenTable[], sold: ProductColumns, { edits, version, catalog, levels }: ProductSources) {
    this.#tables = tables
    this.#catalog = catalog ?? NO_CATALOG
    this.#levels = levels ?? NO_LEVELS
    this.#columns = withCodes(sold, this.#catalog.keys())
    this.#edits = edits
    this.#version = version
  }

  /** Sales and prices are in the shop's currency; `sold`: what sumProducts says of these tables, where it was asked already. */
  static of(
    tables: SeenTable[],
    { currency, sold, ...sources }: ProductSources & { currency: string; sold?: ProductColumns },
  ): ProductIndex {
    return new ProductIndex(tables, sold ?? sumProducts(tables, currency), sources)
  }

  query({ search, kind, sort, descending, offset, limit }: ProductQuery): Page<ProductRow> {
    const rows = this.#filter(this.#sort(sort), searchPart(search), kind)
    const items: ProductRow[] = []
    const end = Math.min(offset + limit, rows.length)
    for (let at = Math.max(0, offset); at < end; at++) items.push(this.#rowAt(rows[descending ? rows.length - 1 - at : at]))
    return { items, total: rows.length, version: this.#version }
  }

  /** A product with every title that its sales carry (its other lines carry remarks, and count where there are no sales), and its lines that were kept as non-sales. */
  get(sku: string): ProductDetail | undefined {
    const row = this.#columns.codes.indexOf(sku)
    if (row < 0) return undefined
    const titles = new Set<string>()
    const remarks = new Set<string>()
    const notSale: ProductDetail['notSale'] = {}
    this.#tables.forEach(({ table: { orders, lines }, hidden }, t) => {
      for (let order = 0; order < orders.count; order++) {
        if (hidden?.[order] || orders.test[order]) continue
        for (let line = orders.lineStart[order]; line < orders.lineStart[order + 1]; line++) {
          if (this.#columns.rowOf[t][lines.sku.codes[line]] !== row) continue
          const why = NOT_SALE[lines.notSale[line]]
          const seen = why === '' ? titles : remarks
          seen.add(lines.title.values[lines.title.codes[line]])
          if (why !== '') notSale[why] = (notSale[why] ?? 0) + 1
        }
      }
    })
    titles.delete('')
    remarks.delete('')
    const entry = this.#catalog.get(sku)
    const stock = this.#levels.get(sku)
    return {
      row: this.#rowAt(row),
      titles: [...(titles.size > 0 ? titles : remarks)],
      note: this.#edits.get(sku)?.note ?? '',
      own: { ...this.#edits.get(sku) },
      notSale,
      ...(entry ? { catalog: { ...entry, ...(stock ? { stock } : {}) } } : {}),
    }
  }

  /**
   * The `limit` rows that a few letters (trimmed, lower-cased, not empty) name best: the very code, then codes and titles that begin with them, then
   * those that hold them; what sells most first among equals.
   */
  find(part: string, limit: number): ProductRow[] {
    const best: { row: number; fit: number; units: number }[] = []
    for (const row of this.#texts().find(part)) {
      const last = best.at(-1)
      const hit = { row, fit: this.#fit(row, part), units: this.#columns.units[row] }
      if (best.length === limit && last && !isBetter(hit, last)) continue
      if (best.length === limit) best.pop()
      let at = best.length
      while (at > 0 && isBetter(hit, best[at - 1])) at--
      best.splice(at, 0, hit)
    }
    return best.map(({ row }) => this.#rowAt(row))
  }

  #fit(row: number, part: string): number {
    const code = this.#columns.codes[row]
    if (begins(code, part)) return code.length === part.length ? 0 : 1
    if (this.#catalog.get(code)?.sku.barcode === part) return 0
    return begins(this.#title(row), part) ? 2 : 3
  }

  #title(row: number): string {
    const code = this.#columns.codes[row]
    const edited = this.#edits.get(code)?.title
    if (edited !== undefined) return edited
    const entry = this.#catalog.get(code)
    return entry ? titleOfSku(entry) : this.#columns.titles[row]
  }

  #category(code: string): string {
    return this.#edits.get(code)?.category ?? categoryText(this.#catalog.get(code)?.path ?? [])
  }

  #texts(): SearchText {
    return (this.#search ??= new SearchText(this.#columns.codes.map((code, row) => this.#searchText(code, row))))
  }

  #searchText(code: string, row: number): string {
    const title = this.#title(row)
    const entry = this.#catalog.get(code)
    const texts = [code, title, entry?.sku.barcode, this.#category(code), ...(entry?.product.tags ?? []), pinyinInitials(title)]
    return texts.filter((text) => text).join(' ')
  }

  #filter(rows: Permutation, part: string | undefined, kinds: ProductQuery['kind']): Uint32Array {
    if (part === undefined && !kinds?.length) return rows
    const { codes, kind } = this.#columns
    const marks = new Uint8Array(codes.length)
    const wanted = LINE_KINDS.map((each) => !kinds?.length || kinds.includes(each))
    if (part === undefined) for (let row = 0; row < codes.length; row++) marks[row] = wanted[kind[row]] ? 1 : 0
    else for (const row of this.#texts().find(part)) marks[row] = wanted[kind[row]] ? 1 : 0
    return keepMarked(rows, marks)
  }

  #sort(sort: ProductQuery['sort']): Permutation {
    const known = this.#permutations.get(sort) ?? sortByNumber(this.#keys(sort))
    this.#permutations.set(sort, known)
    return known
  }

  #keys(sort: ProductQuery['sort']): Float64Array {
    const { codes } = this.#columns
    if (sort === 'sku') return rankTexts(codes)
    if (sort === 'title') return rankTexts(codes.map((_, row) => this.#title(row)))
    // Never sold, no price, or no stock kept: before all others.
    if (sort === 'sellable') return Float64Array.from(codes, (code) => this.#sellable(code) ?? -Infinity)
    if (sort === 'price') return Float64Array.from(codes, (_, row) => this.#price(row) ?? -Infinity)
    return this.#columns[sort].map((value) => (Number.isNaN(value) ? -Infinity : value))
  }

  #sellable(code: string): number | undefined {
    const level = this.#levels.get(code)
    return level && sellable(level)
  }

  #price(row: number): number | undefined {
    const listed = this.#catalog.get(this.#columns.codes[row])?.sku.price
    const sold = this.#columns.price[row]
    return listed ?? (Number.isNaN(sold) ? undefined : sold)
  }

  #rowAt(row: number): ProductRow {
    const { codes, kind, units, sales, orders, firstSold, lastSold } = this.#columns
    const code = codes[row]
    const picture = this.#catalog.get(code)?.product.pictures.at(0)
    const left = this.#sellable(code)
    return {
      sku: code,
      title: this.#title(row),
      category: this.#category(code),
      kind: LINE_KINDS[kind[row]],
      units: units[row],
      sales: sales[row],
      orders: orders[row],
      ...(Number.isNaN(firstSold[row]) ? {} : { firstSold: firstSold[row], lastSold: lastSold[row] }),
      price: this.#price(row) ?? 0,
      ...(picture ? { picture } : {}),
      ...(left === undefined ? {} : { sellable: left }),
    }
  }
}

/** Lower-cases no more of a text than is compared. */
const begins = (text: string, part: string): boolean => text.slice(0, part.length).toLowerCase() === part

const isBetter = (one: { row: number; fit: number; units: number }, other: { row: number; fit: number; units: number }): boolean =>
  (one.fit - other.fit || other.units - one.units || one.row - other.row) < 0
