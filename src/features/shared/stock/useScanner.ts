import { useEffect, useRef } from 'react'

/** A scanner types faster than a hand, and ends with Enter. */
const HAND_MS = 100
const SHORTEST = 5

/** Hears what a scanner that types like a keyboard reads, wherever the focus is. What it typed into a field is taken out of it. */
export function useScanner(onCode: (code: string) => void): void {
  const latest = useRef(onCode)
  useEffect(() => {
    latest.current = onCode
  })
  useEffect(() => {
    let code = ''
    let last = -Infinity
    const onKey = (event: KeyboardEvent) => {
      const { key, timeStamp, ctrlKey, metaKey, altKey, isComposing } = event
      if (ctrlKey || metaKey || altKey || isComposing || key === 'Shift') return
      const fast = timeStamp - last < HAND_MS
      last = timeStamp
      if (key.length === 1) {
        code = fast ? code + key : key
        return
      }
      const read = code
      code = ''
      if (key !== 'Enter' || !fast || read.length < SHORTEST) return
      event.preventDefault()
      event.stopPropagation()
      takeOut(event.target, read)
      latest.current(read)
    }
    // Before the fields and lists below hear the Enter.
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [])
}

function takeOut(target: EventTarget | null, code: string) {
  if (!(target instanceof HTMLInputElement) || !target.value.endsWith(code)) return
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
  set?.call(target, target.value.slice(0, -code.length))
  target.dispatchEvent(new Event('input', { bubbles: true }))
}
