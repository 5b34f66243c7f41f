import type { CutTexts } from '~/segments/texts'

/** Between texts of one product: the codes of its SKUs, its tags. */
export const SEPARATOR = '\n'
export const partsOf = (text: string): string[] => (text === '' ? [] : text.split(SEPARATOR))

const LEAST = 1024

/** The same numbers with room for `size`; more than is asked for, so that rows can be added one by one. */
export function withRoom<A extends Float64Array | Uint32Array | Uint8Array>(column: A, size: number, make: new (length: number) => A): A {
  if (column.length >= size) return column
  const wider = new make(Math.max(LEAST, size, column.length * 2))
  wider.set(column)
  return wider
}

/** Texts as a file holds them: a code by row, and what the codes stand for. */
export interface FileTexts {
  codes: Uint32Array
  values: CutTexts
}

/** A column of texts that differ from row to row. What a file holds is cut out text by text, until all of them are asked for. */
export class PlainColumn {
  #file: FileTexts | undefined
  #texts: string[] = []
  /** By row: other than the file says. */
  readonly #changed = new Map<number, string>()

  constructor(file?: FileTexts) {
    this.#file = file
  }

  at(row: number): string {
    if (!this.#file) return this.#texts[row]
    const { codes, values } = this.#file
    return this.#changed.get(row) ?? values.at(codes[row])
  }

  set(row: number, text: string): void {
    if (this.#file) this.#changed.set(row, text)
    else this.#texts[row] = text
  }

  all(): string[] {
    if (this.#file) {
      const { codes, values } = this.#file
      const known = values.all()
      this.#texts = Array.from(codes, (code) => known[code])
      for (const [row, text] of this.#changed) this.#texts[row] = text
      this.#changed.clear()
      this.#file = undefined
    }
    return this.#texts
  }
}

/** A column of few texts, each written once. `codes` has room for more rows than there are. */
export class CodedColumn {
  readonly values: string[]
  codes: Uint32Array
  #known: Map<string, number> | undefined

  constructor(file?: FileTexts) {
    this.values = file?.values.all() ?? []
    this.codes = file?.codes ?? new Uint32Array(0)
  }

  set(row: number, value: string): void {
    const code = this.codeOf(value)
    this.codes = withRoom(this.codes, row + 1, Uint32Array)
    this.codes[row] = code
  }

  /** Of a text; a new one gets the next. */
  codeOf(value: string): number {
    this.#known ??= new Map(this.values.map((each, code) => [each, code]))
    let code = this.#known.get(value)
    if (code === undefined) {
      code = this.values.push(value) - 1
      this.#known.set(value, code)
    }
    return code
  }

  get(row: number): string {
    return this.values[this.codes[row]]
  }
}
