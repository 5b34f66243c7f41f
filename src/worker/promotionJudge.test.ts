import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { PromotionJudgement } from '~/domain/promotion/judgement'
import type { Promotion } from '~/domain/promotion/promotion'
import { stateOf } from '~/store/packs'
import { aLine, anOrder, aTable } from '../../tests/builders'
import { aPromotion, aRule } from '../../tests/promotions'
import { aProduct, aSku } from '../../tests/stock'
import { answerKpi } from './figures'
import { judgeHandlers } from './promotionJudge'
import { ROOM_SCOPE } from './promotionRoom'
import { OpenShop } from './shop'

const signal = new AbortController().signal
const DAY = 86_400_000
/** A Monday. */
const START = Date.UTC(2026, 0, 5)
const FIRST = START / DAY
const NOW = START + 40 * DAY

let open: OpenShop
let count = 0

beforeEach(async () => {
  vi.stubGlobal('navigator', { language: 'en' })
  open = await OpenShop.open(`judge ${count++}`)
  await open.db.settings.put({ key: 'shop', zone: 'UTC', currency: 'GBP' })
  await open.db.catalog.put(aProduct({ key: 'mug', skus: [aSku({ code: 'MUG-1' }), aSku({ code: 'MUG-2', barcode: '' })] }))
})
afterEach(() => open.close())

async function bring(orders: ReturnType<typeof anOrder>[]) {
  const args = { fileName: 'o', bytes: 1, added: orders.length, changed: 0, unchanged: 0, refusedRows: 0, lines: orders.length }
  // Only its kind and id are read of it.
  const command = { id: 'o', kind: 'orders.import', args } as unknown as Parameters<OpenShop['packs']['commit']>[3]
  expect(await open.packs.commit(aTable(orders), [], stateOf([]), command, open.author())).toEqual({ ok: true })
  open.refresh(await open.version())
}

async function judged(now = NOW): Promise<PromotionJudgement> {
  const answer = await judgeHandlers(async () => open)['promotions.judgement']({ key: 'p1', now }, { signal, progress: () => undefined })
  if (!answer) throw new Error('no judgement')
  return answer
}

let number = 0
const on = (day: number, set: Parameters<typeof anOrder>[0] = {}) => {
  const paidAt = START + day * DAY + 12 * 3_600_000
  return anOrder({ number: `N${++number}`, placedAt: paidAt - 60_000, paidAt, lines: [aLine({ cost: 40_000 })], ...set })
}

/** A week of sale, mugs of one kind only. */
const sale = (set: Partial<Promotion> = {}) =>
  aPromotion({ stage: 'stopped', from: START, to: START + 7 * DAY, rules: [aRule({ scope: { skus: ['MUG-1'] } })], ...set })

/** The same two orders every day, of the covered mug and of its sibling. */
const usual = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => [
    on(from + i, { buyer: { key: 'old', name: '', email: '', phone: '' } }),
    on(from + i, { lines: [aLine({ sku: 'MUG-2', cost: 40_000 })], buyer: { key: 'old', name: '', email: '', phone: '' } }),
  ]).flat()

describe('the judgement of a promotion', () => {
  test('finds no lift where its days were as the ones before', async () => {
    await open.db.promotions.put(sale())
    await bring([...usual(-60, 20), on(2, { promotion: 'p1', lines: [aLine({ sku: 'PEN' })] })])
    const { lifts, why } = await judged()
    expect(why).toBeUndefined()
    expect(lifts?.effect.gmv).toMatchObject({ lift: 0, band: 0 })
    expect(lifts?.effect.units.lift).toBe(0)
  })

  test('tells what covered goods won from what their siblings lost, and the parts come to the shop', async () => {
    await open.db.promotions.put(sale())
    const more = Array.from({ length: 7 }, (_, day) => on(day, { promotion: 'p1', discount: 10_000 }))
    const kept = usual(-60, 20).filter(({ lines, paidAt = 0 }) => lines[0].sku !== 'MUG-2' || paidAt < START || paidAt >= START + 7 * DAY)
    await bring([...kept, ...more, on(3, { lines: [aLine({ sku: 'PEN' })] })])
    const { lifts, siblings, own } = await judged()
    expect(lifts?.covered.gmv.lift).toBe(7 * 90_000)
    expect(lifts?.siblings.units.lift).toBe(-7)
    expect(lifts?.effect.margin.lift).toBe(7 * 50_000 - 7 * 60_000)
    for (const measure of ['units', 'gmv', 'margin'] as const) {
      const parts = [lifts?.covered, lifts?.siblings, lifts?.rest].reduce((sum, part) => sum + (part?.[measure].lift ?? NaN), 0)
      expect(parts).toBeCloseTo(lifts?.total[measure].lift ?? NaN, 6)
    }
    expect(siblings).toMatchObject({ count: 1, rows: [{ sku: 'MUG-2', units: 0, baseUnits: 7 }] })
    const { totals } = await answerKpi(
      open,
      { metrics: ['gmv_paid', 'orders'], from: FIRST, to: FIRST + 7, scope: ROOM_SCOPE, filters: { promotion: ['p1'] } },
      signal,
    )
    expect(totals).toEqual({ gmv_paid: { value: own.gmv / 10_000 }, orders: { value: own.orders } })
  })

  test('new buyers are those of the dashboards, with those who came again', async () => {
    await open.db.promotions.put(sale())
    const buyer = (key: string) => ({ buyer: { key, name: '', email: '', phone: '' } })
    await bring([
      ...usual(-60, 45),
      on(1, { promotion: 'p1', discount: 20_000, ...buyer('fresh') }),
      on(9, buyer('fresh')),
      on(2, { promotion: 'p1', ...buyer('once') }),
      on(3, { promotion: 'p1', ...buyer('old') }),
    ])
    const { newBuyers, cost, audiences } = await judged(START + 46 * DAY)
    const { totals } = await answerKpi(
      open,
      { metrics: ['new_buyers'], from: FIRST, to: FIRST + 7, scope: ROOM_SCOPE, filters: { promotion: ['p1'] } },
      signal,
    )
    expect(totals.new_buyers).toEqual({ value: newBuyers.count })
    expect(newBuyers).toMatchObject({
      count: 2,
      buyers: 3,
      repurchase: [{ days: 30, mature: 2, again: 1 }, { days: 60, mature: 0 }, { days: 90 }],
    })
    expect(cost).toMatchObject({ discount: 20_000, perNew: 10_000 })
    expect(audiences).toEqual({ bought: 3, fresh: 2 })
  })

  test('says why nothing can be told: no orders, no whole day, or too few usual days', async () => {
    await open.db.promotions.put(sale())
    await bring([...usual(-60, 3)])
    expect((await judged()).why).toBe('noOrders')
    open.close()
    open = await OpenShop.open(`judge ${count++}`)
    await open.db.settings.put({ key: 'shop', zone: 'UTC', currency: 'GBP' })
    await open.db.promotions.put(sale({ test: { metric: 'lift_gmv', target: 1 } }))
    await bring([...usual(-9, 0), on(0, { promotion: 'p1' })])
    expect(await judged(START + 13 * 3_600_000)).toMatchObject({ why: 'open', compared: 0, test: { why: 'open' } })
    expect(await judged()).toMatchObject({ why: 'fewDays', compared: 1, test: { why: 'fewDays' } })
  })

  test('a success test by a figure of the dashboards is met or not', async () => {
    await open.db.promotions.put(sale({ test: { metric: 'gmv_paid', target: 100_000 } }))
    await bring([...usual(-60, 20), on(1, { promotion: 'p1' })])
    expect((await judged()).test).toEqual({ metric: 'gmv_paid', target: 100_000, value: 100_000, met: true })
  })

  test('a target that is not reached yet may still be while it runs', async () => {
    await open.db.promotions.put(sale({ stage: 'scheduled', test: { metric: 'gmv_paid', target: 100_001 } }))
    await bring([...usual(-60, 20), on(1, { promotion: 'p1' })])
    expect((await judged(START + 3 * DAY)).test).toMatchObject({ why: 'notOver' })
    expect((await judged()).test).toMatchObject({ met: false })
  })

  test('what is bought less after the end is told once three days are over', async () => {
    await open.db.promotions.put(sale())
    const dip = usual(-60, 20).filter(({ paidAt = 0 }) => paidAt < START + 7 * DAY || paidAt >= START + 12 * DAY)
    await bring([...dip, on(1, { promotion: 'p1' })])
    expect((await judged(START + 9 * DAY)).after).toBeUndefined()
    expect((await judged()).after).toMatchObject({ days: 7, lifts: { units: { lift: -10 } } })
  })

  test('coupons that were taken and not used are an audience', async () => {
    const rule = aRule({ action: { kind: 'coupon', batch: 'b', from: { amount: 1 }, off: { amount: 1 } } })
    await open.db.promotions.put(sale({ rules: [rule] }))
    await open.db.redemptions.bulkPut([
      { key: 'r1', batch: 'b', customer: 'c1', claimedAt: START },
      { key: 'r2', batch: 'b', customer: 'c2', claimedAt: START, at: START + 1 },
      { key: 'r3', batch: 'other', customer: 'c3', claimedAt: START },
    ])
    await bring([...usual(-60, 20), on(1, { promotion: 'p1' })])
    expect((await judged()).audiences.unused).toEqual(['c1'])
  })
})
