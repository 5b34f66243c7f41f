import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NO_ATTRIBUTES } from '~/analytics/attributes'
import { audienceBuyers, AUDIENCE_SCOPE, segmentByBuyer } from '~/analytics/audiences'
import { buildDataset } from '~/analytics/dataset'
import { orderStatistics } from '~/analytics/orderStatistics'
import type { Filters, Scope } from '~/analytics/query'
import { runKpi } from '~/analytics/runKpi'
import type { Calendar } from '~/domain/calendar'
import { customerIdOf } from '~/domain/customer'
import type { Order } from '~/domain/order'
import { RFM_SEGMENTS } from '~/domain/rfm'
import { dayFromCivil, formatDay } from '~/lib/zone'
import { aLine, anOrder } from '../../../tests/builders'
import { someFacts } from '../../../tests/facts'
import { PlainBuyers } from '../../../tests/plainBuyers'
import { runs } from '../../../tests/runs'
import { cohorts } from './cohorts'
import { repurchase } from './repurchase'
import { rfm } from './rfm'

const DAY = 86_400_000
/** Before both clocks of London change: 26 March and 29 October 2023. */
const START = Date.UTC(2023, 1, 20)
const FIRST = dayFromCivil(2023, 2, 20)

const order = fc
  .record({
    buyer: fc.constantFrom('', 'a', 'b', 'c', 'd', 'e', 'f'),
    at: fc.integer({ min: 0, max: 100 * 8 }),
    amount: fc.integer({ min: 0, max: 4 }).map((value) => value * 5_000),
    channel: fc.constantFrom('shop', 'market'),
    back: fc.integer({ min: 0, max: 7 }),
    cancelled: fc.integer({ min: 0, max: 12 }),
    test: fc.integer({ min: 0, max: 20 }),
    paid: fc.integer({ min: 0, max: 12 }),
  })
  .map(({ buyer, at, amount, channel, back, cancelled, test, paid }): Omit<Order, 'number'> => {
    const placedAt = START + (at * DAY) / 8
    return anOrder({
      placedAt,
      paidAt: paid === 0 ? undefined : placedAt,
      buyer: { key: buyer, name: '', email: '', phone: '' },
      channel,
      test: test === 0,
      cancelledAt: cancelled === 0 ? placedAt + DAY : undefined,
      lines: [aLine({ amount, price: amount }), aLine({ sku: 'POST', kind: 'postage', amount: 1_000, price: 1_000 })],
      refunds: back === 0 ? [{ at: placedAt + DAY, goods: amount + 1_000, shipping: 0, tax: 0, dated: true }] : [],
    })
  })
const orders = fc.array(order, { maxLength: 24 }).map((rows) => rows.map((row, i): Order => ({ ...row, number: String(1000 + i) })))
const zone = fc.constantFrom('UTC', 'Europe/London', 'America/New_York', 'Pacific/Kiritimati')
const scope: fc.Arbitrary<Scope> = fc.record({
  nonProducts: fc.boolean(),
  free: fc.constant(false),
  unknownBuyers: fc.constantFrom('beside' as const, 'out' as const, 'each' as const),
})
const filters: fc.Arbitrary<Filters | undefined> = fc.constantFrom(undefined, undefined, { channel: ['shop'] })
const calendar: fc.Arbitrary<Calendar> = fc.constantFrom(
  { weekStart: 'monday', fiscalStart: 1 } as const,
  { weekStart: 'sunday', fiscalStart: 4 } as const,
)
const grain = fc.constantFrom('week' as const, 'month' as const)
const lastDay = fc.option(
  fc.integer({ min: -3, max: 110 }).map((day) => FIRST + day),
  { nil: undefined },
)

const datasetOf = (rows: Order[], name: string) => buildDataset([someFacts(rows)], { zone: name, currency: 'GBP' })

describe('who came again, against the definition read word by word', () => {
  test('repurchase within N days, on another day and at all', () => {
    fc.assert(
      fc.property(orders, zone, scope, filters, lastDay, fc.boolean(), (rows, name, counted, chosen, asOf, sameDay) => {
        const plain = new PlainBuyers(rows, { scope: counted, filters: chosen }, { zone: name }, asOf)
        const answer = repurchase(datasetOf(rows, name), { scope: counted, filters: chosen, days: [3, 30, 60], sameDay, asOf })
        expect(answer.rows).toEqual([3, 30, 60].map((days) => plain.repurchase(days, sameDay)))
        expect(answer.buyers).toBe(plain.buyers.length)
        expect(answer.distribution.reduce((sum, { buyers }) => sum + buyers, 0)).toBe(answer.buyers)
      }),
      { numRuns: runs(200) },
    )
  })

  test('the metric is the report, as of the end of the window; time rows as of their own', () => {
    fc.assert(
      fc.property(orders, zone, scope, filters, fc.nat(110), (rows, name, counted, chosen, length) => {
        const dataset = datasetOf(rows, name)
        const query = { metrics: ['repurchase_30', 'repurchase_90'] as const, from: FIRST, to: FIRST + length + 1, scope: counted }
        const ask = (to: number, by?: 'month' | 'channel') =>
          runKpi(dataset, { ...query, metrics: [...query.metrics], to, filters: chosen, by })
        const report = (asOf: number, channel = chosen?.channel) =>
          repurchase(dataset, { scope: counted, filters: channel && { channel }, days: [30, 90], sameDay: false, asOf }).rows.map(
            ({ mature, again }) => (mature === 0 ? null : again / mature),
          )
        const values = ({ repurchase_30: a, repurchase_90: b }: ReturnType<typeof ask>['totals']) => [a?.value, b?.value]
        expect(values(ask(query.to).totals)).toEqual(report(query.to - 1))
        const months = ask(query.to, 'month').rows ?? []
        months.forEach(({ figures }, i) => {
          const end = i + 1 < months.length ? dayOf(months[i + 1].key) : query.to
          expect(values(figures)).toEqual(report(end - 1))
        })
        for (const { key, figures } of ask(query.to, 'channel').rows ?? []) expect(values(figures)).toEqual(report(query.to - 1, [key]))
      }),
      { numRuns: runs(80) },
    )
  })

  test('cohorts by period, and by the channel of the first purchase', () => {
    fc.assert(
      fc.property(orders, zone, scope, filters, grain, calendar, (rows, name, counted, chosen, by, cut) => {
        const dataset = datasetOf(rows, name)
        const plain = new PlainBuyers(rows, { scope: counted, filters: chosen }, { zone: name })
        const ask = { scope: counted, filters: chosen, grain: by }
        const options = { calendar: cut, attributes: NO_ATTRIBUTES }
        const periods = cohorts(dataset, { ...ask, by: 'period' }, options)
        const cells = periods.rows.flatMap(({ key, cells: own }) =>
          own.map(
            ({ buyers, orders: count, gmv }, later) =>
              [`${key} ${later}`, { buyers, orders: count, amount: Math.round(gmv * 10_000) }] as const,
          ),
        )
        const seen = cells.filter(([, { orders: count }]) => count > 0)
        expect(new Map(seen)).toEqual(plain.cohorts(by, cut))
        const channels = cohorts(dataset, { ...ask, by: 'channel' }, options)
        const found = channels.rows.flatMap(({ key, cells: own }) =>
          own.map(({ buyers, of }, later) => [`${key} ${later}`, { buyers, of }] as const),
        )
        expect(new Map(found)).toEqual(plain.channelCohorts(by, cut))
      }),
      { numRuns: runs(150) },
    )
  })

  test('RFM scores and segments, under both tie rules', () => {
    fc.assert(
      fc.property(orders, zone, scope, fc.constantFrom('equal' as const, 'ntile' as const), (rows, name, counted, ties) => {
        const known = { ...counted, unknownBuyers: 'beside' as const }
        const answer = rfm(datasetOf(rows, name), { scope: known, ties })
        const plain = [...new PlainBuyers(rows, { scope: known }, { zone: name }).rfm(ties).values()]
        expect(answer.buyers).toBe(plain.length)
        expect(answer.grid).toEqual(
          [1, 2, 3, 4, 5].map((r) => [1, 2, 3, 4, 5].map((f) => plain.filter((row) => row.r === r && row.f === f).length)),
        )
        expect(answer.sizes.amount).toEqual([1, 2, 3, 4, 5].map((m) => plain.filter((row) => row.m === m).length))
        for (const { id, buyers } of answer.segments)
          expect([id, buyers]).toEqual([id, plain.filter(({ segment }) => segment === id).length])
      }),
      { numRuns: runs(200) },
    )
  })

  test('the audience of segments is those buyers, and every buyer has the segment that the report counts', () => {
    fc.assert(
      fc.property(orders, zone, (rows, name) => {
        const dataset = datasetOf(rows, name)
        const plain = new PlainBuyers(rows, { scope: AUDIENCE_SCOPE }, { zone: name }).rfm('equal')
        const rules = { segments: RFM_SEGMENTS, ties: 'equal' as const, calendar: { weekStart: 'monday', fiscalStart: 1 } as const }
        const of = segmentByBuyer(dataset, rules)
        dataset.orders.buyer.values.forEach((key, code) => expect([key, of(code)]).toEqual([key, plain.get(key)?.segment ?? '']))
        const segments = ['champion', 'hibernating', 'new']
        const expected = [...plain].filter(([, { segment }]) => segments.includes(segment)).map(([key]) => key)
        expect([...audienceBuyers(dataset, { kind: 'rfm', segments }, rules)].sort()).toEqual(expected.sort())
      }),
      { numRuns: runs(80) },
    )
  })

  test('the audience of a cohort cell has as many buyers as the cell', () => {
    fc.assert(
      fc.property(
        orders,
        grain,
        calendar,
        fc.constantFrom('period' as const, 'channel' as const),
        filters,
        fc.option(fc.nat(60), { nil: undefined }),
        (rows, by, cut, of, chosen, length) => {
          const window = length === undefined ? {} : { from: FIRST + 5, to: FIRST + 5 + length }
          const dataset = datasetOf(rows, 'UTC')
          const rules = { segments: RFM_SEGMENTS, ties: 'equal' as const, calendar: cut }
          const answer = cohorts(
            dataset,
            { scope: AUDIENCE_SCOPE, filters: chosen, grain: by, by: of, ...window },
            { calendar: cut, attributes: NO_ATTRIBUTES },
          )
          for (const { key, cells } of answer.rows)
            cells.forEach(({ buyers }, later) => {
              const rule = { kind: 'cohort' as const, grain: by, by: of, key, later, ...window, ...(chosen && { filters: chosen }) }
              expect([key, later, audienceBuyers(dataset, rule, rules).size]).toEqual([key, later, buyers])
            })
        },
      ),
      { numRuns: runs(60) },
    )
  })

  test('the audience of filters is the buyers that the figure counts; a list is who has an order', () => {
    fc.assert(
      fc.property(orders, zone, filters, fc.nat(100), (rows, name, chosen, length) => {
        const dataset = datasetOf(rows, name)
        const rules = { segments: RFM_SEGMENTS, ties: 'equal' as const, calendar: { weekStart: 'monday', fiscalStart: 1 } as const }
        const window = { from: FIRST + 5, to: FIRST + 5 + length }
        const found = audienceBuyers(dataset, { kind: 'filter', filters: chosen ?? {}, ...window }, rules)
        const { buyers } = runKpi(dataset, { metrics: ['buyers'], ...window, scope: AUDIENCE_SCOPE, filters: chosen }).totals
        expect(found.size).toBe(buyers?.value)
        const list = audienceBuyers(dataset, { kind: 'list', customers: ['a', 'zz'].map(customerIdOf) }, rules)
        expect([...list]).toEqual(rows.some(({ buyer }) => buyer.key === 'a') ? ['a'] : [])
      }),
      { numRuns: runs(80) },
    )
  })

  test('rebuy: buyers of a window who buy in the next, by window and by month', () => {
    fc.assert(
      fc.property(orders, zone, filters, fc.integer({ min: 1, max: 40 }), (rows, name, chosen, length) => {
        const dataset = datasetOf(rows, name)
        const query = { metrics: ['rebuy_rate' as const, 'buyers' as const], from: FIRST, scope: AUDIENCE_SCOPE, filters: chosen }
        const plain = new PlainBuyers(rows, { scope: AUDIENCE_SCOPE, filters: chosen }, { zone: name })
        const { totals } = runKpi(dataset, { ...query, to: FIRST + length })
        const next = plain.boughtIn(FIRST + length, FIRST + 2 * length)
        const paid = audienceBuyers(
          dataset,
          { kind: 'filter', filters: chosen ?? {}, from: FIRST, to: FIRST + length },
          { segments: [], ties: 'equal', calendar: { weekStart: 'monday', fiscalStart: 1 } },
        )
        const isOver = plain.end >= FIRST + 2 * length
        const again = [...paid].filter((key) => next.has(key)).length
        expect(totals.rebuy_rate?.value).toBe(isOver && paid.size > 0 ? again / paid.size : null)
        if (!isOver) expect(totals.rebuy_rate).toEqual({ value: null, why: 'noNextPeriod' })
        const months = runKpi(dataset, { ...query, to: FIRST + 100, by: 'month' }).rows ?? []
        for (const { key, figures } of months.slice(1, -1)) {
          const own = runKpi(dataset, { ...query, from: dayOf(key), to: dayOf(months[months.findIndex((row) => row.key === key) + 1].key) })
          expect(figures.rebuy_rate).toEqual(own.totals.rebuy_rate)
        }
      }),
      { numRuns: runs(80) },
    )
  })
})

function dayOf(key: string): number {
  const [year, month, day] = key.split('-').map(Number)
  const found = dayFromCivil(year, month, day)
  expect(formatDay(found)).toBe(key)
  return found
}

test('order statistics are the places of a sort', () => {
  const values = fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.double({ min: -5, max: 1e12, noNaN: true })), {
    minLength: 1,
    maxLength: 60,
  })
  fc.assert(
    fc.property(values, fc.array(fc.nat(59), { maxLength: 6 }), (given, wanted) => {
      const places = wanted.map((place) => place % given.length)
      const sorted = Float64Array.from(given).sort()
      const found = orderStatistics(Float64Array.from([...given, 99]), given.length, places)
      expect([...found]).toEqual(places.map((place) => sorted[place]))
    }),
    { numRuns: runs(300) },
  )
})
