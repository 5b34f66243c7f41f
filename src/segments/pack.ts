import { type NumberRun, readNumbers, Section, writeNumbers } from './numbers'
import type { DictColumn, FactTable, OrderTable } from './orderTable'
import { readTexts, type TextRun, writeTexts } from './texts'

/**
 * A pack is one file: the orders of one commit, as columns, cut by month.
 * Hot part: what the engine counts, read whole when a shop opens. Cold part: the rest of the record, read when a list or an order is opened.
 * Layout: 8 bytes of magic, u32 length of the header, u32 byte where the hot part begins, header as JSON, hot part, cold part.
 */
const MAGIC = 'ZGPACK02'
const PREAMBLE = 16

const HOT = {
  orders: ['type', 'test', 'placedAt', 'paidAt', 'cancelledAt', 'rate', 'shipping', 'discount'],
  orderDicts: ['buyer', 'channel', 'region', 'currency'],
  lines: ['quantity', 'amount', 'discount', 'cost', 'kind', 'notSale'],
  lineDicts: ['sku'],
  refunds: ['at', 'goods', 'shipping', 'tax', 'line', 'dated'],
} as const
const COLD = {
  orders: ['tax', 'fingerprint'],
  orderDicts: ['buyerName', 'email', 'phone', 'status', 'note'],
  lines: ['price'],
  lineDicts: ['title'],
  refunds: [],
} as const
type Columns = typeof HOT | typeof COLD

interface SegmentHeader {
  /** UTC month of the orders' placedAt, `2011-11`. */
  month: string
  orders: number
  lines: number
  refunds: number
  hot: Record<string, NumberRun>
  cold: Record<string, NumberRun>
}

interface PackHeader {
  orders: number
  lines: number
  refunds: number
  hotBytes: number
  coldBytes: number
  segments: SegmentHeader[]
  hotTexts: Record<string, TextRun>
  coldTexts: Record<string, TextRun>
}

export interface PackBytes {
  bytes: Uint8Array
  /** The file up to here is all that readFacts wants. */
  hotEnd: number
}

/** Writes orders that are sorted by placedAt. The table is not changed. */
export function writePack(table: OrderTable): PackBytes {
  const hot = new Section()
  const cold = new Section()
  const segments = cutByMonth(table).map((cut) => ({
    month: cut.month,
    orders: cut.orders[1] - cut.orders[0],
    lines: cut.lines[1] - cut.lines[0],
    refunds: cut.refunds[1] - cut.refunds[0],
    hot: { ...writeColumns(hot, table, HOT, cut), ...writeStarts(hot, table, cut) },
    cold: writeColumns(cold, table, COLD, cut),
  }))
  const header: PackHeader = {
    orders: table.orders.count,
    lines: table.lines.count,
    refunds: table.refunds.count,
    hotTexts: writeDicts(hot, table, HOT),
    coldTexts: { ...writeDicts(cold, table, COLD), number: writeTexts(cold, table.orders.number) },
    segments,
    hotBytes: 0,
    coldBytes: 0,
  }
  header.hotTexts.skuTitle = writeTexts(hot, latestTitles(table))
  header.hotBytes = hot.bytes
  header.coldBytes = cold.bytes

  const encoded = new TextEncoder().encode(JSON.stringify(header))
  const hotStart = Math.ceil((PREAMBLE + encoded.byteLength) / 8) * 8
  const hotEnd = hotStart + hot.bytes
  const bytes = new Uint8Array(hotEnd + cold.bytes)
  bytes.set(new TextEncoder().encode(MAGIC), 0)
  const view = new DataView(bytes.buffer)
  view.setUint32(8, encoded.byteLength, true)
  view.setUint32(12, hotStart, true)
  bytes.set(encoded, PREAMBLE)
  let at = hotStart
  for (const part of [...hot.parts, ...cold.parts]) {
    bytes.set(part, at)
    at += part.byteLength
  }
  return { bytes, hotEnd }
}

interface Cut {
  month: string
  orders: [number, number]
  lines: [number, number]
  refunds: [number, number]
}

function cutByMonth({ orders }: OrderTable): Cut[] {
  const cuts: Cut[] = []
  let from = 0
  while (from < orders.count) {
    const date = new Date(orders.placedAt[from])
    const next = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)
    let to = from + 1
    while (to < orders.count && orders.placedAt[to] < next) to++
    cuts.push({
      month: date.toISOString().slice(0, 7),
      orders: [from, to],
      lines: [orders.lineStart[from], orders.lineStart[to]],
      refunds: [orders.refundStart[from], orders.refundStart[to]],
    })
    from = to
  }
  return cuts
}

function writeColumns(section: Section, table: OrderTable, columns: Columns, cut: Cut): Record<string, NumberRun> {
  const runs: Record<string, NumberRun> = {}
  for (const name of columns.orders) runs[`orders.${name}`] = writeNumbers(section, table.orders[name], ...cut.orders)
  for (const name of columns.orderDicts) runs[`orders.${name}`] = writeNumbers(section, table.orders[name].codes, ...cut.orders)
  for (const name of columns.lines) runs[`lines.${name}`] = writeNumbers(section, table.lines[name], ...cut.lines)
  for (const name of columns.lineDicts) runs[`lines.${name}`] = writeNumbers(section, table.lines[name].codes, ...cut.lines)
  for (const name of columns.refunds) runs[`refunds.${name}`] = writeNumbers(section, table.refunds[name], ...cut.refunds)
  return runs
}

function writeStarts(section: Section, { orders }: OrderTable, cut: Cut): Record<string, NumberRun> {
  const counts = (starts: Uint32Array) => {
    const [from, to] = cut.orders
    const each = new Uint32Array(to - from)
    for (let i = from; i < to; i++) each[i - from] = starts[i + 1] - starts[i]
    return writeNumbers(section, each)
  }
  return { lineCount: counts(orders.lineStart), refundCount: counts(orders.refundStart) }
}

function writeDicts(section: Section, table: OrderTable, columns: Columns): Record<string, TextRun> {
  const runs: Record<string, TextRun> = {}
  for (const name of columns.orderDicts) runs[name] = writeTexts(section, table.orders[name].values)
  for (const name of columns.lineDicts) runs[name] = writeTexts(section, table.lines[name].values)
  return runs
}

/** Title of each SKU code on its latest line that has one. */
function latestTitles({ lines }: OrderTable): string[] {
  const titles = lines.sku.values.map(() => '')
  const { codes: skus } = lines.sku
  const { codes, values } = lines.title
  for (let i = 0; i < lines.count; i++) {
    const title = codes[i]
    if (title !== 0) titles[skus[i]] = values[title]!
  }
  return titles
}

/** Thrown where a file is not a pack of this version or is cut short. */
export class PackDamaged extends Error {
  override name = 'PackDamaged'
}

/** What is read first of a pack; the cold part is added by readRest. */
export interface HotPack {
  header: PackHeader
  facts: FactTable
}

/** Reads the first `hotEnd` bytes of a pack. Throws PackDamaged. */
export function readFacts(buffer: ArrayBuffer): HotPack {
  const { header, start } = readHeader(buffer)
  if (buffer.byteLength < start + header.hotBytes) throw new PackDamaged('the hot part is cut short')
  const { orders, lines, refunds } = header
  const numbers = <T extends Float64Array | Uint32Array | Int32Array | Uint8Array>(name: string, into: T): T =>
    fill(header, 'hot', name, buffer, start, into)
  const dict = (name: string, grain: 'orders' | 'lines'): DictColumn =>
    lazyDict(numbers(`${grain}.${name}`, new Uint32Array(header[grain])), () => readTexts(header.hotTexts[name], buffer, start))
  const facts: FactTable = {
    orders: {
      count: orders,
      type: numbers('orders.type', new Uint8Array(orders)),
      test: numbers('orders.test', new Uint8Array(orders)),
      placedAt: numbers('orders.placedAt', new Float64Array(orders)),
      paidAt: numbers('orders.paidAt', new Float64Array(orders)),
      cancelledAt: numbers('orders.cancelledAt', new Float64Array(orders)),
      rate: numbers('orders.rate', new Float64Array(orders)),
      shipping: numbers('orders.shipping', new Float64Array(orders)),
      discount: numbers('orders.discount', new Float64Array(orders)),
      buyer: dict('buyer', 'orders'),
      channel: dict('channel', 'orders'),
      region: dict('region', 'orders'),
      currency: dict('currency', 'orders'),
      lineStart: startsOf(numbers('lineCount', new Uint32Array(orders))),
      refundStart: startsOf(numbers('refundCount', new Uint32Array(orders))),
    },
    lines: {
      count: lines,
      sku: dict('sku', 'lines'),
      quantity: numbers('lines.quantity', new Int32Array(lines)),
      amount: numbers('lines.amount', new Float64Array(lines)),
      discount: numbers('lines.discount', new Float64Array(lines)),
      cost: numbers('lines.cost', new Float64Array(lines)),
      kind: numbers('lines.kind', new Uint8Array(lines)),
      notSale: numbers('lines.notSale', new Uint8Array(lines)),
    },
    refunds: {
      count: refunds,
      at: numbers('refunds.at', new Float64Array(refunds)),
      goods: numbers('refunds.goods', new Float64Array(refunds)),
      shipping: numbers('refunds.shipping', new Float64Array(refunds)),
      tax: numbers('refunds.tax', new Float64Array(refunds)),
      line: numbers('refunds.line', new Int32Array(refunds)),
      dated: numbers('refunds.dated', new Uint8Array(refunds)),
    },
    skuTitle: readTexts(header.hotTexts.skuTitle, buffer, start),
  }
  return { header, facts }
}

/** Reads the cold part (the file from `hotEnd` on) and completes the table; hot columns are shared, not copied. */
export function readRest({ header, facts }: HotPack, buffer: ArrayBuffer): OrderTable {
  if (buffer.byteLength < header.coldBytes) throw new PackDamaged('the cold part is cut short')
  const { orders, lines } = header
  const numbers = <T extends Float64Array | Uint32Array>(name: string, into: T): T => fill(header, 'cold', name, buffer, 0, into)
  const dict = (name: string, grain: 'orders' | 'lines'): DictColumn => ({
    codes: numbers(`${grain}.${name}`, new Uint32Array(header[grain])),
    values: readTexts(header.coldTexts[name], buffer, 0),
  })
  return {
    orders: {
      ...facts.orders,
      number: readTexts(header.coldTexts.number, buffer, 0),
      tax: numbers('orders.tax', new Float64Array(orders)),
      fingerprint: numbers('orders.fingerprint', new Float64Array(orders)),
      buyerName: dict('buyerName', 'orders'),
      email: dict('email', 'orders'),
      phone: dict('phone', 'orders'),
      status: dict('status', 'orders'),
      note: dict('note', 'orders'),
    },
    lines: { ...facts.lines, title: dict('title', 'lines'), price: numbers('lines.price', new Float64Array(lines)) },
    refunds: facts.refunds,
  }
}

function readHeader(buffer: ArrayBuffer): { header: PackHeader; start: number } {
  const magic = new TextDecoder().decode(new Uint8Array(buffer, 0, Math.min(8, buffer.byteLength)))
  if (magic !== MAGIC || buffer.byteLength < PREAMBLE) throw new PackDamaged('not a pack of this version')
  const view = new DataView(buffer)
  const length = view.getUint32(8, true)
  const start = view.getUint32(12, true)
  if (buffer.byteLength < start) throw new PackDamaged('the header is cut short')
  const header: unknown = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, PREAMBLE, length)))
  if (!isHeader(header)) throw new PackDamaged('the header is not one of a pack')
  return { header, start }
}

/** The magic has vouched for the version; this tells a header from other JSON. */
function isHeader(header: unknown): header is PackHeader {
  return (
    typeof header === 'object' &&
    header !== null &&
    ['segments', 'hotTexts', 'coldTexts', 'hotBytes', 'coldBytes'].every((name) => name in header)
  )
}

function fill<T extends Float64Array | Uint32Array | Int32Array | Uint8Array>(
  header: PackHeader,
  part: 'hot' | 'cold',
  name: string,
  buffer: ArrayBuffer,
  start: number,
  into: T,
): T {
  let offset = 0
  for (const segment of header.segments) {
    const run = segment[part][name]
    readNumbers(run, buffer, start, into, offset)
    offset += run.count
  }
  return into
}

/** Counts in place → starts, one longer. */
function startsOf(counts: Uint32Array): Uint32Array {
  const starts = new Uint32Array(counts.length + 1)
  for (let i = 0; i < counts.length; i++) starts[i + 1] = starts[i] + counts[i]
  return starts
}

/** The texts of a dictionary are decoded when first asked for: a shop of one pack opens without most of them. */
function lazyDict(codes: Uint32Array, read: () => string[]): DictColumn {
  let values: string[] | undefined
  return {
    codes,
    get values() {
      values ??= read()
      return values
    },
  }
}
