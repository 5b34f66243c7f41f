import {
  type Amounts,
  type Codes,
  type Costs,
  type DictColumn,
  type FactTable,
  type Quantities,
  type Rates,
  codesFor,
  costAt,
} from '~/segments/orderTable'
import { type Numbers, extend, withRoom } from './grow'

/**
 * All tables as one: rows appended in the order of the tables, codes global; all are copied once. Dictionaries are joined by value, so work with text is per
 * distinct value, never per row.
 */
export function joinTables(tables: FactTable[]): FactTable {
  return join(tables.length === 0 ? [NO_FACTS] : tables, { numbers: concat, texts: concatTexts })
}

/**
 * The first table with the second behind it, in the memory of the first where there is room. The first is not to be used any
 * more: its dictionaries have grown.
 */
export function appendFacts(facts: FactTable, table: FactTable): FactTable {
  return join([facts, table], {
    numbers: ([first, second]) => extend(first, second),
    texts: ([first, second]) => extendTexts(first, second),
  })
}

const none = new Float64Array(0)
const noCodes: DictColumn = { codes: new Uint32Array(0), values: [''] }

const NO_FACTS: FactTable = {
  orders: {
    count: 0,
    type: new Uint8Array(0),
    test: new Uint8Array(0),
    placedAt: none,
    paidAt: none,
    cancelledAt: none,
    rate: none,
    shipping: none,
    discount: none,
    buyer: noCodes,
    channel: noCodes,
    region: noCodes,
    currency: noCodes,
    promotion: noCodes,
    lineStart: new Uint32Array(1),
    refundStart: new Uint32Array(1),
  },
  lines: {
    count: 0,
    sku: noCodes,
    quantity: new Int32Array(0),
    amount: none,
    discount: none,
    cost: none,
    kind: new Uint8Array(0),
    notSale: new Uint8Array(0),
    later: new Int32Array(0),
  },
  refunds: { count: 0, at: none, goods: none, shipping: none, tax: none, line: new Int32Array(0), dated: new Uint8Array(0) },
  skuTitle: [''],
}

interface Joining {
  numbers<T extends Numbers>(parts: T[]): T
  texts(parts: DictColumn[]): { column: DictColumn; codes: Uint32Array[] }
}

function join(tables: FactTable[], how: Joining): FactTable {
  const { lines, codes } = joinLines(tables, how)
  return {
    orders: joinOrders(tables, how),
    lines,
    refunds: joinRefunds(tables, how),
    skuTitle: joinTitles(tables, codes, lines.sku.values.length),
    hidden: tables.some((table) => table.hidden)
      ? how.numbers(tables.map((table) => table.hidden ?? new Uint8Array(table.orders.count)))
      : undefined,
  }
}

type Keys<T, V> = { [K in keyof T]-?: T[K] extends V ? K : never }[keyof T]

function joinOrders(tables: FactTable[], { numbers, texts }: Joining): FactTable['orders'] {
  const parts = tables.map((table) => table.orders)
  const float = (name: Keys<FactTable['orders'], Float64Array>) => numbers(parts.map((part) => part[name]))
  const amounts = (name: 'shipping' | 'discount') => numbers<Amounts>(parts.map((part) => part[name]))
  const byte = (name: 'type' | 'test') => numbers(parts.map((part) => part[name]))
  const text = (name: Keys<FactTable['orders'], DictColumn>) => texts(parts.map((part) => part[name])).column
  const lineParts = tables.map((table) => table.lines)
  const refundParts = tables.map((table) => table.refunds)
  return {
    count: total(parts),
    type: byte('type'),
    test: byte('test'),
    placedAt: float('placedAt'),
    paidAt: float('paidAt'),
    cancelledAt: float('cancelledAt'),
    rate: numbers<Rates>(parts.map((part) => part.rate)),
    shipping: amounts('shipping'),
    discount: amounts('discount'),
    buyer: text('buyer'),
    channel: text('channel'),
    region: text('region'),
    currency: text('currency'),
    promotion: text('promotion'),
    lineStart: joinStarts(
      tables.map(({ orders }) => orders.lineStart),
      lineParts,
      numbers,
    ),
    refundStart: joinStarts(
      tables.map(({ orders }) => orders.refundStart),
      refundParts,
      numbers,
    ),
  }
}

function joinLines(tables: FactTable[], { numbers, texts }: Joining): { lines: FactTable['lines']; codes: Uint32Array[] } {
  const parts = tables.map((table) => table.lines)
  const amounts = (name: 'amount' | 'discount') => numbers<Amounts>(parts.map((part) => part[name]))
  const int = (name: 'quantity' | 'later') => numbers<Quantities>(parts.map((part) => part[name]))
  const byte = (name: 'kind' | 'notSale') => numbers(parts.map((part) => part[name]))
  const { column: sku, codes } = texts(parts.map((part) => part.sku))
  const lines = {
    count: total(parts),
    sku,
    quantity: int('quantity'),
    amount: amounts('amount'),
    discount: amounts('discount'),
    cost: joinCosts(
      parts.map((part) => part.cost),
      numbers,
    ),
    kind: byte('kind'),
    notSale: byte('notSale'),
    later: int('later'),
    // Merged tables are joined with merged ones, so that all have weights or none has.
    weight: parts.some((part) => part.weight)
      ? numbers(parts.map((part) => part.weight ?? new Uint32Array(part.count).fill(1)))
      : undefined,
  }
  return { lines, codes }
}

/** Where some costs are wide, what is not known has to be NaN in all of them. */
function joinCosts(parts: Costs[], numbers: Joining['numbers']): Costs {
  if (!parts.some((part) => part instanceof Float64Array)) return numbers(parts)
  return numbers(parts.map((part) => (part instanceof Float64Array ? part : Float64Array.from(part, (_, line) => costAt(part, line)))))
}

function joinRefunds(tables: FactTable[], { numbers }: Joining): FactTable['refunds'] {
  const parts = tables.map((table) => table.refunds)
  const float = (name: Keys<FactTable['refunds'], Float64Array>) => numbers(parts.map((part) => part[name]))
  return {
    count: total(parts),
    at: float('at'),
    goods: float('goods'),
    shipping: float('shipping'),
    tax: float('tax'),
    line: numbers(parts.map((part) => part.line)),
    dated: numbers(parts.map((part) => part.dated)),
  }
}

function total(parts: { count: number }[]): number {
  return parts.reduce((sum, part) => sum + part.count, 0)
}

/** The widest of columns that hold the same thing: what one of them can hold, it can. */
function widestOf<T extends Numbers>(columns: readonly T[]): T {
  return columns.reduce((widest, column) => (column.BYTES_PER_ELEMENT > widest.BYTES_PER_ELEMENT ? column : widest))
}

function concat<T extends Numbers>(parts: T[]): T {
  const whole = withRoom(
    widestOf(parts),
    parts.reduce((sum, part) => sum + part.length, 0),
  )
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Starts are one longer than the rows: each further table's follow the last start of the table before, moved by its rows. */
function joinStarts(parts: Uint32Array[], counts: { count: number }[], numbers: Joining['numbers']): Uint32Array {
  let offset = 0
  const moved = parts.map((part, index) => {
    const before = offset
    offset += counts[index].count
    return index === 0 ? part : part.subarray(1).map((start) => start + before)
  })
  return numbers(moved)
}

/** One dictionary for all; `codes[t][c]` is the global code of code c in table t. Code 0 stays ''. */
function concatTexts(parts: DictColumn[]): { column: DictColumn; codes: Uint32Array[] } {
  const values = ['']
  const known = new Map([['', 0]])
  const codes = parts.map((part) => codesIn(values, known, part))
  return { column: { codes: concat(parts.map((part, index) => recode(part, codes[index], values.length))), values }, codes }
}

/** Codes by value, of dictionaries that have grown once. */
const indexes = new WeakMap<string[], Map<string, number>>()

function extendTexts(first: DictColumn, second: DictColumn): { column: DictColumn; codes: Uint32Array[] } {
  let { values } = first
  let known = indexes.get(values)
  if (!known) {
    // The pack's own dictionary stays as it is.
    values = [...values]
    known = new Map(values.map((value, code) => [value, code]))
    indexes.set(values, known)
  }
  const own = new Uint32Array(values.length)
  for (let code = 0; code < own.length; code++) own[code] = code
  const codes = codesIn(values, known, second)
  return { column: { codes: extend(first.codes, recode(second, codes, values.length)), values }, codes: [own, codes] }
}

/** Codes by the part's own; 0 for values that no row of it has. */
function codesIn(values: string[], known: Map<string, number>, part: DictColumn): Uint32Array {
  const codes = new Uint32Array(part.values.length)
  const isUsed = new Uint8Array(codes.length)
  for (const own of part.codes) isUsed[own] = 1
  for (let own = 0; own < codes.length; own++) {
    if (!isUsed[own]) continue
    const value = part.values[own]
    let code = known.get(value)
    if (code === undefined) {
      code = values.length
      known.set(value, code)
      values.push(value)
    }
    codes[own] = code
  }
  return codes
}

/** `size`: how many values the codes are of. */
function recode(part: DictColumn, codes: Uint32Array, size: number): Codes {
  const out = new (codesFor(size))(part.codes.length)
  for (let i = 0; i < out.length; i++) out[i] = codes[part.codes[i]]
  return out
}

/** A later table is a later commit: its title wins where it has one. */
function joinTitles(tables: FactTable[], codes: Uint32Array[], size: number): string[] {
  const titles = new Array<string>(size).fill('')
  tables.forEach((table, index) => {
    table.skuTitle.forEach((title, code) => {
      if (title !== '' && (code === 0 || codes[index][code] !== 0)) titles[codes[index][code]] = title
    })
  })
  return titles
}
