import type { STOCK } from '~/domain/metrics/stock'
import type { StockSums } from '~/analytics/grains'
import type { Figure } from '~/analytics/query'
import { type Computation, type Measures, count, money } from './computation'
import { beside, noting, per, ratio } from './quotients'

/** A figure of the ledger; days that it does not tell of have none. */
const ofLedger = (figure: (sums: StockSums, measures: Measures) => Figure): Computation => ({
  needs: ['stock'],
  atOrderLevel: false,
  figure: (measures) =>
    beside(measures.stock, (sums) => {
      if (sums.days > 0) return figure(sums, measures)
      return { value: null, why: measures.newest !== undefined && measures.from > measures.newest ? 'notYet' : 'noStock' }
    }),
})

/** A figure made at cost: which share of the units has one. */
function atCost(figure: Figure, costed: number, units: number): Figure {
  if (units !== 0 && costed === 0) return { value: null, why: 'noCost' }
  return costed === units ? figure : noting(figure, { coverage: Math.min(1, Math.max(0, costed / units)) })
}

export const STOCK_FIGURES: Record<keyof typeof STOCK, Computation> = {
  stock_units: ofLedger(({ closing }) => count(closing)),
  stock_value: ofLedger(({ closingCost, closingCosted, closing }, { unit }) => atCost(money(closingCost, unit), closingCosted, closing)),
  sell_through: ofLedger(({ sold, opening, received }) => ratio(sold, opening + received)),
  turnover_days: ofLedger(({ averageCost, days, cogs, soldCosted, sold }, { unit }) =>
    atCost(per(money(averageCost * days, unit), Math.max(0, cogs) / unit), soldCosted, sold),
  ),
  days_of_cover: ofLedger(({ sellable, dailyUnits }) => ratio(Math.max(0, sellable), Math.max(0, dailyUnits))),
  active_sku_rate: {
    needs: ['stock'],
    atOrderLevel: false,
    figure: ({ stock }) => beside(stock, ({ active, onSale }) => ratio(active, onSale)),
  },
  out_of_stock: ofLedger(({ out }) => count(out)),
}
