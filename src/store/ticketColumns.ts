import {
  type Ticket,
  TICKET_CHANNELS,
  TICKET_PRIORITIES,
  TICKET_QUEUES,
  TICKET_REASONS,
  TICKET_STATES,
  type TicketChannel,
  type TicketPriority,
  type TicketQueue,
  type TicketReason,
  type TicketState,
} from '~/domain/ticket'
import type { HeadNumber, TicketHead } from '~/segments/ticketPack'
import { CodedColumn, partsOf, SEPARATOR, withRoom } from './listingParts'
import type { TicketListRow } from './ticketList'

/** Columns that hold a place in one of these lists. */
export const ENUMS = {
  state: TICKET_STATES,
  queue: TICKET_QUEUES,
  channel: TICKET_CHANNELS,
  priority: TICKET_PRIORITIES,
  reason: TICKET_REASONS,
} as const
export type EnumName = keyof typeof ENUMS
export const ENUM_NAMES = ['state', 'queue', 'channel', 'priority', 'reason'] as const satisfies readonly EnumName[]

const BYTES = [...ENUM_NAMES, 'rating'] as const
const NUMBERS = ['created', 'due', 'updated', 'solved', 'lastAt', 'said'] as const
const CODED = ['assignee', 'tags', 'sku', 'order', 'buyer', 'lastFrom'] as const
const PLAIN = ['subject', 'lastText'] as const
export type TicketByte = (typeof BYTES)[number]
export type TicketNumber = (typeof NUMBERS)[number]
export type TicketCoded = (typeof CODED)[number]
type Plain = (typeof PLAIN)[number]

/**
 * What the columns hold of a ticket. Enumerations are places in their lists; `tags` one a line; `due` is Infinity where nothing is due, `solved` NaN where
 * it is not, `lastAt` where nothing was said; `updated`: when it was last spoken in or took a step; `rating`: 0 none; '' stands for none of a text.
 */
export type TicketFacts = { key: string } & Record<TicketByte | TicketNumber, number> & Record<TicketCoded | Plain, string>

/** By when a queue is put in order: the last thing that happened in it. */
export const updatedAt = ({ last, steps, createdAt }: Pick<Ticket, 'last' | 'steps' | 'createdAt'>): number =>
  Math.max(createdAt, last?.at ?? 0, steps.at(-1)?.at ?? 0)

const placeIn = (list: readonly string[], value: string): number => Math.max(0, list.indexOf(value))

export function ticketFacts(ticket: Ticket): TicketFacts {
  const { key, subject, order, sku, buyer, assignee = '', tags, createdAt, dueAt, solvedAt, last, said, rating = 0 } = ticket
  return {
    key,
    state: placeIn(TICKET_STATES, ticket.state),
    queue: placeIn(TICKET_QUEUES, ticket.queue),
    channel: placeIn(TICKET_CHANNELS, ticket.channel),
    priority: placeIn(TICKET_PRIORITIES, ticket.priority),
    reason: placeIn(TICKET_REASONS, ticket.reason),
    rating,
    created: createdAt,
    due: dueAt ?? Infinity,
    updated: updatedAt(ticket),
    solved: solvedAt ?? Number.NaN,
    lastAt: last?.at ?? Number.NaN,
    said,
    assignee,
    tags: tags.join(SEPARATOR),
    sku,
    order,
    buyer,
    lastFrom: last?.from ?? '',
    subject,
    lastText: last?.text ?? '',
  }
}

/** What a file calls a number, and what stands where it has none. */
const IN_HEAD = {
  created: { name: 'createdAt', none: 0 },
  due: { name: 'dueAt', none: Infinity },
  updated: { name: 'updated', none: 0 },
  solved: { name: 'solvedAt', none: Number.NaN },
  lastAt: { name: 'lastAt', none: Number.NaN },
  said: { name: 'said', none: 0 },
  rating: { name: 'rating', none: 0 },
} as const satisfies Record<TicketNumber | 'rating', { name: HeadNumber; none: number }>

function numberIn(head: TicketHead, of: keyof typeof IN_HEAD): (position: number) => number {
  const { name, none } = IN_HEAD[of]
  const values = head.number(name)
  return (position) => (Number.isNaN(values[position]) ? none : values[position])
}

/** A row as the columns tell it, but for who the buyer is. */
export type BareRow = Omit<TicketListRow, 'buyerName' | 'customer'> & { buyer: string }

/** The tickets of a shop as columns, so that lists read no records. A ticket that is gone leaves its row empty. */
export class TicketColumns {
  /** Rows, those of tickets that are gone among them. */
  size = 0
  /** Tickets that are there. */
  count = 0
  alive = new Uint8Array(0)
  readonly keys: string[] = []
  readonly bytes: Record<TicketByte, Uint8Array>
  readonly numbers: Record<TicketNumber, Float64Array>
  readonly coded: Readonly<Record<TicketCoded, CodedColumn>>
  readonly plain: Readonly<Record<Plain, string[]>> = { subject: [], lastText: [] }
  readonly #rows = new Map<string, number>()

  constructor() {
    const bytes = () => new Uint8Array(0)
    const numbers = () => new Float64Array(0)
    this.bytes = { state: bytes(), queue: bytes(), channel: bytes(), priority: bytes(), reason: bytes(), rating: bytes() }
    this.numbers = { created: numbers(), due: numbers(), updated: numbers(), solved: numbers(), lastAt: numbers(), said: numbers() }
    const texts = () => new CodedColumn()
    this.coded = { assignee: texts(), tags: texts(), sku: texts(), order: texts(), buyer: texts(), lastFrom: texts() }
  }

  rowOf(key: string): number | undefined {
    const row = this.#rows.get(key)
    return row !== undefined && this.alive[row] ? row : undefined
  }

  /** Writes a ticket down, in its own row or a new one, which it gives. */
  put(facts: TicketFacts): number {
    const row = this.#rowFor(facts.key)
    for (const name of BYTES) this.bytes[name][row] = facts[name]
    for (const name of NUMBERS) this.numbers[name][row] = facts[name]
    for (const name of CODED) this.coded[name].set(row, facts[name])
    for (const name of PLAIN) this.plain[name][row] = facts[name]
    return row
  }

  /** Tickets of a file, less those at the positions that are `gone`; one that is here already is another by now, and stays. Gives the rows that are theirs. */
  append(head: TicketHead, gone: readonly number[]): number[] {
    const left = new Set(gone)
    const keys = head.text('key')
    const positions: number[] = []
    const rows: number[] = []
    for (let position = 0; position < head.count; position++) {
      const key = keys.values.at(keys.codes[position])
      if (left.has(position) || this.rowOf(key) !== undefined) continue
      positions.push(position)
      rows.push(this.#rowFor(key))
    }
    const fill = (to: { [row: number]: number }, valueAt: (position: number) => number) => {
      for (let at = 0; at < rows.length; at++) to[rows[at]] = valueAt(positions[at])
    }
    for (const name of NUMBERS) fill(this.numbers[name], numberIn(head, name))
    fill(this.bytes.rating, numberIn(head, 'rating'))
    for (const name of ENUM_NAMES) {
      const { codes, values } = head.text(name)
      const places = values.all().map((value) => placeIn(ENUMS[name], value))
      fill(this.bytes[name], (position) => places[codes[position]])
    }
    for (const name of CODED) {
      const { codes, values } = head.text(name)
      const column = this.coded[name]
      const own = values.all().map((value) => column.codeOf(value))
      column.codes = withRoom(column.codes, this.size, Uint32Array)
      fill(column.codes, (position) => own[codes[position]])
    }
    for (const name of PLAIN) {
      const { codes, values } = head.text(name)
      const texts = values.all()
      for (let at = 0; at < rows.length; at++) this.plain[name][rows[at]] = texts[codes[positions[at]]]
    }
    return rows
  }

  /** Gives the row that was its; undefined: it was not there. */
  remove(key: string): number | undefined {
    const row = this.rowOf(key)
    if (row === undefined) return undefined
    this.alive[row] = 0
    this.count--
    return row
  }

  rowAt(row: number): BareRow {
    const { bytes, numbers, coded, plain } = this
    const { due, lastAt } = numbers
    const assignee = coded.assignee.get(row)
    return {
      key: this.keys[row],
      subject: plain.subject[row],
      queue: TICKET_QUEUES[bytes.queue[row]] satisfies TicketQueue,
      channel: TICKET_CHANNELS[bytes.channel[row]] satisfies TicketChannel,
      state: TICKET_STATES[bytes.state[row]] satisfies TicketState,
      reason: TICKET_REASONS[bytes.reason[row]] satisfies TicketReason,
      priority: TICKET_PRIORITIES[bytes.priority[row]] satisfies TicketPriority,
      order: coded.order.get(row),
      sku: coded.sku.get(row),
      tags: partsOf(coded.tags.get(row)),
      createdAt: numbers.created[row],
      said: numbers.said[row],
      buyer: coded.buyer.get(row),
      ...(assignee === '' ? {} : { assignee }),
      ...(due[row] === Infinity ? {} : { dueAt: due[row] }),
      ...(Number.isNaN(lastAt[row]) ? {} : { last: { at: lastAt[row], from: coded.lastFrom.get(row), text: plain.lastText[row] } }),
      ...(bytes.rating[row] === 0 ? {} : { rating: bytes.rating[row] }),
    }
  }

  #rowFor(key: string): number {
    const known = this.#rows.get(key)
    const row = known ?? this.size++
    if (known === undefined) {
      this.#rows.set(key, row)
      this.keys[row] = key
      this.#makeRoom()
    }
    if (!this.alive[row]) this.count++
    this.alive[row] = 1
    return row
  }

  #makeRoom(): void {
    if (this.alive.length >= this.size) return
    this.alive = withRoom(this.alive, this.size, Uint8Array)
    for (const name of BYTES) this.bytes[name] = withRoom(this.bytes[name], this.size, Uint8Array)
    for (const name of NUMBERS) this.numbers[name] = withRoom(this.numbers[name], this.size, Float64Array)
  }
}
