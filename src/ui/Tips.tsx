import { lazy, Suspense, useEffect, useState } from 'react'
import { TIP } from './tipped'

const Tip = lazy(() => import('./Tip'))

/** A pointer that only crosses an element does not ask. */
const DELAY = 120

const tippedOf = (target: EventTarget | null) => (target instanceof Element ? target.closest<HTMLElement>(`[${TIP}]`) : null)

/**
 * Shows the tooltip of whatever is pointed at, or was reached by a key; Esc, leaving it or a press takes the tooltip away.
 * What cannot be pressed says why when it is pressed all the same, so that a finger learns it too.
 * One for the whole page, so that its code comes when the first one is asked for.
 */
export function Tips() {
  const [shown, show] = useState<HTMLElement | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const soon = (element: HTMLElement | null) => {
      clearTimeout(timer)
      if (element) timer = setTimeout(() => show(element), DELAY)
      else show(null)
    }
    const hide = () => soon(null)
    const onOver = ({ target, pointerType }: PointerEvent) => {
      if (pointerType !== 'touch') soon(tippedOf(target))
    }
    const onFocus = ({ target }: FocusEvent) =>
      soon(target instanceof Element && target.matches(':focus-visible') ? tippedOf(target) : null)
    const onClick = ({ target }: MouseEvent) => {
      const off = tippedOf(target)?.closest<HTMLElement>('[aria-disabled=true]')
      if (off) show(off)
    }
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') hide()
    }
    const end = new AbortController()
    const options = { capture: true, passive: true, signal: end.signal }
    document.addEventListener('pointerover', onOver, options)
    document.addEventListener('focusin', onFocus, options)
    document.addEventListener('click', onClick, options)
    document.addEventListener('keydown', onKey, options)
    for (const leaving of ['focusout', 'pointerdown', 'scroll']) document.addEventListener(leaving, hide, options)
    return () => {
      clearTimeout(timer)
      end.abort()
    }
  }, [])
  return <Suspense>{shown && <Tip of={shown} />}</Suspense>
}
