import { type MoveReason } from '~/domain/stock'
import { type ReadRow, readSheetRow, type SheetColumns, type SheetMode, type SheetRefusal } from '~/domain/stockSheet'
import { csvCell, guardedCell } from '~/lib/csv/write'
import type { LevelIndex } from './levelList'

/** A row that can be booked. */
export interface SheetEntry {
  sku: string
  title: string
  location: string
  /** What the sheet says. */
  given: number
  /** What is on hand by the ledger. */
  onHand: number
  /** The difference that is booked. */
  delta: number
  reason?: MoveReason
  /** Nothing of the shop knows the code. */
  isNew: boolean
}

export interface RefusedSheetRow {
  line: number
  code: string
  quantity: string
  why: SheetRefusal
}

/** What a sheet would do. */
export interface SheetRun {
  rows: number
  entries: SheetEntry[]
  /** Rows that would change nothing. */
  same: number
  /** The first of them, and all as a file. */
  refused: RefusedSheetRow[]
  refusedTotal: number
  refusedFile: Blob
}

const REFUSED_SHOWN = 200

interface SheetOptions {
  mode: SheetMode
  /** Where rows that name no place lie. */
  location: string
  columns: SheetColumns
}

/** Reads rows one by one and says of each what it would do, or why not; nothing is written. */
export class SheetReader {
  readonly #entries = new Map<string, SheetEntry>()
  readonly #refused: (RefusedSheetRow & { cells: readonly string[] })[] = []
  readonly #places: ReadonlyMap<string, string>
  #rows = 0

  constructor(
    readonly index: LevelIndex,
    readonly options: SheetOptions,
  ) {
    this.#places = new Map(
      index.book.places
        .filter(({ closed }) => !closed)
        .flatMap(({ key, name }) => [
          [name.toLowerCase(), key],
          [key.toLowerCase(), key],
        ]),
    )
  }

  add(line: number, cells: readonly string[]): void {
    const { columns, mode } = this.options
    this.#rows++
    const read = readSheetRow(cells, columns, mode)
    const why = typeof read === 'string' ? read : this.#take(read)
    if (!why) return
    const cell = (at: number | undefined) => (at === undefined ? '' : (cells[at] ?? ''))
    this.#refused.push({ line, code: cell(columns.code), quantity: cell(columns.quantity), why, cells })
  }

  #take({ code, quantity, location: named, reason }: ReadRow): SheetRefusal | undefined {
    const location = named === undefined ? this.options.location : this.#places.get(named.toLowerCase())
    if (location === undefined) return 'unknownLocation'
    const found = this.index.find(code)
    const sku = found?.sku ?? code
    const key = `${location}\n${sku}`
    const known = this.#entries.get(key)
    const { onHand } = this.index.book.sums.level(location, sku)
    if (this.options.mode === 'level') {
      if (known) return known.given === quantity ? undefined : 'twice'
      this.#entries.set(key, this.#entry({ sku, title: found?.title, location, given: quantity, onHand, delta: quantity - onHand, reason }))
      return undefined
    }
    const given = (known?.given ?? 0) + quantity
    this.#entries.set(
      key,
      this.#entry({ sku, title: found?.title, location, given, onHand, delta: given, reason: reason ?? known?.reason }),
    )
    return undefined
  }

  #entry({
    title = '',
    reason,
    ...rest
  }: Omit<SheetEntry, 'isNew' | 'title' | 'reason'> & { title?: string; reason?: MoveReason }): SheetEntry {
    return { ...rest, title, isNew: this.index.book.at(rest.sku) < 0, ...(reason ? { reason } : {}) }
  }

  end(header: readonly string[], say: (why: SheetRefusal) => string): SheetRun {
    const all = [...this.#entries.values()]
    const entries = all.filter(({ delta }) => delta !== 0)
    const lines = this.#refused.map(({ line, why, cells }) => [String(line), csvCell(say(why)), ...cells.map(guardedCell)].join(','))
    return {
      rows: this.#rows,
      entries,
      same: all.length - entries.length,
      refused: this.#refused.slice(0, REFUSED_SHOWN).map(({ line, code, quantity, why }) => ({ line, code, quantity, why })),
      refusedTotal: this.#refused.length,
      refusedFile: new Blob([['line', 'reason', ...header.map(guardedCell)].join(',') + '\n', lines.join('\n')], {
        type: 'text/csv;charset=utf-8',
      }),
    }
  }
}
