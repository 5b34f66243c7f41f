import type { Picked, Page } from './lists'
import { keepMarked } from './orderList'
import { moveRows, type Permutation, rankTexts, sortByNumber } from './sortRows'
import { SearchText, searchPart } from './searchText'
import { type LevelTable, type StockBook, tableName } from './stockBook'
import { LEVEL_STATES, type LevelSort } from '~/domain/levelState'
import type { FoundSku, LevelListRow, LevelQuery } from './stockLists'

/** Orders that no movement changes. */
const STANDING: readonly LevelSort[] = ['sku', 'title', 'safety', 'reorderPoint', 'incoming']
/** More rows are sorted anew as fast. */
const MOVED_MOST = 5_000

/** The list of levels: filter, search, order and page over the columns of a book. */
export class LevelIndex {
  /** By table, then by what it is sorted by; each with the rows that are to be moved before it is used again. */
  #sorts = new Map<string, Map<LevelSort, { rows: Permutation; moved: Set<number> }>>()
  #search: SearchText | undefined
  #byCode: ReadonlyMap<string, string> | undefined

  /** `before`: of an earlier moment, whose search goes on where it knows the same SKUs. */
  constructor(
    readonly book: StockBook,
    readonly version: number,
    before?: LevelIndex,
  ) {
    if (before?.book.traits.titles !== book.traits.titles) return
    this.#search = before.#search
    this.#byCode = before.#byCode
  }

  /** The same list after rows of these tables have got other values (StockBook.follow). */
  follow(version: number, touched: ReadonlyMap<string, readonly number[]>): LevelIndex {
    const next = new LevelIndex(this.book, version, this)
    for (const [name, rows] of touched) {
      const sorts = this.#sorts.get(name) ?? new Map<LevelSort, { rows: Permutation; moved: Set<number> }>()
      for (const [sort, { moved }] of sorts) {
        if (STANDING.includes(sort)) continue
        for (const row of rows) moved.add(row)
        if (moved.size > MOVED_MOST) sorts.delete(sort)
      }
      next.#sorts.set(name, sorts)
    }
    return next
  }

  query(query: LevelQuery): Page<LevelListRow> {
    const { table, rows } = this.#rows(query)
    const { offset, limit, descending } = query
    const items: LevelListRow[] = []
    const end = Math.min(offset + limit, rows.length)
    for (let at = Math.max(0, offset); at < end; at++) items.push(this.#rowAt(table, rows[descending ? rows.length - 1 - at : at]))
    return { items, total: rows.length, version: this.version }
  }

  /** SKUs of the rows that were picked, each once. */
  pick(query: LevelQuery, picked: Picked): string[] {
    const { table, rows } = this.#rows(query)
    const keys = new Set(picked.keys)
    const skus = new Set<string>()
    for (const row of rows) if (keys.has(this.#keyOf(table, row)) !== picked.all) skus.add(this.book.traits.codes[table.sku[row]])
    return [...skus]
  }

  /** The SKU of a code that was scanned or typed: its own code, its barcode, or its code in other letters. */
  find(code: string): FoundSku | undefined {
    const { book } = this
    const wanted = code.trim()
    if (book.at(wanted) >= 0) return this.#found(wanted)
    this.#byCode ??= this.#codes()
    const known = this.#byCode.get(wanted) ?? this.#byCode.get(wanted.toLowerCase())
    return known === undefined ? undefined : this.#found(known)
  }

  /** SKUs whose code, title or barcode holds the text. */
  suggest(text: string, limit: number): FoundSku[] {
    const part = searchPart(text)
    if (part === undefined) return []
    const { codes } = this.book.traits
    const exact = this.find(text)
    const others = [...this.#searched().find(part).subarray(0, limit)].map((sku) => codes[sku]).filter((code) => code !== exact?.sku)
    return [...(exact ? [exact] : []), ...others.map((code) => this.#found(code))].slice(0, limit)
  }

  #codes(): ReadonlyMap<string, string> {
    const codes = new Map<string, string>()
    for (const code of this.book.traits.codes) codes.set(code.toLowerCase(), code)
    for (const [code, { sku }] of this.book.sources.catalog) if (sku.barcode !== '') codes.set(sku.barcode, code)
    return codes
  }

  #found(code: string): FoundSku {
    const entry = this.book.sources.catalog.get(code)
    const picture = entry?.product.pictures.at(0)
    return {
      sku: code,
      title: this.book.traits.titles[this.book.at(code)] ?? '',
      barcode: entry?.sku.barcode ?? '',
      ...(picture ? { picture } : {}),
    }
  }

  #searched(): SearchText {
    const { codes, titles } = this.book.traits
    this.#search ??= new SearchText(
      codes.map((code, at) => [code, titles[at], this.book.sources.catalog.get(code)?.sku.barcode].filter((text) => text).join(' ')),
    )
    return this.#search
  }

  #rows(query: LevelQuery): { table: LevelTable; rows: Uint32Array } {
    const { by, location, search, category = [], supplier = [], state = [] } = query
    const table = this.book.table(by, location)
    const sorted = this.#sorted(table, query)
    const part = searchPart(search)
    if (part === undefined && category.length + supplier.length + state.length === 0) return { table, rows: sorted }
    const { traits } = this.book
    const marks = new Uint8Array(table.count)
    const states = LEVEL_STATES.map((each) => state.length === 0 || state.includes(each))
    const found = part === undefined ? undefined : new Uint8Array(traits.codes.length)
    if (found && part !== undefined) for (const sku of this.#searched().find(part)) found[sku] = 1
    for (let row = 0; row < table.count; row++) {
      const sku = table.sku[row]
      if (!states[table.state[row]] || (found && found[sku] === 0)) continue
      if (category.length > 0 && !category.includes(traits.category[sku])) continue
      if (supplier.length > 0 && !supplier.includes(traits.supplier[sku])) continue
      marks[row] = 1
    }
    return { table, rows: keepMarked(sorted, marks) }
  }

  #sorted(table: LevelTable, { by, location, sort }: LevelQuery): Permutation {
    const name = tableName(by, location)
    const sorts = this.#sorts.get(name) ?? new Map<LevelSort, { rows: Permutation; moved: Set<number> }>()
    this.#sorts.set(name, sorts)
    const known = sorts.get(sort)
    if (known?.moved.size === 0) return known.rows
    const rows = known ? this.#moved(table, sort, known) : sortByNumber(this.#keys(table, sort))
    sorts.set(sort, { rows, moved: new Set() })
    return rows
  }

  #moved(table: LevelTable, sort: LevelSort, { rows, moved }: { rows: Permutation; moved: ReadonlySet<number> }): Permutation {
    const column = sort === 'cover' || sort === 'value' || sort === 'reserved' || sort === 'available' ? table[sort] : table.onHand
    const none = sort === 'cover' ? Infinity : -Infinity
    const key = (row: number) => (Number.isNaN(column[row]) ? none : column[row])
    return moveRows(rows, [...moved], table.count, (one, other) => {
      const [first, second] = [key(one), key(other)]
      return first < second ? -1 : first > second ? 1 : 0
    })
  }

  #keys(table: LevelTable, sort: LevelSort): Float64Array {
    const { traits } = this.book
    const ofSku = (values: Float64Array) => Float64Array.from(table.sku, (sku) => values[sku])
    switch (sort) {
      case 'sku':
        return ofSku(rankTexts(traits.codes))
      case 'title':
        return ofSku(rankTexts(traits.titles))
      case 'safety':
      case 'reorderPoint':
        return ofSku(traits[sort])
      // Not sold at all lasts longest, a cost that is not known comes first.
      case 'cover':
        return table.cover.map((days) => (Number.isNaN(days) ? Infinity : days))
      case 'value':
        return table.value.map((value) => (Number.isNaN(value) ? -Infinity : value))
      default:
        return table[sort]
    }
  }

  #keyOf(table: LevelTable, row: number): string {
    const place = table.place[row]
    const code = this.book.traits.codes[table.sku[row]]
    return place < 0 ? code : `${this.book.places[place].key}\n${code}`
  }

  #rowAt(table: LevelTable, row: number): LevelListRow {
    const { traits, places } = this.book
    const sku = table.sku[row]
    const { picture } = this.#found(traits.codes[sku])
    return {
      key: this.#keyOf(table, row),
      sku: traits.codes[sku],
      title: traits.titles[sku],
      ...(picture ? { picture } : {}),
      location: table.place[row] < 0 ? '' : places[table.place[row]].key,
      onHand: table.onHand[row],
      reserved: table.reserved[row],
      incoming: table.incoming[row],
      available: table.available[row],
      safety: traits.safety[sku],
      reorderPoint: traits.reorderPoint[sku],
      ...(Number.isNaN(table.cover[row]) ? {} : { cover: table.cover[row] }),
      ...(Number.isNaN(table.value[row]) ? {} : { value: table.value[row] }),
      state: LEVEL_STATES[table.state[row]],
    }
  }
}
