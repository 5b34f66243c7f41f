// @vitest-environment happy-dom
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Conflict, WaitingCommand } from '~/commerce/connection'
import { setLanguage } from '~/lib/i18n'

vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }))
const asked = vi.hoisted(() => ({ call: vi.fn() }))
vi.mock('~/worker/client', () => ({ call: asked.call, onChanged: () => () => {} }))
const { default: ConflictsScreen } = await import('./ConflictsScreen')
const { default: WaitingScreen } = await import('./WaitingScreen')
const { queryClient } = await import('~/session/cache')
const { useShop } = await import('~/session/shop')
const { Toasts } = await import('~/ui/Toast')

const AT = Date.UTC(2026, 10, 22, 9)
let last = 0
const aConflict = (set: Partial<Conflict> = {}): Conflict => ({
  key: `k${++last}`,
  area: 'products',
  record: 'mug',
  title: 'Celadon mug',
  field: 'title',
  before: 'Mug',
  mine: 'My mug',
  theirs: 'Their mug',
  commands: ['c1'],
  at: AT + last,
  ...set,
})
const price = () => aConflict({ field: 'sku:price:MUG-1', before: 250_000, mine: 229_000, theirs: 199_000 })

let conflicts: Conflict[]
let waiting: WaitingCommand[]
beforeEach(async () => {
  conflicts = []
  waiting = []
  await setLanguage('en')
  queryClient.clear()
  useShop.setState({ id: 'main', state: 'open', zone: 'UTC', currency: 'GBP', who: 'owner', people: [], name: 'Fernhill', connected: true })
  asked.call.mockReset()
  asked.call.mockImplementation(async (name: string, args: { settled?: boolean; key?: string; settling?: { take: 'mine' } }) => {
    if (name === 'sync.conflicts') return conflicts.filter(({ settled }) => (settled !== undefined) === (args.settled ?? false))
    if (name === 'sync.waiting') return waiting
    if (name === 'journal.list') return { items: [anEntry()], total: 1, version: 1 }
    if (name === 'sync.settle') {
      const found = conflicts.some(({ key }) => key === args.key)
      conflicts = conflicts.map((each) =>
        each.key === args.key ? { ...each, settled: { take: args.settling?.take ?? 'mine', at: AT, who: 'owner' } } : each,
      )
      return found
    }
    return null
  })
})
afterEach(cleanup)

const anEntry = () => ({
  seq: 1,
  id: 'c1',
  kind: 'catalog.set',
  args: { key: 'mug', set: {} },
  who: 'owner',
  at: AT,
  touches: [],
  undoable: true,
  changes: [{ table: 'catalog', key: 'mug', field: 'title', before: 'Mug', after: 'My mug' }],
  changed: 1,
})

function start(address: string) {
  const router = createMemoryRouter(
    [
      { path: '/connection/conflicts', Component: ConflictsScreen },
      { path: '/connection/waiting', Component: WaitingScreen },
      { path: '*', element: <p>elsewhere</p> },
    ],
    { initialEntries: [address] },
  )
  render(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
      <Toasts />
    </QueryClientProvider>,
  )
  return router
}
const settled = () => asked.call.mock.calls.filter(([name]) => name === 'sync.settle').map(([, args]) => args as object)

describe('conflicts', () => {
  test('stand by record, in the words of the screens, with what it was, both sides and who set it', async () => {
    conflicts = [
      price(),
      aConflict({ record: 'bowl', title: 'Bowl', field: 'state', mine: 'paused', theirs: 'archived' }),
      aConflict({ mine: '' }),
    ]
    start('/connection/conflicts')
    const mug = await screen.findByRole('region', { name: 'Celadon mug' })
    expect(within(mug).getAllByRole('article')).toHaveLength(2)
    const field = within(mug).getByRole('article', { name: 'Price of SKU MUG-1' })
    expect(field.textContent).toContain('£25.00')
    expect(field.textContent).toContain('£22.90')
    expect(field.textContent).toContain('£19.90')
    await within(field).findByRole('link', { name: /Owner: Changed the product "My mug"/ })
    expect(screen.getByRole('article', { name: 'State' }).textContent).toMatch(/Paused.*Archived/)
    expect(within(mug).getByRole('article', { name: 'Title' }).textContent).toContain('Mineempty')
    screen.getByText('2 records · 3 fields')
  })

  test('are walked with j and k and decided with m and t; the next takes the place of one that is decided', async () => {
    conflicts = [price(), aConflict(), aConflict({ record: 'bowl', title: 'Bowl' })]
    const [one, two, three] = conflicts.map(({ key }) => key)
    start('/connection/conflicts')
    await screen.findByRole('region', { name: 'Bowl' })
    await userEvent.keyboard('jm')
    await waitFor(() => expect(settled()).toEqual([{ key: one, settling: { take: 'mine' } }]))
    await waitFor(() => expect(document.activeElement?.getAttribute('data-row-key')).toBe(two))
    await userEvent.keyboard('jt')
    await waitFor(() => expect(settled()[1]).toEqual({ key: three, settling: { take: 'theirs' } }))
    await screen.findByText('Took theirs: Title')
  })

  test('a price is merged by an amount, and what is none is said beside the field', async () => {
    conflicts = [price()]
    start('/connection/conflicts')
    await screen.findByRole('article', { name: 'Price of SKU MUG-1' })
    await userEvent.keyboard('je')
    const input = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Merge “Price of SKU MUG-1”' })
    expect(input.value).toBe('22.9')
    await userEvent.clear(input)
    await userEvent.type(input, 'cheap{Enter}')
    screen.getByText('Enter an amount of 0 or more, such as 12.50.')
    await userEvent.clear(input)
    await userEvent.type(input, '20.5{Enter}')
    await waitFor(() => expect(settled()).toMatchObject([{ settling: { take: 'merged', value: 205_000 } }]))
  })

  test('tags begin with all that either side has', async () => {
    conflicts = [aConflict({ field: 'tags', before: [], mine: ['clay', 'gift'], theirs: ['clay', 'sale'] })]
    start('/connection/conflicts')
    await userEvent.click(await screen.findByRole('button', { name: 'Merge: Tags' }))
    await userEvent.click(screen.getByRole('button', { name: /gift/ }))
    await userEvent.click(screen.getByRole('button', { name: 'Keep this' }))
    await waitFor(() => expect(settled()).toMatchObject([{ settling: { take: 'merged', value: ['clay', 'sale'] } }]))
  })

  test('all of them are decided at once, asked for first', async () => {
    conflicts = [price(), aConflict(), aConflict({ record: 'bowl', title: 'Bowl' })]
    start('/connection/conflicts')
    await userEvent.click(await screen.findByRole('button', { name: 'All theirs' }))
    await userEvent.click(screen.getByRole('button', { name: 'Take theirs in all 3', hidden: true }))
    await screen.findByText('No conflicts')
    expect(settled()).toHaveLength(3)
    await screen.findByText(/^Decided 3 fields/)
  })

  test('a record that was taken away is made again or let go; a lost race for units is told in a sentence', async () => {
    conflicts = [
      aConflict({ field: '*', before: undefined, mine: { title: 'Vase' }, theirs: undefined }),
      aConflict({ area: 'stock', record: 'main\nMUG-1', title: 'MUG-1 · Main', field: 'onHand', before: 12, mine: 9, theirs: 10 }),
    ]
    start('/connection/conflicts')
    await screen.findByRole('button', { name: 'Keep mine: make it there again: The whole record' })
    screen.getByText(
      'Fernhill only takes whole figures of stock. It was changed there at the same moment: it held 12, we set it to 9, and now it says 10. Say which figure is right.',
    )
    screen.getByRole('button', { name: 'Accept 10: Units on hand' })
    expect(screen.getByRole('link', { name: 'MUG-1 · Main' }).getAttribute('href')).toBe('/stock/sku/MUG-1')
  })

  test('what was decided is told with who did it, and the loser is brought back', async () => {
    await setLanguage('zh-CN')
    conflicts = [{ ...price(), settled: { take: 'theirs', at: AT, who: 'owner' } }]
    start('/connection/conflicts?settled=1')
    const list = await screen.findByRole('list', { name: '已决定' })
    expect(list.textContent).toContain('由店主决定')
    await userEvent.click(within(list).getByRole('button', { name: '找回我的: SKU MUG-1 的价格' }))
    await waitFor(() => expect(settled()).toMatchObject([{ settling: { take: 'mine' } }]))
  })

  test('an agent sees them and cannot decide', async () => {
    useShop.setState({ who: 'li', people: [{ key: 'li', name: 'Li', role: 'agent', active: true }] })
    conflicts = [price()]
    start('/connection/conflicts')
    const button = await screen.findByRole('button', { name: /^Keep mine: Price/ })
    expect(button.getAttribute('aria-disabled')).toBe('true')
    await userEvent.keyboard('jm')
    expect(settled()).toEqual([])
  })
})

const aWaiting = (set: Partial<WaitingCommand> = {}): WaitingCommand => ({
  seq: 1,
  id: 'c1',
  kind: 'catalog.set',
  at: AT,
  state: 'waiting',
  says: [],
  total: 1,
  records: [{ area: 'products', key: 'mug', title: 'Celadon mug' }],
  ...set,
})

describe('what waits for the platform', () => {
  test('is told as in the history, refused ones first with the words of the platform', async () => {
    waiting = [aWaiting(), aWaiting({ seq: 2, state: 'refused', says: ['Title too long'], total: 7 })]
    start('/connection/waiting')
    const refused = await screen.findByRole('list', { name: 'Refused by Fernhill' })
    within(refused).getByText('Title too long')
    within(refused).getByText('… 7 in all')
    await within(refused).findByText('Changed the product "My mug"')
    expect(screen.getByRole('list', { name: 'Sent in this order' }).textContent).toContain('Not sent yet')
  })

  test('a refused change is sent again, or given up after what it takes back was said', async () => {
    waiting = [aWaiting({ seq: 7, state: 'refused' })]
    start('/connection/waiting')
    await userEvent.click(await screen.findByRole('button', { name: 'Send again: Changed the product "My mug"' }))
    expect(asked.call).toHaveBeenCalledWith('sync.refused', { seq: 7, act: 'again' })
    await userEvent.click(screen.getByRole('button', { name: 'Give up: Changed the product "My mug"' }))
    const sheet = screen.getByRole('dialog', { hidden: true })
    within(sheet).getByText('Title: no longer “My mug”')
    await userEvent.click(within(sheet).getByRole('button', { name: 'Give up', hidden: true }))
    await waitFor(() => expect(asked.call).toHaveBeenCalledWith('sync.refused', { seq: 7, act: 'giveUp' }))
  })

  test('nothing waiting is said, and so is a shop that is not connected', async () => {
    start('/connection/waiting')
    await screen.findByText('Nothing is waiting')
    cleanup()
    useShop.setState({ connected: false })
    start('/connection/waiting')
    expect(await screen.findByText('This shop is not connected to a platform')).toBeTruthy()
  })
})
