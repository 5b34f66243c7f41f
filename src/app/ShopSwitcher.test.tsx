// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MemoryRouter, useLocation } from 'react-router'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const opened = {
  settings: { name: 'Tea', zone: 'UTC', currency: 'EUR' },
  version: 1,
  storage: 'opfs',
  lost: false,
  hasOrders: true,
  people: [],
}
const openInWorkers = vi.fn(async () => opened)
vi.mock('~/worker/client', () => ({ call: vi.fn(), onChanged: () => () => {}, openInWorkers, endWorkers: vi.fn() }))
const { setLanguage } = await import('~/lib/i18n')
const { queryClient } = await import('~/session/cache')
const { dropJob, putJob, useJobs } = await import('~/session/jobs')
const { shopId, useShop } = await import('~/session/shop')
const { addShop, FIRST_SHOP } = await import('~/session/shops')
const { ShopSwitcher } = await import('./ShopSwitcher')

beforeEach(async () => {
  await setLanguage('en')
  addShop({ id: 'tea', name: 'Tea', kind: 'own', createdAt: 1 })
  useShop.setState({ id: FIRST_SHOP, name: 'Mugs' })
})
afterEach(cleanup)

function start() {
  render(
    <MemoryRouter initialEntries={['/orders?q=mug']}>
      <ShopSwitcher />
      <Where />
    </MemoryRouter>,
  )
}

function Where() {
  const { pathname, search } = useLocation()
  return <output>{pathname + search}</output>
}

const button = () => screen.getByRole('button', { name: /Mugs|Tea/ })

test('the keyboard alone opens the list, moves in it, and Esc gives the focus back', async () => {
  start()
  button().focus()
  await userEvent.keyboard('{Enter}')
  expect(document.activeElement?.textContent).toContain('Mugs')
  await userEvent.keyboard('{ArrowDown}')
  expect(document.activeElement?.textContent).toContain('Tea')
  await userEvent.keyboard('{End}{ArrowDown}')
  expect(document.activeElement?.textContent).toContain('Mugs')
  await userEvent.keyboard('{Escape}')
  expect(screen.queryByRole('menu')).toBeNull()
  expect(document.activeElement).toBe(button())
})

test('another shop opens at its home, and nothing of the last one stays', async () => {
  queryClient.setQueryData([FIRST_SHOP, 'orders'], ['mug'])
  putJob({ id: 'over', kind: 'import', name: 'mugs.csv', state: { is: 'cancelled' } })
  start()
  await userEvent.click(button())
  await userEvent.click(screen.getByRole('menuitemradio', { name: /Tea/ }))
  await waitFor(() => expect(shopId()).toBe('tea'))
  expect(screen.getByRole('status').textContent).toBe('/')
  expect(queryClient.getQueryCache().getAll()).toEqual([])
  expect(useJobs.getState().jobs).toEqual([])
  expect(openInWorkers).toHaveBeenCalledWith(expect.objectContaining({ shop: 'tea' }))
  expect(sessionStorage.getItem('zhanggui:shop')).toBe('tea')
})

test('an import under way keeps the shop open, and the list says why', async () => {
  putJob({ id: 'runs', kind: 'import', name: 'mugs.csv', state: { is: 'running' } })
  start()
  await userEvent.click(button())
  const tea = screen.getByRole('menuitemradio', { name: /Tea/ })
  expect(tea.textContent).toContain('A file is being imported')
  await userEvent.click(tea)
  expect(shopId()).toBe(FIRST_SHOP)
  dropJob('runs')
})
