import { describe, expect, it } from 'vitest'
import type { KpiResult } from '~/analytics/query'
import { dropSnapshot, readSnapshot, saveSnapshot, type Snapshot } from './snapshot'

const totals: KpiResult = {
  version: 4,
  totals: { gmv_paid: { value: 1 } },
  beside: {
    unknownBuyerOrders: 0,
    unknownBuyerGmv: 0,
    noRateOrders: 0,
    testOrders: 0,
    unlinkedRefunds: 0,
    unlinkedRefundAmount: 0,
    undatedRefunds: 0,
    nonProductLines: 0,
    nonProductAmount: 0,
    notSaleLines: {},
  },
}
const snapshot: Snapshot = {
  v: 3,
  lang: 'en',
  shop: 'main',
  url: '/dashboard',
  at: 1,
  html: '<div></div>',
  values: { gmv_paid: '1' },
  query: { metrics: ['gmv_paid'], from: 0, to: 1, scope: { nonProducts: true, free: false, unknownBuyers: 'beside' } },
  range: { first: 0, last: 0, newest: 0, orders: 1, lines: 1 },
  totals,
}

function memory() {
  const values = new Map<string, string>()
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  }
}

describe('the snapshot', () => {
  it('comes back for the same screen and shop only', () => {
    const storage = memory()
    saveSnapshot(snapshot, storage)
    expect(readSnapshot({ shop: 'main', url: '/dashboard' }, storage)).toEqual(snapshot)
    expect(readSnapshot({ shop: 'other', url: '/dashboard' }, storage)).toBeUndefined()
    expect(readSnapshot({ shop: 'main', url: '/dashboard?range=7d' }, storage)).toBeUndefined()
    dropSnapshot(storage)
    expect(readSnapshot({ shop: 'main', url: '/dashboard' }, storage)).toBeUndefined()
  })

  it('is as if not there when it was damaged or is of an earlier version', () => {
    for (const text of [
      '',
      '{',
      '{"v":1}',
      '{"v":2,"lang":"en","shop":"main","url":"/dashboard","range":{"first":0,"last":1},"totals":{}}',
    ]) {
      expect(readSnapshot({ shop: 'main', url: '/dashboard' }, { getItem: () => text })).toBeUndefined()
    }
  })

  it('is given up without an error where storage is full', () => {
    const full = {
      ...memory(),
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
    }
    expect(() => saveSnapshot(snapshot, full)).not.toThrow()
  })
})
