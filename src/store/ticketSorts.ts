import { moveRows, type Permutation, sortByNumber } from './sortRows'
import type { TicketColumns } from './ticketColumns'
import type { TicketSort } from './ticketList'

/** Of so many rows, one that is moved in every so many pays for sorting anew. */
const MOVED_SHARE = 20

type Compare = (one: number, other: number) => number

const ascending = (first: number, second: number): number => (first < second ? -1 : first > second ? 1 : 0)

/**
 * The orders of a queue, each sorted once and kept in step: a changed row is taken out and put back where it belongs. What is equal stands newest first, then by key, so that
 * a page is the same however the columns came about.
 */
export class TicketSorts {
  readonly #columns: TicketColumns
  readonly #known = new Map<TicketSort, { rows: Permutation; moved: Set<number> }>()

  constructor(columns: TicketColumns) {
    this.#columns = columns
  }

  of(sort: TicketSort): Permutation {
    const known = this.#known.get(sort)
    if (known?.moved.size === 0) return known.rows
    const rows = known ? moveRows(known.rows, [...known.moved], this.#columns.size, this.#before(sort)) : this.#sorted(sort)
    this.#known.set(sort, { rows, moved: new Set() })
    return rows
  }

  /** These rows have other values than before, or are new. */
  moved(rows: readonly number[]): void {
    for (const [sort, { moved }] of this.#known) {
      for (const row of rows) moved.add(row)
      if (moved.size * MOVED_SHARE > this.#columns.size) this.#known.delete(sort)
    }
  }

  /** Each order is the one before it, sorted by one thing more. */
  #sorted(sort: TicketSort): Permutation {
    const { created, due, updated } = this.#columns.numbers
    const { priority } = this.#columns.bytes
    switch (sort) {
      case 'newest':
        return this.#byKey((row) => -created[row])
      case 'oldest':
        return this.#byKey((row) => created[row])
      case 'updated':
        return this.#within('newest', (row) => -updated[row])
      case 'due':
        return this.#within('updated', (row) => due[row])
      case 'priority':
        return this.#within('due', (row) => -priority[row])
    }
  }

  #within(sort: TicketSort, of: (row: number) => number): Permutation {
    const rows = this.of(sort)
    const values = new Float64Array(rows.length)
    for (let at = 0; at < rows.length; at++) values[at] = of(rows[at])
    return sortByNumber(values).map((at) => rows[at])
  }

  #byKey(of: (row: number) => number): Permutation {
    const { keys, size } = this.#columns
    const values = new Float64Array(size)
    for (let row = 0; row < size; row++) values[row] = of(row)
    const rows = sortByNumber(values)
    // What was opened in the same moment.
    for (let from = 0; from < size;) {
      let to = from + 1
      while (to < size && values[rows[to]] === values[rows[from]]) to++
      if (to - from > 1) rows.subarray(from, to).sort((one, other) => (keys[one] < keys[other] ? -1 : 1))
      from = to
    }
    return rows
  }

  #before(sort: TicketSort): Compare {
    const { keys, numbers, bytes } = this.#columns
    const { created, due, updated } = numbers
    const byKey: Compare = (one, other) => (keys[one] < keys[other] ? -1 : keys[one] > keys[other] ? 1 : 0)
    const newest: Compare = (one, other) => ascending(created[other], created[one]) || byKey(one, other)
    const lately: Compare = (one, other) => ascending(updated[other], updated[one]) || newest(one, other)
    const soonest: Compare = (one, other) => ascending(due[one], due[other]) || lately(one, other)
    switch (sort) {
      case 'newest':
        return newest
      case 'oldest':
        return (one, other) => ascending(created[one], created[other]) || byKey(one, other)
      case 'updated':
        return lately
      case 'due':
        return soonest
      case 'priority':
        return (one, other) => bytes.priority[other] - bytes.priority[one] || soonest(one, other)
    }
  }
}
