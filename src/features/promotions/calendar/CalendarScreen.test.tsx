// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Promotion } from '~/domain/promotion/promotion'
import { setLanguage } from '~/lib/i18n'
import { parseDay, zoneOf } from '~/lib/zone'
import { aPromotion, aRule } from '../../../../tests/promotions'

const narrow = vi.hoisted(() => ({ is: false }))
vi.stubGlobal('matchMedia', () => ({
  get matches() {
    return narrow.is
  },
  addEventListener: () => {},
  removeEventListener: () => {},
}))
const asked = vi.hoisted(() => ({ call: vi.fn() }))
vi.mock('~/worker/client', () => ({ call: asked.call }))
const { default: CalendarScreen } = await import('./CalendarScreen')
const { useShop } = await import('~/session/shop')
const { Toasts } = await import('~/ui/Toast')

const zone = zoneOf('Asia/Shanghai')
const at = (text: string) => zone.startOfDay(parseDay(text) ?? NaN)
const NOW = at('2026-11-05') + 9 * 3_600_000

let promotions: Promotion[]
let outcome: object
beforeEach(async () => {
  narrow.is = false
  vi.spyOn(Date, 'now').mockReturnValue(NOW)
  promotions = [
    aPromotion({ key: 'p1', name: 'Double 11', from: at('2026-11-09'), to: at('2026-11-12') }),
    aPromotion({ key: 'p2', name: 'Tea week', from: at('2026-11-11'), to: at('2026-11-18'), rules: [aRule({ scope: { categories: ['tea'] } })] }),
    aPromotion({ key: 'p3', name: 'Long past', from: at('2026-05-01'), to: at('2026-05-05') }),
  ] // prettier-ignore
  outcome = { ok: true, commandId: 'c' }
  await setLanguage('en')
  useShop.setState({ id: 'main', state: 'open', zone: 'Asia/Shanghai', currency: 'CNY', who: 'owner', people: [], hasOrders: true })
  asked.call.mockImplementation((name: string) => {
    if (name === 'promotions.list') return Promise.resolve(promotions)
    if (name === 'catalog.tree') return Promise.resolve({ categories: [{ key: 'tea', name: 'Tea', parent: '', order: 0, products: 1 }], suppliers: [] })
    return Promise.resolve(outcome)
  }) // prettier-ignore
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  asked.call.mockReset()
})

function start(entry = '/promotions/calendar?view=month') {
  const router = createMemoryRouter(
    [
      { path: '/promotions/calendar', Component: CalendarScreen },
      { path: '*', element: <p>elsewhere</p> },
    ],
    { initialEntries: [entry] },
  )
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { networkMode: 'always' } } })}>
      <RouterProvider router={router} />
      <Toasts />
    </QueryClientProvider>,
  )
  return router
}
const commands = () => asked.call.mock.calls.filter(([name]) => name === 'execute').map(([, args]) => (args as { command: object }).command)
const bar = (name: RegExp) => screen.findByRole('button', { name })

test('promotions of the month stand as bars; those with the same goods at the same time say so in words', async () => {
  start()
  const one = await bar(/^Double 11, Scheduled/)
  expect(one.getAttribute('aria-label')).toMatch(/Same goods as "Tea week"$/)
  expect(one.querySelectorAll('.zg-gantt-meets')).toHaveLength(1)
  expect(screen.queryByText('Long past')).toBeNull()
})

test('arrow keys move a promotion by days; keys that follow each other are one command', async () => {
  start()
  const one = await bar(/^Double 11/)
  one.focus()
  await userEvent.keyboard('{ArrowRight}{ArrowRight}')
  expect(commands()).toEqual([])
  await waitFor(() => expect(commands()).toHaveLength(1), { timeout: 2000 })
  expect(commands()).toMatchObject([
    {
      kind: 'promotion.shift',
      args: { key: 'p1', from: at('2026-11-11'), to: at('2026-11-14') },
      saw: { from: at('2026-11-09'), to: at('2026-11-12') },
    },
  ])
  await screen.findByText(/^"Double 11" moved to/)
  screen.getByRole('button', { name: 'Undo' })
})

test('Shift and an arrow change the end alone; Enter keeps it at once, Esc takes it back', async () => {
  start()
  const one = await bar(/^Double 11/)
  one.focus()
  await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}{Escape}')
  await userEvent.keyboard('{Shift>}{ArrowRight}{ArrowRight}{/Shift}{Enter}')
  expect(commands()).toMatchObject([{ args: { from: at('2026-11-09'), to: at('2026-11-14') } }])
})

test('a refusal is told, and the promotion is back where it was', async () => {
  outcome = { ok: false, refusal: { why: 'rule', rule: 'promotion.past' } }
  start()
  const one = await bar(/^Double 11/)
  one.focus()
  await userEvent.keyboard('{ArrowLeft}{Enter}')
  await screen.findByText('This time has passed. Choose one that is still to come.')
  expect(one.getAttribute('aria-label')).toMatch(/Nov 9/)
})

test('one that runs keeps its beginning: only its end is moved, and that is said', async () => {
  promotions = [aPromotion({ key: 'p1', name: 'Runs', from: at('2026-11-01'), to: at('2026-11-12') })]
  start()
  const one = await bar(/^Runs, Running/)
  one.focus()
  await userEvent.keyboard('{ArrowRight}{Enter}')
  await screen.findByText(/^"Runs" has begun, so only its end can be moved/)
  expect(commands()).toEqual([])
  await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}{Enter}')
  expect(commands()).toMatchObject([{ args: { from: at('2026-11-01'), to: at('2026-11-13') } }])
})

test('Enter opens the promotion, and so does a press that does not drag', async () => {
  const router = start()
  const one = await bar(/^Tea week/)
  one.focus()
  await userEvent.keyboard('{Enter}')
  expect(router.state.location.pathname).toBe('/promotions/plan/p2')
})

test('dragging by a third of the month moves by ten days', async () => {
  start()
  const one = await bar(/^Double 11/)
  const track = one.closest('.zg-gantt-track')
  if (!track) throw new Error('no track')
  vi.spyOn(track, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 300, 40))
  one.setPointerCapture = () => {}
  fireEvent.pointerDown(one, { button: 0, clientX: 100 })
  fireEvent.pointerMove(one, { clientX: 200 })
  fireEvent.pointerUp(one, { clientX: 200 })
  await waitFor(() => expect(commands()).toMatchObject([{ args: { from: at('2026-11-19'), to: at('2026-11-22') } }]))
})

test('a feast leads to a plan for its season; the address holds what is looked at', async () => {
  const router = start()
  const feast = await screen.findByRole('link', { name: /^Plan a promotion for Double 11/ })
  expect(feast.getAttribute('href')).toBe('/promotions/new?from=2026-10-31&to=2026-11-12')
  await userEvent.click(screen.getByRole('button', { name: 'Year' }))
  await userEvent.click(screen.getByRole('button', { name: 'Later' }))
  expect(router.state.location.search).toBe('?view=year&date=2027-01-01')
  await screen.findByRole('link', { name: /^Plan a promotion for Spring Festival \(Feb 5/ })
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Feasts' }), 'Abroad')
  expect(screen.queryByRole('link', { name: /Spring Festival/ })).toBeNull()
  screen.getByRole('link', { name: /Black Friday/ })
})

test('on a phone all stands one below the other by day', async () => {
  narrow.is = true
  start()
  const month = await screen.findByRole('region', { name: 'Nov 2026' })
  expect(within(month).getAllByRole('link').map((link) => link.textContent)).toEqual(['Double 11', 'Double 11', 'Tea week', 'Thanksgiving', 'Black Friday', 'Cyber Monday'])
  within(month).getByText('Same goods as "Double 11"')
}) // prettier-ignore
