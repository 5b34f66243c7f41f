import { customerIdOf, shownBuyer, type Sight } from '~/domain/customer'
import type { Currency } from '~/domain/money'
import { ORDER_TYPES } from '~/domain/order'
import { ORDER_STATES } from '~/domain/orderState'
import { type Zone, zoneOf } from '~/lib/zone'
import type { Facets, OrderQuery, OrderRow, Page } from './lists'
import { type OrderColumns, type SeenTable, listOrders } from './orderColumns'
import { countFacets } from './orderFacets'
import { type OrderFilter, markOrders } from './orderFilter'
import { OrderSearch } from './orderSearch'
import { paidAmounts } from './paidAmounts'
import { type Permutation, rankTexts, sortByNumber } from './sortRows'

/** Where an order stands: order `order` of table `table`. */
export interface OrderPlace {
  table: number
  order: number
}

/** `only`: what the reasons of a query came to. */
type Question = Omit<OrderQuery, 'offset' | 'limit'> & Pick<OrderFilter, 'only'>

const ALL_IN_SIGHT: Sight = { plain: true, reveals: true }

/**
 * The orders of a shop as a list: filters, search and sorting over columns in memory. Made anew when the data has changed;
 * search strings and sort orders are made at the first question that needs them and kept, as are the last hits, so that the
 * next page or the next key costs little.
 */
export class OrderIndex {
  readonly #tables: SeenTable[]
  readonly #version: number
  readonly #zone: Zone
  readonly #currency: Currency
  readonly #columns: OrderColumns
  readonly #search: OrderSearch
  readonly #permutations = new Map<OrderQuery['sort'], Permutation>()
  #marks: { key: string; marks: Uint8Array | undefined } | undefined
  #rows: { key: string; rows: Uint32Array } | undefined
  #facets: Facets | undefined
  #paid: Float64Array | undefined

  constructor(tables: SeenTable[], options: { zone: string; currency: Currency; version: number }) {
    this.#tables = tables
    this.#version = options.version
    this.#zone = zoneOf(options.zone)
    this.#currency = options.currency
    this.#columns = listOrders(tables)
    this.#search = new OrderSearch(tables, this.#columns)
  }

  /** The rows of a page, as somebody of that sight may see them. */
  query(query: OrderQuery & Pick<OrderFilter, 'only'>, sight = ALL_IN_SIGHT): Page<OrderRow> {
    const rows = this.#find(query, sight)
    const items: OrderRow[] = []
    const end = Math.min(query.offset + query.limit, rows.length)
    for (let at = Math.max(0, query.offset); at < end; at++) items.push(this.#rowAt(rowIn(rows, query.descending, at), sight))
    return { items, total: rows.length, version: this.#version }
  }

  /** Every order that a question finds, in its order: for an export. */
  places(query: Question, sight = ALL_IN_SIGHT): { count: number; at(index: number): OrderPlace } {
    const rows = this.#find(query, sight)
    return { count: rows.length, at: (index) => this.#placeAt(rowIn(rows, query.descending, index)) }
  }

  /** The order of that number. */
  placeOf(number: string): OrderPlace | undefined {
    for (let table = 0; table < this.#tables.length; table++) {
      const numbers = this.#tables[table].table.orders.number
      for (let order = numbers.indexOf(number); order >= 0; order = numbers.indexOf(number, order + 1)) {
        if (this.#columns.rowOf[table][order] >= 0) return { table, order }
      }
    }
    return undefined
  }

  /** Counts by state, channel and region over all orders, most frequent first. */
  facets(): Facets {
    return (this.#facets ??= countFacets(this.#tables, this.#columns))
  }

  /** Rows that the question finds, ascending by its key. */
  #find(query: Question, { plain, reveals }: Sight): Uint32Array {
    const { key, marks } = this.#mark({ ...query, blind: !plain && !reveals })
    const permutation = this.#sort(query.sort)
    if (!marks) return permutation
    const name = `${query.sort} ${key}`
    if (this.#rows?.key !== name) this.#rows = { key: name, rows: keepMarked(permutation, marks) }
    return this.#rows.rows
  }

  #mark({ search, state, channel, region, sku, customer, from, to, daysOf, paidLeast, paidUnder, blind, only }: OrderFilter) {
    const filter: OrderFilter = { search, state, channel, region, sku, customer, from, to, daysOf, paidLeast, paidUnder, blind, only }
    const key = JSON.stringify(Object.values(filter))
    if (this.#marks?.key !== key) {
      const paid = () => (this.#paid ??= paidAmounts(this.#tables, this.#columns, this.#currency))
      this.#marks = { key, marks: markOrders(this.#tables, this.#columns, this.#search, { zone: this.#zone, paid }, filter) }
    }
    return this.#marks
  }

  #sort(sort: OrderQuery['sort']): Permutation {
    const known = this.#permutations.get(sort) ?? sortByNumber(this.#keys(sort))
    this.#permutations.set(sort, known)
    return known
  }

  #keys(sort: OrderQuery['sort']): Float64Array {
    const { count, rowOf } = this.#columns
    if (sort === 'placedAt' || sort === 'total' || sort === 'units') return this.#columns[sort].subarray(0, count)
    const keys = new Float64Array(count)
    // Buyers are ranked by their distinct names and keys, not row by row.
    const texts = this.#tables.map(({ table: { orders } }) =>
      sort === 'number' ? orders.number : [...orders.buyerName.values, ...orders.buyer.values],
    )
    const ranks = rankTexts(texts.flat())
    let base = 0
    this.#tables.forEach(({ table: { orders } }, table) => {
      const { buyerName, buyer } = orders
      const textOf = (order: number) => buyerName.codes[order] || buyerName.values.length + buyer.codes[order]
      rowOf[table].forEach((row, order) => {
        if (row >= 0) keys[row] = ranks[base + (sort === 'number' ? order : textOf(order))]
      })
      base += texts[table].length
    })
    return keys
  }

  #placeAt(row: number): OrderPlace {
    return { table: this.#columns.table[row], order: this.#columns.order[row] }
  }

  /** The row of a place, as somebody of that sight may see it. */
  row(place: OrderPlace, sight: Sight): OrderRow {
    return this.#rowAt(this.#columns.rowOf[place.table][place.order], sight)
  }

  #rowAt(row: number, sight: Sight): OrderRow {
    const { table, order } = this.#placeAt(row)
    const { orders } = this.#tables[table].table
    const text = (name: 'buyer' | 'buyerName' | 'channel' | 'region' | 'currency') => orders[name].values[orders[name].codes[order]]
    const paidAt = orders.paidAt[order]
    const key = text('buyer')
    return {
      number: orders.number[order],
      type: ORDER_TYPES[orders.type[order]],
      state: ORDER_STATES[this.#columns.state[row]],
      placedAt: orders.placedAt[order],
      ...(Number.isNaN(paidAt) ? {} : { paidAt }),
      buyer: shownBuyer({ key, name: text('buyerName') }, sight),
      customer: customerIdOf(key),
      channel: text('channel'),
      region: text('region'),
      currency: text('currency'),
      total: this.#columns.total[row],
      refunded: this.#columns.refunded[row],
      units: this.#columns.units[row],
      lines: orders.lineStart[order + 1] - orders.lineStart[order],
    }
  }
}

function rowIn(rows: Uint32Array, descending: boolean, index: number): number {
  return rows[descending ? rows.length - 1 - index : index]
}

/** Those of the rows that are marked, in their order. */
export function keepMarked(rows: Uint32Array, marks: Uint8Array): Uint32Array {
  const kept = new Uint32Array(rows.length)
  let count = 0
  for (let k = 0; k < rows.length; k++) if (marks[rows[k]]) kept[count++] = rows[k]
  return kept.slice(0, count)
}
