// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useEffect, useState } from 'react'
import { createMemoryRouter, RouterProvider, useNavigate } from 'react-router'
import { afterEach, expect, test, vi } from 'vitest'
import { defineUrlState, text, useUrlState } from '~/lib/urlState'

vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }))
const { FilterBar } = await import('./FilterBar')

afterEach(cleanup)

const view = defineUrlState({ q: text() })

function Screen() {
  const [{ q }, set] = useUrlState(view)
  const navigate = useNavigate()
  const [slow, setSlow] = useState(q)
  // The list answers late, as it does while pages load.
  useEffect(() => {
    const timer = setTimeout(() => setSlow(q), 30)
    return () => clearTimeout(timer)
  }, [q])
  return (
    <>
      <FilterBar search={slow} searchLabel="Find" onSearch={(next) => set({ q: next }, { typing: true })} count={0} onClear={() => {}}>
        {null}
      </FilterBar>
      <output>{q}</output>
      <button type="button" onClick={() => void navigate('/orders?q=mug')}>
        link
      </button>
    </>
  )
}

const start = () =>
  render(<RouterProvider router={createMemoryRouter([{ path: '/orders', Component: Screen }], { initialEntries: ['/orders'] })} />)

test('no letter is lost however fast they come, and the address ends with them', async () => {
  start()
  const box = screen.getByRole<HTMLInputElement>('searchbox', { name: 'Find' })
  await userEvent.type(box, 'hanging')
  await new Promise((done) => setTimeout(done, 100))
  await userEvent.type(box, ' heart', { delay: 25 })
  expect(box.value).toBe('hanging heart')
  await vi.waitFor(() => expect(screen.getByRole('status').textContent).toBe('hanging heart'))
  await new Promise((done) => setTimeout(done, 100))
  expect(box.value).toBe('hanging heart')
})

test('a link that searches fills the box', async () => {
  start()
  await userEvent.click(screen.getByRole('button', { name: 'link' }))
  await vi.waitFor(() => expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('mug'))
})

test('/ goes to the box', async () => {
  start()
  await userEvent.keyboard('/')
  expect(document.activeElement).toBe(screen.getByRole('searchbox'))
})
