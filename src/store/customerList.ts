import type { CustomerEdit } from '~/domain/command'
import { customerIdOf, maskBuyer, type Sight } from '~/domain/customer'
import { type CustomerColumns, type Places, sumCustomers } from './customerColumns'
import type { CustomerQuery, CustomerRow, Facets, Page, PersonalData } from './lists'
import type { SeenTable } from './orderColumns'
import { largestFirst } from './orderFacets'
import { keepMarked } from './orderList'
import { SearchText, searchPart } from './searchText'
import { type Permutation, rankTexts, sortByNumber } from './sortRows'

type Edits = ReadonlyMap<string, CustomerEdit>
type Question = Omit<CustomerQuery, 'offset' | 'limit'>
/** Keys of buyers that a question is narrowed to, as its audiences and its rule say; undefined: everybody. */
type Among = ReadonlySet<string> | undefined

/** Customers in the order of a list. `personal` is not masked. */
export interface FoundCustomers {
  count: number
  at(index: number): CustomerRow
  personal(index: number): PersonalData
}

/** What hangs on the orders alone; made at the first question that needs it. */
interface Derived {
  readonly permutations: Map<CustomerQuery['sort'], Permutation>
  /** Over all that is known of a buyer, and over what the masks leave. */
  search?: SearchText
  maskedSearch?: SearchText
  rows?: Map<string, number>
}

/** The known buyers of a shop as a list. Made anew when orders have changed; `withEdits` takes changed notes and tags at no cost. */
export class CustomerIndex {
  readonly #tables: SeenTable[]
  readonly #columns: CustomerColumns
  readonly #derived: Derived
  /** By customerIdOf the buyer. */
  readonly #edits: Edits
  readonly #version: number

  private constructor(tables: SeenTable[], columns: CustomerColumns, derived: Derived, edits: Edits, version: number) {
    this.#tables = tables
    this.#columns = columns
    this.#derived = derived
    this.#edits = edits
    this.#version = version
  }

  /** Amounts are in the shop's currency; edits are keyed by customerIdOf. */
  static of(tables: SeenTable[], options: { currency: string; edits: Edits; version: number }): CustomerIndex {
    const columns = sumCustomers(tables, options.currency)
    return new CustomerIndex(tables, columns, { permutations: new Map() }, options.edits, options.version)
  }

  withEdits(edits: Edits, version: number): CustomerIndex {
    return new CustomerIndex(this.#tables, this.#columns, this.#derived, edits, version)
  }

  /** The rows of a page, as somebody of that sight may see them. */
  query(query: CustomerQuery, sight: Sight, among?: Among): Page<CustomerRow> {
    const found = this.found(query, sight, among)
    const items: CustomerRow[] = []
    const end = Math.min(query.offset + query.limit, found.count)
    for (let at = Math.max(0, query.offset); at < end; at++) items.push(found.at(at))
    return { items, total: found.count, version: this.#version }
  }

  /** Every row that a question finds, in its order: for an export. */
  found(query: Question, sight: Sight, among?: Among): FoundCustomers {
    const rows = this.#filter(this.#sort(query.sort), query, sight, among)
    const rowOf = (index: number) => rows[query.descending ? rows.length - 1 - index : index]
    return { count: rows.length, at: (index) => this.#rowAt(rowOf(index), sight), personal: (index) => this.#personal(rowOf(index)) }
  }

  /** One customer by customerIdOf; `personal` is not masked. */
  get(customer: string, sight: Sight): { row: CustomerRow; personal: PersonalData } | undefined {
    this.#derived.rows ??= new Map(this.#columns.keys.map((key, row) => [customerIdOf(key), row]))
    const row = this.#derived.rows.get(customer)
    return row === undefined ? undefined : { row: this.#rowAt(row, sight), personal: this.#personal(row) }
  }

  /** Counts by region, channel, tag and tier over all customers, most frequent first. */
  facets(): Facets {
    const count = (name: 'region' | 'channel') => {
      const counts = new Map<string, number>()
      this.#columns.keys.forEach((_, row) => {
        const value = this.#newest(name, row)
        counts.set(value, (counts.get(value) ?? 0) + 1)
      })
      return largestFirst([...counts])
    }
    const tags = new Map<string, number>()
    const tiers = new Map<string, number>()
    for (const { tags: own = [], tier } of this.#edits.values()) {
      for (const tag of own) tags.set(tag, (tags.get(tag) ?? 0) + 1)
      if (tier) tiers.set(tier, (tiers.get(tier) ?? 0) + 1)
    }
    const [tag, tier] = [largestFirst([...tags]), largestFirst([...tiers])]
    return { values: { region: count('region'), channel: count('channel'), tag, tier } }
  }

  #filter(rows: Permutation, question: Question, sight: Sight, among: Among): Uint32Array {
    const { search, region, channel, tag, tier, minOrders = 0 } = question
    const part = searchPart(search)
    const tests: ((row: number) => boolean)[] = []
    if (region?.length) tests.push((row) => region.includes(this.#newest('region', row)))
    if (channel?.length) tests.push((row) => channel.includes(this.#newest('channel', row)))
    if (minOrders > 0) tests.push((row) => this.#columns.orders[row] >= minOrders)
    if (tag?.length) {
      const tagged = new Set([...this.#edits].filter(([, { tags = [] }]) => tags.some((each) => tag.includes(each))).map(([id]) => id))
      tests.push((row) => tagged.has(customerIdOf(this.#columns.keys[row])))
    }
    if (tier?.length) tests.push((row) => tier.includes(this.#edits.get(customerIdOf(this.#columns.keys[row]))?.tier ?? ''))
    if (among) tests.push((row) => among.has(this.#columns.keys[row]))
    if (part === undefined && tests.length === 0) return rows
    const marks = new Uint8Array(rows.length)
    const passes = (row: number) => tests.every((test) => test(row))
    if (part === undefined) for (let row = 0; row < rows.length; row++) marks[row] = passes(row) ? 1 : 0
    else for (const row of this.#search(sight).find(part)) marks[row] = passes(row) ? 1 : 0
    return keepMarked(rows, marks)
  }

  #search({ plain, reveals }: Sight): SearchText {
    const texts = (of: (row: number) => PersonalData) =>
      new SearchText(
        this.#columns.keys.map((_, row) => {
          const { key, name, email, phone } = of(row)
          return `${key} ${name} ${email} ${phone}`
        }),
      )
    if (plain || reveals) return (this.#derived.search ??= texts((row) => this.#personal(row)))
    return (this.#derived.maskedSearch ??= texts((row) => maskBuyer(this.#personal(row))))
  }

  #sort(sort: CustomerQuery['sort']): Permutation {
    const known = this.#derived.permutations.get(sort) ?? sortByNumber(this.#keys(sort))
    this.#derived.permutations.set(sort, known)
    return known
  }

  #keys(sort: CustomerQuery['sort']): Float64Array {
    if (sort === 'name') return rankTexts(this.#columns.keys.map((key, row) => this.#text(this.#columns.name, 'buyerName', row) || key))
    // Never paid: before all others.
    return this.#columns[sort].map((value) => (Number.isNaN(value) ? -Infinity : value))
  }

  #text({ table, order }: Places, name: 'buyerName' | 'email' | 'phone' | 'region' | 'channel', row: number): string {
    if (table[row] < 0) return ''
    const { codes, values } = this.#tables[table[row]].table.orders[name]
    return values[codes[order[row]]]
  }

  #newest(name: 'region' | 'channel', row: number): string {
    return this.#text(this.#columns.newest, name, row)
  }

  #personal(row: number): PersonalData {
    const { keys, name, email, phone } = this.#columns
    return {
      key: keys[row],
      name: this.#text(name, 'buyerName', row),
      email: this.#text(email, 'email', row),
      phone: this.#text(phone, 'phone', row),
    }
  }

  #rowAt(row: number, { plain }: Sight): CustomerRow {
    const { orders, units, gmv, refunded, firstAt, lastAt } = this.#columns
    const personal = this.#personal(row)
    const { key, name, email, phone } = plain ? personal : maskBuyer(personal)
    const customer = customerIdOf(personal.key)
    return {
      customer,
      name: name || key,
      contact: [phone, email].filter(Boolean).join(' · '),
      region: this.#newest('region', row),
      channel: this.#newest('channel', row),
      orders: orders[row],
      units: units[row],
      gmv: gmv[row],
      refunded: refunded[row],
      ...(Number.isNaN(firstAt[row]) ? {} : { firstAt: firstAt[row], lastAt: lastAt[row] }),
      tier: this.#edits.get(customer)?.tier ?? '',
      tags: this.#edits.get(customer)?.tags ?? [],
    }
  }
}
