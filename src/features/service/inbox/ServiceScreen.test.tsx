// @vitest-environment happy-dom
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { TicketListRow, TicketQuery } from '~/store/ticketList'
import { aTicket } from '../../../../tests/tickets'

const call = vi.fn()
vi.mock('~/worker/client', () => ({ call, onChanged: () => () => {}, openInWorkers: vi.fn(), endWorkers: vi.fn() }))
vi.mock('./ConversationPane', () => ({
  ConversationPane: ({ ticketKey }: { ticketKey?: string }) => <output aria-label="open">{ticketKey ?? ''}</output>,
}))
vi.mock('~/features/service/customer/CustomerPane', () => ({ CustomerPane: () => null }))
vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }))
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe = () => {}
    unobserve = () => {}
    disconnect = () => {}
  },
)
HTMLElement.prototype.scrollIntoView = () => {}
HTMLDialogElement.prototype.showModal = function open(this: HTMLDialogElement) {
  this.open = true
}
const { queryClient } = await import('~/session/cache')
const { setLanguage } = await import('~/lib/i18n')
const { forgetPlaces } = await import('~/ui/gridMemory')
const { default: ServiceScreen } = await import('./ServiceScreen')

let tickets: TicketListRow[] = []
const row = (key: string, set: Partial<TicketListRow> = {}): TicketListRow => ({
  ...aTicket({ key, subject: `Subject ${key}` }),
  buyerName: 'Ann',
  customer: 'c1',
  ...set,
})

const commands = () => call.mock.calls.filter(([name]) => name === 'execute').map(([, { command }]) => command)

function answer(name: string, args: { query: TicketQuery; filters: unknown[]; key: string }) {
  switch (name) {
    case 'tickets.list': {
      const { filter, offset, limit } = args.query
      const fit = tickets.filter(
        ({ assignee = '', state }) => (filter.assignees?.includes(assignee) ?? true) && (filter.states?.includes(state) ?? true),
      )
      return { items: fit.slice(offset, offset + limit), total: fit.length, version: 1 }
    }
    case 'tickets.counts':
      return args.filters.map(() => 3)
    case 'tickets.get':
      return {
        ticket: tickets.find(({ key }) => key === args.key),
        messages: [],
        masked: false,
        variables: {},
        customer: '',
        buyerName: '',
      }
    case 'tickets.search':
      return {
        hits: [
          { ticket: 't2', subject: 'Subject t2', state: 'open', message: 'm1', at: 0, from: 'customer', note: false, excerpt: 'the mug broke', marks: [[4, 7]] }, // prettier-ignore
        ],
        total: 1,
      }
    case 'desk.get':
      return { key: 'shop', calendars: [], policies: [], agents: [] }
    case 'execute':
      return { ok: true, version: 2 }
    default:
      return []
  }
}

beforeEach(async () => {
  await setLanguage('en')
  tickets = ['t1', 't2', 't3', 't4'].map((key) => row(key))
  call.mockImplementation((name: string, args: never) => Promise.resolve(answer(name, args)))
})
afterEach(() => {
  cleanup()
  queryClient.clear()
  forgetPlaces()
  call.mockReset()
})

async function start(path = '/service') {
  const router = createMemoryRouter([{ path: '/service', Component: ServiceScreen, children: [{ path: 'tickets/:key' }] }], {
    initialEntries: [path],
  })
  render(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  )
  await screen.findAllByRole('option')
  return router
}

const opened = () => screen.getByRole('status', { name: 'open' }).textContent
const active = () => document.querySelector('[data-active]')?.getAttribute('data-index')
const chosen = () =>
  screen
    .getAllByRole('option')
    .filter((option) => option.getAttribute('aria-selected') === 'true')
    .map((option) => option.dataset.index)

test('j and k move, o opens, and from then on the next ticket is opened by them', async () => {
  const router = await start('/service?sort=newest')
  await userEvent.keyboard('jj')
  expect(active()).toBe('2')
  expect(opened()).toBe('')
  await userEvent.keyboard('ko')
  expect(opened()).toBe('t2')
  await userEvent.keyboard('j')
  expect(opened()).toBe('t3')
  await userEvent.keyboard('e')
  expect(opened()).toBe('t4')
  expect(router.state.location.search).toBe('?sort=newest')
  await userEvent.keyboard('e')
  expect(opened()).toBe('t4')
  await userEvent.keyboard('u')
  expect(opened()).toBe('')
  expect(document.activeElement).toBe(screen.getByRole('listbox', { name: 'Tickets' }))
})

/** Has the screen stand at an address while the list is on its way. Returns what lets it come. */
async function startBeforeList(path: string) {
  let release = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  call.mockImplementation(async (name: string, args: never) => {
    if (name === 'tickets.list') await released
    return answer(name, args)
  })
  const started = start(path)
  await waitFor(() => expect(opened()).toBe('t2'))
  return async () => {
    release()
    await started
  }
}

test('the next ticket that was asked for before the list was there is opened when it comes', async () => {
  const release = await startBeforeList('/service/tickets/t2')
  await userEvent.keyboard('e')
  expect(opened()).toBe('t2')
  await release()
  await waitFor(() => expect(opened()).toBe('t3'))
})

test('nobody is led to a next ticket who has gone elsewhere before it came', async () => {
  const release = await startBeforeList('/service/tickets/t2')
  await userEvent.keyboard('eu')
  expect(opened()).toBe('')
  await release()
  await userEvent.keyboard('j')
  expect(opened()).toBe('')
  expect(active()).toBe('1')
})

test('from ticket to ticket Back leads to the list', async () => {
  const router = await start()
  await userEvent.keyboard('ojj')
  expect(opened()).toBe('t3')
  await router.navigate(-1)
  await waitFor(() => expect(opened()).toBe(''))
})

test('where the open ticket has left the list, the one that took its place is next', async () => {
  await start()
  await userEvent.keyboard('jo')
  expect(opened()).toBe('t2')
  tickets = tickets.filter(({ key }) => key !== 't2')
  await queryClient.invalidateQueries()
  await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(3))
  await userEvent.keyboard('e')
  expect(opened()).toBe('t3')
})

test('the active row stays with its ticket when another comes in above it', async () => {
  await start()
  await userEvent.keyboard('j')
  tickets = [row('t0'), ...tickets]
  await queryClient.invalidateQueries()
  await waitFor(() => expect(active()).toBe('2'))
  expect(screen.getByText('1 new ticket')).toBeTruthy()
})

test('the list is one tab stop with arrow keys, Enter, Space and Shift', async () => {
  await start()
  const list = screen.getByRole('listbox', { name: 'Tickets' })
  list.focus()
  await userEvent.keyboard('{ArrowDown}{End}{Home}{ArrowDown}')
  expect(list.getAttribute('aria-activedescendant')).toBe(screen.getAllByRole('option')[1].id)
  expect(list.querySelectorAll('[tabindex="0"]')).toHaveLength(0)
  await userEvent.keyboard(' ')
  expect(chosen()).toEqual(['1'])
  await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}')
  await waitFor(() => expect(chosen()).toEqual(['1', '2']))
  await userEvent.keyboard('{Control>}a{/Control}')
  expect(chosen()).toHaveLength(4)
  await userEvent.keyboard('{Escape}')
  expect(chosen()).toEqual([])
  await userEvent.keyboard('{Enter}')
  expect(opened()).toBe('t3')
})

test('Shift and x select from the row that was selected last to this one', async () => {
  await start()
  await userEvent.keyboard('xjj{Shift>}x{/Shift}')
  await waitFor(() => expect(chosen()).toEqual(['0', '1', '2']))
  await userEvent.keyboard('k{Shift>}x{/Shift}')
  await waitFor(() => expect(chosen()).toEqual(['0', '1']))
})

test('what is selected is solved, not what is open', async () => {
  await start()
  await userEvent.keyboard('ojx')
  expect(chosen()).toEqual(['1'])
  await userEvent.keyboard('s')
  await waitFor(() => expect(commands()).toMatchObject([{ kind: 'ticket.move', args: { keys: ['t2'], to: 'solved' } }]))
})

test('a ticket is assigned by keys: the list is found by typing and chosen by Enter', async () => {
  await start()
  await userEvent.keyboard('a')
  const dialog = await screen.findByRole('dialog', { name: 'Assign this ticket' })
  expect(within(dialog).getByRole('combobox').hasAttribute('autofocus')).toBe(true)
  await userEvent.type(within(dialog).getByRole('combobox'), 'nobo{Enter}')
  await waitFor(() => expect(commands()).toMatchObject([{ kind: 'ticket.assign', args: { keys: ['t1'], to: '' } }]))
})

test('take the next opens what is due first and free, and claims it', async () => {
  tickets = [row('t1', { assignee: 'bob' }), row('t2', { state: 'waitingCustomer' }), row('t3'), row('t4')]
  await start()
  await userEvent.keyboard('f')
  await waitFor(() => expect(opened()).toBe('t3'))
  expect(commands()).toMatchObject([{ kind: 'ticket.assign', args: { keys: ['t3'], to: 'owner' } }])
})

test('a new ticket that was made by key is open, and its sheet is gone', async () => {
  const router = await start('/service?queue=returns')
  await userEvent.keyboard('c')
  const dialog = await screen.findByRole('dialog', { name: 'New ticket' })
  expect(router.state.location.search).toBe('?queue=returns&do=new')
  fireEvent.change(within(dialog).getByLabelText('Subject'), { target: { value: 'Call' } })
  fireEvent.change(within(dialog).getByRole('textbox', { name: 'What the customer said' }), { target: { value: 'Where is it?' } })
  await userEvent.click(within(dialog).getByRole('button', { name: 'Open ticket' }))
  await waitFor(() => expect(opened()).toMatch(/^T\d{6}-/))
  expect(router.state.location.search).toBe('?queue=returns')
  expect(screen.queryByRole('dialog', { name: 'New ticket' })).toBeNull()
  expect(commands()).toMatchObject([
    { kind: 'ticket.open', args: { ticket: { subject: 'Call', channel: 'phone', assignee: 'owner' }, message: { text: 'Where is it?', from: 'customer' } } }, // prettier-ignore
  ])
})

test('words are searched as they are typed, but not while they are composed; the hit opens its message', async () => {
  const router = await start()
  await userEvent.keyboard('/')
  const box = screen.getByRole('searchbox')
  expect(document.activeElement).toBe(box)
  fireEvent.input(box, { target: { value: 'mu' }, isComposing: true })
  await userEvent.type(box, 'g')
  await screen.findByText('mug', { selector: 'mark' })
  expect(call.mock.calls.filter(([name]) => name === 'tickets.search').map(([, { text }]) => text)).toEqual(['mug'])
  await userEvent.keyboard('{Enter}{Enter}')
  await waitFor(() => expect(opened()).toBe('t2'))
  expect(router.state.location.hash).toBe('#m1')
  expect(router.state.location.search).toBe('?q=mug')
})
