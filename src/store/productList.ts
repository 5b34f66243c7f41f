import type { ProductEdit } from '~/domain/command'
import { LINE_KINDS, NOT_SALE } from '~/domain/order'
import type { Page, ProductDetail, ProductQuery, ProductRow } from './lists'
import type { SeenTable } from './orderColumns'
import { keepMarked } from './orderList'
import { type ProductColumns, sumProducts } from './productColumns'
import { SearchText, searchPart } from './searchText'
import { type Permutation, rankTexts, sortByNumber } from './sortRows'

/** The products that orders name, as a list. Made anew when orders have changed; `withEdits` takes changed edits at no cost. */
export class ProductIndex {
  readonly #tables: SeenTable[]
  readonly #columns: ProductColumns
  readonly #edits: ReadonlyMap<string, ProductEdit>
  readonly #version: number
  readonly #search: SearchText
  readonly #permutations = new Map<ProductQuery['sort'], Permutation>()

  private constructor(tables: SeenTable[], columns: ProductColumns, edits: ReadonlyMap<string, ProductEdit>, version: number) {
    this.#tables = tables
    this.#columns = columns
    this.#edits = edits
    this.#version = version
    this.#search = new SearchText(columns.codes.map((code, row) => `${code} ${this.#title(row)}`))
  }

  /** Sales and prices are in the shop's currency; edits are keyed by SKU code. */
  static of(tables: SeenTable[], options: { currency: string; edits: ReadonlyMap<string, ProductEdit>; version: number }): ProductIndex {
    return new ProductIndex(tables, sumProducts(tables, options.currency), options.edits, options.version)
  }

  withEdits(edits: ReadonlyMap<string, ProductEdit>, version: number): ProductIndex {
    return new ProductIndex(this.#tables, this.#columns, edits, version)
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
    return { row: this.#rowAt(row), titles: [...(titles.size > 0 ? titles : remarks)], note: this.#edits.get(sku)?.note ?? '', notSale }
  }

  #title(row: number): string {
    return this.#edits.get(this.#columns.codes[row])?.title ?? this.#columns.titles[row]
  }

  #filter(rows: Permutation, part: string | undefined, kinds: ProductQuery['kind']): Uint32Array {
    if (part === undefined && !kinds?.length) return rows
    const { codes, kind } = this.#columns
    const marks = new Uint8Array(codes.length)
    const wanted = LINE_KINDS.map((each) => !kinds?.length || kinds.includes(each))
    if (part === undefined) for (let row = 0; row < codes.length; row++) marks[row] = wanted[kind[row]] ? 1 : 0
    else for (const row of this.#search.find(part)) marks[row] = wanted[kind[row]] ? 1 : 0
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
    // Never sold, or no price: before all others.
    return this.#columns[sort].map((value) => (Number.isNaN(value) ? -Infinity : value))
  }

  #rowAt(row: number): ProductRow {
    const { codes, kind, units, sales, orders, firstSold, lastSold, price } = this.#columns
    return {
      sku: codes[row],
      title: this.#title(row),
      category: this.#edits.get(codes[row])?.category ?? '',
      kind: LINE_KINDS[kind[row]],
      units: units[row],
      sales: sales[row],
      orders: orders[row],
      ...(Number.isNaN(firstSold[row]) ? {} : { firstSold: firstSold[row], lastSold: lastSold[row] }),
      price: Number.isNaN(price[row]) ? 0 : price[row],
    }
  }
}
