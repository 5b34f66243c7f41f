import { funnelOf } from '~/analytics/reports/funnel'
import { DEFAULT_CALENDAR } from '~/domain/calendar'
import { formatDay, zoneOf } from '~/lib/zone'
import type { RunReport } from '~/worker/reportHandlers'
import { loadVisits } from '~/worker/sides/visits'

export const runFunnel: RunReport<'funnel'> = async (open, { from, to, scope, filters = {} }, signal) => {
  const loaded = await open.loaded()
  const source = await loadVisits(open, loaded)
  signal.throwIfAborted()
  if (!source) return { ok: false, why: 'noTraffic' }
  const { zone, currency, calendar = DEFAULT_CALENDAR } = loaded.settings
  const ask = {
    from,
    to,
    scope,
    filters,
    level: 1 as const,
    zone: zoneOf(zone),
    calendar,
    currency,
    dayKey: (_: unknown, day: number) => formatDay(day),
  }
  return funnelOf(source, ask, loaded.version)
}
