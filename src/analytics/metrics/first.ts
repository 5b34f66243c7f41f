import type { MetricId } from '~/domain/metric'
import type { Figure } from '~/analytics/query'
import { type Computation, type Measures, buyersOf, count, money } from './computation'

export function unitsOf({ sums, group }: Measures): Figure {
  const untold = sums.orders[group] > 0 && sums.told[group] === 0 && sums.untold[group] > 0
  return untold ? { value: null, why: 'noQuantities' } : count(sums.units[group])
}

/** What every board asks: paid sales and their buyers. All others come when one of them is first asked for (lateFigures.ts). */
export const FIRST_FIGURES = {
  gmv_paid: {
    needs: [],
    atOrderLevel: true,
    column: 'gmv',
    figure: ({ sums, group, unit }) => money(sums.gmv[group], unit, sums.salesSize[group]),
  },
  orders: { needs: [], atOrderLevel: false, column: 'orders', figure: ({ sums, group }) => count(sums.orders[group]) },
  units: { needs: [], atOrderLevel: false, figure: unitsOf },
  buyers: { needs: ['buyers'], atOrderLevel: false, figure: (measures) => count(buyersOf(measures)) },
  new_buyers: {
    needs: ['buyers', 'returning'],
    atOrderLevel: false,
    figure: (measures) => count(buyersOf(measures) - measures.sums.returning[measures.group]),
  },
  returning_buyers: { needs: ['buyers', 'returning'], atOrderLevel: false, figure: ({ sums, group }) => count(sums.returning[group]) },
} satisfies Partial<Record<MetricId, Computation>>
