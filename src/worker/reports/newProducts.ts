import { newProducts } from '~/analytics/reports/newProducts'
import { readyFor } from '~/worker/figures'
import type { RunReport } from '~/worker/reportHandlers'

export const runNewProducts: RunReport<'newProducts'> = async (open, ask, signal) => {
  const { loaded, dataset } = await readyFor(open, { metrics: ['gmv_paid'], by: 'product', filters: ask.filters })
  signal.throwIfAborted()
  return { ...newProducts(dataset, ask, signal), version: loaded.version }
}
