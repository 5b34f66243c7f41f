import { rfm } from '~/analytics/reports/rfm'
import { readyFor } from '~/worker/figures'
import type { RunReport } from '~/worker/reportHandlers'

export const runRfm: RunReport<'rfm'> = async (open, ask, signal) => {
  const { loaded, dataset } = await readyFor(open, { metrics: [], filters: ask.filters })
  signal.throwIfAborted()
  const { rfm: segments } = loaded.settings
  return { ...rfm(dataset, { ...(segments && { segments }), ...ask }), version: loaded.version }
}
