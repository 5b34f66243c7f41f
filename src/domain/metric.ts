import { BUYERS } from './metrics/buyers'
import type { Definition } from './metrics/definition'
import { SALES } from './metrics/sales'
import { SERVICE } from './metrics/service'
import { SPEND } from './metrics/spend'
import { STOCK } from './metrics/stock'
import { TRAFFIC } from './metrics/traffic'

/** Every metric of metrics.md, family by family. What each means stands there, how it is computed in analytics/registry.ts. */
const definitions = { ...SALES, ...BUYERS, ...TRAFFIC, ...SPEND, ...STOCK, ...SERVICE }
export type MetricId = keyof typeof definitions

export const METRIC_IDS = Object.keys(definitions).filter((id): id is MetricId => id in definitions)

export interface MetricDefinition extends Definition {
  readonly id: MetricId
}

/** The definition of a metric, in both languages. */
export function definitionOf(id: MetricId): MetricDefinition {
  return { id, ...definitions[id] }
}
