import { useEffect, useRef, useState } from 'react'

/** How long typing pauses before what it says is worked out. */
export const TYPED_MS = 500

/** A value that is being typed or moved, as it was when that last paused for `ms`; told apart by its text, since a drawing may make it anew. */
export function useSettled<T>(value: T, ms: number): T {
  const text = JSON.stringify(value)
  const latest = useRef(value)
  latest.current = value
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(latest.current), ms)
    return () => clearTimeout(timer)
  }, [text, ms])
  return settled
}
