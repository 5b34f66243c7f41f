import type { BUYERS } from '~/domain/metrics/buyers'
import { nextWindow } from '~/analytics/nextWindow'
import type { Figure } from '~/analytics/query'
import { type Computation, type Measures, buyersOf, money, noting, per, ratio } from './computation'

function revenuePerBuyer(measures: Measures): Figure {
  const { sums, group, unit, unknownBuyers } = measures
  const amount = unknownBuyers === 'each' ? sums.gmv[group] : sums.knownGmv[group]
  return per(money(amount, unit, sums.salesSize[group]), buyersOf(measures))
}

function repeatOrderRate({ sums, group, unknownBuyers }: Measures): Figure {
  const unknown = unknownBuyers === 'each' ? 0 : sums.unknownOrders[group]
  return ratio(sums.repeatOrders[group], sums.orders[group] - unknown)
}

/** Of the buyers of one time, those who bought in the next: only told when that is over. */
function rebuyRate(measures: Measures): Figure {
  const { sums, group, from, to, newest } = measures
  if (Number.isNaN(sums.nextBuyers[group])) return { value: null, why: 'notSplit' }
  if (newest === undefined || newest + 1 < nextWindow({ from, to }).to) return { value: null, why: 'noNextPeriod' }
  return ratio(sums.nextBuyers[group], buyersOf(measures))
}

/** A rate of the buyers who are old enough; how many they are stands beside it. */
const repurchase = (mature: 'mature30' | 'mature60' | 'mature90', again: 'again30' | 'again60' | 'again90'): Computation => ({
  needs: ['again'],
  atOrderLevel: false,
  figure({ sums, group }) {
    const [whole, part] = [sums[mature][group], sums[again][group]]
    if (Number.isNaN(whole)) return { value: null, why: 'notSplit' }
    return whole === 0 ? { value: null, why: 'notYet' } : noting(ratio(part, whole), { n: whole })
  },
})

/** What a buyer brings, and who comes again. */
export const REBUYING_FIGURES = {
  arpb: { needs: ['known', 'buyers'], atOrderLevel: false, figure: revenuePerBuyer },
  repeat_buyer_rate: {
    needs: ['buyers', 'repeats'],
    atOrderLevel: false,
    figure: (measures) => ratio(measures.sums.repeatBuyers[measures.group], buyersOf(measures)),
  },
  repeat_order_rate: { needs: ['known', 'repeats'], atOrderLevel: false, figure: repeatOrderRate },
  rebuy_rate: { needs: ['buyers', 'next'], atOrderLevel: false, figure: rebuyRate },
  repurchase_30: repurchase('mature30', 'again30'),
  repurchase_60: repurchase('mature60', 'again60'),
  repurchase_90: repurchase('mature90', 'again90'),
} satisfies Partial<Record<keyof typeof BUYERS, Computation>>
