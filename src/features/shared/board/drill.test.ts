import { expect, test } from 'vitest'
import type { AskedWindow } from '~/analytics/reports'
import { dayFromCivil } from '~/lib/zone'
import { rowsBehind } from './drill'

const SCOPE = { nonProducts: true, free: false, unknownBuyers: 'beside' } as const
const asked = (change: Partial<AskedWindow> = {}): AskedWindow => ({
  from: dayFromCivil(2026, 11, 1),
  to: dayFromCivil(2026, 12, 1),
  scope: SCOPE,
  ...change,
})

test('a figure of paid orders leads to the orders that it counts: those cancelled after they were paid too, and no tests', () => {
  expect(rowsBehind('orders', asked())).toBe('/orders?from=2026-11-01&to=2026-12-01&days=paid&paidLeast=0')
  expect(rowsBehind('aov', asked({ filters: { channel: ['Web'], sku: ['A-1'] } }))).toBe(
    '/orders?channel=Web&sku=A-1&from=2026-11-01&to=2026-12-01&days=paid&paidLeast=0',
  )
  expect(rowsBehind('gmv_placed', asked())).toBe('/orders?from=2026-11-01&to=2026-12-01')
})

test('a figure leads to no list that shows others than it counts', () => {
  expect(rowsBehind('sessions', asked())).toBeUndefined()
  expect(rowsBehind('orders', asked({ filters: { newness: ['returning'] } }))).toBeUndefined()
  expect(rowsBehind('orders', asked({ filters: { sku: ['A', 'B'] } }))).toBeUndefined()
  expect(rowsBehind('orders', asked({ scope: { ...SCOPE, nonProducts: false } }))).toBeUndefined()
  expect(rowsBehind('buyers', asked({ scope: { ...SCOPE, unknownBuyers: 'out' } }))).toBeUndefined()
})
