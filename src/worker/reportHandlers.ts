import type { ReportKind, Reports } from '~/analytics/reports'
import { CommerceError } from '~/commerce/errors'
import type { Handlers } from './protocol'
import { asking } from './rest'
import type { OpenShop } from './shop'

/** How a report is made: in a file of its own, loaded when it is first asked for. Throws the signal's reason when aborted. */
export type RunReport<K extends ReportKind> = (open: OpenShop, ask: Reports[K]['ask'], signal: AbortSignal) => Promise<Reports[K]['answer']>

const RUNS: { [K in ReportKind]?: () => Promise<RunReport<K>> } = {
  selfCheck: async () => (await import('./reports/selfCheck')).runSelfCheck,
  abc: async () => (await import('./reports/abc')).runAbc,
  audience: async () => (await import('./reports/audience')).runAudience,
  campaigns: async () => (await import('./reports/campaigns')).runCampaigns,
  cohorts: async () => (await import('./reports/cohorts')).runCohorts,
  events: async () => (await import('./reports/events')).runEvents,
  forecast: async () => (await import('./reports/forecast')).runForecast,
  funnel: async () => (await import('./reports/funnel')).runFunnel,
  goals: async () => (await import('./reports/goals')).runGoals,
  matrix: async () => (await import('./reports/matrix')).runMatrix,
  move: async () => (await import('./reports/move')).runMove,
  newProducts: async () => (await import('./reports/newProducts')).runNewProducts,
  orderValues: async () => (await import('./reports/orderValues')).runOrderValues,
  proof: async () => (await import('./reports/proof')).runProof,
  repurchase: async () => (await import('./reports/repurchase')).runRepurchase,
  rfm: async () => (await import('./reports/rfm')).runRfm,
  shelf: async () => (await import('./reports/shelf')).runShelf,
}

export function reportHandlers(openShop: () => Promise<OpenShop>): Pick<Handlers, 'report' | 'audiences.list'> {
  return {
    async report({ kind, ask }, { signal }) {
      const load = RUNS[kind]
      if (!load) throw new CommerceError('unsupported', `no report ${kind}`)
      return asking(async () => (await load())(await openShop(), ask, signal))
    },

    async 'audiences.list'() {
      const rows = await (await openShop()).db.audiences.toArray()
      return rows.toSorted((a, b) => a.name.localeCompare(b.name))
    },
  }
}
