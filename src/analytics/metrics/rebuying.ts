import type { BUYERS } from '~/domain/metrics/buyers'
import { nextWindow } from '~/analytics/nextWindow'
import type { Figure } from '~/analytics/query'
import { type Computation, type Measures, buyersOf } from './computation'
import { noting, ratio } from './quotients'

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

/** Who comes again. */
export const REBUYING_FIGURES = {
  rebuy_rate: { needs: ['buyers', 'next'], atOrderLevel: false, figure: rebuyRate },
  repurchase_30: repurchase('mature30', 'again30'),
  repurchase_60: repurchase('mature60', 'again60'),
  repurchase_90: repurchase('mature90', 'again90'),
} satisfies Partial<Record<keyof typeof BUYERS, Computation>>
