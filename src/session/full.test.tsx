// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { OpenedShop } from '~/worker/protocol'

const SETTINGS = { name: 'Corner shop', zone: 'Europe/London', currency: 'GBP' }
const opened: OpenedShop = {
  settings: SETTINGS,
  version: 7,
  storage: 'opfs',
  hasOrders: true,
  connected: false,
  orders: 9,
  lost: false,
  people: [],
}
vi.mock('~/worker/client', () => ({
  call: vi.fn(),
  endWorkers: vi.fn(),
  onChanged: () => () => undefined,
  openInWorkers: () => Promise.resolve(opened),
}))

const full = (): never => {
  throw new DOMException('full', 'QuotaExceededError')
}
vi.stubGlobal('localStorage', { getItem: () => null, removeItem: () => undefined, setItem: full })

const { useDraft } = await import('./drafts')
const { openShop, useShop } = await import('./shop')
const { addShop, setShopEntry, useShops } = await import('./shops')
const { setPreference, usePreferences } = await import('./preferences')

test('a shop opens though the storage of its settings is full', async () => {
  await openShop()
  expect(useShop.getState()).toMatchObject({ state: 'open', error: undefined, name: 'Corner shop' })
})

test('what is typed stands though no draft can be kept', () => {
  const { result } = renderHook(() => useDraft('order/1/note', ''))
  act(() => result.current.set('call back'))
  expect(result.current).toMatchObject({ text: 'call back', dirty: true })
  act(() => result.current.drop())
  expect(result.current.text).toBe('')
})

test('a new shop stays on the list of the page, and a preference is followed', () => {
  addShop({ id: 'shop-2', name: '', kind: 'own', createdAt: 1 })
  setShopEntry('shop-2', { name: 'Second' })
  expect(useShops.getState().shops.at(-1)).toMatchObject({ id: 'shop-2', name: 'Second' })
  setPreference({ theme: 'dark' })
  expect(usePreferences.getState().theme).toBe('dark')
})
