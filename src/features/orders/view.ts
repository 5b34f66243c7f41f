import { ORDER_REASONS } from '~/domain/orderAct'
import { ORDER_STATES } from '~/domain/orderState'
import { type Currency, unitOf } from '~/domain/money'
import { day, decimal, defineUrlState, flag, oneOf, someOf, text, texts } from '~/lib/urlState'
import type { OrderQuery } from '~/store/lists'

export const ORDER_SORTS = ['placedAt', 'number', 'total', 'units', 'buyer'] as const

/** The list as the address holds it. */
export const orderView = defineUrlState({
  q: text(),
  state: someOf(ORDER_STATES),
  channel: texts(),
  region: texts(),
  reason: someOf(ORDER_REASONS),
  sku: text(),
  /** customerIdOf the buyer. */
  customer: text(),
  from: day(),
  to: day(),
  /** Which of an order's days `from` and `to` are. */
  days: oneOf(['placed', 'paid'], 'placed'),
  /** What was paid, in decimals of the shop's currency: at least so much, and less than so much. */
  paidLeast: decimal(),
  paidUnder: decimal(),
  sort: oneOf(ORDER_SORTS, 'placedAt'),
  descending: flag(true),
})
export type OrderView = typeof orderView.initial

/** What the store is asked, but for the page. */
export function toOrderQuery(view: OrderView, currency: Currency): Omit<OrderQuery, 'offset' | 'limit'> {
  const { q, state, channel, region, reason, sku, customer, from, to, days, paidLeast, paidUnder, sort, descending } = view
  const amount = (decimals: number) => Math.round(decimals * unitOf(currency))
  return {
    sort,
    descending,
    ...(q.trim() && { search: q.trim() }),
    ...(state.length > 0 && { state: [...state] }),
    ...(channel.length > 0 && { channel: [...channel] }),
    ...(region.length > 0 && { region: [...region] }),
    ...(reason.length > 0 && { reason: [...reason] }),
    ...(sku && { sku }),
    ...(customer && { customer }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(days === 'paid' && { daysOf: days }),
    ...(paidLeast !== undefined && { paidLeast: amount(paidLeast) }),
    ...(paidUnder !== undefined && { paidUnder: amount(paidUnder) }),
  }
}

/** How many filters narrow the list; the two ends of the dates are one, and so are those of the amount. */
export function countFilters({ state, channel, region, reason, sku, customer, from, to, paidLeast, paidUnder }: OrderView): number {
  return [
    state.length > 0,
    channel.length > 0,
    region.length > 0,
    reason.length > 0,
    sku !== '',
    customer !== '',
    from !== undefined || to !== undefined,
    paidLeast !== undefined || paidUnder !== undefined,
  ].filter(Boolean).length
}

/** Nothing is searched and nothing filtered. */
export const NO_FILTERS = {
  q: '',
  state: [],
  channel: [],
  region: [],
  reason: [],
  sku: '',
  customer: '',
  from: undefined,
  to: undefined,
  days: 'placed',
  paidLeast: undefined,
  paidUnder: undefined,
} as const
