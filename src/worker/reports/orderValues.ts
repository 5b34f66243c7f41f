import { orderValues } from '~/analytics/reports/orderValues'
import { readyFor } from '~/worker/figures'
import type { RunReport } from '~/worker/reportHandlers'

export const runOrderValues: RunReport<'orderValues'> = async (open, ask, signal) => {
  const { loaded, dataset } = await readyFor(open, { metrics: [], filters: ask.filters })
  signal.throwIfAborted()
  return { ...orderValues(dataset, ask, signal), version: loaded.version }
}
