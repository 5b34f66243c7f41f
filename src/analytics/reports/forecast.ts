import type { DataRange, KpiQuery } from '~/analytics/query'
import type { ForecastAnswer, ForecastAsk } from '~/analytics/reports'
import { forecastSeries, NEED_DAYS } from '~/domain/planning/forecast/forecastSeries'
import type { Peak } from '~/domain/planning/forecast/peaks'
import type { Day } from '~/lib/zone'
import type { AskKpi } from './move'

export interface ForecastRecords {
  version: number
  range: DataRange | undefined
  /** The shop's day of now: it is not over, and so not learnt from. */
  today: Day
  /** Promotions that ran, run or are planned; paused ones left out. */
  promotions: readonly Peak[]
}

/** Most days that are looked ahead: beyond, a band says nothing. */
const MOST_DAYS = 180

/** What comes after the newest whole day, of the orders that the filters leave. From the first day with anything on, and not before eight weeks of them. */
export async function forecast(
  ask: ForecastAsk,
  { version, range, today, promotions }: ForecastRecords,
  askKpi: AskKpi,
): Promise<ForecastAnswer> {
  const { metric, scope, filters } = ask
  const days = Math.max(1, Math.min(MOST_DAYS, Math.floor(ask.days)))
  const to = range ? Math.min(range.last + 1, today) : 0
  const from = range?.first ?? 0
  const query: KpiQuery = { metrics: [metric], from, to, scope, filters, by: 'day' }
  const rows = to > from ? ((await askKpi(query)).rows ?? []) : []
  const values = rows.map(({ figures }) => Math.max(0, figures[metric]?.value ?? 0))
  const begins = values.findIndex((value) => value > 0)
  const have = begins === -1 ? 0 : values.length - begins
  if (have < NEED_DAYS) return { ok: false, why: 'tooShort', need: NEED_DAYS, have }
  const series = { first: from + begins, values: Float64Array.from(values.slice(begins)) }
  return { ...forecastSeries(series, promotions, days), version }
}
