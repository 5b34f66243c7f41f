import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Pushing, Remote, SyncArea } from '~/commerce/adapter'
import { CommerceError } from '~/commerce/errors'
import { time } from '~/commerce/readWire'
import { runs } from '../../../tests/runs'
import { ADDRESS, aRestShop } from '../../../tests/restShop'
import { openRest } from './open'

const never = new AbortController().signal
const MUG = {
  title: 'Mug',
  tags: ['new'],
  state: 'listed',
  skus: [
    { code: 'MUG-1', values: ['red'], price: '12.5', cost: '4.1234' },
    { code: 'MUG-2', values: ['blue'], price: '13' },
  ],
}
const LEVEL = { sku: 'MUG-1', location: 'main', onHand: 5 }
const ORDER = {
  number: '1001',
  placedAt: '2026-03-01T10:00:00+08:00',
  currency: 'USD',
  shipping: '4.99',
  lines: [{ sku: 'MUG-1', title: 'Mug', quantity: 2, price: '12.5' }],
}

async function anOpenShop(about = {}) {
  const given = aRestShop(about)
  given.shop.put('locations', 'main', { name: 'Main' })
  given.shop.put('products', 'mug', MUG)
  given.shop.put('stock', 'main\nMUG-1', LEVEL)
  given.shop.put('orders', '1001', ORDER)
  const adapter = await openRest({ address: `${ADDRESS}/`, token: 'secret' }, given.outside, never)
  const all = async <A extends SyncArea>(area: A, since?: string) => {
    const records: Remote<A>[] = []
    let next = since
    for await (const page of adapter.pull(area, since, never)) {
      records.push(...page.records)
      next = page.next
    }
    return { records, next }
  }
  return { ...given, adapter, all }
}

const aPush = (more: Partial<Pushing>): Pushing => ({ id: 'c1', kind: 'catalog.set', at: 0, edits: [], moves: [], ...more })
const move = (quantity: number) => ({ sku: 'MUG-1', location: 'main', quantity, kind: 'adjusted' as const, before: 5 })

describe('an API of the contract', () => {
  test('tells its records in the words of the domain', async () => {
    const { all, wrong } = await anOpenShop()
    expect((await all('products')).records).toEqual([
      {
        area: 'products',
        key: 'mug',
        version: '2',
        fields: {
          title: 'Mug',
          tags: ['new'],
          state: 'listed',
          skus: [
            { code: 'MUG-1', values: ['red'], price: 125_000, cost: 41_234 },
            { code: 'MUG-2', values: ['blue'], price: 130_000 },
          ],
        },
      },
    ])
    const [order] = (await all('orders')).records
    expect(order).toMatchObject({
      key: '1001',
      fields: { placedAt: Date.UTC(2026, 2, 1, 2), shipping: 49_900, rate: 1, lines: [{ amount: 250_000, kind: 'sale' }] },
    })
    expect(wrong).toEqual([])
  })

  test('brings what has changed since, and what has gone', async () => {
    const { all, shop } = await anOpenShop()
    const { next } = await all('products')
    shop.put('products', 'cup', { ...MUG, title: 'Cup', skus: [] })
    shop.put('products', 'mug', undefined)
    const { records } = await all('products', next)
    expect(records.map(({ key, ...rest }) => [key, 'gone' in rest])).toEqual([
      ['cup', false],
      ['mug', true],
    ])
    expect((await all('products')).records.map(({ key }) => key)).toEqual(['cup'])
  })

  test('sets fields of records and of SKUs, and moves stock, all at once', async () => {
    const { adapter, shop, wrong } = await anOpenShop()
    const edit = {
      area: 'products' as const,
      key: 'mug',
      version: '2',
      set: { title: 'Big mug', 'sku:price:MUG-1': 150_000, 'sku:compareAt:MUG-1': undefined },
      before: {},
    }
    const pushed = await adapter.push(aPush({ edits: [edit], moves: [move(-2)] }), never)
    expect(pushed).toMatchObject({
      ok: true,
      records: [
        { key: 'mug', fields: { title: 'Big mug' } },
        { area: 'stock', fields: { onHand: 3 } },
      ],
    })
    expect(shop.get('products', 'mug')?.record).toMatchObject({
      title: 'Big mug',
      skus: [{ code: 'MUG-1', price: '15', cost: '4.1234' }, { code: 'MUG-2' }],
    })
    expect(wrong).toEqual([])
  })

  test('hands a conflict back with the record as it is now, and does nothing', async () => {
    const { adapter, shop, wrong } = await anOpenShop()
    const edit = { area: 'products' as const, key: 'mug', version: '1', set: { title: 'Late' }, before: { title: 'Old' } }
    const pushed = await adapter.push(aPush({ edits: [edit], moves: [move(-1)] }), never)
    expect(pushed).toMatchObject({ ok: false, why: 'conflict', records: [{ key: 'mug', version: '2', fields: { title: 'Mug' } }] })
    expect(shop.get('stock', 'main\nMUG-1')?.record).toEqual(LEVEL)
    expect(wrong).toEqual([])
  })

  test('refuses in its own words what its rules are against', async () => {
    const { adapter } = await anOpenShop()
    expect(await adapter.push(aPush({ moves: [move(-6)] }), never)).toEqual({
      ok: false,
      why: 'refused',
      problems: [{ key: 'main\nMUG-1', field: 'onHand', says: 'Not enough stock' }],
    })
  })

  test('counts a command once, however often its answer was lost', async () => {
    const { adapter, shop, trouble } = await anOpenShop()
    trouble.begin('lostAnswer', 2)
    expect(await adapter.push(aPush({ moves: [move(-2)] }), never)).toMatchObject({ ok: true })
    expect(await adapter.push(aPush({ moves: [move(-2)] }), never)).toMatchObject({ ok: true })
    expect(shop.get('stock', 'main\nMUG-1')?.record?.onHand).toBe(3)
  })

  test('tells its orders backwards, and where changes go on', async () => {
    const { adapter, shop, wrong } = await anOpenShop()
    shop.put('orders', '1000', { ...ORDER, number: '1000', placedAt: '2026-02-01T00:00:00Z', deliveredAt: '2026-02-03T00:00:00Z' })
    shop.put('orders', '1002', { ...ORDER, number: '1002', placedAt: '2026-03-02T00:00:00.500Z' })
    const told = async (which: 'open' | 'all', before?: string) => {
      const pages = []
      for await (const page of adapter.history?.(which, before, never) ?? []) pages.push(page)
      return { keys: pages.flatMap(({ records }) => records.map(({ key }) => key)), changes: pages[0]?.changes, next: pages.at(-1)?.next }
    }
    const { changes, ...all } = await told('all')
    expect(all).toEqual({ keys: ['1002', '1001', '1000'], next: undefined })
    expect((await told('open')).keys).toEqual(['1002', '1001'])
    shop.put('orders', '1001', { ...ORDER, note: 'changed since' })
    const since = []
    for await (const { records } of adapter.pull('orders', changes, never)) since.push(...records)
    expect(since.map(({ key }) => key)).toEqual(['1001'])
    expect(wrong).toEqual([])
  })

  test('does not offer what it leaves out', async () => {
    const { adapter } = await anOpenShop({ areas: { products: { pull: true, push: false, fields: ['title'] } } })
    expect(adapter.can.areas.stock).toEqual({ pull: 'notOffered', push: 'notOffered', fields: [] })
    expect(adapter.can.areas.products).toMatchObject({ pull: true, push: 'readOnly', fields: ['title'] })
  })
})

test('a time is the moment that the clock of its zone shows', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }), fc.nat(20), (date, place) => {
      const text = date.toISOString()
      const short = text.replace(/\.\d+/, '')
      const spoilt = `${text.slice(0, place)}x${text.slice(place + 1)}`
      expect(time({ at: text }, 'at')).toBe(date.getTime())
      expect(time({ at: short }, 'at')).toBe(Date.parse(short))
      expect(time({ at: text.replace('Z', '+08:00') }, 'at')).toBe(date.getTime() - 8 * 3_600_000)
      expect(() => time({ at: spoilt }, 'at')).toThrow('zone')
    }),
    { numRuns: runs(300) },
  )
})

describe('a bad answer', () => {
  test.each([
    ['html', 'unavailable', { of: 'html' }, 0],
    ['tooMany', 'rateLimited', { of: 'tooMany', seconds: 2 }, 3],
    ['tooManyForLong', 'rateLimited', { of: 'tooMany', seconds: 900 }, 0],
    ['server', 'unavailable', { of: 'server', status: 500 }, 3],
    ['silent', 'unavailable', { of: 'timeout', seconds: 0.05 }, 3],
    ['cut', 'unavailable', { of: 'cut' }, 3],
    ['noNetwork', 'offline', undefined, 3],
    ['missingField', 'unavailable', { of: 'shape', at: 'records.0.record.title', says: 'missing' }, 0],
    ['wrongType', 'unavailable', { of: 'shape', at: 'more', says: 'not true or false' }, 0],
    ['signedOut', 'unauthorized', undefined, 0],
  ])('%s ends in one clear error after a bounded number of tries', async (fault, kind, told, tries) => {
    const { all, trouble, waits } = await anOpenShop()
    trouble.begin(fault)
    const error: unknown = await all('products').catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(CommerceError)
    expect(error).toMatchObject({ kind, fault: told })
    expect(waits).toHaveLength(tries)
  })

  test.each([
    ['lines.0.quantity', { lines: [{ ...ORDER.lines[0], quantity: 1.5 }] }, 'not a whole number'],
    ['lines.0.price', { lines: [{ ...ORDER.lines[0], price: '1.2345678' }] }, 'not an amount with at most 4 decimals'],
    ['placedAt', { placedAt: '2026-03-01T10:00:00' }, 'not a time with its zone'],
    ['paidAt', { paidAt: '2026-13-01T10:00:00Z' }, 'not a time with its zone'],
    ['refunds.0.line', { refunds: [{ at: ORDER.placedAt, goods: '1', line: 1 }] }, 'no line of the order, which has 1'],
    ['currency', { currency: 'dollars' }, 'no currency'],
    ['number', { number: '1' }, 'not the key'],
  ])('of an order is told with its place: %s', async (field, wrong, says) => {
    const { all, shop } = await anOpenShop()
    shop.put('orders', '1002', { ...ORDER, number: '1002', ...wrong })
    await expect(all('orders')).rejects.toMatchObject({ fault: { of: 'shape', at: `records.1.record.${field}`, says } })
  })

  test('a page that leads back to itself ends', async () => {
    const { all, trouble } = await anOpenShop()
    const { next } = await all('products')
    trouble.begin('repeats')
    await expect(all('products', next)).rejects.toMatchObject({ fault: { of: 'stuck' } })
  })

  test.each(['tooMany', 'server', 'silent', 'cut', 'noNetwork'])('%s that passes is not seen', async (fault) => {
    const { all, trouble } = await anOpenShop()
    trouble.begin(fault, 2)
    expect((await all('products')).records).toHaveLength(1)
  })

  test('waits grow, are jittered, and keep to what the API asks for', async () => {
    const { all, trouble, waits } = await anOpenShop()
    trouble.begin('server', 3)
    await all('products')
    expect(waits).toEqual([375, 750, 1500])
    waits.length = 0
    trouble.begin('tooMany', 1)
    await all('products')
    expect(waits).toEqual([2250])
  })
})
