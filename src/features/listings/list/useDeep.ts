import { useEffect, useState } from 'react'

/** How long a text has to stand until it is looked for in tags and descriptions too, ms. */
const SETTLED_MS = 250

/** Whether what is searched has stood for a moment: the first look answers each key, the longer one adds to it. */
export function useDeep(search: string): boolean {
  const [settled, settle] = useState(search)
  useEffect(() => {
    const timer = setTimeout(() => settle(search), SETTLED_MS)
    return () => clearTimeout(timer)
  }, [search])
  return search.trim() !== '' && settled === search
}
