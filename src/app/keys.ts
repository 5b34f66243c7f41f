import { useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'
import { AREAS } from './areas'
import { togglePalette } from './palette/state'

/** True where a letter is text and not a key of ours. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName))
}

const PAIR_MS = 1200

const isPaletteKey = ({ key, ctrlKey, metaKey, altKey, shiftKey, isComposing }: KeyboardEvent) =>
  key.toLowerCase() === 'k' && ctrlKey !== metaKey && !altKey && !shiftKey && !isComposing

/** `g` then the area's letter goes there, `?` opens the sheet; off while the reader types. ⌘K or Ctrl+K opens the palette from anywhere. */
export function useGoToKeys(openSheet: () => void): void {
  const navigate = useNavigate()
  const armedAt = useRef(-Infinity)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isPaletteKey(event)) {
        // Browsers have a use of their own for it.
        event.preventDefault()
        togglePalette()
        return
      }
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented || isTyping(event.target)) return
      if (event.key === '?') {
        event.preventDefault()
        openSheet()
        return
      }
      const area = AREAS.find(({ key }) => key === event.key)
      if (area && event.timeStamp - armedAt.current < PAIR_MS) {
        event.preventDefault()
        void navigate(area.to)
      }
      armedAt.current = event.key === 'g' ? event.timeStamp : -Infinity
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [navigate, openSheet])
}
