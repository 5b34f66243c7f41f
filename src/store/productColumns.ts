import { exchange, factorOf } from '~/domain/exchange'
import { LINE_KINDS, ORDER_TYPES } from '~/domain/order'
import type { OrderTable } from '~/segments/orderTable'
import type { SeenTable } from './orderColumns'

/** What all lines of each SKU come to: over all history, in the shop's currency. Row r is SKU code `codes[r]`. */
export interface ProductColumns {
  readonly codes: string[]
  /** The title of the newest sale that has one, else of the newest line: lines that are no sales carry remarks. */
  readonly titles: string[]
  /** Index in LINE_KINDS, of the newest line. */
  readonly kind: Uint8Array
  readonly units: Float64Array
  readonly sales: Float64Array
  readonly orders: Float64Array
  /** Payment of the first and the last order that sold it; NaN for none. */
  readonly firstSold: Float64Array
  readonly lastSold: Float64Array
  /** Selling price on the newest line that counts, else on the newest; NaN where its currency has no rate. */
  readonly price: Float64Array
  /** By table: the row of each of its SKU codes, -1 for lines without a code. */
  readonly rowOf: Int32Array[]
}

/** The same with rows for codes that no order names: nothing sold, no price. */
export function withCodes(columns: ProductColumns, codes: Iterable<string>): ProductColumns {
  const known = new Set(columns.codes)
  const more = [...codes].filter((code) => code !== '' && !known.has(code))
  if (more.length === 0) return columns
  const size = columns.codes.length + more.length
  const longer = (column: Float64Array, value: number) => {
    const next = new Float64Array(size).fill(value, column.length)
    next.set(column)
    return next
  }
  const kind = new Uint8Array(size).fill(SALE, columns.kind.length)
  kind.set(columns.kind)
  return {
    codes: [...columns.codes, ...more],
    titles: [...columns.titles, ...more.map(() => '')],
    kind,
    units: longer(columns.units, 0),
    sales: longer(columns.sales, 0),
    orders: longer(columns.orders, 0),
    firstSold: longer(columns.firstSold, Number.NaN),
    lastSold: longer(columns.lastSold, Number.NaN),
    price: longer(columns.price, Number.NaN),
    rowOf: columns.rowOf,
  }
}

const SALE = LINE_KINDS.indexOf('sale')
const CREDIT = ORDER_TYPES.indexOf('credit')
const TOTAL = LINE_KINDS.indexOf('total')
/** Longer than any history, in ms. */
const BEHIND_ALL_SALES = 1e15

export function sumProducts(tables: SeenTable[], currency: string): ProductColumns {
  const { codes, rowOf } = joinSkus(tables)
  const column = (value = 0) => new Float64Array(codes.length).fill(value)
  const columns: ProductColumns = {
    codes,
    rowOf,
    titles: new Array<string>(codes.length).fill(''),
    kind: new Uint8Array(codes.length),
    units: column(),
    sales: column(),
    orders: column(),
    firstSold: column(Number.NaN),
    lastSold: column(Number.NaN),
    price: column(Number.NaN),
  }
  const newest = { line: column(-Infinity), title: column(-Infinity), sale: column(-Infinity) }
  const lastOrder = new Uint32Array(codes.length)
  let serial = 0
  tables.forEach(({ table, hidden }, t) => {
    for (let order = 0; order < table.orders.count; order++) {
      if (hidden?.[order] || table.orders.test[order]) continue
      addOrder(columns, newest, table, order, rowOf[t], currency, ++serial, lastOrder)
    }
  })
  return columns
}

interface Newest {
  line: Float64Array
  title: Float64Array
  sale: Float64Array
}

function addOrder(
  columns: ProductColumns,
  newest: Newest,
  { orders, lines }: OrderTable,
  order: number,
  rows: Int32Array,
  currency: string,
  serial: number,
  lastOrder: Uint32Array,
) {
  const rate = orders.rate[order]
  const factor = factorOf(orders.currency.values[orders.currency.codes[order]], Number.isNaN(rate) ? undefined : rate, currency)
  const at = orders.placedAt[order]
  const paidAt = orders.paidAt[order]
  const sale = orders.type[order] !== CREDIT
  const sold = sale && factor !== undefined && !Number.isNaN(paidAt)
  const start = orders.lineStart[order]
  const end = orders.lineStart[order + 1]
  const paid = sold && isPaidWithMore({ orders, lines }, order)
  for (let line = start; line < end; line++) {
    const row = rows[lines.sku.codes[line]]
    if (row < 0) continue
    const counts = sale && lines.notSale[line] === 0
    if (at >= newest.line[row]) {
      newest.line[row] = at
      columns.kind[row] = lines.kind[line]
      if (newest.sale[row] === -Infinity) columns.price[row] = factor === undefined ? Number.NaN : exchange(lines.price[line], factor)
    }
    const title = lines.title.codes[line]
    const titleAt = counts ? at : at - BEHIND_ALL_SALES
    if (title !== 0 && titleAt >= newest.title[row]) {
      newest.title[row] = titleAt
      columns.titles[row] = lines.title.values[title]
    }
    if (!counts) continue
    if (at >= newest.sale[row]) {
      newest.sale[row] = at
      columns.price[row] = factor === undefined ? Number.NaN : exchange(lines.price[line], factor)
    }
    if (!sold) continue
    columns.sales[row] += exchange(lines.amount[line], factor) - exchange(lines.discount[line], factor)
    if (!paid) continue
    columns.units[row] += lines.kind[line] === TOTAL && lines.quantity[line] === 0 ? 0 : lines.quantity[line]
    if (!(columns.firstSold[row] <= paidAt)) columns.firstSold[row] = paidAt
    if (!(columns.lastSold[row] >= paidAt)) columns.lastSold[row] = paidAt
    if (lastOrder[row] === serial) continue
    lastOrder[row] = serial
    columns.orders[row]++
  }
}

function isPaidWithMore({ orders, lines }: Pick<OrderTable, 'orders' | 'lines'>, order: number): boolean {
  let paid = orders.shipping[order] - orders.discount[order]
  for (let line = orders.lineStart[order]; line < orders.lineStart[order + 1]; line++) {
    if (lines.notSale[line] === 0) paid += lines.amount[line] - lines.discount[line]
  }
  return paid > 0
}

/** SKU codes that stand on a line of an order that is seen; '' is no product. */
function joinSkus(tables: SeenTable[]): { codes: string[]; rowOf: Int32Array[] } {
  const known = new Map<string, number>()
  const codes: string[] = []
  const rowOf = tables.map(({ table: { orders, lines }, hidden }) => {
    const used = new Uint8Array(lines.sku.values.length)
    for (let order = 0; order < orders.count; order++) {
      if (hidden?.[order] || orders.test[order]) continue
      for (let line = orders.lineStart[order]; line < orders.lineStart[order + 1]; line++) used[lines.sku.codes[line]] = 1
    }
    return Int32Array.from(lines.sku.values, (code, at) => {
      if (!used[at] || code === '') return -1
      const row = known.get(code) ?? codes.length
      if (row === codes.length) {
        known.set(code, row)
        codes.push(code)
      }
      return row
    })
  })
  return { codes, rowOf }
}
