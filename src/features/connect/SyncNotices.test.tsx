// @vitest-environment happy-dom
import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Conflict, SyncStatus } from '~/commerce/connection'
import { statusWith } from './testStatus'

let status: SyncStatus
let conflicts: Partial<Conflict>[]
const call = vi.fn<(name: string, args: unknown) => Promise<unknown>>()
vi.mock('~/worker/client', () => ({ call, onChanged: () => () => {}, openInWorkers: vi.fn(), endWorkers: vi.fn() }))
const { setLanguage } = await import('~/lib/i18n')
const { queryClient } = await import('~/session/cache')
const { shopId, useShop } = await import('~/session/shop')
const { useShops } = await import('~/session/shops')
const { tokenOf } = await import('~/session/syncToken')
const { Toasts } = await import('~/ui/Toast')
const { default: SyncNotices } = await import('./SyncNotices')

beforeEach(async () => {
  await setLanguage('en')
  queryClient.clear()
  localStorage.clear()
  sessionStorage.clear()
  conflicts = []
  status = statusWith()
  call.mockReset()
  call.mockImplementation(async (name, args) => {
    if (name === 'sync.status') return status
    if (name === 'sync.conflicts') return conflicts
    if (name === 'sync.unlock') return JSON.stringify(args).includes('right')
    return name === 'sync.signIn'
  })
  useShop.setState({ id: 'tea', connected: true, state: 'open' })
  useShops.setState({ shops: [{ id: 'tea', name: 'Tea', kind: 'own', createdAt: 1 }] })
})
afterEach(cleanup)

const start = (path = '/orders') =>
  render(
    <QueryClientProvider client={queryClient}>
      <MemoryRouter initialEntries={[path]}>
        <SyncNotices />
        <form aria-label="Note">
          <input aria-label="Text" />
        </form>
        <Toasts />
      </MemoryRouter>
    </QueryClientProvider>,
  )

/** As after a commit of the worker. */
async function becomes(next: SyncStatus) {
  status = next
  await act(() => queryClient.invalidateQueries({ queryKey: [shopId(), 'sync'] }))
}

test('a token that is refused puts a form above the screen, and leaves what is being typed and where', async () => {
  start()
  const text = screen.getByLabelText('Text')
  await userEvent.type(text, 'half a no')
  await becomes(statusWith({ state: 'unauthorized' }))
  expect((await screen.findByRole('alert')).textContent).toContain('does not take the token any more')
  expect(document.activeElement).toBe(text)
  await userEvent.keyboard('te')
  expect(screen.getByLabelText<HTMLInputElement>('Text').value).toBe('half a note')
  await userEvent.type(screen.getByLabelText('New token'), 'secret-2{Enter}')
  status = statusWith()
  await waitFor(() => expect(tokenOf('tea')).toBe('secret-2'))
  await becomes(statusWith())
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Sign in again' })).toBeNull())
  expect(screen.getByLabelText<HTMLInputElement>('Text').value).toBe('half a note')
})

test('a wrong passphrase is said at its field, which stays; the right one is taken', async () => {
  status = statusWith({ state: 'locked', sealed: true })
  start()
  await userEvent.type(await screen.findByLabelText('Passphrase'), 'wrong{Enter}')
  expect(await screen.findByText('This is not the passphrase.')).toBeTruthy()
  expect(screen.getByLabelText('Passphrase').getAttribute('aria-invalid')).toBe('true')
  await userEvent.clear(screen.getByLabelText('Passphrase'))
  await userEvent.type(screen.getByLabelText('Passphrase'), 'right{Enter}')
  await waitFor(() => expect(call).toHaveBeenCalledWith('sync.unlock', { passphrase: 'right' }))
  await waitFor(() => expect(screen.queryByText('This is not the passphrase.')).toBeNull())
})

test('whoever has forgotten the passphrase types the token again', async () => {
  status = statusWith({ state: 'locked', sealed: true })
  start()
  await userEvent.click(await screen.findByRole('button', { name: /^Forgotten/ }))
  await userEvent.type(screen.getByLabelText('New token'), 'secret-3')
  await userEvent.click(screen.getByRole('radio', { name: /Until this tab is closed/ }))
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }))
  await waitFor(() => expect(call).toHaveBeenCalledWith('sync.signIn', { token: 'secret-3', keep: { kept: 'session' } }))
})

test('a screen says which of its records are still on their way, another does not', async () => {
  status = statusWith({ state: 'running' }, { orders: { done: 62_000, total: 400_000, complete: false } })
  start('/orders')
  expect((await screen.findByText(/Orders: 62,000 of 400,000 are here/)).textContent).toContain('on its way')
  cleanup()
  start('/listings')
  await waitFor(() => expect(call).toHaveBeenCalled())
  expect(screen.queryByText(/62,000/)).toBeNull()
})

const found = (set: Partial<Conflict>): Partial<Conflict> => ({ key: 'products/a/title', title: 'Mug', field: 'title', at: 5, ...set })

test('a conflict is told once, also when the screen is opened again; a lost race names the product', async () => {
  conflicts = [found({})]
  status = statusWith({ conflicts: 1 })
  const { unmount } = start()
  expect(await screen.findByText(/“Mug”: .* was changed on both sides/)).toBeTruthy()
  unmount()
  queryClient.clear()
  conflicts = [found({}), found({ key: 'stock/x/onHand', title: 'Pot', field: 'onHand', at: 9 })]
  status = statusWith({ conflicts: 2 })
  start()
  expect(await screen.findByText(/“Pot”: stock was changed on both sides/)).toBeTruthy()
  await becomes(statusWith({ conflicts: 2 }))
  expect(screen.getAllByText(/“Mug”/)).toHaveLength(1)
  expect(screen.getAllByText(/“Pot”/)).toHaveLength(1)
})
