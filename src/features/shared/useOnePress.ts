import { useRef } from 'react'

/**
 * An act of a button that is carried out once: a press that comes while it runs, as the second of a double click does, is not heard. Neither is one after it came to true, for what
 * it was about is done, and only what is drawn next may act again.
 */
export function useOnePress<A extends unknown[]>(act: (...args: A) => Promise<boolean>): (...args: A) => Promise<void> {
  const taken = useRef(false)
  return async (...args) => {
    if (taken.current) return
    taken.current = true
    let done = false
    try {
      done = await act(...args)
    } finally {
      taken.current = done
    }
  }
}
