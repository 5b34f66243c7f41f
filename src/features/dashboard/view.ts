import type { Filters, Scope } from '~/analytics/query'
import { formatDay, parseDay } from '~/lib/zone'
import { GRAINS, RANGE_PRESETS, type Grain, type Range } from './range'

export const COMPARISONS = ['previous', 'year', 'none'] as const
export type Comparison = (typeof COMPARISONS)[number]

/** What the dashboard shows; the URL holds it, defaults left out. */
export interface DashboardView {
  range: Range
  /** undefined: by the length of the window. */
  grain?: Grain
  compare: Comparison
  filters: Filters
  scope: Scope
}

export const DEFAULT_VIEW: DashboardView = {
  range: { preset: 'all' },
  compare: 'previous',
  filters: {},
  scope: { nonProducts: true, free: false, unknownBuyers: 'beside' },
}

const DIMENSIONS = ['channel', 'region', 'sku'] as const
export type Dimension = (typeof DIMENSIONS)[number]

const oneOf = <T extends string>(values: readonly T[], text: string | null): T | undefined => values.find((value) => value === text)

/** Reads the URL; what it does not understand is as if it were not there. */
export function readView(params: URLSearchParams): DashboardView {
  return {
    range: readRange(params),
    grain: oneOf(GRAINS, params.get('grain')),
    compare: oneOf(COMPARISONS, params.get('compare')) ?? DEFAULT_VIEW.compare,
    filters: readFilters(params),
    scope: {
      nonProducts: params.get('postage') !== 'out',
      free: params.get('free') === 'counted',
      unknownBuyers: oneOf(['beside', 'out', 'each'], params.get('unknown')) ?? 'beside',
    },
  }
}

function readRange(params: URLSearchParams): Range {
  const from = parseDay(params.get('from') ?? '')
  const to = parseDay(params.get('to') ?? '')
  if (from !== undefined && to !== undefined && to > from) return { from, to }
  return { preset: oneOf(RANGE_PRESETS, params.get('range')) ?? 'all' }
}

function readFilters(params: URLSearchParams): Filters {
  const filters: Filters = {}
  for (const dimension of DIMENSIONS) {
    const values = [...new Set(params.getAll(dimension))].sort()
    if (values.length) filters[dimension] = values
  }
  return filters
}

/** The URL of a view; reading it back gives the same view. */
export function writeView(view: DashboardView): URLSearchParams {
  const params = new URLSearchParams()
  if (!('preset' in view.range)) {
    params.set('from', formatDay(view.range.from))
    params.set('to', formatDay(view.range.to))
  } else if (view.range.preset !== 'all') params.set('range', view.range.preset)
  if (view.grain) params.set('grain', view.grain)
  if (view.compare !== DEFAULT_VIEW.compare) params.set('compare', view.compare)
  for (const dimension of DIMENSIONS) for (const value of view.filters[dimension] ?? []) params.append(dimension, value)
  if (!view.scope.nonProducts) params.set('postage', 'out')
  if (view.scope.free) params.set('free', 'counted')
  if (view.scope.unknownBuyers !== 'beside') params.set('unknown', view.scope.unknownBuyers)
  return params
}

/** The view with a value of a dimension added, or taken away where it was chosen. */
export function toggleFilter(view: DashboardView, dimension: Dimension, value: string): DashboardView {
  const chosen = view.filters[dimension] ?? []
  const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value].sort()
  const { [dimension]: _, ...others } = view.filters
  return { ...view, filters: next.length ? { ...others, [dimension]: next } : others }
}

/** True where nothing is chosen: the view that the snapshot for the next start is taken of. */
export function isDefaultView(view: DashboardView): boolean {
  return writeView(view).size === 0
}
