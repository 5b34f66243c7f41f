import { describe, expect, it } from 'vitest'
import { aTicket } from '../../tests/tickets'
import { isOver, TICKET_STATES } from './ticket'
import { canMove, movedTicket, stateAfter, statesFrom, TICKET_EVENTS } from './ticketWay'

const by = (at: number) => ({ who: 'ann', at })

describe('the way of a ticket', () => {
  it('never leads back to new, and every state can be left', () => {
    for (const state of TICKET_STATES) {
      expect(statesFrom(state)).not.toContain('new')
      expect(statesFrom(state).length).toBeGreaterThan(0)
      for (const event of TICKET_EVENTS) if (state !== 'new') expect(stateAfter(state, event)).not.toBe('new')
    }
  })

  it('is open after any word of the customer', () => {
    for (const state of TICKET_STATES) expect(isOver({ state: stateAfter(state, 'hear') ?? 'closed' })).toBe(false)
  })

  it('knows no closed ticket that becomes solved', () => {
    expect([canMove('closed', 'solved'), canMove('closed', 'open'), canMove('solved', 'closed'), canMove('closed', 'closed')]).toEqual([
      false,
      true,
      true,
      true,
    ])
  })

  it('tells when it was solved and closed while it is, and how often it was opened again', () => {
    const solved = movedTicket(aTicket(), 'solved', by(5))
    const closed = movedTicket(solved, 'closed', by(9))
    expect(closed).toMatchObject({ state: 'closed', solvedAt: 5, closedAt: 9 })
    const again = movedTicket(closed, 'waitingUs', by(12))
    expect(again).toMatchObject({ state: 'waitingUs', reopened: 1 })
    expect([again.solvedAt, again.closedAt]).toEqual([undefined, undefined])
    expect(movedTicket(movedTicket(again, 'solved', by(13)), 'open', by(14)).reopened).toBe(2)
    expect(again.steps.map(({ to }) => to)).toEqual(['new', 'solved', 'closed', 'waitingUs'])
    expect(movedTicket(again, 'waitingUs', by(20))).toBe(again)
  })
})
