import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CustomerEdit } from '~/domain/command'
import { customerIdOf, type Sight } from '~/domain/customer'
import { unitOf } from '~/domain/money'
import type { Order } from '~/domain/order'
import { dayFromCivil } from '~/lib/zone'
import { CustomerIndex } from './customerList'
import type { CustomerQuery, CustomerRow } from './lists'
import { aLine, aTable, anOrder, randomOrders } from '../../tests/builders'
import { plainKpi } from '../../tests/plainKpi'
import { runs } from '../../tests/runs'

const OWNER: Sight = { plain: true, reveals: true }
const AGENT: Sight = { plain: false, reveals: true }
const ANALYST: Sight = { plain: false, reveals: false }
const ALL: CustomerQuery = { sort: 'gmv', descending: true, offset: 0, limit: 1000 }
const SHOP = { zone: 'Asia/Shanghai', currency: 'GBP' }

const indexOf = (orders: Order[], edits: Record<string, CustomerEdit> = {}, more: Order[] = []) =>
  CustomerIndex.of(
    [orders, more].map((each) => ({ table: aTable(each) })),
    { currency: SHOP.currency, edits: new Map(Object.entries(edits)), version: 4 },
  )
const rows = (index: CustomerIndex, query: Partial<CustomerQuery> = {}, sight = OWNER) => index.query({ ...ALL, ...query }, sight).items
const names = (index: CustomerIndex, query: Partial<CustomerQuery> = {}, sight = OWNER) => rows(index, query, sight).map((row) => row.name)

const ANN = { key: 'ann@x.org', name: 'Ann Lee', email: 'Ann@x.org', phone: '' }
const WANG = { key: '13812345678', name: '王小明', email: '', phone: '+8613812345678' }
const SOME = [
  anOrder({ number: '1', buyer: { ...ANN, name: 'Ann' }, placedAt: 100, paidAt: 110, channel: 'Web', region: 'UK' }),
  anOrder({
    number: '2',
    buyer: { ...ANN, email: '' },
    placedAt: 200,
    paidAt: 220,
    channel: 'Tmall',
    region: 'DE',
    shipping: 5_000,
    lines: [aLine({ quantity: 3, amount: 300_000 }), aLine({ quantity: 1, amount: 0, price: 0, kind: 'gift' })],
    refunds: [{ at: 300, goods: 40_000, shipping: 5_000, tax: 0, dated: true }],
  }),
  anOrder({ number: '3', buyer: WANG, placedAt: 150, paidAt: 160, region: 'UK', lines: [aLine({ amount: 900_000, quantity: 9 })] }),
  anOrder({ number: '4', buyer: { key: '10023', name: '', email: '', phone: '' }, placedAt: 50, paidAt: undefined }),
  anOrder({ number: '5', buyer: { key: '', name: 'Nobody', email: '', phone: '' } }),
]

describe('the list of customers', () => {
  test('a row is what the orders of that buyer come to, with what the newest one tells', () => {
    expect(rows(indexOf(SOME), { search: 'ann@' })).toEqual([
      {
        customer: customerIdOf('ann@x.org'),
        name: 'Ann Lee',
        contact: 'Ann@x.org',
        region: 'DE',
        channel: 'Tmall',
        orders: 2,
        units: 4,
        gmv: 405_000,
        refunded: 45_000,
        firstAt: 110,
        lastAt: 220,
        tier: '',
        tags: [],
      } satisfies CustomerRow,
    ])
    expect(names(indexOf(SOME), { sort: 'name', descending: false })).toEqual(['10023', 'Ann Lee', '王小明'])
    expect(rows(indexOf(SOME), { search: '10023' })[0]).not.toHaveProperty('firstAt')
  })

  test('an order that came later and stands in another file counts as any other', () => {
    const later = [anOrder({ number: '6', buyer: { ...ANN, name: 'Ann Lee-Smith', phone: '07700 900123' }, placedAt: 900, paidAt: 900 })]
    expect(rows(indexOf(SOME, {}, later), { search: 'smith' })).toMatchObject([
      { name: 'Ann Lee-Smith', contact: '07700 900123 · Ann@x.org', orders: 3, lastAt: 900 },
    ])
  })

  test('filters by region, channel, tag, tier, audience and number of orders, and counts their values', () => {
    const tagged = { [customerIdOf(WANG.key)]: { tags: ['VIP', '批发'], tier: '金卡' }, [customerIdOf('gone')]: { note: 'x' } }
    const index = indexOf(SOME, tagged)
    expect(names(index, { region: ['UK'], sort: 'name', descending: false })).toEqual(['10023', '王小明'])
    expect(names(index, { channel: ['Tmall'] })).toEqual(['Ann Lee'])
    expect(names(index, { tag: ['VIP'] })).toEqual(['王小明'])
    expect(names(index, { tier: ['金卡'] })).toEqual(['王小明'])
    expect(names(index, { tier: [''], sort: 'name', descending: false })).toEqual(['10023', 'Ann Lee'])
    expect(index.query({ ...ALL, tier: ['金卡', ''] }, OWNER, new Set([ANN.key])).items.map(({ name }) => name)).toEqual(['Ann Lee'])
    expect(names(index, { minOrders: 2 })).toEqual(['Ann Lee'])
    expect(names(index, { minOrders: 1, search: '王' })).toEqual(['王小明'])
    expect(index.facets().values).toEqual({
      region: [
        { value: 'UK', count: 2 },
        { value: 'DE', count: 1 },
      ],
      channel: [
        { value: 'Web', count: 2 },
        { value: 'Tmall', count: 1 },
      ],
      tag: [
        { value: 'VIP', count: 1 },
        { value: '批发', count: 1 },
      ],
      tier: [{ value: '金卡', count: 1 }],
    })
    expect(names(index.withEdits(new Map(), 5), { tag: ['VIP'] })).toEqual([])
  })

  test('behind the mask nobody is named, and only those who may reveal find by what it hides', () => {
    const index = indexOf(SOME)
    expect(rows(index, { sort: 'gmv' }, AGENT).map(({ name, contact }) => [name, contact])).toEqual([
      ['王**', '+86 138****5678'],
      ['A*** L***', 'A***@x.org'],
      ['10023', ''],
    ])
    expect(names(index, { search: '13812345678' }, AGENT)).toEqual(['王**'])
    expect(names(index, { search: '13812345678' }, ANALYST)).toEqual([])
    expect(names(index, { search: '10023' }, ANALYST)).toEqual(['10023'])
    expect(index.get(customerIdOf(WANG.key), AGENT)).toMatchObject({ row: { name: '王**' }, personal: WANG })
    expect(index.get('nobody', OWNER)).toBeUndefined()
  })

  test('each sort is the order of its column, and pages make the whole list', () => {
    fc.assert(
      fc.property(
        randomOrders(12),
        fc.constantFrom('orders', 'gmv', 'refunded', 'firstAt', 'lastAt'),
        fc.boolean(),
        (orders, sort, descending) => {
          const index = indexOf(orders)
          const whole = rows(index, { sort, descending })
          const keys = whole.map((row) => (row[sort] ?? -Infinity) * (descending ? -1 : 1))
          expect(keys).toEqual(keys.toSorted((a, b) => a - b))
          const paged = [0, 3, 6, 9].flatMap((offset) => rows(index, { sort, descending, offset, limit: 3 }))
          expect(paged).toEqual(whole)
        },
      ),
      { numRuns: runs(30) },
    )
  })

  test('customers and unknown buyers together are the dashboard: GMV, orders, units, refunds, one by one and in sum', () => {
    const query = {
      metrics: ['gmv_paid' as const],
      from: dayFromCivil(2000, 1, 1),
      to: dayFromCivil(2100, 1, 1),
      scope: { nonProducts: true, free: false, unknownBuyers: 'beside' as const },
    }
    const figuresOf = (orders: Order[]) => {
      const { gmv_paid, orders: count, units, refunds } = plainKpi(orders, query, SHOP)
      const unit = unitOf(SHOP.currency)
      return { gmv: (gmv_paid ?? 0) * unit, orders: count ?? 0, units: units ?? 0, refunded: (refunds ?? 0) * unit }
    }
    /** What floats may lose is a share of what was added up, not of what is left of it. */
    const volumeOf = (orders: Order[]) =>
      orders.reduce((sum, { lines, refunds, discount, shipping, tax, rate = 1 }) => {
        const parts = [
          ...lines.flatMap((line) => [line.amount, line.discount, line.quantity]),
          ...refunds.flatMap((refund) => [refund.goods, refund.shipping, refund.tax]),
          discount,
          shipping,
          tax,
        ]
        return sum + Math.max(1, rate) * parts.reduce((total, part) => total + Math.abs(part), 0)
      }, 1)
    const near = (a: number, b: number, volume: number) => expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-13 * volume)
    fc.assert(
      fc.property(randomOrders(20), (orders) => {
        const list = rows(indexOf(orders))
        expect(list.map((row) => row.customer).toSorted()).toEqual(
          [...new Set(orders.map(({ buyer }) => customerIdOf(buyer.key)))].filter(Boolean).toSorted(),
        )
        for (const row of list) {
          const theirs = orders.filter(({ buyer }) => customerIdOf(buyer.key) === row.customer)
          const own = figuresOf(theirs)
          for (const name of ['gmv', 'orders', 'units', 'refunded'] as const) near(row[name], own[name], volumeOf(theirs))
        }
        const unknown = figuresOf(orders.filter(({ buyer }) => buyer.key === ''))
        const all = figuresOf(orders)
        for (const name of ['gmv', 'orders', 'units', 'refunded'] as const) {
          const sum = list.reduce((total, row) => total + row[name], unknown[name])
          near(sum, all[name], volumeOf(orders))
        }
      }),
      { numRuns: runs(80) },
    )
  })
})
