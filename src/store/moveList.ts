import { MOVEMENT_KINDS, type MoveRow } from '~/domain/stock'
import type { ColumnsOf } from './columnFiles'
import type { Page } from './lists'
import { moveRows, type Permutation, sortByNumber } from './sortRows'
import type { StockBook } from './stockBook'
import type { MoveListRow, MoveQuery } from './stockLists'

/** The ledger line by line, newest first: lines of files stay in their columns, newer ones are rows. */
export class MoveIndex {
  readonly #files: readonly ColumnsOf<'movements'>[]
  readonly #moves: readonly MoveRow[]
  /** Where each file's lines begin among all; the newer lines come last. */
  readonly #starts: number[]
  readonly #count: number
  /** Of the files' lines alone, as long as they are the same. */
  #filesOrder: Permutation | undefined
  #order: Permutation | undefined

  constructor(
    readonly book: StockBook,
    readonly version: number,
    before?: MoveIndex,
  ) {
    if (before?.book.sources.files === book.sources.files) this.#filesOrder = before.#filesOrder
    this.#files = book.sources.files
    this.#moves = book.sources.moves
    this.#starts = []
    let at = 0
    for (const { count } of this.#files) {
      this.#starts.push(at)
      at += count
    }
    this.#starts.push(at)
    this.#count = at + this.#moves.length
  }

  query(query: MoveQuery): Page<MoveListRow> {
    const order = this.#newestFirst()
    const takes = this.#filter(query)
    const { offset, limit } = query
    const items: MoveListRow[] = []
    if (!takes) {
      const from = order.length - 1 - offset
      for (let k = from; k >= 0 && k > from - limit; k--) items.push(this.#rowAt(order[k]))
      return { items, total: order.length, version: this.version }
    }
    let total = 0
    for (let k = order.length - 1; k >= 0; k--) {
      const row = order[k]
      if (!takes(row)) continue
      if (total >= offset && items.length < limit) items.push(this.#rowAt(row))
      total++
    }
    return { items, total, version: this.version }
  }

  #newestFirst(): Permutation {
    if (this.#order) return this.#order
    const inFiles = this.#starts[this.#files.length]
    if (!this.#filesOrder) {
      const at = new Float64Array(inFiles)
      this.#files.forEach(({ numbers }, file) => at.set(numbers.at, this.#starts[file]))
      this.#filesOrder = sortByNumber(at)
    }
    const newer = this.#moves.map((_, i) => inFiles + i)
    this.#order = moveRows(this.#filesOrder, newer, this.#count, (one, other) => this.#atOf(one) - this.#atOf(other))
    return this.#order
  }

  #atOf(row: number): number {
    const { file, line } = this.#placeOf(row)
    return file === this.#files.length ? this.#moves[line].move.at : this.#files[file].numbers.at[line]
  }

  /** File and line of a row; the file of newer lines is one behind the last. */
  #placeOf(row: number): { file: number; line: number } {
    let file = this.#files.length
    while (this.#starts[file] > row) file--
    return { file, line: row - this.#starts[file] }
  }

  #filter({ search = '', sku, kind, location, who, ref }: MoveQuery): ((row: number) => boolean) | undefined {
    const part = search.trim().toLowerCase()
    if (part === '' && sku === undefined && !kind?.length && !location?.length && !who?.length && ref === undefined) return undefined
    const kinds = MOVEMENT_KINDS.map((each) => !kind?.length || kind.includes(each))
    const isPlace = (key: string) => !location?.length || location.includes(key)
    const has = (text: string) => text.toLowerCase().includes(part)
    const isSku = (code: string) => sku === undefined || code === sku
    const isRef = (text: string) => ref === undefined || text === ref
    const fromFile = !who?.length || who.includes('')
    const files = this.#files.map(({ texts }) => ({
      sku: texts.sku.values.map(isSku),
      place: texts.location.values.map(isPlace),
      ref: texts.ref.values.map(isRef),
      skuHas: texts.sku.values.map(has),
      refHas: texts.ref.values.map(has),
    }))
    return (row) => {
      const { file, line } = this.#placeOf(row)
      if (file === this.#files.length) {
        const { move } = this.#moves[line]
        if (!kinds[MOVEMENT_KINDS.indexOf(move.kind)] || !isPlace(move.location) || !isSku(move.sku) || !isRef(move.ref ?? '')) return false
        return (!who?.length || who.includes(move.who)) && (has(move.sku) || has(move.ref ?? ''))
      }
      const { numbers, texts } = this.#files[file]
      const marks = files[file]
      const [code, reference] = [texts.sku.codes[line], texts.ref.codes[line]]
      if (!fromFile || !kinds[numbers.kind[line]] || !marks.place[texts.location.codes[line]] || !marks.sku[code] || !marks.ref[reference])
        return false
      return marks.skuHas[code] || marks.refHas[reference]
    }
  }

  #rowAt(row: number): MoveListRow {
    const { file, line } = this.#placeOf(row)
    const { traits, places } = this.book
    const named = (sku: string, location: string) => ({
      sku,
      title: traits.titles[this.book.at(sku)] ?? '',
      location,
      place: places.find(({ key }) => key === location)?.name ?? location,
    })
    if (file === this.#files.length) {
      const { key, move } = this.#moves[line]
      const { at, sku, location, kind, quantity, reason = '', ref = '', who, booking } = move
      return { key, at, ...named(sku, location), kind, quantity, reason, ref, who, command: booking ?? key.slice(0, key.lastIndexOf('/')) }
    }
    const { numbers, texts } = this.#files[file]
    return {
      key: `${file}/${line}`,
      at: numbers.at[line],
      ...named(texts.sku.values[texts.sku.codes[line]], texts.location.values[texts.location.codes[line]]),
      kind: MOVEMENT_KINDS[numbers.kind[line]],
      quantity: numbers.quantity[line],
      reason: '',
      ref: texts.ref.values[texts.ref.codes[line]],
      who: '',
    }
  }
}
