import { expect, test } from 'vitest'
import type { TicketListRow } from '~/store/ticketList'
import { nextOf, takeable } from './takeNext'

const row = (key: string, set: Partial<TicketListRow> = {}): TicketListRow => ({
  key,
  subject: key,
  queue: 'afterSale',
  channel: 'chat',
  state: 'new',
  reason: 'other',
  priority: 'normal',
  order: '',
  sku: '',
  tags: [],
  createdAt: 0,
  said: 1,
  buyerName: '',
  customer: '',
  ...set,
})

test('what can be taken of a view waits on us and is mine or nobody’s', () => {
  expect(takeable({ open: true, queues: ['returns'] }, 'ann')).toEqual({
    queues: ['returns'],
    states: ['new', 'open', 'waitingUs'],
    assignees: ['ann', ''],
  })
  expect(takeable({ states: ['waitingUs', 'solved'], assignees: ['ann'] }, 'ann')).toEqual({ states: ['waitingUs'], assignees: ['ann'] })
})

test('of a view of what is solved, or of somebody else’s, there is nothing to take', () => {
  expect(takeable({ states: ['solved', 'closed'] }, 'ann')).toBeUndefined()
  expect(takeable({ open: true, assignees: ['bob'] }, 'ann')).toBeUndefined()
})

test('the first that fits is taken, but not the one that is open already', () => {
  const rows = [row('open'), row('call', { channel: 'phone' }), row('back', { queue: 'returns' }), row('chat')]
  expect(nextOf(rows, 'open', undefined)?.key).toBe('call')
  expect(nextOf(rows, 'open', { person: 'ann', channels: ['chat'] })?.key).toBe('back')
  expect(nextOf(rows, 'open', { person: 'ann', queues: ['afterSale'], channels: ['chat'] })?.key).toBe('chat')
  expect(nextOf(rows.slice(0, 1), 'open', undefined)).toBeUndefined()
})

test('what is mine already fits, whatever I have learned', () => {
  const skills = { person: 'ann', queues: ['preSale'] as const }
  expect(nextOf([row('mine', { assignee: 'ann' }), row('other', { queue: 'preSale' })], undefined, skills)?.key).toBe('mine')
})
