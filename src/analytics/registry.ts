import { type MetricDefinition, type MetricId, definitionOf } from '~/domain/metric'
import type { Figure, Scope } from './query'
import type { Sums } from './sums'

/** What a metric reads of the data besides paid orders. */
export type Needs = 'placed' | 'returns' | 'buyers'

/** Base measures of one group, as a metric sees them. */
export interface Measures {
  readonly sums: Sums
  readonly group: number
  /** Amounts that make one unit of the currency. */
  readonly unit: number
  readonly unknownBuyers: Scope['unknownBuyers']
}

/** How a metric is computed: what it means stands in its definition. */
export interface Metric extends MetricDefinition {
  readonly needs: readonly Needs[]
  /** True where it also has a meaning for amounts that no line carries. */
  readonly atOrderLevel: boolean
  figure(measures: Measures): Figure
}

/** Distinct buyers: known ones, and where the scope says so each order of an unknown one. */
const buyersOf = ({ sums, group, unknownBuyers }: Measures) =>
  sums.buyers[group] + (unknownBuyers === 'each' ? sums.unknownOrders[group] : 0)

const count = (value: number): Figure => ({ value })
const ratio = (part: number, whole: number): Figure => (whole === 0 ? { value: null, why: 'noDenominator' } : { value: part / whole })

/** A sum of amounts in decimals; `sizes` are the magnitudes that went into it. */
function money(amount: number, unit: number, ...sizes: number[]): Figure {
  const size = Math.max(
    Math.abs(amount),
    sizes.reduce((sum, part) => sum + part, 0),
  )
  return size > Number.MAX_SAFE_INTEGER ? { value: null, why: 'tooLarge' } : { value: amount / unit }
}

function per(amount: Figure, whole: number): Figure {
  return amount.value === null ? amount : ratio(amount.value, whole)
}

const discounted = ({ sums, group, unit }: Measures) => money(sums.gross[group] - sums.discounts[group], unit, sums.salesSize[group])

function unitsOf({ sums, group }: Measures): Figure {
  const untold = sums.orders[group] > 0 && sums.told[group] === 0 && sums.untold[group] > 0
  return untold ? { value: null, why: 'noQuantities' } : count(sums.units[group])
}

function revenuePerBuyer(measures: Measures): Figure {
  const { sums, group, unit, unknownBuyers } = measures
  const amount = unknownBuyers === 'each' ? sums.gmv[group] : sums.knownGmv[group]
  return per(money(amount, unit, sums.salesSize[group]), buyersOf(measures))
}

function repeatOrderRate({ sums, group, unknownBuyers }: Measures): Figure {
  const unknown = unknownBuyers === 'each' ? 0 : sums.unknownOrders[group]
  return ratio(sums.repeatOrders[group], sums.orders[group] - unknown)
}

type Computation = Omit<Metric, keyof MetricDefinition>

const computations: Record<MetricId, Computation> = {
  gmv_paid: { needs: [], atOrderLevel: true, figure: ({ sums, group, unit }) => money(sums.gmv[group], unit, sums.salesSize[group]) },
  gmv_placed: {
    needs: ['placed'],
    atOrderLevel: true,
    figure: ({ sums, group, unit }) => money(sums.placed[group], unit, sums.placedSize[group]),
  },
  gross_sales: { needs: [], atOrderLevel: true, figure: ({ sums, group, unit }) => money(sums.gross[group], unit, sums.salesSize[group]) },
  net_sales: {
    needs: ['returns'],
    atOrderLevel: true,
    figure: ({ sums, group, unit }) =>
      money(sums.gross[group] - sums.discounts[group] - sums.returns[group], unit, sums.salesSize[group], sums.returnsSize[group]),
  },
  refunds: {
    needs: ['returns'],
    atOrderLevel: true,
    figure: ({ sums, group, unit }) => money(sums.refunds[group], unit, sums.returnsSize[group]),
  },
  orders: { needs: [], atOrderLevel: false, figure: ({ sums, group }) => count(sums.orders[group]) },
  units: { needs: [], atOrderLevel: false, figure: unitsOf },
  buyers: { needs: ['buyers'], atOrderLevel: false, figure: (measures) => count(buyersOf(measures)) },
  aov: { needs: [], atOrderLevel: false, figure: (measures) => per(discounted(measures), measures.sums.orders[measures.group]) },
  arpb: { needs: ['buyers'], atOrderLevel: false, figure: revenuePerBuyer },
  repeat_buyer_rate: {
    needs: ['buyers'],
    atOrderLevel: false,
    figure: (measures) => ratio(measures.sums.repeatBuyers[measures.group], buyersOf(measures)),
  },
  repeat_order_rate: { needs: ['buyers'], atOrderLevel: false, figure: repeatOrderRate },
  new_buyers: {
    needs: ['buyers'],
    atOrderLevel: false,
    figure: (measures) => count(buyersOf(measures) - measures.sums.returning[measures.group]),
  },
  returning_buyers: { needs: ['buyers'], atOrderLevel: false, figure: ({ sums, group }) => count(sums.returning[group]) },
}

/** The metric of that id, with its definition and its computation. */
export function metricOf(id: MetricId): Metric {
  return { ...definitionOf(id), ...computations[id] }
}
