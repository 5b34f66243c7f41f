import { toDecimalText } from '~/domain/money'
import { guardedCell } from '~/lib/csv/write'
import type { CustomerRow, PersonalData } from './lists'

const HEADER = [
  'customer id',
  'buyer key',
  'name',
  'email',
  'phone',
  'region',
  'channel',
  'orders',
  'units',
  'gmv paid',
  'refunded',
  'currency',
  'first paid',
  'last paid',
  'tags',
]

/** Customers as CSV in UTF-8 with a byte order mark, a row each. Without `personal` a row says nothing of who it is. */
export function customerCsv(rows: Iterable<{ row: CustomerRow; personal?: PersonalData }>, currency: string): string {
  let text = `\uFEFF${HEADER.join(',')}\n`
  for (const { row, personal } of rows) {
    const { key = row.customer, name = '', email = '', phone = '' } = personal ?? {}
    const cells = [
      row.customer,
      ...[key, name, email, phone, row.region, row.channel].map(guardedCell),
      row.orders,
      row.units,
      toDecimalText(row.gmv, currency),
      toDecimalText(row.refunded, currency),
      currency,
      instant(row.firstAt),
      instant(row.lastAt),
      guardedCell(row.tags.join('; ')),
    ]
    text += `${cells.join(',')}\n`
  }
  return text
}

const instant = (at: number | undefined): string => (at === undefined ? '' : new Date(at).toISOString())
