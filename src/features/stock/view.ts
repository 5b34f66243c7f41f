import { MOVE_TASKS } from '~/domain/moveSheet'
import { MOVEMENT_KINDS } from '~/domain/stock'
import { defineUrlState, flag, oneOf, someOf, text, texts } from '~/lib/urlState'
import { LEVEL_SORTS, LEVEL_STATES } from '~/domain/levelState'
import type { LevelQuery, MoveQuery } from '~/store/stockLists'

/** What is open over the list: the sheet of movements for a task, or those for pasted rows and files, and for what was shipped. */
const SHEETS = ['', 'file', 'shipped', ...MOVE_TASKS] as const

/** The list of levels as the address holds it. */
export const levelView = defineUrlState({
  q: text(),
  by: oneOf(['sku', 'location'], 'sku'),
  location: texts(),
  category: texts(),
  supplier: texts(),
  state: someOf(LEVEL_STATES),
  sort: oneOf(LEVEL_SORTS, 'available'),
  descending: flag(false),
  do: oneOf(SHEETS, ''),
})
export type LevelView = typeof levelView.initial

export const NO_LEVEL_FILTERS = { location: [], category: [], supplier: [], state: [] } as const

export const countLevelFilters = ({ location, category, supplier, state }: LevelView): number =>
  [location, category, supplier, state].filter((values) => values.length > 0).length

/** What the store is asked, but for the page. */
export function toLevelQuery(view: LevelView): Omit<LevelQuery, 'offset' | 'limit'> {
  const { q, by, location, category, supplier, state, sort, descending } = view
  return {
    by,
    sort,
    descending,
    ...(q.trim() && { search: q.trim() }),
    ...(location.length > 0 && { location: [...location] }),
    ...(category.length > 0 && { category: [...category] }),
    ...(supplier.length > 0 && { supplier: [...supplier] }),
    ...(state.length > 0 && { state: [...state] }),
  }
}

/** The list of movements as the address holds it. */
export const movesView = defineUrlState({
  q: text(),
  /** Exact, from links. */
  sku: text(),
  ref: text(),
  kind: someOf(MOVEMENT_KINDS),
  location: texts(),
  /** '' is "with a file". */
  who: texts(),
})
export type MovesView = typeof movesView.initial

export function toMoveQuery({ q, sku, ref, kind, location, who }: MovesView): Omit<MoveQuery, 'offset' | 'limit'> {
  return {
    ...(q.trim() && { search: q.trim() }),
    ...(sku && { sku }),
    ...(ref && { ref }),
    ...(kind.length > 0 && { kind: [...kind] }),
    ...(location.length > 0 && { location: [...location] }),
    ...(who.length > 0 && { who: [...who] }),
  }
}
