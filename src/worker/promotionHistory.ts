import type { Figures, KpiQuery, Scope } from '~/analytics/query'
import type { MetricId } from '~/domain/metric'
import { unitOf } from '~/domain/money'
import { GOAL_METRICS, isLift, type Sold } from '~/domain/promotion/goalPlan'
import type { PlanHistory, PlanHistoryAsk } from '~/domain/promotion/planAnswers'
import { mainKind, type Promotion } from '~/domain/promotion/promotion'
import { zoneOf } from '~/lib/zone'
import { answerKpi } from './figures'
import type { OpenShop } from './shop'

/** As the dashboards count where nobody has chosen otherwise. */
const SCOPE: Scope = { nonProducts: true, free: false, unknownBuyers: 'beside' }
const ORDINARY_DAYS = 28
const MOST_LOOKED_AT = 8

const SOLD = ['gmv_paid', 'gross_sales', 'net_sales', 'orders', 'units', 'gross_margin'] as const satisfies readonly MetricId[]
const AIMS = [...new Set(Object.values(GOAL_METRICS).flat())].filter(
  (metric): metric is Exclude<typeof metric, `lift_${string}`> => !isLift(metric),
)

/** What the latest days and the last promotion of the kind brought. */
export async function planHistory(open: OpenShop, { kind, key }: PlanHistoryAsk, signal: AbortSignal): Promise<PlanHistory> {
  const [{ settings }, { dataset }] = await Promise.all([open.state(), open.loaded()])
  const { range } = dataset
  if (!range) return { metrics: {} }
  const to = range.last + 1
  const from = Math.max(range.first, to - ORDINARY_DAYS)
  const ask = (query: Omit<KpiQuery, 'scope'>) => answerKpi(open, { ...query, scope: SCOPE }, signal)
  const unit = unitOf(settings.currency)
  const { totals } = await ask({ metrics: [...SOLD, ...AIMS], from, to })
  const { dayOf } = zoneOf(settings.zone)
  const past = (await open.db.promotions.toArray())
    .filter((each) => each.key !== key && each.rules.length > 0 && mainKind(each) === kind && each.to <= Date.now())
    .toSorted((a, b) => b.to - a.to)
  for (const each of past.slice(0, MOST_LOOKED_AT)) {
    const days = daysOf(each, dayOf)
    const answer = await ask({ metrics: [...SOLD], ...days, filters: { promotion: [each.key] } })
    const sold = soldIn(answer.totals, days.to - days.from, unit)
    if (sold.orders === 0) continue
    const last = { key: each.key, name: each.name, from: each.from, to: each.to, sold, discountShare: discountShareOf(answer.totals) }
    return { last, ordinary: soldIn(totals, to - from, unit), metrics: metricsIn(totals) }
  }
  return { ordinary: soldIn(totals, to - from, unit), metrics: metricsIn(totals) }
}

/** The shop days that a window touches. */
function daysOf({ from, to }: Promotion, dayOf: (at: number) => number): { from: number; to: number } {
  return { from: dayOf(from), to: dayOf(to - 1) + 1 }
}

const valueOf = (figures: Figures, metric: MetricId): number => figures[metric]?.value ?? 0

function soldIn(figures: Figures, days: number, unit: number): Sold {
  const margin = figures.gross_margin?.value
  return {
    days,
    gmv: Math.round(valueOf(figures, 'gmv_paid') * unit),
    orders: valueOf(figures, 'orders'),
    units: valueOf(figures, 'units'),
    ...(typeof margin === 'number' ? { marginShare: margin } : {}),
  }
}

/** What was taken off, as a share of what was paid. */
function discountShareOf(figures: Figures): number {
  const [gross, paid] = [valueOf(figures, 'gross_sales'), valueOf(figures, 'net_sales')]
  return paid > 0 && gross > paid ? (gross - paid) / paid : 0
}

const metricsIn = (figures: Figures): Record<string, number> =>
  Object.fromEntries(
    AIMS.flatMap((metric) => {
      const value = figures[metric]?.value
      return typeof value === 'number' ? [[metric, value]] : []
    }),
  )
