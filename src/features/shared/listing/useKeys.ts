import { useEffect, useRef } from 'react'

/** `g` and then a letter goes to another screen: that letter is not ours. */
const PAIR_MS = 1200

/** What lies over the screen and has keys of its own; a popover only while it is open. */
const OVER = 'dialog[open], [role=dialog]:not([popover]), [role=menu]:not([popover]), [popover]:popover-open'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName))

/** Single keys of a screen; off while the reader types, and while a sheet or a drawer is open. */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys)
  latest.current = keys
  const armedAt = useRef(-Infinity)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return
      if (isTyping(event.target) || document.querySelector(OVER)) return
      const paired = event.timeStamp - armedAt.current < PAIR_MS
      armedAt.current = event.key === 'g' ? event.timeStamp : -Infinity
      const act = paired ? undefined : latest.current[event.key]
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
