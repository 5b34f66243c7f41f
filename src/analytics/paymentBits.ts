import type { Dataset } from './dataset'
import { type DayIndex, firstFrom } from './dayIndex'
import type { Kinds, Test } from './filter'
import { type Picked, type Window, picked } from './pick'
import { take, takeFilled } from './scratch'
import { NEVER } from './shopColumns'

/** One for each payment: bit b of word w is of place 32 w + b in the index of payments. */
export type Bits = Int32Array

/** Where a test wants so many values that more rows of bits would have to be read, orders are looked up one by one. */
const MOST_ROWS = 64

export const bitsOf = ({ row }: DayIndex): Bits => new Int32Array((row.length + 31) >>> 5)

/** By the index of payments, and by what the numbers are made of. */
const known = new WeakMap<DayIndex, WeakMap<object, Bits[]>>()

/** The digits of a number that each payment has, the lowest first: a filter reads a few bits of each instead of the number. */
function digitsOf(paid: DayIndex, of: object, most: number, numberOf: (row: number) => number): Bits[] {
  const made = known.get(paid) ?? new WeakMap<object, Bits[]>()
  known.set(paid, made)
  const before = made.get(of)
  if (before) return before
  const digits = Array.from({ length: 32 - Math.clz32(most) }, () => bitsOf(paid))
  paid.row.forEach((row, place) => {
    const number = numberOf(row)
    for (let digit = 0; digit < digits.length; digit++) digits[digit][place >>> 5] |= ((number >>> digit) & 1) << place
  })
  made.set(of, digits)
  return digits
}

/** Payments of a window, so many words of them, whose number is below the limit: the same down to a digit that is 0 where the limit's is 1. */
function belowOf(digits: readonly Bits[], limit: number, words: number): Bits {
  const below = new Int32Array(words)
  const same = takeFilled(Int32Array, words, -1)
  // Until no digit of the limit is left that is 1.
  for (let digit = digits.length - 1; limit & (2 ** (digit + 1) - 1); digit--) {
    const row = digits[digit]
    const isOne = -((limit >>> digit) & 1)
    for (let word = 0; word < same.length; word++) {
      const before = same[word]
      below[word] |= before & ~row[word] & isOne
      same[word] = before & ~(row[word] ^ isOne)
    }
  }
  return below
}

/** The last answer of belowOf, by what the digits are of: it is the same as long as the window is. */
const lastBelow = new WeakMap<Bits[], { name: string; below: Bits }>()

/** `flip` -1: those that the other has not. */
function keepBits(bits: Bits, other: Bits, flip: number) {
  for (let word = 0; word < bits.length; word++) bits[word] &= other[word] ^ flip
}

function addBits(bits: Bits, other: Bits) {
  for (let word = 0; word < bits.length; word++) bits[word] |= other[word]
}

/** Payments of a window. */
export class Chosen {
  readonly #dataset: Dataset
  /** Of the first word. */
  readonly #first: number
  readonly #bits: Bits

  constructor(dataset: Dataset, { from, to }: Window) {
    const { paid } = dataset
    const start = firstFrom(paid, from)
    const end = Math.max(start, firstFrom(paid, to))
    this.#dataset = dataset
    this.#first = start >>> 5
    const bits = (this.#bits = takeFilled(Int32Array, ((end + 31) >>> 5) - this.#first, -1))
    bits[0] &= -1 << start
    if (end & 31) bits[bits.length - 1] &= ~(-1 << end)
  }

  drop(other: Chosen): void {
    keepBits(this.#bits, other.#bits, -1)
  }

  /** Keeps those with any of the bits. */
  keepAny(rows: readonly Bits[]): void {
    const any = this.#filled(0)
    for (const row of this.#within(rows)) addBits(any, row)
    keepBits(this.#bits, any, 0)
  }

  /** Keeps those that pass the tests that bits tell; the others are returned. */
  keep(tests: readonly Test[]): Test[] {
    return tests.filter((test) => !(test.kinds ? this.#keepKinds(test.kinds, test) : this.#keepCodes(test)))
  }

  #filled(value: 0 | -1): Bits {
    return takeFilled(Int32Array, this.#bits.length, value)
  }

  #within(rows: readonly Bits[]): Bits[] {
    return rows.map((row) => row.subarray(this.#first, this.#first + this.#bits.length))
  }

  #keepCodes({ on, codes, wanted }: Test): boolean {
    const most = wanted.length - 1
    const many = wanted.reduce((sum, each) => sum + each)
    if (on === 'buyer' || on === 'weekday' || many * (32 - Math.clz32(most)) > MOST_ROWS) return false
    const digits = this.#within(digitsOf(this.#dataset.paid, codes, most, (row) => codes[row]))
    const passing = this.#filled(0)
    wanted.forEach((isWanted, code) => {
      if (!isWanted) return
      const match = this.#filled(-1)
      digits.forEach((row, digit) => keepBits(match, row, ((code >>> digit) & 1) - 1))
      addBits(passing, match)
    })
    keepBits(this.#bits, passing, 0)
    return true
  }

  /** The number of a known buyer is odd; the rest of it is the day of the first purchase, or more than any day where there is none. */
  #keepKinds({ wanted, first, from }: Kinds, { codes }: Test): true {
    const { paid } = this.#dataset
    const [begin] = paid.day
    const never = paid.day[paid.day.length - 1] - begin + 1
    const dayOf = (buyer: number) => (first[buyer] === NEVER ? never : first[buyer] - begin)
    const digits = digitsOf(paid, first, never * 2 + 1, (row) => (codes[row] === 0 ? 0 : dayOf(codes[row]) * 2 + 1))
    const within = this.#within(digits)
    const [known] = within
    const name = `${this.#first} ${this.#bits.length} ${from}`
    const last = lastBelow.get(digits)
    const before = last?.name === name ? last.below : belowOf(within, Math.min(Math.max(0, from - begin), never) * 2, this.#bits.length)
    lastBelow.set(digits, { name, below: before })
    const bits = this.#bits
    const [unknown, fresh, returning] = Array.from(wanted, (isWanted) => -isWanted)
    for (let word = 0; word < bits.length; word++)
      bits[word] &= (unknown & ~known[word]) | (known[word] & ((fresh & ~before[word]) | (returning & before[word])))
    return true
  }

  /** How many there are. */
  get count(): number {
    const bits = this.#bits
    let count = 0
    for (let word = 0; word < bits.length; word++) {
      let pairs = bits[word]
      // Most often there are few.
      if (pairs === 0) continue
      pairs -= (pairs >>> 1) & 0x55555555
      pairs = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
      // What is left over of 255 is the sum of the four bytes.
      count += ((pairs + (pairs >>> 4)) & 0x0f0f0f0f) % 255
    }
    return count
  }

  rows(): Picked {
    const { row } = this.#dataset.paid
    const bits = this.#bits
    const rows = take(Uint32Array, this.count)
    let count = 0
    for (let word = 0; word < bits.length; word++) {
      const last = (this.#first + word) * 32 + 31
      for (let rest = bits[word]; rest !== 0; rest &= rest - 1) rows[count++] = row[last - Math.clz32(rest & -rest)]
    }
    return picked(rows, count)
  }
}

/** The payments of a window that pass the tests, as far as bits tell, and the other tests. `any`: only those with any of these bits. */
export function passBits(dataset: Dataset, tests: readonly Test[], window: Window, any?: readonly Bits[]) {
  const chosen = new Chosen(dataset, window)
  if (any) chosen.keepAny(any)
  const others = chosen.keep(tests)
  return { ...chosen.rows(), others, bits: any || others.length > 0 ? undefined : chosen }
}
