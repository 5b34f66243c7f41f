import { defaultRules } from '~/domain/import/presets'
import { detectPreset, matchColumns, missingFields } from '~/domain/import/matchHeader'
import { noticeRules } from '~/domain/import/noticeRules'
import type {
  ColumnMap, DryRun, FileFormat, FileRefusal, ImportNotice, ImportProgress, ImportRules, Inspection, PreviewRow, RefusedRow,
} from '~/domain/importPlan'
import { LINE_KINDS, NOT_SALE } from '~/domain/order'
import { guardedCell } from '~/lib/csv/write'
import type { OrderTable } from '~/segments/orderTable'
import { compareOrders } from './compare'
import type { ExistingOrders } from './existing'
import { type Grouped, groupOrders } from './groupOrders'
import { type OpenedTable, openTable, refusalOf } from './openTable'
import { pickOrders } from './outTable'
import { Pacer } from './pacer'
import { previewRows } from './preview'
import { readRows } from './readRows'
import type { Refusals } from './refusals'
import type { Rows } from './rows'

export type Checked<T> = { ok: true; value: T } | { ok: false; refusal: FileRefusal }
export interface ImportPlan { columns: ColumnMap; rules: ImportRules; format: FileFormat }
interface Context { signal: AbortSignal; progress: (value: ImportProgress) => void }

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
export interface ImportingShop { zone: string; currency: string }

export interface Importer {
  /** Takes a file, or the last one again with another format, and says how it would be read. */
  inspect(file: File, format?: Partial<FileFormat>): Promise<Checked<Inspection>>
  /** The first 100 rows as they will be stored. */
  preview(plan: ImportPlan): Promise<Checked<PreviewRow[]>>
  /** Reads the whole file and compares it with the shop. Throws AbortError. */
  dryRun(plan: ImportPlan, existing: ExistingOrders, context: Context): Promise<Checked<DryRun>>
  /** Rows that the last dry run refused: the first 100, and all of them as CSV. */
  refused(): Promise<{ rows: RefusedRow[]; total: number; csv: Blob }>
  prepared(): Prepared | undefined
  /** Lets go of the file and of what was prepared. */
  release(): void
}

const PREVIEW_ROWS = 100
const SAMPLE_ROWS = 20

/** An importer keeps the file that it was given last, and what the last dry run made of it. Without `readShop`, the file's currency is the shop's. */
export function createImporter(readShop?: () => Promise<ImportingShop>): Importer {
  let file: File | undefined
  let opened: OpenedTable | undefined
  let prepared: Prepared | undefined
  let refusals: Refusals | undefined

  const open = async (format: Partial<FileFormat>): Promise<Checked<OpenedTable>> => {
    if (!file) throw new Error('no file was inspected')
    if (opened && (opened.format.kind === 'xlsx' || (opened.format.encoding === format.encoding && opened.format.delimiter === format.delimiter))) {
      return { ok: true, value: opened }
    }
    const result = await openTable(file, format)
    if (!result.ok) return result
    opened = result.table
    return { ok: true, value: opened }
  }

  const read = async (plan: ImportPlan, pacer: Pacer, maxRows?: number): Promise<Checked<{ rows: Rows; grouped: Grouped }>> => {
    const table = await open(plan.format)
    if (!table.ok) return table
    const fields = missingFields(plan.columns)
    if (fields.length > 0) return { ok: false, refusal: { why: 'missingColumns', fields } }
    try {
      const shopCurrency = readShop ? (await readShop()).currency : plan.rules.currency
      const rows = await readRows(table.value, plan.columns, plan.rules, pacer, maxRows)
      if (rows.count === 0) return { ok: false, refusal: { why: 'headerOnly' } }
      const grouped = await groupOrders(rows, plan.rules, shopCurrency, pacer, { withPlaces: maxRows !== undefined, total: table.value.text.size })
      return { ok: true, value: { rows, grouped } }
    } catch (error) {
      const refusal = refusalOf(error)
      if (!refusal) throw error
      return { ok: false, refusal }
    }
  }

  return {
    async inspect(next, format = {}) {
      if (next !== file) opened = undefined
      file = next
      prepared = refusals = undefined
      const result = await openTable(next, format)
      if (!result.ok) return result
      opened = result.table
      return { ok: true, value: inspectionOf(result.table, next.size, readShop ? await readShop() : { zone: 'UTC', currency: 'USD' }) }
    },

    async preview(plan) {
      const result = await read(plan, new Pacer(new AbortController().signal, () => undefined), PREVIEW_ROWS)
      return result.ok ? { ok: true, value: previewRows(result.value.rows, result.value.grouped, plan.rules.currency) } : result
    },

    async dryRun(plan, existing, { signal, progress }) {
      prepared = refusals = undefined
      const pacer = new Pacer(signal, progress)
      pacer.check()
      const result = await read(plan, pacer)
      if (!result.ok || !file) return result.ok ? { ok: false, refusal: { why: 'empty' } } : result
      const { rows, grouped } = result.value
      const { table } = grouped
      pacer.progress('comparing', file.size, file.size, rows.count, true)
      const compared = await compareOrders(table, existing, pacer)
      refusals = rows.refusals
      const { added, changed, unchanged } = compared
      prepared = {
        table: compared.picked.length === table.orders.count ? table : pickOrders(table, compared.picked),
        changedRefs: compared.changedRefs, added, changed, unchanged, refusedRows: rows.refusals.count, plan, fileName: file.name, bytes: file.size,
      }
      const counts = { rows: rows.count, refusedRows: rows.refusals.count, refusedOrders: grouped.refusedOrders, lines: table.lines.count }
      return { ok: true, value: { ...counts, added, changed, unchanged, changes: compared.changes, ...tableFacts(table), notices: noticesOf(table, plan, rows) } }
    },

    async refused() {
      const rows: RefusedRow[] = []
      if (!refusals) return { rows, total: 0, csv: new Blob(['line,reason,field,text\n']) }
      const parts = ['\uFEFFline,reason,field,text\n']
      for (const row of refusals.inOrder()) {
        if (rows.length < 100) rows.push(row)
        parts.push(`${row.line},${row.why},${row.field ?? ''},${guardedCell(row.text)}\n`)
      }
      return { rows, total: refusals.count, csv: new Blob(parts, { type: 'text/csv' }) }
    },

    prepared: () => prepared,

    release() {
      file = opened = prepared = refusals = undefined
    },
  }
}

function inspectionOf(table: OpenedTable, bytes: number, shop: ImportingShop): Inspection {
  const preset = detectPreset(table.header)
  const columns = matchColumns(table.header, preset)
  const { rules, notices } = noticeRules(table.sample, columns, defaultRules(preset, shop))
  const sample = table.sample.slice(0, SAMPLE_ROWS)
  if (table.sample.some((row) => row.some((text) => text.includes('\uFFFD')))) notices.push({ kind: 'replacementCharacters', encoding: table.format.encoding })
  return { format: table.format, header: table.header, sample, bytes, preset, columns, rules, notices }
}

/** What the dry run says of the orders that it would take. */
function tableFacts({ orders, lines }: OrderTable): Pick<DryRun, 'kinds' | 'notSale' | 'credits' | 'unknownBuyers' | 'firstAt' | 'lastAt'> {
  const kinds = new Uint32Array(LINE_KINDS.length)
  const reasons = new Uint32Array(NOT_SALE.length)
  for (let line = 0; line < lines.count; line++) {
    kinds[lines.kind[line]]++
    reasons[lines.notSale[line]]++
  }
  let credits = 0
  let unknownBuyers = 0
  for (let i = 0; i < orders.count; i++) {
    credits += orders.type[i]
    if (orders.buyer.codes[i] === 0) unknownBuyers++
  }
  const named = <T extends string>(names: readonly T[], counts: Uint32Array): Partial<Record<T, number>> => {
    const out: Partial<Record<T, number>> = {}
    names.forEach((name, index) => {
      if (name !== '' && counts[index] > 0) out[name] = counts[index]
    })
    return out
  }
  return {
    kinds: named(LINE_KINDS, kinds), notSale: named(NOT_SALE, reasons), credits, unknownBuyers,
    ...(orders.count > 0 && { firstAt: orders.placedAt[0], lastAt: orders.placedAt[orders.count - 1] }),
  }
}

function noticesOf({ orders, lines, refunds }: OrderTable, { columns, rules, format }: ImportPlan, rows: Rows): ImportNotice[] {
  const notices: ImportNotice[] = []
  if (rules.paidIsNet && refunds.count > 0) notices.push({ kind: 'paidIsNet', rows: refunds.count })
  if (columns.buyerId === undefined && columns.email === undefined && columns.phone === undefined) notices.push({ kind: 'noBuyer' })
  if (lines.count > 0 && !lines.quantity.some((quantity) => quantity !== 0)) notices.push({ kind: 'noQuantities' })
  if (refunds.dated.includes(0)) notices.push({ kind: 'undatedRefunds' })
  const texts = [lines.title, lines.sku, orders.region, orders.buyerName, orders.note]
  if (rows.count > 0 && texts.some(({ values }) => values.some((text) => text.includes('\uFFFD')))) notices.push({ kind: 'replacementCharacters', encoding: format.encoding })
  return notices
}
