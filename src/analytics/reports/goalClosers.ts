import type { Figures, KpiQuery } from '~/analytics/query'
import type { GoalStanding } from '~/analytics/reports/goalTypes'
import type { Goal } from '~/domain/goal'
import { definitionOf, type MetricId } from '~/domain/metric'
import type { Day } from '~/lib/zone'

/** Where a goal is on its way. Figures in the metric's own unit, money as a decimal. */
export interface Pace {
  goal: Goal
  target: number
  reached: number | null
  /** Where it leads at this pace. */
  projected: number | null
  /** Share of the pace line that lies behind. */
  share: number
  daysLeft: number
}

export type AskFigures = (metrics: KpiQuery['metrics'], window: { from: Day; to: Day }) => Promise<Figures>
type Closer = GoalStanding['closers'][number]

/** A rate of fewer days than these is chance. */
const STEADY_DAYS = 7
const LONG_DAYS = 28

/**
 * What makes up for what is missing at this pace, by the end: each alone would do, all else staying as it is. With visits: visitors × conversion × value
 * a buyer; without: orders × order value. Only for GMV, orders and the like, which these are factors of; none where the pace is enough, or unknown.
 */
export async function closersOf(pace: Pace, ask: AskFigures, { from, today }: { from: Day; today: Day }): Promise<Closer[]> {
  const { goal, target, projected, reached, daysLeft } = pace
  const definition = definitionOf(goal.metric)
  if (projected === null || reached === null || daysLeft === 0 || !definition.upIsGood) return []
  const rest = projected - reached
  const missing = target - projected
  if (missing <= 0 || rest <= 0 || !FACTORED.has(goal.metric)) return []
  // The days that tell the rates: the last four weeks, or the goal's own where they are fewer, but enough.
  const recent = today + 1 - LONG_DAYS
  const window = { from: today - from >= STEADY_DAYS ? Math.max(from, recent) : recent, to: today + 1 }
  const figures = await ask([...new Set([goal.metric, ...FACTORS])], window)
  const made = figures[goal.metric]?.value ?? 0
  if (made <= 0) return []
  /** How much of it the days to come would bring at this pace, for what the window had so much of. */
  const coming = (count: number) => (count / made) * rest
  return byVisits(goal.metric, figures, { missing, daysLeft, coming }) ?? byOrders(goal.metric, figures, { missing, daysLeft, coming })
}

const FACTORED: ReadonlySet<MetricId> = new Set<MetricId>(['gmv_paid', 'gmv_placed', 'gross_sales', 'net_sales', 'orders', 'units'])

const FACTORS: readonly MetricId[] = ['orders', 'buyers', 'arpb', 'visitors', 'cvr_visitor']

interface Missing {
  missing: number
  daysLeft: number
  coming: (count: number) => number
}

/** visitors × conversion × value (or orders) a buyer, for buyers that came by a visit; what came otherwise stays as it is. */
function byVisits(metric: MetricId, figures: Figures, { missing, daysLeft, coming }: Missing): Closer[] | undefined {
  const [visitors, conversion, value] = [figures.visitors?.value, figures.cvr_visitor?.value, valueOf(metric, figures)]
  if (!visitors || !conversion || !value) return undefined
  const expected = coming(visitors)
  const better = missing / (expected * value)
  return [
    { by: 'visitors', amount: missing / (conversion * value) / daysLeft, now: expected / daysLeft },
    // More buyers than visitors there are not.
    ...(conversion + better <= 1 ? [{ by: 'conversion' as const, amount: better, now: conversion }] : []),
    ...(metric === 'gmv_paid' ? [{ by: 'value' as const, amount: missing / (expected * conversion), now: value }] : []),
  ]
}

function valueOf(metric: MetricId, { arpb, orders, buyers }: Figures): number | undefined {
  if (metric === 'gmv_paid') return arpb?.value ?? undefined
  return metric === 'orders' && buyers?.value ? (orders?.value ?? 0) / buyers.value : undefined
}

function byOrders(metric: MetricId, figures: Figures, { missing, daysLeft, coming }: Missing): Closer[] {
  const orders = figures.orders?.value ?? 0
  const made = figures[metric]?.value ?? 0
  if (orders <= 0) return []
  const value = made / orders
  const expected = coming(orders)
  const more: Closer = { by: 'orders', amount: missing / value / daysLeft, now: expected / daysLeft }
  return metric === 'orders' ? [more] : [more, { by: 'value', amount: missing / expected, now: value }]
}
