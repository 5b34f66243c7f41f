import { REPLAY_SORTS, SKU_SORTS } from '~/domain/promotion/simulation'
import { day, defineUrlState, flag, oneOf, type Param, text } from '~/lib/urlState'
import { WINDOWS } from './windows'

export const PLAN = 'plan'
export const ONLY = ['all', 'loss', 'fired', 'notFired'] as const
export const SERIES = ['gmv', 'discount'] as const

/** Pages are counted from 1. */
const pageNumber: Param<number> = {
  initial: 1,
  parse: ([first]) => (/^[1-9]\d{0,5}$/.test(first) ? Number(first) : undefined),
  format: (value) => [String(value)],
}

/** The simulation as the address holds it; assumptions are the reader's draft. */
export const simulateView = defineUrlState({
  /** '': the first that has orders. */
  window: oneOf(['', ...WINDOWS], ''),
  from: day(),
  to: day(),
  variant: text(PLAN),
  skus: oneOf(SKU_SORTS, 'off'),
  series: oneOf(SERIES, 'gmv'),
  /** The drawer of orders is open. */
  orders: flag(),
  only: oneOf(ONLY, 'all'),
  rule: text(),
  sku: text(),
  sort: oneOf(REPLAY_SORTS, 'time'),
  up: flag(),
  page: pageNumber,
  /** Number of the order that is explained. */
  order: text(),
})
export type SimulateView = typeof simulateView.initial
