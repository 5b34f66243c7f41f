import { expect } from 'vitest'
import type { RestMock } from '../mocks/rest/handlers'
import { runCommand } from '~/worker/runCommand'
import { aBrowser, type Browser, type Tab } from './syncTabs'

export const PRODUCTS = 10
export const CUSTOMERS = 5
export const ORDERS = 8

/** An API with a little of everything. */
export function aShopFull(pageSize?: number, about: Partial<RestMock['about']> = {}): Browser {
  const browser = aBrowser(pageSize, about)
  const { shop } = browser
  shop.put('locations', 'main', { name: 'Main' })
  shop.put('categories', 'cups', { name: 'Cups', parent: '' })
  for (let i = 0; i < PRODUCTS; i++) {
    const sku = `MUG-${i}`
    shop.put('products', `mug${i}`, { title: `Mug ${i}`, state: 'listed', category: 'cups', skus: [{ code: sku, price: '12.5' }] })
    shop.put('stock', `main\n${sku}`, { sku, location: 'main', onHand: 10 + i })
  }
  for (let i = 0; i < CUSTOMERS; i++) shop.put('customers', `c${i}`, { name: `Ann ${i}`, email: `ann${i}@example.com` })
  for (let i = 0; i < ORDERS; i++) {
    shop.put('orders', `10${i}`, {
      number: `10${i}`,
      placedAt: `2026-01-0${i + 1}T10:00:00Z`,
      currency: 'USD',
      lines: [{ sku: 'MUG-1', title: 'Mug', quantity: 1, price: '12.5' }],
      ...(i < 4 && { deliveredAt: '2026-01-20T10:00:00Z' }),
    })
  }
  return browser
}

export const newShop = () => `sync-${crypto.randomUUID()}`

/** What the shop has of everything. */
export async function contents({ open }: Tab) {
  const { db } = open
  const [products, moves, customers, packs] = await Promise.all([
    db.catalog.toArray(),
    db.moves.toArray(),
    db.customers.count(),
    open.packs.rows(),
  ])
  const sums = new Map<string, number>()
  for (const { move } of moves) sums.set(move.sku, (sums.get(move.sku) ?? 0) + move.quantity)
  return {
    titles: products.map(({ title }) => title).sort(),
    onHand: Object.fromEntries([...sums].sort(([a], [b]) => a.localeCompare(b))),
    moves: moves.length,
    customers,
    orders: packs.filter(({ live }) => live).reduce((sum, pack) => sum + pack.orders, 0),
  }
}

export async function listLevels({ open }: Tab): Promise<Map<string, number>> {
  const { readLevels } = await import('~/store/shelves')
  const levels = await readLevels(open.db, [{ sku: 'MUG-3', location: 'main' }])
  return new Map(levels.map(({ sku, onHand }) => [sku, onHand]))
}

export const TITLES = Array.from({ length: PRODUCTS }, (_, i) => `Mug ${i}`).sort()
export const ON_HAND = Object.fromEntries(Array.from({ length: PRODUCTS }, (_, i) => [`MUG-${i}`, 10 + i]))

export async function rename({ open }: Tab, key: string, title: string) {
  const outcome = await runCommand(open, { id: crypto.randomUUID(), kind: 'catalog.set', args: { key, set: { title } } })
  expect(outcome).toMatchObject({ ok: true })
  open.changed(['listings', 'journal'], await open.version())
}
