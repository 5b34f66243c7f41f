import type { Compare, FilterName, Filters, Scope, TimeGrain } from '~/analytics/query'
import { formatDay, parseDay, type Day } from '~/lib/zone'
import { GRAINS, RANGE_PRESETS, type Range } from './range'

export const COMPARISONS = ['previous', 'weekdays', 'year', 'none'] as const
/** A named comparison, or the days [from, to) that the user picked. */
export type Comparison = (typeof COMPARISONS)[number] | { from: Day; to: Day }

/** What a board shows; the URL holds it, defaults left out. */
export interface BoardView {
  range: Range
  /** undefined: by the length of the window. */
  grain?: TimeGrain
  compare: Comparison
  filters: Filters
  scope: Scope
}

export const DEFAULT_VIEW: BoardView = {
  range: { preset: 'all' },
  compare: 'previous',
  filters: {},
  scope: { nonProducts: true, free: false, unknownBuyers: 'beside' },
}

/** Every filter, in the order of the picker; the name in the URL is the filter's own. */
export const FILTER_NAMES = [
  'channel',
  'category',
  'product',
  'sku',
  'region',
  'promotion',
  'newness',
  'tier',
  'segment',
  'audience',
  'supplier',
  'priceBand',
  'weekday',
  'hour',
] as const satisfies readonly FilterName[]

/** Names in the URL that belong to the view; all others are a screen's own. */
const NAMES = [
  'range',
  'from',
  'to',
  'grain',
  'compare',
  'beforeFrom',
  'beforeTo',
  ...FILTER_NAMES,
  'postage',
  'free',
  'unknown',
  'refunds',
]

const oneOf = <T extends string>(values: readonly T[], text: string | null): T | undefined => values.find((value) => value === text)

/** Reads the URL; what it does not understand is as if it were not there. */
export function readView(params: URLSearchParams): BoardView {
  const refundsOn = params.get('refunds') === 'order' ? { refundsOn: 'order' as const } : {}
  return {
    range: readDays(params, 'from', 'to') ?? { preset: oneOf(RANGE_PRESETS, params.get('range')) ?? 'all' },
    grain: oneOf(GRAINS, params.get('grain')),
    compare: readDays(params, 'beforeFrom', 'beforeTo') ?? oneOf(COMPARISONS, params.get('compare')) ?? 'previous',
    filters: readFilters(params),
    scope: {
      nonProducts: params.get('postage') !== 'out',
      free: params.get('free') === 'counted',
      unknownBuyers: oneOf(['beside', 'out', 'each'], params.get('unknown')) ?? 'beside',
      ...refundsOn,
    },
  }
}

function readDays(params: URLSearchParams, first: string, end: string): { from: Day; to: Day } | undefined {
  const from = parseDay(params.get(first) ?? '')
  const to = parseDay(params.get(end) ?? '')
  return from !== undefined && to !== undefined && to > from ? { from, to } : undefined
}

function readFilters(params: URLSearchParams): Filters {
  const filters: Filters = {}
  for (const name of FILTER_NAMES) {
    const values = [...new Set(params.getAll(name))].sort()
    if (values.length) filters[name] = values
  }
  return filters
}

/** The URL of a view; reading it back gives the same view. What a screen keeps of its own in `base` stays. */
export function writeView({ range, grain, compare, filters, scope }: BoardView, base?: URLSearchParams): URLSearchParams {
  const params = new URLSearchParams(base)
  for (const name of NAMES) params.delete(name)
  if ('preset' in range) {
    if (range.preset !== 'all') params.set('range', range.preset)
  } else writeDays(params, range, 'from', 'to')
  if (grain) params.set('grain', grain)
  if (typeof compare === 'object') writeDays(params, compare, 'beforeFrom', 'beforeTo')
  else if (compare !== 'previous') params.set('compare', compare)
  for (const name of FILTER_NAMES) for (const value of filters[name] ?? []) params.append(name, value)
  if (!scope.nonProducts) params.set('postage', 'out')
  if (scope.free) params.set('free', 'counted')
  if (scope.unknownBuyers !== 'beside') params.set('unknown', scope.unknownBuyers)
  if (scope.refundsOn) params.set('refunds', scope.refundsOn)
  return params
}

function writeDays(params: URLSearchParams, { from, to }: { from: Day; to: Day }, first: string, end: string) {
  params.set(first, formatDay(from))
  params.set(end, formatDay(to))
}

/** The view with a value of a filter added, or taken away where it was chosen. */
export function toggleFilter(view: BoardView, name: FilterName, value: string): BoardView {
  const chosen = view.filters[name] ?? []
  return setFilter(view, name, chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value])
}

/** The view with the values of one filter replaced; none takes the filter away. */
export function setFilter(view: BoardView, name: FilterName, values: readonly string[]): BoardView {
  const { [name]: _, ...others } = view.filters
  return { ...view, filters: values.length ? { ...others, [name]: [...values].sort() } : others }
}

/** True where nothing is chosen: the view that the snapshot for the next start is taken of. */
export function isDefaultView(view: BoardView): boolean {
  return writeView(view).size === 0
}

/** What the engine is asked to compare with. */
export const compareOf = ({ compare }: BoardView): Compare | undefined => (compare === 'none' ? undefined : compare)
