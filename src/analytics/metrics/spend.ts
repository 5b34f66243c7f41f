import type { SPEND } from '~/domain/metrics/spend'
import type { SpendSums } from '~/analytics/grains'
import type { Figure } from '~/analytics/query'
import { type Computation, money } from './computation'
import { beside, noting, per, ratio } from './quotients'

const ofSpend = (figure: (sums: SpendSums, unit: number) => Figure): Computation => ({
  needs: ['spend'],
  atOrderLevel: false,
  figure: ({ spend, unit }) => beside(spend, (sums) => figure(sums, unit)),
})

/** NaN: no visit tells where the buyers came from, at least not in all of the window. */
const attributed = (value: number, figure: () => Figure): Figure => (Number.isNaN(value) ? { value: null, why: 'notTold' } : figure())

function returnOnSpend({ spend, attributedNet, attributedCosted, attributedContribution }: SpendSums): Figure {
  return attributed(attributedNet, () => {
    if (attributedCosted === 0 && attributedNet !== 0) return { value: null, why: 'noCost' }
    const figure = ratio(attributedContribution - spend, spend)
    const coverage = attributedNet === 0 ? 1 : attributedCosted / attributedNet
    return coverage >= 1 ? figure : noting(figure, { coverage })
  })
}

export const SPEND_FIGURES: Record<keyof typeof SPEND, Computation> = {
  ad_spend: ofSpend(({ spend }, unit) => money(spend, unit)),
  impressions: ofSpend(({ impressions }) => ({ value: impressions })),
  clicks: ofSpend(({ clicks }) => ({ value: clicks })),
  ctr: ofSpend(({ clicks, impressions }) => ratio(clicks, impressions)),
  cpc: ofSpend(({ spend, clicks }, unit) => per(money(spend, unit), clicks)),
  cac: ofSpend(({ spend, newBuyers }, unit) =>
    attributed(newBuyers, () => (spend === 0 ? { value: null, why: 'noSpend' } : per(money(spend, unit), newBuyers))),
  ),
  attributed_sales: ofSpend(({ attributedNet }, unit) => attributed(attributedNet, () => money(attributedNet, unit))),
  roas: ofSpend(({ spend, attributedNet }) => attributed(attributedNet, () => ratio(attributedNet, spend))),
  roi: ofSpend(returnOnSpend),
}
