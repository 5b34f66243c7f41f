import type { FileFormat } from '~/domain/importPlan'
import type { TrafficKind } from '~/domain/traffic'

/** What a column of a file of traffic or advertising can mean. */
export const TRAFFIC_FIELDS = [
  'at',
  'month',
  'nthDay',
  'session',
  'visitor',
  'step',
  'sku',
  'order',
  'sessions',
  'visitors',
  'views',
  'carts',
  'checkouts',
  'paid',
  'spend',
  'impressions',
  'clicks',
  'channel',
  'campaign',
  'currency',
  'source',
] as const
export type TrafficField = (typeof TRAFFIC_FIELDS)[number]

/** Field → index of the column in the header. */
export type TrafficColumns = Partial<Record<TrafficField, number>>

/** The fields that each kind of file may have, in the order in which they are shown. */
export const FIELDS_OF: Record<TrafficKind, readonly TrafficField[]> = {
  sessions: ['at', 'month', 'session', 'visitor', 'step', 'sku', 'views', 'carts', 'checkouts', 'paid', 'order', 'channel', 'source'],
  trafficDays: ['at', 'nthDay', 'sessions', 'visitors', 'views', 'carts', 'checkouts', 'paid', 'channel'],
  adSpend: ['at', 'nthDay', 'spend', 'currency', 'impressions', 'clicks', 'channel', 'campaign'],
}

/** What no file states itself; the user confirms it. */
export interface TrafficRules {
  of: TrafficKind
  /** IANA zone of the file's times; days are as the file cuts them. */
  zone: string
  dateOrder: 'ymd' | 'dmy' | 'mdy'
  decimal: '.' | ','
  /** Channel of rows that name none. */
  channel: string
  /** Year of months that stand without one. */
  year: number
  /** Day that "Nth day" counts from, as the file's preamble says; '2026-11-01'. */
  firstDay?: string
  /** Currency that the file names for all of its amounts. */
  currency?: string
}

/** Something that is noticed and said plainly. */
export type TrafficNotice =
  /** Sessions carry a month alone: they all stand on its first day, whose year the user has given. */
  | { kind: 'monthsOnly' }
  | { kind: 'ambiguousDates' }
  /** Counts or amounts as 1.250, which may be a thousand. */
  | { kind: 'ambiguousDecimal' }
  /** Rows stand for several days, and are counted on the first of them. */
  | { kind: 'spans'; rows: number }
  /** Steps that the file does not tell of; what hangs on them has no figure. */
  | { kind: 'untold'; steps: ('view' | 'cart' | 'checkout' | 'paid')[] }
  | { kind: 'noVisitors' }
  /** Amounts are read in the shop's currency. */
  | { kind: 'currency'; currency: string }
  /** Days of the file that single sessions tell of already: those count. */
  | { kind: 'daysWithSessions'; days: number }
  /** Orders that sessions name, and how many of them the shop knows. */
  | { kind: 'orders'; named: number; known: number }

export interface TrafficInspection {
  format: FileFormat
  header: string[]
  /** First rows as text, at most 20. */
  sample: string[][]
  bytes: number
  columns: TrafficColumns
  rules: TrafficRules
  notices: TrafficNotice[]
}

export interface TrafficPlan {
  columns: TrafficColumns
  rules: TrafficRules
  format: FileFormat
}

export const TRAFFIC_REFUSALS = [
  'missingDate',
  'badDate',
  'badMonth',
  'missingCount',
  'badCount',
  'badAmount',
  'badFlag',
  'badStep',
  'missingSession',
  'missingChannel',
  'otherCurrency',
  'total',
  'ragged',
] as const
export type TrafficRefusal = (typeof TRAFFIC_REFUSALS)[number]

export interface RefusedTrafficRow {
  /** Physical line in the file. */
  line: number
  why: TrafficRefusal
  field?: TrafficField
  /** The cell, or the row, as it stands in the file, at most 200 characters. */
  text: string
}

/** One row of the preview: the texts as they stand, and why it is refused. */
export interface TrafficPreviewRow {
  line: number
  cells: Partial<Record<TrafficField, string>>
  refused?: TrafficRefusal
}

/** Answer of the dry run. */
export interface TrafficDryRun {
  of: TrafficKind
  /** Rows of the file, and those that cannot be read. */
  rows: number
  refusedRows: number
  /** The first of them. */
  refused: RefusedTrafficRow[]
  /** Half-open days of the shop that the file tells of, and how many of them have rows. */
  from: number
  to: number
  days: number
  channels: string[]
  /** What the rows come to. spend is an Amount of the shop's currency; NaN: not told. */
  sessions: number
  visitors: number
  paid: number
  spend: number
  impressions: number
  clicks: number
  /** Rows of earlier files that give way. */
  replaced: number
  /** The shop has just these rows already: there is nothing to import. */
  same: boolean
  notices: TrafficNotice[]
}

export interface TrafficDone {
  commandId: string
  of: TrafficKind
  rows: number
  days: number
}

/** Fields without which nothing can be read. */
export function missingTraffic({ of }: TrafficRules, columns: TrafficColumns): TrafficField[] {
  const has = (field: TrafficField) => columns[field] !== undefined
  const dated = has('at') || (of === 'sessions' ? has('month') : has('nthDay'))
  const missing: TrafficField[] = dated ? [] : ['at']
  if (of === 'trafficDays' && !has('sessions') && !has('visitors')) missing.push('sessions')
  if (of === 'adSpend' && !has('spend')) missing.push('spend')
  if (of === 'sessions' && has('step') && !has('session') && !has('visitor')) missing.push('session')
  return missing
}
