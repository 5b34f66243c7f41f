// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest'

/** The list as a tab has it that has just been opened. */
async function newTab() {
  vi.resetModules()
  return import('./shops')
}

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})

const ids = ({ useShops }: Awaited<ReturnType<typeof newTab>>) => useShops.getState().shops.map(({ id }) => id)
const own = (id: string) => ({ id, name: id, kind: 'own' as const, createdAt: 1 })

test('a browser starts with one shop of its own, and that is the one that opens', async () => {
  const tab = await newTab()
  expect(ids(tab)).toEqual([tab.FIRST_SHOP])
  expect(tab.chosenShop()).toBe(tab.FIRST_SHOP)
})

test('a tab keeps its shop, a new tab opens the one that was chosen last', async () => {
  const tab = await newTab()
  tab.addShop(own('a'))
  tab.addShop(own('b'))
  tab.rememberChosen('a')
  localStorage.setItem('zhanggui:shop', 'b')
  expect(tab.chosenShop()).toBe('a')
  sessionStorage.clear()
  expect(tab.chosenShop()).toBe('b')
})

test('a chosen shop that is gone gives way to the first', async () => {
  const tab = await newTab()
  tab.addShop(own('a'))
  tab.rememberChosen('a')
  tab.dropShop('a')
  expect(tab.chosenShop()).toBe(tab.FIRST_SHOP)
})

test('two tabs that change the list lose nothing of each other, and a deleted shop stays deleted', async () => {
  const one = await newTab()
  const other = await newTab()
  one.addShop(own('a'))
  other.addShop(own('b'))
  expect(ids(other)).toEqual(['main', 'a', 'b'])
  one.dropShop('a')
  other.setShopEntry('a', { name: 'still here' })
  expect(ids(other)).toEqual(['main', 'b'])
})

test('the first shop stays on the list, without what was known of it', async () => {
  const tab = await newTab()
  tab.setShopEntry(tab.FIRST_SHOP, { name: 'Tea', known: { version: 3, orders: 9 } })
  tab.dropShop(tab.FIRST_SHOP)
  expect(tab.useShops.getState().shops).toEqual([{ id: 'main', name: '', kind: 'own', createdAt: 0 }])
})

test('who leaves a shop for good goes to one of their own, not to the demo', async () => {
  const tab = await newTab()
  tab.addShop({ id: 'demo-1', name: '', kind: 'demo', createdAt: 1 })
  tab.addShop(own('a'))
  expect(tab.shopAfter('main')).toBe('a')
  tab.dropShop('a')
  expect(tab.shopAfter('main')).toBe('demo-1')
  tab.dropShop('demo-1')
  expect(tab.shopAfter('main')).toBeUndefined()
})

test('no two new shops share a name in storage', async () => {
  const { newShopId } = await newTab()
  expect(new Set(Array.from({ length: 200 }, () => newShopId('demo'))).size).toBe(200)
})
