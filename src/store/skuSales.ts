import { exchange, factorOf } from '~/domain/exchange'
import type { Amount } from '~/domain/money'
import type { SeenTable } from './orderColumns'

const DAY_MS = 86_400_000

export interface SkuSale {
  units: number
  sales: Amount
}

/** What each SKU sold in the days before the newest payment, in the shop's currency; a shop whose orders end long ago is looked at as of then. */
export function salesBySku(tables: readonly SeenTable[], currency: string, days: number): Map<string, SkuSale> {
  let newest = -Infinity
  for (const { table } of tables) for (const at of table.orders.paidAt) if (at > newest) newest = at
  const since = newest - days * DAY_MS
  const sales = new Map<string, SkuSale>()
  for (const { table, hidden } of tables) {
    const { orders, lines } = table
    for (let order = 0; order < orders.count; order++) {
      if (!(orders.paidAt[order] > since) || hidden?.[order] || orders.test[order]) continue
      const rate = orders.rate[order]
      const factor = factorOf(orders.currency.values[orders.currency.codes[order]], Number.isNaN(rate) ? undefined : rate, currency)
      for (let line = orders.lineStart[order]; line < orders.lineStart[order + 1]; line++) {
        const code = lines.sku.values[lines.sku.codes[line]]
        if (code === '' || lines.notSale[line] !== 0) continue
        const sale = sales.get(code) ?? { units: 0, sales: 0 }
        sale.units += lines.quantity[line]
        if (factor !== undefined) sale.sales += exchange(lines.amount[line] - lines.discount[line], factor)
        sales.set(code, sale)
      }
    }
  }
  return sales
}

export const ABC_CLASSES = ['A', 'B', 'C'] as const
export type AbcClass = (typeof ABC_CLASSES)[number]

/** A: those of which what sells better makes less than 80 % of sales; B: less than 95 %; C: the rest, and what was not sold. */
export function abcOf(sales: ReadonlyMap<string, SkuSale>): (sku: string) => AbcClass {
  const ranked = [...sales].filter(([, sale]) => sale.sales > 0).sort((a, b) => b[1].sales - a[1].sales || (a[0] < b[0] ? -1 : 1))
  const total = ranked.reduce((sum, [, sale]) => sum + sale.sales, 0)
  const classes = new Map<string, AbcClass>()
  let before = 0
  for (const [sku, sale] of ranked) {
    classes.set(sku, before < 0.8 * total ? 'A' : before < 0.95 * total ? 'B' : 'C')
    before += sale.sales
  }
  return (sku) => classes.get(sku) ?? 'C'
}
