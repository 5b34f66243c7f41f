import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Page } from '~/store/lists'

const PAGE_SIZE = 200
/** Rows beyond those in sight that are loaded before they come. */
const AHEAD = 60
/** Pages kept beside those in use: a list that is scrolled from end to end would fill the memory. */
const KEPT_BESIDE = 4
/** Pages that change faster than this cannot be read, and loading them would make the scrolling stutter. */
const FLIGHT_MS = 80

/** Numbers of the first and the last page. */
interface PageRange {
  first: number
  last: number
}

export interface PagesOptions<Row> {
  /** `[shop id, area, 'list', question]`; the number of the page is added. */
  queryKey: readonly unknown[]
  fetch: (offset: number, limit: number, signal: AbortSignal) => Promise<Page<Row>>
}

export interface Pages<Row> {
  total: number | undefined
  rowAt: (index: number) => Row | undefined
  onRange: (first: number, last: number) => void
  /** The rows are those of an earlier question. */
  busy: boolean
}

/** One page of a list, by its number. */
export const pageOf = <Row>({ queryKey, fetch }: PagesOptions<Row>, number: number) => ({
  queryKey: [...queryKey, number],
  queryFn: ({ signal }: { signal: AbortSignal }) => fetch(number * PAGE_SIZE, PAGE_SIZE, signal),
})

/** The rows of a long list, loaded page by page as they come in sight. While a new question is asked the last answer stays. */
export function usePages<Row>(list: PagesOptions<Row>): Pages<Row> {
  const { queryKey } = list
  const [range, setRange] = useState<PageRange>({ first: 0, last: 0 })
  const numbers = Array.from({ length: range.last - range.first + 1 }, (_, i) => range.first + i)
  const answers = useQueries({ queries: numbers.map((number) => pageOf(list, number)) })
  useForgetFar(queryKey, range)
  const loaded = new Map<number, Page<Row>>()
  answers.forEach(({ data }, i) => data && loaded.set(numbers[i], data))
  const question = JSON.stringify(queryKey)
  const kept = useRef({ question, pages: loaded })
  if (loaded.size > 0) kept.current = { question, pages: loaded }
  const { pages } = kept.current
  const onRange = useLanding(setRange)
  return {
    total: [...pages.values()].at(-1)?.total,
    rowAt: (index) => pages.get(Math.floor(index / PAGE_SIZE))?.items[index % PAGE_SIZE],
    onRange,
    busy: kept.current.question !== question,
  }
}

/** Tells the pages around the rows in sight, at once while they change slowly; of pages that fly by, only those where the flight ends. */
function useLanding(tell: (range: PageRange) => void): Pages<unknown>['onRange'] {
  const latest = useRef({ range: { first: 0, last: 0 }, changedAt: -Infinity })
  const landing = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(landing.current), [])
  return useCallback(
    (firstRow: number, lastRow: number) => {
      const first = Math.floor(Math.max(0, firstRow - AHEAD) / PAGE_SIZE)
      const last = Math.floor((lastRow + AHEAD) / PAGE_SIZE)
      const { range, changedAt } = latest.current
      if (range.first === first && range.last === last) return
      const now = performance.now()
      latest.current = { range: { first, last }, changedAt: now }
      clearTimeout(landing.current)
      if (now - changedAt > FLIGHT_MS) tell({ first, last })
      else landing.current = setTimeout(tell, FLIGHT_MS, { first, last })
    },
    [tell],
  )
}

/** Lets pages go that are far from those in use. */
function useForgetFar(queryKey: readonly unknown[], { first, last }: PageRange) {
  const client = useQueryClient()
  const latest = useRef(queryKey)
  latest.current = queryKey
  useEffect(() => {
    const depth = latest.current.length
    const isFar = (number: unknown) => typeof number === 'number' && (number < first - KEPT_BESIDE || number > last + KEPT_BESIDE)
    client.removeQueries({ queryKey: latest.current, type: 'inactive', predicate: (query) => isFar(query.queryKey[depth]) })
  }, [client, first, last])
}
