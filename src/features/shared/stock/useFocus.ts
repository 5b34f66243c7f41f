import { useEffect, useRef, type RefObject } from 'react'

/** Has a field take the focus when it comes, after a sheet around it has opened and taken it. */
export function useFocus<E extends HTMLElement>(wanted = true): RefObject<E | null> {
  const field = useRef<E>(null)
  useEffect(() => {
    if (!wanted) return undefined
    const frame = requestAnimationFrame(() => field.current?.focus())
    return () => cancelAnimationFrame(frame)
  }, [wanted])
  return field
}
