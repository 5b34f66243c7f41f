import { unitOf } from '~/domain/money'
import type { TicketReason } from '~/domain/ticket'
import type { OrderTable } from '~/segments/orderTable'
import { Fingerprints } from '~/store/import/fingerprints'
import { AHEAD, Calendar } from './calendar'
import { type Catalog, makeCatalog } from './catalog'
import { buyersOf, type Customers, makeCustomers } from './customers'
import { type Basket, type Discount, Discounts } from './discount'
import { OrderBook, type SoldLine } from './orderBook'
import { liftDemand, type Plan, plansOf, runningPlans } from './promotions'
import { Random, sumsOf } from './random'
import { Shelf } from './shelf'
import { StockRoom } from './stockRoom'
import { tiersOf } from './tiers'
import type { Words } from './words'

/** How much there is of a shop. */
export interface Size {
  products: number
  /** A fifth of the orders: near half of them buy once. */
  customers: number
  orders: number
}

const DEMO_SHOP: Size = { products: 400, customers: 12_000, orders: 60_000 }
const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Goods that a buyer was not happy with: where a ticket may begin. */
export interface Grievance {
  order: number
  /** Position among the order's lines, -1 the whole order. */
  line: number
  reason: TicketReason
  /** When the buyer spoke up. */
  at: number
  /** When the money went back, or will. */
  settledAt: number
}

/** A coupon that an order used. */
export interface Redeemed {
  order: number
  batch: string
  off: number
}

/** The shop so far: its orders, and all that the rest is made of. */
export interface Simulated {
  seed: number
  words: Words
  calendar: Calendar
  catalog: Catalog
  customers: Customers
  plans: Plan[]
  table: OrderTable
  room: StockRoom
  grievances: Grievance[]
  redeemed: Redeemed[]
}

/** Lives two years of a shop, day by day: what is bought anew, sold, shipped and sent back. `progress` hears shares of 1. */
export function simulate(seed: number, words: Words, now: number, progress: (share: number) => void, size = DEMO_SHOP): Simulated {
  const calendar = new Calendar(words, now)
  const catalog = makeCatalog(seed, calendar, size.products)
  const customers = makeCustomers(seed, words, size.customers)
  const plans = plansOf(calendar, catalog)
  const demand = demandOf(seed, calendar, plans, size)
  const room = new StockRoom(calendar, catalog, demand, risingSums(demand), seed)
  const life = new Life({ seed, calendar, catalog, customers, plans, demand, room, size })
  for (let place = 0; place < calendar.count; place++) {
    life.day(place)
    if (place % 73 === 0) progress((0.9 * place) / calendar.count)
  }
  const table = life.book.finished()
  new Fingerprints(table).fill(0, table.orders.count)
  return { seed, words, calendar, catalog, customers, plans, table, room, grievances: life.grievances, redeemed: life.redeemed }
}

/** Orders a day; they add up to all orders at the shop's end. */
function demandOf(seed: number, calendar: Calendar, plans: Plan[], { orders }: Size): Float64Array {
  const demand = calendar.demand(Random.of(seed, 'days'), calendar.count + AHEAD)
  liftDemand(demand, plans, calendar.first)
  const last = calendar.count - 1
  const elapsed = (calendar.now - calendar.starts[last]) / (calendar.starts[last + 1] - calendar.starts[last])
  let sum = -demand[last] * (1 - Math.max(0.02, elapsed))
  for (let place = 0; place <= last; place++) sum += demand[place]
  return demand.map((weight) => (weight * orders) / sum)
}

function risingSums(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1)
  for (let i = 0; i < values.length; i++) sums[i + 1] = sums[i] + values[i]
  return sums
}

type Parts = Pick<Simulated, 'seed' | 'calendar' | 'catalog' | 'customers' | 'plans' | 'room'> & { demand: Float64Array; size: Size }

class Life {
  readonly book: OrderBook
  readonly grievances: Grievance[] = []
  readonly redeemed: Redeemed[] = []
  readonly #parts: Parts
  readonly #words: Words
  readonly #random: Random
  readonly #shelf: Shelf
  readonly #buyers: Uint16Array
  readonly #running: number[][]
  readonly #discounts: Discounts
  /** By customer. */
  readonly #tiers: string[]
  readonly #skuOf: Map<string, number>
  readonly #hours: Float64Array
  readonly #carriers: Float64Array
  readonly #channels: Float64Array
  readonly #bought = new Uint16Array(65_536)
  readonly #unit: number
  #wanted = 0

  constructor(parts: Parts) {
    const { calendar, catalog, customers, plans, seed } = parts
    const { words } = calendar
    this.#parts = parts
    this.#words = words
    this.#random = Random.of(seed, 'orders')
    this.#shelf = new Shelf(catalog, parts.room)
    this.#buyers = buyersOf(seed, parts.size)
    this.#running = runningPlans(plans, calendar.first, calendar.count)
    this.#discounts = new Discounts(plans, calendar, catalog)
    this.#tiers = new Array<string>(customers.key.length).fill('')
    for (const { customer, tier } of tiersOf(this.#buyers, customers.key.length, words)) this.#tiers[customer] = tier
    this.#skuOf = new Map(catalog.skus.map(({ code }, place) => [code, place]))
    this.#hours = sumsOf(words.hours)
    this.#carriers = sumsOf(words.carriers.map(([, weight]) => weight))
    this.#channels = sumsOf(words.channels.map(({ share }) => share))
    this.#unit = unitOf(words.shop.currency)
    this.book = new OrderBook(parts.size.orders, words, customers, {
      codes: catalog.skus.map(({ code }) => code),
      titles: catalog.skus.map(({ values }, sku) => titleOf(catalog, sku, values)),
      cost: catalog.skus.map(({ cost }) => cost),
    })
  }

  day(place: number): void {
    const { room, calendar } = this.#parts
    room.beginDay(place)
    this.#shelf.beginDay(place, calendar.month(place))
    const times = this.#timesOf(place)
    for (let i = 0; i < times.length; i++) {
      room.until(times[i])
      this.#order(place, times[i], i)
    }
    room.until(Infinity)
  }

  /** When the orders of a day are placed; today's lie before the shop's end. */
  #timesOf(place: number): Float64Array {
    const { calendar, demand, size } = this.#parts
    const isLast = place === calendar.count - 1
    const before = Math.round(this.#wanted)
    this.#wanted += demand[place]
    const count = (isLast ? size.orders : Math.min(size.orders, Math.round(this.#wanted))) - before
    const start = calendar.starts[place]
    const end = Math.min(calendar.starts[place + 1], calendar.now)
    const times = new Float64Array(Math.max(0, count))
    const random = this.#random
    for (let i = 0; i < times.length; i++) {
      const at = start + (random.inSums(this.#hours) + random.next()) * HOUR
      times[i] = at < end ? Math.floor(at / 1000) * 1000 : start + Math.floor((random.next() * (end - start)) / 1000) * 1000
    }
    return times.sort()
  }

  #order(place: number, placedAt: number, ofDay: number): void {
    const { customers, calendar } = this.#parts
    const random = this.#random
    const all = this.book.table.orders.count
    const customer = this.#buyers[all]
    const lines = this.#shelf.basket(random, customers.taste[customer])
    const paid = !random.chance(0.045)
    const basket = this.#basketOf(lines, customer, placedAt)
    const discount = this.#discounts.of(this.#running[place], basket, random)
    const { plan, goods: off, shipping: free } = discount
    const gifts = paid ? this.#giftsOf(discount, lines) : []
    const order = this.book.begin({
      number: this.#words.orderNumber(calendar.dates[place], ofDay, all),
      placedAt,
      customer,
      channel: random.chance(0.86) ? customers.channel[customer] : random.inSums(this.#channels),
      shipping: basket.shipping,
      discount: off + free,
      promotion: plan && (off + free > 0 || gifts.length > 0) ? plan.key : '',
    })
    for (const line of lines) this.book.addLine(order, line)
    for (const gift of gifts) this.book.addGift(order, gift)
    if (random.chance(0.04)) this.book.note(order, random.pick(this.#words.notes))
    if (!paid) {
      this.#forget(order, placedAt)
      return
    }
    this.#bought[customer]++
    if (discount.coupon) this.redeemed.push({ order, ...discount.coupon })
    this.#pay(order, place, { lines, gifts }, { ...basket, goods: basket.goods - off, shipping: basket.shipping - free, off })
  }

  /** What is given away, as long as there is any beside what is bought. */
  #giftsOf({ gifts }: Discount, lines: SoldLine[]): SoldLine[] {
    const { available } = this.#parts.room
    return gifts.flatMap((code): SoldLine[] => {
      const sku = this.#skuOf.get(code)
      if (sku === undefined) return []
      const bought = lines.find((line) => line.sku === sku)?.quantity ?? 0
      return available[sku] > bought ? [{ sku, quantity: 1, price: 0 }] : []
    })
  }

  #basketOf(lines: SoldLine[], customer: number, at: number): Basket {
    let goods = 0
    for (const { price, quantity } of lines) goods += price * quantity
    const shipping = goods >= this.#words.freeFrom * this.#unit ? 0 : Math.round(this.#words.postage * 100) * (this.#unit / 100)
    return { at, lines, goods, shipping, customer, tier: this.#tiers[customer], before: this.#bought[customer] }
  }

  /** Never paid: closed by the platform after a day or two. */
  #forget(order: number, placedAt: number): void {
    const { orders } = this.book.table
    const closedAt = placedAt + Math.round(this.#random.between(20, 50) * 3600) * 1000
    if (closedAt <= this.#parts.calendar.now) orders.cancelledAt[order] = closedAt
    this.#setStatus(order, closedAt <= this.#parts.calendar.now ? 'cancelled' : 'unpaid')
  }

  #pay(order: number, place: number, { lines, gifts }: { lines: SoldLine[]; gifts: SoldLine[] }, basket: Basket & { off: number }): void {
    const { room, calendar } = this.#parts
    const random = this.#random
    const { orders } = this.book.table
    const parcel = [...lines, ...gifts]
    for (const { sku, quantity } of parcel) room.take(sku, quantity)
    const at = Math.min(calendar.now, orders.placedAt[order] + random.whole(5, 600) * 1000)
    this.book.paid(order, at, random.pick(this.#words.channels[orders.channel.codes[order] - 1].methods))
    this.#setStatus(order, 'paid')
    // A peak is packed for days.
    const crowd = Math.min(2.5, Math.max(1, this.#parts.demand[place] / 160))
    const shipAt = at + Math.round(random.between(5, 36) * crowd * 3600) * 1000
    if (random.chance(0.021)) this.#cancel(order, at, shipAt, parcel, basket)
    else if (shipAt <= calendar.now) this.#ship(order, place, shipAt, lines, basket)
  }

  #cancel(order: number, paidAt: number, shipAt: number, lines: SoldLine[], basket: Basket): void {
    const { room, calendar } = this.#parts
    const at = paidAt + Math.round((this.#random.between(0.1, 0.9) * (shipAt - paidAt)) / 1000) * 1000
    if (at > calendar.now) return
    this.book.table.orders.cancelledAt[order] = at
    this.#setStatus(order, 'cancelled')
    this.book.addRefund(order, { at, goods: basket.goods, shipping: basket.shipping, line: -1 })
    for (const { sku, quantity } of lines) room.release(at, sku, quantity)
  }

  #ship(order: number, place: number, at: number, lines: SoldLine[], basket: Basket & { off: number }): void {
    const random = this.#random
    const { now } = this.#parts.calendar
    const carrier = this.#words.carriers[random.inSums(this.#carriers)]
    this.book.ship(order, at, carrier[0], carrier[2] + (100_000_000_000 + order * 7_919 + random.below(7_000)))
    const late = random.chance(0.05)
    const deliveredAt = at + Math.round((random.between(1.2, 4.2) + (late ? random.between(4, 10) : 0)) * 24 * 3600) * 1000
    const arrived = deliveredAt <= now
    this.book.table.orders.deliveredAt[order] = arrived ? deliveredAt : Number.NaN
    this.#setStatus(order, arrived ? 'done' : 'shipped')
    if (late) this.#complain(order, -1, 'logistics', at + Math.round(random.between(4.5, 6.5) * DAY), deliveredAt)
    if (arrived) this.#sendBack(order, place, deliveredAt, lines, basket)
  }

  /** Each line may come back; the money follows some days later, by line, never more than what was paid for it. */
  #sendBack(order: number, place: number, deliveredAt: number, lines: SoldLine[], basket: Basket & { off: number }): void {
    const random = this.#random
    const { goods, productOf } = this.#parts.catalog
    let given = 0
    let discountLeft = basket.off
    const all = basket.goods + basket.off
    for (let line = 0; line < lines.length; line++) {
      const { sku, quantity, price } = lines[line]
      // The last line bears what rounding has left of the discount.
      const amount = price * quantity
      const share = line === lines.length - 1 ? discountLeft : this.#whole((basket.off * amount) / all)
      discountLeft -= share
      const good = goods[productOf[sku]]
      const isSpoilt = place >= good.spoiltFrom && place < good.spoiltTo
      if (!random.chance(isSpoilt ? 0.3 : good.returns)) continue
      const reason =
        isSpoilt && random.chance(0.86) ? 'quality' : reasonOf(random, good.leaf.choice === 'wear' || good.leaf.choice === 'shoes')
      const units = quantity > 1 && random.chance(0.5) ? random.whole(1, quantity) : quantity
      const net = Math.min(amount - share, basket.goods - given)
      const back = units === quantity ? net : this.#whole((net * units) / quantity)
      if (back > 0 && this.#settle(order, line, reason, { deliveredAt, sku, units, back, postage: basket.shipping })) given += back
    }
    if (given === basket.goods && given > 0) this.#setStatus(order, 'refunded')
    else if (given > 0) this.#setStatus(order, 'partly')
  }

  /** True once the money went back before the shop's end. */
  #settle(
    order: number,
    line: number,
    reason: TicketReason,
    { deliveredAt, sku, units, back, postage }: { deliveredAt: number; sku: number; units: number; back: number; postage: number },
  ): boolean {
    const random = this.#random
    const { calendar, room } = this.#parts
    const askedAt = deliveredAt + Math.round(random.between(0.4, 7) * 24 * 3600) * 1000
    // Cheap things and spoilt ones are refunded without a parcel.
    const keeps = random.chance(reason === 'quality' ? 0.35 : 0.1)
    const settledAt = askedAt + Math.round(random.between(keeps ? 0.2 : 2.5, keeps ? 2 : 6.5) * 24 * 3600) * 1000
    this.#complain(order, line, reason, askedAt, settledAt)
    if (!keeps) room.returned(settledAt - 2 * HOUR, sku, units, order, random.chance(reason === 'quality' ? 0.8 : 0.14))
    if (settledAt > calendar.now) return false
    const { orders } = this.book.table
    const isFirst = orders.refundStart[order] === orders.refundStart[order + 1]
    const shipping = isFirst && reason !== 'size' && reason !== 'other' && random.chance(0.3) ? postage : 0
    this.book.addRefund(order, { at: settledAt, goods: back, shipping, line })
    return true
  }

  #complain(order: number, line: number, reason: TicketReason, at: number, settledAt: number): void {
    if (at <= this.#parts.calendar.now) this.grievances.push({ order, line, reason, at: Math.floor(at / 1000) * 1000, settledAt })
  }

  /** Down to the minor unit. */
  #whole(amount: number): number {
    const minor = this.#unit / 100
    return Math.floor(amount / minor) * minor
  }

  #setStatus(order: number, state: keyof Words['status']): void {
    this.book.table.orders.status.codes[order] = this.book.status.code(this.#words.status[state])
  }
}

function reasonOf(random: Random, worn: boolean): TicketReason {
  const share = random.next()
  if (worn && share < 0.52) return 'size'
  if (share < 0.62) return 'notAsDescribed'
  if (share < 0.74) return 'quality'
  if (share < 0.84) return 'wrongItem'
  return 'other'
}

function titleOf({ goods, productOf }: Catalog, sku: number, values: string[]): string {
  const { title } = goods[productOf[sku]].product
  return values.length > 0 ? `${title} ${values.join(' / ')}` : title
}
