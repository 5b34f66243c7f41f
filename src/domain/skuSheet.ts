import { BAD, parseDecimalText } from '~/lib/csv/decimal'
import { MOST_OPTIONS } from './listingRules'
import type { Currency } from './money'
import type { MatrixColumn, SkuField } from './skuCells'
import { withCell } from './skuCells'
import { blankSku, isBlank, learnValues, type Matrix, type RefusedCell, withCodes } from './skuMatrix'

/** Cells of a table as spreadsheets put it on the clipboard: tabs between, quotes around what holds a tab, a quote or a line break. */
export function parseTable(text: string): string[][] {
  const rows: string[][] = []
  let cells: string[] = []
  let at = 0
  while (at < text.length) {
    const { cell, end } = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at)
    cells.push(cell)
    at = end
    if (text[at] === '\t') {
      at++
      if (at === text.length) cells.push('')
      continue
    }
    rows.push(cells)
    cells = []
    at += text.startsWith('\r\n', at) ? 2 : 1
  }
  if (cells.length > 0) rows.push(cells)
  while (rows.length > 0 && rows[rows.length - 1].every((cell) => cell.trim() === '')) rows.pop()
  return rows
}

function plainCell(text: string, from: number) {
  let end = from
  while (end < text.length && !'\t\r\n'.includes(text[end])) end++
  return { cell: text.slice(from, end), end }
}

function quotedCell(text: string, from: number) {
  let cell = ''
  let at = from + 1
  for (; at < text.length; at++) {
    if (text[at] !== '"') cell += text[at]
    else if (text[at + 1] === '"') {
      cell += '"'
      at++
    } else break
  }
  // A quote that opens no quoted cell is a quote, as in 12" pan.
  const end = at + 1
  return at >= text.length || (end < text.length && !'\t\r\n'.includes(text[end])) ? plainCell(text, from) : { cell, end }
}

/** How sheets head a column, without blanks, marks and what stands in brackets. */
const HEADS: Record<Exclude<SkuField, 'margin'>, readonly string[]> = {
  code: [
    'sku',
    'skucode',
    'sku编码',
    'sku码',
    '编码',
    '商家编码',
    '规格编码',
    '货号',
    'code',
    'itemno',
    'styleno',
    'variantsku',
    'article',
    'itemcode',
  ],
  supply: ['supply', 'supplymode', '供货方式', '供货', '发货方式', '供货模式'],
  price: ['price', '价格', '售价', '销售价', '单价', '一口价', 'saleprice', 'sellingprice', 'variantprice', 'unitprice'],
  compareAt: [
    'compareat',
    'compareatprice',
    'variantcompareatprice',
    '划线价',
    '原价',
    '吊牌价',
    '市场价',
    'rrp',
    'msrp',
    'listprice',
    'was',
    'wasprice',
  ],
  cost: ['cost', '成本', '成本价', '进价', '进货价', '采购价', 'unitcost', 'costprice', 'costperitem', 'purchaseprice'],
  floor: ['floor', 'floorprice', 'minprice', 'minimumprice', '底价', '最低价', '最低售价', '限价'],
  barcode: ['barcode', 'variantbarcode', '条码', '条形码', '商品条码', '国际条码', '69码', 'ean', 'ean13', 'upc', 'gtin'],
  weight: ['weight', 'variantgrams', 'grams', '重量', '克重', '毛重', '净重'],
  safetyStock: ['safetystock', '安全库存', 'buffer'],
  reorderPoint: ['reorderpoint', 'reorderlevel', '补货点', '再订货点', '补货线'],
}

/** Words that head the values of an option. */
const OPTION_HEADS: ReadonlySet<string> = new Set(
  '颜色,颜色分类,色号,尺码,尺寸,规格,款式,型号,容量,净含量,长度,材质,口味,套餐,香味,适用床尺寸,件数,colour,color,size,style,model,volume,capacity,length,material,flavour,flavor,scent,pack,packsize,bedsize,variant'.split(
    ',',
  ),
)

const plainHead = (text: string) =>
  text
    .toLowerCase()
    .replace(/[(（[【][^)）\]】]*[)）\]】]/g, '')
    .replace(/[\s_\-.:：/*#]/g, '')

function fieldHeaded(text: string): Exclude<SkuField, 'margin'> | undefined {
  const head = plainHead(text)
  for (const field of FIELDS) if (HEADS[field].includes(head)) return field
  return undefined
}

const FIELDS = ['code', 'supply', 'price', 'compareAt', 'cost', 'floor', 'barcode', 'weight', 'safetyStock', 'reorderPoint'] as const

/** What each column of a pasted sheet is; undefined: it is left out. */
export interface SheetHead {
  columns: (MatrixColumn | undefined)[]
  /** Options of the matrix with those that the sheet brings. */
  options: Matrix['options']
  /** Heads of columns that are left out. */
  ignored: string[]
  /** Its weights are in kilograms. */
  kilos: boolean
}

/** Reads the first row as a header; undefined where it is none: it names no two columns, or holds a number under a head that asks for one. */
export function readHead(cells: readonly string[], options: Matrix['options']): SheetHead | undefined {
  const columns: SheetHead['columns'] = []
  const all = [...options]
  const ignored: string[] = []
  for (const cell of cells) {
    const column = columnHeaded(cell, all)
    const isTaken = column !== undefined && columns.includes(column)
    columns.push(isTaken ? undefined : column)
    if (column === undefined || isTaken) {
      if (cell.trim() !== '') ignored.push(cell.trim())
    } else if (typeof column === 'number' && column === all.length) all.push({ name: cell.trim(), values: [] })
  }
  const named = columns.filter((column) => column !== undefined).length
  return named >= 2 && cells.every(isNoNumber)
    ? { columns, options: all, ignored, kilos: isKilos(cells[columns.indexOf('weight')]) }
    : undefined
}

const isKilos = (head: string | undefined) => head !== undefined && /kg|kilo|千克|公斤/i.test(head)

function isNoNumber(cell: string): boolean {
  const value = parseDecimalText(cell, 4, '.')
  return Number.isNaN(value) || value === BAD
}

function columnHeaded(cell: string, options: Matrix['options']): MatrixColumn | undefined {
  const known = options.findIndex(({ name }) => plainHead(name) === plainHead(cell))
  if (known >= 0) return known
  const field = fieldHeaded(cell)
  if (field) return field
  return OPTION_HEADS.has(plainHead(cell)) && options.length < MOST_OPTIONS ? options.length : undefined
}

export interface Pasted {
  matrix: Matrix
  added: number
  changed: number
  refused: RefusedCell[]
  ignored: string[]
}

/**
 * A pasted sheet with a header: a row whose code, or else whose combination, is there already changes that SKU, every other is a new one. Nothing is taken away. New
 * rows without a code are given one that begins with `prefix`.
 */
export function pasteSheet(
  matrix: Matrix,
  { head, rows }: { head: SheetHead; rows: readonly (readonly string[])[] },
  { currency, prefix }: { currency: Currency; prefix: string },
): Pasted {
  const width = head.options.length
  const skus = matrix.skus
    .filter((sku) => !isBlank(sku))
    .map((sku) => ({ ...sku, values: Array.from({ length: width }, (_, i) => sku.values[i] ?? '') }))
  const refused: RefusedCell[] = []
  const first = skus.length
  const changed = new Set<number>()
  for (const cells of rows) {
    if (cells.every((cell) => cell.trim() === '')) continue
    const place = placeOf(skus, head, cells)
    const row = place < 0 ? skus.length : place
    if (row < first) changed.add(row)
    let sku = skus[row] ?? blankSku(width)
    for (const [at, column] of head.columns.entries()) {
      if (column === undefined || cells[at] === undefined) continue
      const text = column === 'weight' && head.kilos && /\d\s*$/.test(cells[at]) ? `${cells[at]}kg` : cells[at]
      const written = withCell(sku, column, text, currency)
      if (written.ok) sku = written.sku
      else refused.push({ row, column, text, why: written.why })
    }
    skus[row] = sku
  }
  const next = { options: learnValues({ options: head.options, skus }), skus }
  return { matrix: withCodes(next, prefix), added: skus.length - first, changed: changed.size, refused, ignored: head.ignored }
}

/** The SKU that a row of the sheet is about: by its code, else by its whole combination; -1: none. */
function placeOf(skus: Matrix['skus'], { columns, options }: SheetHead, cells: readonly string[]): number {
  const code = (cells[columns.indexOf('code')] ?? '').trim()
  if (code !== '') return skus.findIndex((sku) => sku.code === code)
  if (options.length === 0) return -1
  const values = options.map((_, option) => (cells[columns.indexOf(option)] ?? '').trim())
  if (values.includes('')) return -1
  return skus.findIndex((sku) => values.every((value, at) => sku.values[at] === value))
}
