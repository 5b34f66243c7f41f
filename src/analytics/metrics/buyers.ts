import type { BUYERS } from '~/domain/metrics/buyers'
import { type Computation, buyersOf, count } from './computation'

/** What the first figures are made of; the others stand in rebuying.ts. */
export const BUYERS_FIGURES = {
  buyers: { needs: ['buyers'], atOrderLevel: false, figure: (measures) => count(buyersOf(measures)) },
  new_buyers: {
    needs: ['buyers', 'returning'],
    atOrderLevel: false,
    figure: (measures) => count(buyersOf(measures) - measures.sums.returning[measures.group]),
  },
  returning_buyers: { needs: ['buyers', 'returning'], atOrderLevel: false, figure: ({ sums, group }) => count(sums.returning[group]) },
} satisfies Partial<Record<keyof typeof BUYERS, Computation>>
