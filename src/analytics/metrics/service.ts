import type { SERVICE } from '~/domain/metrics/service'
import type { ReviewSums, TicketSums } from '~/analytics/grains'
import type { Figure } from '~/analytics/query'
import type { Computation } from './computation'
import { beside, noting, ratio } from './quotients'

/** Fewer ratings than that say little. */
const FEW = 10

const ofTickets = (figure: (sums: TicketSums) => Figure): Computation => ({
  needs: ['tickets'],
  atOrderLevel: false,
  figure: ({ tickets }) => beside(tickets, figure),
})

/** The value in the middle, of two the mean, with how many there are. */
function median(values: readonly number[]): Figure {
  if (values.length === 0) return { value: null, why: 'noDenominator' }
  const sorted = Float64Array.from(values).sort()
  const middle = (sorted.length - 1) / 2
  return { value: (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2, n: sorted.length }
}

function satisfaction({ ratings, goodRatings, solved }: TicketSums): Figure {
  return noting(ratio(goodRatings, ratings), {
    n: ratings,
    ...(solved > 0 && { coverage: Math.min(1, ratings / solved) }),
    ...(ratings < FEW && { note: 'few' as const }),
  })
}

function score({ reviews, stars }: ReviewSums): Figure {
  return noting(ratio(stars, reviews), { n: reviews, ...(reviews < FEW && { note: 'few' as const }) })
}

const nothingYet = (why: 'noCounts'): Computation => ({
  needs: [],
  atOrderLevel: false,
  figure: () => ({ value: null, why }),
})

export const SERVICE_FIGURES: Record<keyof typeof SERVICE, Computation> = {
  complaint_rate: ofTickets(({ complained, shipped }) => ratio(complained, shipped)),
  first_response: ofTickets(({ firstResponses }) => median(firstResponses)),
  resolution_time: ofTickets(({ resolutions }) => median(resolutions)),
  csat: ofTickets(satisfaction),
  sla_met: ofTickets(({ targetsMet, targetsDue }) => ratio(targetsMet, targetsDue)),
  review_score: { needs: ['reviews'], atOrderLevel: false, figure: ({ reviews }) => beside(reviews, score) },
  stock_accuracy: nothingYet('noCounts'),
}
