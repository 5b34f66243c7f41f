import type { SALES } from '~/domain/metrics/sales'
import { type Computation, money } from './computation'
import { discounted, per } from './quotients'

/** What sales are made of, besides the first figures (first.ts); ratios and margins stand in margins.ts. */
export const SALES_FIGURES = {
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
  aov: { needs: ['goods'], atOrderLevel: false, figure: (measures) => per(discounted(measures), measures.sums.orders[measures.group]) },
} satisfies Partial<Record<keyof typeof SALES, Computation>>
