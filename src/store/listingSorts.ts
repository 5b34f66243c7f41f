import { LISTING_STATES } from '~/domain/product'
import type { ListingColumns } from './listingColumns'
import type { ListingQuery } from './lists'
import { compareTexts, moveRows, type Permutation, rankTexts, sortByNumber } from './sortRows'

type Sort = ListingQuery['sort']

/** Orders that hang on what is joined with the catalogue. */
const JOINED: readonly Sort[] = ['sellable', 'units', 'sales']
/** Whether a question is about stock or sales, which are joined with the catalogue. */
export const asksJoined = ({ sort, stock }: Pick<ListingQuery, 'sort' | 'stock'>): boolean =>
  JOINED.includes(sort) || (stock?.length ?? 0) > 0

/** Of so many rows, one that is moved in every so many pays for sorting anew. */
const MOVED_SHARE = 20

/** The orders that were asked for, kept in step with the columns: a changed row is taken out and put back where it belongs. */
export class ListingSorts {
  readonly #columns: ListingColumns
  /** Each with the rows that are to be moved before it is used again, and the place of every row once that was asked for. */
  readonly #known = new Map<Sort, { rows: Permutation; moved: Set<number>; ranks?: Uint32Array }>()

  constructor(columns: ListingColumns) {
    this.#columns = columns
  }

  of(sort: Sort): Permutation {
    return this.#order(sort).rows
  }

  /** The place of each row in that order. */
  ranks(sort: Sort): Uint32Array {
    const order = this.#order(sort)
    if (!order.ranks) {
      order.ranks = new Uint32Array(order.rows.length)
      for (let at = 0; at < order.rows.length; at++) order.ranks[order.rows[at]] = at
    }
    return order.ranks
  }

  /** These rows have other values than before, or are new. */
  moved(rows: readonly number[]): void {
    const { size } = this.#columns
    for (const [sort, { moved }] of this.#known) {
      for (const row of rows) moved.add(row)
      if (moved.size * MOVED_SHARE > size) this.#known.delete(sort)
    }
  }

  /** What is joined has changed. */
  joined(): void {
    for (const sort of JOINED) this.#known.delete(sort)
  }

  #order(sort: Sort) {
    let order = this.#known.get(sort)
    if (!order) order = { rows: this.#sorted(sort), moved: new Set() }
    else if (order.moved.size > 0)
      order = { rows: moveRows(order.rows, [...order.moved], this.#columns.size, this.#before(sort)), moved: new Set() }
    this.#known.set(sort, order)
    return order
  }

  #sorted(sort: Sort): Permutation {
    if (sort === 'title') return sortByNumber(rankTexts(this.#columns.plain.title))
    const key = this.#key(sort)
    const keys = new Float64Array(this.#columns.size)
    for (let row = 0; row < keys.length; row++) keys[row] = key(row)
    return sortByNumber(keys)
  }

  #before(sort: Sort): (one: number, other: number) => number {
    const { title } = this.#columns.plain
    if (sort === 'title') return (one, other) => compareTexts(title[one], title[other])
    const key = this.#key(sort)
    return (one, other) => {
      const [first, second] = [key(one), key(other)]
      return first < second ? -1 : first > second ? 1 : 0
    }
  }

  /** What has no value stands before all others. */
  #key(sort: Exclude<Sort, 'title'>): (row: number) => number {
    const { numbers, coded, sellable, units, sales } = this.#columns
    if (sort === 'state') {
      const states: readonly string[] = LISTING_STATES
      return (row) => states.indexOf(coded.state.get(row))
    }
    const column = { ...numbers, price: numbers.priceMin, sellable, units, sales }[sort]
    return (row) => (Number.isNaN(column[row]) ? -Infinity : column[row])
  }
}
