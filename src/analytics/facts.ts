import type { DictColumn, FactTable } from '~/segments/orderTable'

type Numbers = Uint8Array | Uint32Array | Int32Array | Float64Array

/**
 * All tables as one: rows appended in the order of the tables, codes global. A single table is passed through, its arrays
 * shared; several are copied once. Dictionaries are joined by value, so work with text is per distinct value, never per row.
 */
export function joinTables(tables: FactTable[]): FactTable {
  if (tables.length === 1) return tables[0]
  const orders = tables.map((table) => table.orders)
  const lines = tables.map((table) => table.lines)
  const refunds = tables.map((table) => table.refunds)
  const orderCount = total(orders)
  const lineCount = total(lines)
  const refundCount = total(refunds)
  const float = (size: number, parts: Float64Array[]) => append(new Float64Array(size), parts)
  const byte = (size: number, parts: Uint8Array[]) => append(new Uint8Array(size), parts)
  const sku = joinDictionaries(
    lines.map((part) => part.sku),
    lineCount,
  )
  return {
    orders: {
      count: orderCount,
      type: byte(
        orderCount,
        orders.map((part) => part.type),
      ),
      test: byte(
        orderCount,
        orders.map((part) => part.test),
      ),
      placedAt: float(
        orderCount,
        orders.map((part) => part.placedAt),
      ),
      paidAt: float(
        orderCount,
        orders.map((part) => part.paidAt),
      ),
      cancelledAt: float(
        orderCount,
        orders.map((part) => part.cancelledAt),
      ),
      rate: float(
        orderCount,
        orders.map((part) => part.rate),
      ),
      shipping: float(
        orderCount,
        orders.map((part) => part.shipping),
      ),
      discount: float(
        orderCount,
        orders.map((part) => part.discount),
      ),
      buyer: joinDictionaries(
        orders.map((part) => part.buyer),
        orderCount,
      ).column,
      channel: joinDictionaries(
        orders.map((part) => part.channel),
        orderCount,
      ).column,
      region: joinDictionaries(
        orders.map((part) => part.region),
        orderCount,
      ).column,
      currency: joinDictionaries(
        orders.map((part) => part.currency),
        orderCount,
      ).column,
      lineStart: joinStarts(
        orders.map((part) => part.lineStart),
        lines,
        orderCount,
      ),
      refundStart: joinStarts(
        orders.map((part) => part.refundStart),
        refunds,
        orderCount,
      ),
    },
    lines: {
      count: lineCount,
      sku: sku.column,
      quantity: append(
        new Int32Array(lineCount),
        lines.map((part) => part.quantity),
      ),
      amount: float(
        lineCount,
        lines.map((part) => part.amount),
      ),
      discount: float(
        lineCount,
        lines.map((part) => part.discount),
      ),
      cost: float(
        lineCount,
        lines.map((part) => part.cost),
      ),
      kind: byte(
        lineCount,
        lines.map((part) => part.kind),
      ),
      notSale: byte(
        lineCount,
        lines.map((part) => part.notSale),
      ),
    },
    refunds: {
      count: refundCount,
      at: float(
        refundCount,
        refunds.map((part) => part.at),
      ),
      goods: float(
        refundCount,
        refunds.map((part) => part.goods),
      ),
      shipping: float(
        refundCount,
        refunds.map((part) => part.shipping),
      ),
      tax: float(
        refundCount,
        refunds.map((part) => part.tax),
      ),
      line: append(
        new Int32Array(refundCount),
        refunds.map((part) => part.line),
      ),
      dated: byte(
        refundCount,
        refunds.map((part) => part.dated),
      ),
    },
    skuTitle: joinTitles(tables, sku.codes, sku.column.values.length),
    hidden: tables.some((table) => table.hidden)
      ? byte(
          orderCount,
          tables.map((table) => table.hidden ?? new Uint8Array(table.orders.count)),
        )
      : undefined,
  }
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
