import type { MessageRow, Ticket } from '~/domain/ticket'
import { type ColumnTable, type OpenColumns, openColumns, writeColumns } from './columnFile'
import type { DictColumn } from './orderTable'
import { PackDamaged } from './packFormat'
import type { CutTexts } from './texts'

/** A ticket as its row holds it, what is empty left out or not, with all that was said in it, oldest first. */
export interface PackedTicket {
  ticket: Partial<Ticket> & Pick<Ticket, 'key'>
  messages: readonly MessageRow[]
}

/** What of a ticket lists read: these stand in the head of the file too, its chunk holds all of it. */
const HEAD_TEXTS = [
  'key',
  'subject',
  'state',
  'queue',
  'channel',
  'reason',
  'priority',
  'buyer',
  'order',
  'sku',
  'assignee',
] as const satisfies readonly (keyof Ticket)[]
const HEAD_NUMBERS = ['createdAt', 'dueAt', 'solvedAt', 'closedAt', 'said', 'rating'] as const satisfies readonly (keyof Ticket)[]
/** Between the tags of a ticket. */
const SEPARATOR = '\n'

/** Where the parts of a file lie: bytes at which the head ends, then, chunk by chunk, where its tickets end and where its messages do. */
export interface TicketCuts {
  cuts: number[]
  /** Position of the first ticket of each chunk. */
  firsts: number[]
}

/** A ticket more and a chunk would hold more messages than this, or more tickets than that. */
const CHUNK = { messages: 800, tickets: 200 }

/** Texts with the place of each among the distinct ones. */
class Coder {
  readonly #known = new Map<string, number>()
  readonly #codes: number[] = []

  add(text: string): void {
    let code = this.#known.get(text)
    if (code === undefined) this.#known.set(text, (code = this.#known.size))
    this.#codes.push(code)
  }

  column(): DictColumn {
    return { codes: Uint32Array.from(this.#codes), values: [...this.#known.keys()] }
  }
}

function textColumn(texts: Iterable<string>): DictColumn {
  const coder = new Coder()
  for (const text of texts) coder.add(text)
  return coder.column()
}

/**
 * A file of tickets that change no more: the head, which lists are made of, and chunks of some tickets each with their messages, so that one ticket is read without the others.
 * `updated`: when something last happened in each.
 */
export function writeTicketPack(
  packed: readonly PackedTicket[],
  updated: (ticket: PackedTicket['ticket']) => number,
): TicketCuts & { bytes: Uint8Array } {
  const parts = [writeColumns(headOf(packed, updated))]
  const firsts: number[] = []
  for (let from = 0; from < packed.length;) {
    const to = chunkEnd(packed, from)
    const chunk = packed.slice(from, to)
    firsts.push(from)
    parts.push(
      writeColumns({ count: chunk.length, numbers: {}, texts: { ticket: textColumn(chunk.map(({ ticket }) => JSON.stringify(ticket))) } }),
    )
    parts.push(writeColumns(messageTable(chunk)))
    from = to
  }
  const bytes = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0))
  const cuts: number[] = []
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    cuts.push((at += part.byteLength))
  }
  return { bytes, cuts, firsts }
}

function chunkEnd(packed: readonly PackedTicket[], from: number): number {
  let to = from
  for (let messages = 0; to < packed.length && to - from < CHUNK.tickets; to++) {
    messages += packed[to].messages.length
    if (to > from && messages > CHUNK.messages) break
  }
  return to
}

function headOf(packed: readonly PackedTicket[], updated: (ticket: PackedTicket['ticket']) => number): ColumnTable {
  const tickets = packed.map(({ ticket }) => ticket)
  const numbers: ColumnTable['numbers'] = { updated: Float64Array.from(tickets, updated) }
  for (const name of HEAD_NUMBERS) numbers[name] = Float64Array.from(tickets, (ticket) => ticket[name] ?? Number.NaN)
  numbers.lastAt = Float64Array.from(tickets, ({ last }) => last?.at ?? Number.NaN)
  const texts: ColumnTable['texts'] = {
    tags: textColumn(tickets.map(({ tags = [] }) => tags.join(SEPARATOR))),
    lastFrom: textColumn(tickets.map(({ last }) => last?.from ?? '')),
    lastText: textColumn(tickets.map(({ last }) => last?.text ?? '')),
  }
  for (const name of HEAD_TEXTS) texts[name] = textColumn(tickets.map((ticket) => ticket[name] ?? ''))
  return { count: tickets.length, numbers, texts }
}

function messageTable(chunk: readonly PackedTicket[]): ColumnTable {
  const rows = chunk.flatMap(({ messages }, ticket) => messages.map((message) => ({ ticket, message })))
  const text = (of: (message: MessageRow) => string) => textColumn(rows.map(({ message }) => of(message)))
  return {
    count: rows.length,
    numbers: {
      ticket: Float64Array.from(rows, ({ ticket }) => ticket),
      at: Float64Array.from(rows, ({ message }) => message.at),
      note: Float64Array.from(rows, ({ message }) => (message.note ? 1 : 0)),
    },
    texts: {
      key: text(({ key }) => key),
      from: text(({ from }) => from),
      text: text((message) => message.text),
      rest: text(restOfMessage),
    },
  }
}

function restOfMessage({ key: _, ticket: __, at: ___, from: ____, note: _____, text: ______, ...rest }: MessageRow): string {
  return Object.keys(rest).length === 0 ? '' : JSON.stringify(rest)
}

export type HeadText = (typeof HEAD_TEXTS)[number] | 'tags' | 'lastFrom' | 'lastText'
export type HeadNumber = (typeof HEAD_NUMBERS)[number] | 'updated' | 'lastAt'

/** The head of a file. Throws PackDamaged as readColumns does. */
export class TicketHead {
  readonly count: number
  readonly #columns: OpenColumns
  readonly #numbers = new Map<string, Float64Array>()
  readonly #texts = new Map<string, { codes: Uint32Array; values: CutTexts }>()

  constructor(buffer: ArrayBuffer) {
    this.#columns = openColumns(buffer)
    this.count = this.#columns.count
  }

  number(name: HeadNumber): Float64Array {
    const column = this.#numbers.get(name) ?? this.#columns.numbers(name) ?? new Float64Array(this.count).fill(Number.NaN)
    this.#numbers.set(name, column)
    return column
  }

  /** A text is cut out of all others when it is asked for. */
  text(name: HeadText): { codes: Uint32Array; values: CutTexts } {
    const column = this.#texts.get(name) ?? this.#columns.texts(name)
    if (!column) throw new PackDamaged(`a file of tickets without ${name}`)
    this.#texts.set(name, column)
    return column
  }

  textAt(name: HeadText, position: number): string {
    const { codes, values } = this.text(name)
    return values.at(codes[position])
  }
}

/** The messages of a chunk as columns; `ticket` is the position of each one's ticket in the chunk. */
export interface ChunkMessages {
  count: number
  ticket: Float64Array
  at: Float64Array
  note: Float64Array
  key(row: number): string
  from(row: number): string
  text(row: number): string
  rest(row: number): string
}

/** Some tickets of a file, and what was said in them. Throws PackDamaged as readColumns does. */
export class TicketChunk {
  readonly messages: ChunkMessages
  readonly #tickets: (position: number) => string

  /** `middle`: byte at which the messages begin. */
  constructor(buffer: ArrayBuffer, middle: number) {
    this.#tickets = textsOf(openColumns(buffer.slice(0, middle)), 'ticket')
    const columns = openColumns(buffer.slice(middle))
    const { count } = columns
    const numbers = (name: string) => columns.numbers(name) ?? new Float64Array(count)
    this.messages = {
      count,
      ticket: numbers('ticket'),
      at: numbers('at'),
      note: numbers('note'),
      key: textsOf(columns, 'key'),
      from: textsOf(columns, 'from'),
      text: textsOf(columns, 'text'),
      rest: textsOf(columns, 'rest'),
    }
  }

  /** What was said, by the position of the ticket in the chunk. */
  byTicket(): Map<number, Pick<MessageRow, 'key' | 'at' | 'from' | 'note' | 'text'>[]> {
    const { count, ticket, at, note, key, from, text } = this.messages
    const found = new Map<number, Pick<MessageRow, 'key' | 'at' | 'from' | 'note' | 'text'>[]>()
    for (let row = 0; row < count; row++) {
      const message = { key: key(row), at: at[row], from: from(row), note: note[row] === 1, text: text(row) }
      const own = found.get(ticket[row])
      if (own) own.push(message)
      else found.set(ticket[row], [message])
    }
    return found
  }

  /** A ticket of the chunk with what was said in it. */
  ticketAt(position: number): PackedTicket {
    const ticket = this.silentAt(position)
    const messages: MessageRow[] = []
    for (let row = 0; row < this.messages.count; row++)
      if (this.messages.ticket[row] === position) messages.push(messageAt(this.messages, row, ticket.key))
    return { ticket, messages }
  }

  /** The same without what was said. */
  silentAt(position: number): PackedTicket['ticket'] {
    const ticket: unknown = JSON.parse(this.#tickets(position))
    if (!isTicket(ticket)) throw new PackDamaged('a packed ticket without a key')
    return ticket
  }
}

function messageAt({ at, note, key, from, text, rest }: ChunkMessages, row: number, ticket: string): MessageRow {
  const more: unknown = rest(row) === '' ? {} : JSON.parse(rest(row))
  return {
    key: key(row),
    ticket,
    at: at[row],
    from: from(row),
    note: note[row] === 1,
    text: text(row),
    ...(isObject(more) ? more : {}),
  }
}

function textsOf(columns: OpenColumns, name: string): (row: number) => string {
  const column = columns.texts(name)
  return column ? (row) => column.values.at(column.codes[row]) : () => ''
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
const isTicket = (value: unknown): value is PackedTicket['ticket'] => isObject(value) && 'key' in value && typeof value.key === 'string'
