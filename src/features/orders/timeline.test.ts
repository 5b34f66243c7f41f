import { expect, test } from 'vitest'
import type { JournalEntry } from '~/domain/command'
import type { OrderDetail } from '~/store/lists'
import { anOrder } from '../../../tests/builders'
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
  ...set,
})
const entry = { seq: 1, id: 'e', kind: 'order.note', at: 35 } as JournalEntry

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
