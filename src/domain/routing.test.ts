import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AgentLoad, isFree, routed, whoFits } from './routing'
import { TICKET_CHANNELS, TICKET_QUEUES } from './ticket'

const anyAgents = fc.uniqueArray(
  fc.record<AgentLoad>(
    {
      person: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      queues: fc.subarray([...TICKET_QUEUES]),
      channels: fc.subarray([...TICKET_CHANNELS]),
      most: fc.integer({ min: 1, max: 6 }),
      away: fc.boolean(),
      open: fc.nat(6),
    },
    { requiredKeys: ['person', 'open'] },
  ),
  { selector: ({ person }) => person },
)
const anyTicket = fc.record({ queue: fc.constantFrom(...TICKET_QUEUES), channel: fc.constantFrom(...TICKET_CHANNELS) })
const anyTickets = fc.array(anyTicket, { maxLength: 30 }).map((tickets) => tickets.map((ticket, at) => ({ key: `t${at}`, ...ticket })))

describe('a ticket that is given by rule', () => {
  it('goes to the one with the fewest open of those who take it; of equals to the first by key', () => {
    const ticket = { queue: 'returns', channel: 'chat' } as const
    expect(
      whoFits(ticket, [
        { person: 'b', open: 1 },
        { person: 'a', open: 1 },
        { person: 'c', open: 2 },
      ])?.person,
    ).toBe('a')
    expect(
      whoFits(ticket, [
        { person: 'a', open: 0, queues: ['preSale'] },
        { person: 'c', open: 9, queues: ['returns'] },
      ])?.person,
    ).toBe('c')
    expect(whoFits(ticket, [{ person: 'a', open: 0, channels: ['email'] }])).toBeUndefined()
    expect(
      whoFits(ticket, [
        { person: 'a', open: 0, away: true },
        { person: 'b', open: 3, most: 3 },
      ]),
    ).toBeUndefined()
  })

  it('never goes to who is away, full or of another skill, and to nobody only where nobody fits', () => {
    fc.assert(
      fc.property(anyTicket, anyAgents, (ticket, agents) => {
        const able = agents.filter(
          (agent) => isFree(agent) && (agent.queues?.includes(ticket.queue) ?? true) && (agent.channels?.includes(ticket.channel) ?? true),
        )
        const found = whoFits(ticket, agents)
        if (able.length === 0) expect(found).toBeUndefined()
        else {
          expect(able).toContain(found)
          expect(found?.open).toBe(Math.min(...able.map(({ open }) => open)))
        }
      }),
    )
  })

  it('goes to the same person in whatever order people stand', () => {
    fc.assert(
      fc.property(anyTickets, anyAgents, (tickets, agents) => {
        expect([...routed(tickets, [...agents].reverse())]).toEqual([...routed(tickets, agents)])
      }),
    )
  })

  it('leaves nobody with more than they take, counted one ticket after another', () => {
    fc.assert(
      fc.property(anyTickets, anyAgents, (tickets, agents) => {
        const given = [...routed(tickets, agents).values()]
        for (const agent of agents) {
          const got = given.filter((person) => person === agent.person).length
          if (agent.away) expect(got).toBe(0)
          else if (got > 0) expect(agent.open + got).toBeLessThanOrEqual(agent.most ?? Infinity)
        }
      }),
    )
  })
})
