import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildDataset } from '~/analytics/dataset'
import type { Dimension, Figures, KpiQuery, KpiResult, KpiRow, Scope } from '~/analytics/query'
import type { MoveAnswer, MoveAsk, MoveRow } from '~/analytics/reports'
import { runKpi } from '~/analytics/runKpi'
import type { Order } from '~/domain/order'
import { dayFromCivil } from '~/lib/zone'
import { aLine, anOrder } from '../../../tests/builders'
import { someFacts } from '../../../tests/facts'
import { runs } from '../../../tests/runs'
import { logMeanParts } from './logMean'
import { type AskKpi, explainMove } from './move'

const UNIT = 10_000
const DAY = 86_400_000
const FIRST = dayFromCivil(2024, 3, 1)
const SCOPE: Scope = { nonProducts: true, free: false, unknownBuyers: 'beside' }
const ASK: MoveAsk = { from: FIRST + 10, to: FIRST + 20, scope: SCOPE, compare: 'previous' }

/** Visits of the whole shop by window, and by member; a member that is not named has none. */
type Visits = { visitors: number; conversion: number }
type Traffic = (query: KpiQuery, row?: KpiRow) => Visits | undefined

/** The engine over these orders, with visits beside it. */
function engine(orders: Order[], traffic: Traffic = () => undefined): AskKpi {
  const dataset = buildDataset([someFacts(orders)], { zone: 'UTC', currency: 'GBP' })
  const visited = (figures: Figures, visits: Visits | undefined): Figures => ({
    ...figures,
    visitors: visits ? { value: visits.visitors } : { value: null, why: 'noTraffic' },
    cvr_visitor: visits?.visitors ? { value: visits.conversion } : { value: null, why: 'noDenominator' },
  })
  return async (query) => {
    const metrics = query.metrics.filter((id) => id !== 'visitors' && id !== 'cvr_visitor')
    const result: KpiResult = runKpi(dataset, { ...query, metrics })
    const rows = result.rows?.map((row) => ({ ...row, figures: visited(row.figures, traffic(query, row)) }))
    return { ...result, totals: visited(result.totals, traffic(query)), ...(rows ? { rows } : {}) }
  }
}

const order = fc
  .record({
    number: fc.uuid(),
    at: fc.integer({ min: 0, max: 20 * 24 - 1 }),
    buyer: fc.constantFrom('', 'ann', 'bob', 'cy', 'dee'),
    channel: fc.constantFrom('Web', 'App', 'Street'),
    region: fc.constantFrom('', 'UK', 'FR'),
    shipping: fc.constantFrom(0, 35_000),
    discount: fc.constantFrom(0, 0, 12_345),
    skus: fc.array(fc.record({ sku: fc.constantFrom('A', 'B', 'C', 'D', ''), amount: fc.integer({ min: 0, max: 999_999 }) }), {
      minLength: 1,
      maxLength: 3,
    }),
  })
  .map(({ number, at, buyer, skus, ...rest }) => {
    const placedAt = (FIRST * 24 + at) * 3_600_000
    const lines = skus.map(({ sku, amount }) => aLine({ sku, amount, price: amount }))
    return anOrder({ number, placedAt, paidAt: placedAt, buyer: { key: buyer, name: '', email: '', phone: '' }, lines, ...rest })
  })

const orders = fc.uniqueArray(order, { selector: ({ number }) => number, maxLength: 30 })
const visits = fc.record({ visitors: fc.integer({ min: 0, max: 5000 }), conversion: fc.double({ min: 0, max: 1, noNaN: true }) })
const dimension = fc.constantFrom<Dimension>('channel', 'region', 'sku')
const unknown = fc.constantFrom<Scope['unknownBuyers']>('beside', 'out', 'each')

const sum = (parts: readonly { amount: number }[]) => parts.reduce((all, { amount }) => all + amount, 0)
const total = (rows: readonly MoveRow[], side: 'before' | 'after') => rows.reduce((all, row) => all + row[side], 0)

function expectWhole({ before, after, parts, rows = [] }: MoveAnswer) {
  expect(sum(parts)).toBe(after - before)
  for (const row of rows) expect(sum(row.parts)).toBe(row.after - row.before)
  expect(total(rows, 'before')).toBe(before)
  expect(total(rows, 'after')).toBe(after)
  for (const { amount } of [...parts, ...rows.flatMap((row) => row.parts)]) expect(Number.isInteger(amount)).toBe(true)
}

describe('gmv_move', () => {
  test('parts sum to the change, members to the total, to the last unit: without visits', async () => {
    await fc.assert(
      fc.asyncProperty(orders, dimension, unknown, fc.integer({ min: 1, max: 4 }), async (rows, by, unknownBuyers, top) => {
        const answer = await explainMove({ ...ASK, by, top, scope: { ...SCOPE, unknownBuyers } }, UNIT, engine(rows))
        expectWhole(answer)
        expect(answer.parts.some(({ part }) => part === 'visitors' || (part === 'unknown' && unknownBuyers !== 'beside'))).toBe(false)
      }),
      { numRuns: runs(150) },
    )
  })

  test('the same with visits, of the shop and of each member', async () => {
    await fc.assert(
      fc.asyncProperty(orders, dimension, fc.array(visits, { minLength: 8, maxLength: 8 }), async (rows, by, seen) => {
        const traffic: Traffic = ({ from }, row) => seen[(from === ASK.from ? 0 : 4) + (row ? 1 + (row.key.length % 3) : 0)]
        expectWhole(await explainMove({ ...ASK, by, top: 2 }, UNIT, engine(rows, traffic)))
      }),
      { numRuns: runs(150) },
    )
  })

  const day = (place: number, set: Partial<Order>) => {
    const placedAt = (FIRST + place) * DAY + 3_600_000
    return anOrder({
      number: `${place}-${JSON.stringify(set).length}-${set.channel ?? ''}-${set.buyer?.key ?? ''}`,
      placedAt,
      paidAt: placedAt,
      ...set,
    })
  }
  const buyer = (key: string) => ({ key, name: '', email: '', phone: '' })

  test('twice the visitors at the same conversion and value is all visitors', async () => {
    const rows = [day(1, { buyer: buyer('ann') }), day(11, { buyer: buyer('ann') }), day(12, { buyer: buyer('bob') })]
    const traffic: Traffic = ({ from }) => (from === ASK.from ? { visitors: 200, conversion: 0.01 } : { visitors: 100, conversion: 0.01 })
    const { parts, before, after, withoutTraffic } = await explainMove(ASK, UNIT, engine(rows, traffic))
    expect({ before, after, withoutTraffic }).toEqual({ before: 100_000, after: 200_000, withoutTraffic: undefined })
    expect(parts.map(({ part, amount }) => [part, amount])).toEqual([
      ['visitors', 100_000],
      ['conversion', 0],
      ['value', 0],
    ])
  })

  test('buyers that came by no visit are told apart from conversion', async () => {
    const rows = [day(1, { buyer: buyer('ann') }), day(11, { buyer: buyer('ann') }), day(12, { buyer: buyer('bob') })]
    const { parts } = await explainMove(
      ASK,
      UNIT,
      engine(rows, () => ({ visitors: 100, conversion: 0.01 })),
    )
    expect(parts).toContainEqual({ part: 'elsewhere', amount: 100_000, before: 0, after: 1 })
  })

  test('without visits: buyers, orders a buyer, order value; unknown buyers beside', async () => {
    const rows = [
      day(1, { buyer: buyer('ann') }),
      day(11, { buyer: buyer('ann') }),
      day(12, { buyer: buyer('ann') }),
      day(13, { buyer: buyer('') }),
    ]
    const { parts, withoutTraffic } = await explainMove(ASK, UNIT, engine(rows))
    expect(withoutTraffic).toBe('noTraffic')
    expect(parts.map(({ part, amount }) => [part, amount])).toEqual([
      ['buyers', 0],
      ['ordersPerBuyer', 100_000],
      ['orderValue', 0],
      ['unknown', 100_000],
    ])
  })

  test('members that enter and leave, amounts that no line carries, and the others', async () => {
    const rows = [
      day(1, { lines: [aLine({ sku: 'OLD' })] }),
      day(2, { lines: [aLine({ sku: 'BOTH' })], shipping: 5 }),
      day(11, { lines: [aLine({ sku: 'NEW', amount: 300_000 })] }),
      day(12, { lines: [aLine({ sku: 'BOTH', amount: 150_000 })], shipping: 7 }),
    ]
    const answer = await explainMove({ ...ASK, by: 'sku', top: 2 }, UNIT, engine(rows))
    expectWhole(answer)
    expect(answer.rows?.map(({ key, kind, parts }) => [key, kind, parts])).toEqual([
      ['NEW', undefined, [{ part: 'enters', amount: 300_000 }]],
      ['OLD', undefined, [{ part: 'leaves', amount: -100_000 }]],
      ['', 'orderLevel', [{ part: 'orderLevel', amount: 2 }]],
      ['', 'others', expect.arrayContaining([{ part: 'orderValue', amount: 50_000 }])],
    ])
  })

  test('nothing in either window moves nothing', async () => {
    expect(await explainMove({ ...ASK, by: 'channel' }, UNIT, engine([]))).toMatchObject({ before: 0, after: 0, parts: [], rows: [] })
  })
})

describe('logMeanParts', () => {
  const factor = fc.double({ min: 1e-6, max: 1e6, noNaN: true })
  test('sums to the change of the product, and turns about with the windows', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(factor, factor), { minLength: 1, maxLength: 4 }), (pairs) => {
        const [before, after] = [pairs.map(([was]) => was), pairs.map(([, is]) => is)]
        const parts = logMeanParts(before, after) ?? []
        const product = (factors: number[]) => factors.reduce((all, each) => all * each, 1)
        const scale = Math.max(product(before), product(after))
        expect(parts.reduce((all, part) => all + part, 0) / scale).toBeCloseTo((product(after) - product(before)) / scale, 9)
        const back = logMeanParts(after, before) ?? []
        back.forEach((part, i) => expect(part / scale).toBeCloseTo(-parts[i] / scale, 9))
      }),
    )
  })

  test('a factor of 0 has no logarithm', () => {
    expect(logMeanParts([0, 2], [1, 2])).toBeUndefined()
  })
})
