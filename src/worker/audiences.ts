import { audienceBuyers, markAudience } from '~/analytics/audiences'
import type { Dataset } from '~/analytics/dataset'
import type { Question } from '~/analytics/parts'
import { FILTERS, type Filters } from '~/analytics/query'
import type { AudienceRule } from '~/domain/audience'
import { readyFor } from './figures'
import { rulesOf } from './records'
import type { OpenShop } from './shop'

/** What has to be read before a rule can be asked. */
function questionOf(rule: AudienceRule): Question {
  if (rule.kind === 'filter') return { metrics: [], filters: filtersOf(rule.filters) }
  if (rule.kind !== 'cohort') return { metrics: [] }
  return { metrics: [], filters: filtersOf(rule.filters ?? {}), ...(rule.by === 'category' && { by: 'category' }) }
}

function filtersOf(kept: Readonly<Record<string, readonly string[]>>): Filters {
  return Object.fromEntries(FILTERS.flatMap((name) => (kept[name]?.length ? [[name, [...kept[name]]]] : [])))
}

/** The buyers that a rule takes, by code of the dataset. */
export async function marksOf(open: OpenShop, rule: AudienceRule): Promise<{ dataset: Dataset; marks: Uint8Array }> {
  const { loaded, dataset } = await readyFor(open, questionOf(rule))
  return { dataset, marks: markAudience(dataset, rule, rulesOf(loaded.settings)) }
}

/** Their keys. */
export async function buyersOf(open: OpenShop, rule: AudienceRule): Promise<ReadonlySet<string>> {
  const { loaded, dataset } = await readyFor(open, questionOf(rule))
  return audienceBuyers(dataset, rule, rulesOf(loaded.settings))
}
