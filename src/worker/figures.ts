import type { Dataset } from '~/analytics/dataset'
import type { Sides } from '~/analytics/grains'
import type { KpiQuery, KpiResult, Scope } from '~/analytics/query'
import { type Question, loadParts } from '~/analytics/parts'
import { besideOrders, metricOf } from '~/analytics/registry'
import { asking } from './rest'
import type { Loaded, OpenShop } from './shop'
import { sidesOf } from './sides'
import { askTogether } from './together'

/** Told apart by the single line: what the merged lines of a pack's opening cannot answer. */
const OF_GOODS: ReadonlySet<string> = new Set(['category', 'product', 'sku', 'supplier', 'priceBand'])

/** Dimensions whose members stand in records, not in the orders. */
const OF_RECORDS: ReadonlySet<string> = new Set(['promotion', 'tier', 'segment', 'category', 'product', 'sku', 'supplier', 'audience'])

/** What answers a question: the columns, and the other grains that its metrics need. */
export interface Ready {
  loaded: Loaded
  dataset: Dataset
  sides: Sides
}

/** Reads what a question needs, and loads what answers it, and no more: the first figures wait for neither every line nor the catalogue. */
export async function readyFor(open: OpenShop, question: Question): Promise<Ready> {
  const [loaded] = await Promise.all([open.loaded(), loadParts(question)])
  const metrics = question.metrics.map(metricOf)
  const byLine = needsLines(question) || (await asksOfGoods(open, question))
  const [, sides] = await Promise.all([
    byLine ? loaded.bySku() : undefined,
    sidesOf(open, loaded, besideOrders(metrics)),
    needsRecords(question) ? loaded.records() : undefined,
  ])
  // Asked for last: the records may have come to know more of it.
  return { loaded, dataset: loaded.dataset, sides }
}

function needsLines({ metrics, by, filters }: Question): boolean {
  const names = [...[by ?? []].flat(), ...Object.keys(filters ?? {})]
  return names.some((name) => OF_GOODS.has(name)) || metrics.some((id) => metricOf(id).needs.includes('cost'))
}

/** Whether a question needs the records: most do not, and the first figures never wait for them. */
function needsRecords({ by, filters }: Question): boolean {
  const names = [...[by ?? []].flat(), ...Object.keys(filters ?? {})]
  return names.some((name) => OF_RECORDS.has(name))
}

/** Whether an audience that the question is narrowed to can only be found among goods. */
async function asksOfGoods(open: OpenShop, { filters }: Question): Promise<boolean> {
  if (!filters?.audience?.length) return false
  const [rows, { asksGoods }] = await Promise.all([open.db.audiences.bulkGet(filters.audience), import('~/analytics/audienceTraits')])
  return rows.some((row) => row !== undefined && asksGoods(row.rule))
}

/** One question to the engine. Throws the signal's reason when aborted. */
export function answerKpi(open: OpenShop, query: KpiQuery, signal: AbortSignal): Promise<KpiResult> {
  let asked: Dataset | undefined
  const ask = async () => {
    const { loaded, dataset, sides } = await readyFor(open, query)
    signal.throwIfAborted()
    asked = dataset
    return { ...(await askTogether(dataset, query, sides, signal)), version: loaded.version }
  }
  return asking(ask, () => asked && void prepareBuyers(asked, query.scope))
}

/** Boards of buyers come after the first figures: by then what they read is there. */
async function prepareBuyers({ shop }: Dataset, { nonProducts }: Scope): Promise<void> {
  const { indexBuyers } = await import('~/analytics/purchaseIndex')
  indexBuyers(shop, nonProducts)
}
