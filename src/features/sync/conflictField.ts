import type { SyncArea } from '~/commerce/adapter'
import type { Conflict } from '~/commerce/connection'
import { scaleOf, toDecimalText, type Amount, type Currency } from '~/domain/money'
import { AMOUNT_FIELDS } from '~/domain/skuCells'
import { readSkuField, WHOLE_SKU } from '~/domain/skuField'
import { rowFieldName, rowFieldValue } from '~/features/shared/listingFields'
import { BAD, parseDecimalText } from '~/lib/csv/decimal'
import { translate } from '~/lib/i18n'
import type { Format } from '~/ui/format'
import { conflictMessages, syncFieldMessages } from './messages'

const t = translate(conflictMessages)
const named = translate(syncFieldMessages)

/** In the place of a field: the whole record was taken away there. */
export const WHOLE = '*'
/** In the place of a field: units that both sides moved on a platform that only takes whole figures. */
export const UNITS = 'onHand'

/** The tables whose words the fields of an area have. */
const TABLES = {
  locations: 'places',
  categories: 'categories',
  products: 'catalog',
  stock: 'levels',
  customers: 'customers',
  orders: 'notes',
} as const satisfies Record<SyncArea, string>

type Field = Pick<Conflict, 'area' | 'field'>

const isNamed = (field: string): field is keyof typeof syncFieldMessages.zh => Object.hasOwn(syncFieldMessages.zh, field)

/** What a field is called. */
export function fieldText({ area, field }: Field): string {
  if (field === WHOLE) return t('wholeRecord')
  return isNamed(field) ? named(field) : rowFieldName({ table: TABLES[area], field })
}

/** How a value that is neither side's is typed in; undefined where a side has to be taken. */
export type MergeKind = 'amount' | 'count' | 'words' | 'long' | 'line'

const LONG = 60
const COUNTS: ReadonlySet<string> = new Set(['weight', 'safetyStock', 'reorderPoint', 'order', UNITS])
const CHOSEN: ReadonlySet<string> = new Set(['category', 'supplier', 'parent', 'state', 'supply', 'stateSince', 'listedAt', 'createdAt'])

const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every((item) => typeof item === 'string')
const isNothing = (value: unknown) => value === undefined || value === null || value === ''

/** The field's own name, without the SKU that it is of. */
export const bareField = (field: string): string => readSkuField(field)?.field ?? field

const isAmount = (field: string) => AMOUNT_FIELDS.some((each) => each === bareField(field))

export function mergeKind({ field, mine, theirs }: Pick<Conflict, 'field' | 'mine' | 'theirs'>): MergeKind | undefined {
  const bare = bareField(field)
  if (bare === WHOLE || bare === WHOLE_SKU || CHOSEN.has(bare)) return undefined
  if (isAmount(field)) return 'amount'
  if (COUNTS.has(bare)) return 'count'
  const values = [mine, theirs].filter((value) => !isNothing(value))
  if (values.length > 0 && values.every((value) => isTexts(value)) && bare !== 'values') return bare === 'skuOrder' ? undefined : 'words'
  if (!values.every((value) => typeof value === 'string')) return undefined
  return bare === 'description' || bare === 'note' || values.some((text) => text.length > LONG || text.includes('\n')) ? 'long' : 'line'
}

/** Texts so long that they stand side by side with what differs marked. */
export const isLong = (conflict: Conflict): boolean => mergeKind(conflict) === 'long'

/** A value as it is typed. */
export function typedText(kind: MergeKind, value: unknown, currency: Currency): string {
  if (isNothing(value)) return ''
  return kind === 'amount' ? toDecimalText(Number(value), currency) : typeof value === 'string' ? value : JSON.stringify(value)
}

export type Typed = { ok: true; value: unknown } | { ok: false; why: 'badAmount' | 'badNumber' }

/** Amounts that every SKU has. */
const NEEDED: ReadonlySet<string> = new Set(['price', 'cost'])

/** What was typed as the value that it says; nothing takes the field away. */
export function typedValue(kind: MergeKind, field: string, text: string, currency: Currency): Typed {
  if (kind === 'amount') {
    const amount: Amount = parseDecimalText(text, scaleOf(currency), '.')
    if (Number.isNaN(amount) && !NEEDED.has(bareField(field))) return { ok: true, value: undefined }
    return amount === BAD || !(amount >= 0) ? { ok: false, why: 'badAmount' } : { ok: true, value: amount }
  }
  if (kind === 'count') return /^\d+$/.test(text.trim()) ? { ok: true, value: Number(text.trim()) } : { ok: false, why: 'badNumber' }
  const value = kind === 'long' ? text : text.trim()
  return { ok: true, value: value === '' ? undefined : value }
}

export interface Told {
  format: Format
  /** Names of what values name by key: categories with their way from the top, suppliers. */
  names: ReadonlyMap<string, string>
}

const TIMES: ReadonlySet<string> = new Set(['stateSince', 'listedAt', 'countedAt', 'since'])
const BY_KEY: ReadonlySet<string> = new Set(['category', 'supplier', 'parent'])

/** A value in the reader's words; '' where there is none. */
export function valueText({ area, field }: Field, value: unknown, { format, names }: Told): string {
  const bare = bareField(field)
  if (isNothing(value)) return ''
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
  if (typeof value === 'number') {
    if (TIMES.has(bare)) return format.time(value)
    if (bare === UNITS) return t('units', { count: value })
    if (!isAmount(field)) return format.count(value)
  }
  if (typeof value === 'string' && BY_KEY.has(bare)) return names.get(value) ?? value
  if (isTexts(value)) return value.join(bare === 'values' ? ' / ' : ', ')
  if (bare === 'options' && Array.isArray(value)) return value.map(optionText).join('\n')
  if (bare === 'attributes' || bare === 'seo') return pairsText(value, names)
  if (field === WHOLE) return recordText(value)
  return rowFieldValue({ table: TABLES[area], field }, typeof value === 'string' ? value : JSON.stringify(value), format)
}

function optionText(option: unknown): string {
  if (typeof option !== 'object' || option === null || !('name' in option) || !('values' in option)) return ''
  return `${String(option.name)}: ${isTexts(option.values) ? option.values.join(' / ') : ''}`
}

function pairsText(value: unknown, names: ReadonlyMap<string, string>): string {
  if (typeof value !== 'object' || value === null) return ''
  const pairs = Object.entries(value).filter(([, each]) => !isNothing(each))
  return pairs.map(([key, each]) => `${names.get(key) ?? fieldText({ area: 'products', field: key })}: ${String(each)}`).join('\n')
}

/** A whole record by what it is called. */
function recordText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return ''
  const row = new Map<string, unknown>(Object.entries(value))
  const name = row.get('title') ?? row.get('name') ?? row.get('code')
  return typeof name === 'string' ? name : ''
}
