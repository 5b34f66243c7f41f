import { toDecimalText } from '~/domain/money'
import { guardedCell } from '~/lib/csv/write'
import type { PurchaseDetail } from '~/store/buyingLists'

const HEADER = ['sku', 'barcode', 'title', 'quantity', 'unit cost', 'amount', 'currency']

/** The lines for the supplier, as CSV in UTF-8 with a byte order mark. */
export function purchaseCsv({ lines }: Pick<PurchaseDetail, 'lines'>, currency: string): string {
  const rows = lines.map(({ sku, barcode, title, quantity, cost }) =>
    [
      ...[sku, barcode, title].map(guardedCell),
      quantity,
      toDecimalText(cost, currency),
      toDecimalText(quantity * cost, currency),
      currency,
    ].join(','),
  )
  return `\uFEFF${[HEADER.join(','), ...rows].join('\n')}\n`
}
