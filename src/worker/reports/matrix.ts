import { formatDay, zoneOf } from '~/lib/zone'
import { GOODS_FILTERS, matrix, type MatrixOf } from '~/analytics/reports/matrix'
import { takenSessions } from '~/analytics/traffic/takenSessions'
import type { Dataset } from '~/analytics/dataset'
import type { MatrixAnswer, MatrixAsk } from '~/analytics/reports'
import { DEFAULT_CALENDAR } from '~/domain/calendar'
import { answerKpi } from '~/worker/figures'
import type { RunReport } from '~/worker/reportHandlers'
import type { Loaded, OpenShop } from '~/worker/shop'
import { visitsOf } from '~/worker/sides/traffic'

export const runMatrix: RunReport<'matrix'> = async (open, ask, signal) => {
  const { top: _, ...asked } = ask
  return lookedAt(open, ask, () => answerKpi(open, { ...asked, metrics: ['gmv_paid'], by: 'product' }, signal), signal)
}

/** The same with whatever is told of sales. */
export async function lookedAt(
  open: OpenShop,
  { top, ...asked }: MatrixAsk,
  salesOf: () => Promise<MatrixOf['sales']>,
  signal: AbortSignal,
): Promise<MatrixAnswer> {
  const loaded = await open.loaded()
  const visits = await visitsOf(open, loaded)
  if (!visits || visits.count === 0) return { ok: false, why: 'noTraffic' }
  const [dataset, attributes, sales] = await Promise.all([loaded.bySku(), loaded.records(), salesOf()])
  signal.throwIfAborted()
  const taken = takenSessions(visits, sessionsAsk(asked, loaded), attributes.skuOf)
  if (!taken) return { ok: false, why: 'notSplit' }
  return matrix(
    { top, ...(asked.filters ? { filters: asked.filters } : {}) },
    { visits, sessions: taken.session.slice(0, taken.count), boughtIn: (order) => soldIn(dataset, order), attributes, sales },
  )
}

/** Sessions are chosen by what is said of them; goods choose the products of the answer. */
function sessionsAsk({ from, to, scope, filters }: Omit<MatrixAsk, 'top'>, { settings }: Loaded): Parameters<typeof takenSessions>[1] {
  const goods: readonly string[] = GOODS_FILTERS
  return {
    from,
    to,
    scope,
    filters: Object.fromEntries(Object.entries(filters ?? {}).filter(([name]) => !goods.includes(name))),
    by: [],
    level: 1,
    zone: zoneOf(settings.zone),
    calendar: settings.calendar ?? DEFAULT_CALENDAR,
    currency: settings.currency,
    dayKey: (_, day) => formatDay(day),
  }
}

/** SKUs on the lines of an order that count as sold. */
function* soldIn({ orders, lines }: Pick<Dataset, 'orders' | 'lines'>, order: number): Generator<string> {
  for (let line = orders.lineStart[order]; line < orders.lineStart[order + 1]; line++)
    if (lines.notSale[line] === 0) yield lines.sku.values[lines.sku.codes[line]]
}
