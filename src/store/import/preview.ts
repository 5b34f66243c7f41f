import type { PreviewRow, RowRefusal } from '~/domain/importPlan'
import { toDecimalText } from '~/domain/money'
import { LINE_KINDS, NOT_SALE } from '~/domain/order'
import type { DictColumn } from '~/segments/orderTable'
import { NO_QUANTITY } from './columns'
import type { Grouped } from './groupOrders'
import type { Rows, TextField } from './rows'

/** Rows as they will be stored, or why they are refused. `grouped` was made with its places. */
export function previewRows(rows: Rows, grouped: Grouped, currency: string): PreviewRow[] {
  const whyOfLine = new Map<number, RowRefusal>()
  for (let index = 0; index < rows.refusals.count; index++) {
    const { line, why } = rows.refusals.at(index)
    whyOfLine.set(line, why)
  }
  const numbers = rows.text.number?.codes
  const whyOfNumber = new Map<number, RowRefusal>()
  for (let row = 0; row < rows.count; row++) {
    const why = whyOfLine.get(rows.lines[row])
    const code = numbers ? numbers[row] : 0
    if (why && code !== 0 && !whyOfNumber.has(code)) whyOfNumber.set(code, why)
  }
  const preview: PreviewRow[] = []
  for (let row = 0; row < rows.count; row++) {
    const code = numbers ? numbers[row] : 0
    const order = grouped.orderOfNumber[code]
    const line = grouped.lineOfRow ? grouped.lineOfRow[row] : -1
    const why = whyOfLine.get(rows.lines[row]) ?? whyOfNumber.get(code)
    if (order >= 0) preview.push(storedRow(rows, grouped, row, order, line))
    else preview.push({ ...rawRow(rows, row, currency), number: grouped.numbers[code], refused: why ?? 'missingNumber' })
  }
  return preview
}

function storedRow(rows: Rows, { table }: Grouped, row: number, order: number, line: number): PreviewRow {
  const { orders, lines } = table
  const currency = textAt(orders.currency, order)
  const paidAt = orders.paidAt[order]
  return {
    line: rows.lines[row],
    number: orders.number[order],
    placedAt: orders.placedAt[order],
    ...(!Number.isNaN(paidAt) && { paidAt }),
    sku: line < 0 ? '' : textAt(lines.sku, line),
    title: line < 0 ? '' : textAt(lines.title, line),
    quantity: line < 0 ? 0 : lines.quantity[line],
    price: line < 0 ? '' : toDecimalText(lines.price[line], currency),
    amount: line < 0 ? '' : toDecimalText(lines.amount[line], currency),
    currency,
    kind: line < 0 ? 'total' : LINE_KINDS[lines.kind[line]],
    notSale: line < 0 ? '' : NOT_SALE[lines.notSale[line]],
    credit: orders.type[order] === 1,
    buyer: textAt(orders.buyer, order),
    channel: textAt(orders.channel, order),
    region: textAt(orders.region, order),
  }
}

/** A refused row as far as its cells could be read. */
function rawRow(rows: Rows, row: number, currency: string): PreviewRow {
  const text = (field: TextField): string => {
    const column = rows.text[field]
    return column ? new TextDecoder().decode(column.dictionary.bytesOf(column.codes[row])) : ''
  }
  const money = (values: Float64Array | undefined): string =>
    !values || Number.isNaN(values[row]) ? '' : toDecimalText(values[row], currency)
  const quantity = rows.quantity ? rows.quantity.values[row] : 0
  return {
    line: rows.lines[row],
    number: '',
    placedAt: rows.moment.placedAt ? rows.moment.placedAt.values[row] : NaN,
    sku: text('sku'),
    title: text('title'),
    quantity: quantity === NO_QUANTITY ? 0 : quantity,
    price: money(rows.money.price?.values),
    amount: money((rows.money.lineAmount ?? rows.money.orderTotal)?.values),
    currency,
    kind: 'sale',
    notSale: '',
    credit: false,
    buyer: text('buyerId') || text('email') || text('phone'),
    channel: text('channel'),
    region: text('region'),
  }
}

function textAt({ codes, values }: DictColumn, i: number): string {
  return values[codes[i]]
}
