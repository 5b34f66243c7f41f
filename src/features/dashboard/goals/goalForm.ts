import { type Calendar, endOfGrain, startOfGrain } from '~/domain/calendar'
import { canBeGoal, type Goal, type GoalOf, goalOf } from '~/domain/goal'
import { coversFor, GOAL_COVERS, type GoalCovers, isTold, kindsOf } from '~/domain/goalCover'
import { definitionOf, METRIC_IDS, type MetricId } from '~/domain/metric'
import { type Currency, toDecimalText, unitOf } from '~/domain/money'
import { type Day, formatDay, parseDay } from '~/lib/zone'

/** What is typed, as text, so that a draft outlives the tab. */
export interface GoalFields {
  metric: string
  /** `2026-01-01/2026-12-31`, both ends counted in. */
  period: string
  target: string
  kind: string
  /** Team's name, or key of a person or category. */
  who: string
  /** What is theirs, as coversText writes it. */
  covers: string
  parent: string
  note: string
}
export const FIELD_NAMES = [
  'metric',
  'period',
  'target',
  'kind',
  'who',
  'covers',
  'parent',
  'note',
] as const satisfies readonly (keyof GoalFields)[]

const UNITS: ReadonlySet<string> = new Set(['money', 'count', 'ratio', 'score'])
/** Asked for most, in the order of the list; all others follow. */
const USUAL: readonly MetricId[] = [
  'gmv_paid',
  'net_sales',
  'orders',
  'units',
  'buyers',
  'new_buyers',
  'arpb',
  'aov',
  'cvr_visitor',
  'repeat_buyer_rate',
]

/** Figures that a goal may be set for. */
export const GOAL_METRICS: readonly MetricId[] = [
  ...USUAL,
  ...METRIC_IDS.filter((id) => !USUAL.includes(id) && canBeGoal(id) && UNITS.has(definitionOf(id).unit)),
]

/** Names of what is covered, sorted, so that the same choice is the same text. */
export function coversText(covers: GoalCovers): string {
  const kept: [string, unknown][] = [...GOAL_COVERS, 'people' as const].flatMap((name) => {
    const keys = covers[name]
    return keys?.length ? [[name, keys.toSorted()] as [string, unknown]] : []
  })
  if (covers.owned) kept.push(['owned', true])
  return kept.length > 0 ? JSON.stringify(Object.fromEntries(kept)) : ''
}

const isKeys = (value: unknown): value is string[] => Array.isArray(value) && value.every((key) => typeof key === 'string')

/** What of a draft can be read; a draft may be of another version. */
export function readCovers(text: string): GoalCovers {
  const covers: GoalCovers = {}
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    return covers
  }
  if (typeof read !== 'object' || read === null) return covers
  for (const [name, value] of Object.entries(read)) {
    const cover = [...GOAL_COVERS, 'people' as const].find((each) => each === name)
    if (cover && isKeys(value)) covers[cover] = value
    if (name === 'owned' && value === true) covers.owned = true
  }
  return covers
}

function ownerOf(kind: GoalOf['kind'], who: string, metric: MetricId, text: string): GoalOf {
  if (kind === 'shop') return { kind }
  if (kind === 'category') return { kind, key: who }
  const covers = coversFor(metric, kind, readCovers(text))
  const theirs = covers ? { covers } : {}
  return kind === 'team' ? { kind, name: who, ...theirs } : { kind, key: who, ...theirs }
}

export const periodText = ({ from, to }: { from: Day; to: Day }): string => `${formatDay(from)}/${formatDay(to - 1)}`

/** undefined: no period, or one that ends before it begins. */
export function readPeriod(text: string): { from: Day; to: Day } | undefined {
  const [from, last] = text.split('/').map(parseDay)
  return from === undefined || last === undefined || last < from ? undefined : { from, to: last + 1 }
}

/** Months from the running one on, then quarters and years. */
export function periodChoices(today: Day, calendar: Calendar): { from: Day; to: Day }[] {
  return (['month', 'quarter', 'year'] as const).flatMap((grain) => {
    const windows: { from: Day; to: Day }[] = []
    let day = startOfGrain(grain, today, calendar)
    for (let i = 0; i < (grain === 'month' ? 4 : 2); i++) {
      windows.push({ from: day, to: endOfGrain(grain, day, calendar) })
      day = endOfGrain(grain, day, calendar)
    }
    return windows
  })
}

/** As it is typed: decimals of the currency, per cent. */
export function targetText({ metric, target }: Pick<Goal, 'metric' | 'target'>, currency: Currency): string {
  const { unit } = definitionOf(metric)
  if (unit === 'money') return toDecimalText(target, currency)
  return unit === 'ratio' ? String(Number((target * 100).toPrecision(12))) : String(target)
}

/** In the metric's own unit, money as an Amount; undefined where it is no number above 0. */
export function readTarget(text: string, metric: MetricId, currency: Currency): number | undefined {
  const value = Number(text.replaceAll(/[\s,，%¥$£€]/g, ''))
  if (!(value > 0) || !Number.isFinite(value)) return undefined
  const { unit } = definitionOf(metric)
  if (unit === 'money') return Math.round(value * unitOf(currency))
  if (unit === 'ratio') return value / 100
  return unit === 'count' ? Math.max(1, Math.round(value)) : value
}

export const fieldsOf = (goal: Goal, currency: Currency): GoalFields => {
  const of = goalOf(goal)
  return {
    metric: goal.metric,
    period: periodText(goal),
    target: targetText(goal, currency),
    kind: of.kind,
    who: of.kind === 'team' ? of.name : of.kind === 'shop' ? '' : of.key,
    covers: 'covers' in of ? coversText(of.covers ?? {}) : '',
    parent: goal.parent ?? '',
    note: goal.note ?? '',
  }
}

export type Wrong = 'target' | 'period' | 'team' | 'person' | 'category' | 'covers'

/** The goal that was typed, or what is wrong with it. */
export function readFields(fields: GoalFields, currency: Currency): Omit<Goal, 'key'> | { wrong: Wrong } {
  const metric = GOAL_METRICS.find((id) => id === fields.metric) ?? 'gmv_paid'
  const period = readPeriod(fields.period)
  if (!period) return { wrong: 'period' }
  const target = readTarget(fields.target, metric, currency)
  if (target === undefined) return { wrong: 'target' }
  const kind = kindsOf(metric).find((each) => each === fields.kind) ?? 'shop'
  const who = fields.who.trim()
  if (kind !== 'shop' && who === '') return { wrong: kind }
  const of = ownerOf(kind, who, metric, fields.covers)
  if (!isTold({ metric, of })) return { wrong: 'covers' }
  return {
    metric,
    ...period,
    target,
    ...(kind === 'shop' ? {} : { of }),
    ...(fields.parent === '' ? {} : { parent: fields.parent }),
    ...(fields.note.trim() === '' ? {} : { note: fields.note.trim() }),
  }
}
