import { explainMove } from '~/analytics/reports/move'
import { unitOf } from '~/domain/money'
import { answerKpi } from '~/worker/figures'
import type { RunReport } from '~/worker/reportHandlers'

export const runMove: RunReport<'move'> = async (open, ask, signal) => {
  const { currency } = (await open.loaded()).settings
  return explainMove(ask, unitOf(currency), (query) => answerKpi(open, query, signal))
}
