import type { Ticket } from '~/domain/ticket'

/** A ticket that waits, of which nothing was said. */
export const aTicket = (set: Partial<Ticket> = {}): Ticket => ({
  key: 't1',
  subject: '',
  queue: 'afterSale',
  channel: 'chat',
  state: 'new',
  reason: 'other',
  priority: 'normal',
  buyer: '',
  order: '',
  sku: '',
  tags: [],
  createdAt: 0,
  steps: [{ at: set.createdAt ?? 0, to: 'new', who: 'customer' }],
  said: 0,
  ...set,
})
