import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { customerIdOf } from '~/domain/customer'
import { isOver, type Ticket, TICKET_CHANNELS, TICKET_PRIORITIES, TICKET_QUEUES, TICKET_REASONS, TICKET_STATES } from '~/domain/ticket'
import { SOON_MS } from '~/domain/ticketFilter'
import { runs } from '../../tests/runs'
import { aTicket } from '../../tests/tickets'
import { updatedAt } from './ticketColumns'
import { TicketIndex } from './ticketIndex'
import { TICKET_SORTS, type TicketFilter, type TicketSort } from './ticketList'

const NOW = 10 * SOON_MS
const instant = fc.integer({ min: 0, max: 20 }).map((hours) => hours * SOON_MS)
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })

const ticket = fc
  .record({
    number: fc.nat(30),
    subject: fc.constantFrom('退货', 'Refund please', ''),
    queue: fc.constantFrom(...TICKET_QUEUES),
    channel: fc.constantFrom(...TICKET_CHANNELS),
    state: fc.constantFrom(...TICKET_STATES),
    reason: fc.constantFrom(...TICKET_REASONS),
    priority: fc.constantFrom(...TICKET_PRIORITIES),
    buyer: fc.constantFrom('', 'anna', 'wang'),
    order: fc.constantFrom('', 'N-1', 'N-2'),
    sku: fc.constantFrom('', 'MUG'),
    assignee: optional(fc.constantFrom('owner', 'li')),
    tags: fc.subarray(['vip', '急', 'a b']),
    createdAt: instant,
    dueAt: optional(instant),
    rating: optional(fc.integer({ min: 1, max: 5 })),
    last: optional(fc.record({ at: instant, from: fc.constant('customer'), text: fc.constant('hi') })),
    said: fc.nat(3),
  })
  .map(({ number, ...set }) => aTicket({ key: `t${number}`, ...definedOf(set) }))

/** Without what is undefined. */
function definedOf<T extends object>(set: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> }
}

const filter: fc.Arbitrary<TicketFilter> = fc
  .record({
    states: optional(fc.subarray([...TICKET_STATES])),
    open: optional(fc.boolean()),
    queues: optional(fc.subarray([...TICKET_QUEUES])),
    channels: optional(fc.subarray([...TICKET_CHANNELS])),
    priorities: optional(fc.subarray([...TICKET_PRIORITIES])),
    reasons: optional(fc.subarray([...TICKET_REASONS])),
    assignees: optional(fc.subarray(['', 'owner', 'li'])),
    tags: optional(fc.subarray(['vip', '急', 'a b', 'none'])),
    due: optional(fc.constantFrom('late' as const, 'soon' as const)),
    sku: optional(fc.constantFrom('MUG', 'CUP')),
    order: optional(fc.constantFrom('N-1', 'N-9')),
    customer: optional(fc.constantFrom(customerIdOf('anna'), 'nobody')),
    ratings: optional(fc.subarray([1, 2, 3, 4, 5])),
    from: optional(instant),
    to: optional(instant),
    text: optional(fc.constantFrom('退', 'REFUND', 'n-1', 'anna', 't1', '', 'vip')),
  })
  // Most questions ask for one or two things.
  .chain((whole) =>
    fc
      .subarray(Object.keys(whole), { maxLength: 3 })
      .map((names) => definedOf(Object.fromEntries(Object.entries(whole).filter(([name]) => names.includes(name))))),
  )

const people = { textOf: (buyer: string) => buyer }
const among = <T>(list: readonly T[] | undefined, value: T) => !list?.length || list.includes(value)

/** What a reader of the filter's words would let through. */
function passes(each: Ticket, asked: TicketFilter): boolean {
  const { due, text = '' } = asked
  const { dueAt = Infinity, assignee = '', rating = 0 } = each
  const searched = [each.subject, each.key, each.order, ...each.tags, each.buyer].map((part) => part.toLowerCase())
  return (
    among(asked.states, each.state) &&
    (!asked.open || !isOver(each)) &&
    among(asked.queues, each.queue) &&
    among(asked.channels, each.channel) &&
    among(asked.priorities, each.priority) &&
    among(asked.reasons, each.reason) &&
    among(asked.assignees, assignee) &&
    among(asked.ratings, rating) &&
    (!asked.tags?.length || each.tags.some((tag) => asked.tags?.includes(tag))) &&
    (due !== 'late' || dueAt < NOW) &&
    (due !== 'soon' || (dueAt >= NOW && dueAt < NOW + SOON_MS)) &&
    (asked.sku === undefined || each.sku === asked.sku) &&
    (asked.order === undefined || each.order === asked.order) &&
    (asked.customer === undefined || customerIdOf(each.buyer) === asked.customer) &&
    (asked.from === undefined || each.createdAt >= asked.from) &&
    (asked.to === undefined || each.createdAt < asked.to) &&
    (text === '' || searched.some((part) => part.includes(text.toLowerCase())))
  )
}

/** Smaller stands first; what is equal, the newest first, then by key. */
const SORTS: Record<TicketSort, (each: Ticket) => number[]> = {
  newest: ({ createdAt }) => [-createdAt],
  oldest: ({ createdAt }) => [createdAt],
  updated: (each) => [-updatedAt(each), -each.createdAt],
  due: (each) => [each.dueAt ?? Infinity, -updatedAt(each), -each.createdAt],
  priority: (each) => [-TICKET_PRIORITIES.indexOf(each.priority), each.dueAt ?? Infinity, -updatedAt(each), -each.createdAt],
}

function inOrder(tickets: readonly Ticket[], sort: TicketSort): string[] {
  return tickets
    .toSorted((one, other) => {
      const [first, second] = [SORTS[sort](one), SORTS[sort](other)]
      const at = first.findIndex((value, place) => value !== second[place])
      return at < 0 ? (one.key < other.key ? -1 : 1) : first[at] < second[at] ? -1 : 1
    })
    .map(({ key }) => key)
}

const keysOf = (index: TicketIndex, asked: TicketFilter, sort: TicketSort) =>
  index.page({ filter: asked, sort, offset: 0, limit: 1000, now: NOW }, people).items.map(({ key }) => key)

describe('the queue of tickets', () => {
  it('shows what the filter says, in the order that is asked for, and counts it', () => {
    fc.assert(
      fc.property(fc.array(ticket, { maxLength: 40 }), filter, fc.constantFrom(...TICKET_SORTS), (made, asked, sort) => {
        const tickets = [...new Map(made.map((each) => [each.key, each])).values()]
        const index = new TicketIndex()
        index.change(tickets)
        const wanted = tickets.filter((each) => passes(each, asked))
        expect(keysOf(index, asked, sort)).toEqual(inOrder(wanted, sort))
        expect(index.count(asked, NOW, people)).toBe(wanted.length)
      }),
      { numRuns: runs(200) },
    )
  })

  it('is the same after changes as one that is made anew', () => {
    const change = fc.record({ put: fc.array(ticket, { maxLength: 4 }), gone: fc.array(fc.nat(30), { maxLength: 2 }) })
    fc.assert(
      fc.property(fc.array(ticket, { maxLength: 30 }), fc.array(change, { maxLength: 6 }), filter, (made, changes, asked) => {
        const now = new Map(made.map((each) => [each.key, each]))
        const index = new TicketIndex()
        index.change([...now.values()])
        for (const { put, gone } of changes) {
          // Every order is in use, so that each has to be kept in step.
          for (const sort of TICKET_SORTS) keysOf(index, asked, sort)
          const away = gone.map((number) => `t${number}`)
          for (const key of away) now.delete(key)
          index.change([], away)
          index.change(put)
          for (const each of put) now.set(each.key, each)
        }
        const fresh = new TicketIndex()
        fresh.change([...now.values()])
        for (const sort of TICKET_SORTS) expect(keysOf(index, asked, sort)).toEqual(keysOf(fresh, asked, sort))
        expect(index.facets(asked, NOW, people)).toEqual(fresh.facets(asked, NOW, people))
      }),
      { numRuns: runs(40) },
    )
  })

  it('says of each value how many choosing it would show', () => {
    fc.assert(
      fc.property(fc.array(ticket, { maxLength: 30 }), filter, (made, asked) => {
        const index = new TicketIndex()
        index.change(made)
        const { states, tags, assignees } = index.facets(asked, NOW, people)
        for (const state of TICKET_STATES) expect(states[state] ?? 0).toBe(index.count({ ...asked, states: [state] }, NOW, people))
        for (const tag of ['vip', '急']) expect(tags[tag] ?? 0).toBe(index.count({ ...asked, tags: [tag] }, NOW, people))
        for (const person of ['', 'li']) expect(assignees[person] ?? 0).toBe(index.count({ ...asked, assignees: [person] }, NOW, people))
      }),
      { numRuns: runs(40) },
    )
  })
})
