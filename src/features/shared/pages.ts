import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Page } from '~/store/lists'

const PAGE_SIZE = 200
/** Rows beyond those in sight that are loaded before they come. */
const AHEAD = 60
/** Pages kept beside those in use: a list that is scrolled from end to end would fill the memory. */
const KEPT_BESIDE = 4

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

/** The rows of a long list, loaded page by page as they come in sight. While a new question is asked the last answer stays. */
export function usePages<Row>({ queryKey, fetch }: PagesOptions<Row>): Pages<Row> {
  const [range, setRange] = useState({ first: 0, last: 0 })
  const numbers = Array.from({ length: range.last - range.first + 1 }, (_, i) => range.first + i)
  const answers = useQueries({
    queries: numbers.map((number) => ({
      queryKey: [...queryKey, number],
      queryFn: ({ signal }: { signal: AbortSignal }) => fetch(number * PAGE_SIZE, PAGE_SIZE, signal),
    })),
  })
  useForgetFar(queryKey, range)
  const loaded = new Map<number, Page<Row>>()
  answers.forEach(({ data }, i) => data && loaded.set(numbers[i], data))
  const question = JSON.stringify(queryKey)
  const kept = useRef({ question, pages: loaded })
  if (loaded.size > 0) kept.current = { question, pages: loaded }
  const { pages } = kept.current
  const onRange = useCallback((first: number, lastRow: number) => {
    const next = { first: Math.floor(Math.max(0, first - AHEAD) / PAGE_SIZE), last: Math.floor((lastRow + AHEAD) / PAGE_SIZE) }
    setRange((now) => (now.first === next.first && now.last === next.last ? now : next))
  }, [])
  return {
    total: [...pages.values()].at(-1)?.total,
    rowAt: (index) => pages.get(Math.floor(index / PAGE_SIZE))?.items[index % PAGE_SIZE],
    onRange,
    busy: kept.current.question !== question,
  }
}

/** Lets pages go that are far from those in use. */
function useForgetFar(queryKey: readonly unknown[], { first, last }: { first: number; last: number }) {
  const client = useQueryClient()
  const latest = useRef(queryKey)
  latest.current = queryKey
  useEffect(() => {
    const depth = latest.current.length
    const isFar = (number: unknown) => typeof number === 'number' && (number < first - KEPT_BESIDE || number > last + KEPT_BESIDE)
    client.removeQueries({ queryKey: latest.current, type: 'inactive', predicate: (query) => isFar(query.queryKey[depth]) })
  }, [client, first, last])
}
