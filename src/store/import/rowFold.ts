import type { DictColumn } from '~/segments/orderTable'
import { TextCoder } from './outTable'

const FIRST_ROWS = 1024

/** Rows put into columns as they are read: kept as objects, the rows of a long file take ten times the room. */
export class RowFold<N extends string, T extends string> {
  count = 0
  readonly #numbers: Map<N, Float64Array>
  readonly #texts: Map<T, { coder: TextCoder; codes: Uint32Array }>
  #room = FIRST_ROWS

  constructor(numbers: readonly N[], texts: readonly T[]) {
    this.#numbers = new Map(numbers.map((name) => [name, new Float64Array(FIRST_ROWS)]))
    this.#texts = new Map(texts.map((name) => [name, { coder: new TextCoder(), codes: new Uint32Array(FIRST_ROWS) }]))
  }

  add(row: Readonly<Record<N, number> & Record<T, string>>): void {
    if (this.count === this.#room) this.#grow()
    for (const [name, column] of this.#numbers) column[this.count] = row[name]
    for (const [name, { coder, codes }] of this.#texts) codes[this.count] = coder.code(row[name])
    this.count++
  }

  numbers(name: N): Float64Array {
    return known(this.#numbers.get(name)).subarray(0, this.count)
  }

  texts(name: T): DictColumn {
    const { coder, codes } = known(this.#texts.get(name))
    return { codes: codes.subarray(0, this.count), values: coder.values }
  }

  #grow(): void {
    this.#room *= 2
    for (const [name, column] of this.#numbers) this.#numbers.set(name, grown(new Float64Array(this.#room), column))
    for (const [name, { coder, codes }] of this.#texts) this.#texts.set(name, { coder, codes: grown(new Uint32Array(this.#room), codes) })
  }
}

function known<V>(column: V | undefined): V {
  if (column === undefined) throw new Error('no such column')
  return column
}

function grown<A extends Float64Array | Uint32Array>(room: A, column: A): A {
  room.set(column)
  return room
}

/** The values of these rows, one after the other. */
export const picked = (column: Float64Array, rows: Uint32Array): Float64Array => Float64Array.from(rows, (row) => column[row])

/** The texts of these codes in a dictionary of their own, in the order in which they come. */
export function recoded(codes: Uint32Array, texts: readonly string[]): DictColumn {
  const values = ['']
  const known = new Uint32Array(texts.length)
  const next = codes.map((code) => {
    if (code !== 0 && known[code] === 0) known[code] = values.push(texts[code]) - 1
    return known[code]
  })
  return { codes: next, values }
}
