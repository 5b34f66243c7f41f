import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Command } from '~/domain/command'
import type { CheckAnswer, FeasibilityCheck } from '~/domain/promotion/feasibility'
import { planOf } from '~/domain/promotion/mergePlan'
import type { Promotion } from '~/domain/promotion/promotion'
import { bringOrders } from '../../tests/bringOrders'
import { aLine, anOrder } from '../../tests/builders'
import { aPromotion, aRule } from '../../tests/promotions'
import { aProduct, aSku } from '../../tests/stock'
import { promotionPlanHandlers } from './promotionPlanHandlers'
import { runCommand } from './runCommand'
import { OpenShop } from './shop'

const DAY = 86_400_000
const TODAY = Math.floor(Date.now() / DAY) * DAY
const context = { signal: new AbortController().signal, progress: () => undefined }

let open: OpenShop
let count = 0

beforeEach(async () => {
  vi.stubGlobal('navigator', { language: 'en' })
  open = await OpenShop.open(`feasible ${count++}`)
  await open.db.settings.put({ key: 'shop', zone: 'UTC', currency: 'GBP' })
  await open.db.catalog.bulkPut([
    aProduct({ skus: [aSku({ price: 150_000, cost: 100_000 })] }),
    aProduct({ key: 'pen', title: 'Pen', skus: [aSku({ code: 'PEN', price: 20_000, cost: 5_000 })] }),
  ])
  const sold = [1, 2, 3].map((day) =>
    anOrder({
      number: `N${day}`,
      placedAt: TODAY - day * DAY,
      paidAt: TODAY - day * DAY,
      promotion: day === 1 ? 'before' : '',
      lines: [aLine({ sku: 'MUG-1', quantity: 2, amount: 300_000 })],
    }),
  )
  await bringOrders(open.packs, 'o', sold)
  await open.db.moves.put({
    key: 'm',
    seq: 1,
    move: { at: 1, sku: 'MUG-1', location: 'main', quantity: 30, kind: 'received', ref: '', who: 'owner', note: '' },
  } as never)
  await open.db.meta.put({ key: 'stock', value: 1 })
  open.refresh(await open.version())
})
afterEach(() => open.close())

const off = (share: number) => aRule({ action: { kind: 'percent', off: { share } } })
const plan = (set: Partial<Promotion> = {}) =>
  aPromotion({
    stage: 'approved',
    from: TODAY + DAY,
    to: TODAY + 3 * DAY,
    rules: [off(0.1)],
    expected: { gmv: 1_000_000, orders: 8, units: 8, margin: 300_000, discount: 100_000 },
    terms: 'Ten per cent off.',
    packing: 100,
    ...set,
  })
const handlers = () => promotionPlanHandlers(() => Promise.resolve(open))

async function board(promotion: Promotion): Promise<Record<FeasibilityCheck, CheckAnswer>> {
  const answer = await handlers()['promotions.feasibility']({ key: promotion.key, plan: planOf(promotion) }, context)
  return Object.fromEntries(answer?.answers.map((each) => [each.check, each]) ?? []) as Record<FeasibilityCheck, CheckAnswer>
}

const move = (args: Omit<Extract<Command, { kind: 'promotion.move' }>['args'], 'key'>) =>
  runCommand(open, { id: crypto.randomUUID(), kind: 'promotion.move', args: { key: 'p1', ...args } })

describe('the feasibility board', () => {
  test('is green for a plan that costs nobody anything they were not told', async () => {
    const answers = await board(plan())
    expect(Object.values(answers).map(({ check, light, why }) => [check, light, why])).toEqual([
      ['margin', 'green', 'fine'],
      ['stock', 'green', 'fine'],
      ['packing', 'green', 'fine'],
      ['overlap', 'green', 'fine'],
      ['original', 'green', 'fine'],
      ['terms', 'green', 'fine'],
      ['words', 'green', 'fine'],
    ])
  })

  test('is red with the SKU that loses money, with what runs out and with what buyers are not told', async () => {
    const answers = await board(plan({ rules: [off(0.5)], terms: '', expected: { ...plan().expected, units: 40 } }))
    expect(answers.margin).toMatchObject({ light: 'red', why: 'loss', skus: ['MUG-1'] })
    expect(answers.stock).toMatchObject({ light: 'red', skus: ['MUG-1'] })
    expect(answers.terms).toMatchObject({ light: 'red', why: 'missing' })
  })

  test('holds a price against what it was in the month before', async () => {
    const key = 'sku:price:MUG-1'
    const change = { table: 'catalog', key: 'mug', field: key, before: 120_000, after: 150_000 }
    await open.db.journal.add({
      id: 'x',
      kind: 'catalog.set',
      at: Date.now() - DAY,
      who: 'owner',
      args: {},
      changes: [change],
      touches: [],
    } as never)
    expect((await board(plan())).original).toMatchObject({ light: 'red', rows: [{ sku: 'MUG-1', before: 120_000, after: 150_000 }] })
    const earlier = plan({ from: TODAY + 40 * DAY, to: TODAY + 41 * DAY })
    // Until the plan begins it may still be raised: what counts is the month before today at the latest.
    expect((await board(earlier)).original.light).toBe('red')
  })

  test('sees other promotions on the same goods at the same time, but no drafts', async () => {
    await open.db.promotions.bulkPut([
      aPromotion({ key: 'other', name: 'Other', from: TODAY, to: TODAY + 5 * DAY, rules: [off(0.3)] }),
      aPromotion({ key: 'draft', stage: 'draft', from: TODAY, to: TODAY + 5 * DAY, rules: [off(0.3)] }),
    ])
    const { overlap, margin } = await board(plan())
    expect(overlap).toMatchObject({ light: 'amber', why: 'adds', rows: [{ promotion: 'other', skus: 2, how: 'adds' }] })
    expect(margin).toMatchObject({ light: 'red', rows: [{ sku: 'MUG-1', by: ['Other'] }] })
  })
})

describe('a promotion whose plan is red', () => {
  test('does not go on sale whatever the page says of it, until somebody says why it may', async () => {
    await open.db.promotions.put(plan({ rules: [off(0.5)] }))
    expect(await move({ event: 'schedule', red: [] })).toMatchObject({
      ok: false,
      refusal: { why: 'rule', rule: 'promotion.red', facts: { count: 1 } },
    })
    expect(await move({ event: 'launch' })).toMatchObject({ ok: false, refusal: { rule: 'promotion.red' } })
    expect(await move({ event: 'schedule', overrule: { checks: ['margin'], note: '' } })).toMatchObject({ ok: false })
    expect(await move({ event: 'schedule', overrule: { checks: ['margin'], note: 'Loss leader' } })).toMatchObject({ ok: true })
    expect(await open.db.promotions.get('p1')).toMatchObject({ stage: 'scheduled', overruled: [{ check: 'margin', note: 'Loss leader' }] })
  })

  test('goes on sale once its plan is mended, without being asked', async () => {
    await open.db.promotions.put(plan())
    expect(await move({ event: 'launch', red: ['made up'] })).toMatchObject({ ok: true })
  })
})

test('a plan with a rule that is not complete is not handed in', async () => {
  const gift = aRule({ action: { kind: 'gift', from: { units: 1 }, gifts: [] } })
  await open.db.promotions.put(plan({ stage: 'draft', rules: [off(0.1), { ...gift, key: 'r2' }] }))
  expect(await move({ event: 'submit' })).toMatchObject({
    ok: false,
    refusal: { rule: 'promotion.badRule', facts: { rule: 'r2', field: 'gifts', code: 'empty' } },
  })
})

describe('what a plan can be compared with', () => {
  test('is the last promotion of its kind that orders carry, and the latest days', async () => {
    await open.db.promotions.bulkPut([
      aPromotion({ key: 'before', name: 'Before', from: TODAY - 2 * DAY, to: TODAY - DAY + 1 }),
      aPromotion({ key: 'unsold', from: TODAY - DAY, to: TODAY - DAY + 1 }),
    ])
    const history = await handlers()['promotions.history']({ ask: { kind: 'percent', key: 'p1' } }, context)
    expect(history.last).toMatchObject({ key: 'before', sold: { days: 2, gmv: 300_000, orders: 1, units: 2 } })
    expect(history.ordinary).toMatchObject({ orders: 3, units: 6 })
    expect((await handlers()['promotions.history']({ ask: { kind: 'gift', key: 'p1' } }, context)).last).toBeUndefined()
  })

  test('is tried on the covered goods that sell best', async () => {
    const { best, goods } = await handlers()['promotions.goods']({ skus: ['PEN'], rules: [off(0.1)] }, context)
    expect(best.map((each) => each.goods.sku)).toEqual(['MUG-1', 'PEN'])
    expect(goods).toMatchObject([{ title: 'Pen', price: 20_000, goods: { cost: 5_000, product: 'pen' } }])
  })
})
