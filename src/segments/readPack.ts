import { type Bounds, boundsOfRuns, holds, type Numbers, readNumbers, widestBounds } from './numbers'
import {
  type Amounts,
  type Codes,
  type Costs,
  type DictColumn,
  type FactTable,
  NO_COST,
  type OrderTable,
  type Quantities,
  type Rates,
} from './orderTable'
import { MAGIC, PackDamaged, type PackHeader, type PartName, PREAMBLE } from './packFormat'
import { readTexts, textsLater } from './texts'

/** What is read first of a pack: enough for every figure but those by SKU. */
export interface Opening {
  header: PackHeader
  /** Lines merged by kind; no SKUs. */
  facts: FactTable
}

/** Amounts and counts as the engine holds them, the narrowest first. */
const AMOUNTS = [Int32Array, Float64Array]
const QUANTITIES = [Int8Array, Int16Array, Int32Array]

/** Reads columns of one part. `start` is the byte of the buffer where the part begins. */
class PartReader {
  constructor(
    readonly header: PackHeader,
    readonly part: PartName,
    readonly buffer: ArrayBuffer,
    readonly start: number,
  ) {
    if (buffer.byteLength < start + header.bytes[part]) throw new PackDamaged(`the part ${part} is cut short`)
  }

  /** Fills a fresh array with a column, segment after segment. */
  numbers<T extends Numbers>(name: string, into: T): T {
    let offset = 0
    for (const { runs } of this.header.segments) {
      const run = runs[this.part][name]
      readNumbers(run, this.buffer, this.start, into, offset)
      offset += run.count
    }
    return into
  }

  /** The same in the narrowest of these that holds every value. */
  narrow<T extends Numbers>(name: string, count: number, kinds: readonly (new (length: number) => T)[]): T {
    const runs = this.header.segments.map(({ runs: all }) => all[this.part][name])
    const narrowest = (bounds: Bounds) => kinds.find((kind) => holds(new kind(0), bounds)) ?? kinds[kinds.length - 1]
    // Nearly always the widths tell that no wider column is needed, and no number has to be looked at.
    const widest = narrowest(widestBounds(runs))
    const fits = widest === kinds[0] ? widest : narrowest(boundsOfRuns(runs, this.buffer, this.start))
    return this.numbers(name, new fits(count))
  }

  texts(name: string): string[] {
    return readTexts(this.header.texts[this.part][name], this.buffer, this.start)
  }

  dict(grain: 'orders' | 'lines', name: string): DictColumn {
    const codes = this.narrow<Codes>(`${grain}.${name}`, this.header[grain], [Uint8Array, Uint16Array, Uint32Array])
    const run = this.header.texts[this.part][name]
    const texts = textsLater(run, this.buffer, this.start)
    return {
      codes,
      size: run.lengths.count,
      get values() {
        return texts()
      },
    }
  }

  /** A dictionary of '' alone where the file is older than the column. */
  dictIfThere(grain: 'orders' | 'lines', name: string): DictColumn {
    if (this.header.texts[this.part][name]) return this.dict(grain, name)
    return { codes: new Uint8Array(this.header[grain]), values: [''] }
  }

  /** `fresh` as it is where the file is older than the column. */
  numbersIfThere<T extends Numbers>(name: string, fresh: T): T {
    return this.header.segments.every(({ runs }) => runs[this.part][name]) ? this.numbers(name, fresh) : fresh
  }

  /** 0 for all where the file is older than the column. */
  quantitiesIfThere(name: string, count: number): Quantities {
    const isThere = this.header.segments.every(({ runs }) => runs[this.part][name])
    return isThere ? this.narrow<Quantities>(name, count, QUANTITIES) : new Int8Array(count)
  }

  /** Counts by order as starts, one longer. */
  starts(name: string): Uint32Array {
    const counts = this.numbers(name, new Uint32Array(this.header.orders))
    const starts = new Uint32Array(counts.length + 1)
    for (let i = 0; i < counts.length; i++) starts[i + 1] = starts[i] + counts[i]
    return starts
  }
}

/** Reads the first `openingEnd` bytes of a pack. Throws PackDamaged. */
export function readOpening(buffer: ArrayBuffer): Opening {
  const { header, start } = readHeader(buffer)
  const { orders, mergedLines, refunds } = header
  const part = new PartReader(header, 'opening', buffer, start)
  const facts: FactTable = {
    orders: {
      count: orders,
      type: part.numbers('orders.type', new Uint8Array(orders)),
      test: part.numbers('orders.test', new Uint8Array(orders)),
      placedAt: part.numbers('orders.placedAt', new Float64Array(orders)),
      paidAt: part.numbers('orders.paidAt', new Float64Array(orders)),
      cancelledAt: part.numbers('orders.cancelledAt', new Float64Array(orders)),
      rate: part.narrow<Rates>('orders.rate', orders, [Uint8Array, Float64Array]),
      shipping: part.narrow<Amounts>('orders.shipping', orders, AMOUNTS),
      discount: part.narrow<Amounts>('orders.discount', orders, AMOUNTS),
      buyer: part.dict('orders', 'buyer'),
      channel: part.dict('orders', 'channel'),
      region: part.dict('orders', 'region'),
      currency: part.dict('orders', 'currency'),
      promotion: part.dictIfThere('orders', 'promotion'),
      lineStart: part.starts('orders.lines'),
      refundStart: part.starts('orders.refunds'),
    },
    lines: {
      count: mergedLines,
      sku: { codes: new Uint8Array(mergedLines), values: [''] },
      quantity: part.narrow<Quantities>('lines.quantity', mergedLines, QUANTITIES),
      amount: part.narrow<Amounts>('lines.amount', mergedLines, AMOUNTS),
      discount: part.narrow<Amounts>('lines.discount', mergedLines, AMOUNTS),
      cost: new Int32Array(mergedLines).fill(NO_COST),
      kind: part.numbers('lines.kind', new Uint8Array(mergedLines)),
      notSale: part.numbers('lines.notSale', new Uint8Array(mergedLines)),
      later: part.quantitiesIfThere('lines.later', mergedLines),
      weight: part.numbers('lines.weight', new Uint32Array(mergedLines)),
    },
    refunds: {
      count: refunds,
      at: part.numbers('refunds.at', new Float64Array(refunds)),
      goods: part.numbers('refunds.goods', new Float64Array(refunds)),
      shipping: part.numbers('refunds.shipping', new Float64Array(refunds)),
      tax: part.numbers('refunds.tax', new Float64Array(refunds)),
      line: part.numbers('refunds.line', new Int32Array(refunds)),
      dated: part.numbers('refunds.dated', new Uint8Array(refunds)),
    },
    skuTitle: [''],
  }
  return { header, facts }
}

/** True where promotions stand in the part `rest`, as they did before the engine counted by them, and any order has one. */
export function hasLatePromotions({ segments, texts }: PackHeader): boolean {
  if (texts.opening.promotion || !texts.rest.promotion) return false
  return segments.some(({ runs }) => !('constant' in runs.rest['orders.promotion']) || runs.rest['orders.promotion'].constant !== 0)
}

/** The opening with the promotions that stand in the part `rest`, the file from `linesEnd` on. */
export function withLatePromotions(opening: Opening, buffer: ArrayBuffer): Opening {
  const promotion = new PartReader(opening.header, 'rest', buffer, 0).dict('orders', 'promotion')
  return { ...opening, facts: { ...opening.facts, orders: { ...opening.facts.orders, promotion } } }
}

/** Reads the part `lines`, the file from `openingEnd` to `linesEnd`: the same orders with every line. Columns of orders are shared. */
export function readLines({ header, facts }: Opening, buffer: ArrayBuffer): FactTable {
  const { lines } = header
  const part = new PartReader(header, 'lines', buffer, 0)
  return {
    orders: { ...facts.orders, lineStart: part.starts('orders.lines') },
    lines: {
      count: lines,
      sku: part.dict('lines', 'sku'),
      quantity: part.narrow<Quantities>('lines.quantity', lines, QUANTITIES),
      amount: part.narrow<Amounts>('lines.amount', lines, AMOUNTS),
      discount: part.narrow<Amounts>('lines.discount', lines, AMOUNTS),
      cost: narrowCosts(part.numbers('lines.cost', new Float64Array(lines))),
      kind: part.numbers('lines.kind', new Uint8Array(lines)),
      notSale: part.numbers('lines.notSale', new Uint8Array(lines)),
      later: part.quantitiesIfThere('lines.later', lines),
    },
    refunds: facts.refunds,
    skuTitle: part.texts('skuTitle'),
  }
}

/** Reads the part `rest`, the file from `linesEnd` on, and completes what readLines gave. */
export function readRest({ header }: Opening, facts: FactTable, buffer: ArrayBuffer): OrderTable {
  const { orders, lines } = header
  const part = new PartReader(header, 'rest', buffer, 0)
  return {
    orders: {
      ...facts.orders,
      number: part.texts('number'),
      tax: part.numbers('orders.tax', new Float64Array(orders)),
      fingerprint: part.numbers('orders.fingerprint', new Float64Array(orders)),
      buyerName: part.dict('orders', 'buyerName'),
      email: part.dict('orders', 'email'),
      phone: part.dict('orders', 'phone'),
      status: part.dict('orders', 'status'),
      note: part.dict('orders', 'note'),
      // Packs of the first version know nothing of payment and shipping.
      method: part.dictIfThere('orders', 'method'),
      carrier: part.dictIfThere('orders', 'carrier'),
      tracking: part.dictIfThere('orders', 'tracking'),
      shippedAt: part.numbersIfThere('orders.shippedAt', new Float64Array(orders).fill(Number.NaN)),
      deliveredAt: part.numbersIfThere('orders.deliveredAt', new Float64Array(orders).fill(Number.NaN)),
    },
    lines: {
      ...facts.lines,
      title: part.dict('lines', 'title'),
      price: part.numbers('lines.price', new Float64Array(lines)),
      cancelled: part.quantitiesIfThere('lines.cancelled', lines),
    },
    refunds: facts.refunds,
  }
}

function narrowCosts(costs: Float64Array): Costs {
  const narrow = new Int32Array(costs.length)
  for (let line = 0; line < costs.length; line++) {
    const cost = costs[line]
    narrow[line] = Number.isNaN(cost) ? NO_COST : cost
    if (narrow[line] !== cost && !Number.isNaN(cost)) return costs
  }
  return narrow
}

function readHeader(buffer: ArrayBuffer): { header: PackHeader; start: number } {
  const magic = new TextDecoder().decode(new Uint8Array(buffer, 0, Math.min(MAGIC.length, buffer.byteLength)))
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
    ['orders', 'mergedLines', 'lines', 'segments', 'texts', 'bytes'].every((name) => name in header)
  )
}
