import { beforeAll, describe, expect, it } from 'vitest'
import { exportOrders } from '~/domain/import/exportOrders'
import { customerIdOf } from '~/domain/customer'
import type { DemoArgs } from '~/domain/command'
import { categoryPath, LISTING_STATES } from '~/domain/product'
import { LINE_KINDS } from '~/domain/order'
import { PROMOTION_STATES, promotionState } from '~/domain/promotion/promotion'
import { recordOfName } from '~/domain/recordRef'
import { MOVEMENT_KINDS } from '~/domain/stock'
import { VISIT_STEPS } from '~/domain/traffic'
import { zoneOf } from '~/lib/zone'
import { writeColumns } from '~/segments/columnFile'
import { orderAt } from '~/segments/orders'
import type { OrderTable } from '~/segments/orderTable'
import { writePack } from '~/segments/writePack'
import { importOf, shopWith } from '~/store/import/testImport'
import { demoShopOf, MADE_AT, makeDemoShop, type MadeShop } from '../../tests/demoShops'
import { Calendar } from './calendar'
import { makeCatalog } from './catalog'
import { wordsEn } from './wordsEn'

const MONTH = 30 * 86_400_000

/** Near a promise: within 5 %. */
function expectNear(actual: number, promised: number) {
  expect(actual).toBeGreaterThanOrEqual(promised * 0.95)
  expect(actual).toBeLessThanOrEqual(promised * 1.05)
}

const GIFT = LINE_KINDS.indexOf('gift')

const ordersOf = ({ orders: { count } }: OrderTable) => Array.from({ length: count }, (_, i) => i)
const linesOf = ({ orders }: OrderTable, order: number) =>
  Array.from({ length: orders.lineStart[order + 1] - orders.lineStart[order] }, (_, i) => orders.lineStart[order] + i)

/** Paid goods of each line after its share of the order's discount is at most this. */
const goodsOf = (table: OrderTable, order: number) => linesOf(table, order).reduce((sum, line) => sum + table.lines.amount[line], 0)

/** Units sold and sent back by SKU, a line that names them or the whole order. */
function returnRates({ lines, refunds, orders }: OrderTable): Map<string, { sold: number; back: number }> {
  const rates = new Map<string, { sold: number; back: number }>()
  for (let order = 0; order < orders.count; order++) {
    if (Number.isNaN(orders.shippedAt[order])) continue
    const first = orders.lineStart[order]
    for (let line = first; line < orders.lineStart[order + 1]; line++) {
      const sku = lines.sku.values[lines.sku.codes[line]]
      const rate = rates.get(sku) ?? { sold: 0, back: 0 }
      rates.set(sku, rate)
      rate.sold++
      for (let refund = orders.refundStart[order]; refund < orders.refundStart[order + 1]; refund++)
        if (refunds.line[refund] === line - first) rate.back++
    }
  }
  return rates
}

const made = {} as Record<DemoArgs['language'], MadeShop>
beforeAll(() => {
  made['zh-CN'] = demoShopOf('zh-CN')
  made.en = demoShopOf('en')
}, 60_000)

describe('a demo shop is made of its arguments', () => {
  it('the same arguments make the same bytes', () => {
    const again = makeDemoShop('zh-CN')
    const { orders, rest } = made['zh-CN']
    expect(Buffer.from(writePack(again.orders.table).bytes).equals(writePack(orders.table).bytes)).toBe(true)
    const { columns, ...rows } = rest
    const { columns: columnsAgain, ...rowsAgain } = again.rest
    expect(JSON.stringify(rowsAgain)).toBe(JSON.stringify(rows))
    for (const kind of ['movements', 'sessions', 'steps', 'trafficDays', 'adSpend'] as const)
      expect(Buffer.from(writeColumns(columnsAgain[kind])).equals(writeColumns(columns[kind])), kind).toBe(true)
  }, 60_000)

  it('another seed makes another shop', () => {
    const [one, other] = [1, 2].map((seed) => makeCatalog(seed, new Calendar(wordsEn, MADE_AT)).goods.map(({ product }) => product.title))
    expect(one).not.toEqual(other)
  })
})

describe.each(['zh-CN', 'en'] as const)('a demo shop in %s', (language) => {
  const table = () => made[language].orders.table
  const rest = () => made[language].rest

  it('is as large as promised', () => {
    const { orders } = table()
    expect(orders.count).toBe(60_000)
    expectNear(new Set(orders.buyer.codes).size, 12_000)
    expect(rest().catalog.length).toBe(400)
    expectNear(
      rest().catalog.reduce((sum, { skus }) => sum + skus.length, 0),
      1500,
    )
    expectNear(rest().suppliers.length, 25)
    expectNear(rest().tickets.length, 2500)
    expectNear(rest().columns.sessions.count, 120_000)
    expect(new Set(orders.channel.codes).size).toBe(6)
    expect(new Set(rest().catalog.map(({ state }) => state)).size).toBe(LISTING_STATES.length)
    const buyers = new Map<number, number>()
    for (const code of orders.buyer.codes) buyers.set(code, (buyers.get(code) ?? 0) + 1)
    const few = [...buyers.values()].filter((count) => count <= 3).length / buyers.size
    expect(few).toBeGreaterThan(0.65)
    expect(Math.max(...buyers.values())).toBeGreaterThan(40)
  })

  it('ends now and goes back 24 months', () => {
    const { orders, refunds } = table()
    expect(orders.placedAt.some((at, i) => at < orders.placedAt[i - 1])).toBe(false)
    expect(MADE_AT - orders.placedAt[0]).toBeGreaterThan(24 * MONTH)
    for (const moments of [orders.placedAt, orders.paidAt, orders.cancelledAt, orders.shippedAt, orders.deliveredAt, refunds.at])
      expect(moments.some((at) => at > MADE_AT)).toBe(false)
    expect(MADE_AT - orders.placedAt[orders.count - 1]).toBeLessThan(86_400_000)
    for (const order of ordersOf(table())) {
      const [placed, paid, shipped, delivered] = [
        orders.placedAt[order],
        orders.paidAt[order],
        orders.shippedAt[order],
        orders.deliveredAt[order],
      ]
      if (paid < placed || shipped < paid || delivered < shipped || (shipped > 0 && Number.isNaN(paid)))
        throw new Error(`order ${order} runs backwards`)
    }
  })

  it('every name stands for a record', () => {
    const { orders, lines } = table()
    const { catalog, suppliers, promotions, tickets, purchases, people, tasks, comments, categories, columns, customers } = rest()
    const skus = new Set(['', ...catalog.flatMap((product) => product.skus.map(({ code }) => code))])
    const numbers = new Set(['', ...orders.number])
    const buyers = new Set(orders.buyer.values)
    const keys = {
      people: new Set(people.map(({ key }) => key)),
      listings: new Set(catalog.map(({ key }) => key)),
      suppliers: new Set(suppliers.map(({ key }) => key)),
      promotions: new Set(promotions.map(({ key }) => key)),
      purchases: new Set(purchases.map(({ key }) => key)),
    }
    expect(numbers.size).toBe(orders.count + 1)
    expect(skus.size).toBe(catalog.reduce((sum, product) => sum + product.skus.length, 1))
    expect(lines.sku.values.filter((sku) => !skus.has(sku))).toEqual([])
    expect(orders.promotion.values.filter((key) => key !== '' && !keys.promotions.has(key))).toEqual([])
    const tree = new Map(categories.map((category) => [category.key, category]))
    expect(catalog.filter(({ category }) => categoryPath(tree, category).length !== 3)).toEqual([])
    expect(catalog.filter(({ supplier }) => !keys.suppliers.has(supplier))).toEqual([])
    expect(purchases.filter(({ supplier, lines }) => !keys.suppliers.has(supplier) || lines.some(({ sku }) => !skus.has(sku)))).toEqual([])
    expect(tickets.filter(({ order, sku, buyer }) => !numbers.has(order) || !skus.has(sku) || !buyers.has(buyer))).toEqual([])
    const speakers = new Set([...tickets.map(({ assignee }) => assignee), ...rest().messages.map(({ from }) => from)])
    expect([...speakers].filter((key) => key !== undefined && key !== 'customer' && !keys.people.has(key))).toEqual([])
    for (const { createdBy, assignee } of tasks) expect(keys.people.has(createdBy) && (!assignee || keys.people.has(assignee))).toBe(true)
    for (const { who } of comments) expect(keys.people.has(who)).toBe(true)
    for (const { on } of [...tasks, ...comments]) {
      const ref = on && recordOfName(on)
      if (!ref) continue
      expect(
        { order: numbers, product: skus, promotion: keys.promotions, listing: keys.listings }[
          ref.kind as 'order' | 'product' | 'promotion' | 'listing'
        ].has(ref.key),
        on,
      ).toBe(true)
    }
    const ids = new Set(orders.buyer.values.map(customerIdOf))
    expect(customers.filter(({ key }) => !ids.has(key))).toEqual([])
    expect(columns.steps.texts.sku.values.filter((sku) => !skus.has(sku))).toEqual([])
    expect(columns.sessions.texts.order.values.filter((order) => !numbers.has(order))).toEqual([])
    expect(columns.movements.texts.ref.values.filter((ref) => !numbers.has(ref) && !keys.purchases.has(ref))).toEqual([])
  })

  it('the ledger never runs below zero, and only what is there is sold', () => {
    const { movements } = rest().columns
    const { orders, lines } = table()
    const skuCode = new Map(lines.sku.values.map((sku, code) => [sku, code]))
    const events: { at: number; sku: number; hand: number; promised: number; rank: number }[] = []
    for (let i = 0; i < movements.count; i++) {
      const { at, quantity, kind } = movements.numbers
      const sku = skuCode.get(movements.texts.sku.values[movements.texts.sku.codes[i]])
      if (sku === undefined) throw new Error('a movement of no SKU')
      const isSale = MOVEMENT_KINDS[kind[i]] === 'sold'
      events.push({ at: at[i], sku, hand: quantity[i], promised: isSale ? quantity[i] : 0, rank: quantity[i] > 0 ? 0 : 1 })
    }
    for (const order of ordersOf(table())) {
      if (Number.isNaN(orders.paidAt[order])) continue
      const isFreed = Number.isNaN(orders.shippedAt[order]) && !Number.isNaN(orders.cancelledAt[order])
      for (const line of linesOf(table(), order)) {
        const [sku, promised] = [lines.sku.codes[line], lines.quantity[line]]
        events.push({ at: orders.placedAt[order], sku, hand: 0, promised, rank: 2 })
        if (isFreed) events.push({ at: orders.cancelledAt[order], sku, hand: 0, promised: -promised, rank: 0 })
      }
    }
    events.sort((a, b) => a.at - b.at || a.rank - b.rank)
    const hand = new Int32Array(lines.sku.values.length)
    const promised = new Int32Array(lines.sku.values.length)
    let short = 0
    for (const event of events) {
      hand[event.sku] += event.hand
      promised[event.sku] += event.promised
      if (hand[event.sku] < 0 || promised[event.sku] < 0 || hand[event.sku] < promised[event.sku]) short++
    }
    expect(short).toBe(0)
    const out = hand.filter((units, sku) => units - promised[sku] === 0).length
    expect(out, 'some shelves are empty now').toBeGreaterThan(5)
  })

  it('refunds never exceed what was paid, for an order and for a line', () => {
    const { orders, lines, refunds } = table()
    let given = 0
    for (const order of ordersOf(table())) {
      const first = orders.refundStart[order]
      const last = orders.refundStart[order + 1]
      if (first === last) continue
      if (!(orders.paidAt[order] > 0)) throw new Error('a refund of an unpaid order')
      let [goods, shipping] = [0, 0]
      const byLine = new Map<number, number>()
      for (let refund = first; refund < last; refund++) {
        goods += refunds.goods[refund]
        shipping += refunds.shipping[refund]
        byLine.set(refunds.line[refund], (byLine.get(refunds.line[refund]) ?? 0) + refunds.goods[refund])
        if (!(refunds.goods[refund] > 0)) throw new Error('a refund of nothing')
        if (refunds.at[refund] < orders.paidAt[order]) throw new Error('a refund before the payment')
      }
      const paid = goodsOf(table(), order) + orders.shipping[order] - orders.discount[order]
      if (goods + shipping > paid || shipping > orders.shipping[order])
        throw new Error(`order ${order} gives back ${goods + shipping} of ${paid}`)
      for (const [line, sum] of byLine)
        if (line >= 0 && sum > lines.amount[orders.lineStart[order] + line]) throw new Error('a line gives back too much')
      given++
    }
    expect(given).toBeGreaterThan(3000)
  })

  it('amounts are whole cents, and nobody is paid to buy', () => {
    const { orders, lines, refunds } = table()
    for (const amounts of [orders.shipping, orders.discount, lines.price, refunds.goods, refunds.shipping])
      expect(amounts.some((amount) => amount < 0 || amount % 100 !== 0 || Object.is(amount, -0))).toBe(false)
    for (const order of ordersOf(table()))
      if (orders.discount[order] > goodsOf(table(), order) + orders.shipping[order]) throw new Error('paid to buy')
    const gives = (order: number) => orders.discount[order] > 0 || linesOf(table(), order).some((line) => lines.kind[line] === GIFT)
    expect(ordersOf(table()).filter((order) => gives(order) !== orders.promotion.codes[order] > 0)).toEqual([])
  })

  it('promotions lift their days, and the days after are quiet', () => {
    const { orders } = table()
    const zone = zoneOf(made[language].orders.settings.zone)
    const days = new Map<number, number>()
    for (const at of orders.placedAt) days.set(zone.dayOf(at), (days.get(zone.dayOf(at)) ?? 0) + 1)
    const meanOf = (from: number, to: number) => {
      let sum = 0
      for (let day = from; day < to; day++) sum += days.get(day) ?? 0
      return sum / (to - from)
    }
    const key = language === 'en' ? 'blackfriday-2025' : 'shuang11-2025'
    const big = rest().promotions.find((promotion) => promotion.key === key)
    if (!big) throw new Error(`no ${key}`)
    const [from, to] = [zone.dayOf(big.from), zone.dayOf(big.to)]
    const before = meanOf(from - 20, from - 4)
    expect(meanOf(from, to)).toBeGreaterThan(1.8 * before)
    expect(Math.max(...Array.from({ length: to - from }, (_, i) => days.get(from + i) ?? 0))).toBeGreaterThan(5 * before)
    expect(meanOf(to, to + 5)).toBeLessThan(0.85 * before)
    expect(orders.promotion.codes.filter((code) => orders.promotion.values[code] === key).length).toBeGreaterThan(300)
  })

  it('some promotions run, one of them far off its plan, others are over or still to come', () => {
    const { promotions } = rest()
    const states = promotions.map((promotion) => promotionState(promotion, MADE_AT))
    expect(new Set(states)).toEqual(new Set(PROMOTION_STATES))
    const { orders, lines } = table()
    const reached = promotions.map(({ key, from, to, expected }, i) => {
      if (states[i] !== 'running') return 1
      const code = orders.promotion.values.indexOf(key)
      let gmv = 0
      for (const order of ordersOf(table())) {
        if (orders.promotion.codes[order] !== code || Number.isNaN(orders.paidAt[order])) continue
        gmv += orders.shipping[order] - orders.discount[order]
        for (const line of linesOf(table(), order)) gmv += lines.amount[line]
      }
      return gmv / ((expected.gmv * (MADE_AT - from)) / (to - from))
    })
    expect(reached.filter((share) => share < 0.6)).toHaveLength(1)
    expect(reached.filter((share) => share > 0.85 && share < 1.15).length).toBeGreaterThan(2)
  })

  it('products of a bad batch stand out by returns and by tickets', () => {
    const rates = returnRates(table())
    const products = rest().catalog.map(({ skus, category }) => {
      const sum = { sold: 0, back: 0 }
      for (const { code } of skus) {
        sum.sold += rates.get(code)?.sold ?? 0
        sum.back += rates.get(code)?.back ?? 0
      }
      return { ...sum, skus: new Set(skus.map(({ code }) => code)), category }
    })
    const isBad = ({ sold, back, category, skus }: (typeof products)[number]) => {
      const others = products.filter((other) => other.category === category && other.skus !== skus)
      const usual = others.reduce((sum, other) => sum + other.back, 0) / others.reduce((sum, other) => sum + other.sold, 0)
      return sold > 150 && back / sold > Math.max(0.1, 2 * usual)
    }
    const bad = products.filter(isBad)
    const complaints = ({ skus }: { skus: Set<string> }) =>
      rest().tickets.filter(({ sku, reason }) => reason === 'quality' && skus.has(sku)).length
    const mean = rest().tickets.filter(({ reason }) => reason === 'quality').length / products.length
    const loud = bad.filter((product) => complaints(product) > 5 * mean)
    expect(loud.length).toBeGreaterThanOrEqual(3)
    expect(loud.length).toBeLessThanOrEqual(6)
    expect(bad.length - loud.length, 'hardly any goods are merely sent back often').toBeLessThanOrEqual(2)
  })

  it('a paid visit leads to its order, step by step', () => {
    const { sessions, steps } = rest().columns
    const { orders } = table()
    const placeOf = new Map(orders.number.map((number, i) => [number, i]))
    const PAID = VISIT_STEPS.indexOf('paid')
    let [step, paid] = [0, 0]
    for (let i = 0; i < sessions.count; i++) {
      const end = step + sessions.numbers.steps[i]
      let [before, furthest] = [sessions.numbers.at[i], 0]
      for (; step < end; step++) {
        if (steps.numbers.at[step] < before) throw new Error('steps run backwards')
        before = steps.numbers.at[step]
        furthest = Math.max(furthest, steps.numbers.step[step])
      }
      const number = sessions.texts.order.values[sessions.texts.order.codes[i]]
      const order = placeOf.get(number)
      if (furthest !== sessions.numbers.reached[i] || (furthest === PAID) !== (order !== undefined) || before > MADE_AT)
        throw new Error('a visit that does not fit')
      if (order === undefined) continue
      paid++
      const [visitor, channel] = [
        sessions.texts.channel.values[sessions.texts.channel.codes[i]],
        orders.channel.values[orders.channel.codes[order]],
      ]
      if (visitor !== channel || before !== orders.paidAt[order]) throw new Error('a visit to another order')
    }
    expect(step).toBe(steps.count)
    expect(paid / sessions.count).toBeGreaterThan(0.02)
    expect(paid / sessions.count).toBeLessThan(0.09)
  })
})

describe('the export of a demo shop', () => {
  it('comes back by import and changes nothing', async () => {
    const { table, settings } = made['zh-CN'].orders
    const chunks: Uint8Array<ArrayBuffer>[] = []
    // Orders of all parts of the two years, in a fraction of the time.
    const some = ordersOf(table).filter((order) => order % 60 === 0)
    for await (const chunk of exportOrders(some.map((order) => orderAt(table, order)))) chunks.push(chunk)
    const { dryRun } = await importOf(new File(chunks, 'orders.csv'), {}, shopWith({ table }), settings)
    expect(dryRun).toMatchObject({ added: 0, changed: 0, unchanged: some.length, refusedRows: 0 })
  }, 30_000)
})
