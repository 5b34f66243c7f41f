import { expect, test } from 'vitest'
import { newTicketKey } from './ticketKey'

test('a ticket has a number that can be said, with the day in it', () => {
  const at = Date.UTC(2026, 10, 23, 12)
  expect(newTicketKey(at, () => 0)).toBe('T261123-2222')
  expect(newTicketKey(at, () => 0.999)).toBe('T261123-ZZZZ')
  expect(newTicketKey(at)).toMatch(/^T261123-[2-9A-HJKMNP-TV-Z]{4}$/)
})
