import { expect, test } from 'vitest'
import type { JournalEntry } from '~/domain/command'
import type { OrderAct } from '~/domain/orderAct'
import type { OrderDetail } from '~/store/lists'
import { aLine, anOrder } from '../../../tests/builders'
import { timelineOf } from './timeline'

const detail = (order: OrderDetail['order'], set: Partial<OrderDetail> = {}): OrderDetail => ({
  order,
  masked: false,
  tellsShipments: true,
  customer: '',
  state: 'paid',
  tickets: [],
  total: 100,
  paid: 100,
  refunded: 0,
  memo: '',
  base: order,
  acts: [],
  perks: { pointsSpent: 0, pointsEarned: 0, coupons: [] },
  ...set,
})
const entry = { seq: 1, id: 'e', kind: 'order.note', at: 35, changes: [] as JournalEntry['changes'] } as JournalEntry

test('names each event at its own moment, oldest first', () => {
  const order = anOrder({
    placedAt: 10,
    paidAt: 20,
    paidBy: 'Alipay',
    cancelledAt: 60,
    shipment: { at: 30, carrier: 'SF', tracking: 'SF1', deliveredAt: 40 },
    refunds: [{ at: 70, goods: 60, shipping: 5, tax: 1, dated: true }],
  })
  const tickets = [{ key: 'T1', subject: 'Too small', state: 'solved' as const, createdAt: 45, solvedAt: 80 }]
  expect(timelineOf(detail(order, { tickets }), [entry])).toEqual([
    { at: 10, is: 'placed' },
    { at: 20, is: 'paid', amount: 100, method: 'Alipay' },
    { at: 30, is: 'shipped', carrier: 'SF', tracking: 'SF1' },
    { at: 35, is: 'entry', entry },
    { at: 40, is: 'delivered' },
    { at: 45, is: 'ticketOpened', subject: 'Too small' },
    { at: 60, is: 'cancelled' },
    { at: 70, is: 'refunded', amount: 66, dated: true },
    { at: 80, is: 'ticketSolved', subject: 'Too small' },
  ])
})

test('things of the same moment stand in the order of trade, and what is not known is not there', () => {
  const order = anOrder({ placedAt: 5, paidAt: 5, refunds: [{ at: 5, goods: 1, shipping: 0, tax: 0, dated: false }] })
  expect(timelineOf(detail(order), []).map(({ is }) => is)).toEqual(['placed', 'paid', 'refunded'])
  expect(timelineOf(detail(anOrder({ type: 'credit', placedAt: 5, paidAt: 5 })), []).map(({ is }) => is)).toEqual(['credited'])
})

test('what was done here is told as what it was, once, with the command that undoes it', () => {
  const base = anOrder({ placedAt: 5, paidAt: 5, lines: [aLine({ quantity: 3 })] })
  const split = { lines: [{ line: 0, units: 1, amount: 40 }], shipping: 5, tax: 1, other: 0, pointsBack: 0, pointsTaken: 0, coupons: [] }
  const acts: OrderAct[] = [
    { key: 'a', order: '1001', at: 20, who: 'me', did: { kind: 'cancel', lines: [{ line: 0, units: 1 }], reason: 'outOfStock' } },
    { key: 'b', order: '1001', at: 30, who: 'me', did: { kind: 'refund', split, told: 0, reason: 'outOfStock' } },
  ]
  const order = { ...base, refunds: [{ at: 30, goods: 40, shipping: 5, tax: 1, dated: true }] }
  const line = (id: string, key: string, at: number, undoneBy?: string) =>
    ({
      seq: at,
      id,
      kind: 'order.refund',
      at,
      undoneBy,
      changes: [{ table: 'orderActs', key, field: 'did', before: '', after: '' }],
    }) as JournalEntry
  const events = timelineOf(detail(order, { base, acts }), [line('x', 'b', 30), line('gone', 'c', 25, 'u')])
  expect(events.map(({ is }) => is)).toEqual(['placed', 'paid', 'act', 'entry', 'act'])
  expect(events[2]).toMatchObject({ what: { units: 1, of: 3 } })
  expect(events[4]).toMatchObject({ by: 'x', what: { refunded: { amount: 46, goods: 40, shipping: 5, tax: 1, units: 1 } } })
})
