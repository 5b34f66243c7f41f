import { isMoveReason, type MoveReason } from './stock'

/** What a column of a stock file or of pasted rows can be. */
export const SHEET_FIELDS = ['code', 'quantity', 'location', 'reason'] as const
export type SheetField = (typeof SHEET_FIELDS)[number]
export type SheetColumns = Partial<Record<SheetField, number>>

const NAMES: Record<SheetField, readonly string[]> = {
  code: [
    'skucode',
    'sku',
    'variantsku',
    'sellersku',
    'barcode',
    'ean',
    'code',
    'itemcode',
    'asin',
    '商品编码',
    '商家编码',
    '规格编码',
    '货号',
    '条码',
    'sku编码',
    '编码',
  ],
  quantity: [
    'stock',
    'quantity',
    'qty',
    'onhand',
    'available',
    'units',
    'delta',
    'count',
    'change',
    '数量',
    '库存',
    '库存数量',
    '在库',
    '变动',
    '盘点数',
    '实盘数',
    '件数',
  ],
  location: ['location', 'warehouse', 'place', '仓位', '仓库', '库位'],
  reason: ['reason', '原因'],
}

const plain = (name: string) => name.toLowerCase().replaceAll(/[\s._\-/()（）:：]+/g, '')

/** Which column is what, by its name; the first name of a field's list that stands in the header wins. */
export function matchSheet(header: readonly string[]): SheetColumns {
  const names = header.map(plain)
  const columns: SheetColumns = {}
  for (const field of SHEET_FIELDS) {
    const found = NAMES[field].map((name) => names.indexOf(name)).find((at) => at >= 0)
    if (found !== undefined) columns[field] = found
  }
  return columns
}

/** Rows as they are pasted from a spreadsheet: a code, a number, maybe more; without a header the first row is one like the others. */
export function sheetOfText(text: string): { columns: SheetColumns; rows: { line: number; cells: string[] }[] } {
  const lines = text.split(/\r?\n/)
  const mark = lines.some((line) => line.includes('\t')) ? /\t/ : /[,;，；]|\s{2,}|\s(?=[-+]?\d+\s*$)/
  const rows = lines.flatMap((line, at) =>
    line.trim() === '' ? [] : [{ line: at + 1, cells: line.split(mark).map((cell) => cell.trim()) }],
  )
  const [first] = rows
  const columns = first ? matchSheet(first.cells) : {}
  if (columns.code !== undefined && columns.quantity !== undefined) return { columns, rows: rows.slice(1) }
  return { columns: { code: 0, quantity: 1, location: 2 }, rows }
}

/** `level`: what lies there, which becomes a difference to what is known; `delta`: the difference itself. */
export const SHEET_MODES = ['level', 'delta'] as const
export type SheetMode = (typeof SHEET_MODES)[number]

export type SheetRefusal =
  | 'noCode'
  /** A formula of the spreadsheet failed. */
  | 'brokenCell'
  | 'noQuantity'
  | 'notNumber'
  | 'fraction'
  /** Fewer than none can lie there. */
  | 'below'
  | 'unknownLocation'
  /** The same SKU at the same place with another figure. */
  | 'twice'

export interface ReadRow {
  code: string
  quantity: number
  location?: string
  reason?: MoveReason
}

/** #REF!, #N/A, #NAME? and their like, as spreadsheets write a formula that failed. */
const BROKEN = /^#(ref|n\/a|name|value|div\/0|null|num|spill|calc)[!?]?/i

/** A row of a sheet, or why it is refused. */
export function readSheetRow(cells: readonly string[], columns: SheetColumns, mode: SheetMode): ReadRow | SheetRefusal {
  const cell = (field: SheetField) => (columns[field] === undefined ? '' : (cells[columns[field]] ?? '').trim())
  const [code, quantity, location, reason] = SHEET_FIELDS.map(cell)
  if (BROKEN.test(code) || BROKEN.test(quantity)) return 'brokenCell'
  if (code === '') return 'noCode'
  if (quantity === '') return 'noQuantity'
  const units = Number(quantity.replaceAll(/(?<=\d)[,，](?=\d{3}\b)/g, '').replace('−', '-'))
  if (Number.isNaN(units)) return 'notNumber'
  if (!Number.isSafeInteger(units)) return 'fraction'
  if (mode === 'level' && units < 0) return 'below'
  return { code, quantity: units, ...(location ? { location } : {}), ...(isMoveReason(reason) ? { reason } : {}) }
}
