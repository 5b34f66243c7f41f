// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import type { Page } from '~/store/lists'
import { usePages } from './pages'

afterEach(cleanup)

const TOTAL = 1000
const page = (name: string, offset: number, limit: number): Page<string> => ({
  items: Array.from({ length: Math.min(limit, TOTAL - offset) }, (_, i) => `${name} ${offset + i}`),
  total: TOTAL,
  version: 1,
})

function start(answer: (name: string, offset: number, limit: number) => Promise<Page<string>>) {
  const client = new QueryClient()
  const fetch = vi.fn(answer)
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>
  const hook = renderHook(
    ({ name }) => usePages({ queryKey: ['shop', 'mugs', name], fetch: (offset, limit) => fetch(name, offset, limit) }),
    { wrapper, initialProps: { name: 'red' } },
  )
  return { ...hook, fetch }
}

const atOnce = (name: string, offset: number, limit: number) => Promise.resolve(page(name, offset, limit))

test('rows come page by page, a little before they are in sight', async () => {
  const { result, fetch } = start(atOnce)
  expect(result.current.total).toBeUndefined()
  await waitFor(() => expect(result.current.total).toBe(TOTAL))
  expect(result.current.rowAt(0)).toBe('red 0')
  expect(result.current.rowAt(500)).toBeUndefined()
  expect(fetch).toHaveBeenCalledTimes(1)
  act(() => result.current.onRange(150, 170))
  await waitFor(() => expect(result.current.rowAt(200)).toBe('red 200'))
  expect(fetch).toHaveBeenCalledTimes(2)
  act(() => result.current.onRange(900, 920))
  await waitFor(() => expect(result.current.rowAt(999)).toBe('red 999'))
  act(() => result.current.onRange(0, 20))
  await waitFor(() => expect(result.current.rowAt(0)).toBe('red 0'))
})

test('of pages that fly by, only those where the flight ends are loaded', async () => {
  const { result, fetch } = start(atOnce)
  await waitFor(() => expect(result.current.total).toBe(TOTAL))
  act(() => [200, 400, 600, 800].forEach((first) => result.current.onRange(first + 80, first + 100)))
  await waitFor(() => expect(result.current.rowAt(880)).toBe('red 880'))
  // The first step of a flight cannot be told from a press of Page Down.
  expect(fetch.mock.calls.map(([, offset]) => offset)).toEqual([0, 200, 800])
})

test('the last answer stays until the next question is answered', async () => {
  const answers: (() => void)[] = []
  const { result, rerender } = start((name, offset, limit) =>
    name === 'red' ? atOnce(name, offset, limit) : new Promise((resolve) => answers.push(() => resolve(page(name, offset, limit)))),
  )
  await waitFor(() => expect(result.current.total).toBe(TOTAL))
  rerender({ name: 'blue' })
  expect(result.current).toMatchObject({ busy: true, total: TOTAL })
  expect(result.current.rowAt(3)).toBe('red 3')
  act(() => answers.forEach((give) => give()))
  await waitFor(() => expect(result.current.rowAt(3)).toBe('blue 3'))
  expect(result.current.busy).toBe(false)
})
