import type { SALES } from '~/domain/metrics/sales'
import type { Figure } from '~/analytics/query'
import { type Computation, type Measures, count, money } from './computation'
import { noting, per, quotientOf, ratio, withheld } from './quotients'
import { unitsOf } from './first'

/** A rate of orders whose return window is over. Refunds that name no order are in none; where there are no others, there is nothing to tell. */
const ofMature = (figure: (measures: Measures) => Figure): Computation => ({
  needs: ['mature'],
  atOrderLevel: false,
  figure(measures) {
    const { sums, group } = measures
    // There are orders, but they are all too young.
    if (sums.matureOrders[group] === 0 && sums.orders[group] > 0) return { value: null, why: 'notYet' }
    const rate = figure(measures)
    const unnamed = sums.matureUnnamed[group] > 0 && sums.matureNamed[group] === 0
    return unnamed ? withheld(quotientOf(rate), 'noOrderNamed') : rate
  },
})

/** A figure made of lines that tell their cost: which share of the sales they are. */
function costed({ sums, group }: Measures, figure: Figure): Figure {
  const sold = sums.gross[group] - sums.discounts[group]
  const known = sums.costedNet[group]
  if (known === 0 && sold !== 0) return withheld(quotientOf(figure), 'noCost')
  return known >= sold ? figure : noting(figure, { coverage: Math.max(0, known / sold) })
}

/** Of sales: where there were none, what came back has no margin. */
function marginOf(measures: Measures): Figure {
  const { sums, group } = measures
  const net = marginNet(measures)
  const parts = { part: net - sums.cost[group], whole: net }
  return costed(measures, sums.costedNet[group] > 0 ? ratio(parts.part, parts.whole) : withheld(parts, 'noDenominator'))
}

/** What the lines that tell their cost sold for, less what came back of them. */
const marginNet = ({ sums, group }: Measures): number => sums.costedNet[group] - sums.costedReturns[group]

/** Advertising that cannot be told apart the same way is shared out by net. */
function spendOf(measures: Measures): Figure {
  const { spend, whole } = measures
  if (spend.ok) return count(spend.sums.spend)
  if (spend.why !== 'notSplit') return count(0)
  if (!whole?.spend.ok) return { value: null, why: spend.why }
  const all = marginNet(whole)
  return count(all === 0 ? 0 : (whole.spend.sums.spend * marginNet(measures)) / all)
}

function contributionOf(measures: Measures): Figure {
  const { sums, group, unit } = measures
  const spend = spendOf(measures)
  if (spend.value === null) return spend
  return costed(measures, money(marginNet(measures) - sums.cost[group] - spend.value, unit, sums.salesSize[group], sums.returnsSize[group]))
}

const gmvOf = ({ sums, group, unit }: Measures) => money(sums.gmv[group], unit, sums.salesSize[group])

/** What is left of sales: ratios, rates of what came back, and margins. */
export const MARGIN_FIGURES = {
  units_per_order: { needs: [], atOrderLevel: false, figure: (measures) => per(unitsOf(measures), measures.sums.orders[measures.group]) },
  gmv_per_order: { needs: [], atOrderLevel: false, figure: (measures) => per(gmvOf(measures), measures.sums.orders[measures.group]) },
  gmv_net_refunds: {
    needs: ['returns'],
    atOrderLevel: true,
    figure: ({ sums, group, unit }) => money(sums.gmv[group] - sums.refunds[group], unit, sums.salesSize[group], sums.returnsSize[group]),
  },
  refund_share: { needs: ['returns'], atOrderLevel: false, figure: ({ sums, group }) => ratio(sums.refunds[group], sums.gmv[group]) },
  refund_documents: { needs: ['returns'], atOrderLevel: false, figure: ({ sums, group }) => count(sums.refundDocs[group]) },
  refund_documents_per_order: {
    needs: ['returns'],
    atOrderLevel: false,
    figure: ({ sums, group }) => ratio(sums.refundDocs[group], sums.orders[group]),
  },
  refund_rate_amount: ofMature(({ sums, group }) => ratio(sums.matureBack[group], sums.matureNet[group])),
  refund_rate_orders: ofMature(({ sums, group }) => ratio(sums.matureBackOrders[group], sums.matureOrders[group])),
  refund_rate_units: ofMature(({ sums, group }) => ratio(sums.matureBackUnits[group], sums.matureUnits[group])),
  gross_margin: { needs: ['goods', 'cost'], atOrderLevel: false, figure: marginOf },
  contribution: { needs: ['goods', 'cost', 'spend'], atOrderLevel: false, figure: contributionOf },
} satisfies Partial<Record<keyof typeof SALES, Computation>>
