import { useCallback, useMemo, useRef, useState } from 'react'
import { NavigationType, useNavigationType } from 'react-router'
import { useMessages } from '~/lib/i18n'
import { gridMessages } from './gridMessages'
import { rememberSelection, selectionOf } from './gridMemory'
import { rowsBetween, selectedRows, type RowSource } from './gridRows'
import { countOf, EVERYTHING, isSelected, NOTHING, toggled, withRows, type Selection } from './gridSelection'
import type { Selected } from './gridTypes'
import { showToast } from './Toast'
import { useFormat } from './UiContext'

/** So many rows at once between two presses; all of a longer list are selected by name. */
const RANGE_LIMIT = 20_000

export interface GridSelection {
  selection: Selection
  toggle: (index: number) => void
  /** From the row that was last toggled or stepped on to this one; the last extension is taken back first. */
  extend: (index: number) => void
  /** The reader has stepped on a row: the next extension starts here. */
  step: (index: number) => void
  all: () => void
  clear: () => void
}

/** What is selected, as long as the same rows match; it is back after Back. */
function useRemembered(match: string): [Selection, (selection: Selection) => void] {
  const back = useNavigationType() === NavigationType.Pop
  const start = () => ({ match, selection: (back && selectionOf(match)) || NOTHING })
  const [state, setState] = useState(start)
  if (state.match !== match) setState(start())
  const set = useCallback(
    (selection: Selection) => {
      rememberSelection(match, selection)
      setState({ match, selection })
    },
    [match],
  )
  return [state.match === match ? state.selection : NOTHING, set]
}

interface Anchor {
  row: number
  /** What was selected before the extension. */
  base: Selection
  /** What the extension does: selects, or takes away where the press before took a row away. */
  chosen: boolean
}

export function useGridSelection<Row>(match: string, source: RowSource<Row>): GridSelection {
  const t = useMessages(gridMessages)
  const format = useFormat()
  const [selection, set] = useRemembered(match)
  const now = useRef({ selection, source })
  now.current = { selection, source }
  const anchor = useRef<Anchor>(undefined)
  const latest = useRef<AbortController>(undefined)
  return useMemo(() => {
    const change = (next: Selection) => {
      latest.current?.abort()
      now.current.selection = next
      set(next)
    }
    const step = (row: number) => {
      anchor.current = { row, base: now.current.selection, chosen: true }
    }
    return {
      selection,
      step,
      toggle: (index) => {
        const { source } = now.current
        const row = source.rowAt(index)
        if (row === undefined) return
        const key = source.rowKey(row)
        const next = toggled(now.current.selection, key)
        change(next)
        anchor.current = { row: index, base: next, chosen: isSelected(next, key) }
      },
      extend: (index) => {
        if (!anchor.current) step(index)
        if (!anchor.current) return
        const { row, base, chosen } = anchor.current
        const { source } = now.current
        if (Math.abs(index - row) >= RANGE_LIMIT) return showToast(t('rangeTooLong', { limit: format.count(RANGE_LIMIT) }), { tone: 'bad' })
        latest.current?.abort()
        const controller = new AbortController()
        latest.current = controller
        rowsBetween(source, Math.min(row, index), Math.max(row, index), controller.signal).then(
          (rows) => controller.signal.aborted || change(withRows(base, rows.map(source.rowKey), chosen)),
          () => undefined,
        )
      },
      all: () => change(EVERYTHING),
      clear: () => change(NOTHING),
    }
  }, [selection, set, t, format])
}

/** The selection as its actions get it. */
export function selectedOf<Row>({ selection, clear }: GridSelection, source: RowSource<Row>): Selected<Row> {
  const { total } = source
  return {
    selection,
    count: countOf(selection, total),
    total,
    rows: (limit, signal = new AbortController().signal) => selectedRows(source, selection, limit, signal),
    clear,
  }
}
