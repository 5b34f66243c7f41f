import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SlaPolicy } from '~/domain/desk'
import { defaultDesk } from '~/domain/deskDefaults'
import { TICKET_STATES, type Ticket } from '~/domain/ticket'
import { movedTicket } from '~/domain/ticketWay'
import { aTicket } from '../../../tests/tickets'
import { addBusiness, businessMs } from './businessTime'
import { isLate, policyOf, pressureOf, type SlaMessage, slaAfter, tallyAt } from './slaAfter'

const HOUR = 3_600_000
const policy = (set: Partial<SlaPolicy> = {}): SlaPolicy => ({
  key: 'p',
  name: 'P',
  calendar: '',
  within: { first: 60, next: 120, resolution: 600 },
  ...set,
})
const around = { calendars: [], policies: [policy()] }
const theirs = (at: number): SlaMessage => ({ at, from: 'customer', note: false })
const ours = (at: number): SlaMessage => ({ at, from: 'ann', note: false })
const note = (at: number): SlaMessage => ({ at, from: 'ann', note: true })

/** A ticket that went this way. */
const gone = (...steps: [at: number, to: Ticket['state']][]): Ticket =>
  steps.reduce((ticket, [at, to]) => movedTicket(ticket, to, { who: 'ann', at }), aTicket())

describe('targets', () => {
  it('of the first policy that is for a ticket hold, in the order of the list', () => {
    const policies = [
      policy({ key: 'vip', tiers: ['VIP'], queues: ['afterSale'] }),
      policy({ key: 'chat', channels: ['chat'], priorities: ['urgent', 'high'] }),
      policy({ key: 'rest' }),
    ]
    const of = (set: Partial<Ticket>, tier?: string) => policyOf(aTicket(set), { calendars: [], policies }, tier)?.key
    expect([
      of({}),
      of({}, 'VIP'),
      of({ queue: 'preSale' }, 'VIP'),
      of({ priority: 'high' }),
      of({ priority: 'high', channel: 'email' }),
    ]).toEqual(['rest', 'vip', 'rest', 'chat', 'rest'])
    expect(policyOf(aTicket(), { calendars: [], policies: policies.slice(0, 2) })).toBeUndefined()
  })

  it('run from what the customer says to our answer; a note or another word of theirs changes nothing', () => {
    const { sla, times, dueAt } = slaAfter(aTicket(), [theirs(0), note(HOUR / 2), theirs(HOUR)], around)
    expect(sla).toEqual({
      policy: 'p',
      tally: {},
      running: [
        { of: 'first', from: 0, dueAt: HOUR },
        { of: 'resolution', from: 0, dueAt: 10 * HOUR },
      ],
    })
    expect([times, dueAt]).toEqual([{}, HOUR])
  })

  it('are counted once they end: each turn of the customer for itself', () => {
    const told = [theirs(0), ours(2 * HOUR), theirs(3 * HOUR), ours(4 * HOUR), theirs(5 * HOUR), theirs(6 * HOUR), ours(8 * HOUR)]
    const { sla, times } = slaAfter(gone([2 * HOUR, 'open']), told, around)
    expect(sla.tally).toEqual({ first: { due: 1, met: 0 }, next: { due: 2, met: 1 } })
    expect(times).toEqual({ first: 2 * HOUR, firstGross: 2 * HOUR })
  })

  it('stand while the customer has the word; what is left goes on from there', () => {
    const waiting = gone([HOUR, 'waitingCustomer'])
    expect(slaAfter(waiting, [theirs(0), ours(HOUR)], around).sla.running).toEqual([{ of: 'resolution', from: 0, left: 9 * HOUR }])
    const heard = movedTicket(waiting, 'waitingUs', { who: 'customer', at: 50 * HOUR })
    expect(slaAfter(heard, [theirs(0), ours(HOUR), theirs(50 * HOUR)], around)).toMatchObject({
      dueAt: 52 * HOUR,
      sla: {
        running: [
          { of: 'next', from: 50 * HOUR, dueAt: 52 * HOUR },
          { of: 'resolution', from: 0, dueAt: 59 * HOUR },
        ],
      },
    })
    // A carrier is no reason for the customer to wait longer.
    expect(slaAfter(gone([HOUR, 'waitingThird']), [theirs(0), ours(HOUR)], around).sla.running).toEqual([
      { of: 'resolution', from: 0, dueAt: 10 * HOUR },
    ])
  })

  it('end when it is solved; opened again the resolution goes on without the time between', () => {
    const told = [theirs(0), ours(HOUR)]
    const solved = gone([HOUR, 'open'], [4 * HOUR, 'solved'])
    expect(slaAfter(solved, told, around)).toEqual({
      dueAt: undefined,
      times: { first: HOUR, firstGross: HOUR, resolution: 4 * HOUR, resolutionGross: 4 * HOUR },
      sla: { policy: 'p', running: [], tally: { first: { due: 1, met: 1 }, resolution: { due: 1, met: 1 } } },
    })
    const again = movedTicket(solved, 'waitingUs', { who: 'customer', at: 100 * HOUR })
    expect(slaAfter(again, told, around)).toMatchObject({
      dueAt: 106 * HOUR,
      times: { first: HOUR },
      sla: { tally: { first: { due: 1 } } },
    })
    const late = movedTicket(again, 'solved', { who: 'ann', at: 107 * HOUR })
    expect(slaAfter(late, told, around)).toMatchObject({
      times: { resolution: 11 * HOUR, resolutionGross: 107 * HOUR },
      sla: { tally: { resolution: { due: 1, met: 0 } } },
    })
  })

  it('that nobody answered count where they were late by then', () => {
    expect(slaAfter(gone([HOUR / 2, 'solved']), [theirs(0)], around).sla.tally.first).toBeUndefined()
    expect(slaAfter(gone([2 * HOUR, 'solved'], [9 * HOUR, 'closed']), [theirs(0)], around).sla.tally.first).toEqual({ due: 1, met: 0 })
  })

  it('are warned of by business hours, and are late after their moment, not at it', () => {
    const desk = defaultDesk('en', 'UTC')
    // Friday 16:00; 20 hours of 8 a day.
    const at = Date.parse('2026-03-06T16:00Z')
    const { sla } = slaAfter(aTicket({ createdAt: at }), [theirs(at)], desk)
    expect(sla.running[0]).toEqual({
      of: 'first',
      from: at,
      dueAt: Date.parse('2026-03-11T12:00Z'),
      warnAt: Date.parse('2026-03-11T11:00Z'),
    })
    const [first] = sla.running
    const due = first.dueAt ?? 0
    expect([due - HOUR - 1, due - HOUR, due, due + 1].map((now) => pressureOf(first, now))).toEqual(['running', 'warned', 'warned', 'late'])
    const ticket = aTicket({ sla })
    expect([tallyAt(ticket, due), tallyAt(ticket, due + 1)]).toEqual([{}, { first: { due: 1, met: 0 } }])
  })

  it('run and are measured nowhere where a file told times that cannot be true, whatever is done later', () => {
    const { sla, times } = slaAfter({ ...gone([HOUR, 'waitingUs']), untimed: true }, [theirs(0), ours(0), theirs(2 * HOUR)], around)
    expect(sla).toMatchObject({ policy: 'p', tally: {} })
    expect(sla.running.map(({ of }) => of)).toEqual(['next', 'resolution'])
    expect(times).toEqual({})
  })

  it('are none without a policy; times go by the desk’s first calendar then', () => {
    const { calendars } = defaultDesk('en', 'UTC')
    const [from, to] = [Date.parse('2026-03-06T16:00Z'), Date.parse('2026-03-09T10:00Z')]
    const { sla, times, dueAt } = slaAfter(aTicket({ createdAt: from }), [theirs(from), ours(to)], { calendars, policies: [] })
    expect({ sla, times, dueAt }).toEqual({
      sla: { policy: '', running: [], tally: {} },
      times: { first: 2 * HOUR, firstGross: to - from },
      dueAt: undefined,
    })
  })
})

/** Any way of a ticket, with what was said on it. */
const anyTold = fc
  .array(
    fc.record({
      wait: fc.integer({ min: 0, max: 40 * HOUR }),
      what: fc.oneof(
        fc.constantFrom('theirs' as const, 'ours' as const, 'note' as const),
        fc.constantFrom(...TICKET_STATES.filter((to) => to !== 'new')),
      ),
    }),
    { maxLength: 12 },
  )
  .map((events) => {
    let at = Date.parse('2026-03-25T08:00Z')
    let ticket = aTicket({ createdAt: at })
    const messages: SlaMessage[] = [theirs(at)]
    for (const { wait, what } of events) {
      at += wait
      if (what === 'theirs') messages.push(theirs(at))
      else if (what === 'ours') messages.push(ours(at))
      else if (what === 'note') messages.push(note(at))
      else ticket = movedTicket(ticket, what, { who: 'ann', at })
    }
    return { ticket, messages, at }
  })

describe('the targets of any ticket', () => {
  const desk = defaultDesk('en', 'Europe/Berlin')
  const [office] = desk.calendars

  it('are as many as its turns, and none runs when it is over', () => {
    fc.assert(
      fc.property(anyTold, ({ ticket, messages }) => {
        const { sla, dueAt } = slaAfter(ticket, messages, desk)
        const isOver = ticket.state === 'solved' || ticket.state === 'closed'
        if (isOver) expect([sla.running, dueAt]).toEqual([[], undefined])
        else expect(sla.running.filter(({ of }) => of === 'resolution')).toHaveLength(1)
        const said = messages.filter((message) => !message.note)
        const turns = said.filter(({ from }, at) => from === 'customer' && said[at - 1]?.from !== 'customer').length
        const answers =
          sla.running.filter(({ of }) => of !== 'resolution').length + (sla.tally.first?.due ?? 0) + (sla.tally.next?.due ?? 0)
        expect(answers).toBeLessThanOrEqual(turns)
        if (!isOver) expect(answers).toBe(turns)
        for (const { due, met } of Object.values(sla.tally)) expect(met).toBeLessThanOrEqual(due)
      }),
    )
  })

  it('leave as much of the resolution as was not spent, whenever the clock stood', () => {
    fc.assert(
      fc.property(anyTold, ({ ticket, messages, at }) => {
        const within = (policyOf(ticket, desk)?.within.resolution ?? 0) * 60_000
        const { sla, times } = slaAfter(ticket, messages, desk)
        let [spent, since, standing] = [0, ticket.createdAt, false]
        for (const step of [...ticket.steps, { at, to: 'end' as const }]) {
          if (!standing) spent += businessMs(office, since, step.at)
          standing = step.to === 'waitingCustomer' || step.to === 'solved' || step.to === 'closed'
          since = step.at
        }
        const target = sla.running.find(({ of }) => of === 'resolution')
        if (!target) expect(times.resolution).toBe(spent)
        else if (target.dueAt === undefined) expect(target.left).toBe(within - spent)
        else if (spent < within) expect(target.dueAt).toBe(addBusiness(office, at, within - spent))
        else expect(isLate(target, at + 1)).toBe(true)
      }),
    )
  })
})
