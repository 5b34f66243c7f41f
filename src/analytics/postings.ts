import type { Columns } from './columns'
import { take, takeFilled } from './scratch'

/** Lines that have come since are looked through one by one, until they are this part of all. */
const MOST_LATE = 1 / 16

/** The lines of each SKU: those of code c are `line` [start[c], start[c + 1]), in their own order. */
export class Postings {
  #start = new Uint32Array(1)
  #line = new Uint32Array(0)
  #made = false

  /** How many lines these SKUs have, late ones not counted. */
  count({ lines }: Pick<Columns, 'lines'>, skus: Uint8Array): number {
    this.refresh(lines, true)
    let count = 0
    for (let sku = 0; sku + 1 < this.#start.length; sku++) if (skus[sku]) count += this.#start[sku + 1] - this.#start[sku]
    return count
  }

  /** The lines of these SKUs by their number; memory of the answer. */
  list({ lines }: Pick<Columns, 'lines'>, skus: Uint8Array): Uint32Array {
    this.refresh(lines, true)
    const line = this.#line
    const { codes } = lines.sku
    // A bit for each line: bit b of word w is line 32 w + b. Signed: a word with its highest bit set stays a small integer.
    const bits = takeFilled(Int32Array, (lines.count + 31) >>> 5)
    for (let sku = 0; sku + 1 < this.#start.length; sku++) {
      if (!skus[sku]) continue
      for (let at = this.#start[sku], end = this.#start[sku + 1]; at < end; at++) bits[line[at] >>> 5] |= 1 << (line[at] & 31)
    }
    for (let late = line.length; late < lines.count; late++) if (skus[codes[late]]) bits[late >>> 5] |= 1 << (late & 31)
    const listed = take(Uint32Array, this.count({ lines }, skus) + lines.count - line.length)
    let count = 0
    for (let word = 0; word < bits.length; word++)
      for (let rest = bits[word]; rest !== 0; rest &= rest - 1) listed[count++] = word * 32 + 31 - Math.clz32(rest & -rest)
    return listed.subarray(0, count)
  }

  /** Brings them up to date where they were made, or `now`. */
  refresh({ count, sku }: Columns['lines'], now = false): void {
    if (!this.#made && !now) return
    if (this.#made && count - this.#line.length <= count * MOST_LATE) return
    const size = sku.values.length
    const { codes } = sku
    const start = new Uint32Array(size + 1)
    for (let line = 0; line < count; line++) start[codes[line] + 1]++
    for (let code = 1; code <= size; code++) start[code] += start[code - 1]
    const next = start.slice()
    const lines = new Uint32Array(count)
    for (let line = 0; line < count; line++) lines[next[codes[line]]++] = line
    this.#start = start
    this.#line = lines
    this.#made = true
  }
}
