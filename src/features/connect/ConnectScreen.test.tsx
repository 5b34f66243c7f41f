// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MemoryRouter, useLocation } from 'react-router'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CommerceError } from '~/commerce/errors'
import type { CheckLine } from '~/commerce/adapter'
import { statusWith } from './testStatus'

const opened = {
  settings: { name: 'Fernhill', zone: 'UTC', currency: 'EUR' },
  version: 0,
  storage: 'opfs',
  lost: false,
  hasOrders: false,
  people: [],
}
const call = vi.fn<(name: string, args: unknown) => Promise<unknown>>()
const openInWorkers = vi.fn(async () => ({ ...opened, connected: false }))
vi.mock('~/worker/client', () => ({ call, onChanged: () => () => {}, openInWorkers, endWorkers: vi.fn() }))
Object.defineProperty(navigator, 'locks', {
  value: { request: (_: string, run: () => Promise<void>) => run() },
  configurable: true,
})
const { setLanguage } = await import('~/lib/i18n')
const { shopId, useShop } = await import('~/session/shop')
const { FIRST_SHOP, rememberChosen, useShops } = await import('~/session/shops')
const { tokenOf } = await import('~/session/syncToken')
const { NO_SECRETS, useConnectDraft } = await import('./draft')
const { default: ConnectScreen } = await import('./ConnectScreen')

const { shop, can } = statusWith()
const LINES: CheckLine[] = [
  { of: 'address' },
  { of: 'signIn' },
  { of: 'shop' },
  { of: 'clock', problem: { kind: 'apart', detail: '12' } },
  { of: 'stock', problem: { kind: 'cut', detail: '' } },
]

beforeEach(async () => {
  await setLanguage('en')
  call.mockReset()
  localStorage.clear()
  sessionStorage.clear()
  useShops.setState({ shops: [{ id: FIRST_SHOP, name: '', kind: 'own', createdAt: 0 }] })
  rememberChosen(FIRST_SHOP)
  useShop.setState({ id: FIRST_SHOP })
  useConnectDraft.setState({ platform: 'rest', address: '', kept: 'session', ...NO_SECRETS, check: { is: 'none' } })
})
afterEach(cleanup)

function start() {
  render(
    <MemoryRouter initialEntries={['/connect']}>
      <ConnectScreen />
      <Where />
    </MemoryRouter>,
  )
}

function Where() {
  return <output data-testid="where">{useLocation().pathname}</output>
}

/** Everything that lies in a storage. */
const textOf = (storage: Storage) => Array.from({ length: storage.length }, (_, at) => storage.getItem(storage.key(at) ?? '')).join('\n')

async function fill(label: string, text: string) {
  await userEvent.click(screen.getByLabelText(label))
  await userEvent.paste(text)
}

async function typeDetails(address = 'https://shop.example/api/') {
  await fill('Address of the API', address)
  await fill('Token', 'secret-1')
  await userEvent.keyboard('{Enter}')
}

const answers = (connect: () => Promise<unknown>) =>
  call.mockImplementation(async (name) => {
    if (name === 'sync.check')
      return { ok: true, shop, can: { ...can, areas: { ...can.areas, orders: { ...can.areas.orders, push: 'readOnly' } } }, lines: LINES }
    return name === 'sync.connect' ? connect() : undefined
  })

test('an address over http is refused while it is typed, and nobody is asked with the token', async () => {
  start()
  await typeDetails('http://shop.example/api')
  expect(screen.getByRole('alert').textContent).toContain('anybody on the way can read the token')
  expect(screen.getByRole('button', { name: 'Check' }).getAttribute('aria-disabled')).toBe('true')
  expect(call).not.toHaveBeenCalled()
})

test('what was typed is kept for a reload of the tab, but never the token or a passphrase', async () => {
  start()
  await fill('Address of the API', 'https://shop.example/api')
  await fill('Token', 'secret-1')
  useConnectDraft.setState({ passphrase: 'secret-2', again: 'secret-2' })
  const kept = textOf(sessionStorage) + textOf(localStorage)
  expect(kept).toContain('https://shop.example/api')
  expect(kept).not.toContain('secret')
})

test('the check says line by line what works, what does not and what that means, before anything is saved', async () => {
  answers(async () => undefined)
  start()
  await typeDetails()
  await screen.findByText('What the check found')
  const line = (of: string) => document.querySelector(`[data-line=${of}]`)?.textContent
  expect(line('shop')).toContain('Fernhill, in EUR, Europe/Berlin')
  expect(line('orders')).toContain('Orders can be read, not changed: notes stay here.')
  expect(line('products')).toContain('Both ways')
  expect(line('stock')).toContain('Does not work')
  expect(line('clock')).toContain('12 minutes apart')
  expect(call.mock.calls.map(([name]) => name)).toEqual(['sync.check'])
  expect(call.mock.calls[0][1]).toEqual({ details: { platform: 'rest', address: 'https://shop.example/api', token: 'secret-1' } })
  expect(useShops.getState().shops).toHaveLength(1)
})

test('a check of other details is forgotten', async () => {
  answers(async () => undefined)
  start()
  await typeDetails()
  await screen.findByText('What the check found')
  await fill('Token', '2')
  expect(screen.queryByText('What the check found')).toBeNull()
})

test('connecting makes a shop of its own, and keeps the token in this tab alone', async () => {
  answers(async () => statusWith())
  start()
  await typeDetails()
  await userEvent.click(await screen.findByRole('button', { name: 'Connect “Fernhill”' }))
  await waitFor(() => expect(screen.getByTestId('where').textContent).toBe('/connection'))
  const made = useShops.getState().shops[1]
  expect(made).toMatchObject({ name: 'Fernhill', kind: 'own' })
  expect(shopId()).toBe(made.id)
  expect(tokenOf(made.id)).toBe('secret-1')
  expect(textOf(localStorage)).not.toContain('secret')
  expect(useConnectDraft.getState().token).toBe('')
})

test('a token is not sealed with a passphrase that was typed in two ways, and a sealed one is not kept in the tab', async () => {
  answers(async () => statusWith({ sealed: true }))
  start()
  await typeDetails()
  await userEvent.click(await screen.findByRole('radio', { name: /encrypted with a passphrase/ }))
  await fill('Passphrase', 'long enough')
  await fill('Passphrase again', 'long enouhg')
  await userEvent.keyboard('{Enter}')
  expect(screen.getByText('The two passphrases differ', { selector: '.zg-connect-fault' })).toBeTruthy()
  expect(call.mock.calls.map(([name]) => name)).toEqual(['sync.check'])
  await userEvent.clear(screen.getByLabelText('Passphrase again'))
  await fill('Passphrase again', 'long enough')
  await userEvent.keyboard('{Enter}')
  await waitFor(() => expect(screen.getByTestId('where').textContent).toBe('/connection'))
  expect(call).toHaveBeenCalledWith('sync.connect', expect.objectContaining({ keep: { kept: 'sealed', passphrase: 'long enough' } }))
  expect(textOf(sessionStorage) + textOf(localStorage)).not.toMatch(/secret|long enough/)
})

test('a connection that fails leaves the shop as it was, no other behind, and what was typed where it is', async () => {
  answers(async () => Promise.reject(new CommerceError('offline', 'no line')))
  start()
  await typeDetails()
  await userEvent.click(await screen.findByRole('button', { name: 'Connect “Fernhill”' }))
  expect((await screen.findByRole('alert')).textContent).toContain('The API cannot be reached.')
  expect(shopId()).toBe(FIRST_SHOP)
  expect(useShops.getState().shops.map(({ id }) => id)).toEqual([FIRST_SHOP])
  expect(useConnectDraft.getState()).toMatchObject({ address: 'https://shop.example/api/', token: 'secret-1' })
})
