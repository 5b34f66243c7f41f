/** Numbers codes in the order that they come in: 0, 1, 2 … A hash table of typed arrays, since a Map of a million numbers takes seconds. */
export class Numbering {
  count = 0
  /** Codes by number. */
  readonly codes: Float64Array
  readonly #mask: number
  /** Number of the code plus one; 0 is free. */
  readonly #table: Uint32Array

  constructor(most: number) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(2, most * 2)))
    this.#mask = size - 1
    this.#table = new Uint32Array(size)
    this.codes = new Float64Array(most)
  }

  of(code: number): number {
    let at = (Math.imul(code, 0x9e3779b1) >>> 7) & this.#mask
    for (;;) {
      const known = this.#table[at]
      if (known === 0) {
        this.codes[this.count] = code
        this.#table[at] = this.count + 1
        return this.count++
      }
      if (this.codes[known - 1] === code) return known - 1
      at = (at + 1) & this.#mask
    }
  }
}
