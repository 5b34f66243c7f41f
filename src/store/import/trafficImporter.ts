import { advertiserOf, countTrafficNames, currencyInName, detectTraffic, endColumn, matchTraffic } from '~/domain/import/matchTraffic'
import { holdsOrders } from '~/domain/import/matchHeader'
import {
  FIELDS_OF,
  missingTraffic,
  type RefusedTrafficRow,
  type TrafficColumns,
  type TrafficDryRun,
  type TrafficField,
  type TrafficInspection,
  type TrafficNotice,
  type TrafficPlan,
  type TrafficPreviewRow,
  type TrafficRefusal,
  type TrafficRules,
} from '~/domain/import/trafficPlan'
import type { Checked, FileFormat, ImportProgress } from '~/domain/importPlan'
import { type TrafficKind, VISIT_STEPS } from '~/domain/traffic'
import { guessDecimal } from '~/lib/csv/decimal'
import { guessDateOrder, likelyDateOrder } from '~/lib/csv/moment'
import { guardedCell } from '~/lib/csv/write'
import { civilOf, type Day, formatDay, parseDay, zoneOf } from '~/lib/zone'
import type { ColumnsOf } from '~/store/columnFiles'
import type { ShopTraffic } from '~/store/trafficFiles'
import { refusalOf } from './openTable'
import { openTraffic, type OpenedTraffic, readTextRows, type TextRow } from './openTraffic'
import { Pacer } from './pacer'
import { compareTraffic } from './compareTraffic'
import { RowReader, toldSteps } from './trafficRows'
import {
  dayFold,
  dayTable,
  eventFold,
  eventOf,
  eventTables,
  type SessionFiles,
  sessionFold,
  sessionTable,
  spendFold,
  spendTable,
} from './trafficTables'

/** What was read of a file, ready to be written. */
export type TrafficTables =
  | ({ of: 'sessions' } & SessionFiles)
  | { of: 'trafficDays'; days: ColumnsOf<'trafficDays'> }
  | { of: 'adSpend'; spend: ColumnsOf<'adSpend'> }

export interface PreparedTraffic {
  tables: TrafficTables
  from: Day
  to: Day
  found: TrafficDryRun
  fileName: string
  bytes: number
  /** trafficBasis that it was compared with. */
  basis: string
}

export interface TrafficShop {
  zone: string
  currency: string
  today: Day
}

/** What a file is compared by. */
export interface TrafficChecks {
  knowsOrder: (number: string) => boolean
  /** What of it may be kept: nobody who was erased comes back. */
  allowed: (tables: TrafficTables) => Promise<TrafficTables>
}

const PREVIEW_ROWS = 100
const SAMPLE_ROWS = 20

/** Reads files of traffic and advertising; keeps the file that it was given last, and what the last dry run made of it. */
export class TrafficImporter {
  #file: File | undefined
  #opened: OpenedTraffic | undefined
  #prepared: PreparedTraffic | undefined
  #refused: RefusedTrafficRow[] = []

  constructor(readonly readShop: () => Promise<TrafficShop>) {}

  /** How a file would be read; null: it is none of traffic. `of` says what it holds, where the user knows better. */
  async inspect(file: File, format: Partial<FileFormat> = {}, of?: TrafficKind): Promise<Checked<TrafficInspection | null>> {
    this.release()
    const result = await openTraffic(file, format)
    // The reader of orders says what is wrong with it.
    if (!result.ok) return of === undefined ? { ok: true, value: null } : result
    const kind = of ?? (holdsOrders(result.table.header) ? undefined : detectTraffic(result.table.header))
    if (!kind) return { ok: true, value: null }
    this.#file = file
    this.#opened = result.table
    return { ok: true, value: inspectionOf(result.table, file.size, kind, await this.readShop()) }
  }

  async preview(plan: TrafficPlan): Promise<Checked<TrafficPreviewRow[]>> {
    return this.#guarded(plan, async (table) => {
      const reader = await this.#reader(plan)
      const rows: TrafficPreviewRow[] = []
      const pacer = new Pacer(new AbortController().signal, () => undefined)
      for await (const batch of readTextRows(table, pacer)) {
        for (const row of batch.slice(0, PREVIEW_ROWS - rows.length)) rows.push(previewOf(row, plan, reader))
        if (rows.length >= PREVIEW_ROWS) break
      }
      return { ok: true, value: rows }
    })
  }

  /** Reads the whole file and compares it with what the shop has. Throws AbortError. */
  async dryRun(
    plan: TrafficPlan,
    existing: ShopTraffic,
    { knowsOrder, allowed }: TrafficChecks,
    context: { signal: AbortSignal; progress: (value: ImportProgress) => void },
  ): Promise<Checked<TrafficDryRun>> {
    this.#prepared = undefined
    this.#refused = []
    const file = this.#given()
    return this.#guarded(plan, async (table) => {
      const shop = await this.readShop()
      const pacer = new Pacer(context.signal, context.progress)
      pacer.check()
      const { tables: read, days, rows, refused } = await readAll(table, plan, await this.#reader(plan), zoneOf(shop.zone), pacer)
      const tables = await allowed(read)
      this.#refused = refused
      if (rows === 0) return { ok: false, refusal: { why: 'headerOnly' } }
      pacer.progress('comparing', file.size, file.size, rows, true)
      const { from, to } = spanOf(days, plan.columns)
      const found: TrafficDryRun = {
        ...compareTraffic(tables, existing, { from, to, zone: zoneOf(shop.zone) }),
        of: plan.rules.of,
        rows,
        refusedRows: refused.length,
        refused: refused.slice(0, SAMPLE_ROWS),
        from,
        to,
        days: days.size,
        notices: noticesOf(tables, plan, shop, knowsOrder, existing, days),
      }
      this.#prepared = { tables, from, to, found, fileName: file.name, bytes: file.size, basis: existing.basis }
      return { ok: true, value: found }
    })
  }

  /** All rows left out; `words` says why in the reader's language. */
  refused(words: Partial<Record<TrafficRefusal, string>> = {}): { total: number; csv: Blob } {
    const parts = [
      '\uFEFFline,reason,field,text\n',
      ...this.#refused.map(
        ({ line, why, field = '', text }) => `${line},${guardedCell(words[why] ?? why)},${field},${guardedCell(text)}\n`,
      ),
    ]
    return { total: this.#refused.length, csv: new Blob(parts, { type: 'text/csv' }) }
  }

  prepared(): PreparedTraffic | undefined {
    return this.#prepared
  }

  release(): void {
    this.#file = this.#opened = this.#prepared = undefined
    this.#refused = []
  }

  async #reader({ columns, rules }: TrafficPlan): Promise<RowReader> {
    return new RowReader(columns, rules, await this.readShop())
  }

  #given(): File {
    if (!this.#file) throw new Error('no file was inspected')
    return this.#file
  }

  async #guarded<T>({ columns, rules, format }: TrafficPlan, run: (table: OpenedTraffic) => Promise<Checked<T>>): Promise<Checked<T>> {
    const known = this.#opened
    const isSame = known && known.format.encoding === format.encoding && known.format.delimiter === format.delimiter
    const opened = isSame ? { ok: true as const, table: known } : await openTraffic(this.#given(), format)
    if (!opened.ok) return opened
    this.#opened = opened.table
    // The wizard names the fields that are missing before it asks.
    if (missingTraffic(rules, columns).length > 0) return { ok: false, refusal: { why: 'missingColumns', fields: ['placedAt'] } }
    try {
      return await run(opened.table)
    } catch (error) {
      const refusal = refusalOf(error)
      if (!refusal) throw error
      return { ok: false, refusal }
    }
  }
}

function inspectionOf(table: OpenedTraffic, bytes: number, of: TrafficKind, shop: TrafficShop): TrafficInspection {
  const { format, header, sample } = table
  const columns = datedColumns(matchTraffic(header, of), sample)
  const texts = (field: TrafficField): string[] => {
    const column = columns[field]
    return column === undefined ? [] : sample.map((row) => row[column] ?? '').filter((text) => text.trim() !== '')
  }
  const order = guessDateOrder(texts('at'))
  const decimal = decimalOf(texts)
  const named = currencyInName(columns.spend === undefined ? undefined : header[columns.spend])
  const rules: TrafficRules = {
    of,
    zone: shop.zone,
    dateOrder: order ?? likelyDateOrder(texts('at'), Date.now()),
    decimal: decimal.decimal,
    channel: of === 'adSpend' ? advertiserOf(header) : '',
    year: civilOf(shop.today).year,
    ...firstDayOf(table.preamble, shop.today),
    ...(named !== undefined && { currency: named }),
  }
  const spans = spanningRows(header, sample, columns)
  const notices: TrafficNotice[] = [
    ...(order === undefined ? [{ kind: 'ambiguousDates' as const }] : []),
    ...(decimal.sure ? [] : [{ kind: 'ambiguousDecimal' as const }]),
    ...(spans > 0 ? [{ kind: 'spans' as const, rows: spans }] : []),
  ]
  return { format, header, sample: sample.slice(0, SAMPLE_ROWS), bytes, columns, rules, notices }
}

/** Universal Analytics calls its column of days "Day Index", and writes the dates into it. */
function datedColumns(columns: TrafficColumns, sample: readonly string[][]): TrafficColumns {
  const { nthDay, ...others } = columns
  const holdsDates = nthDay !== undefined && columns.at === undefined && sample.some((row) => /\d[-/.年]\d/.test(row[nthDay] ?? ''))
  return holdsDates ? { ...others, at: nthDay } : columns
}

/** Counts are whole, so what stands before three digits groups them; else the amounts tell. */
function decimalOf(texts: (field: TrafficField) => string[]): { decimal: '.' | ','; sure: boolean } {
  const grouped = (sign: string) => new RegExp(`^\\d{1,3}(?:\\${sign}\\d{3})+$`)
  const counts = (['sessions', 'visitors', 'impressions', 'clicks'] as const).flatMap(texts)
  const [points, commas] = ['.', ','].map((sign) => counts.filter((text) => grouped(sign).test(text.trim())).length)
  if (points !== commas) return { decimal: points > commas ? ',' : '.', sure: true }
  return guessDecimal(texts('spend'), '.')
}

/** Rows of the sample that end on another day than they begin. */
function spanningRows(header: readonly string[], sample: readonly string[][], { at }: TrafficColumns): number {
  const end = endColumn(header)
  if (end < 0 || at === undefined || end === at) return 0
  return sample.filter((row) => (row[end] ?? '') !== '' && row[end] !== row[at]).length
}

/** `# Start date: 20261101` and `# 20261101-20261130`, as Google Analytics writes above its tables. */
function firstDayOf(preamble: readonly string[], today: Day): { firstDay?: string } {
  for (const line of preamble) {
    const match = /(\d{4})-?(\d{2})-?(\d{2})/.exec(line)
    const day = match && parseDay(`${match[1]}-${match[2]}-${match[3]}`)
    if (day !== null && day !== undefined && day <= today + 366) return { firstDay: formatDay(day) }
  }
  return {}
}

function previewOf(row: TextRow, { columns, rules }: TrafficPlan, reader: RowReader): TrafficPreviewRow {
  const cells: TrafficPreviewRow['cells'] = {}
  for (const field of FIELDS_OF[rules.of]) if (columns[field] !== undefined) cells[field] = reader.text(row, field)
  const read = readRow(reader, row, rules.of)
  return { line: row.line, cells, ...(!read.ok && { refused: read.refused.why }) }
}

function readRow(reader: RowReader, row: TextRow, of: TrafficKind) {
  if (of === 'sessions') return reader.read(row, (one, cells) => one.session(cells))
  return of === 'trafficDays' ? reader.read(row, (one, cells) => one.day(cells)) : reader.read(row, (one, cells) => one.spend(cells))
}

/** A remark, or a header: rows of the file's own table have a date or a number. */
const isOtherTable = (cells: readonly string[]): boolean =>
  cells[0].trimStart().startsWith('#') || (cells.every((cell) => !/^["'\s=]*\d/.test(cell)) && countTrafficNames(cells) >= 2)

interface ReadAll {
  tables: TrafficTables
  /** Days of the shop that have rows. */
  days: Set<Day>
  rows: number
  refused: RefusedTrafficRow[]
}

async function readAll(
  table: OpenedTraffic,
  { columns, rules }: TrafficPlan,
  reader: RowReader,
  zone: { dayOf: (at: number) => Day },
  pacer: Pacer,
): Promise<ReadAll> {
  const fold = foldOf(rules.of, columns, reader)
  const refused: RefusedTrafficRow[] = []
  let rows = 0
  for await (const batch of readTextRows(table, pacer)) {
    // Behind its own table an export may have another, with a header of its own: rows end where that one begins.
    const other = batch.findIndex(({ cells }) => isOtherTable(cells))
    const own = other < 0 ? batch : batch.slice(0, other)
    rows += own.length
    for (const row of own) {
      const read = fold.take(row)
      if (!read.ok) refused.push(read.refused)
    }
    if (other >= 0) break
  }
  const tables = fold.tables()
  return { tables, days: daysOf(tables, zone), rows, refused }
}

interface Fold {
  take: (row: TextRow) => { ok: true } | { ok: false; refused: RefusedTrafficRow }
  tables: () => TrafficTables
}

/** Takes the rows of a file one by one, and gives what they come to. */
function foldOf(of: TrafficKind, columns: TrafficColumns, reader: RowReader): Fold {
  if (of === 'trafficDays') {
    const fold = dayFold()
    return {
      take: (row) => reader.read(row, (one, cells) => fold.add(one.day(cells))),
      tables: () => ({ of, days: dayTable(fold) }),
    }
  }
  if (of === 'adSpend') {
    const fold = spendFold()
    return {
      take: (row) => reader.read(row, (one, cells) => fold.add(one.spend(cells))),
      tables: () => ({ of, spend: spendTable(fold) }),
    }
  }
  if (columns.step !== undefined) {
    const fold = eventFold()
    return {
      take: (row) => reader.read(row, (one, cells) => fold.add(eventOf(one.session(cells)))),
      tables: () => ({ of, ...eventTables(fold) }),
    }
  }
  const fold = sessionFold()
  return {
    take: (row) => reader.read(row, (one, cells) => fold.add(one.session(cells))),
    tables: () => ({ of, sessions: sessionTable(fold, toldSteps(columns)) }),
  }
}

function daysOf(tables: TrafficTables, zone: { dayOf: (at: number) => Day }): Set<Day> {
  const days = new Set<Day>()
  if (tables.of === 'trafficDays') for (const day of tables.days.numbers.day) days.add(day)
  else if (tables.of === 'adSpend') for (const day of tables.spend.numbers.day) days.add(day)
  else for (const at of tables.sessions.numbers.at) days.add(zone.dayOf(at))
  return days
}

/** Sessions of whole months tell of all the days of those. */
function spanOf(days: ReadonlySet<Day>, columns: TrafficColumns): { from: Day; to: Day } {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const day of days) [from, to] = [Math.min(from, day), Math.max(to, day + 1)]
  if (days.size === 0) return { from: 0, to: 0 }
  if (columns.at !== undefined || columns.month === undefined) return { from, to }
  const last = civilOf(to - 1)
  return { from, to: Math.floor(Date.UTC(last.year, last.month, 1) / 86_400_000) }
}

function noticesOf(
  tables: TrafficTables,
  { columns, rules }: TrafficPlan,
  { currency }: TrafficShop,
  knowsOrder: (number: string) => boolean,
  existing: ShopTraffic,
  days: ReadonlySet<Day>,
): TrafficNotice[] {
  const notices: TrafficNotice[] = []
  if (tables.of === 'adSpend') return [{ kind: 'currency', currency }]
  if (tables.of === 'trafficDays') {
    const untold = VISIT_STEPS.filter((_, step) => columns[STEP_FIELDS[step]] === undefined)
    if (untold.length > 0) notices.push({ kind: 'untold', steps: untold })
    const zone = zoneOf(rules.zone)
    const told = new Set(existing.sessions.flatMap(({ table }) => Array.from(table.numbers.at, zone.dayOf)))
    const both = [...days].filter((day) => told.has(day)).length
    if (both > 0) notices.push({ kind: 'daysWithSessions', days: both })
    return notices
  }
  if (columns.at === undefined) notices.push({ kind: 'monthsOnly' })
  const tells = tables.sessions.numbers.tells?.[0] ?? 0
  const untold = VISIT_STEPS.filter((_, step) => (tells & (1 << step)) === 0)
  if (untold.length > 0) notices.push({ kind: 'untold', steps: untold })
  if (tables.sessions.texts.visitor.values.length === 1) notices.push({ kind: 'noVisitors' })
  const numbers = tables.sessions.texts.order.values.slice(1)
  if (numbers.length > 0) notices.push({ kind: 'orders', named: numbers.length, known: numbers.filter(knowsOrder).length })
  return notices
}

const STEP_FIELDS = ['views', 'carts', 'checkouts', 'paid'] as const satisfies TrafficField[]
