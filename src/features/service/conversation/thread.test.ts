import { expect, test } from 'vitest'
import type { MessageRow, TicketStep } from '~/domain/ticket'
import { cutAtWords, givenOf, threadOf } from './thread'

const DAY = 86_400_000
const message = (key: string, at: number, from = 'customer'): MessageRow => ({ key, ticket: 't1', at, from, note: false, text: key })
const step = (at: number, to: TicketStep['to'], who = 'li'): TicketStep => ({ at, to, who })
const keys = (messages: MessageRow[], steps: TicketStep[] = [], given: Parameters<typeof threadOf>[2] = []) =>
  threadOf(messages, steps, given, (at) => Math.floor(at / DAY)).map(({ key }) => key)

test('a line stands where a day begins, and what was said stands in its order', () => {
  expect(keys([message('a', 1), message('b', DAY + 1), message('c', DAY + 2)])).toEqual(['day 0', 'a', 'day 1', 'b', 'c'])
})

test('steps that a message tells by itself are not told again; others are', () => {
  const steps = [step(1, 'new'), step(2, 'waitingCustomer'), step(3, 'waitingUs', 'customer'), step(4, 'solved'), step(5, 'waitingUs', 'customer')]
  const messages = [message('a', 1), message('b', 2, 'li'), message('c', 3), message('d', 5)]
  expect(keys(messages, steps)).toEqual(['day 0', 'a', 'b', 'c', 'step 3', 'd', 'step 4'])
  expect(threadOf(messages, steps, [], () => 0).at(-1)).toMatchObject({ kind: 'step', reopens: true })
}) // prettier-ignore

test('who it was given to is read from its history, but for what was taken back', () => {
  const change = (key: string, after: string) => [{ table: 'tickets', key, field: 'assignee', before: '', after }]
  const given = givenOf(
    [
      { id: '1', at: 5, who: 'li', changes: change('t1', 'wang') },
      { id: '2', at: 6, who: 'li', changes: change('t2', 'wang') },
      { id: '3', at: 7, who: 'li', changes: change('t1', ''), undoneBy: '4' },
    ],
    't1',
  )
  expect(given).toEqual([{ at: 5, who: 'li', to: 'wang' }])
  expect(keys([message('a', 5)], [], given)).toEqual(['day 0', 'a', 'given 5 0'])
})

test('numbers and codes lead to their records, and nothing that only looks like them', () => {
  const links = new Map([['581587', '/orders/581587'], ['A.1', '/p/A.1']]) // prettier-ignore
  expect(cutAtWords('订单581587，A.1 and A-1, x581587', links)).toEqual([
    { text: '订单' },
    { text: '581587', to: '/orders/581587' },
    { text: '，' },
    { text: 'A.1', to: '/p/A.1' },
    { text: ' and A-1, x581587' },
  ])
  expect(cutAtWords('a', new Map())).toEqual([{ text: 'a' }])
})
