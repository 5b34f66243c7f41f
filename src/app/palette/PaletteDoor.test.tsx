// @vitest-environment happy-dom
import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { MemoryRouter, useLocation } from 'react-router'
import { afterEach, expect, test, vi } from 'vitest'

let arrive = () => {}
const arrival = new Promise<void>((resolve) => {
  arrive = resolve
})
vi.mock('./Palette', async (original) => {
  await arrival
  return original()
})
vi.mock('~/worker/client', () => ({
  call: vi.fn((name: string) => Promise.resolve(name === 'journal.list' ? { items: [], total: 0, version: 1 } : [])),
  onChanged: () => () => {},
  openInWorkers: vi.fn(),
  endWorkers: vi.fn(),
}))
vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }))
HTMLElement.prototype.scrollIntoView = () => {}
const { queryClient } = await import('~/session/cache')
const { setLanguage } = await import('~/lib/i18n')
const { PaletteDoor } = await import('./PaletteDoor')
const { usePalette } = await import('./state')

afterEach(cleanup)

const typed = (...keys: string[]) => keys.map((key) => fireEvent.keyDown(document.activeElement ?? document.body, { key }))

test('what is typed before the code of the palette is there stands in its box, and goes nowhere else', async () => {
  await setLanguage('en')
  const elsewhere = vi.fn()
  window.addEventListener('keydown', elsewhere)
  render(
    <QueryClientProvider client={queryClient}>
      <MemoryRouter>
        <input aria-label="note" />
        <PaletteDoor openSheet={() => {}} />
        <Probe />
      </MemoryRouter>
    </QueryClientProvider>,
  )
  act(() => usePalette.setState({ open: true }))
  screen.getByLabelText('note').focus()
  expect(typed('O', 'r', 'x', 'Backspace', 'd')).toEqual([false, false, false, false, false])
  act(() => usePalette.setState({ open: false }))
  expect(typed('g')).toEqual([true])
  expect(elsewhere).toHaveBeenCalledTimes(1)
  act(() => usePalette.setState({ open: true }))
  typed('O', 'r', 'd', 'e', 'r', 's', 'Enter')
  arrive()
  const box = await screen.findByRole<HTMLInputElement>('combobox', { hidden: true })
  expect(box.value).toBe('Orders')
  await waitFor(() => expect(screen.getByTestId('where').textContent).toBe('/orders'))
})

function Probe() {
  return <output data-testid="where">{useLocation().pathname}</output>
}
