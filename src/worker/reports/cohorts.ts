import { cohorts } from '~/analytics/reports/cohorts'
import { DEFAULT_CALENDAR } from '~/domain/calendar'
import { readyFor } from '~/worker/figures'
import type { RunReport } from '~/worker/reportHandlers'

export const runCohorts: RunReport<'cohorts'> = async (open, ask, signal) => {
  const { loaded, dataset } = await readyFor(open, { metrics: [], filters: ask.filters, ...(ask.by === 'category' && { by: 'category' }) })
  signal.throwIfAborted()
  const { calendar = DEFAULT_CALENDAR } = loaded.settings
  return { ...cohorts(dataset, ask, { calendar, attributes: dataset.traits.attributes }), version: loaded.version }
}
