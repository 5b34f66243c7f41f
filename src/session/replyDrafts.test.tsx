// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

vi.mock('~/worker/client', () => ({ call: () => Promise.reject(new Error('no worker')), onChanged: () => () => undefined }))

/** Tabs whose pages live, as the browser's locks tell. */
let held: Set<string>
Object.defineProperty(navigator, 'locks', {
  value: {
    request: (name: string) => {
      held.add(name)
      return new Promise(() => undefined)
    },
    query: () => Promise.resolve({ held: [...held].map((name) => ({ name })) }),
  },
  configurable: true,
})

beforeEach(() => {
  held = new Set()
  localStorage.clear()
  sessionStorage.clear()
})
afterEach(cleanup)

/** The modules as a tab has them that has just been opened. */
async function newTab() {
  vi.resetModules()
  const { THIS_TAB } = await import('./tab')
  return { tab: THIS_TAB, ...(await import('./replyDrafts')) }
}
type Tab = Awaited<ReturnType<typeof newTab>>

const draft = (text: string, who = 'owner') => ({ text, files: [], actions: [], said: 1, at: Date.now(), who })
const settled = () => vi.waitFor(() => undefined, { timeout: 300 }).then(() => new Promise((done) => setTimeout(done, 300)))

function boxOf({ useOtherDrafts, useReplyDraft }: Tab) {
  return function Box() {
    const { others } = useOtherDrafts('t1', 'reply')
    const mine = useReplyDraft('t1', 'reply')
    return (
      <>
        <p>mine: {mine?.text ?? 'nothing'}</p>
        {others.map((other) => (
          <p key={other.tab}>{`${other.live ? 'open' : 'left'}: ${other.draft.text}`}</p>
        ))}
      </>
    )
  }
}

const show = (tab: Tab) => {
  const Box = boxOf(tab)
  render(<Box />)
}

test('a draft is there again after the page was loaded anew', async () => {
  const first = await newTab()
  first.putReplyDraft('t1', 'reply', draft('Dear Anna'))
  dispatchEvent(new Event('pagehide'))
  const again = await newTab()
  expect(again.tab).toBe(first.tab)
  expect(again.replyDraft('t1', 'reply')?.text).toBe('Dear Anna')
  expect(again.replyDraft('t1', 'note')).toBeUndefined()
})

test('a draft of a tab that crashed is taken over by the next one', async () => {
  const first = await newTab()
  first.putReplyDraft('t1', 'reply', draft('Dear Anna'))
  await settled()
  held.clear()
  const second = await newTab()
  expect(second.tab).not.toBe(first.tab)
  show(second)
  expect(await screen.findByText('mine: Dear Anna')).toBeTruthy()
  expect(screen.queryByText('left: Dear Anna')).toBeNull()
})

test('two tabs on one ticket keep a draft each, and each is told of the other', async () => {
  const first = await newTab()
  first.putReplyDraft('t1', 'reply', draft('From the first'))
  await settled()
  const second = await newTab()
  second.putReplyDraft('t1', 'reply', draft('From the second'))
  await settled()
  show(second)
  expect(await screen.findByText('open: From the first')).toBeTruthy()
  expect(screen.getByText('mine: From the second')).toBeTruthy()
  for (const { tab } of [first, second]) expect(Object.keys(localStorage).filter((name) => name.endsWith(`/${tab}`))).toHaveLength(1)
})

test('what somebody else left is offered, not taken', async () => {
  const first = await newTab()
  first.putReplyDraft('t1', 'reply', draft('Of Li', 'li'))
  await settled()
  held.clear()
  show(await newTab())
  expect(await screen.findByText('left: Of Li')).toBeTruthy()
  expect(screen.getByText('mine: nothing')).toBeTruthy()
})

test('a draft that another tab took away while it is being typed here is written again', async () => {
  const first = await newTab()
  first.putReplyDraft('t1', 'reply', draft('Still typing'))
  await settled()
  const [name] = Object.keys(localStorage).filter((each) => each.startsWith('zhanggui:reply:'))
  localStorage.removeItem(name)
  dispatchEvent(new StorageEvent('storage', { key: name, newValue: null }))
  expect(localStorage.getItem(name)).toContain('Still typing')
})

test('a draft that was sent is gone, from the disk too', async () => {
  const first = await newTab()
  first.putReplyDraft('t1', 'reply', draft('Sent'))
  await settled()
  first.dropReplyDraft('t1', 'reply')
  expect(first.replyDraft('t1', 'reply')).toBeUndefined()
  expect(Object.keys(localStorage).filter((name) => name.startsWith('zhanggui:reply:'))).toEqual([])
})
