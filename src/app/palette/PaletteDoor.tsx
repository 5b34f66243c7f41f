import { createElement, useEffect, useState, type ComponentType } from 'react'
import { usePalette } from './state'

/** After the first screen has had processor and network for itself. */
const PRELOAD_AFTER_MS = 3000

interface Props {
  openSheet: () => void
}

/** Not by React's `lazy`, which holds the first drawing back by 300 ms even where the code is there. */
let Palette: ComponentType<Props> | undefined

/** The palette while it is open. Its code is fetched at the first need, else while the page is idle. */
export function PaletteDoor(props: Props) {
  const open = usePalette((palette) => palette.open)
  const [loaded, setLoaded] = useState(Palette !== undefined)
  useEffect(() => {
    if (loaded) return undefined
    const load = async () => {
      try {
        Palette = (await import('./Palette')).default
        setLoaded(true)
      } catch {
        // Offline before it came: the next press tries again.
        usePalette.setState({ open: false })
      }
    }
    const timer = setTimeout(() => void load(), open ? 0 : PRELOAD_AFTER_MS)
    return () => clearTimeout(timer)
  }, [open, loaded])
  return open && loaded && Palette ? createElement(Palette, props) : null
}
