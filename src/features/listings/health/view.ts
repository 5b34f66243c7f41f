import { MOVES, STALE_REASONS } from '~/domain/health'
import { defineUrlState, flag, oneOf, text } from '~/lib/urlState'
import type { HealthQuery, HealthSort, StaleDays } from '~/store/healthLists'

export const PARTS = ['reach', 'stale', 'watch'] as const
export const PERIODS = ['7', '28', '90'] as const
export const STALE_PERIODS = ['30', '60', '90', '180'] as const
export const SORTS = ['views', 'carts', 'orders', 'conversion', 'beside', 'change'] as const satisfies readonly HealthSort[]
export const ALL = 'all' as const

export const healthView = defineUrlState({
  part: oneOf(PARTS, 'reach'),
  q: text(),
  days: oneOf(PERIODS, '28'),
  move: oneOf([ALL, ...MOVES], ALL),
  sort: oneOf(SORTS, 'views'),
  descending: flag(true),
  /** Key of the product whose details are open. */
  product: text(),
  stale: oneOf(STALE_PERIODS, '90'),
  reason: oneOf([ALL, ...STALE_REASONS], ALL),
})
export type HealthView = typeof healthView.initial

const DAYS = { '7': 7, '28': 28, '90': 90 } as const
const STALE = { '30': 30, '60': 60, '90': 90, '180': 180 } as const satisfies Record<string, StaleDays>

export const staleDaysOf = ({ stale }: Pick<HealthView, 'stale'>): StaleDays => STALE[stale]

export const toHealthQuery = ({ q, days, move, sort, descending }: HealthView): Omit<HealthQuery, 'offset' | 'limit'> => ({
  days: DAYS[days],
  sort,
  descending,
  ...(q.trim() === '' ? {} : { search: q.trim() }),
  ...(move === ALL ? {} : { move }),
})
