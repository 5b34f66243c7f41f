import { useEffect, useRef, type RefObject } from 'react'

/** For a row of tabs that is wider than its screen, as on a phone: the one that is marked by `aria-current` comes into sight whenever `marked` is another. */
export function useMarkInSight<T extends HTMLElement>(marked: unknown): RefObject<T | null> {
  const row = useRef<T>(null)
  // Once they are painted: to ask where they are before would have the whole page laid out twice.
  useEffect(() => {
    const mark = row.current?.querySelector('[aria-current]:not([aria-current="false"])')
    if (!row.current || !mark) return
    const [box, tab] = [row.current.getBoundingClientRect(), mark.getBoundingClientRect()]
    row.current.scrollLeft += tab.left + tab.width / 2 - (box.left + box.width / 2)
  }, [marked])
  return row
}
