import type { SALES } from '~/domain/metrics/sales'
import type { Figure } from '~/analytics/query'
import { type Computation, type Measures, count, discounted, money, per } from './computation'

export function unitsOf({ sums, group }: Measures): Figure {
  const untold = sums.orders[group] > 0 && sums.told[group] === 0 && sums.untold[group] > 0
  return untold ? { value: null, why: 'noQuantities' } : count(sums.units[group])
}

/** What the first figures are made of; the others stand in margins.ts. */
export const SALES_FIGURES = {
  gmv_paid: {
    needs: [],
    atOrderLevel: true,
    column: 'gmv',
    figure: ({ sums, group, unit }) => money(sums.gmv[group], unit, sums.salesSize[group]),
  },
  gmv_placed: {
    needs: ['placed'],
    atOrderLevel: true,
    figure: ({ sums, group, unit }) => money(sums.placed[group], unit, sums.placedSize[group]),
  },
  gross_sales: {
    needs: ['goods'],
    atOrderLevel: true,
    figure: ({ sums, group, unit }) => money(sums.gross[group], unit, sums.salesSize[group]),
  },
  net_sales: {
    needs: ['goods', 'returns'],
    atOrderLevel: true,
    figure: ({ sums, group, unit }) =>
      money(sums.gross[group] - sums.discounts[group] - sums.returns[group], unit, sums.salesSize[group], sums.returnsSize[group]),
  },
  refunds: {
    needs: ['returns'],
    atOrderLevel: true,
    figure: ({ sums, group, unit }) => money(sums.refunds[group], unit, sums.returnsSize[group]),
  },
  orders: { needs: [], atOrderLevel: false, column: 'orders', figure: ({ sums, group }) => count(sums.orders[group]) },
  units: { needs: [], atOrderLevel: false, figure: unitsOf },
  aov: { needs: ['goods'], atOrderLevel: false, figure: (measures) => per(discounted(measures), measures.sums.orders[measures.group]) },
} satisfies Partial<Record<keyof typeof SALES, Computation>>
