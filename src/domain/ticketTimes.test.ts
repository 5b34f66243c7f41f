import { expect, it } from 'vitest'
import type { Message, Ticket } from './ticket'
import { firstResponseOf, isUpheld, resolutionOf } from './ticketTimes'

const HOUR = 3_600_000
/** `c2 a3 n4`: the customer at 2 h, an agent at 3 h, a note at 4 h. */
function talk(script: string, set: Partial<Ticket> = {}) {
  const messages = script.split(' ').map((word): Message => {
    const [, who, hours] = /([can])(.+)/.exec(word) ?? []
    return { at: Number(hours) * HOUR, from: who === 'c' ? 'customer' : 'anna', note: who === 'n', text: '' }
  })
  return { messages, createdAt: messages[0].at, state: 'open', queue: 'afterSale', ...set } as const
}

it('the first response is the first answer that the customer can read', () => {
  expect(firstResponseOf(talk('c0 n1 a3 c4 a9'))).toBe(3 * HOUR)
  expect(firstResponseOf(talk('c0 n1'))).toBeUndefined()
  expect(firstResponseOf(talk('a0 c1 a2'))).toBeUndefined()
})

it('a resolution leaves out the time that we waited for the customer', () => {
  expect(resolutionOf(talk('c0 a2 n3 a4 c10 a11', { state: 'solved', solvedAt: 12 * HOUR }))).toBe(4 * HOUR)
  expect(resolutionOf(talk('c0 a2', { state: 'closed', solvedAt: 2 * HOUR }))).toBe(2 * HOUR)
  expect(resolutionOf(talk('c0 a2'))).toBeUndefined()
  expect(resolutionOf(talk('c0 a2', { state: 'open', solvedAt: 2 * HOUR }))).toBeUndefined()
})

it('a complaint is upheld once it is settled', () => {
  expect(isUpheld({ queue: 'complaints', state: 'solved' })).toBe(true)
  expect(isUpheld({ queue: 'complaints', state: 'open' })).toBe(false)
  expect(isUpheld({ queue: 'returns', state: 'closed' })).toBe(false)
})
