import { repurchase } from '~/analytics/reports/repurchase'
import { readyFor } from '~/worker/figures'
import type { RunReport } from '~/worker/reportHandlers'

export const runRepurchase: RunReport<'repurchase'> = async (open, ask, signal) => {
  const { loaded, dataset } = await readyFor(open, { metrics: [], filters: ask.filters })
  signal.throwIfAborted()
  return { ...repurchase(dataset, ask), version: loaded.version }
}
