import { describe, expect, test } from 'vitest'
import type { Purchase } from '~/domain/stock'
import { joinCatalog } from '~/store/catalog'
import { aProduct, aSku } from '../../tests/stock'
import { HORIZON, makePlan, type PlanRecords, type SkuDemand } from './stockPlan'

const DAY = 86_400_000
const ASK = { service: 0.95, coverDays: 30, manual: false }
const supplier = (key: string, leadDays: number) => ({ key, name: key, city: '', contact: '', leadDays })
const demand: SkuDemand = {
  forecast: { method: 'intermittent', daily: new Float64Array(HORIZON).fill(1), sigma: 0 },
  xyz: 'Y',
  past: [],
  tide: 1,
}
const DEMAND = new Map([['MUG-1', demand]])
const purchase = (set: Partial<Purchase> = {}): Purchase => ({
  key: 'p',
  supplier: 's',
  state: 'ordered',
  orderedAt: 0,
  expectedAt: 0,
  lines: [{ sku: 'MUG-1', quantity: 25, cost: 1 }],
  ...set,
})

const plan = (set: Partial<PlanRecords> = {}, ask = {}) =>
  makePlan({ ...ASK, ...ask }, DEMAND, {
    version: 1,
    catalog: joinCatalog([aProduct({ supplier: 's' })], [], []),
    levels: new Map([['MUG-1', { sku: 'MUG-1', onHand: 6, reserved: 2, incoming: 0 }]]),
    suppliers: [supplier('s', 10), supplier('u', 20)],
    supplies: [],
    purchases: [],
    abc: new Map([['MUG-1', 'A']]),
    edits: new Map(),
    now: 0,
    ...set,
  })

describe('the stock plan', () => {
  test('orders what lasts through lead time and cover, of the supplier of the product where nobody else is noted', () => {
    expect(plan()).toMatchObject({
      planned: 1,
      classes: { AY: 1 },
      rows: [{ sku: 'MUG-1', supplier: 's', leadDays: 10, leadFrom: 'agreed', sellable: 4, point: 10, target: 40, quantity: 36 }],
    })
  })

  test('what is on its way or in a draft is not ordered twice; what was cancelled is', () => {
    expect(plan({ purchases: [purchase()] }).rows).toEqual([])
    expect(plan({ purchases: [purchase({ state: 'draft' })] }).rows).toEqual([])
    expect(plan({ purchases: [purchase({ state: 'cancelled' })] }).rows).toMatchObject([{ quantity: 36, incoming: 0 }])
    expect(plan({ purchases: [purchase()] }, { skus: ['MUG-1'] }).rows).toMatchObject([{ quantity: 0, incoming: 25 }])
  })

  test('the preferred offer, its packs and its own lead time; how long the supplier really took, where enough orders tell', () => {
    const offer = { sku: 'MUG-1', cost: 7, pack: 12, minimum: 12 }
    const supplies = [
      { ...offer, key: 's', supplier: 's', cost: 5 },
      { ...offer, key: 'u', supplier: 'u', preferred: true, leadDays: 3 },
    ]
    expect(plan({ supplies }).rows).toMatchObject([])
    const empty = new Map([['MUG-1', { sku: 'MUG-1', onHand: 0, reserved: 0, incoming: 0 }]])
    expect(plan({ supplies, levels: empty }).rows).toMatchObject([
      { supplier: 'u', cost: 7, leadDays: 3, leadFrom: 'offer', quantity: 36, offers: [{}, {}] },
    ])
    const took = Array.from({ length: 5 }, (_, i) => purchase({ key: `${i}`, state: 'received', receivedAt: 14 * DAY }))
    expect(plan({ purchases: took }).rows).toMatchObject([{ leadDays: 14, leadFrom: 'actual', leadN: 5, point: 14 }])
  })

  test('what is not on sale, and what the supplier sends himself, is not planned', () => {
    const catalog = joinCatalog(
      [aProduct({ state: 'archived' }), aProduct({ key: 'd', skus: [aSku({ code: 'D', supply: 'dropship' })] })],
      [],
      [],
    )
    expect(plan({ catalog })).toMatchObject({ planned: 0, rows: [] })
  })
})
