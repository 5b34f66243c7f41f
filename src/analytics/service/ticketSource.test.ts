import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type GrainAsk, KEY_JOINT, type TicketSums } from '~/analytics/grains'
import { metricOf } from '~/analytics/registry'
import type { Ticket } from '~/domain/ticket'
import { DEFAULT_CALENDAR } from '~/domain/calendar'
import { formatDay, zoneOf } from '~/lib/zone'
import { noTickets, type ServedOrders, ticketSource } from './ticketSource'

const HOUR = 3_600_000
const zone = zoneOf('Asia/Shanghai')
/** 2026-03-02, a Monday, 01:00 in Shanghai. */
const MONDAY = Date.UTC(2026, 2, 1, 17)
const DAY = zone.dayOf(MONDAY)

function aTicket(set: Partial<Ticket> = {}): Ticket {
  return {
    key: 't1',
    subject: '',
    queue: 'afterSale',
    channel: 'chat',
    state: 'solved',
    reason: 'other',
    priority: 'normal',
    steps: [],
    said: 0,
    buyer: '',
    order: '',
    sku: '',
    tags: [],
    createdAt: MONDAY,
    solvedAt: MONDAY + 2 * HOUR,
    times: { first: HOUR, resolution: HOUR },
    sla: { policy: '', running: [], tally: { next: { due: 1, met: 1 } } },
    ...set,
  }
}

/** Orders `1`, `2`, … of these channels, an hour apart; all but those of '' shipped. */
function someOrders(...channels: string[]): ServedOrders {
  const values = ['', ...new Set(channels)]
  const none = { codes: new Uint32Array(channels.length), values: [''] }
  return {
    count: channels.length,
    placedAt: Float64Array.from(channels, (_, i) => MONDAY + i * HOUR),
    shipped: Uint8Array.from(channels, (channel) => (channel === '' ? 0 : 1)),
    channel: { codes: Uint32Array.from(channels, (channel) => values.indexOf(channel)), values },
    region: none,
    promotion: none,
    placeOf: new Map(channels.map((_, i) => [String(i + 1), i])),
  }
}

const ASK: GrainAsk = {
  from: DAY,
  to: DAY + 7,
  scope: { nonProducts: true, free: false, unknownBuyers: 'beside' },
  filters: {},
  by: [],
  level: 1,
  zone,
  calendar: DEFAULT_CALENDAR,
  currency: 'CNY',
  dayKey: (_, day) => formatDay(day),
}

function sum(tickets: Ticket[], orders: ServedOrders, ask: Partial<GrainAsk> = {}) {
  const answer = ticketSource({ tickets, orders, now: MONDAY + 1000 * HOUR }, zone).sum({ ...ASK, ...ask })
  if (!answer.ok) throw new Error(answer.why)
  return answer
}

describe('tickets', () => {
  it('count on the day they were opened, by the channel of their order', () => {
    const tickets = [aTicket({ order: '2', rating: 5 }), aTicket({ rating: 2 }), aTicket({ createdAt: MONDAY - 2 * HOUR })]
    const { total, rows } = sum(tickets, someOrders('Web', 'Shop'), { by: ['day', 'channel'] })
    expect(total).toMatchObject({ opened: 2, ratings: 2, goodRatings: 1, solved: 2, targetsDue: 2, targetsMet: 2, shipped: 2 })
    expect([...rows].map(([key, { opened, shipped }]) => [key, opened, shipped])).toEqual([
      [`2026-03-02${KEY_JOINT}Shop`, 1, 1],
      [`2026-03-02${KEY_JOINT}`, 1, 0],
      [`2026-03-02${KEY_JOINT}Web`, 0, 1],
    ])
  })

  it('a complaint counts once an order, where it was upheld and the order shipped', () => {
    const complaint = (order: string, set: Partial<Ticket> = {}) => aTicket({ queue: 'complaints', order, ...set })
    const tickets = [complaint('1'), complaint('1'), complaint('2', { state: 'open' }), complaint('3'), complaint('gone')]
    const { total } = sum(tickets, someOrders('Web', 'Web', '', 'Web'), { filters: { hour: ['1', '2', '3', '4'] } })
    expect(total).toMatchObject({ complained: 1, shipped: 3, opened: 5 })
    expect(sum(tickets, someOrders('Web', 'Shop'), { filters: { channel: ['Shop'] } }).total).toMatchObject({
      complained: 0,
      shipped: 1,
      opened: 1,
    })
  })

  it('are not told apart by what they do not know', () => {
    const source = ticketSource({ tickets: [], orders: someOrders(), now: 0 }, zone)
    expect(source.sum({ ...ASK, by: ['sku'] })).toEqual({ ok: false, why: 'notSplit' })
    expect(source.sum({ ...ASK, filters: { tier: ['gold'] } })).toEqual({ ok: false, why: 'notSplit' })
    expect(source.sum({ ...ASK, filters: { tier: [] } }).ok).toBe(true)
  })

  it('the rows of every split sum to the total', () => {
    const ticket = fc
      .record({
        at: fc.nat(400),
        order: fc.constantFrom('', '1', '2', '3'),
        rating: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
      })
      .map(({ at, order, rating }) => aTicket({ createdAt: MONDAY + at * HOUR, order, rating }))
    const splits = ['day', 'channel', 'weekday', 'hour'] as const
    fc.assert(
      fc.property(fc.array(ticket, { maxLength: 8 }), fc.subarray([...splits], { minLength: 1, maxLength: 2 }), (tickets, by) => {
        const { total, rows } = sum(tickets, someOrders('Web', 'Shop', 'Web'), { by })
        const folded = [...rows.values()].reduce<TicketSums>(
          (sums, row) => ({
            ...sums,
            opened: sums.opened + row.opened,
            ratings: sums.ratings + row.ratings,
            shipped: sums.shipped + row.shipped,
            firstResponses: [...sums.firstResponses, ...row.firstResponses],
          }),
          noTickets(),
        )
        expect([folded.opened, folded.ratings, folded.shipped, folded.firstResponses.length]).toEqual([
          total.opened,
          total.ratings,
          total.shipped,
          total.firstResponses.length,
        ])
      }),
      { numRuns: 50 },
    )
  })
})

describe('service figures', () => {
  const figure = (id: Parameters<typeof metricOf>[0], sums: Partial<TicketSums>) => {
    const none = { ok: false, why: 'noStock' } as const
    const measures = { tickets: { ok: true, sums: { ...noTickets(), ...sums } }, visits: none, spend: none, stock: none } as const
    // A service metric reads tickets alone.
    return metricOf(id).figure(measures as unknown as Parameters<ReturnType<typeof metricOf>['figure']>[0])
  }

  it('are medians and ratios of their own group', () => {
    expect(figure('first_response', { firstResponses: [5, 1, 9] })).toEqual({ value: 5, n: 3 })
    expect(figure('resolution_time', { resolutions: [1, 2, 10, 3] })).toEqual({ value: 2.5, n: 4 })
    expect(figure('resolution_time', {})).toEqual({ value: null, why: 'noDenominator' })
    expect(figure('complaint_rate', { complained: 1, shipped: 8 })).toEqual({ value: 0.125 })
    expect(figure('csat', { ratings: 4, goodRatings: 3, solved: 8 })).toEqual({ value: 0.75, n: 4, coverage: 0.5, note: 'few' })
    expect(figure('sla_met', { targetsDue: 4, targetsMet: 3 })).toEqual({ value: 0.75 })
    expect(figure('stock_accuracy', {})).toEqual({ value: null, why: 'noCounts' })
  })
})
