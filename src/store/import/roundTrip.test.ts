import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exportOrders } from '~/domain/import/exportOrders'
import { LINE_KINDS, NOT_SALE, type Order, type OrderLine, ORDER_TYPES } from '~/domain/order'
import { importOf, shopWith } from './testImport'
import { runs } from '../../../tests/runs'

const text = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', '=', '+', '-', '@', "'", '"', ',', '\n', '\t', ' ', '中', '😀', '.', '0'), maxLength: 6 }),
  fc.constantFrom('=1+1', '@cmd', '-5', "'quoted", '17850.0', ' blank ', '="x"', ''),
)
const someText = text.filter((one) => one !== '')
const amount = fc.integer({ min: 0, max: 1e9 })
const instant = fc.integer({ min: 0, max: 4e12 })
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined })

const line: fc.Arbitrary<OrderLine> = fc
  .record({
    sku: text,
    title: text,
    quantity: fc.integer({ min: -99, max: 80_995 }),
    price: fc.integer({ min: -1e6, max: 1e9 }),
    amount: fc.integer({ min: -1e6, max: 1e9 }),
    discount: amount,
    cost: maybe(amount),
    kind: fc.constantFrom(...LINE_KINDS),
    notSale: fc.constantFrom(...NOT_SALE),
    later: maybe(fc.constantFrom(-60, 60, 86_400)),
  })
  .map(withoutUndefined)

const order: fc.Arbitrary<Order> = fc
  .record({
    number: someText,
    type: fc.constantFrom(...ORDER_TYPES),
    placedAt: instant,
    paidAt: maybe(instant),
    cancelledAt: maybe(instant),
    buyer: fc.record({ key: text, name: text, email: text, phone: text }),
    channel: text,
    region: text,
    currency: fc.constantFrom('GBP', 'JPY', 'CNY', 'USD'),
    rate: maybe(fc.double({ min: 0.001, max: 1000, noNaN: true })),
    shipping: amount,
    discount: amount,
    tax: fc.constant(1e12),
    status: text,
    note: text,
    test: fc.boolean(),
    paidBy: maybe(someText),
    promotion: maybe(someText),
    shipment: maybe(
      fc
        .record({ at: maybe(instant), carrier: text, tracking: someText, deliveredAt: maybe(instant) })
        .map((shipment) => withoutUndefined(shipment)),
    ),
    lines: fc.array(line, { maxLength: 3 }),
    refunds: fc.array(
      fc
        .record({
          at: instant,
          goods: amount,
          shipping: amount,
          tax: amount,
          line: maybe(fc.integer({ min: 0, max: 2 })),
          dated: fc.boolean(),
        })
        .map(withoutUndefined),
      { maxLength: 2 },
    ),
  })
  .map(withoutUndefined)

/** Optional fields that are there or not, but never undefined. */
function withoutUndefined<T extends object>(record: T): T {
  const kept = { ...record }
  for (const key of Object.keys(kept)) if (Reflect.get(kept, key) === undefined) Reflect.deleteProperty(kept, key)
  return kept
}

async function exported(orders: Order[]): Promise<File> {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  for await (const chunk of exportOrders(orders)) chunks.push(chunk)
  return new File(chunks, 'export.csv')
}

const byTime = (a: Order, b: Order): number => a.placedAt - b.placedAt || (a.number < b.number ? -1 : 1)

describe('export of orders', () => {
  it('comes back by import field for field, and then changes nothing', async () => {
    const orders = fc.uniqueArray(order, { minLength: 1, maxLength: 6, selector: (one) => one.number })
    await fc.assert(
      fc.asyncProperty(orders, async (given) => {
        const file = await exported(given)
        const first = await importOf(file)
        expect(first.inspection.preset).toBe('zhanggui')
        expect(first.refused.rows).toEqual([])
        expect(first.orders).toEqual(given.toSorted(byTime))
        expect((await importOf(await exported(first.orders), {}, shopWith(first.prepared))).dryRun).toMatchObject({
          added: 0,
          changed: 0,
          unchanged: given.length,
        })
      }),
      { numRuns: runs(50) },
    )
  })

  it('no cell of text starts as a formula does', async () => {
    const [sample] = fc.sample(order, { numRuns: 1, seed: 5 })
    const file = await exported([
      { ...sample, number: '=1', note: '@x', buyer: { key: '+8613', name: '-', email: '\tx', phone: "'1" }, lines: [], refunds: [] },
    ])
    const [, row] = (await file.text()).split('\n')
    for (const guarded of ["'=1", "'@x", "'+8613", "'-", "'\tx", "''1"]) expect(row).toContain(`,${guarded},`)
  })
})
