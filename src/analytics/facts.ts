import type { DictColumn, FactTable } from '~/segments/orderTable'

type Numbers = Uint8Array | Uint32Array | Int32Array | Float64Array

/**
 * All tables as one: rows appended in the order of the tables, codes global. A single table is passed through, its arrays
 * shared; several are copied once. Dictionaries are joined by value, so work with text is per distinct value, never per row.
 */
export function joinTables(tables: FactTable[]): FactTable {
  if (tables.length === 1) return tables[0]
  const orders = joinOrders(tables)
  const { lines, codes } = joinLines(tables)
  return {
    orders,
    lines,
    refunds: joinRefunds(tables),
    skuTitle: joinTitles(tables, codes, lines.sku.values.length),
    hidden: tables.some((table) => table.hidden)
      ? append(
          new Uint8Array(orders.count),
          tables.map((table) => table.hidden ?? new Uint8Array(table.orders.count)),
        )
      : undefined,
  }
}

type Keys<T, V> = { [K in keyof T]-?: T[K] extends V ? K : never }[keyof T]

function joinOrders(tables: FactTable[]): FactTable['orders'] {
  const parts = tables.map((table) => table.orders)
  const count = total(parts)
  const float = (name: Keys<FactTable['orders'], Float64Array>) =>
    append(
      new Float64Array(count),
      parts.map((part) => part[name]),
    )
  const byte = (name: 'type' | 'test') =>
    append(
      new Uint8Array(count),
      parts.map((part) => part[name]),
    )
  const text = (name: Keys<FactTable['orders'], DictColumn>) =>
    joinDictionaries(
      parts.map((part) => part[name]),
      count,
    ).column
  return {
    count,
    type: byte('type'),
    test: byte('test'),
    placedAt: float('placedAt'),
    paidAt: float('paidAt'),
    cancelledAt: float('cancelledAt'),
    rate: float('rate'),
    shipping: float('shipping'),
    discount: float('discount'),
    buyer: text('buyer'),
    channel: text('channel'),
    region: text('region'),
    currency: text('currency'),
    promotion: text('promotion'),
    lineStart: joinStarts(
      parts.map((part) => part.lineStart),
      tables.map((table) => table.lines),
      count,
    ),
    refundStart: joinStarts(
      parts.map((part) => part.refundStart),
      tables.map((table) => table.refunds),
      count,
    ),
  }
}

function joinLines(tables: FactTable[]): { lines: FactTable['lines']; codes: Uint32Array[] } {
  const parts = tables.map((table) => table.lines)
  const count = total(parts)
  const float = (name: Keys<FactTable['lines'], Float64Array>) =>
    append(
      new Float64Array(count),
      parts.map((part) => part[name]),
    )
  const byte = (name: 'kind' | 'notSale') =>
    append(
      new Uint8Array(count),
      parts.map((part) => part[name]),
    )
  const { column: sku, codes } = joinDictionaries(
    parts.map((part) => part.sku),
    count,
  )
  const quantity = append(
    new Int32Array(count),
    parts.map((part) => part.quantity),
  )
  const lines = {
    count,
    sku,
    quantity,
    amount: float('amount'),
    discount: float('discount'),
    cost: float('cost'),
    kind: byte('kind'),
    notSale: byte('notSale'),
    later: append(
      new Int32Array(count),
      parts.map((part) => part.later),
    ),
    weight: joinWeights(parts, count),
  }
  return { lines, codes }
}

/** Merged tables are joined with merged ones, so that all have weights or none has. */
function joinWeights(parts: FactTable['lines'][], count: number): Uint32Array | undefined {
  if (!parts.some((part) => part.weight)) return undefined
  return append(
    new Uint32Array(count),
    parts.map((part) => part.weight ?? new Uint32Array(part.count).fill(1)),
  )
}

function joinRefunds(tables: FactTable[]): FactTable['refunds'] {
  const parts = tables.map((table) => table.refunds)
  const count = total(parts)
  const float = (name: Keys<FactTable['refunds'], Float64Array>) =>
    append(
      new Float64Array(count),
      parts.map((part) => part[name]),
    )
  const line = append(
    new Int32Array(count),
    parts.map((part) => part.line),
  )
  const dated = append(
    new Uint8Array(count),
    parts.map((part) => part.dated),
  )
  return { count, at: float('at'), goods: float('goods'), shipping: float('shipping'), tax: float('tax'), line, dated }
}

function total(parts: { count: number }[]): number {
  return parts.reduce((sum, part) => sum + part.count, 0)
}

function append<T extends Numbers>(into: T, parts: T[]): T {
  let at = 0
  for (const part of parts) {
    into.set(part, at)
    at += part.length
  }
  return into
}

function joinStarts(parts: Uint32Array[], counts: { count: number }[], orderCount: number): Uint32Array {
  const starts = new Uint32Array(orderCount + 1)
  let at = 0
  let offset = 0
  parts.forEach((part, index) => {
    for (let i = 0; i < part.length; i++) starts[at + i] = part[i] + offset
    at += Math.max(0, part.length - 1)
    offset += counts[index].count
  })
  return starts
}

/** One dictionary for all; `codes[t][c]` is the global code of code c in table t. Code 0 stays ''. */
function joinDictionaries(parts: DictColumn[], size: number): { column: DictColumn; codes: Uint32Array[] } {
  const known = new Map<string, number>([['', 0]])
  const values = ['']
  const rows = new Uint32Array(size)
  let at = 0
  const codes = parts.map((part) => {
    const global = Uint32Array.from(part.values, (value) => {
      let code = known.get(value)
      if (code === undefined) {
        code = values.length
        known.set(value, code)
        values.push(value)
      }
      return code
    })
    for (let i = 0; i < part.codes.length; i++) rows[at + i] = global[part.codes[i]]
    at += part.codes.length
    return global
  })
  return { column: { codes: rows, values }, codes }
}

/** A later table is a later commit: its title wins where it has one. */
function joinTitles(tables: FactTable[], codes: Uint32Array[], size: number): string[] {
  const titles = new Array<string>(size).fill('')
  tables.forEach((table, index) => {
    table.skuTitle.forEach((title, code) => {
      if (title !== '') titles[codes[index][code]] = title
    })
  })
  return titles
}
