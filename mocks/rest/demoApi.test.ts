import 'fake-indexeddb/auto'
import { afterEach, describe, expect, test } from 'vitest'
import { deleteShop } from '~/store/files'
import type { DemoArgs } from '~/domain/command'
import { checkContract } from '../../tests/restShop'
import { type DemoApi, openDemoApi } from './demoApi'
import { FAULTS } from './faults'
import { isMap, type WireRecord } from './wireRecord'

const ARGS: DemoArgs = { seed: 618, language: 'en', now: Date.UTC(2026, 8, 1) }
const AREAS = ['locations', 'categories', 'products', 'stock', 'customers', 'orders'] as const

const opened: DemoApi[] = []
async function aTab(shop: string): Promise<DemoApi> {
  const api = await openDemoApi(shop, ARGS)
  opened.push(api)
  return api
}

afterEach(() => {
  for (const api of opened.splice(0)) api.close()
})

const headers = { Authorization: 'Bearer demo', 'Content-Type': 'application/json' }
const get = async ({ address, outside }: DemoApi, path: string): Promise<WireRecord> =>
  (await outside.fetch(`${address}${path}`, { headers })).json()
const command = async ({ address, outside }: DemoApi, id: string, body: WireRecord) => {
  const response = await outside.fetch(`${address}/commands/${id}`, {
    method: 'PUT',
    headers,
    body: JSON.stringify({ kind: 'test', at: '2026-09-01T00:00:00Z', ...body }),
  })
  return response.status
}
const listOf = (page: WireRecord): WireRecord[] => (Array.isArray(page.records) ? page.records.filter(isMap) : [])
const firstOf = async (api: DemoApi, area: string) => listOf(await get(api, `/${area}/changes?limit=1`))[0]

describe('the demo API', () => {
  test('is a whole small shop, and every record is as the contract has it', async () => {
    const api = await aTab('whole')
    expect(checkContract('GET', '/shop', 200, await get(api, '/shop'))).toEqual([])
    const counts: Record<string, number> = {}
    for (const area of AREAS) {
      const page = await get(api, `/${area}/changes?limit=5000`)
      expect(checkContract('GET', `/${area}/changes`, 200, page)).toEqual([])
      expect(page.total).toBe(listOf(page).length)
      counts[area] = listOf(page).length
    }
    expect(counts).toMatchObject({ locations: 3, products: 300, orders: 2000, customers: 400 })
    expect(counts.stock).toBeGreaterThan(1000)
  })

  test('is found by the next visit as the last one left it', async () => {
    const api = await aTab('again')
    const level = await firstOf(api, 'stock')
    const { sku, location, onHand } = (level?.record ?? {}) as { sku: string; location: string; onHand: number }
    expect(await command(api, 'c1', { moves: [{ sku, location, quantity: 5 }] })).toBe(200)
    const next = await aTab('again')
    expect((await get(next, `/stock/${encodeURIComponent(String(level?.key))}`)).onHand).toBe(onHand + 5)
    expect(await command(next, 'c1', { moves: [{ sku, location, quantity: 5 }] })).toBe(200)
    expect((await get(next, `/stock/${encodeURIComponent(String(level?.key))}`)).onHand).toBe(onHand + 5)
  })

  test('is one shop in two tabs, whichever writes', async () => {
    const [one, other] = [await aTab('tabs'), await aTab('tabs')]
    const { key, version } = (await firstOf(one, 'products')) ?? {}
    await firstOf(other, 'products')
    expect(await one.elsewhere('products', String(key), { title: 'Theirs' })).toBe(true)
    expect(await get(other, `/products/${String(key)}`)).toMatchObject({ title: 'Theirs' })
    expect(await command(other, 'late', { edits: [{ area: 'products', key, version, set: { title: 'Mine' } }] })).toBe(409)
    const moves = [{ sku: 'NEW-1', location: 'Newark', quantity: 1 }]
    await Promise.all(Array.from({ length: 8 }, (_, i) => command(i % 2 === 0 ? one : other, `move-${i}`, { moves })))
    expect(await get(one, `/stock/${encodeURIComponent('Newark\nNEW-1')}`)).toMatchObject({ onHand: 8 })
    expect(await get(other, `/stock/${encodeURIComponent('Newark\nNEW-1')}`)).toMatchObject({ onHand: 8 })
  })

  test('somebody else sets a price of a SKU and a level', async () => {
    const api = await aTab('else')
    const product = await firstOf(api, 'products')
    const skus = isMap(product?.record) && Array.isArray(product.record.skus) ? product.record.skus : []
    const code = String(isMap(skus[0]) ? skus[0].code : '')
    await api.elsewhere('products', String(product?.key), { [`sku:price:${code}`]: 125_000 })
    expect(await get(api, `/products/${String(product?.key)}`)).toMatchObject({ skus: [{ code, price: '12.5' }, ...skus.slice(1)] })
    const level = await firstOf(api, 'stock')
    await api.elsewhere('stock', String(level?.key), { onHand: 77 })
    expect(await get(api, `/stock/${encodeURIComponent(String(level?.key))}`)).toMatchObject({ onHand: 77 })
    expect(await api.elsewhere('products', 'nothing', { title: 'x' })).toBe(false)
  })

  test('does wrong what it is told to, as often as it is told to, in every tab', async () => {
    const [one, other] = [await aTab('trouble'), await aTab('trouble')]
    await one.trouble({ fault: 'server', times: 2 })
    const asked = async (api: DemoApi) => (await api.outside.fetch(`${api.address}/shop`, { headers })).status
    expect([await asked(other), await asked(one), await asked(other)]).toEqual([500, 500, 200])
    expect(await one.trouble()).toEqual({ fault: null, cut: false, times: 0 })
    await other.trouble({ cut: true })
    await expect(asked(one)).rejects.toThrow(TypeError)
    await one.trouble({ cut: false })
    expect(await asked(other)).toBe(200)
    for (const { name } of FAULTS) expect(await one.trouble({ fault: name })).toMatchObject({ fault: name })
  })

  test('goes with the shop', async () => {
    const api = await aTab('gone')
    await api.elsewhere('products', 'p1', { title: 'Theirs' })
    await deleteShop('gone')
    expect(await get(await aTab('gone'), '/products/p1')).not.toMatchObject({ title: 'Theirs' })
  })
})
