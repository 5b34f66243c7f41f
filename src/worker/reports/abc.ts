import { abc } from '~/analytics/reports/abc'
import { unitOf } from '~/domain/money'
import { answerKpi } from '~/worker/figures'
import type { RunReport } from '~/worker/reportHandlers'

export const runAbc: RunReport<'abc'> = async (open, { by, rule, top, ...asked }, signal) => {
  const result = await answerKpi(open, { ...asked, metrics: ['gmv_paid', 'units'], by }, signal)
  const { currency } = (await open.loaded()).settings
  return abc({ rule, top }, { result, unit: unitOf(currency) })
}
