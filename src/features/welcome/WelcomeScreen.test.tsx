// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MemoryRouter, useLocation } from 'react-router'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { DemoProgress } from '~/worker/protocol'

const opened = {
  settings: { name: '', zone: 'UTC', currency: 'EUR' },
  version: 0,
  storage: 'opfs',
  lost: false,
  hasOrders: false,
  people: [],
}
interface Options {
  onProgress: (progress: DemoProgress) => void
}
const call = vi.fn()
vi.mock('~/worker/client', () => ({ call, onChanged: () => () => {}, openInWorkers: async () => opened, endWorkers: vi.fn() }))
vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }))
Object.defineProperty(navigator, 'locks', { value: { request: (_: string, run: () => Promise<void>) => run() }, configurable: true })
const { setLanguage } = await import('~/lib/i18n')
const { useJobs } = await import('~/session/jobs')
const { useShop } = await import('~/session/shop')
const { FIRST_SHOP, useShops } = await import('~/session/shops')
const { default: WelcomeScreen } = await import('./WelcomeScreen')

beforeEach(async () => {
  await setLanguage('en')
  history.replaceState(null, '', '/')
  useShops.setState({ shops: [{ id: FIRST_SHOP, name: '', kind: 'own', createdAt: 0 }] })
  useShop.setState({ id: FIRST_SHOP })
  useJobs.setState({ jobs: [] })
})
afterEach(cleanup)

function start() {
  render(
    <MemoryRouter>
      <WelcomeScreen />
      <Where />
    </MemoryRouter>,
  )
}

function Where() {
  return <output data-testid="where">{useLocation().pathname}</output>
}

const demoCall = () =>
  call.mock.calls.find(([name]) => name === 'demo.create') as [string, { args: { seed: number; language: string } }, Options]

test('one press makes the demo shop in the language of the reader, and its dashboard opens when the orders are in', async () => {
  call.mockImplementation((name: string) => (name === 'demo.create' ? new Promise(() => {}) : Promise.resolve(opened)))
  start()
  await userEvent.click(screen.getByRole('button', { name: 'Open the demo shop' }))
  expect(await screen.findByRole('heading', { name: 'Making the demo shop' })).toBeTruthy()
  const [, { args }, { onProgress }] = demoCall()
  expect(args).toMatchObject({ seed: 618, language: 'en' })
  onProgress({ stage: 'orders', share: 0.4 })
  expect(await screen.findByText('40%')).toBeTruthy()
  expect(screen.getByTestId('where').textContent).toBe('/')
  onProgress({ stage: 'records', share: 0 })
  await waitFor(() => expect(screen.getByTestId('where').textContent).toBe('/dashboard'))
  expect(useJobs.getState().jobs[0].state.is).toBe('running')
})

test('a demo shop that broke off says so and goes on when it is told to', async () => {
  call.mockImplementation((name: string) => (name === 'demo.create' ? Promise.reject(new Error('disk')) : Promise.resolve(opened)))
  start()
  await userEvent.click(screen.getByRole('button', { name: 'Open the demo shop' }))
  const again = await screen.findByRole('button', { name: 'Go on' })
  call.mockClear()
  await userEvent.click(again)
  await waitFor(() => expect(demoCall()[1].args.seed).toBe(618))
})

test('files lead to the import; connecting says what it needs, and leads to its form', () => {
  start()
  expect(screen.getByRole('link', { name: 'Choose a file' }).getAttribute('href')).toBe('/import')
  expect(screen.getByRole('link', { name: 'Connect' }).getAttribute('href')).toBe('/connect')
  const door = screen.getByRole('region', { name: 'Connect an API' })
  for (const need of ['https', 'bearer token', `CORS open for ${location.origin}`]) expect(door.textContent).toContain(need)
})
