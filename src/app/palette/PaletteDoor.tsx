import { createElement, useEffect, useLayoutEffect, useRef, useState, type ComponentType } from 'react'
import { flushSync } from 'react-dom'
import { type Early, NOTHING_TYPED, typedOn, usePalette } from './state'

/** After the first screen has had processor and network for itself. */
const PRELOAD_AFTER_MS = 3000

interface Props {
  openSheet: () => void
}

/** Not by React's `lazy`, which holds the first drawing back by 300 ms even where the code is there. */
let Palette: ComponentType<Props & { early: Early }> | undefined

/** The palette while it is open. Its code is fetched at the first need, else while the page is idle; what is typed until then is kept. */
export function PaletteDoor(props: Props) {
  const open = usePalette((palette) => palette.open)
  const [loaded, setLoaded] = useState(Palette !== undefined)
  const early = useEarlyKeys(open && !loaded)
  useEffect(() => {
    if (loaded) return undefined
    const load = async () => {
      try {
        Palette = (await import('./Palette')).default
        // At once, so that no letter comes between the last kept one and the box.
        flushSync(() => setLoaded(true))
      } catch {
        // Offline before it came: the next press tries again.
        usePalette.setState({ open: false })
      }
    }
    const timer = setTimeout(() => void load(), open ? 0 : PRELOAD_AFTER_MS)
    return () => clearTimeout(timer)
  }, [open, loaded])
  return open && loaded && Palette ? createElement(Palette, { ...props, early: early.current }) : null
}

/** Keeps what is typed while it waits, and keeps it from the screen below. */
function useEarlyKeys(waits: boolean) {
  const early = useRef(NOTHING_TYPED)
  useLayoutEffect(() => {
    if (!waits) return undefined
    early.current = NOTHING_TYPED
    const onKey = (event: KeyboardEvent) => {
      const next = typedOn(early.current, event)
      if (!next) return
      event.preventDefault()
      event.stopImmediatePropagation()
      if (event.key === 'Escape') usePalette.setState({ open: false })
      early.current = next
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [waits])
  return early
}
