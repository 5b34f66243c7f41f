import type { ImportField, RefusedRow, RowRefusal } from '~/domain/importPlan'

const TEXT_LIMIT = 200

/** Refused rows, first reason each. A wrong mapping refuses every row of a large file, so texts are kept as bytes. */
export class Refusals {
  readonly #lines: number[] = []
  readonly #why: RowRefusal[] = []
  readonly #fields: (ImportField | undefined)[] = []
  readonly #ends: number[] = []
  #bytes = new Uint8Array(1024)
  #used = 0

  get count(): number {
    return this.#lines.length
  }

  add(line: number, why: RowRefusal, field: ImportField | undefined, text: Uint8Array): void {
    // Four bytes a character at most.
    const kept = text.subarray(0, 4 * TEXT_LIMIT)
    if (this.#used + kept.length > this.#bytes.length) {
      const wider = new Uint8Array(2 * (this.#used + kept.length))
      wider.set(this.#bytes.subarray(0, this.#used))
      this.#bytes = wider
    }
    this.#bytes.set(kept, this.#used)
    this.#used += kept.length
    this.#lines.push(line)
    this.#why.push(why)
    this.#fields.push(field)
    this.#ends.push(this.#used)
  }

  at(index: number): RefusedRow {
    const bytes = this.#bytes.subarray(index === 0 ? 0 : this.#ends[index - 1], this.#ends[index])
    const text = new TextDecoder().decode(bytes).slice(0, TEXT_LIMIT)
    const field = this.#fields[index]
    return { line: this.#lines[index], why: this.#why[index], ...(field && { field }), text }
  }

  /** All of them, by line. */
  *inOrder(): Generator<RefusedRow> {
    const order = this.#lines.map((_, index) => index).sort((a, b) => this.#lines[a] - this.#lines[b])
    for (const index of order) yield this.at(index)
  }
}
