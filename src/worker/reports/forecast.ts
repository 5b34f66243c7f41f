import { forecast } from '~/analytics/reports/forecast'
import { mainKind } from '~/domain/promotion/promotion'
import { isFirm } from '~/domain/promotion/stage'
import { zoneOf } from '~/lib/zone'
import { answerKpi, readyFor } from '~/worker/figures'
import type { RunReport } from '~/worker/reportHandlers'

export const runForecast: RunReport<'forecast'> = async (open, ask, signal) => {
  const [{ loaded, dataset }, promotions] = await Promise.all([readyFor(open, { metrics: [] }), open.db.promotions.toArray()])
  const zone = zoneOf(loaded.settings.zone)
  const peaks = promotions
    .filter(isFirm)
    .map(({ name, rules, from, to }) => ({ name, kind: mainKind({ rules }), from: zone.dayOf(from), to: zone.dayOf(to - 1) + 1 }))
  const records = { version: loaded.version, range: dataset.range, today: zone.dayOf(Date.now()), promotions: peaks }
  return forecast(ask, records, (query) => answerKpi(open, query, signal))
}
