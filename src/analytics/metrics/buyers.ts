import type { BUYERS } from '~/domain/metrics/buyers'
import type { Figure } from '~/analytics/query'
import { type Computation, type Measures, buyersOf, count, money, per, ratio } from './computation'

function revenuePerBuyer(measures: Measures): Figure {
  const { sums, group, unit, unknownBuyers } = measures
  const amount = unknownBuyers === 'each' ? sums.gmv[group] : sums.knownGmv[group]
  return per(money(amount, unit, sums.salesSize[group]), buyersOf(measures))
}

function repeatOrderRate({ sums, group, unknownBuyers }: Measures): Figure {
  const unknown = unknownBuyers === 'each' ? 0 : sums.unknownOrders[group]
  return ratio(sums.repeatOrders[group], sums.orders[group] - unknown)
}

/** What the first figures are made of; the others stand in rebuying.ts. */
export const BUYERS_FIGURES = {
  buyers: { needs: ['buyers'], atOrderLevel: false, figure: (measures) => count(buyersOf(measures)) },
  arpb: { needs: ['known', 'buyers'], atOrderLevel: false, figure: revenuePerBuyer },
  repeat_buyer_rate: {
    needs: ['buyers', 'repeats'],
    atOrderLevel: false,
    figure: (measures) => ratio(measures.sums.repeatBuyers[measures.group], buyersOf(measures)),
  },
  repeat_order_rate: { needs: ['known', 'repeats'], atOrderLevel: false, figure: repeatOrderRate },
  new_buyers: {
    needs: ['buyers', 'returning'],
    atOrderLevel: false,
    figure: (measures) => count(buyersOf(measures) - measures.sums.returning[measures.group]),
  },
  returning_buyers: { needs: ['buyers', 'returning'], atOrderLevel: false, figure: ({ sums, group }) => count(sums.returning[group]) },
} satisfies Partial<Record<keyof typeof BUYERS, Computation>>
