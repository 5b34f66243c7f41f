import { useEffect, useRef, type RefObject } from 'react'

/** `g` and then a letter goes to another screen: that letter is not ours. */
const PAIR_MS = 1200
/** A row that goes away so long after it had the focus went by what was done with it. */
const JUST_MS = 10_000

export interface RowKeys {
  onSnooze: (id: string) => void
  onDone: (id: string) => void
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName))

const rowsIn = (list: HTMLElement | null): HTMLElement[] => [...(list?.querySelectorAll<HTMLElement>('[data-home-item]') ?? [])]
const focusRow = (row: HTMLElement | undefined): void => row?.querySelector<HTMLElement>('[data-home-focus]')?.focus()

/**
 * Keys of the list: j / k from anywhere and the arrows from within it move, Enter opens (the row's link has the focus), s snoozes, e is done. When the row
 * that had the focus is gone the one in its place takes it. `shown` changes with the rows.
 */
export function useRowKeys(list: RefObject<HTMLElement | null>, shown: string, { onSnooze, onDone }: RowKeys): void {
  /** The row that had the focus last, and when. */
  const last = useRef({ row: -1, at: -Infinity })
  const armedAt = useRef(-Infinity)

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return
      if (isTyping(event.target) || document.querySelector('dialog[open], [role=dialog]')) return
      const paired = event.timeStamp - armedAt.current < PAIR_MS
      armedAt.current = event.key === 'g' ? event.timeStamp : -Infinity
      if (paired) return
      const rows = rowsIn(list.current)
      const current = rows.findIndex((row) => row.contains(document.activeElement))
      const step = stepOf(event.key, current >= 0)
      const id = rows.at(current)?.dataset.homeItem
      if (step !== 0) focusRow(rows[current < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, current + step))])
      else if (current >= 0 && id !== undefined && event.key === 's') onSnooze(id)
      else if (current >= 0 && id !== undefined && event.key === 'e') onDone(id)
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [list, onSnooze, onDone])

  useEffect(() => {
    const element = list.current
    const onFocus = ({ target }: FocusEvent) => {
      const row = rowsIn(element).findIndex((each) => target instanceof Node && each.contains(target))
      // The sheet that asks until when stands in the list as well, and in no row.
      last.current = { row: row < 0 ? last.current.row : row, at: performance.now() }
    }
    element?.addEventListener('focusin', onFocus)
    return () => element?.removeEventListener('focusin', onFocus)
  }, [list])

  useEffect(() => {
    const lost = document.activeElement === null || document.activeElement === document.body
    const { row, at } = last.current
    if (row < 0 || !lost || performance.now() - at > JUST_MS) return
    const rows = rowsIn(list.current)
    focusRow(rows[Math.min(row, rows.length - 1)])
  }, [list, shown])
}

/** Arrows scroll the page until the list has the focus. */
function stepOf(key: string, within: boolean): number {
  if (key === 'j' || (within && key === 'ArrowDown')) return 1
  return key === 'k' || (within && key === 'ArrowUp') ? -1 : 0
}
