import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { NavigationType, useNavigationType } from 'react-router'
import type { Place } from './gridKeys'
import { leftAt, rememberPlace } from './gridMemory'

const TOP: Place = { row: 0, col: 0 }

/**
 * Where the reader is in a list: how far it is scrolled, and the active cell. A new view starts at the top, one that the reader comes back to is where
 * it was left. `ready`: the list has its full height.
 */
export function useGridPlace(scroller: RefObject<HTMLElement | null>, view: string, ready: boolean): [Place, (place: Place) => void] {
  const back = useNavigationType() === NavigationType.Pop
  const [active, setActive] = useState(TOP)
  const latest = useRef(active)
  const shown = useRef('')
  useLayoutEffect(() => {
    const element = scroller.current
    if (!ready || !element || shown.current === view) return
    const first = shown.current === ''
    shown.current = view
    const { top, left, active: was } = (back && leftAt(view)) || { top: 0, left: 0, active: TOP }
    if (first && top === 0 && left === 0 && was.row === 0 && was.col === 0) return
    element.scrollTop = top
    element.scrollLeft = left
    setActive(was)
  }, [scroller, view, ready, back])
  useEffect(() => {
    latest.current = active
    const element = scroller.current
    if (!element || !ready) return
    const remember = () => {
      if (shown.current === view) rememberPlace(view, { top: element.scrollTop, left: element.scrollLeft, active: latest.current })
    }
    remember()
    element.addEventListener('scroll', remember, { passive: true })
    return () => element.removeEventListener('scroll', remember)
  }, [scroller, view, ready, active])
  return [active, setActive]
}
