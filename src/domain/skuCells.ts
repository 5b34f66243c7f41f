import { BAD, parseDecimalText, unwrapped } from '~/lib/csv/decimal'
import { barcodeProblem } from './barcode'
import { type Currency, scaleOf, toDecimalText } from './money'
import { type Sku, SUPPLY_MODES, supplyOf, type SupplyMode } from './product'

/** What of a SKU stands in a column of its own, besides the values of its options. */
export const SKU_FIELDS = [
  'code',
  'supply',
  'price',
  'compareAt',
  'cost',
  'margin',
  'floor',
  'barcode',
  'weight',
  'safetyStock',
  'reorderPoint',
] as const
export type SkuField = (typeof SKU_FIELDS)[number]

/** A column of the matrix: the value of an option, by its place, or a field. */
export type MatrixColumn = number | SkuField

export const AMOUNT_FIELDS = ['price', 'compareAt', 'cost', 'floor'] as const
type AmountField = (typeof AMOUNT_FIELDS)[number]
const isAmountField = (column: MatrixColumn): column is AmountField => AMOUNT_FIELDS.some((field) => field === column)

/** Why a text cannot stand in a cell. */
export type CellProblem = 'amount' | 'number' | 'supply' | 'readOnly'

export type CellWritten = { ok: true; sku: Sku } | { ok: false; why: CellProblem }

/** The share of the price that is earned; undefined without a price. */
export const marginOf = ({ price, cost }: Pick<Sku, 'price' | 'cost'>): number | undefined =>
  price > 0 ? (price - cost) / price : undefined

/** A cell as plain text: what is typed into it, copied and pasted. */
export function cellText(sku: Sku, column: MatrixColumn, currency: Currency): string {
  if (typeof column === 'number') return sku.values[column] ?? ''
  if (isAmountField(column)) {
    const amount = sku[column]
    return amount === undefined ? '' : toDecimalText(amount, currency)
  }
  switch (column) {
    case 'margin': {
      const margin = marginOf(sku)
      return margin === undefined ? '' : `${(margin * 100).toFixed(1)}%`
    }
    case 'supply':
      return supplyOf(sku)
    case 'code':
    case 'barcode':
      return sku[column]
    default:
      return String(sku[column])
  }
}

/** How files and people write a supply mode. */
const SUPPLY_WORDS: Record<SupplyMode, readonly string[]> = {
  stock: ['stock', 'instock', '现货', '自有库存', '库存', ''],
  dropship: ['dropship', 'dropshipping', '代发', '一件代发', '厂家代发'],
  preorder: ['preorder', '预售', '预订', '预定'],
}

const supplyNamed = (text: string): SupplyMode | undefined =>
  SUPPLY_MODES.find((mode) => SUPPLY_WORDS[mode].includes(text.trim().toLowerCase().replace(/[\s-]/g, '')))

/** The SKU with a text written into one of its cells. */
export function withCell(sku: Sku, column: MatrixColumn, text: string, currency: Currency): CellWritten {
  if (typeof column === 'number') return { ok: true, sku: { ...sku, values: withAt(sku.values, column, text.trim()) } }
  if (isAmountField(column)) return withAmount(sku, column, text, currency)
  switch (column) {
    case 'margin':
      return { ok: false, why: 'readOnly' }
    case 'code':
    case 'barcode':
      return { ok: true, sku: { ...sku, [column]: unwrapped(text) } }
    case 'supply': {
      const supply = supplyNamed(text)
      return supply === undefined ? { ok: false, why: 'supply' } : { ok: true, sku: withSupply(sku, supply) }
    }
    default: {
      const value = column === 'weight' ? gramsIn(text) : countIn(text)
      return value === undefined ? { ok: false, why: 'number' } : { ok: true, sku: { ...sku, [column]: value } }
    }
  }
}

/** Stock is said by saying nothing. */
function withSupply({ supply: _, ...sku }: Sku, supply: SupplyMode): Sku {
  return supply === 'stock' ? sku : { ...sku, supply }
}

function withAmount(sku: Sku, field: AmountField, text: string, currency: Currency): CellWritten {
  const amount = parseDecimalText(text, scaleOf(currency), '.')
  if (amount === BAD || amount < 0) return { ok: false, why: 'amount' }
  if (!Number.isNaN(amount)) return { ok: true, sku: { ...sku, [field]: amount } }
  if (field === 'price' || field === 'cost') return { ok: true, sku: { ...sku, [field]: 0 } }
  const { [field]: _, ...without } = sku
  return { ok: true, sku: without }
}

/** Whole grams of `300`, `300 g`, `0.3kg`, `0.3 千克`; empty is none. */
function gramsIn(text: string): number | undefined {
  const match = /^([\d.,\s]*?)\s*(kg|千克|公斤|g|克)?$/i.exec(unwrapped(text))
  if (!match) return undefined
  const factor = /^(?:kg|千克|公斤)$/i.test(match[2] ?? '') ? 1000 : 1
  const grams = parseDecimalText(match[1], 6, '.')
  if (Number.isNaN(grams)) return 0
  return grams === BAD ? undefined : Math.round((grams * factor) / 1e6)
}

function countIn(text: string): number | undefined {
  const count = parseDecimalText(text, 0, '.')
  if (Number.isNaN(count)) return 0
  return count === BAD || count < 0 ? undefined : count
}

function withAt(values: readonly string[], at: number, text: string): string[] {
  const next = Array.from({ length: Math.max(values.length, at + 1) }, (_, i) => values[i] ?? '')
  next[at] = text
  return next
}

/** What deserves a second look in a cell; it may be saved nevertheless. */
export type CellWarning = 'underFloor' | 'underCost' | 'notAbovePrice' | 'noPrice' | 'barcodeDigits' | 'barcodeLength' | 'barcodeCheck'

const BARCODE_WARNINGS = { digits: 'barcodeDigits', length: 'barcodeLength', check: 'barcodeCheck' } as const

export function skuWarnings({ price, cost, floor, compareAt, barcode }: Sku): Partial<Record<SkuField, CellWarning>> {
  const warnings: Partial<Record<SkuField, CellWarning>> = {}
  if (price === 0) warnings.price = 'noPrice'
  else if (price < cost) warnings.price = 'underCost'
  else if (floor !== undefined && price < floor) warnings.price = 'underFloor'
  if (compareAt !== undefined && compareAt <= price) warnings.compareAt = 'notAbovePrice'
  const problem = barcodeProblem(barcode)
  if (problem) warnings.barcode = BARCODE_WARNINGS[problem]
  return warnings
}
