import 'fake-indexeddb/auto'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { ALL_AREAS } from '../../mocks/rest/handlers'
import { ADDRESS } from '../../tests/restShop'
import { aShopFull, contents, CUSTOMERS, listLevels, newShop, ON_HAND, ORDERS, PRODUCTS, rename, TITLES } from '../../tests/syncApi'
import { aTab, type Browser, type Tab } from '../../tests/syncTabs'
import { runCommand } from './runCommand'
import { retryIn } from './syncRunner'

beforeAll(() => {
  vi.stubGlobal('navigator', { language: 'en' })
})

const tabs: Tab[] = []
afterEach(() => {
  for (const tab of tabs.splice(0)) tab.close()
})

async function openTab(browser: Browser, shop: string): Promise<Tab> {
  const tab = await aTab(browser, shop)
  tabs.push(tab)
  return tab
}

describe('a first pull', () => {
  test('brings everything, and tells how much and how old it is', async () => {
    const browser = aShopFull()
    const tab = await openTab(browser, newShop())
    expect(await tab.connect()).toMatchObject({ platform: 'rest', shop: { name: 'Mug shop', currency: 'USD' }, waiting: 0, conflicts: 0 })
    const status = await tab.now()
    expect(await contents(tab)).toMatchObject({ titles: TITLES, onHand: ON_HAND, moves: PRODUCTS, orders: ORDERS })
    expect(status).toMatchObject({
      state: 'idle',
      syncedAt: browser.clock.at,
      areas: {
        locations: { done: 1, complete: true },
        products: { done: PRODUCTS, total: PRODUCTS, complete: true },
        stock: { done: PRODUCTS, complete: true },
        customers: { done: CUSTOMERS, complete: true },
        orders: { done: ORDERS, complete: true },
      },
    })
    expect(status?.failure).toBeUndefined()
    expect(await tab.open.settings()).toMatchObject({ name: 'Mug shop', currency: 'USD', zone: 'Europe/London' })
    expect(browser.wrong).toEqual([])
  })

  test('leaves what the platform has sent to its own levels: it is not booked a second time', async () => {
    const browser = aShopFull()
    browser.shop.put('orders', '200', {
      number: '200',
      placedAt: '2026-03-01T10:00:00Z',
      paidAt: '2026-03-01T10:00:00Z',
      shippedAt: new Date(browser.clock.at + 86_400_000).toISOString(),
      currency: 'USD',
      lines: [{ sku: 'MUG-1', title: 'Mug', quantity: 2, price: '12.5' }],
    })
    const tab = await openTab(browser, newShop())
    await tab.connect()
    await tab.now()
    const { unbookedOf } = await import('./shippedStock')
    expect((await unbookedOf(tab.open)).lines).toEqual([])
    await tab.open.db.connection.clear()
    await tab.open.db.meta.put({ key: 'stock', value: 99 })
    expect((await unbookedOf(tab.open)).lines).toMatchObject([{ order: '200', sku: 'MUG-1', quantity: 2 }])
  })

  test('cut after any request and gone on with loses nothing and repeats nothing', async () => {
    const whole = aShopFull()
    const first = await openTab(whole, newShop())
    await first.connect()
    await first.now()
    const requests = whole.net.asked.length
    for (let cut = 3; cut < requests; cut += 6) {
      const browser = aShopFull()
      const shop = newShop()
      const before = await openTab(browser, shop)
      await before.connect()
      let left = cut
      browser.net.before = async () => {
        if (--left < 0) browser.net.down = true
      }
      await before.now()
      before.close()
      browser.net.before = async () => undefined
      browser.net.down = false
      const after = await openTab(browser, shop)
      await after.status('secret')
      const status = await after.now()
      expect(await contents(after), `cut after ${cut}`).toMatchObject({ titles: TITLES, onHand: ON_HAND, moves: PRODUCTS, orders: ORDERS })
      expect(status?.areas.products, `cut after ${cut}`).toMatchObject({ done: PRODUCTS, complete: true })
      after.close()
    }
  }, 60_000)

  test('begins only in a shop without records of its own', async () => {
    const browser = aShopFull()
    const tab = await openTab(browser, newShop())
    await tab.connect()
    await expect(tab.connect()).rejects.toMatchObject({ kind: 'conflict' })
  })
})

describe('the check of an API', () => {
  test('says what works and saves nothing', async () => {
    const browser = aShopFull()
    const tab = await openTab(browser, newShop())
    expect(await tab.check()).toMatchObject({ ok: true, shop: { name: 'Mug shop' } })
    expect(await tab.check({ platform: 'rest', address: ADDRESS, token: 'wrong' })).toMatchObject({
      ok: false,
      failure: { kind: 'unauthorized' },
    })
    browser.trouble.begin('html')
    expect(await tab.check()).toMatchObject({ ok: false, failure: { kind: 'unavailable', fault: { of: 'html' } } })
    expect(await tab.open.version()).toBe(0)
    expect(await tab.status()).toBeNull()
  })
})

describe('a connected shop', () => {
  async function connected(browser = aShopFull()) {
    const tab = await openTab(browser, newShop())
    await tab.connect()
    await tab.now()
    return { browser, tab }
  }

  test('sends a command a moment after it was given', async () => {
    const { browser, tab } = await connected()
    await rename(tab, 'mug1', 'Big mug')
    expect(await tab.status()).toMatchObject({ waiting: 1 })
    expect(await tab.waiting()).toMatchObject([
      { state: 'waiting', records: [{ area: 'products', key: 'mug1', title: 'Big mug' }], total: 1 },
    ])
    await vi.waitFor(() => {
      browser.clock.pass(1000)
      expect(browser.shop.get('products', 'mug1')?.record?.title).toBe('Big mug')
    })
    await vi.waitFor(async () => expect(await tab.status()).toMatchObject({ state: 'idle', waiting: 0 }))
  })

  test('hears of what changed there now and then', async () => {
    const { browser, tab } = await connected()
    browser.shop.put('locations', 'back', { name: 'Back room' })
    browser.clock.pass(31_000)
    await vi.waitFor(async () => expect(await tab.open.db.locations.get('back')).toMatchObject({ name: 'Back room' }))
  })

  test('works on offline, and sends all of it when there is a network again', async () => {
    const { browser, tab } = await connected()
    browser.net.down = true
    await rename(tab, 'mug1', 'Offline mug')
    expect(await tab.now()).toMatchObject({ state: 'failed', failure: { kind: 'offline' }, waiting: 1 })
    browser.net.down = false
    browser.comesOnline()
    await vi.waitFor(() => expect(browser.shop.get('products', 'mug1')?.record?.title).toBe('Offline mug'))
    await vi.waitFor(async () => expect(await tab.status()).toMatchObject({ state: 'idle', waiting: 0 }))
    expect((await tab.status())?.failure).toBeUndefined()
  })

  test('keeps to the time that the platform asks for', async () => {
    const { browser, tab } = await connected()
    browser.trouble.begin('tooManyForLong')
    const status = await tab.now()
    expect(status).toMatchObject({ state: 'failed', failure: { kind: 'rateLimited', fault: { of: 'tooMany', seconds: 900 } } })
    expect(status?.retryAt).toBeGreaterThanOrEqual(browser.clock.at + 900_000)
    browser.trouble.end()
    const asked = browser.net.asked.length
    await rename(tab, 'mug1', 'Patient mug')
    browser.clock.pass(899_000)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(browser.net.asked).toHaveLength(asked)
    browser.clock.pass(10_000)
    await vi.waitFor(() => expect(browser.shop.get('products', 'mug1')?.record?.title).toBe('Patient mug'))
  })

  test('stands still while it is paused, and goes on', async () => {
    const { browser, tab } = await connected()
    await tab.pause(true)
    await rename(tab, 'mug1', 'Paused mug')
    const asked = browser.net.asked.length
    browser.clock.pass(600_000)
    expect(await tab.now()).toMatchObject({ state: 'paused', waiting: 1 })
    expect(browser.net.asked).toHaveLength(asked)
    await tab.pause(false)
    await vi.waitFor(() => expect(browser.shop.get('products', 'mug1')?.record?.title).toBe('Paused mug'))
  })

  test('stops in the middle of a first pull where it is paused, and goes on from there', async () => {
    const browser = aShopFull()
    const tab = await openTab(browser, newShop())
    let pausing: Promise<void> | undefined
    browser.net.before = async (path) => {
      if (path.startsWith('/products/changes?since')) pausing ??= tab.pause(true)
    }
    await tab.connect()
    await vi.waitFor(() => expect(pausing).toBeDefined())
    await pausing
    expect(await tab.now()).toMatchObject({ state: 'paused', areas: { products: { complete: false }, orders: { done: 0 } } })
    const asked = browser.net.asked.length
    await tab.pause(false)
    expect(await tab.now()).toMatchObject({
      state: 'idle',
      areas: { products: { done: PRODUCTS, complete: true }, orders: { done: ORDERS } },
    })
    const first = browser.net.asked.slice(asked).find((path) => path.includes('/products/'))
    expect(first).toContain('since=')
  })

  test('sends a command before it goes on with a long pull', async () => {
    const browser = aShopFull()
    const tab = await openTab(browser, newShop())
    const told: string[] = []
    let renaming: Promise<void> | undefined
    browser.net.before = async (path) => {
      if (path.startsWith('/stock/changes?since')) renaming ??= rename(tab, 'mug1', 'Hasty mug')
      await renaming
      if (path.startsWith('/commands/')) told.push('command')
      if (path.startsWith('/orders/')) told.push('orders')
    }
    await tab.connect()
    await tab.now()
    expect(browser.shop.get('products', 'mug1')?.record?.title).toBe('Hasty mug')
    expect(told[0]).toBe('command')
    expect(await contents(tab)).toMatchObject({ onHand: ON_HAND, moves: PRODUCTS, orders: ORDERS })
  })

  test('moves units by what was counted here, and takes what was counted there', async () => {
    const { browser, tab } = await connected()
    const onHand = async () => (await listLevels(tab)).get('MUG-3')
    browser.shop.put('stock', 'main\nMUG-3', { sku: 'MUG-3', location: 'main', onHand: 20 })
    const move = { sku: 'MUG-3', location: 'main', quantity: -2, kind: 'adjusted' as const, reason: 'damaged' }
    const outcome = await runCommand(tab.open, { id: crypto.randomUUID(), kind: 'stock.move', args: { moves: [move] } })
    expect(outcome).toMatchObject({ ok: true })
    expect(await onHand()).toBe(11)
    await tab.now()
    expect(browser.shop.get('stock', 'main\nMUG-3')?.record?.onHand).toBe(18)
    expect(await onHand()).toBe(18)
  })

  test('leaves what both sides set for somebody to decide, and sends the decision', async () => {
    const { browser, tab } = await connected()
    const before = browser.shop.get('products', 'mug4')?.record
    browser.net.down = true
    await rename(tab, 'mug4', 'Mine')
    browser.shop.put('products', 'mug4', { ...before, title: 'Theirs' })
    browser.net.down = false
    expect(await tab.now()).toMatchObject({ waiting: 0, conflicts: 1 })
    const [conflict] = await tab.conflicts()
    expect(conflict).toMatchObject({ area: 'products', record: 'mug4', field: 'title', before: 'Mug 4', mine: 'Mine', theirs: 'Theirs' })
    expect(await tab.settle(conflict?.key ?? '', { take: 'mine' })).toBe(true)
    expect(await tab.now()).toMatchObject({ waiting: 0, conflicts: 0 })
    expect(browser.shop.get('products', 'mug4')?.record?.title).toBe('Mine')
    expect(await tab.conflicts(true)).toMatchObject([{ settled: { take: 'mine' } }])
  })

  test('hides from those who may not know buyers who a conflict is about', async () => {
    const { tab } = await connected()
    const { db } = tab.open
    await db.conflicts.put({
      key: 'customers/c1/name',
      area: 'customers',
      record: 'c1',
      field: 'name',
      before: 'Ann 1',
      mine: 'Ann Smith',
      theirs: 'Ann Brown',
      commands: [],
    })
    expect(await tab.conflicts()).toMatchObject([{ mine: 'Ann Smith' }])
    await db.people.bulkPut([
      { key: 'owner', name: 'Boss', role: 'owner', active: true },
      { key: 'agent', name: 'Al', role: 'agent', active: true },
    ])
    tab.open.who = 'agent'
    expect(JSON.stringify(await tab.conflicts())).not.toMatch(/Smith|Brown|Ann/)
    await expect(tab.settle('customers/c1/name', { take: 'mine' })).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(tab.disconnect()).rejects.toMatchObject({ kind: 'forbidden' })
  })

  test('stops where the token is not taken any more, and goes on with another', async () => {
    const { browser, tab } = await connected()
    browser.trouble.begin('signedOut')
    await rename(tab, 'mug1', 'Refused mug')
    expect(await tab.now()).toMatchObject({ state: 'unauthorized', waiting: 1 })
    const asked = browser.net.asked.length
    browser.clock.pass(3_600_000)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(browser.net.asked).toHaveLength(asked)
    browser.trouble.end()
    expect(await tab.signIn('wrong')).toBe(false)
    expect(await tab.signIn('secret')).toBe(true)
    await vi.waitFor(() => expect(browser.shop.get('products', 'mug1')?.record?.title).toBe('Refused mug'))
    await vi.waitFor(async () => expect(await tab.status()).toMatchObject({ state: 'idle', waiting: 0 }))
  })

  test('is kept in step by one tab; another goes on when that is closed', async () => {
    const { browser, tab } = await connected()
    const other = await openTab(browser, tab.open.id)
    // It keeps no token of its own: the first tab gives it.
    await other.now()
    expect(await other.status()).toMatchObject({ state: 'elsewhere' })
    await rename(other, 'mug1', 'Other mug')
    await other.now()
    expect(browser.shop.get('products', 'mug1')?.record?.title).toBe('Other mug')
    tab.close()
    await vi.waitFor(async () => expect(await other.status()).toMatchObject({ state: 'idle' }))
    await rename(other, 'mug2', 'Orphan mug')
    await other.now()
    expect(browser.shop.get('products', 'mug2')?.record?.title).toBe('Orphan mug')
  })

  test('is locked in a tab without a token, and unlocked by the passphrase', async () => {
    const browser = aShopFull()
    const tab = await openTab(browser, newShop())
    await tab.connect(undefined, { kept: 'sealed', passphrase: 'open sesame' })
    await tab.now()
    tab.close()
    expect(JSON.stringify(await (await openTab(browser, tab.open.id)).open.db.connection.toArray())).not.toContain('secret')
    const later = await openTab(browser, tab.open.id)
    await vi.waitFor(async () => expect(await later.now()).toMatchObject({ state: 'locked', sealed: true }))
    expect(await later.unlock('open says me')).toBe(false)
    expect(await later.unlock('open sesame')).toBe(true)
    expect(await later.now()).toMatchObject({ state: 'idle' })
  })

  test('is told of a platform whose clock is wrong, and of one that leaves records out', async () => {
    const { browser, tab } = await connected()
    browser.trouble.begin('clock')
    expect((await tab.now())?.clockApart).toBeLessThan(-300_000)
    browser.trouble.begin('skips')
    browser.shop.put('locations', 'back', { name: 'Back room' })
    expect(await tab.now()).toMatchObject({ failure: { fault: { of: 'skipped', missing: 1 } } })
    browser.trouble.end()
    const status = await tab.now()
    expect(status?.failure).toBeUndefined()
    expect(await tab.open.db.locations.get('back')).toMatchObject({ name: 'Back room' })
  })

  test('keeps its records when it is disconnected, and nothing else', async () => {
    const { browser, tab } = await connected()
    await rename(tab, 'mug1', 'Own mug')
    await tab.disconnect()
    expect(await tab.status()).toBeNull()
    expect((await contents(tab)).titles).toContain('Own mug')
    const asked = browser.net.asked.length
    browser.clock.pass(3_600_000)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(browser.net.asked).toHaveLength(asked)
    const { db } = tab.open
    for (const table of [db.outbox, db.remotes, db.conflicts, db.cursors]) expect(await table.count()).toBe(0)
  })

  test('a platform that offers less is in step with what it offers', async () => {
    const { products } = ALL_AREAS
    const browser = aShopFull()
    browser.mock.about.areas = products ? { products } : {}
    const { tab } = await connected(browser)
    expect(await tab.status()).toMatchObject({
      state: 'idle',
      areas: { products: { done: PRODUCTS, complete: true }, stock: { done: 0, complete: true } },
    })
  })
})

test('waits grow, are jittered and end somewhere', () => {
  const server = { kind: 'unavailable' as const, detail: '' }
  expect([1, 2, 3].map((failures) => retryIn(server, failures, 0))).toEqual([2500, 5000, 10_000])
  expect(retryIn(server, 40, 1)).toBe(300_000)
  expect(retryIn({ kind: 'unauthorized', detail: '' }, 1, 0)).toBe(Number.POSITIVE_INFINITY)
  expect(retryIn({ kind: 'rateLimited', detail: '', fault: { of: 'tooMany', seconds: 7 } }, 9, 0)).toBe(7000)
})
