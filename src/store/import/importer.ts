import { defaultRules } from '~/domain/import/presets'
import { detectPreset, matchColumns, missingFields } from '~/domain/import/matchHeader'
import { noticeRules } from '~/domain/import/noticeRules'
import type {
  Checked,
  ColumnMap,
  DryRun,
  FileFormat,
  ImportProgress,
  ImportRules,
  Inspection,
  PreviewRow,
  RefusedRow,
  RowRefusal,
} from '~/domain/importPlan'
import { guardedCell } from '~/lib/csv/write'
import type { OrderTable } from '~/segments/orderTable'
import { compareOrders } from './compare'
import { noticesOf, tableFacts } from './dryRunFacts'
import type { ExistingOrders } from './existing'
import { CutNumbers, type Grouped, groupOrders } from './groupOrders'
import { type OpenedTable, openTable, refusalOf } from './openTable'
import { pickOrders } from './outTable'
import { Pacer } from './pacer'
import { previewRows } from './preview'
import { readRows } from './readRows'
import type { Refusals } from './refusals'
import type { Rows } from './rows'

export interface ImportPlan {
  columns: ColumnMap
  rules: ImportRules
  format: FileFormat
}
interface Context {
  signal: AbortSignal
  progress: (value: ImportProgress) => void
}

/** What the last dry run found, ready to be written. */
export interface Prepared {
  /** Added and changed orders only, sorted by (placedAt, number). */
  table: OrderTable
  /** What the shop has in place of the changed ones, as references of the ExistingOrders that the dry run was given. */
  changedRefs: number[]
  added: number
  changed: number
  unchanged: number
  refusedRows: number
  plan: ImportPlan
  fileName: string
  bytes: number
}

/** Where new orders go: rules start from its zone, and money in its currency has the rate 1. */
export interface ImportingShop {
  zone: string
  currency: string
}

export interface Importer {
  /** Takes a file, or the last one again with another format, and says how it would be read. */
  inspect(file: File, format?: Partial<FileFormat>): Promise<Checked<Inspection>>
  /** The first 100 rows as they will be stored. */
  preview(plan: ImportPlan): Promise<Checked<PreviewRow[]>>
  /** Reads the whole file and compares it with the shop. Throws AbortError. */
  dryRun(plan: ImportPlan, existing: ExistingOrders, context: Context): Promise<Checked<DryRun>>
  /** Rows that the last dry run refused: the first 100, and all of them as CSV; `words` says why in the reader's language. */
  refused(words?: Partial<Record<RowRefusal, string>>): Promise<{ rows: RefusedRow[]; total: number; csv: Blob }>
  prepared(): Prepared | undefined
  /** Lets go of the file and of what was prepared. */
  release(): void
}

const PREVIEW_ROWS = 100
const SAMPLE_ROWS = 20
/** Refused rows that the check shows. */
const SHOWN_REFUSED = 20

/** An importer keeps the file that it was given last, and what the last dry run made of it. Without `readShop`, the file's currency is the shop's. */
export function createImporter(readShop?: () => Promise<ImportingShop>): Importer {
  return new FileImporter(readShop)
}

class FileImporter implements Importer {
  #file: File | undefined
  #opened: OpenedTable | undefined
  #prepared: Prepared | undefined
  #refusals: Refusals | undefined

  constructor(readonly readShop: (() => Promise<ImportingShop>) | undefined) {}

  async inspect(file: File, format: Partial<FileFormat> = {}): Promise<Checked<Inspection>> {
    this.release()
    this.#file = file
    const result = await openTable(file, format)
    if (!result.ok) return result
    this.#opened = result.table
    const shop = this.readShop ? await this.readShop() : { zone: 'UTC', currency: 'USD' }
    return { ok: true, value: inspectionOf(result.table, file.size, shop) }
  }

  async preview(plan: ImportPlan): Promise<Checked<PreviewRow[]>> {
    const result = await this.#read(plan, new Pacer(new AbortController().signal, () => undefined), PREVIEW_ROWS)
    return result.ok ? { ok: true, value: previewRows(result.value.rows, result.value.grouped, plan.rules.currency) } : result
  }

  async dryRun(plan: ImportPlan, existing: ExistingOrders, { signal, progress }: Context): Promise<Checked<DryRun>> {
    this.#prepared = this.#refusals = undefined
    const file = this.#given()
    const pacer = new Pacer(signal, progress)
    pacer.check()
    const result = await this.#read(plan, pacer)
    if (!result.ok) return result
    const { rows, grouped } = result.value
    const { table } = grouped
    pacer.progress('comparing', file.size, file.size, rows.count, true)
    const { picked, changedRefs, added, changed, unchanged, changes } = await compareOrders(table, existing, pacer)
    const refusedRows = rows.refusals.count
    this.#refusals = rows.refusals
    this.#prepared = {
      table: picked.length === table.orders.count ? table : pickOrders(table, picked),
      changedRefs,
      added,
      changed,
      unchanged,
      refusedRows,
      plan,
      fileName: file.name,
      bytes: file.size,
    }
    const counts = {
      rows: rows.count,
      refusedRows,
      refusedOrders: grouped.refusedOrders,
      refused: [...rows.refusals.inOrder()].slice(0, SHOWN_REFUSED),
      lines: table.lines.count,
      added,
      changed,
      unchanged,
    }
    return { ok: true, value: { ...counts, changes, ...tableFacts(table), notices: [...noticesOf(table, plan), ...grouped.notices] } }
  }

  refused(words: Partial<Record<RowRefusal, string>> = {}): Promise<{ rows: RefusedRow[]; total: number; csv: Blob }> {
    return Promise.resolve(refusedCsv(this.#refusals, words))
  }

  prepared(): Prepared | undefined {
    return this.#prepared
  }

  release(): void {
    this.#file = this.#opened = this.#prepared = this.#refusals = undefined
  }

  #given(): File {
    if (!this.#file) throw new Error('no file was inspected')
    return this.#file
  }

  /** The file opened in that format; a plan may have another one than the inspection found. */
  async #open(format: FileFormat): Promise<Checked<OpenedTable>> {
    const known = this.#opened
    if (
      known &&
      (known.format.kind === 'xlsx' || (known.format.encoding === format.encoding && known.format.delimiter === format.delimiter))
    ) {
      return { ok: true, value: known }
    }
    const result = await openTable(this.#given(), format)
    if (!result.ok) return result
    this.#opened = result.table
    return { ok: true, value: result.table }
  }

  async #read(plan: ImportPlan, pacer: Pacer, maxRows?: number): Promise<Checked<{ rows: Rows; grouped: Grouped }>> {
    const table = await this.#open(plan.format)
    if (!table.ok) return table
    const fields = missingFields(plan.columns)
    if (fields.length > 0) return { ok: false, refusal: { why: 'missingColumns', fields } }
    try {
      const shopCurrency = this.readShop ? (await this.readShop()).currency : plan.rules.currency
      const rows = await readRows(table.value, plan.columns, plan.rules, pacer, maxRows)
      if (rows.count === 0) return { ok: false, refusal: { why: 'headerOnly' } }
      const options = { withPlaces: maxRows !== undefined, total: table.value.text.size }
      return { ok: true, value: { rows, grouped: await groupOrders(rows, plan.rules, shopCurrency, pacer, options) } }
    } catch (error) {
      const refusal = error instanceof CutNumbers ? { why: 'lostDigits' as const } : refusalOf(error)
      if (!refusal) throw error
      return { ok: false, refusal }
    }
  }
}

function inspectionOf(table: OpenedTable, bytes: number, shop: ImportingShop): Inspection {
  const preset = detectPreset(table.header)
  const columns = matchColumns(table.header, preset)
  const { rules, notices } = noticeRules(table.sample, columns, defaultRules(preset, shop))
  const sample = table.sample.slice(0, SAMPLE_ROWS)
  if (table.titles > 0) notices.unshift({ kind: 'headerBelow', line: table.headerLine })
  if (table.sample.some((row) => row.some((text) => text.includes('\uFFFD'))))
    notices.push({ kind: 'replacementCharacters', encoding: table.format.encoding })
  return { format: table.format, header: table.header, sample, bytes, preset, columns, rules, notices }
}

function refusedCsv(
  refusals: Refusals | undefined,
  words: Partial<Record<RowRefusal, string>>,
): { rows: RefusedRow[]; total: number; csv: Blob } {
  const rows: RefusedRow[] = []
  const parts = ['\uFEFFline,reason,field,text\n']
  for (const row of refusals?.inOrder() ?? []) {
    if (rows.length < PREVIEW_ROWS) rows.push(row)
    parts.push(`${row.line},${guardedCell(words[row.why] ?? row.why)},${row.field ?? ''},${guardedCell(row.text)}\n`)
  }
  return { rows, total: refusals?.count ?? 0, csv: new Blob(parts, { type: 'text/csv' }) }
}
