import type { KpiResult } from '~/analytics/query'
import type { MetricId } from '~/domain/metric'

/** One member over time; of the others together the key is undefined. */
export interface Strand {
  key: string | undefined
  label: string
  values: (number | null)[]
}

export interface Strands {
  /** Keys of the grains in order. */
  grains: string[]
  strands: Strand[]
}

/**
 * A metric by time and by a dimension: the largest members, and what is left of `total` (the same by time alone) where the metric adds up. Members are
 * ranked by the sum of what they have, which only orders them.
 */
export function toStrands(split: KpiResult, total: KpiResult, metric: MetricId, most: number, addsUp: boolean): Strands {
  const grains = (total.rows ?? []).map(({ key }) => key)
  const place = new Map(grains.map((key, i) => [key, i]))
  const members = new Map<string, { label: string; size: number; values: (number | null)[] }>()
  for (const { key, key2, label2 = '', orderLevel, figures } of split.rows ?? []) {
    const at = place.get(key)
    if (at === undefined || key2 === undefined || orderLevel) continue
    const member = members.get(key2) ?? { label: label2, size: 0, values: grains.map(() => (addsUp ? 0 : null)) }
    const value = figures[metric]?.value ?? null
    member.values[at] = value ?? member.values[at]
    member.size += Math.abs(value ?? 0)
    members.set(key2, member)
  }
  const largest = [...members].sort(([a, one], [b, other]) => other.size - one.size || (a < b ? -1 : 1)).slice(0, most)
  const strands: Strand[] = largest.map(([key, { label, values }]) => ({ key, label, values }))
  if (!addsUp) return { grains, strands }
  const rest = (total.rows ?? []).map(({ figures }, i) => {
    const left = (figures[metric]?.value ?? 0) - strands.reduce((sum, { values }) => sum + (values[i] ?? 0), 0)
    return Math.abs(left) < NOISE ? 0 : left
  })
  return { grains, strands: rest.some((value) => value !== 0) ? [...strands, { key: undefined, label: '', values: rest }] : strands }
}

/** Half of the least that a currency's scale can hold: what is left below it is the noise of adding doubles. */
const NOISE = 5e-5
