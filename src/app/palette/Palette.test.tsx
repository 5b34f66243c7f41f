// @vitest-environment happy-dom
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MemoryRouter, useLocation } from 'react-router'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Found } from '~/store/lists'

const call = vi.fn()
vi.mock('~/worker/client', () => ({ call, onChanged: () => () => {}, openInWorkers: vi.fn(), endWorkers: vi.fn() }))
vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }))
HTMLElement.prototype.scrollIntoView = () => {}
const { queryClient } = await import('~/session/cache')
const { setLanguage } = await import('~/lib/i18n')
const { default: Palette } = await import('./Palette')
const { usePalette } = await import('./state')

const order = (number: string): Found => ({ kind: 'order', key: number, title: number, aside: '2026-11-11' })
const tea: Found = { kind: 'product', key: 'TEA-1', title: 'Green tea', aside: 'TEA-1' }

/** Answers that the test gives when it likes, by the text asked for. */
const asked = new Map<string, (found: Found[]) => void>()

beforeEach(async () => {
  await setLanguage('en')
  asked.clear()
  call.mockImplementation((name: string, args: { text?: string }) =>
    name === 'find'
      ? new Promise((resolve) => asked.set(args.text ?? '', resolve))
      : Promise.resolve(name === 'journal.list' ? { items: [], total: 0, version: 1 } : []),
  )
})
afterEach(() => {
  cleanup()
  queryClient.clear()
})

function Probe() {
  return <output data-testid="where">{useLocation().pathname}</output>
}

const openSheet = vi.fn()
function start() {
  usePalette.setState({ open: true })
  render(
    <QueryClientProvider client={queryClient}>
      <MemoryRouter>
        <Palette openSheet={openSheet} />
        <Probe />
      </MemoryRouter>
    </QueryClientProvider>,
  )
  const box = screen.getByRole('combobox')
  box.focus()
  return box
}

const where = () => screen.getByTestId('where').textContent
const chosen = () => document.getElementById(screen.getByRole('combobox').getAttribute('aria-activedescendant') ?? '')?.textContent
const answer = async (text: string, found: Found[]) => {
  await waitFor(() => expect(asked.has(text)).toBe(true))
  asked.get(text)?.(found)
}

test('arrows move over every group and around the ends, and Enter goes there', async () => {
  const box = start()
  expect(chosen()).toMatch(/^Home/)
  await userEvent.type(box, '{ArrowDown}{ArrowDown}')
  expect(chosen()).toMatch(/^Orders/)
  await userEvent.type(box, '{ArrowUp}{ArrowUp}{ArrowUp}')
  expect(chosen()).toBe(screen.getAllByRole('option').at(-1)?.textContent)
  await userEvent.type(box, '{ArrowDown}{ArrowDown}{Enter}')
  expect(where()).toBe('/dashboard')
})

test('a number is found and opened by Enter alone, even before the answer is there', async () => {
  const box = start()
  await userEvent.type(box, '581587{Enter}')
  expect(where()).toBe('/')
  await answer('581587', [order('581587')])
  await waitFor(() => expect(where()).toBe('/orders/581587'))
})

test('a late answer never replaces a newer one', async () => {
  const box = start()
  await userEvent.type(box, '5')
  await waitFor(() => expect(asked.has('5')).toBe(true))
  await userEvent.type(box, '8')
  await answer('58', [order('58')])
  await screen.findByRole('option', { name: /58/ })
  asked.get('5')?.([order('5-old')])
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(screen.queryByRole('option', { name: /5-old/ })).toBeNull()
})

test('the kind of the best find comes first', async () => {
  const box = start()
  await userEvent.type(box, 'tea-')
  await answer('tea-', [tea, order('TEA-77')])
  await screen.findByRole('option', { name: /Green tea/ })
  expect(screen.getAllByRole('group').map((group) => group.firstElementChild?.textContent)).toEqual(['Products', 'Orders'])
})

test('Enter that ends a composition chooses nothing', () => {
  const box = start()
  fireEvent.compositionStart(box)
  fireEvent.keyDown(box, { key: 'Enter', isComposing: true })
  expect(where()).toBe('/')
  fireEvent.compositionEnd(box, { target: { value: '订单' } })
  expect(chosen()).toMatch(/^Orders/)
  fireEvent.keyDown(box, { key: 'Enter' })
  expect(where()).toBe('/orders')
})

test('what cannot be done now says why and is not done', async () => {
  const box = start()
  await userEvent.type(box, 'undo')
  expect(chosen()).toContain('There is nothing to undo')
  await userEvent.type(box, '{Enter}')
  expect(screen.getByRole('combobox')).toBeTruthy()
  expect(call).not.toHaveBeenCalledWith('execute', expect.anything())
})

test('where the worker cannot search, screens and verbs still answer', async () => {
  call.mockImplementation((name: string) => (name === 'find' ? Promise.reject(new Error('no')) : Promise.resolve({ items: [] })))
  const box = start()
  await userEvent.type(box, 'shortcuts')
  await screen.findByText(/cannot be searched now/)
  await userEvent.type(box, '{Enter}')
  expect(openSheet).toHaveBeenCalledOnce()
})

test('nothing found says what to try', async () => {
  const box = start()
  await userEvent.type(box, 'zzzz')
  await answer('zzzz', [])
  expect(await screen.findByText('Nothing matches “zzzz”')).toBeTruthy()
  expect(screen.queryByRole('option')).toBeNull()
})
