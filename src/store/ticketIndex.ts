import type { Ticket } from '~/domain/ticket'
import type { TicketHead } from '~/segments/ticketPack'
import { partsOf } from './listingParts'
import type { TicketRef } from './lists'
import { keepMarked } from './orderList'
import { SearchText, searchPart } from './searchText'
import { type BareRow, TicketColumns, ticketFacts } from './ticketColumns'
import { countTickets, narrowTickets } from './ticketFilter'
import type { TicketFacets, TicketFilter, TicketQuery } from './ticketList'
import { TicketSorts } from './ticketSorts'

/** What may be searched of buyers by whoever looks; the same object as long as it says the same. */
export interface SearchedPeople {
  /** All that a buyer is found by. */
  textOf(buyer: string): string
  /** Whether a text may be found by these words; absent: whoever looks may find all. */
  passes?: (words: readonly string[]) => (text: string) => boolean
}

/** Between the texts of one ticket; nobody types it, so that no hit spans two of them. */
const BETWEEN = '\u0001'

interface Asked {
  filter: TicketFilter
  now: number
}

/**
 * The tickets of a shop as a queue: columns, orders that were asked for, and texts to look into. It lives as long as the shop is open and is told of every change;
 * a change of a few tickets costs about as much as reading them.
 */
export class TicketIndex {
  readonly columns: TicketColumns
  readonly #sorts: TicketSorts
  #text: SearchText | undefined
  #people: { of: SearchedPeople; text: SearchText; buyers: number } | undefined
  /** What the last questions found. */
  #marked: { of: string; people: SearchedPeople | undefined; marks: Uint8Array } | undefined
  #found: { of: string; marks: Uint8Array; rows: Uint32Array } | undefined

  constructor(columns = new TicketColumns()) {
    this.columns = columns
    this.#sorts = new TicketSorts(columns)
  }

  /** Tickets that are new or have changed, and keys of those that are gone. Gives the rows that are theirs. */
  change(tickets: readonly Ticket[], gone: readonly string[] = []): number[] {
    if (tickets.length + gone.length === 0) return []
    for (const key of gone) this.columns.remove(key)
    return this.#changed(tickets.map((ticket) => this.columns.put(ticketFacts(ticket))))
  }

  /** Tickets of a file, less those at the positions that are `gone`; one that is here already is another by now, and stays. */
  addPacked(head: TicketHead, gone: readonly number[]): void {
    this.#changed(this.columns.append(head, gone))
  }

  #changed(rows: number[]): number[] {
    if (this.#text) for (const row of rows) this.#text.set(row, this.#textOf(row))
    this.#sorts.moved(rows)
    this.#marked = undefined
    this.#found = undefined
    return rows
  }

  /** A page of the queue, without who the buyers are. */
  page({ filter, sort, offset, limit, now }: TicketQuery, people?: SearchedPeople): { items: BareRow[]; total: number } {
    const rows = this.#rows(filter, sort, now, people)
    const items: BareRow[] = []
    for (let at = Math.max(0, offset); at < Math.min(offset + limit, rows.length); at++) items.push(this.columns.rowAt(rows[at]))
    return { items, total: rows.length }
  }

  /** All that pass, newest first, as records that they belong to name them. */
  refs(filter: TicketFilter, now: number): TicketRef[] {
    const { solved } = this.columns.numbers
    return [...this.#rows(filter, 'newest', now, undefined)].map((row) => {
      const { key, subject, state, createdAt } = this.columns.rowAt(row)
      return { key, subject, state, createdAt, ...(Number.isNaN(solved[row]) ? {} : { solvedAt: solved[row] }) }
    })
  }

  count(filter: TicketFilter, now: number, people?: SearchedPeople): number {
    const marks = this.#marks({ filter, now }, people)
    let count = 0
    for (let row = 0; row < marks.length; row++) count += marks[row]
    return count
  }

  facets(filter: TicketFilter, now: number, people?: SearchedPeople): TicketFacets {
    return countTickets(this.#there(filter.text, people), this.columns, filter, now)
  }

  /** 1 for each row that passes; not to be written to. */
  marks(filter: TicketFilter, now: number, people?: SearchedPeople): Uint8Array {
    return this.#marks({ filter, now }, people)
  }

  /** Makes what the first questions need. */
  prepare(): void {
    for (const sort of ['due', 'updated'] as const) this.#sorts.of(sort)
    this.#texts().prepare()
  }

  #rows(filter: TicketFilter, sort: TicketQuery['sort'], now: number, people: SearchedPeople | undefined): Uint32Array {
    const order = this.#sorts.of(sort)
    const marks = this.#marks({ filter, now }, people)
    if (this.#found?.of === sort && this.#found.marks === marks) return this.#found.rows
    const rows = keepMarked(order, marks)
    this.#found = { of: sort, marks, rows }
    return rows
  }

  #marks({ filter, now }: Asked, people: SearchedPeople | undefined): Uint8Array {
    const of = JSON.stringify([filter, filter.due === undefined ? 0 : now])
    if (this.#marked?.of === of && this.#marked.people === people) return this.#marked.marks
    const marks = this.#there(filter.text, people)
    narrowTickets(marks, this.columns, filter, now)
    this.#marked = { of, people, marks }
    return marks
  }

  /** Rows that are there and hold what is searched. */
  #there(text: string | undefined, people: SearchedPeople | undefined): Uint8Array {
    const { alive, size, coded } = this.columns
    const part = searchPart(text)
    if (part === undefined) return alive.slice(0, size)
    const marks = new Uint8Array(size)
    const passes = people?.passes?.([part])
    for (const row of this.#texts().find(part)) if (!passes || passes(this.#textOf(row))) marks[row] = alive[row]
    if (!people) return marks
    const buyers = new Uint8Array(coded.buyer.values.length)
    for (const code of this.#buyers(people).find(part)) buyers[code] = 1
    const { codes } = coded.buyer
    for (let row = 0; row < size; row++) if (buyers[codes[row]]) marks[row] = alive[row]
    return marks
  }

  #texts(): SearchText {
    return (this.#text ??= new SearchText(Array.from({ length: this.columns.size }, (_, row) => this.#textOf(row))))
  }

  #buyers(of: SearchedPeople): SearchText {
    const { values } = this.columns.coded.buyer
    if (this.#people?.of !== of) this.#people = { of, text: new SearchText(values.map((buyer) => of.textOf(buyer))), buyers: values.length }
    for (const known = this.#people; known.buyers < values.length; known.buyers++)
      known.text.set(known.buyers, of.textOf(values[known.buyers]))
    return this.#people.text
  }

  #textOf(row: number): string {
    const { keys, plain, coded } = this.columns
    return [plain.subject[row], keys[row], coded.order.get(row), ...partsOf(coded.tags.get(row))].join(BETWEEN)
  }
}
