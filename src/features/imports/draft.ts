import { matchColumns, missingFields } from '~/domain/import/matchHeader'
import { noticeRules } from '~/domain/import/noticeRules'
import { defaultRules } from '~/domain/import/presets'
import type { SavedMapping, ShopSettings } from '~/domain/command'
import {
  IMPORT_FIELDS,
  type ColumnMap,
  type FileFormat,
  type ImportField,
  type ImportNotice,
  type ImportRules,
  type Inspection,
  type PresetId,
} from '~/domain/importPlan'

/** A file as the user means to read it. */
export interface Draft {
  fileName: string
  bytes: number
  format: FileFormat
  header: string[]
  sample: string[][]
  columns: ColumnMap
  rules: ImportRules
  notices: ImportNotice[]
  /** An empty shop takes the file's zone and currency. */
  adopt: boolean
}

type Shop = Pick<ShopSettings, 'zone' | 'currency'>

export function toDraft(fileName: string, { format, header, sample, bytes, columns, rules, notices }: Inspection): Draft {
  return { fileName, bytes, format, header, sample, columns, rules, notices, adopt: true }
}

/** The draft read by another preset: columns matched anew, rules as that kind of file has them. */
export function withPreset(draft: Draft, preset: PresetId, shop: Shop): Draft {
  const columns = matchColumns(draft.header, preset)
  const { rules, notices } = noticeRules(draft.sample, columns, defaultRules(preset, shop))
  return { ...draft, columns, rules, notices: [...fileNotices(draft), ...notices] }
}

/** What was noticed of the bytes stays, whatever the columns mean. */
const fileNotices = ({ notices }: Draft) => notices.filter(({ kind }) => kind === 'replacementCharacters')

/** The draft with a field taken from another column, or from none. A column may serve one field only, so it is taken from the other. */
export function withColumn(draft: Draft, field: ImportField, column: number | undefined): Draft {
  const columns: ColumnMap = {}
  for (const name of IMPORT_FIELDS) {
    const now = draft.columns[name]
    if (name !== field && now !== undefined && now !== column) columns[name] = now
  }
  if (column !== undefined) columns[field] = column
  return { ...draft, columns }
}

export function withRules(draft: Draft, change: Partial<ImportRules>): Draft {
  return { ...draft, rules: { ...draft.rules, ...change } }
}

/** The draft as a saved mapping reads it: its columns are found again by their names. */
export function withMapping(draft: Draft, mapping: SavedMapping): Draft {
  const columns: ColumnMap = {}
  for (const field of IMPORT_FIELDS) {
    const before = mapping.columns[field]
    if (before === undefined) continue
    const name = mapping.header[before]
    const now = draft.header[before] === name ? before : draft.header.findIndex((text) => text === name)
    if (now >= 0) columns[field] = now
  }
  return { ...draft, columns, rules: { ...mapping.rules } }
}

export function toMapping(draft: Draft, id: string, name: string): SavedMapping {
  return { id, name: name.trim(), preset: draft.rules.preset, header: draft.header, columns: { ...draft.columns }, rules: draft.rules }
}

/** Fields that every file needs, and fields that it has; then all the others. */
export function fieldsOf(draft: Draft): { shown: ImportField[]; others: ImportField[]; missing: ImportField[] } {
  const missing = missingFields(draft.columns)
  const needed: ReadonlySet<ImportField> = new Set([...missing, 'number', 'placedAt'])
  const shown = IMPORT_FIELDS.filter((field) => draft.columns[field] !== undefined || needed.has(field))
  return { shown, others: IMPORT_FIELDS.filter((field) => !shown.includes(field)), missing }
}

/** Up to three different values of a column, as they stand in the file. */
export function samplesOf({ sample }: { sample: readonly string[][] }, column: number | undefined): string[] {
  if (column === undefined) return []
  const values = sample.map((row) => row[column] ?? '').filter((value) => value.trim() !== '')
  return [...new Set(values)].slice(0, 3)
}

/** What the shop would be set to before the check; undefined where nothing is to be set. */
export function adoption(draft: Draft, shop: Shop, hasOrders: boolean): Shop | undefined {
  const { currency } = draft.rules
  // Platforms that write their times in UTC do not say where the seller sits.
  const zone = draft.rules.zone === 'UTC' ? shop.zone : draft.rules.zone
  if (hasOrders || (zone === shop.zone && currency === shop.currency)) return undefined
  return { zone, currency }
}

/** True where the rows' currency is not the shop's and no rate says what it is worth. */
function needsRate(draft: Draft, shopCurrency: string): boolean {
  return draft.rules.currency !== shopCurrency && draft.columns.rate === undefined
}

/** True where the rows need a rate for the shop's figures: their currency is not its own, nor does the shop take theirs. */
export function asksRate(draft: Draft, shop: Shop, hasOrders: boolean): boolean {
  return needsRate(draft, shop.currency) && !(draft.adopt && adoption(draft, shop, hasOrders))
}

/** `a, b，c` → ['a', 'b', 'c'] */
export const toList = (text: string): string[] =>
  text
    .split(/[,，]/)
    .map((item) => item.trim())
    .filter(Boolean)
