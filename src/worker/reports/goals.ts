import { standGoals } from '~/analytics/reports/goals'
import { DEFAULT_CALENDAR } from '~/domain/calendar'
import { type Goal, goalOf } from '~/domain/goal'
import { unitOf } from '~/domain/money'
import { zoneOf } from '~/lib/zone'
import { answerKpi, readyFor } from '~/worker/figures'
import type { RunReport } from '~/worker/reportHandlers'

export const runGoals: RunReport<'goals'> = async (open, ask, signal) => {
  const { db } = open
  const [{ loaded, dataset }, goals, categories, people] = await Promise.all([
    readyFor(open, { metrics: [] }),
    db.goals.toArray(),
    db.categories.toArray(),
    db.people.toArray(),
  ])
  const { zone, currency, calendar = DEFAULT_CALENDAR } = loaded.settings
  const nameOf = (goal: Goal): string => {
    const of = goalOf(goal)
    if (of.kind === 'team') return of.name
    const named: readonly { key: string; name: string }[] = of.kind === 'person' ? people : of.kind === 'category' ? categories : []
    return 'key' in of ? (named.find(({ key }) => key === of.key)?.name ?? of.key) : ''
  }
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
  }
  return standGoals(ask, records, (query) => answerKpi(open, query, signal))
}
