import type { Purchase } from '~/domain/stock'
import type { Calendar } from './calendar'
import type { Catalog } from './catalog'
import { Random } from './random'
import { SEASONS } from './tree'

/** What moved stock, but for sales, which follow from the shipped orders. Places of SKUs; `ref`: place of an order or a purchase by kind. */
export interface Moves {
  at: number[]
  sku: number[]
  quantity: number[]
  kind: ('opening' | 'received' | 'returned' | 'scrapped' | 'adjusted')[]
  ref: number[]
}

const HOUR = 3_600_000
/** Days between two looks at the stock of one supplier's goods. */
const ROUND = 14
/** What an order to a supplier should last, in days. */
const COVER = 38
const SLACK = 8
/** Of what hardly sells some is bought anew at this many. */
const LEAST = 2
/** How fast the idea of what sells follows what is sold. */
const LEARN = 0.025

type Event = { at: number; run: () => void }

/** The shelves during the simulation: what may be sold, what is on its way, and who buys what anew. */
export class StockRoom {
  /** On hand less what is promised. */
  readonly available: Int32Array
  readonly purchases: Purchase[] = []
  readonly moves: Moves = { at: [], sku: [], quantity: [], kind: [], ref: [] }
  /** Units sold on a day of demand 1. */
  readonly rate: Float64Array
  readonly #incoming: Int32Array
  /** Days on which each SKU is on sale, half-open. */
  readonly #from: Float64Array
  readonly #to: Float64Array
  readonly #sold: Float64Array
  readonly #events: (Event[] | undefined)[] = []
  readonly #random: Random
  #today: Event[] = []
  #next = 0
  /** The day that is on. */
  #place = -1

  constructor(
    readonly calendar: Calendar,
    readonly catalog: Catalog,
    /** Demand of each day, and its rising sums, past today too. */
    readonly demand: Float64Array,
    readonly sums: Float64Array,
    seed: number,
  ) {
    const { skus, goods, productOf, share } = catalog
    this.#random = Random.of(seed, 'stock')
    this.available = new Int32Array(skus.length)
    this.#incoming = new Int32Array(skus.length)
    this.#sold = new Float64Array(skus.length)
    this.rate = new Float64Array(skus.length)
    this.#from = Float64Array.from(productOf, (product) => goods[product].onSale[0])
    this.#to = Float64Array.from(productOf, (product) => goods[product].onSale[1])
    const total = goods.reduce((sum, { demand, onSale }) => sum + (onSale[0] === Infinity ? 0 : demand), 0)
    skus.forEach((_, sku) => {
      const good = goods[productOf[sku]]
      const end = good.firstSku + good.product.skus.length
      let siblings = 0
      for (let i = good.firstSku; i < end; i++) siblings += share[i]
      // About 1.9 units an order.
      this.rate[sku] = good.onSale[0] === Infinity ? 0 : (1.9 * good.demand * share[sku]) / siblings / total
    })
    this.#open()
  }

  /** Units that should sell on days [from, to). */
  expected(sku: number, from: number, to: number): number {
    const last = this.sums.length - 1
    const days = this.sums[Math.min(to, last)] - this.sums[Math.min(from, last)]
    const season = SEASONS[this.catalog.goods[this.catalog.productOf[sku]].leaf.season]
    const place = Math.min(Math.floor((from + to) / 2), last)
    return this.rate[sku] * days * season[this.calendar.month(place) - 1]
  }

  #open(): void {
    const { goods } = this.catalog
    for (const { onSale, firstSku, product } of goods) {
      if (onSale[0] !== 0) continue
      for (let sku = firstSku; sku < firstSku + product.skus.length; sku++) {
        const units = Math.ceil(this.expected(sku, 0, 45) * this.#random.between(0.8, 1.3)) + this.#random.whole(2, 6)
        this.#move(this.calendar.starts[0], sku, units, 'opening', -1)
        this.available[sku] += units
      }
    }
  }

  #move(at: number, sku: number, quantity: number, kind: Moves['kind'][number], ref: number): void {
    const { moves } = this
    moves.at.push(at)
    moves.sku.push(sku)
    moves.quantity.push(quantity)
    moves.kind.push(kind)
    moves.ref.push(ref)
  }

  /** Does something at that moment; nothing where it lies after the shop's end. */
  #plan(at: number, run: () => void): void {
    if (at > this.calendar.now) return
    const place = this.calendar.placeOf(at)
    if (place !== this.#place) {
      ;(this.#events[place] ??= []).push({ at, run })
      return
    }
    let later = this.#today.length
    while (later > this.#next && this.#today[later - 1].at > at) later--
    this.#today.splice(later, 0, { at, run })
  }

  /** Opens a day: buys what runs low and makes ready what arrives. */
  beginDay(place: number): void {
    const { starts } = this.calendar
    this.#place = -1
    this.#learn(place)
    this.#buy(place)
    if (place % 30 === 17) this.#count(starts[place] + 20 * HOUR + 600_000)
    this.#today = (this.#events[place] ?? []).sort((a, b) => a.at - b.at)
    this.#events[place] = undefined
    this.#next = 0
    this.#place = place
  }

  /** Everything that happens on the shelves until that moment of the day. */
  until(at: number): void {
    while (this.#next < this.#today.length && this.#today[this.#next].at <= at) this.#today[this.#next++].run()
  }

  take(sku: number, quantity: number): void {
    this.available[sku] -= quantity
    this.#sold[sku] += quantity
  }

  /** A paid order is cancelled before it is shipped: what was promised is free again. */
  release(at: number, sku: number, quantity: number): void {
    this.#plan(at, () => {
      this.available[sku] += quantity
    })
  }

  /** A parcel comes back; what cannot be sold again is scrapped when it is looked at. */
  returned(at: number, sku: number, quantity: number, order: number, scrapped: boolean): void {
    this.#plan(at, () => {
      this.#move(at, sku, quantity, 'returned', order)
      if (scrapped) this.#move(at, sku, -quantity, 'scrapped', order)
      else this.available[sku] += quantity
    })
  }

  #learn(place: number): void {
    if (place === 0) return
    const weight = this.demand[place - 1]
    const { rate } = this
    const sold = this.#sold
    for (let sku = 0; sku < rate.length; sku++) {
      // A day on which there was nothing to sell teaches nothing.
      if (this.available[sku] === 0 && sold[sku] === 0) continue
      if (place <= this.#from[sku] || place > this.#to[sku]) continue
      rate[sku] += LEARN * (sold[sku] / weight - rate[sku])
      sold[sku] = 0
    }
  }

  #buy(place: number): void {
    const { suppliers, goods } = this.catalog
    for (let supplier = 0; supplier < suppliers.length; supplier++) {
      if ((place + supplier * 5) % ROUND !== 0) continue
      const { leadDays } = suppliers[supplier]
      const lines: { sku: number; quantity: number }[] = []
      for (const good of goods) {
        const [from, to] = good.onSale
        if (good.supplier !== supplier || place < from - leadDays - 6 || place > to - 30) continue
        for (let sku = good.firstSku; sku < good.firstSku + good.product.skus.length; sku++) {
          const quantity = this.#wanted(sku, place, leadDays)
          if (quantity > 0) lines.push({ sku, quantity })
        }
      }
      if (lines.length > 0) this.#order(place, supplier, lines)
    }
  }

  #wanted(sku: number, place: number, lead: number): number {
    const there = this.available[sku] + this.#incoming[sku]
    if (there > Math.max(LEAST, this.expected(sku, place, place + lead + ROUND + SLACK))) return 0
    const wish = this.expected(sku, place, place + lead + ROUND + COVER) * this.#random.between(0.8, 1.2) - there
    // Boxes of five.
    return Math.max(5, Math.ceil(wish / 5) * 5)
  }

  #order(place: number, supplier: number, lines: { sku: number; quantity: number }[]): void {
    const { calendar, catalog } = this
    const random = this.#random
    const { leadDays, key } = catalog.suppliers[supplier]
    const orderedAt = calendar.starts[place] + random.whole(9, 17) * HOUR
    if (orderedAt > calendar.now) return
    const expectedAt = orderedAt + leadDays * 24 * HOUR
    const late = random.chance(0.13) ? random.whole(5, 21) : random.whole(-2, 2)
    const receivedAt = expectedAt + late * 24 * HOUR + random.whole(-3, 4) * HOUR
    const ref = this.purchases.length
    const arrives = receivedAt <= calendar.now
    this.purchases.push({
      key: `po-${10_001 + ref}`,
      supplier: key,
      state: arrives ? 'received' : 'ordered',
      orderedAt,
      expectedAt,
      ...(arrives ? { receivedAt } : {}),
      lines: lines.map(({ sku, quantity }) => ({ sku: catalog.skus[sku].code, quantity, cost: catalog.skus[sku].cost })),
    })
    for (const { sku, quantity } of lines) {
      this.#incoming[sku] += quantity
      this.#plan(receivedAt, () => {
        this.#incoming[sku] -= quantity
        this.available[sku] += quantity
        this.#move(receivedAt, sku, quantity, 'received', ref)
      })
    }
  }

  /** The monthly count of a few shelves finds a unit too few here and there, seldom one too many. */
  #count(at: number): void {
    for (let i = 0; i < 30; i++) {
      const sku = this.#random.below(this.available.length)
      const delta = this.#random.chance(0.75) ? -this.#random.whole(1, 2) : 1
      this.#plan(at, () => {
        if (this.available[sku] + delta < 0 || this.available[sku] === 0) return
        this.available[sku] += delta
        this.#move(at, sku, delta, 'adjusted', -1)
      })
    }
  }
}
