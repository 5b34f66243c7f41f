import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'
import { NavigationType, useLocation, useNavigationType } from 'react-router'

/** Where a list was left: screen and view → px from the top. */
const left = new Map<string, number>()

/** Starts a new view at the top, and one that the reader comes back to where it was left. `ready`: the list has its full height. */
export function useScrollMemory(scroller: RefObject<HTMLElement | null>, viewKey: string, ready: boolean, onTop: () => void): void {
  const key = `${useLocation().pathname.split('/')[1]} ${viewKey}`
  const back = useNavigationType() === NavigationType.Pop
  const shown = useRef('')
  useLayoutEffect(() => {
    const element = scroller.current
    if (!ready || !element || shown.current === key) return
    const first = shown.current === ''
    shown.current = key
    const offset = back ? (left.get(key) ?? 0) : 0
    if (first && offset === 0) return
    element.scrollTop = offset
    if (offset === 0) onTop()
  })
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const remember = () => left.set(key, element.scrollTop)
    element.addEventListener('scroll', remember, { passive: true })
    return () => element.removeEventListener('scroll', remember)
  }, [scroller, key, ready])
}
