import { useEffect, useRef } from 'react'
import type { Filters } from '~/analytics/query'
import type { Board } from './useBoard'
import { FILTER_NAMES } from './view'

type Chip = readonly [name: (typeof FILTER_NAMES)[number], value: string]

const chipsOf = (filters: Filters): Chip[] => FILTER_NAMES.flatMap((name) => (filters[name] ?? []).map((value) => [name, value] as const))

const isSame =
  ([name, value]: Chip) =>
  ([other, of]: Chip) =>
    name === other && value === of

/** The chips of `now` in the order in which they came. */
export function inOrder(before: readonly Chip[], now: Filters): Chip[] {
  const chips = chipsOf(now)
  const stay = before.filter((chip) => chips.some(isSame(chip)))
  return [...stay, ...chips.filter((chip) => !stay.some(isSame(chip)))]
}

/** Esc takes the filter away that came last, where nothing that is open takes the key for itself. */
export function useEscape({ view, toggle }: Board): void {
  const chips = useRef<Chip[]>([])
  const latest = useRef(toggle)
  useEffect(() => {
    chips.current = inOrder(chips.current, view.filters)
    latest.current = toggle
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const busy =
        event.target instanceof Element && event.target.closest('input, select, textarea, [role=dialog], dialog, [role=menu], [popover]')
      const last = chips.current.at(-1)
      if (event.key !== 'Escape' || event.defaultPrevented || busy || !last || document.querySelector('dialog[open], .ant-drawer-open'))
        return
      event.preventDefault()
      latest.current(...last)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
