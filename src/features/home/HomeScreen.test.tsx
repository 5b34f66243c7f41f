// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { HomeItem } from '~/domain/homeItem'
import { setLanguage } from '~/lib/i18n'

vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }))
const asked = vi.hoisted(() => ({ call: vi.fn() }))
vi.mock('~/worker/client', () => ({ call: asked.call }))
const { default: HomeScreen } = await import('./HomeScreen')
const { useShop } = await import('~/session/shop')
const { Toasts } = await import('~/ui/Toast')

const NOW = Date.UTC(2026, 10, 22, 9)
const HOUR = 3_600_000

const aTask = (set: Partial<HomeItem> = {}): HomeItem => ({
  id: 'task/t1',
  kind: 'task',
  weight: 90,
  dueAt: NOW - HOUR,
  facts: { title: 'Call the mill', createdAt: NOW, createdBy: 'owner' },
  ...set,
})
const lowStock: HomeItem = {
  id: 'lowStock/TEE-M',
  kind: 'lowStock',
  on: 'product/TEE-M',
  weight: 30,
  facts: { title: 'Linen tee · M', sku: 'TEE-M', left: 3, reorderAt: 10, sold: 28, cover: 3, incoming: 40, arrivesAt: NOW + 72 * HOUR },
}
const DAY0 = 20_000

let items: HomeItem[]
let snoozed: HomeItem[]
beforeEach(async () => {
  vi.spyOn(Date, 'now').mockReturnValue(NOW)
  items = [aTask(), lowStock]
  snoozed = []
  await setLanguage('en')
  useShop.setState({ id: 'main', state: 'open', zone: 'Europe/London', currency: 'GBP', who: 'owner', people: [], hasOrders: true })
  asked.call.mockImplementation((name: string) => {
    if (name === 'home.list') return Promise.resolve({ items, snoozed, version: 1 })
    if (name === 'range') return Promise.resolve({ first: DAY0, last: 20_779, newest: NOW, orders: 9, lines: 9 })
    if (name === 'kpi') {
      const totals = (value: number) => ({ gmv_paid: { value }, orders: { value: 7 }, buyers: { value: 5 }, refunds: { value: 0 } })
      return Promise.resolve({ version: 1, totals: totals(1250), compared: { from: 0, to: 7, totals: totals(1000) }, beside: {} })
    }
    return Promise.resolve({ ok: true, commandId: 'c' })
  })
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  asked.call.mockReset()
})

function start() {
  const router = createMemoryRouter(
    [
      { path: '/', Component: HomeScreen },
      { path: '*', element: <p>elsewhere</p> },
    ],
    { initialEntries: ['/'] },
  )
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { networkMode: 'always' } } })}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  )
  return router
}
const commands = () => asked.call.mock.calls.filter(([name]) => name === 'execute').map(([, args]) => (args as { command: object }).command)

test('each item says what waits and why, in numbers, and leads to its record', async () => {
  start()
  const link = await screen.findByRole('link', { name: 'Linen tee · M: 3 left' })
  expect(link.getAttribute('href')).toBe('/products/TEE-M')
  screen.getByText('TEE-M · reorder at 10 · 28 sold in 28 days, cover for 3 d · 40 on the way, expected Nov 25')
  screen.getByText('Overdue')
  screen.getByText(/Overdue by 1 hour · nobody's yet/)
})

test('the tiles are those of the last seven complete days, with a way to the dashboard of the same days', async () => {
  start()
  const link = await screen.findByRole('link', { name: 'GMV paid' })
  expect(link.getAttribute('href')).toBe('/dashboard?from=2026-11-15&to=2026-11-22')
  const tile = document.querySelector('[data-metric=gmv_paid]')
  expect(tile?.getAttribute('data-value')).toBe('1250')
  screen.getByText('▲ +25.0% up')
})

test('keys move, finish and put off; a letter after g goes to another screen', async () => {
  start()
  await screen.findByText('Call the mill')
  await userEvent.keyboard('j')
  expect(document.activeElement?.textContent).toBe('Call the mill')
  await userEvent.keyboard('ge')
  expect(commands()).toEqual([])
  await userEvent.keyboard('e')
  expect(commands()).toMatchObject([{ kind: 'task.set', args: { key: 't1', set: { doneAt: NOW } } }])
  await userEvent.keyboard('js')
  const sheet = screen.getByRole('dialog', { hidden: true })
  expect(document.activeElement?.textContent).toMatch(/^Later today/)
  await userEvent.type(within(sheet).getByLabelText('Reason (optional)'), 'ordered')
  await userEvent.click(within(sheet).getByRole('button', { name: /^Tomorrow/, hidden: true }))
  expect(commands().at(-1)).toMatchObject({
    kind: 'home.snooze',
    args: { item: 'lowStock/TEE-M', until: Date.UTC(2026, 10, 23, 8), reason: 'ordered' },
  })
})

test('low stock becomes a task of mine on the product; where there is one already the button says so', async () => {
  start()
  await userEvent.click(await screen.findByRole('button', { name: 'Make a task to reorder' }))
  expect(commands()).toMatchObject([
    { kind: 'task.set', args: { set: { title: 'Reorder Linen tee · M (TEE-M)', on: 'product/TEE-M', assignee: 'owner', createdAt: NOW } } },
  ])
  cleanup()
  items = [{ ...lowStock, facts: { ...lowStock.facts, task: 't9' } }]
  start()
  const button = await screen.findByRole('button', { name: /Make a task to reorder/ })
  expect(button.getAttribute('aria-disabled')).toBe('true')
})

test('one kind alone by its button, and the address remembers it', async () => {
  const router = start()
  await userEvent.click(await screen.findByRole('button', { name: 'Tasks 1' }))
  expect(screen.queryByText(/Linen tee/)).toBeNull()
  expect(router.state.location.search).toBe('?kind=task')
})

test('what was put off stands below and can be taken back; an empty list says so', async () => {
  items = []
  snoozed = [{ ...lowStock, snoozed: { until: NOW + 24 * HOUR, reason: 'ordered' } }]
  await setLanguage('zh-CN')
  start()
  await screen.findByText('今天没有等着你的事')
  screen.getByText('已推迟 1')
  await userEvent.click(screen.getByRole('button', { name: /现在处理/, hidden: true }))
  await waitFor(() => expect(commands()).toMatchObject([{ kind: 'home.wake', args: { item: 'lowStock/TEE-M' } }]))
})

test('one press takes a backup there and then, and its end is said', async () => {
  items = [{ id: 'backupOld/', kind: 'backupOld', weight: 20, facts: { changes: 9 } }]
  const answer = asked.call.getMockImplementation()
  asked.call.mockImplementation((name: string, args: unknown) =>
    name === 'backup.make'
      ? Promise.resolve({ blob: new Blob(['b']), summary: { bytes: 2048, takenAt: NOW, version: 1 } })
      : answer?.(name, args),
  )
  URL.createObjectURL = () => 'blob:backup'
  useShop.setState({ version: 9, name: '' })
  const router = start()
  render(<Toasts />)
  await userEvent.click(await screen.findByRole('button', { name: /^Back up now/ }))
  await screen.findByText(/^Backed up to Zhanggui 2026-11-22 0900.zgbackup/)
  expect(commands()).toMatchObject([{ kind: 'backup.made', args: { bytes: 2048 } }])
  expect(router.state.location.pathname).toBe('/')
})
