import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { customerIdOf } from '~/domain/customer'
import { exchange, factorOf } from '~/domain/exchange'
import type { Order } from '~/domain/order'
import { orderState, tallyOrder } from '~/domain/orderState'
import { dayFromCivil, zoneOf } from '~/lib/zone'
import type { OrderQuery } from './lists'
import { OrderIndex } from './orderList'
import { aLine, aTable, anOrder, randomOrders } from '../../tests/builders'
import { someFacts } from '../../tests/facts'
import { runs } from '../../tests/runs'

const ALL: OrderQuery = { sort: 'placedAt', descending: true, offset: 0, limit: 100 }
const ZONE = 'Asia/Shanghai'

const indexOf = (orders: Order[], hidden?: (order: Order) => boolean) => {
  const table = someFacts(orders, hidden)
  return new OrderIndex([{ table, hidden: table.hidden }], { zone: ZONE, currency: 'GBP', version: 7 })
}
const numbers = (index: OrderIndex, query: Partial<OrderQuery> = {}) => index.query({ ...ALL, ...query }).items.map((row) => row.number)

const SHOP = [
  anOrder({
    number: '9',
    placedAt: 100,
    paidAt: 100,
    buyer: { key: 'ann@x.org', name: 'Ann Lee', email: 'Ann@x.org', phone: '' },
    channel: 'Web',
  }),
  anOrder({
    number: '10',
    placedAt: 200,
    paidAt: undefined,
    buyer: { key: '138', name: '王芳', email: '', phone: '138' },
    channel: 'Tmall',
    lines: [aLine({ sku: 'DRESS-1', title: '连衣裙', quantity: 3, amount: 300_000 })],
  }),
  anOrder({ number: 'C11', type: 'credit', placedAt: 300, paidAt: undefined, lines: [aLine({ quantity: -1, amount: -100_000 })] }),
]

const question: fc.Arbitrary<OrderQuery> = fc.record(
  {
    search: fc.constantFrom('', 'mug', '衣', '8', 'A', '  mUg '),
    state: fc
      .subarray(['paid', 'unpaid', 'cancelled', 'partlyRefunded', 'refunded', 'credit', 'nonSale'] as const)
      .map((states) => [...states]),
    channel: fc.subarray(['', 'Mug', '连衣裙']),
    region: fc.subarray(['', 'Mug']),
    sku: fc.constantFrom('Mug', '85123A', 'none'),
    customer: fc.constantFrom(customerIdOf(''), customerIdOf('Mug')),
    from: fc.integer({ min: dayFromCivil(2010, 1, 1), max: dayFromCivil(2020, 1, 1) }),
    to: fc.integer({ min: dayFromCivil(2018, 1, 1), max: dayFromCivil(2027, 1, 1) }),
    daysOf: fc.constant('paid' as const),
    paidLeast: fc.nat(1_000_000),
    paidUnder: fc.nat(9_000_000),
    sort: fc.constantFrom('placedAt', 'number', 'total', 'units', 'buyer'),
    descending: fc.boolean(),
    offset: fc.constant(0),
    limit: fc.constant(100),
  },
  { requiredKeys: ['sort', 'descending', 'offset', 'limit'] },
)

describe('the list of orders', () => {
  test('finds exactly the orders that a plain reading of the question finds', () => {
    fc.assert(
      fc.property(randomOrders(12), randomOrders(5), fc.array(question, { minLength: 1, maxLength: 4 }), (orders, more, questions) => {
        const known = new Set(orders.map((order) => order.number))
        const added = more.filter((order) => !known.has(order.number))
        const index = new OrderIndex([{ table: aTable(orders) }, { table: aTable(added) }], { zone: ZONE, currency: 'GBP', version: 1 })
        for (const query of questions) {
          const expected = [...orders, ...added].filter((order) => fits(order, query)).map((order) => order.number)
          const page = index.query(query)
          expect(page.items.map((row) => row.number).sort()).toEqual(expected.sort())
          expect(page.total).toBe(expected.length)
        }
      }),
      { numRuns: runs(200) },
    )
  })

  test('sorts by the key that was asked for, either way', () => {
    fc.assert(
      fc.property(randomOrders(12), fc.constantFrom('placedAt', 'total', 'units'), fc.boolean(), (orders, sort, descending) => {
        const keys = indexOf(orders)
          .query({ ...ALL, sort, descending })
          .items.map((row) => row[sort])
        expect(keys).toEqual([...keys].sort((a, b) => (descending ? b - a : a - b)))
      }),
    )
    expect(numbers(indexOf(SHOP), { sort: 'number', descending: false })).toEqual(['9', '10', 'C11'])
    expect(numbers(indexOf(SHOP), { sort: 'buyer', descending: false })).toEqual(['9', 'C11', '10'])
  })

  test('pages make the whole list, no row twice', () => {
    fc.assert(
      fc.property(randomOrders(12), fc.integer({ min: 1, max: 5 }), (orders, limit) => {
        const index = indexOf(orders)
        const pages = Array.from({ length: 13 }, (_, page) => numbers(index, { offset: page * limit, limit })).flat()
        expect(pages).toEqual(numbers(index))
        const places = index.places(ALL)
        expect(places.count).toBe(orders.length)
      }),
    )
  })

  test('a row tells what the order comes to', () => {
    expect(indexOf(SHOP).query({ ...ALL, descending: false })).toEqual({
      total: 3,
      version: 7,
      items: [
        {
          number: '9',
          type: 'sale',
          state: 'paid',
          placedAt: 100,
          paidAt: 100,
          buyer: 'Ann Lee',
          customer: customerIdOf('ann@x.org'),
          channel: 'Web',
          region: 'UK',
          currency: 'GBP',
          total: 100_000,
          refunded: 0,
          units: 1,
          lines: 1,
        },
        {
          number: '10',
          type: 'sale',
          state: 'unpaid',
          placedAt: 200,
          buyer: '王芳',
          customer: customerIdOf('138'),
          channel: 'Tmall',
          region: 'UK',
          currency: 'GBP',
          total: 300_000,
          refunded: 0,
          units: 3,
          lines: 1,
        },
        {
          number: 'C11',
          type: 'credit',
          state: 'credit',
          placedAt: 300,
          buyer: 'b1',
          customer: customerIdOf('b1'),
          channel: 'Web',
          region: 'UK',
          currency: 'GBP',
          total: -100_000,
          refunded: 0,
          units: -1,
          lines: 1,
        },
      ],
    })
  })

  test('each key typed narrows, each key taken back widens', () => {
    const index = indexOf(SHOP)
    const typed = ['a', 'an', 'ann', 'ann@', 'ann', 'mu', 'm', '', '王', '衣', '衣x']
    expect(typed.map((search) => numbers(index, { search, descending: false }).join(' '))).toEqual([
      '9',
      '9',
      '9',
      '9',
      '9',
      '9 C11',
      '9 C11',
      '9 10 C11',
      '10',
      '10',
      '',
    ])
  })

  test('an order that a later commit replaced is in no list, search, count or place', () => {
    const index = indexOf(SHOP, (order) => order.number === '10')
    expect(numbers(index)).toEqual(['C11', '9'])
    expect(numbers(index, { search: '衣' })).toEqual([])
    expect(numbers(index, { sku: 'DRESS-1' })).toEqual([])
    expect(index.facets().values.channel).toEqual([{ value: 'Web', count: 2 }])
    expect(index.placeOf('10')).toBeUndefined()
    expect(index.placeOf('9')).toEqual({ table: 0, order: 0 })
  })

  test('an amount paid is at least the one end and less than the other', () => {
    const paid = (number: string, pounds: number, set: Partial<Order> = {}) =>
      anOrder({ number, lines: [aLine({ amount: pounds * 10_000 })], ...set })
    const index = indexOf([paid('a', 4.99), paid('b', 5), paid('c', 9.99), paid('d', 10), paid('e', 0)])
    const within = (least?: number, under?: number) =>
      numbers(index, {
        sort: 'total',
        descending: false,
        ...(least !== undefined && { paidLeast: least * 10_000 }),
        ...(under !== undefined && { paidUnder: under * 10_000 }),
      }).join('')
    expect([within(5, 10), within(10), within(undefined, 5), within(0), within()]).toEqual(['bc', 'd', 'a', 'abcd', 'eabcd'])
  })

  test('an amount paid is all that the buyer paid, in the currency of the shop, and nothing for orders that no figure takes', () => {
    const ten = [aLine({ amount: 10 * 10_000 })]
    const index = indexOf([
      anOrder({ number: 'shipping', lines: [aLine({ amount: 12 * 10_000, discount: 30_000 })], shipping: 20_000, discount: 10_000 }),
      anOrder({ number: 'refunded', lines: ten, refunds: [{ at: 1, goods: 10 * 10_000, shipping: 0, tax: 0, dated: true }] }),
      anOrder({ number: 'cancelled', lines: ten, cancelledAt: 1 }),
      anOrder({ number: 'dollars', lines: [aLine({ amount: 20 * 10_000 })], currency: 'USD', rate: 0.5 }),
      anOrder({ number: 'no rate', lines: ten, currency: 'USD' }),
      anOrder({ number: 'test', lines: ten, test: true }),
      anOrder({ number: 'unpaid', lines: ten, paidAt: undefined }),
      anOrder({ number: 'credit', type: 'credit', lines: ten }),
      anOrder({ number: 'gift', lines: [aLine({ amount: 10 * 10_000, notSale: 'priceZero' })] }),
    ])
    expect(numbers(index, { paidLeast: 10 * 10_000, paidUnder: 10 * 10_000 + 1 }).sort()).toEqual([
      'cancelled',
      'dollars',
      'refunded',
      'shipping',
    ])
    expect(numbers(index, { paidLeast: 0 })).toHaveLength(4)
    const [half, line] = [{ currency: 'USD', rate: 0.5 }, aLine({ amount: 3 })]
    const rounded = indexOf([anOrder({ number: 'each part is rounded', lines: [line, line], ...half })])
    expect(numbers(rounded, { paidLeast: 4, paidUnder: 5 })).toHaveLength(1)
  })

  test('facets count the whole list, most frequent first', () => {
    expect(indexOf(SHOP).facets().values).toEqual({
      state: [
        { value: 'credit', count: 1 },
        { value: 'paid', count: 1 },
        { value: 'unpaid', count: 1 },
      ],
      channel: [
        { value: 'Web', count: 2 },
        { value: 'Tmall', count: 1 },
      ],
      region: [{ value: 'UK', count: 3 }],
    })
  })
})

/** Read from the record, part by part: what was paid for an order that the figures take, in pounds. */
function paidIn({ type, test: isTest, paidAt, currency, rate, shipping, discount, lines }: Order): number {
  const factor = factorOf(currency, rate, 'GBP')
  if (type === 'credit' || isTest || paidAt === undefined || factor === undefined) return 0
  const counting = lines.filter(({ notSale }) => notSale === '')
  const parts = [shipping, -discount, ...counting.map(({ amount }) => amount), ...counting.map((line) => -line.discount)]
  return parts.reduce((sum, part) => sum + exchange(part, factor), 0)
}

function fits(order: Order, query: OrderQuery): boolean {
  const folded = (text: string) => text.normalize('NFKC').toLowerCase()
  const part = folded(query.search?.trim() ?? '')
  const { key, name, email, phone } = order.buyer
  const texts = [order.number, key, name, email, phone, ...order.lines.flatMap((line) => [line.sku, line.title])]
  const at = query.daysOf === 'paid' ? order.paidAt : order.placedAt
  const day = at === undefined ? Number.NaN : zoneOf(ZONE).dayOf(at)
  return (
    texts.some((text) => folded(text).includes(part)) &&
    (!query.state?.length || query.state.includes(orderState(tallyOrder(order)))) &&
    (!query.channel?.length || query.channel.includes(order.channel)) &&
    (!query.region?.length || query.region.includes(order.region)) &&
    (query.sku === undefined || order.lines.some((line) => line.sku === query.sku)) &&
    (query.customer === undefined || customerIdOf(order.buyer.key) === query.customer) &&
    ((query.paidLeast === undefined && query.paidUnder === undefined) || paidIn(order) > 0) &&
    (query.paidLeast === undefined || paidIn(order) >= query.paidLeast) &&
    (query.paidUnder === undefined || paidIn(order) < query.paidUnder) &&
    (query.from === undefined || day >= query.from) &&
    (query.to === undefined || day < query.to)
  )
}
