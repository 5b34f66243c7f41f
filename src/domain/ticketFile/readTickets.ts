import { unwrapped } from '~/lib/csv/decimal'
import { parseMomentText } from '~/lib/csv/moment'
import { type Instant, type Zone, zoneOf } from '~/lib/zone'
import { isOver, type TicketState } from '~/domain/ticket'
import type { FileTicket, RefusedTicketRow, TicketFileColumns, TicketFileField, TicketFlag, TicketRowRefusal, TicketRules } from './fields'
import { queueOf, readChannel, readPriority, readState, reasonOf } from './words'

/** A file as it was opened, and how it is read. */
export interface TicketFileTable {
  header: readonly string[]
  rows: readonly (readonly string[])[]
  columns: TicketFileColumns
  rules: TicketRules
  now: Instant
}

export interface ReadTickets {
  tickets: FileTicket[]
  refused: RefusedTicketRow[]
}

/** Clocks differ, and a day of another zone may have begun. */
const AHEAD_MS = 26 * 3_600_000
const LONGEST = { subject: 300, text: 20_000 }

interface Bad {
  why: TicketRowRefusal
  field: TicketFileField
}

interface Moments {
  at?: Instant
  told: boolean
  firstAt?: Instant
  solvedAt?: Instant
  flag?: TicketFlag
}

/** A row that cannot be read is left out and named; one whose times cannot be true comes in without them, and is flagged. */
export function readTickets(table: TicketFileTable): ReadTickets {
  const zone = zoneOf(table.rules.zone)
  const tickets: FileTicket[] = []
  const refused: RefusedTicketRow[] = []
  const ids = new Set<string>()
  table.rows.forEach((cells, row) => {
    if (cells.every((cell) => cell.trim() === '')) return
    const read = readRow(table, row, zone)
    const bad: Bad | undefined = 'why' in read ? read : read.id !== '' && ids.has(read.id) ? { why: 'idTwice', field: 'id' } : undefined
    if (bad) {
      const column = table.columns[bad.field]
      const text = cellOf(table, row, bad.field).slice(0, 200)
      refused.push({ row, why: bad.why, column: column === undefined ? bad.field : table.header[column], text })
    } else if (!('why' in read)) {
      ids.add(read.id)
      tickets.push(read)
    }
  })
  return { tickets, refused }
}

/** Lines of a text stay; how a file ends them does not. */
function cellOf({ columns, rows }: TicketFileTable, row: number, field: TicketFileField): string {
  const column = columns[field]
  return column === undefined ? '' : unwrapped((rows[row][column] ?? '').replaceAll('\r\n', '\n'))
}

function readRow(table: TicketFileTable, row: number, zone: Zone): FileTicket | Bad {
  const text = (field: TicketFileField) => cellOf(table, row, field)
  const { rules } = table
  const [said, subject] = [text('text'), text('subject')]
  if (said === '' && subject === '') return { why: 'nothingSaid', field: 'text' }
  if (said.length > LONGEST.text) return { why: 'tooLong', field: 'text' }
  if (subject.length > LONGEST.subject) return { why: 'tooLong', field: 'subject' }
  const moments = momentsOf(table, row, zone)
  if ('why' in moments) return moments
  const state = stateOf(text('state'), moments)
  if (state === undefined) return { why: 'badState', field: 'state' }
  const priority = text('priority') === '' ? 'normal' : readPriority(text('priority'))
  if (!priority) return { why: 'badPriority', field: 'priority' }
  const channel = text('channel') === '' ? rules.channel : readChannel(text('channel'))
  if (!channel) return { why: 'badChannel', field: 'channel' }
  const rating = ratingOf(text('rating'))
  if (rating !== undefined && Number.isNaN(rating)) return { why: 'badRating', field: 'rating' }
  const type = text('type')
  return {
    row,
    id: text('id'),
    subject: subject || said.split('\n')[0].slice(0, 80),
    text: said,
    state,
    priority,
    channel,
    queue: queueOf(type, subject),
    reason: reasonOf(type, subject),
    customer: text('customer'),
    email: text('email'),
    phone: text('phone'),
    order: text('order'),
    sku: text('sku'),
    agent: text('agent'),
    answer: text('answer'),
    ...moments,
    ...(isOver({ state }) ? {} : { solvedAt: undefined }),
    ...(rating === undefined ? {} : { rating }),
    ratingNote: text('ratingNote'),
    tags: text('tags').split(/[,，;；|]/).map((tag) => tag.trim()).filter((tag) => tag !== ''), // prettier-ignore
  }
}

/** A word that is there has to be understood; where there is none, its moments tell. */
function stateOf(text: string, { firstAt, solvedAt }: Moments): TicketState | undefined {
  if (text === '') return solvedAt !== undefined ? 'solved' : firstAt !== undefined ? 'open' : 'new'
  const state = readState(text)
  return state === 'open' && firstAt === undefined ? 'new' : state
}

/** What desks write where nobody was asked, or nobody answered. */
const NOT_RATED = /^(?:un)?offered$|^not rated$|^-+$|^未评价$/i
/** Zendesk asks for good or bad alone. */
const WORDS: Readonly<Record<string, number>> = { good: 5, bad: 1, 满意: 5, 不满意: 1 }

function ratingOf(text: string): number | undefined {
  if (text === '' || NOT_RATED.test(text)) return undefined
  const word = text.toLowerCase()
  if (Object.hasOwn(WORDS, word)) return WORDS[word]
  const rating = Number(text.replace(/(?:\.0+|星|分)$/, ''))
  return Number.isInteger(rating) && rating >= 1 && rating <= 5 ? rating : Number.NaN
}

/**
 * A ticket is opened, first answered, then solved. Where the file tells another order, none of the two moments that gainsay each other is believed: the ticket comes in, its
 * times stay out. Without a moment of opening, its first moment stands for it, and nothing is measured from there.
 */
function momentsOf(table: TicketFileTable, row: number, zone: Zone): Moments | Bad {
  const { rules, now } = table
  const found: Partial<Record<'at' | 'firstAt' | 'solvedAt', Instant>> = {}
  for (const field of ['at', 'firstAt', 'solvedAt'] as const) {
    const moment = parseMomentText(cellOf(table, row, field), zone, rules.dateOrder)
    if (moment === Infinity) return { why: 'badDate', field }
    if (moment > now + AHEAD_MS) return { why: 'future', field }
    if (!Number.isNaN(moment)) found[field] = moment
  }
  const { at, firstAt, solvedAt } = found
  const earliest = Math.min(at ?? Infinity, firstAt ?? Infinity, solvedAt ?? Infinity)
  if (earliest === Infinity) return rules.undated === 'leave' ? { why: 'undated', field: 'at' } : { told: false, flag: 'noMoment' }
  if (firstAt !== undefined && solvedAt !== undefined && solvedAt < firstAt)
    return { at: at ?? earliest, told: at !== undefined, flag: 'solvedBeforeFirst' }
  if (at === undefined) return { ...found, at: earliest, told: false }
  if (firstAt !== undefined && firstAt < at) return { at, told: true, flag: 'firstBeforeOpened' }
  if (solvedAt !== undefined && solvedAt < at) return { at, told: true, flag: 'solvedBeforeOpened' }
  return { ...found, told: true }
}
