import { loadParts, withParts } from '~/analytics/parts'
import { READ, differingMonths } from '~/analytics/selfCheck'
import type { RunReport } from '~/worker/reportHandlers'

/**
 * Reads the files of the shop anew and compares what the columns in memory say with them, month by month. Where they differ the ones read anew take
 * their place; until then the old ones answer, and nothing of the store is changed.
 */
export const runSelfCheck: RunReport<'selfCheck'> = async (open, _, signal) => {
  const loaded = await open.loaded()
  const [{ dataset, lost, take }] = await Promise.all([open.readAnew(loaded), loadParts({ metrics: READ })])
  signal.throwIfAborted()
  const repaired = await withParts(async () => differingMonths(loaded.dataset, dataset))
  if (repaired.length > 0) take()
  const { orders = 0, lines = 0 } = dataset.range ?? {}
  return { version: loaded.version, at: Date.now(), orders, lines, repaired, lost }
}
