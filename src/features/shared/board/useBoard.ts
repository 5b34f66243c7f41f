import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import type { Compare, DataRange, FilterName, TimeGrain } from '~/analytics/query'
import type { AskedWindow } from '~/analytics/reports'
import type { Snapshot } from '~/features/shared/snapshot'
import { useSearchChange } from '~/lib/urlState'
import { zoneOf, type Day } from '~/lib/zone'
import { useShop } from '~/session/shop'
import { grainFor, windowOf, type Window } from './range'
import { compareOf, readView, setFilter, toggleFilter, writeView, type BoardView } from './view'

/** What every part of a board works on. */
export interface Board {
  view: BoardView
  setView: (view: BoardView) => void
  window: Window
  /** The chosen grain, else the one that fits the window. */
  grain: TimeGrain
  /** Window, filters and scope: what every question of the board shares. */
  asked: AskedWindow
  /** What the window is compared with; undefined: nothing, or the window starts with the first order. */
  compare: Compare | undefined
  /** The shop's day of now. */
  today: Day
  data: DataRange
  /** `data` is of now, not of the last visit. */
  settled: boolean
  /** The tiles have their figures: the worker and the network are free for the rest. */
  ready: boolean
  /** Said by the tiles. */
  setReady: () => void
  /** The first chart is drawn: code and answers that nobody looks at first may come. */
  calm: boolean
  /** Said by the charts. */
  setCalm: () => void
  /** What this address showed the last time. */
  last: Snapshot | undefined
  /** Adds a member to a filter, or takes it away. */
  toggle: (name: FilterName, value: string) => void
  /** Replaces the members of a filter; none takes it away. */
  choose: (name: FilterName, values: readonly string[]) => void
}

/** The view in the address, and how to change it; each change is a step that Back undoes. */
function useBoardView(): [BoardView, (view: BoardView) => void] {
  const [params] = useSearchParams()
  const changeSearch = useSearchChange()
  const view = useMemo(() => readView(params), [params])
  const setView = useCallback((next: BoardView) => changeSearch((now) => writeView(next, now)), [changeSearch])
  return [view, setView]
}

export interface BoardInput {
  data: DataRange
  settled: boolean
  last: Snapshot | undefined
  ready: boolean
  setReady: () => void
  calm: boolean
  setCalm: () => void
  tickets?: AskedWindow['tickets']
}

/** A board of a shop that has orders. */
export function useBoard({ data, settled, last, ready, setReady, calm, setCalm, tickets }: BoardInput): Board {
  const [view, setView] = useBoardView()
  const { zone, calendar } = useShop()
  const today = zoneOf(zone).dayOf(Date.now())
  const { first, last: newest } = data
  const window = useMemo(() => windowOf(view.range, { first, last: newest }, today, calendar), [view.range, first, newest, today, calendar])
  const changeSearch = useSearchChange()
  // Made to the address and not to what is drawn of it: presses may come faster.
  const toggle = useCallback(
    (name: FilterName, value: string) => changeSearch((now) => writeView(toggleFilter(readView(now), name, value), now)),
    [changeSearch],
  )
  const choose = useCallback(
    (name: FilterName, values: readonly string[]) => changeSearch((now) => writeView(setFilter(readView(now), name, values), now)),
    [changeSearch],
  )
  return useMemo(
    () => ({
      view,
      setView,
      window,
      grain: view.grain ?? grainFor(window),
      asked: { from: window.from, to: window.to, scope: view.scope, filters: view.filters, ...(tickets && { tickets }) },
      // Where the window starts with the first order there is nothing before it.
      compare: window.from <= first ? undefined : compareOf(view),
      today,
      data,
      settled,
      ready,
      setReady,
      calm,
      setCalm,
      last,
      toggle,
      choose,
    }),
    [view, setView, window, first, today, data, settled, ready, setReady, calm, setCalm, last, toggle, choose, tickets],
  )
}
