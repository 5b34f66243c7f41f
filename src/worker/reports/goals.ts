import { standGoals } from '~/analytics/reports/goals'
import type { GoalStanding } from '~/analytics/reports/goalTypes'
import type { AskKpi } from '~/analytics/reports/move'
import { runKpi } from '~/analytics/runKpi'
import { DEFAULT_CALENDAR } from '~/domain/calendar'
import { type Goal, goalOf } from '~/domain/goal'
import { coversFor, GOAL_COVERS, type GoalCovers } from '~/domain/goalCover'
import { unitOf } from '~/domain/money'
import { zoneOf } from '~/lib/zone'
import { answerKpi, readyFor } from '~/worker/figures'
import type { RunReport } from '~/worker/reportHandlers'
import { asking } from '~/worker/rest'
import type { OpenShop } from '~/worker/shop'
import { loadTicketsOf } from '~/worker/sides/tickets'

export const runGoals: RunReport<'goals'> = async (open, ask, signal) => {
  const { db } = open
  const [{ loaded, dataset }, goals, categories, people, checklists] = await Promise.all([
    readyFor(open, { metrics: [] }),
    db.goals.toArray(),
    db.categories.toArray(),
    db.people.toArray(),
    db.checklists.toArray(),
  ])
  const { zone, currency, calendar = DEFAULT_CALENDAR } = loaded.settings
  const nameOf = (goal: Goal): string => {
    const of = goalOf(goal)
    if (of.kind === 'team') return of.name
    const named: readonly { key: string; name: string }[] = of.kind === 'person' ? people : of.kind === 'category' ? categories : []
    return 'key' in of ? (named.find(({ key }) => key === of.key)?.name ?? of.key) : ''
  }
  const named = await coverNames(open, { goals, categories, people })
  const records = {
    version: loaded.version,
    goals,
    zone: zoneOf(zone),
    calendar,
    unit: unitOf(currency),
    range: dataset.range,
    categories: categories
      .filter(({ parent }) => parent === '')
      .toSorted((a, b) => a.order - b.order)
      .map(({ key, name }) => ({ key, name })),
    nameOf,
    coversOf: (goal: Goal) => coversIn(goal, named),
    productsOf: (person: string) => checklists.filter(({ owner }) => owner === person).map(({ key }) => key),
    ticketsOf: (holders: readonly string[]) => askTickets(open, holders, signal),
  }
  return standGoals(ask, records, (query) => answerKpi(open, query, signal))
}

/** The engine over the tickets of some people; they are read once a report. */
function askTickets(open: OpenShop, holders: readonly string[], signal: AbortSignal): AskKpi {
  return (query) =>
    asking(async () => {
      const { loaded, dataset, sides } = await readyFor(open, query)
      const tickets = await loadTicketsOf(open, loaded, holders)
      signal.throwIfAborted()
      const { tickets: _, ...others } = sides
      return { ...runKpi(dataset, query, undefined, { ...others, ...(tickets ? { tickets } : {}) }), version: loaded.version }
    })
}

/** What keys are called, by what they are keys of; channels and regions are names. */
type Named = Partial<Record<keyof GoalCovers, ReadonlyMap<string, string>>>

/** Promotions and suppliers are read only where a goal is of them. */
async function coverNames(
  { db }: OpenShop,
  { goals, categories, people }: { goals: readonly Goal[]; categories: readonly KeyAndName[]; people: readonly KeyAndName[] },
): Promise<Named> {
  const covered = goals.map(({ of }) => (of && 'covers' in of ? (of.covers ?? {}) : {}))
  const keysOf = (name: 'supplier' | 'promotion') => [...new Set(covered.flatMap((covers) => covers[name] ?? []))]
  const [suppliers, promotions] = await Promise.all([db.suppliers.bulkGet(keysOf('supplier')), db.promotions.bulkGet(keysOf('promotion'))])
  const map = (rows: readonly (KeyAndName | undefined)[]) => new Map(rows.flatMap((row) => (row ? [[row.key, row.name] as const] : [])))
  return { category: map(categories), people: map(people), supplier: map(suppliers), promotion: map(promotions) }
}

interface KeyAndName {
  key: string
  name: string
}

/** What is a person's or a team's, in names. */
function coversIn({ metric, of }: Goal, named: Named): GoalStanding['covers'] {
  if (of?.kind !== 'person' && of?.kind !== 'team') return undefined
  const covers = coversFor(metric, of.kind, of.covers ?? {})
  if (!covers) return undefined
  const list = ([...GOAL_COVERS, 'people'] as const).flatMap((by) =>
    covers[by] ? [{ by, names: covers[by].map((key) => named[by]?.get(key) ?? key) }] : [],
  )
  return covers.owned ? [{ by: 'owned', names: [] }, ...list] : list
}
