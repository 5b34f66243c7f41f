import type { Checked, FileFormat, ImportProgress } from '~/domain/importPlan'
import { guardedCell } from '~/lib/csv/write'
import { type Opened, openTable, type OpenedTable, refusalOf } from './openTable'
import { Pacer } from './pacer'
import { readTexts } from './readTexts'

/** Records that are compared as texts are held in memory. */
const BYTES_LIMIT = 200e6

export interface ReadFile {
  name: string
  bytes: number
  header: string[]
  rows: string[][]
}

/** A row that is left out, by its place among the file's rows, with the cell that is why. */
interface LeftOut<W extends string> {
  row: number
  why: W
  column: string
  text: string
}

/** A file of texts that was chosen: held from the first look at it until it is imported or let go of. */
export class HeldFile {
  #file: File | undefined
  #opened: OpenedTable | undefined
  #lines: number[] = []

  hold(file: File, table: OpenedTable): void {
    this.#file = file
    this.#opened = table
  }

  /** Every row, as wide as the header; what is made of them is `make`'s to say. Throws AbortError. */
  async read<T>(
    format: FileFormat,
    context: { signal: AbortSignal; progress: (value: ImportProgress) => void },
    make: (file: ReadFile) => Promise<T>,
  ): Promise<Checked<T>> {
    const file = this.#file
    if (!file) throw new Error('no file was inspected')
    const opened = await this.#open(file, format)
    if (!opened.ok) return opened
    const pacer = new Pacer(context.signal, context.progress)
    try {
      const { rows, lines } = await readTexts(opened.table, pacer, BYTES_LIMIT)
      this.#lines = lines
      pacer.progress('comparing', file.size, file.size, rows.length, true)
      await pacer.rest()
      return { ok: true, value: await make({ name: file.name, bytes: file.size, header: opened.table.header, rows }) }
    } catch (error) {
      const refusal = refusalOf(error)
      if (!refusal) throw error
      return { ok: false, refusal }
    }
  }

  /** The same rows by their lines in the file. */
  inLines<R extends { row: number }>(rows: readonly R[]): R[] {
    return rows.map((each) => ({ ...each, row: this.#lines[each.row] }))
  }

  /** Rows left out as CSV; `words` says why in the reader's language. */
  leftOut<W extends string>(rows: readonly LeftOut<W>[], words: Partial<Record<W, string>> = {}): Blob {
    const parts = this.inLines(rows).map(({ row, why, column, text }) =>
      [String(row), guardedCell(words[why] ?? why), guardedCell(column), guardedCell(text)].join(','),
    )
    return new Blob([`\uFEFF${['line,reason,column,text', ...parts].join('\n')}\n`], { type: 'text/csv' })
  }

  release(): void {
    this.#file = this.#opened = undefined
    this.#lines = []
  }

  async #open(file: File, { encoding, delimiter }: FileFormat): Promise<Opened> {
    const known = this.#opened
    if (known && known.format.encoding === encoding && known.format.delimiter === delimiter) return { ok: true, table: known }
    const opened = await openTable(file, { encoding, delimiter })
    if (opened.ok) this.#opened = opened.table
    return opened
  }
}
