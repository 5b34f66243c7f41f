// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Promotion } from '~/domain/promotion/promotion'
import type { ReplayQuery, SimulationAsk } from '~/domain/promotion/simulation'
import { setLanguage } from '~/lib/i18n'
import { formatDay, parseDay, zoneOf } from '~/lib/zone'
import { aPromotion, aRule } from '../../../../tests/promotions'
import { answerTo, anOrderReplayed } from './testReplay'

vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }))
vi.mock('~/ui/ChartCanvas', () => ({ ChartCanvas: () => null }))
const asked = vi.hoisted(() => ({ call: vi.fn() }))
vi.mock('~/worker/client', () => ({ call: asked.call }))
const { default: SimulateScreen } = await import('./SimulateScreen')
const { useShop } = await import('~/session/shop')
const { Toasts } = await import('~/ui/Toast')

const zone = zoneOf('Asia/Shanghai')
const day = (text: string) => parseDay(text) ?? NaN
const at = (text: string) => zone.startOfDay(day(text))
const NOW = at('2026-11-05')

interface Options {
  signal?: AbortSignal
  onProgress?: (share: number) => void
}
type Simulate = (args: { ask: SimulationAsk }, options: Options) => Promise<unknown>

let promotion: Promotion
let simulate: Simulate
beforeEach(async () => {
  localStorage.clear()
  vi.spyOn(Date, 'now').mockReturnValue(NOW)
  promotion = aPromotion({ key: 'p1', name: 'Double 12', stage: 'draft', from: at('2026-12-10'), to: at('2026-12-13'), rules: [aRule()] })
  simulate = ({ ask }) => Promise.resolve(answerTo(ask))
  await setLanguage('en')
  useShop.setState({ id: `shop-${Math.random()}`, state: 'open', zone: 'Asia/Shanghai', currency: 'CNY', who: 'owner', people: [], hasOrders: true })
  asked.call.mockImplementation((name: string, args: never, options: Options) => answer(name, args, options))
}) // prettier-ignore
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  asked.call.mockReset()
})

function answer(name: string, args: { ask: SimulationAsk; number: string; query: ReplayQuery; command: unknown }, options: Options) {
  switch (name) {
    case 'promotions.get':
      return Promise.resolve(promotion)
    case 'range':
      return Promise.resolve({ first: day('2024-11-01'), last: day('2026-11-04'), newest: NOW, orders: 9, lines: 9 })
    case 'catalog.tree':
      return Promise.resolve({ categories: [], suppliers: [] })
    case 'prices.scopes':
      return Promise.resolve({ category: [], brand: [], tag: [], supplier: [], locations: [] })
    case 'customers.facets':
      return Promise.resolve({ values: {} })
    case 'members.program':
      return Promise.resolve({ program: { tiers: [] } })
    case 'promotions.simulate':
      return simulate(args, options)
    case 'promotions.replayOrders':
      return Promise.resolve({
        rows: [
          { number: 'W-1', paidAt: 0, at: 1000, before: 1_050_000, after: 950_000, discount: 100_000, margin: -50_000, fired: ['p1/r1'] },
        ],
        total: 120,
      })
    case 'promotions.replayOrder':
      return Promise.resolve(anOrderReplayed(args.number))
    case 'execute':
      return Promise.resolve({ ok: true, commandId: 'c' })
    default:
      return Promise.resolve([])
  }
}

function start(query = '') {
  const router = createMemoryRouter(
    [
      { path: '/promotions/simulate/:key', Component: SimulateScreen },
      { path: '*', element: <p>elsewhere</p> },
    ],
    { initialEntries: [`/promotions/simulate/p1${query}`] },
  )
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { networkMode: 'always', retry: false, staleTime: Infinity } } })}>
      <RouterProvider router={router} />
      <Toasts />
    </QueryClientProvider>,
  )
  return router
} // prettier-ignore
const argsOf = (name: string) =>
  asked.call.mock.calls
    .filter(([called]) => called === name)
    .map(([, args]) => args as { ask: SimulationAsk; query: ReplayQuery; command: object })
const lastAsk = () => argsOf('promotions.simulate').at(-1)?.ask
const results = () => screen.findByRole('heading', { name: 'What comes of it: Plan' })
const tile = (id: string) => document.querySelector(`[data-tile=${id}]`)?.getAttribute('data-value')

test('without a choice the same feast of last year is replayed by the plan, with nothing assumed', async () => {
  start()
  await results()
  const ask = lastAsk()
  expect(ask && [formatDay(ask.window.from), formatDay(ask.window.to), formatDay(ask.planFrom)]).toEqual(['2025-12-10', '2025-12-13', '2026-12-10'])
  expect(ask?.assume).toMatchObject({ uplift: { kind: 'none' }, conversion: 0 })
  expect(ask?.variants).toMatchObject([{ key: 'plan', rules: [{ key: 'p1/r1', when: { from: at('2026-12-10'), to: at('2026-12-13') } }] }])
  expect(screen.getByRole('button', { name: 'Same time last year (Double 12 2025)' }).getAttribute('aria-pressed')).toBe('true')
  expect(tile('gmv')).toBe('9000000')
  screen.getByText('An order in another currency has no rate and is left out.')
  screen.getByText('For the margin that really was, 25.0% more participating orders are needed.')
}) // prettier-ignore

test('a window that is longer than the promotion is reckoned as if it ran for all of it', async () => {
  start('?window=30')
  await results()
  const ask = lastAsk()
  expect(ask && ask.window.to - ask.window.from).toBe(30)
  expect(ask?.variants[0].rules[0].when.to).toBe(at('2027-01-09'))
  screen.getByText(/as if it ran for all 30 days/)
})

test('a slider asks anew once it rests, the question before is aborted, and the place is kept', async () => {
  const signals: (AbortSignal | undefined)[] = []
  let isSlow = false
  simulate = ({ ask }, { signal }) => {
    signals.push(signal)
    return isSlow ? new Promise(() => {}) : Promise.resolve(answerTo(ask))
  }
  start()
  await results()
  await userEvent.click(screen.getByRole('radio', { name: 'By goal' }))
  await waitFor(() => expect(lastAsk()?.assume.uplift).toEqual({ kind: 'goal', share: 0.3 }))
  isSlow = true
  const slider = screen.getByRole('slider', { name: 'More participating orders' })
  fireEvent.change(slider, { target: { value: '0.5' } })
  await waitFor(() => expect(lastAsk()?.assume.uplift).toEqual({ kind: 'goal', share: 0.5 }))
  // What stood before stands on.
  expect(tile('gmv')).toBe('9000000')
  isSlow = false
  fireEvent.change(slider, { target: { value: '0.6' } })
  await waitFor(() => expect(lastAsk()?.assume.uplift).toEqual({ kind: 'goal', share: 0.6 }))
  expect(signals.at(-2)?.aborted).toBe(true)
  cleanup()
  start()
  const kept = await screen.findByRole<HTMLInputElement>('slider', { name: 'More participating orders' })
  expect(kept.value).toBe('0.6')
})

test('progress is told, Stop aborts, and it can be asked again', async () => {
  let signal: AbortSignal | undefined
  simulate = (_, options) => {
    signal = options.signal
    options.onProgress?.(0.4)
    return new Promise(() => {})
  }
  start()
  const progress = await screen.findByRole('progressbar')
  await waitFor(() => expect(progress.getAttribute('value')).toBe('0.4'))
  await userEvent.click(screen.getByRole('button', { name: 'Stop' }))
  expect(signal?.aborted).toBe(true)
  simulate = ({ ask }) => Promise.resolve(answerTo(ask))
  await userEvent.click(await screen.findByRole('button', { name: 'Simulate again' }))
  await results()
})

test('the plan is copied as a variant, kept with the promotion', async () => {
  start()
  await results()
  await userEvent.click(screen.getByRole('button', { name: 'Copy as a variant' }))
  expect(argsOf('execute').map(({ command }) => command)).toMatchObject([
    {
      kind: 'promotion.set',
      args: { key: 'p1', set: { variants: [{ name: 'Variant B', rules: promotion.rules }] } },
      saw: { variants: [] },
    },
  ])
})

test('variants stand beside the plan with their difference; one is made the plan, or made stronger', async () => {
  promotion = {
    ...promotion,
    variants: [{ key: 'v', name: 'Bolder', rules: [aRule({ action: { kind: 'percent', off: { share: 0.2 } } })] }],
  }
  start()
  await results()
  const cell = document.querySelector('[data-figure=gmv][data-variant=v]')
  expect(cell?.getAttribute('data-value')).toBe('8000000')
  expect(cell?.parentElement?.textContent).toContain('Against the plan: −$100.00')
  await userEvent.click(screen.getByRole('button', { name: 'Make this the plan: Bolder' }))
  expect(argsOf('execute').at(-1)?.command).toMatchObject({ kind: 'promotion.set', args: { set: { rules: promotion.variants[0].rules } } })
  await userEvent.click(screen.getByRole('button', { name: 'Change rules: Bolder' }))
  const drawer = await screen.findByRole('dialog', { name: 'Change "Bolder"' })
  expect(within(drawer).getByRole('button', { name: 'Save variant' }).getAttribute('aria-disabled')).toBe('true')
  await userEvent.click(within(drawer).getByRole('button', { name: 'Edit' }))
  const off = within(drawer).getByRole('textbox', { name: 'Reduction' })
  await userEvent.clear(off)
  await userEvent.type(off, '15{Tab}')
  await userEvent.click(within(drawer).getByRole('button', { name: 'Save variant' }))
  expect(argsOf('execute').at(-1)?.command).toMatchObject({
    args: { set: { variants: [{ key: 'v', name: 'Bolder', rules: [{ action: { off: { share: 0.15 } } }] }] } },
  })
})

test('a plan that was handed in is not replaced by a variant, and says why; four stand side by side at most', async () => {
  const rules = [aRule({ action: { kind: 'percent', off: { share: 0.2 } } })]
  promotion = { ...promotion, stage: 'inReview', variants: ['B', 'C', 'D'].map((name) => ({ key: name, name, rules })) }
  start()
  await results()
  expect(lastAsk()?.variants.map(({ key }) => key)).toEqual(['plan', 'B', 'C', 'D'])
  const adopt = screen.getByRole('button', { name: 'Make this the plan: B' })
  expect(adopt.getAttribute('aria-disabled')).toBe('true')
  expect(screen.getByRole('button', { name: 'Copy as a variant' }).getAttribute('aria-disabled')).toBe('true')
})

test('from a rule to its orders and to the explanation of one, all in the address', async () => {
  const router = start()
  await results()
  await userEvent.click(screen.getByRole('button', { name: '10% off' }))
  const drawer = await screen.findByRole('dialog')
  await userEvent.click(await within(drawer).findByRole('button', { name: 'Next page' }))
  await waitFor(() => expect(argsOf('promotions.replayOrders').at(-1)?.query).toEqual({ only: { rule: 'p1/r1' }, sort: 'time', offset: 50, limit: 50 }))
  await userEvent.selectOptions(within(drawer).getByRole('combobox', { name: 'Show' }), 'Loss-making orders')
  await waitFor(() => expect(argsOf('promotions.replayOrders').at(-1)?.query).toEqual({ only: 'loss', sort: 'time', offset: 0, limit: 50 }))
  await userEvent.click(await within(drawer).findByRole('button', { name: 'W-1' }))
  await screen.findByText('Blue mug')
  screen.getByText(/10% off/, { selector: 'li *' })
  expect(screen.getByRole('link', { name: 'Open order W-1' }).getAttribute('href')).toBe('/orders/W-1')
  expect(router.state.location.search).toBe('?orders=1&only=loss&order=W-1')
}) // prettier-ignore

test('a plan without rules leads to where they are written', async () => {
  promotion = { ...promotion, rules: [] }
  start()
  expect((await screen.findByRole('link', { name: 'Open the plan' })).getAttribute('href')).toBe('/promotions/plan/p1')
  expect(argsOf('promotions.simulate')).toEqual([])
})
