import type { MetricId } from '~/domain/metric'
import { unitOfMetric } from '~/features/shared/figures'
import { translate } from '~/lib/i18n'
import { messages } from './messages'

const MINUTE = 60_000

const text = translate(messages)

/** A figure as a file holds it: spans of time in minutes, all else as it is. */
export function fileValue(id: MetricId, value: number | null | undefined): number | null {
  if (value === null || value === undefined) return null
  return unitOfMetric(id) === 'duration' ? value / MINUTE : value
}

/** The name of a metric above a column of bare numbers: with the unit, where the number does not tell it. */
export function fileHead(id: MetricId, name: string): string {
  return unitOfMetric(id) === 'duration' ? text('file.minutes', { name }) : name
}
