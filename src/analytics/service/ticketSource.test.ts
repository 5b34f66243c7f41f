import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type GrainAsk, KEY_JOINT, type TicketSums } from '~/analytics/grains'
import { metricOf } from '~/analytics/registry'
import { TICKET_SPLITS, type TicketSplit } from '~/analytics/query'
import { SLA_TARGETS, type Ticket } from '~/domain/ticket'
import { runs } from '../../../tests/runs'
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
    sla: { policy: 'all', running: [], tally: { next: { due: 1, met: 1 } } },
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

const NOW = MONDAY + 1000 * HOUR

function sum(
  tickets: Ticket[],
  orders: ServedOrders,
  ask: Partial<GrainAsk> = {},
  complaints?: ReadonlyMap<string, { upheld: 'no' | 'partly' | 'yes' }>,
) {
  const answer = ticketSource({ tickets, orders, now: NOW, ...(complaints && { complaints }) }, zone).sum({ ...ASK, ...ask })
  if (!answer.ok) throw new Error(answer.why)
  return answer
}

describe('tickets', () => {
  it('count on the day they were opened, by the channel of their order', () => {
    const tickets = [aTicket({ order: '2', rating: 5 }), aTicket({ rating: 2 }), aTicket({ createdAt: MONDAY - 2 * HOUR })]
    const { total, rows } = sum(tickets, someOrders('Web', 'Shop'), { by: ['day', 'channel'] })
    expect(total).toMatchObject({ opened: 2, ratings: 2, goodRatings: 1, solved: 2, shipped: 2 })
    expect(total.targets.next).toEqual({ due: 2, met: 2 })
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

  it('one that was merged is no matter of its own, one that waits has an age', () => {
    const tickets = [aTicket({ mergedInto: 't9' }), aTicket({ state: 'waitingUs', solvedAt: undefined, times: {} })]
    expect(sum(tickets, someOrders()).total).toMatchObject({ opened: 1, solved: 0, waiting: [1000 * HOUR], everSolved: 0 })
  })

  it('a target that runs and is late has come due', () => {
    const running = [{ of: 'first' as const, from: MONDAY, dueAt: MONDAY + HOUR }]
    const { targets } = sum([aTicket({ state: 'new', sla: { policy: 'all', running, tally: {} } })], someOrders()).total
    expect(targets).toMatchObject({ first: { due: 1, met: 0 }, next: { due: 0, met: 0 } })
  })

  it('a complaint record says whether it was upheld', () => {
    const tickets = [
      aTicket({ key: 'no', queue: 'complaints', order: '1' }),
      aTicket({ key: 'open', queue: 'complaints', order: '2', state: 'open' }),
    ]
    const said = new Map([['no', { upheld: 'no' as const }], ['open', { upheld: 'yes' as const }]]) // prettier-ignore
    expect(sum(tickets, someOrders('Web', 'Web')).total.complained).toBe(1)
    const { total, rows } = sum(tickets, someOrders('Web', 'Web'), { tickets: { by: 'queue' } }, said)
    expect(total.complained).toBe(1)
    expect(rows.get('complaints')).toMatchObject({ complained: 1, shipped: 2, opened: 2 })
  })

  it('what a ticket is told apart by takes no shipped order away', () => {
    const tickets = [aTicket({ queue: 'returns', assignee: 'anna' }), aTicket({ queue: 'preSale' })]
    const { total, rows } = sum(tickets, someOrders('Web', 'Shop', 'Web'), { tickets: { filters: { queue: ['returns'] }, by: 'agent' } })
    expect(total).toMatchObject({ opened: 1, shipped: 3 })
    expect([...rows].map(([key, { opened, shipped }]) => [key, opened, shipped])).toEqual([['anna', 1, 3]])
    expect(
      sum(tickets, someOrders('Web', 'Shop', 'Web'), { by: ['channel'], tickets: { by: 'queue' } }).rows.get(`${KEY_JOINT}returns`),
    ).toMatchObject({ opened: 1, shipped: 0 })
  })

  const ticket = fc
    .record({
      at: fc.nat(400),
      order: fc.constantFrom('', '1', '2', '3'),
      rating: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
      queue: fc.constantFrom('preSale' as const, 'complaints' as const, 'returns' as const),
      channel: fc.constantFrom('chat' as const, 'phone' as const),
      assignee: fc.constantFrom(undefined, 'anna', 'bo'),
      reason: fc.constantFrom('quality' as const, 'size' as const),
      priority: fc.constantFrom('normal' as const, 'urgent' as const),
      state: fc.constantFrom('new' as const, 'waitingUs' as const, 'solved' as const, 'closed' as const),
      reopened: fc.constantFrom(undefined, 1, 2),
      policy: fc.constantFrom('', 'all'),
      first: fc.option(fc.nat(9000), { nil: undefined }),
      tally: fc.record({ due: fc.nat(3), missed: fc.nat(3) }),
    })
    .map(({ at, policy, first, tally, ...set }) => {
      const due = Math.max(tally.due, tally.missed)
      return aTicket({
        ...set,
        key: `t${at}`,
        createdAt: MONDAY + at * HOUR,
        times: first === undefined ? {} : { first, firstGross: first * 2 },
        sla: { policy, running: [], tally: { first: { due, met: due - tally.missed } } },
      })
    })

  it('the rows of every split sum to the total', () => {
    const splits = ['day', 'channel', 'weekday', 'hour'] as const
    fc.assert(
      fc.property(
        fc.array(ticket, { maxLength: 10 }),
        fc.subarray([...splits], { maxLength: 2 }),
        fc.option(fc.constantFrom(...TICKET_SPLITS), { nil: undefined }),
        (tickets, by, split) => {
          const { total, rows } = sum(tickets, someOrders('Web', 'Shop', 'Web'), { by, ...(split && { tickets: { by: split } }) })
          if (by.length === 0 && !split) return
          const all = [...rows.values()]
          for (const name of ['opened', 'ratings', 'goodRatings', 'solved', 'reopened', 'everSolved'] as const)
            expect(
              all.reduce((added, row) => added + row[name], 0),
              name,
            ).toBe(total[name])
          for (const name of ['firstResponses', 'firstGross', 'resolutions', 'waiting'] as const)
            expect(
              all.flatMap((row) => row[name]).sort((a, b) => a - b),
              name,
            ).toEqual(total[name].toSorted((a, b) => a - b))
          for (const kind of SLA_TARGETS) expect(all.reduce((added, row) => added + row.targets[kind].due, 0)).toBe(total.targets[kind].due)
          if (!split) expect(all.reduce((added, row) => added + row.shipped, 0)).toBe(total.shipped)
        },
      ),
      { numRuns: runs(80) },
    )
  })

  it('gives what counting one by one gives, for any split and filter of its own', () => {
    const valueOf = (of: Ticket, split: TicketSplit): string =>
      split === 'agent'
        ? (of.assignee ?? '')
        : split === 'ticketChannel'
          ? of.channel
          : split === 'policy'
            ? (of.sla?.policy ?? '')
            : of[split]
    fc.assert(
      fc.property(
        fc.array(ticket, { maxLength: 12 }),
        fc.constantFrom(...TICKET_SPLITS),
        fc.constantFrom(...TICKET_SPLITS),
        fc.nat(3),
        (tickets, by, filter, pick) => {
          const values = [...new Set(tickets.map((each) => valueOf(each, filter)))]
          const wanted = values.slice(0, pick)
          const { total, rows } = sum(tickets, someOrders('Web', 'Web', 'Web'), { tickets: { by, filters: { [filter]: wanted } } })
          const kept = tickets.filter(
            (each) => zone.dayOf(each.createdAt) < ASK.to && (wanted.length === 0 || wanted.includes(valueOf(each, filter))),
          )
          const plain: Record<string, { opened: number; first: number[]; met: number; open: number; orders: number }> = {}
          for (const each of kept) {
            const row = (plain[valueOf(each, by)] ??= { opened: 0, first: [], met: 0, open: 0, orders: 0 })
            row.opened++
            if (each.times?.first !== undefined) row.first.push(each.times.first)
            row.met += each.sla?.tally.first?.met ?? 0
            if (each.state === 'new' || each.state === 'waitingUs') row.open++
          }
          // Complaints count on the day of their order, whenever they came.
          for (const each of tickets)
            if (wanted.length === 0 || wanted.includes(valueOf(each, filter)))
              plain[valueOf(each, by)] ??= { opened: 0, first: [], met: 0, open: 0, orders: 0 }
          const given = Object.fromEntries([...rows].map(([key, row]) => [key, { opened: row.opened, first: row.firstResponses, met: row.targets.first.met, open: row.waiting.length, orders: 0 }])) // prettier-ignore
          for (const [key, row] of Object.entries(given)) expect(row).toEqual(plain[key])
          for (const [key, row] of Object.entries(plain)) if (row.opened > 0) expect(given[key]).toEqual(row)
          expect(total.opened).toBe(kept.length)
          const upheld = tickets.filter(
            (each) =>
              each.queue === 'complaints' &&
              (each.state === 'solved' || each.state === 'closed') &&
              each.order !== '' &&
              (wanted.length === 0 || wanted.includes(valueOf(each, filter))),
          )
          expect(total.complained).toBe(new Set(upheld.map(({ order }) => order)).size)
          expect(total.shipped).toBe(3)
        },
      ),
      { numRuns: runs(80) },
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
    const targets = { first: { due: 4, met: 3 }, next: { due: 0, met: 0 }, resolution: { due: 1, met: 1 } }
    expect(figure('sla_met', { targets })).toEqual({ value: 0.8, n: 5 })
    expect(figure('sla_first', { targets })).toEqual({ value: 0.75, n: 4 })
    expect(figure('sla_next', { targets })).toEqual({ value: null, why: 'noDenominator' })
    expect(figure('contacts_per_100', { opened: 3, shipped: 60 })).toEqual({ value: 5 })
    expect(figure('reopened_rate', { reopened: 1, everSolved: 4 })).toEqual({ value: 0.25 })
    expect(figure('tickets_waiting', { waiting: [1, 2] })).toEqual({ value: 2 })
    expect(figure('first_response_p90', { firstResponses: Array.from({ length: 11 }, (_, i) => i) })).toEqual({ value: 9, n: 11 })
    expect(figure('stock_accuracy', {})).toEqual({ value: null, why: 'noCounts' })
  })
})
