import { beforeAll, describe, expect, it } from 'vitest'
import type { DemoArgs } from '~/domain/command'
import { slaAfter } from '~/domain/sla/slaAfter'
import { type MessageRow, TICKET_STATES } from '~/domain/ticket'
import { saidOf } from '~/domain/ticketTimes'
import type { SeedOrders, SeedRest } from '~/store/seedShop'
import { demoShopOf, MADE_AT } from '../../tests/demoShops'

function byTicket(messages: readonly MessageRow[]): Map<string, MessageRow[]> {
  const said = new Map<string, MessageRow[]>()
  for (const message of messages) said.set(message.ticket, [...(said.get(message.ticket) ?? []), message])
  return said
}

const made = {} as Record<DemoArgs['language'], SeedRest & Pick<SeedOrders, 'table'>>
beforeAll(() => {
  for (const language of ['zh-CN', 'en'] as const) {
    const { orders, rest } = demoShopOf(language)
    made[language] = { ...rest, table: orders.table }
  }
}, 60_000)

describe.each(['zh-CN', 'en'] as const)('the service desk of a demo shop in %s', (language) => {
  const rest = () => made[language]

  it('tickets tell a way that their messages and targets bear out', () => {
    const { tickets, messages, reviews, desk } = rest()
    const said = byTicket(messages)
    const known = new Set(tickets.map(({ key }) => key))
    for (const ticket of tickets) {
      const { key, steps, state, createdAt, closedAt = MADE_AT, solvedAt = closedAt, mergedInto, links = [], rating, ratedAt = 0 } = ticket
      const own = said.get(key) ?? []
      const { sla, times, dueAt } = slaAfter(ticket, own, desk[0])
      expect({ sla: ticket.sla, times: ticket.times, dueAt: ticket.dueAt, ...saidOf(own) }).toEqual({ sla, times, dueAt, said: ticket.said, last: ticket.last }) // prettier-ignore
      expect(steps[0]).toEqual({ at: createdAt, to: 'new', who: 'customer' })
      expect(steps.at(-1)?.to, key).toBe(state)
      for (let i = 1; i < steps.length; i++) {
        expect(steps[i].at, key).toBeGreaterThanOrEqual(steps[i - 1].at)
        expect(steps[i].to, key).not.toBe(steps[i - 1].to)
      }
      expect(solvedAt <= closedAt && closedAt <= MADE_AT).toBe(true)
      expect([...links, ...(mergedInto ? [mergedInto] : [])].filter((other) => !known.has(other) || other === key)).toEqual([])
      if (rating !== undefined) expect(ratedAt >= solvedAt && ratedAt <= MADE_AT).toBe(true)
    }
    expect(tickets.filter(({ mergedInto }) => mergedInto).length).toBeGreaterThan(9)
    expect(tickets.filter(({ reopened }) => reopened).length).toBeGreaterThan(50)
    expect(tickets.filter(({ ratingNote }) => ratingNote).length).toBeGreaterThan(100)
    const from = new Map(reviews.map(({ key, ticket }) => [key, ticket]))
    const asked = tickets.filter(({ review }) => review)
    expect(asked.length).toBeGreaterThan(30)
    expect(asked.filter(({ key, review = '' }) => from.get(review) !== key)).toEqual([])
    expect(
      tickets.filter(({ queue, dispute, mergedInto }) => !mergedInto && (queue === 'disputes') !== (dispute !== undefined)).length,
    ).toBe(0)
    const states = new Set(tickets.map(({ state }) => state))
    expect(TICKET_STATES.filter((state) => !states.has(state))).toEqual([])
  })

  it('a few dozen tickets wait, some of them too long', () => {
    const { tickets } = rest()
    const open = tickets.filter(({ state }) => state !== 'solved' && state !== 'closed')
    expect(open.length).toBeGreaterThanOrEqual(20)
    expect(open.length).toBeLessThan(120)
    const due = open.filter(({ dueAt }) => dueAt !== undefined)
    expect(due.filter(({ dueAt = 0 }) => dueAt < MADE_AT).length).toBeGreaterThan(1)
    expect(due.filter(({ dueAt = 0 }) => dueAt > MADE_AT).length).toBeGreaterThan(3)
    const said = byTicket(rest().messages)
    for (const { key, createdAt, subject, mergedInto } of tickets) {
      if (mergedInto) continue
      const messages = said.get(key) ?? []
      if (messages.length === 0) throw new Error(`${subject}: nobody spoke`)
      let before = createdAt
      for (const { at, text } of messages) {
        if (at < before || at > MADE_AT || text.includes('{') || text === '') throw new Error(`${subject}: ${text}`)
        before = at
      }
    }
  })

  it('returns and complaints stand at every step; what was settled is what the orders gave back', () => {
    const { returns, complaints, qualityCases, tickets, tasks } = rest()
    const { orders, refunds } = made[language].table
    const of = new Map(tickets.map((ticket) => [ticket.key, ticket]))
    const place = new Map(orders.number.map((number, at) => [number, at]))
    expect(returns.length).toBeGreaterThan(15)
    for (const { order, ticket = '', settled, lines, steps, state } of returns) {
      expect(of.get(ticket)?.order).toBe(order)
      expect(steps.at(-1)?.to).toBe(state)
      expect(steps.every(({ at }, i) => at <= MADE_AT && (i === 0 || at >= steps[i - 1].at))).toBe(true)
      if (!settled) continue
      const at = place.get(order) ?? -1
      const own = Array.from({ length: orders.refundStart[at + 1] - orders.refundStart[at] }, (_, i) => orders.refundStart[at] + i)
      expect(
        own.some((refund) => refunds.line[refund] === lines[0].line && refunds.goods[refund] + refunds.shipping[refund] === settled.amount),
      ).toBe(true)
    }
    for (const { key, state, rounds, openedAt } of complaints) {
      const over = ['solved', 'closed'].includes(of.get(key)?.state ?? '')
      expect(over).toBe(state === 'followUp' || state === 'closed')
      for (const { at } of rounds.flatMap(({ done }) => done)) expect(at >= openedAt && at <= MADE_AT).toBe(true)
    }
    expect(complaints.some(({ rounds }) => rounds.length === 2)).toBe(true)
    expect(qualityCases).toHaveLength(1)
    expect(tasks.some(({ key }) => key === qualityCases[0].task)).toBe(true)
  })
})
