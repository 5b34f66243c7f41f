import { unitOf, type Currency } from '~/domain/money'
import { parseDecimalText, unwrapped } from '~/lib/csv/decimal'
import { parseMomentText } from '~/lib/csv/moment'
import { type Instant, zoneOf } from '~/lib/zone'
import {
  type PromotionFileColumns,
  type PromotionFileField,
  type PromotionFileRules,
  type PromotionRowRefusal,
  type RefusedPromotionRow,
  TABLE_FIELDS,
} from './fields'

/** One row as it stands; texts that the file does not give are ''. */
export interface PromotionFileRow {
  row: number
  campaign: string
  name: string
  customer: string
  coupon: string
  sku: string
  order: string
  /** Half-open: the day that a file calls the end is the last one. */
  from: Instant
  to: Instant
  at: Instant
  off: number
}

export interface PromotionFileTable {
  header: readonly string[]
  rows: readonly (readonly string[])[]
  columns: PromotionFileColumns
  rules: PromotionFileRules
  currency: Currency
}

const HAS_TIME = /\d:\d/

/** Every row that says what its table asks for; the others are left out and named. */
export function readPromotions({ header, rows, columns, rules, currency }: PromotionFileTable) {
  const zone = zoneOf(rules.zone)
  const scale = Math.round(Math.log10(unitOf(currency)))
  const read: PromotionFileRow[] = []
  const refused: RefusedPromotionRow[] = []
  rows.forEach((cells, row) => {
    if (cells.every((cell) => cell.trim() === '')) return
    const cell = (field: PromotionFileField): string => {
      const column = columns[field]
      return column === undefined ? '' : unwrapped(cells[column] ?? '')
    }
    const moment = (field: PromotionFileField): Instant =>
      cell(field) === '' ? Number.NaN : parseMomentText(cell(field), zone, rules.dateOrder)
    const refuse = (why: PromotionRowRefusal, field: PromotionFileField) =>
      refused.push({ row, why, column: header[columns[field] ?? -1] ?? field, text: cell(field).slice(0, 200) })
    const empty = TABLE_FIELDS[rules.table].find((field) => cell(field) === '')
    if (empty) return refuse('empty', empty)
    const [from, last, at] = [moment('from'), moment('to'), moment('at')]
    const dated = (['from', 'to', 'at'] as const).find((_, i) => [from, last, at][i] === Infinity)
    if (dated) return refuse('badDate', dated)
    const to = Number.isNaN(last) || HAS_TIME.test(cell('to')) ? last : zone.startOfDay(zone.dayOf(last) + 1)
    if (rules.table === 'campaigns' && !(from < to)) return refuse('window', 'to')
    const off = cell('off') === '' ? rules.off : Math.abs(parseDecimalText(cell('off'), scale, '.'))
    if (!Number.isFinite(off)) return refuse('badAmount', 'off')
    const texts = { campaign: cell('campaign'), name: cell('name'), customer: cell('customer'), coupon: cell('coupon') }
    read.push({ row, ...texts, sku: cell('sku'), order: cell('order'), from, to, at, off })
  })
  return { read, refused }
}
