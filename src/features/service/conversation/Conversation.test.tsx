// @vitest-environment happy-dom
import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Macro } from '~/domain/desk'
import type { MessageRow, Ticket } from '~/domain/ticket'
import type { TicketDetail } from '~/store/ticketList'
import type { Args, CallName } from '~/worker/client'
import { ShopBehindCall } from '../../../../tests/shopBehindCall'
import { aTicket } from '../../../../tests/tickets'

vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }))
vi.stubGlobal('ResizeObserver', class { observe() {} unobserve() {} disconnect() {} }) // prettier-ignore
const written = vi.fn((_text: string) => Promise.resolve())
Object.defineProperty(navigator, 'clipboard', { value: { writeText: written }, configurable: true })
Object.defineProperty(navigator, 'locks', {
  value: { request: () => new Promise(() => undefined), query: () => Promise.resolve({ held: [] }) },
  configurable: true,
})

/** What other tabs say, and what they would hear. */
const channels = new Set<{ onmessage: ((event: MessageEvent) => void) | null }>()
vi.stubGlobal(
  'BroadcastChannel',
  class {
    onmessage: ((event: MessageEvent) => void) | null = null
    constructor() {
      channels.add(this)
    }
    postMessage() {}
    close() {
      channels.delete(this)
    }
  },
)
const otherTabSays = (data: unknown) => act(() => channels.forEach((channel) => channel.onmessage?.(new MessageEvent('message', { data }))))

vi.setConfig({ testTimeout: 20_000 })
let shop: ShopBehindCall
let macros: Macro[]
let variables: Record<string, string>
vi.mock('~/worker/client', () => ({
  call: (name: CallName, args: never) => answer(name, args),
  onChanged: () => () => undefined,
}))

async function answer(name: CallName, args: never): Promise<unknown> {
  if (name === 'tickets.get') return detail((args as Args<'tickets.get'>).key)
  if (name === 'macros.list') return macros
  if (name === 'listings.lint') return { packs: ['adLaw', 'contact'], medical: [], accepted: [] }
  if (name === 'journal.list') return { items: [], total: 0, version: 0 }
  return shop.call(name, args)
}

async function detail(key: string): Promise<TicketDetail | null> {
  const row = await shop.db.tickets.get(key)
  if (!row) return null
  const { buyer: _, ...ticket } = row
  const messages = await shop.db.messages.where('ticket').equals(key).sortBy('at')
  return { ticket: { ...aTicket(), ...ticket }, customer: 'c1', buyerName: 'Anna', messages, masked: false, variables }
}

const { queryClient } = await import('~/session/cache')
const { Toasts } = await import('~/ui/Toast')
const { Conversation } = await import('./Conversation')

const message = (key: string, at: number, set: Partial<MessageRow> = {}): MessageRow => ({
  key,
  ticket: 't1',
  at,
  from: 'customer',
  note: false,
  text: 'Where is my order?',
  ...set,
})

async function put(ticket: Partial<Ticket> = {}, messages: MessageRow[] = [message('m1', 1)]) {
  await shop.db.messages.bulkPut(messages)
  await shop.db.tickets.put(aTicket({ state: 'open', subject: 'Late', said: messages.length, ...ticket }))
}

let count = 0
beforeEach(async () => {
  shop = await ShopBehindCall.open(`conversation${++count}`)
  shop.onWrite = () => void queryClient.invalidateQueries()
  macros = [
    {
      key: 'k1',
      name: 'Thank you',
      short: 'thx',
      text: { en: 'Dear {{customer.name}}, parcel {{order.tracking}}', zh: '{{customer.name}}您好' },
      actions: [{ kind: 'tag', tag: 'thanked' }, { kind: 'priority', to: 'low' }],
    },
  ] // prettier-ignore
  variables = { 'customer.name': 'Anna' }
  written.mockClear()
})
afterEach(async () => {
  cleanup()
  const { forgetReplyDrafts } = await import('~/session/replyDrafts')
  const { shopId } = await import('~/session/shop')
  forgetReplyDrafts(shopId())
  queryClient.clear()
  localStorage.clear()
  shop.close()
})

const start = () =>
  render(
    <MemoryRouter>
      <QueryClientProvider client={queryClient}>
        <Conversation ticketKey="t1" />
        <Toasts />
      </QueryClientProvider>
    </MemoryRouter>,
  )

const box = (name = 'Reply to the customer') => screen.findByRole<HTMLTextAreaElement>('textbox', { name })
async function typeText(text: string, name?: string) {
  const area = await box(name)
  area.focus()
  fireEvent.change(area, { target: { value: text } })
  area.setSelectionRange(text.length, text.length)
  fireEvent.select(area)
  return area
}
const sendKey = (area: HTMLElement, set = {}) => fireEvent.keyDown(area, { key: 'Enter', ctrlKey: true, ...set })
const saved = (key = 't1') => shop.db.tickets.get(key)
const said = () => shop.db.messages.where('ticket').equals('t1').sortBy('at')

test('Ctrl+Enter keeps the answer, the next Enter copies it as plain text and says that it was sent by hand', async () => {
  await put({ channel: 'email' })
  start()
  await screen.findByText(/the platform does not send it/)
  sendKey(await typeText('See [our page](https://a.example/x)\n- one'))
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Copy and mark as sent'))
  expect((await said()).at(-1)).toMatchObject({ text: 'See [our page](https://a.example/x)\n\n- one', sent: 'copy', from: 'owner' })
  expect(await saved()).toMatchObject({ state: 'waitingCustomer' })
  expect((await box()).value).toBe('')
  fireEvent.click(document.activeElement!)
  await waitFor(async () => expect((await said()).at(-1)?.sent).toBe('byHand'))
  expect(written).toHaveBeenCalledWith('See our page (https://a.example/x)\n\n- one')
})

test('Ctrl+Shift+Enter sends and solves', async () => {
  await put()
  start()
  sendKey(await typeText('It has arrived'), { shiftKey: true })
  await waitFor(async () => expect((await saved())?.state).toBe('solved'))
})

test('what was said on the phone is written down, and nothing is left to copy', async () => {
  await put({ channel: 'phone' })
  start()
  await screen.findByText(/You have said it on the phone/)
  sendKey(await typeText('As I told you'))
  await waitFor(async () => expect((await said()).at(-1)?.sent).toBe('byHand'))
  expect(screen.queryByText('Copy and mark as sent')).toBeNull()
})

test('an answer that leaves nothing to copy leaves the box, so that the next key is heard and not typed', async () => {
  await put({ channel: 'phone' })
  start()
  await screen.findByText(/You have said it on the phone/)
  const area = await typeText('As I told you')
  sendKey(area, { shiftKey: true })
  await waitFor(() => expect(area.value).toBe(''))
  const talk = document.querySelector('.zg-talk')
  await waitFor(() => expect(document.activeElement).toBe(talk))
  fireEvent.click(screen.getByRole('button', { name: 'Internal note' }))
  const note = await typeText('Called twice', 'Internal note')
  sendKey(note)
  await waitFor(() => expect(note.value).toBe(''))
  expect(document.activeElement, 'a note is often followed by an answer').toBe(note)
})

test('an answer that is kept takes no focus from where the reader has gone meanwhile', async () => {
  await put({ channel: 'phone' })
  start()
  await screen.findByText(/You have said it on the phone/)
  const elsewhere = document.body.appendChild(document.createElement('input'))
  const area = await typeText('As I told you')
  sendKey(area)
  elsewhere.focus()
  await waitFor(() => expect(area.value).toBe(''))
  expect(document.activeElement).toBe(elsewhere)
  elsewhere.remove()
})

test('a macro is found by typing, filled in the language of the customer, and held back while something is unknown', async () => {
  await put()
  start()
  const area = await typeText('/th')
  const list = await screen.findByRole('listbox', { name: 'Macros' })
  expect(within(list).getByRole('option', { selected: true }).textContent).toContain('Thank you')
  fireEvent.keyDown(area, { key: 'Enter' })
  await waitFor(() => expect(area.value).toBe('Dear Anna, parcel {{order.tracking}}'))
  await screen.findByText(/1 place is not filled in: order\.tracking/)
  sendKey(area)
  await screen.findByText('Fill them in, then send.')
  expect(await said()).toHaveLength(1)
  fireEvent.click(screen.getByRole('button', { name: 'Do not: Priority “Low”' }))
  sendKey(await typeText('Dear Anna, parcel SF1'))
  await waitFor(async () => expect(await saved()).toMatchObject({ tags: ['thanked'], priority: 'normal' }))
})

test('a Chinese customer is answered in Chinese', async () => {
  await put({}, [message('m1', 1, { text: '我的快递呢？' })])
  start()
  const area = await typeText('您好/thx')
  await screen.findByRole('listbox', { name: 'Macros' })
  fireEvent.keyDown(area, { key: 'Tab' })
  await waitFor(() => expect(area.value).toBe('您好Anna您好'))
})

test('with the text of a macro go its actions', async () => {
  await put()
  start()
  const area = await typeText('/')
  await screen.findByRole('listbox', { name: 'Macros' })
  fireEvent.keyDown(area, { key: 'Enter' })
  await screen.findByRole('button', { name: 'Do not: Tag “thanked”' })
  await typeText('')
  expect(screen.queryByRole('button', { name: 'Do not: Tag “thanked”' })).toBeNull()
})

test('what is typed is there again after the screen was left; a note has a place of its own', async () => {
  await put()
  const { unmount } = start()
  await typeText('Half an answer')
  fireEvent.click(screen.getByRole('button', { name: 'Internal note' }))
  await typeText('Half a note', 'Internal note')
  unmount()
  start()
  expect((await box()).value).toBe('Half an answer')
  fireEvent.click(screen.getByRole('button', { name: 'Internal note' }))
  expect((await box('Internal note')).value).toBe('Half a note')
})

test('an answer to what was not read is refused: what was said is shown, the draft stays, and can be sent all the same', async () => {
  await put()
  start()
  const area = await typeText('It leaves today')
  await shop.run({ id: 'x', kind: 'ticket.hear', args: { key: 't1', message: { key: 'm2', text: 'Please cancel it' } } })
  await screen.findByText('A message has come while you were writing')
  sendKey(area)
  const alert = (await screen.findByText(/Not sent: somebody wrote/)).closest<HTMLElement>('[role=alert]')!
  expect(within(alert).getByText('Please cancel it')).toBeTruthy()
  expect((await box()).value).toBe('It leaves today')
  expect(await said()).toHaveLength(2)
  fireEvent.click(within(alert).getByText('I have read it: send'))
  await waitFor(async () => expect((await said()).at(-1)?.text).toBe('It leaves today'))
  await waitFor(async () => expect((await box()).value).toBe(''))
})

test('what the law forbids is not sent; what is only to be thought over is sent by the second press', async () => {
  await put()
  start()
  const area = await typeText('改一下差评给您返现 10 元')
  sendKey(area)
  await screen.findByText('The law forbids a part of this. Change it to send.')
  const promise = await typeText('Guaranteed')
  sendKey(promise)
  await screen.findByText('It is right as it is: send')
  expect(await said()).toHaveLength(1)
  sendKey(promise)
  await waitFor(async () => expect((await said()).at(-1)?.text).toBe('Guaranteed'))
})

test('a note calls a colleague by name, and does not go to the customer', async () => {
  await shop.run({ id: 'p', kind: 'person.set', args: { key: 'li', set: { name: 'Li Wei', role: 'agent' } } })
  const { useShop } = await import('~/session/shop')
  useShop.setState({ people: [{ key: 'li', name: 'Li Wei', role: 'agent', active: true }] })
  await put()
  start()
  fireEvent.click(await screen.findByRole('button', { name: 'Internal note' }))
  const area = await typeText('Ask @li', 'Internal note')
  await screen.findByRole('listbox', { name: 'Colleagues' })
  fireEvent.keyDown(area, { key: 'Enter' })
  await waitFor(() => expect(area.value).toBe('Ask @Li Wei '))
  sendKey(area)
  await waitFor(async () => expect((await said()).at(-1)).toMatchObject({ note: true, text: 'Ask @Li Wei', mentions: ['li'] }))
  expect((await said()).at(-1)?.sent).toBeUndefined()
})

test('another tab that has the ticket open is told of, and more clearly while it types', async () => {
  await put()
  start()
  await box()
  otherTabSays({ kind: 'here', tab: 'other', who: 'owner', ticket: 't1', typing: false })
  await screen.findByText('Another tab of yours has this ticket open too')
  otherTabSays({ kind: 'here', tab: 'other', who: 'owner', ticket: 't1', typing: true })
  await screen.findByText('Another tab of yours is typing in this ticket')
  otherTabSays({ kind: 'away', tab: 'other' })
  await waitFor(() => expect(screen.queryByText(/Another tab of yours/)).toBeNull())
})

test('of a long thread the end is drawn, and the rest when it is asked for', async () => {
  await put(
    {},
    Array.from({ length: 400 }, (_, i) => message(`m${i}`, i + 1, { text: `line ${i}` })),
  )
  start()
  await screen.findByText('line 399')
  expect(screen.queryByText('line 0')).toBeNull()
  fireEvent.click(screen.getByText(/Show \d+ earlier ones/))
  expect(await screen.findByText('line 200')).toBeTruthy()
})

test('the order of the ticket is a link wherever it is named, and nothing else becomes a page', async () => {
  await put({ order: '581587' }, [message('m1', 1, { text: 'Order 581587 <img src=x onerror=alert(1)> [x](javascript:alert(1))' })])
  start()
  const thread = await screen.findByRole('region', { name: 'Messages' })
  expect(within(thread).getByText('581587').getAttribute('href')).toBe('/orders/581587')
  expect(thread.querySelector('img')).toBeNull()
  expect(within(thread).getAllByRole('link')).toHaveLength(1)
})
