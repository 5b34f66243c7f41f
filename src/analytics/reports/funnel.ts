import type { GrainAsk } from '~/analytics/grains'
import { abandonmentOf } from '~/analytics/metrics/traffic'
import type { FunnelAnswer } from '~/analytics/reports'
import type { VisitSource } from '~/analytics/traffic/visits'

/** How far the visits of a window came. A step that the data does not tell of is left out. */
export function funnelOf(source: VisitSource, ask: Omit<GrainAsk, 'by'>, version: number): FunnelAnswer {
  const answer = source.sum({ ...ask, by: [] })
  if (!answer.ok) return answer
  const { sessions, views, carts, checkouts, paid } = answer.total
  if (sessions === 0) return { ok: false, why: 'noTraffic' }
  const told = [
    { step: 'visit' as const, sessions },
    { step: 'view' as const, sessions: views },
    { step: 'cart' as const, sessions: carts },
    { step: 'checkout' as const, sessions: checkouts },
    { step: 'paid' as const, sessions: paid },
  ].filter((one) => !Number.isNaN(one.sessions))
  const steps = told.map((one, at) => {
    const before = at === 0 ? sessions : told[at - 1].sessions
    return { ...one, ofFirst: one.sessions / sessions, ofBefore: before === 0 ? 0 : one.sessions / before }
  })
  return {
    ok: true,
    version,
    dayRows: source.dayRowDays(ask.from, ask.to),
    told: source.told(),
    steps,
    abandonment: abandonmentOf(answer.total),
  }
}
