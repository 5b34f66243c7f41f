import type { ReportKind, Reports } from '~/analytics/reports'
import { CommerceError } from '~/commerce/errors'
import type { Handlers } from './protocol'
import type { OpenShop } from './shop'

/** How a report is made: in a file of its own, loaded when it is first asked for. Throws the signal's reason when aborted. */
export type RunReport<K extends ReportKind> = (open: OpenShop, ask: Reports[K]['ask'], signal: AbortSignal) => Promise<Reports[K]['answer']>

const RUNS: { [K in ReportKind]?: () => Promise<RunReport<K>> } = {
  abc: async () => (await import('./reports/abc')).runAbc,
  funnel: async () => (await import('./reports/funnel')).runFunnel,
  matrix: async () => (await import('./reports/matrix')).runMatrix,
  shelf: async () => (await import('./reports/shelf')).runShelf,
  move: async () => (await import('./reports/move')).runMove,
  events: async () => (await import('./reports/events')).runEvents,
  forecast: async () => (await import('./reports/forecast')).runForecast,
  goals: async () => (await import('./reports/goals')).runGoals,
}

export function reportHandlers(openShop: () => Promise<OpenShop>): Pick<Handlers, 'report' | 'audiences.list'> {
  return {
    async report({ kind, ask }, { signal }) {
      const load = RUNS[kind]
      if (!load) throw new CommerceError('unsupported', `no report ${kind}`)
      return (await load())(await openShop(), ask, signal)
    },

    async 'audiences.list'() {
      const rows = await (await openShop()).db.audiences.toArray()
      return rows.toSorted((a, b) => a.name.localeCompare(b.name))
    },
  }
}
