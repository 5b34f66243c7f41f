// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, expect, test, vi } from 'vitest'
import { defineUrlState, flag, texts, useUrlState } from '~/lib/urlState'
import { setLanguage } from '~/lib/i18n'
import { PickMany } from './PickMany'

afterEach(cleanup)

const view = defineUrlState({ region: texts(), repeat: flag(false) })
const OPTIONS = ['Anhui', 'Beijing', 'Hebei'].map((value) => ({ value, label: value }))

function Screen() {
  const [{ region, repeat }, set] = useUrlState(view)
  return (
    <>
      <PickMany label="Region" values={region} options={OPTIONS} onChange={(next) => set({ region: next })} />
      <button type="button" aria-pressed={repeat} onClick={() => set({ repeat: !repeat })}>
        Repeat
      </button>
    </>
  )
}

async function start() {
  await setLanguage('en')
  const router = createMemoryRouter([{ path: '/', Component: Screen }])
  render(<RouterProvider router={router} />)
  // happy-dom has no popovers: the event is the browser's word that the list is open.
  fireEvent(screen.getByRole('dialog', { hidden: true }), Object.assign(new Event('toggle'), { newState: 'open' }))
  return router
}

const box = (name: string) => screen.getByLabelText<HTMLInputElement>(name)

/** A press as of a reader's hand: nothing waits until the page has drawn what the last one asked for. */
function press(...elements: HTMLElement[]) {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false)
  for (const element of elements) element.click()
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
}

test('a box shows its press at once, before the address has followed', async () => {
  const router = await start()
  press(box('Anhui'))
  expect(box('Anhui').checked).toBe(true)
  await waitFor(() => expect(router.state.location.search).toBe('?region=Anhui'))
  expect(box('Anhui').checked).toBe(true)
})

test('presses that come faster than the address follows are all kept, and the last of one box wins', async () => {
  const router = await start()
  press(box('Anhui'), box('Beijing'), screen.getByRole('button', { name: 'Repeat' }), box('Anhui'))
  expect([box('Anhui').checked, box('Beijing').checked]).toEqual([false, true])
  await waitFor(() => expect(router.state.location.search).toBe('?repeat=1&region=Beijing'))
  await waitFor(() => screen.getByRole('button', { name: 'Repeat', pressed: true }))
  expect([box('Anhui').checked, box('Beijing').checked]).toEqual([false, true])
})

test('what the address says from elsewhere is shown', async () => {
  const router = await start()
  press(box('Anhui'))
  await waitFor(() => expect(router.state.location.search).toBe('?region=Anhui'))
  await act(() => router.navigate('/?region=Hebei'))
  await waitFor(() => expect([box('Anhui').checked, box('Hebei').checked]).toEqual([false, true]))
})
