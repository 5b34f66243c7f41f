import type { MetricId } from '~/domain/metric'
import type { SideName } from './grains'
import type { Computation, Needs } from './metrics/computation'
import { FIRST_FIGURES } from './metrics/first'

/** How a metric is computed; what it means, in words, stands in domain/metric.ts, which no pass needs. */
export interface Metric extends Computation {
  readonly id: MetricId
}

export type FirstMetric = keyof typeof FIRST_FIGURES

/** The others come when one of them is first asked for. */
const computations: Partial<Record<MetricId, Computation>> = { ...FIRST_FIGURES }

/** In the order in which they are looked through. */
const OTHERS: (() => Promise<Partial<Record<MetricId, Computation>>>)[] = [
  async () => (await import('./metrics/tileFigures')).TILE_FIGURES,
  async () => (await import('./metrics/lateFigures')).LATE_FIGURES,
]

export async function loadMetrics(ids: readonly MetricId[]): Promise<void> {
  for (const load of OTHERS) if (ids.some((id) => !computations[id])) Object.assign(computations, await load())
}

/** The metric of that id; loadParts has it loaded. */
export function metricOf(id: MetricId): Metric {
  const { [id]: computation } = computations
  if (!computation) throw new Error(`loadParts was not asked for ${id}`)
  return { id, ...computation }
}

export const needsOf = (metrics: readonly Metric[]): ReadonlySet<Needs> => new Set(metrics.flatMap((metric) => metric.needs))

/** Which grains beside orders the metrics read. */
export function besideOrders(metrics: readonly Metric[]): SideName[] {
  const needs = needsOf(metrics)
  return (['visits', 'spend', 'stock', 'tickets'] as const).filter((name) => needs.has(name))
}
