import { describe, expect, test } from 'vitest'
import { sightOf } from '~/domain/customer'
import type { Order } from '~/domain/order'
import type { Role } from '~/domain/person'
import { zoneOf } from '~/lib/zone'
import { aLine, anOrder, aTable } from '../../tests/builders'
import { CustomerIndex } from './customerList'
import { findRecords } from './findRecords'
import { ProductIndex } from './productList'

const wang = { key: 'b-1', name: '王小明', email: 'wang@example.com', phone: '13812345678' }
const ORDERS = [
  anOrder({ number: 'A100', placedAt: Date.UTC(2026, 0, 1), buyer: wang, lines: [aLine({ sku: 'TEE-100', title: 'Linen tee' })] }),
  anOrder({ number: 'A1001', placedAt: Date.UTC(2026, 0, 2), buyer: wang, lines: [aLine()] }),
  anOrder({ number: 'A1002', placedAt: Date.UTC(2026, 0, 3), buyer: wang, lines: [aLine()] }),
  anOrder({
    number: '202699A100',
    placedAt: Date.UTC(2026, 0, 4),
    buyer: { ...wang, key: 'b-2', name: 'Anna Tee', phone: '' },
    lines: [aLine()],
  }),
]

function find(text: string, { role = 'owner', hidden = [], orders = ORDERS }: { role?: Role; hidden?: string[]; orders?: Order[] } = {}) {
  const table = aTable(orders)
  const tables = [{ table, hidden: Uint8Array.from(table.orders.number, (number) => (hidden.includes(number) ? 1 : 0)) }]
  const options = { currency: 'GBP', edits: new Map(), version: 1 }
  return findRecords(text, {
    tables,
    products: ProductIndex.of(tables, options),
    customers: CustomerIndex.of(tables, options),
    zone: zoneOf('Asia/Shanghai'),
    sight: sightOf(role),
  })
}
const keys = (...args: Parameters<typeof find>) => find(...args).map(({ kind, key }) => `${kind} ${key}`)

describe('finding by a few letters', () => {
  test('the very order number first, then numbers that begin with it, newest first, then its last digits', () => {
    expect(keys('a100').slice(0, 4)).toEqual(['order A100', 'order A1002', 'order A1001', 'order 202699A100'])
    expect(find('A100')[0]).toEqual({ kind: 'order', key: 'A100', title: 'A100', aside: '2026-01-01 · 王小明' })
  })

  test('orders that a later import replaced are not found', () => {
    expect(keys('A100', { hidden: ['A100'] })).not.toContain('order A100')
  })

  test('products by code and title, customers by name, phone and e-mail', () => {
    expect(keys('tee-100')).toEqual(['product TEE-100'])
    expect(find('linen')).toEqual([{ kind: 'product', key: 'TEE-100', title: 'Linen tee', aside: 'TEE-100' }])
    for (const text of ['王小明', '13812345678', 'wang@exa']) expect(find(text)[0]).toMatchObject({ kind: 'customer', title: '王小明' })
  })

  test('what begins with the letters goes before what holds them, whatever it is', () => {
    expect(find('tee').map(({ title }) => title)).toEqual(['Linen tee', 'Anna Tee'])
  })

  test('somebody who may not see personal data sees the masks', () => {
    expect(JSON.stringify(find('A100', { role: 'agent' }))).not.toContain('王小明')
    expect(find('A100', { role: 'agent' })[0].aside).toBe('2026-01-01 · 王**')
  })

  test('a handful of each kind, and nothing for nothing', () => {
    const many = Array.from({ length: 30 }, (_, i) =>
      anOrder({ number: `N${i}`, buyer: { ...wang, key: `k${i}` }, lines: [aLine({ sku: `N-${i}` })] }),
    )
    expect(find('n', { orders: many }).filter(({ kind }) => kind === 'order')).toHaveLength(5)
    expect(find('n', { orders: many }).filter(({ kind }) => kind === 'product')).toHaveLength(5)
    expect(find('   ')).toEqual([])
  })
})
