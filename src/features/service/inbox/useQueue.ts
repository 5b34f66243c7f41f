import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useId, useMemo, useRef, type RefObject } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { usePages } from '~/features/shared/pages'
import { ticketQueries } from '~/features/service/queries'
import { paths } from '~/paths'
import type { TicketListRow } from '~/store/ticketList'
import { isSelected } from '~/ui/gridSelection'
import { withoutSheet } from './opened'
import { ROW_LINES, type RowLines } from './rowLines'
import { useUi } from '~/ui/UiContext'
import { useGridPlace } from '~/ui/useGridPlace'
import { useGridRows } from '~/ui/useGridRows'
import { selectedOf, useGridSelection } from '~/ui/useGridSelection'
import { usePhone } from '~/ui/usePhone'
import type { InboxView } from './view'
import { useReader } from './useReader'
import { toFilter } from './view'

/** Rows on either side of the active one in which its ticket is looked for when the list has changed. */
const FOLLOWED = 200

export type Queue = ReturnType<typeof useQueue>

/** The queue: its rows, which one is active, what is selected, and the way from ticket to ticket. */
export function useQueue(view: InboxView, openKey: string | undefined) {
  const reader = useReader()
  const phone = usePhone()
  const { density } = useUi()
  const lines: RowLines = ROW_LINES[phone ? 'roomy' : density]
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const filter = useMemo(() => toFilter({ ...view, q: '' }, reader), [view, reader])
  const list = ticketQueries.list({ filter, sort: view.sort })
  const { total, rowAt, onRange, busy } = usePages(list)
  const question = JSON.stringify(list.queryKey)
  const rows = useGridRows(scroller, { total, onRange }, lines.height, 0)
  const [{ row: active }, setPlace] = useGridPlace(scroller, `tickets ${question}`, total !== undefined)
  const source = { total: total ?? 0, rowAt, rowKey: ({ key }: TicketListRow) => key, fetch: list.fetch }
  const selecting = useGridSelection(`tickets ${JSON.stringify([list.queryKey[0], filter])}`, source)
  const selected = selectedOf(selecting, source)
  const setActive = (row: number) => setPlace({ row, col: 0 })
  const moving = useFollowed({ question, rowAt, active, setActive, total, openKey, show: rows.show, scroller, height: lines.height })
  usePrefetch(rowAt, active)
  const open = useOpen(openKey)
  const openAt = (index: number) => {
    const row = rowAt(index)
    if (!row) return
    setActive(index)
    if (selected.count === 0) selecting.step(index)
    open(row.key)
  }
  /** To a row; what is open beside the list follows. */
  const moveTo = (index: number, extending = false) => {
    setActive(index)
    rows.show(index)
    if (extending) selecting.extend(index)
    // What is selected further goes from the row that was selected last.
    else if (selected.count === 0) selecting.step(index)
    const row = rowAt(index)
    if (openKey !== undefined && row) open(row.key)
  }
  /** The row so many further; where the open ticket has left the list, the one that took its place is next. */
  const stepTo = (by: 1 | -1): number | undefined => {
    if (!total) return undefined
    const gone = openKey !== undefined && rowAt(active)?.key !== openKey
    const to = gone && by > 0 ? active : active + by
    return to >= 0 && to < total ? to : undefined
  }
  /** Opens the next one; false: there is none. Asked for before its row is there, it is opened when that comes, unless the reader has gone elsewhere. */
  const awaited = useRef<{ from: string | undefined }>(undefined)
  const openNext = (): boolean => {
    const to = openKey !== undefined ? stepTo(1) : total ? active : undefined
    const isLoading = total === undefined || (to !== undefined && !rowAt(to))
    awaited.current = isLoading ? { from: openKey } : undefined
    if (!isLoading && to !== undefined) openAt(to)
    return isLoading || to !== undefined
  }
  useEffect(() => {
    if (!awaited.current || moving.current) return
    if (awaited.current.from === openKey) openNext()
    else awaited.current = undefined
  })
  return {
    id,
    phone,
    lines,
    scroller,
    filter,
    list,
    total,
    rowAt,
    busy,
    rows,
    active,
    selecting,
    selected,
    has: (index: number) => {
      const row = rowAt(index)
      return row !== undefined && isSelected(selecting.selection, row.key)
    },
    openAt,
    openNext,
    moveTo,
    stepTo,
    focus: () => scroller.current?.focus({ preventScroll: true }),
  }
}

/** Opens a ticket beside the list; from ticket to ticket Back leads to the list, not through all of them. */
export function useOpen(openKey: string | undefined): (key: string, message?: string) => void {
  const { search } = useLocation()
  const navigate = useNavigate()
  return useCallback(
    (key, message = '') => {
      if (key === openKey && message === '') return
      void navigate(
        { pathname: paths.ticket({ key }), search: withoutSheet(search), hash: message },
        {
          replace: openKey !== undefined,
          // Painted with the next frame: as a transition the router would wait until the browser is idle.
          flushSync: true,
        },
      )
    },
    [navigate, openKey, search],
  )
}

interface Followed {
  question: string
  rowAt: (index: number) => TicketListRow | undefined
  active: number
  setActive: (row: number) => void
  total: number | undefined
  openKey: string | undefined
  show: (index: number) => void
  scroller: RefObject<HTMLDivElement | null>
  height: number
}

/**
 * The active row stays with its ticket when others come and go, and what is read stays where it is; a ticket that is opened from elsewhere is the active one. Returns
 * whether the active row is about to be another.
 */
function useFollowed({ question, rowAt, active, setActive, total, openKey, show, scroller, height }: Followed): RefObject<boolean> {
  const moving = useRef(false)
  const last = useRef<{ question: string; row: number; key: string | undefined; openKey: string | undefined }>(undefined)
  useEffect(() => {
    moving.current = false
    if (total === undefined) return
    const key = rowAt(active)?.key
    const before = last.current
    const near = (wanted: string) => {
      for (let by = 0; by <= FOLLOWED; by++) {
        for (const row of [active + by, active - by]) if (row >= 0 && rowAt(row)?.key === wanted) return row
      }
      return undefined
    }
    const opened = openKey !== undefined && openKey !== before?.openKey && openKey !== key ? near(openKey) : undefined
    const moved =
      before?.question === question && before.row === active && before.key !== undefined && before.key !== key
        ? near(before.key)
        : undefined
    const to = opened ?? moved
    last.current = { question, row: to ?? active, key: to === undefined ? key : rowAt(to)?.key, openKey }
    if (to === undefined) {
      if (total > 0 && active >= total) setActive(total - 1)
      return
    }
    moving.current = to !== active
    setActive(to)
    if (opened !== undefined) show(to)
    else if (scroller.current && scroller.current.scrollTop > 0) scroller.current.scrollTop += (to - active) * height
  })
  return moving
}

/** The tickets before and after the active one are there before they are asked for. */
function usePrefetch(rowAt: (index: number) => TicketListRow | undefined, active: number) {
  const client = useQueryClient()
  const keys = [active + 1, active - 1, active].flatMap((index) => rowAt(index)?.key ?? []).join(' ')
  useEffect(() => {
    for (const key of keys.split(' ')) {
      if (key === '') continue
      void client.prefetchQuery(ticketQueries.ticket(key))
      void client.prefetchQuery(ticketQueries.customer(key))
    }
  }, [client, keys])
}
