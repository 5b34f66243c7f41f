import type { TRAFFIC } from '~/domain/metrics/traffic'
import type { VisitSums } from '~/analytics/grains'
import type { Figure } from '~/analytics/query'
import type { Computation } from './computation'
import { beside, noting, ratio } from './quotients'

/** NaN: the data does not tell of that step. No visit at all: there is no data of that row, which is not the same as nobody came. */
const told = (sums: VisitSums, value: number, figure: (value: number) => Figure): Figure =>
  sums.sessions === 0 ? { value: null, why: 'noTraffic' } : Number.isNaN(value) ? { value: null, why: 'notTold' } : figure(value)

const ofVisits = (figure: (sums: VisitSums) => Figure): Computation => ({
  needs: ['visits'],
  atOrderLevel: false,
  figure: ({ visits }) => beside(visits, figure),
})

const countOf = (name: 'sessions' | 'views' | 'carts' | 'checkouts' | 'paid') =>
  ofVisits((sums) => told(sums, sums[name], (value) => ({ value })))

const perVisit = (sums: VisitSums, part: number, whole: number): Figure => told(sums, part + whole, () => ratio(part, whole))

function withNote(sums: VisitSums, figure: Figure): Figure {
  return sums.visitorDays ? noting(figure, { note: 'visitorDays' }) : figure
}

/** metrics.md `cart_abandonment`. */
export const abandonmentOf = (sums: VisitSums): Figure => perVisit(sums, sums.carts - (sums.cartsPaid ?? Number.NaN), sums.carts)

export const TRAFFIC_FIGURES: Record<keyof typeof TRAFFIC, Computation> = {
  sessions: countOf('sessions'),
  visitors: ofVisits((sums) =>
    withNote(
      sums,
      told(sums, sums.visitors, (value) => ({ value })),
    ),
  ),
  product_views: countOf('views'),
  cart_adds: countOf('carts'),
  checkouts: countOf('checkouts'),
  paid_sessions: countOf('paid'),
  cvr_visitor: ofVisits((sums) => withNote(sums, perVisit(sums, sums.buyers ?? Number.NaN, sums.visitors))),
  cvr_session: ofVisits((sums) => perVisit(sums, sums.paid, sums.sessions)),
  cart_abandonment: ofVisits(abandonmentOf),
}
