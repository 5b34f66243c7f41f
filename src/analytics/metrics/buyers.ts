import type { BUYERS } from '~/domain/metrics/buyers'
import type { Figure } from '~/analytics/query'
import { type Computation, type Measures, buyersOf, money } from './computation'
import { per, ratio } from './quotients'

function revenuePerBuyer(measures: Measures): Figure {
  const { sums, group, unit, unknownBuyers } = measures
  const amount = unknownBuyers === 'each' ? sums.gmv[group] : sums.knownGmv[group]
  return per(money(amount, unit, sums.salesSize[group]), buyersOf(measures))
}

function repeatOrderRate({ sums, group, unknownBuyers }: Measures): Figure {
  const unknown = unknownBuyers === 'each' ? 0 : sums.unknownOrders[group]
  return ratio(sums.repeatOrders[group], sums.orders[group] - unknown)
}

/** What buyers spend and who of them comes again, besides the first figures (first.ts); rates of later windows stand in rebuying.ts. */
export const BUYERS_FIGURES = {
  arpb: { needs: ['known', 'buyers'], atOrderLevel: false, figure: revenuePerBuyer },
  repeat_buyer_rate: {
    needs: ['buyers', 'repeats'],
    atOrderLevel: false,
    figure: (measures) => ratio(measures.sums.repeatBuyers[measures.group], buyersOf(measures)),
  },
  repeat_order_rate: { needs: ['known', 'repeats'], atOrderLevel: false, figure: repeatOrderRate },
} satisfies Partial<Record<keyof typeof BUYERS, Computation>>
