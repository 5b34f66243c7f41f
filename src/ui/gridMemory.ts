import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'
import { kept } from '~/lib/keep'
import { toLayout, type GridLayout } from './gridLayout'
import type { Place } from './gridKeys'
import type { Selection } from './gridSelection'

const toLayouts = (found: unknown): Record<string, GridLayout> =>
  typeof found === 'object' && found !== null
    ? Object.fromEntries(Object.entries(found).map(([name, layout]) => [name, toLayout(layout)]))
    : {}

/** How the reader has arranged the columns of each grid, by its name. Kept in localStorage `zhanggui:grids`. */
const useLayouts = create<Record<string, GridLayout>>()(
  persist((): Record<string, GridLayout> => ({}), {
    name: 'zhanggui:grids',
    storage: createJSONStorage(() => kept),
    merge: toLayouts,
  }),
)

const UNCHANGED: GridLayout = {}

export const useGridLayout = (name: string): GridLayout => useLayouts((layouts) => layouts[name]) ?? UNCHANGED

/** Changes the layout of a grid; `{}` is as it was delivered. */
export const setGridLayout = (name: string, change: (now: GridLayout) => GridLayout): void => {
  useLayouts.setState((layouts) => ({ [name]: change(layouts[name] ?? UNCHANGED) }))
}

/** Where a list was left: px from the top and from the left, and the active cell. */
export interface LeftAt {
  top: number
  left: number
  active: Place
}

const PLACES = 'zhanggui:places'
const KEPT_VIEWS = 30
/** A longer selection is not worth its place in the tab's storage. */
const KEPT_KEYS = 5000

const views = new Map<string, LeftAt>()
const selections = new Map<string, Selection>()

/** The last of a view's places counts, and the oldest views are forgotten. */
function keep<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key)
  map.set(key, value)
  const oldest = map.keys().next()
  if (map.size > KEPT_VIEWS && !oldest.done) map.delete(oldest.value)
}

export const leftAt = (view: string): LeftAt | undefined => views.get(view)
export const rememberPlace = (view: string, place: LeftAt): void => keep(views, view, place)
export const selectionOf = (match: string): Selection | undefined => selections.get(match)
export const rememberSelection = (match: string, selection: Selection): void => keep(selections, match, selection)

/** Forgets every list's place and selection: what was searched for may name somebody who is erased. */
export function forgetPlaces(): void {
  views.clear()
  selections.clear()
  sessionStorage.removeItem(PLACES)
}

/** The tab keeps both over a reload. */
function save(): void {
  const kept = [...selections].map(
    ([match, selection]) => [match, selection.all, [...(selection.all ? selection.except : selection.keys)]] as const,
  )
  const small = kept.filter(([, , keys]) => keys.length <= KEPT_KEYS)
  try {
    sessionStorage.setItem(PLACES, JSON.stringify({ views: [...views], selections: small }))
  } catch {
    // Storage is full or closed: the list starts at the top after a reload.
  }
}

function load(): void {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(PLACES) ?? '{}')
    if (typeof kept !== 'object' || kept === null) return
    if ('views' in kept && Array.isArray(kept.views)) {
      for (const entry of kept.views as unknown[]) if (isView(entry)) views.set(entry[0], entry[1])
    }
    if ('selections' in kept && Array.isArray(kept.selections)) {
      for (const entry of kept.selections as unknown[]) {
        if (!isSelection(entry)) continue
        const keys = new Set(entry[2])
        selections.set(entry[0], entry[1] ? { all: true, except: keys } : { all: false, keys })
      }
    }
  } catch {
    // Not ours: as good as nothing.
  }
}

const isNumbers = (value: object, names: readonly string[]) =>
  names.every((name) => Number.isFinite(Object.entries(value).find(([key]) => key === name)?.[1]))

function isView(entry: unknown): entry is [string, LeftAt] {
  if (!Array.isArray(entry) || typeof entry[0] !== 'string') return false
  const place: unknown = entry[1]
  if (typeof place !== 'object' || place === null || !isNumbers(place, ['top', 'left']) || !('active' in place)) return false
  return typeof place.active === 'object' && place.active !== null && isNumbers(place.active, ['row', 'col'])
}

const isSelection = (entry: unknown): entry is [string, boolean, string[]] =>
  Array.isArray(entry) &&
  typeof entry[0] === 'string' &&
  typeof entry[1] === 'boolean' &&
  Array.isArray(entry[2]) &&
  entry[2].every((key) => typeof key === 'string')

load()
addEventListener('pagehide', save)
