// @vitest-environment happy-dom
import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { DemoTrouble } from '~/commerce/demoFault'

const call = vi.fn<(name: string, args: { change?: Partial<DemoTrouble> }) => Promise<unknown>>()
vi.mock('~/worker/client', () => ({ call, onChanged: () => () => {}, openInWorkers: vi.fn(), endWorkers: vi.fn() }))
const { setLanguage } = await import('~/lib/i18n')
const { queryClient } = await import('~/session/cache')
const { shopId, useShop } = await import('~/session/shop')
const { DemoTroublePanel } = await import('./DemoTroublePanel')

beforeEach(async () => {
  await setLanguage('en')
  queryClient.clear()
  call.mockReset()
  useShop.setState({ id: 'tea', connected: true, state: 'open', who: 'owner', people: [] })
})
afterEach(cleanup)

test('the switch moves as it is pressed, and stays, whatever answer of before comes after', async () => {
  const late: (() => void)[] = []
  let asked = 0
  call.mockImplementation((name, { change }) => {
    if (name !== 'sync.trouble') return new Promise(() => {})
    // What is set is never heard of; the second look comes late, and tells of before.
    if (change) return new Promise(() => {})
    return asked++ === 0
      ? Promise.resolve({ fault: null, cut: false })
      : new Promise((tell) => late.push(() => tell({ fault: null, cut: false })))
  })
  render(
    <QueryClientProvider client={queryClient}>
      <DemoTroublePanel />
    </QueryClientProvider>,
  )
  const line = screen.getByRole<HTMLInputElement>('switch', { name: /^Cut the line/ })
  await waitFor(() => expect(asked).toBe(1))
  void queryClient.invalidateQueries({ queryKey: [shopId(), 'sync', 'trouble'] })
  await waitFor(() => expect(asked).toBe(2))
  fireEvent.click(line)
  expect(line.checked).toBe(true)
  await act(async () => {
    for (const tell of late) tell()
    await new Promise((done) => setTimeout(done, 30))
  })
  expect(line.checked).toBe(true)
})
