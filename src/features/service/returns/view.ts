import { RETURN_KINDS, RETURN_REASONS, RETURN_STATES, type ReturnKind, type ReturnReason, type ReturnState } from '~/domain/returns'
import { RETURN_SORTS, type ReturnFacets, type ReturnFilter } from '~/domain/returnAnswers'
import { isOverReturn } from '~/domain/returnStates'
import { defineUrlState, flag, oneOf, someOf, text } from '~/lib/urlState'

/** What a tab shows: states that wait for the same. */
export const RETURN_TABS = {
  open: RETURN_STATES.filter((state) => !isOverReturn(state) && state !== 'settled'),
  decide: ['requested', 'review'],
  proof: ['proof'],
  coming: ['approved', 'inTransit'],
  inspect: ['received'],
  settle: ['inspected'],
  settled: ['settled'],
  over: ['refused', 'closed', 'cancelled'],
  all: RETURN_STATES,
} as const satisfies Record<string, readonly ReturnState[]>
export type ReturnTab = keyof typeof RETURN_TABS
const isTab = (name: string): name is ReturnTab => Object.hasOwn(RETURN_TABS, name)
export const TAB_NAMES: readonly ReturnTab[] = Object.keys(RETURN_TABS).filter(isTab)

export const returnsView = defineUrlState({
  tab: oneOf(TAB_NAMES, 'open'),
  /** Of links from elsewhere: instead of the tab's. */
  state: someOf<ReturnState>(RETURN_STATES),
  q: text(),
  kind: someOf<ReturnKind>(RETURN_KINDS),
  reason: someOf<ReturnReason>(RETURN_REASONS),
  sku: text(),
  overdue: flag(),
  sort: oneOf(RETURN_SORTS, 'createdAt'),
  descending: flag(true),
})
export type ReturnsView = typeof returnsView.initial

/** `tabs`: without what a tab adds, for the counts of the tabs. */
export function filterOf({ tab, state, q, kind, reason, sku, overdue }: ReturnsView, tabs = false): ReturnFilter {
  const states = state.length > 0 ? state : RETURN_TABS[tab]
  return {
    ...(q.trim() ? { search: q.trim() } : {}),
    ...(!tabs && states.length < RETURN_STATES.length ? { state: states } : {}),
    ...(kind.length > 0 ? { kind } : {}),
    ...(reason.length > 0 ? { reason } : {}),
    ...(sku ? { sku } : {}),
    ...(overdue ? { overdue } : {}),
  }
}

export const countOf = ({ states }: Pick<ReturnFacets, 'states'>, tab: ReturnTab): number =>
  RETURN_TABS[tab].reduce((sum, state) => sum + (states[state] ?? 0), 0)
