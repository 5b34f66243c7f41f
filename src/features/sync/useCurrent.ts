import { useEffect, useRef, useState, type RefObject } from 'react'

export interface Current {
  /** Key of the row to which the keys of the screen go. */
  key: string | undefined
  list: RefObject<HTMLDivElement | null>
  choose: (key: string) => void
  /** To the next or the one before, with the focus. */
  step: (by: number) => void
}

/** One row of a list has the keys; where it goes away the one in its place is next, and has the focus where the reader had come by keys. Rows carry `data-row-key`. */
export function useCurrent(keys: readonly string[]): Current {
  const [chosen, setChosen] = useState({ key: '', at: 0 })
  const list = useRef<HTMLDivElement>(null)
  const byKeys = useRef(false)
  const found = keys.indexOf(chosen.key)
  const at = found >= 0 ? found : Math.min(chosen.at, keys.length - 1)
  const key = keys.at(Math.max(0, at))
  if (found >= 0 && found !== chosen.at) setChosen({ key: chosen.key, at: found })
  useEffect(() => {
    if (!byKeys.current || key === undefined) return
    const row = [...(list.current?.querySelectorAll<HTMLElement>('[data-row-key]') ?? [])].find((each) => each.dataset.rowKey === key)
    if (row && !row.contains(document.activeElement)) row.focus()
  }, [key])
  return {
    key,
    list,
    choose: (next) => setChosen({ key: next, at: keys.indexOf(next) }),
    step: (by) => {
      // The first press goes to the row that has the mark already.
      const to = byKeys.current ? at + by : at
      const next = Math.max(0, Math.min(keys.length - 1, to))
      byKeys.current = true
      setChosen({ key: keys[next], at: next })
      if (keys[next] === key) list.current?.querySelector<HTMLElement>('[data-row-key][aria-current]')?.focus()
    },
  }
}
