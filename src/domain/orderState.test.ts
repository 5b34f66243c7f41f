import { describe, expect, test } from 'vitest'
import type { Order, OrderLine } from './order'
import { type OrderTally, orderState, tallyOrder } from './orderState'

const tally = (over: Partial<OrderTally>) =>
  orderState({ type: 'sale', paid: true, cancelled: false, counts: true, total: 100, refunded: 0, ...over })

describe('the state of an order', () => {
  test('follows the money', () => {
    expect(tally({})).toBe('paid')
    expect(tally({ paid: false })).toBe('unpaid')
    expect(tally({ refunded: 99 })).toBe('partlyRefunded')
    expect(tally({ refunded: 100 })).toBe('refunded')
  })

  test('a cancelled order whose money is back is refunded, else cancelled', () => {
    expect(tally({ cancelled: true })).toBe('cancelled')
    expect(tally({ cancelled: true, paid: false })).toBe('cancelled')
    expect(tally({ cancelled: true, refunded: 100 })).toBe('refunded')
  })

  test('an order of which nothing counts is a non-sale', () => {
    expect(tally({ counts: false, total: 0 })).toBe('nonSale')
    expect(tally({ counts: false, total: 0, cancelled: true })).toBe('cancelled')
  })

  test('an order given away is not refunded by giving nothing back', () => {
    expect(tally({ total: 0 })).toBe('paid')
  })

  test('a credit note is a credit note', () => {
    expect(tally({ type: 'credit', total: -100, paid: false })).toBe('credit')
  })
})

describe('adding an order up', () => {
  const line = (over: Partial<OrderLine>): OrderLine => ({
    sku: 'A',
    title: '',
    quantity: 2,
    price: 50,
    amount: 100,
    discount: 10,
    kind: 'sale',
    notSale: '',
    ...over,
  })
  const order: Order = {
    number: '1',
    type: 'sale',
    placedAt: 0,
    paidAt: 0,
    buyer: { key: '', name: '', email: '', phone: '' },
    channel: '',
    region: '',
    currency: 'GBP',
    shipping: 7,
    discount: 3,
    tax: 0,
    status: '',
    note: '',
    test: false,
    lines: [line({}), line({ notSale: 'priceZero', amount: 0, discount: 0, quantity: 5 })],
    refunds: [{ at: 0, goods: 1, shipping: 2, tax: 3, dated: true }],
  }

  test('counts the lines of a sale that count', () => {
    expect(tallyOrder(order)).toEqual({ type: 'sale', paid: true, cancelled: false, counts: true, total: 94, refunded: 6, units: 2 })
  })

  test('counts every line of a credit note', () => {
    const credit = tallyOrder({
      ...order,
      type: 'credit',
      shipping: 0,
      discount: 0,
      refunds: [],
      lines: [line({ quantity: -2, amount: -100, discount: 0, notSale: 'quantityNotPositive' })],
    })
    expect(credit).toMatchObject({ total: -100, units: -2 })
  })
})
