// @vitest-environment happy-dom
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Args, CallName } from '~/worker/client'
import { ShopBehindCall } from '../../../tests/shopBehindCall'

vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }))
// Web Locks are null here; there is one tab.
Object.defineProperty(navigator, 'locks', { value: { request: (_name: string, run: () => unknown) => run() }, configurable: true })
vi.setConfig({ testTimeout: 15_000 })
let shop: ShopBehindCall
vi.mock('~/worker/client', () => ({
  call: (name: CallName, args: Args<CallName>) => shop.call(name, args),
  onChanged: () => () => undefined,
}))
const { queryClient } = await import('~/session/cache')
const { Toasts } = await import('~/ui/Toast')
const { RecordWork } = await import('./RecordWork')
const { RecordHistory } = await import('./RecordHistory')

let count = 0
beforeEach(async () => {
  shop = await ShopBehindCall.open(`recordWork${++count}`)
  shop.onWrite = () => void queryClient.invalidateQueries()
})
afterEach(() => {
  cleanup()
  queryClient.clear()
  localStorage.clear()
  shop.close()
})

const start = (part = <RecordWork on="order/1" />) =>
  render(
    <MemoryRouter>
      <QueryClientProvider client={queryClient}>
        {part}
        <Toasts />
      </QueryClientProvider>
    </MemoryRouter>,
  )

const typeIn = (label: string, value: string, at = 0) => {
  const box = screen.getAllByLabelText<HTMLInputElement>(label)[at]
  fireEvent.change(box, { target: { value } })
  return box
}
const undoFromToast = (text: string) => fireEvent.click(within(screen.getByText(text).parentElement!).getByText('Undo'))

test('a task is added by Enter, ticked off, and taken back from the toast', async () => {
  start()
  await screen.findByText('No tasks yet.')
  fireEvent.keyDown(typeIn('What is to be done', 'Call Anna'), { key: 'Enter' })
  fireEvent.click(await screen.findByLabelText('Done: Call Anna'))
  await screen.findByText('Task ticked off')
  expect((await shop.db.tasks.toArray())[0]).toMatchObject({ title: 'Call Anna', on: 'order/1', createdBy: 'owner' })
  await vi.waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('Done: Call Anna').checked).toBe(true))
  undoFromToast('Task ticked off')
  await vi.waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('Done: Call Anna').checked).toBe(false))
})

test('a task is changed in place, and what another has changed meanwhile is not lost', async () => {
  const key = crypto.randomUUID()
  const set = (title: string) => ({ title, on: 'order/1' as const, createdAt: 1, createdBy: 'owner' })
  await shop.run({ id: 'a', kind: 'task.set', args: { key, set: set('Call') } })
  start()
  fireEvent.click(await screen.findByLabelText('Edit the task: Call'))
  expect(typeIn('What is to be done', 'Call Anna').value).toBe('Call Anna')
  await shop.run({ id: 'b', kind: 'task.set', args: { key, set: { title: 'Write' } } })
  fireEvent.click(screen.getByText('Save'))
  expect(await screen.findByText(/This was changed elsewhere: Title \(now “Write”\)/)).toBeTruthy()
  expect((await shop.db.tasks.get(key))?.title).toBe('Write')
})

test('a comment that is half written is there again after the screen was left, and Ctrl+Enter sends it', async () => {
  const { unmount } = start()
  typeIn('Write a comment', 'Called twice')
  unmount()
  start()
  const box = screen.getByLabelText<HTMLTextAreaElement>('Write a comment')
  expect(box.value).toBe('Called twice')
  fireEvent.keyDown(box, { key: 'Enter', ctrlKey: true })
  expect(await screen.findByLabelText('Delete the comment of Owner: Called twice')).toBeTruthy()
  expect(box.value).toBe('')
})

test('a file is kept, a wrong one is refused by name, and a removed one comes back', async () => {
  start()
  const large = new File(['x'], 'film.mp4')
  Object.defineProperty(large, 'size', { value: 26 * 2 ** 20 })
  const files = [new File(['hello'], 'note.html', { type: 'text/html' }), large]
  fireEvent.change(screen.getByLabelText('Attach a file'), { target: { files } })
  expect(await screen.findByText(/film\.mp4: The file is larger than 25 MB/)).toBeTruthy()
  fireEvent.click(await screen.findByLabelText('Remove note.html'))
  expect(await screen.findByText('No attachments yet.')).toBeTruthy()
  undoFromToast('note.html removed')
  expect(await screen.findByLabelText('Download note.html')).toBeTruthy()
})

test('an undo that would lose later changes names each field with what it is now', async () => {
  const edit = (id: string, title: string) => shop.run({ id, kind: 'product.edit', args: { sku: 'MUG', set: { title } } })
  await edit('a', 'Mug')
  await edit('b', 'Cup')
  start(<RecordHistory on="product/MUG" />)
  const buttons = await screen.findAllByLabelText('Undo: Changed product MUG')
  fireEvent.click(buttons[1])
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('Later changes would be lost')
  expect(alert.textContent).toContain('Title of MUGnow “Cup”')
  fireEvent.click(buttons[0])
  await vi.waitFor(async () => expect((await shop.db.products.get('MUG'))?.title).toBe('Mug'))
})
