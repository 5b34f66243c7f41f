import type { ColumnsOfFile } from '~/domain/import/fileColumns'
import type { FileFormat } from '~/domain/importPlan'
import type { Instant } from '~/lib/zone'
import type { TicketChannel, TicketPriority, TicketQueue, TicketReason, TicketState } from '~/domain/ticket'

/** What a file of tickets may tell, a column each. */
export const TICKET_FILE_FIELDS = [
  'id',
  'at',
  'subject',
  'text',
  'state',
  'priority',
  'channel',
  'type',
  'customer',
  'email',
  'phone',
  'order',
  'sku',
  'agent',
  'firstAt',
  'solvedAt',
  'answer',
  'rating',
  'ratingNote',
  'tags',
] as const
export type TicketFileField = (typeof TICKET_FILE_FIELDS)[number]
export type TicketFileColumns = ColumnsOfFile<TicketFileField>

export const TICKET_FILE_PRESETS = ['support', 'generic'] as const
export type TicketFilePreset = (typeof TICKET_FILE_PRESETS)[number]

/** What becomes of a ticket of which the file tells no moment: it begins when it comes in, or it stays out. */
export const UNDATED = ['now', 'leave'] as const
export type Undated = (typeof UNDATED)[number]

/** What no file states itself; the user confirms it. */
export interface TicketRules {
  /** IANA zone of times that name none. */
  zone: string
  dateOrder: 'ymd' | 'dmy' | 'mdy'
  /** Before the file's own numbers, so that those of two systems do not meet. */
  prefix: string
  /** Of rows that name none. */
  channel: TicketChannel
  undated: Undated
  /** Tag of tickets whose times were left out. */
  flag: string
  /** Stands where we answered and the file does not hold what. */
  answered: string
}

/** What the head of a file of tickets tells. */
export interface TicketInspection {
  bytes: number
  format: FileFormat
  header: string[]
  sample: string[][]
  preset: TicketFilePreset
  columns: TicketFileColumns
  rules: TicketRules
}

/** How the user means to read it. */
export type TicketFilePlan = Pick<TicketInspection, 'format' | 'preset' | 'columns' | 'rules'>

/** Why times of a row were left out, though the ticket comes in. */
export const TICKET_FLAGS = ['solvedBeforeFirst', 'firstBeforeOpened', 'solvedBeforeOpened', 'noMoment'] as const
export type TicketFlag = (typeof TICKET_FLAGS)[number]

/** A ticket as its row tells it. */
export interface FileTicket {
  /** Place of its row among the file's, from 0. */
  row: number
  id: string
  subject: string
  text: string
  state: TicketState
  priority: TicketPriority
  channel: TicketChannel
  queue: TicketQueue
  reason: TicketReason
  customer: string
  email: string
  phone: string
  order: string
  sku: string
  agent: string
  answer: string
  /** When it was opened; `told`: the file says so, and it is not merely the first moment that it knows of. */
  at?: Instant
  told: boolean
  /** Only where they can be true. */
  firstAt?: Instant
  solvedAt?: Instant
  rating?: number
  ratingNote: string
  tags: string[]
  flag?: TicketFlag
}

export const TICKET_ROW_REFUSALS = [
  'nothingSaid',
  'badDate',
  'future',
  'undated',
  'badState',
  'badPriority',
  'badChannel',
  'badRating',
  'tooLong',
  'idTwice',
] as const
export type TicketRowRefusal = (typeof TICKET_ROW_REFUSALS)[number]

/** A row that is left out, with the cell that is why. */
export interface RefusedTicketRow {
  row: number
  why: TicketRowRefusal
  /** Name of the column. */
  column: string
  text: string
}

/** A row that comes in without its times. */
export interface FlaggedTicketRow {
  row: number
  why: TicketFlag
  text: string
}
