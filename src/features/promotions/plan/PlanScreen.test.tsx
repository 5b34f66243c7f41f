// @vitest-environment happy-dom
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { CheckAnswer } from '~/domain/promotion/feasibility'
import type { Promotion } from '~/domain/promotion/promotion'
import type { PromotionCommand } from '~/domain/promotionCommand'
import { setLanguage } from '~/lib/i18n'
import { aPromotion, aRule } from '../../../../tests/promotions'

vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }))
const asked = vi.hoisted(() => ({ call: vi.fn() }))
vi.mock('~/worker/client', () => ({ call: asked.call, onChanged: () => () => {}, openInWorkers: vi.fn(), endWorkers: vi.fn() }))
const { default: PlanScreen } = await import('./PlanScreen')
const { useShop } = await import('~/session/shop')
const { queryClient } = await import('~/session/cache')
const { dropPlanDraft } = await import('~/session/promotionDrafts')
const { Toasts } = await import('~/ui/Toast')

const UNIT = 10_000
const mug = {
  goods: { sku: 'MUG', product: 'mug', categories: [], brand: '', tags: [], cost: 60 * UNIT },
  title: 'Mug',
  price: 100 * UNIT,
}
const loss: CheckAnswer = {
  check: 'margin',
  light: 'red',
  why: 'loss',
  facts: { count: 1, goods: 2, unknown: 0, line: 0.05 },
  rows: [],
  skus: ['MUG'],
}

let saved: Promotion | null
let answers: CheckAnswer[]
const commands: PromotionCommand[] = []

beforeEach(async () => {
  await setLanguage('en')
  useShop.setState({ id: 'main', state: 'open', zone: 'Asia/Shanghai', currency: 'CNY', who: 'owner', people: [], hasOrders: true })
  saved = null
  answers = []
  commands.length = 0
  asked.call.mockImplementation((name: string, args: { command?: PromotionCommand }) => {
    switch (name) {
      case 'execute':
        if (args.command) commands.push(args.command)
        return Promise.resolve({ ok: true, commandId: 'c' })
      case 'promotions.get':
        return Promise.resolve(saved)
      case 'promotions.list':
        return Promise.resolve([])
      case 'promotions.goods':
        return Promise.resolve({ goods: [], best: [mug], costs: {} })
      case 'promotions.feasibility':
        return Promise.resolve({ version: 1, answers, goods: 2 })
      case 'promotions.history':
        return Promise.resolve({
          ordinary: { days: 28, gmv: 2_800 * UNIT, orders: 28, units: 56, marginShare: 0.4 },
          metrics: { units: 280 },
        })
      case 'members.program':
        return Promise.resolve({ program: { key: 'shop', tiers: [{ name: 'Gold', from: {}, months: 12 }] }, isNew: false })
      case 'customers.facets':
        return Promise.resolve({ values: { tier: [], channel: [], region: [] } })
      case 'prices.scopes':
        return Promise.resolve({ tag: [], brand: [{ value: 'Clay', count: 3 }], supplier: [], category: [] })
      case 'listings.lint':
        return Promise.resolve({ packs: ['adLaw', 'price', 'english'], medical: [] })
      case 'listings.list':
        return Promise.resolve({ items: [{ key: 'p7', title: 'Clay pot' }], total: 1, version: 1 })
      case 'catalog.get':
        return Promise.resolve({ key: 'p7', title: 'Clay pot' })
      case 'tasks.list':
      case 'journal.list':
        return Promise.resolve({ items: [], total: 0, version: 1 })
      case 'stock.suggest':
        return Promise.resolve([{ sku: 'PEN', title: 'Pen', barcode: '' }])
      default:
        return Promise.resolve([])
    }
  })
})
afterEach(() => {
  cleanup()
  dropPlanDraft('new')
  dropPlanDraft('p1')
  queryClient.clear()
  asked.call.mockReset()
})

function open(at: string) {
  const routes = [
    { path: '/promotions/new', Component: PlanScreen },
    { path: '/promotions/plan/:key', Component: PlanScreen },
    { path: '*', element: null },
  ]
  const router = createMemoryRouter(routes, { initialEntries: [at] })
  render(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
      <Toasts />
    </QueryClientProvider>,
  )
  return { router, user: userEvent.setup({ delay: null }) }
}

const field = (name: string) => screen.getByLabelText(name)
const type = (input: HTMLElement, text: string) => fireEvent.change(input, { target: { value: text } })

test('a rule is built as a sentence, by keyboard and labels alone, and saved as typed', async () => {
  const { user } = open('/promotions/new?goal=clearance&from=2026-11-01&to=2026-11-12')
  expect(await screen.findByRole('radio', { name: 'Clearance' })).toMatchObject({ checked: true })
  type(field('Name of the promotion'), 'Double 11')
  screen.getByRole('button', { name: /^Spend and save/ }).focus()
  await user.keyboard('{Enter}')
  const rule = within(screen.getByRole('group', { name: 'Rule 1: Spend and save' }))
  type(rule.getByLabelText('Reduction'), '40')
  await user.click(rule.getByRole('button', { name: 'Add a tier' }))
  type(rule.getByLabelText('Threshold of tier 2'), '500')
  type(rule.getByLabelText('Reduction of tier 2'), '90')
  expect(screen.getByRole('listitem', { name: 'Rule 1: Spend and save' }).textContent).toContain('¥300')
  await user.click(screen.getByRole('button', { name: 'Create draft' }))
  await waitFor(() => expect(commands).toHaveLength(1))
  expect(commands[0]).toMatchObject({
    kind: 'promotion.set',
    args: {
      set: {
        name: 'Double 11',
        goal: 'clearance',
        from: Date.UTC(2026, 9, 31, 16),
        to: Date.UTC(2026, 10, 11, 16),
        rules: [
          {
            action: {
              kind: 'threshold',
              steps: [
                { from: { amount: 300 * UNIT }, off: { amount: 40 * UNIT } },
                { from: { amount: 500 * UNIT }, off: { amount: 90 * UNIT } },
              ],
            },
          },
        ],
      },
    },
  })
})

test('goods are whole products too, found by name and told by it', async () => {
  const { user } = open('/promotions/new')
  await user.click(await screen.findByRole('button', { name: /^Discount/ }))
  const rule = within(screen.getByRole('group', { name: /^Rule 1/ }))
  const box = rule.getByRole('combobox', { name: 'Add a product' })
  type(box, 'clay')
  await rule.findByRole('option', { name: 'Clay pot' })
  fireEvent.keyDown(box, { key: 'Enter' })
  expect(await rule.findByRole('button', { name: 'Remove Clay pot' })).toBeTruthy()
  expect(screen.getByRole('listitem', { name: /^Rule 1/ }).textContent).toContain('one product')
})

test('a rule that is not complete says what it lacks, and where', async () => {
  const { user } = open('/promotions/new')
  await user.click(await screen.findByRole('button', { name: /^Gift/ }))
  expect(await screen.findByText(/To mend:.*Gifts/)).toBeTruthy()
  const gifts = screen.getByRole('combobox', { name: 'Gifts' })
  expect(gifts.getAttribute('aria-invalid')).toBe('true')
  await user.type(gifts, 'pen')
  await screen.findByRole('option', { name: /PEN/ })
  await user.keyboard('{Enter}')
  await waitFor(() => expect(screen.queryByText(/To mend:/)).toBeNull())
  expect(screen.getByLabelText('Units of PEN')).toMatchObject({ value: '1' })
})

test('a cart is priced by the plan as it stands, and each rule says what it did', async () => {
  saved = aPromotion({ key: 'p1', stage: 'draft', from: Date.UTC(2026, 10, 1), to: Date.UTC(2026, 10, 3), rules: [aRule()] })
  open('/promotions/plan/p1')
  const tried = within(await screen.findByRole('region', { name: 'Try a cart' }))
  expect(await tried.findByText('¥90.00', { selector: 'strong' })).toBeTruthy()
  type(tried.getByRole('textbox', { name: 'Units of MUG' }), '3')
  expect(await tried.findByText('¥270.00', { selector: 'strong' })).toBeTruthy()
  expect(tried.getByRole('list', { name: 'What each rule did' }).textContent).toContain('¥30.00')
})

test('a red margin is mended at one press, which can be taken back', async () => {
  saved = aPromotion({ key: 'p1', stage: 'draft', to: Date.UTC(2026, 10, 3), rules: [aRule()] })
  answers = [loss]
  const { user } = open('/promotions/plan/p1')
  const check = within(await screen.findByRole('listitem', { name: 'Margin floor' }))
  expect(check.getByText('To mend')).toBeTruthy()
  await user.click(check.getByRole('button', { name: 'Leave this SKU out' }))
  const rule = () => screen.getByRole('listitem', { name: 'Rule 1: Discount' }).textContent
  expect(rule()).toContain('MUG')
  const toast = screen.getByText('1 SKU was left out').parentElement
  await user.click(within(toast ?? document.body).getByRole('button', { name: 'Undo' }))
  expect(rule()).not.toContain('MUG')
})

test('going on sale against a red check asks for the reason first', async () => {
  saved = aPromotion({ key: 'p1', stage: 'approved', from: Date.now() + 9e7, to: Date.now() + 9e8, rules: [aRule()] })
  answers = [loss]
  const { user } = open('/promotions/plan/p1')
  await user.click(await screen.findByRole('button', { name: 'Schedule' }))
  await user.type(await screen.findByRole('textbox', { name: 'Why it may go on' }), 'Loss leader')
  await user.click(screen.getByRole('button', { name: 'Schedule anyway' }))
  await waitFor(() => expect(commands).toHaveLength(1))
  expect(commands[0]).toMatchObject({
    kind: 'promotion.move',
    args: { event: 'schedule', overrule: { checks: ['margin'], note: 'Loss leader' } },
  })
})

test('what somebody else has set meanwhile is taken in, and where both have, it is asked for', async () => {
  saved = aPromotion({ key: 'p1', name: 'Sale', stage: 'draft', to: Date.UTC(2026, 10, 3), budget: 0 })
  const { user } = open('/promotions/plan/p1')
  type(await screen.findByLabelText('Name of the promotion'), 'Mine')
  queryClient.setQueryData(['main', 'promotions', 'get', 'p1'], { ...saved, name: 'Theirs', budget: 5 * UNIT })
  const alert = within(await screen.findByRole('alert'))
  expect(alert.getByText(/Taken in from them: Budget/)).toBeTruthy()
  expect(screen.getByText('Save').closest('button')?.getAttribute('aria-disabled')).toBe('true')
  await user.click(alert.getByRole('radio', { name: /Theirs/ }))
  expect(field('Name of the promotion')).toMatchObject({ value: 'Theirs' })
})

test('a plan that was handed in is looked at, not changed', async () => {
  saved = aPromotion({ key: 'p1', stage: 'inReview', to: Date.UTC(2026, 10, 3) })
  open('/promotions/plan/p1')
  expect(await screen.findByText(/fixed once it is submitted/)).toBeTruthy()
  expect(field('Name of the promotion').closest('fieldset')?.disabled).toBe(true)
  expect(screen.queryByText('Save')).toBeNull()
})
