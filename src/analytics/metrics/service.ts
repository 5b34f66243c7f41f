import type { SERVICE } from '~/domain/metrics/service'
import type { ReviewSums, TicketSums } from '~/analytics/grains'
import type { Figure } from '~/analytics/query'
import { SLA_TARGETS, type SlaTarget } from '~/domain/ticket'
import type { Computation } from './computation'
import { beside, noting, ratio } from './quotients'

/** Fewer ratings than that say little. */
const FEW = 10

const ofTickets = (figure: (sums: TicketSums) => Figure): Computation => ({
  needs: ['tickets'],
  atOrderLevel: false,
  figure: ({ tickets }) => beside(tickets, figure),
})

/** The value that this share of all do not pass, between two of them in proportion, with how many there are: 0.5 is the value in the middle. */
function quantile(values: readonly number[], share: number): Figure {
  if (values.length === 0) return { value: null, why: 'noDenominator' }
  const sorted = Float64Array.from(values).sort()
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)]
  return { value: below + (sorted[Math.ceil(place)] - below) * (place - Math.floor(place)), n: sorted.length }
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

/** Targets that were met of those that have come due, of these kinds. */
const metOf =
  (...kinds: readonly SlaTarget[]) =>
  ({ targets }: TicketSums): Figure => {
    const sum = (of: 'due' | 'met') => kinds.reduce((all, kind) => all + targets[kind][of], 0)
    const due = sum('due')
    return noting(ratio(sum('met'), due), { n: due })
  }

const nothingYet = (why: 'noCounts'): Computation => ({
  needs: [],
  atOrderLevel: false,
  figure: () => ({ value: null, why }),
})

export const SERVICE_FIGURES: Record<keyof typeof SERVICE, Computation> = {
  tickets_opened: ofTickets(({ opened }) => ({ value: opened })),
  tickets_solved: ofTickets(({ solved }) => ({ value: solved })),
  tickets_waiting: ofTickets(({ waiting }) => ({ value: waiting.length })),
  waiting_age: ofTickets(({ waiting }) => quantile(waiting, 0.5)),
  complaint_rate: ofTickets(({ complained, shipped }) => ratio(complained, shipped)),
  contacts_per_100: ofTickets(({ opened, shipped }) => ratio(opened * 100, shipped)),
  first_response: ofTickets(({ firstResponses }) => quantile(firstResponses, 0.5)),
  first_response_p90: ofTickets(({ firstResponses }) => quantile(firstResponses, 0.9)),
  first_response_gross: ofTickets(({ firstGross }) => quantile(firstGross, 0.5)),
  resolution_time: ofTickets(({ resolutions }) => quantile(resolutions, 0.5)),
  resolution_p90: ofTickets(({ resolutions }) => quantile(resolutions, 0.9)),
  resolution_gross: ofTickets(({ resolutionsGross }) => quantile(resolutionsGross, 0.5)),
  csat: ofTickets(satisfaction),
  sla_met: ofTickets(metOf(...SLA_TARGETS)),
  sla_first: ofTickets(metOf('first')),
  sla_next: ofTickets(metOf('next')),
  sla_resolution: ofTickets(metOf('resolution')),
  reopened_rate: ofTickets(({ reopened, everSolved }) => ratio(reopened, everSolved)),
  review_score: { needs: ['reviews'], atOrderLevel: false, figure: ({ reviews }) => beside(reviews, score) },
  stock_accuracy: nothingYet('noCounts'),
}
