import { VISIT_STEPS } from '~/domain/traffic'
import type { ColumnsOf } from '~/store/columnFiles'
import { Random, sumsOf } from './random'
import type { Simulated } from './simulate'

/** Days with sessions one by one; before them there is a row a day and channel. */
const SESSION_DAYS = 90
const SESSIONS = 120_000
/** Share of orders whose visit is known: the others came by an app or a second device. */
const TRACKED = 0.58
const [VIEW, CART, CHECKOUT, PAID] = VISIT_STEPS.map((_, i) => i)
/** Of the sessions that do not pay: those that only look, and those that stop at the cart. */
const ONLY_VIEW = 0.76
const UP_TO_CART = 0.92

interface Session {
  at: number
  reached: number
  channel: number
  /** Place of the order it was paid with, -1 none. */
  order: number
}

/** Sessions of the last 90 days with their steps; a paid one names its order. */
export function sessionsOf(shop: Simulated): Pick<{ sessions: ColumnsOf<'sessions'>; steps: ColumnsOf<'steps'> }, 'sessions' | 'steps'> {
  const random = Random.of(shop.seed, 'sessions')
  const list = [...paidSessions(shop, random)]
  addVisits(list, shop, random, SESSIONS - list.length)
  list.sort((a, b) => a.at - b.at)
  return writtenDown(list, shop, random)
}

const firstPlace = ({ calendar }: Simulated) => calendar.count - SESSION_DAYS

function* paidSessions({ table, calendar, ...shop }: Simulated, random: Random): Generator<Session> {
  const { orders } = table
  const from = calendar.starts[firstPlace({ table, calendar, ...shop })]
  for (let order = 0; order < orders.count; order++) {
    if (orders.placedAt[order] < from || Number.isNaN(orders.paidAt[order]) || !random.chance(TRACKED)) continue
    const at = Math.max(from, orders.placedAt[order] - random.whole(120, 1500) * 1000)
    yield { at, reached: PAID, channel: orders.channel.codes[order], order }
  }
}

/** Visits that buy nothing: more where more was bought, but evener. */
function addVisits(list: Session[], shop: Simulated, random: Random, count: number): void {
  const { calendar, words } = shop
  const first = firstPlace(shop)
  const bought = new Float64Array(SESSION_DAYS)
  for (const { at } of list) bought[calendar.placeOf(at) - first]++
  const days = sumsOf(bought.map((orders) => (orders + 8) ** 0.8))
  const hours = sumsOf(words.hours)
  const channels = sumsOf(words.channels.map(({ share }) => share))
  for (let i = 0; i < count; i++) {
    const place = first + random.inSums(days)
    const start = calendar.starts[place]
    const end = Math.min(calendar.starts[place + 1], calendar.now)
    const wish = start + (random.inSums(hours) + random.next()) * 3_600_000
    const at = Math.floor((wish < end ? wish : random.between(start, end)) / 1000) * 1000
    const depth = random.next()
    const reached = depth < ONLY_VIEW ? VIEW : depth < UP_TO_CART ? CART : CHECKOUT
    list.push({ at, reached, channel: 1 + random.inSums(channels), order: -1 })
  }
}

/** Visitors who are not buyers yet. */
const STRANGERS = 64_000

function writtenDown(list: Session[], shop: Simulated, random: Random) {
  const { table, words, calendar } = shop
  const { orders, customers } = { orders: table.orders, customers: shop.customers.key.length }
  const count = list.length
  const sources = sumsOf(words.sources.map(([, weight]) => weight))
  const named = new Sources(words)
  const visitor = new Uint32Array(count)
  const source = new Uint32Array(count)
  const steps = new Float64Array(count)
  const order = { codes: new Uint32Array(count), values: [''] }
  const walk = new Walk(shop, random)
  list.forEach((session, i) => {
    visitor[i] =
      session.order >= 0
        ? orders.buyer.codes[session.order]
        : random.chance(0.25)
          ? random.whole(1, customers - 1)
          : customers + random.below(STRANGERS)
    source[i] = named.code(words.sources[random.inSums(sources)][0], session.channel, i)
    if (session.order >= 0) order.codes[i] = order.values.push(orders.number[session.order]) - 1
    steps[i] = walk.add(session, calendar.now)
  })
  const visitors = Array.from({ length: customers + STRANGERS }, (_, i) => (i === 0 ? '' : `v${(i * 48_271 + 1_679_616).toString(36)}`))
  const sessions: ColumnsOf<'sessions'> = {
    count,
    numbers: { at: Float64Array.from(list, ({ at }) => at), reached: Float64Array.from(list, ({ reached }) => reached), steps },
    texts: {
      visitor: { codes: visitor, values: visitors },
      channel: { codes: Uint32Array.from(list, ({ channel }) => channel), values: ['', ...words.channels.map(({ name }) => name)] },
      source: { codes: source, values: named.values },
      order,
    },
  }
  return { sessions, steps: walk.table() }
}

/** Of so many visits from ads one does not say which. */
const UNNAMED = 6

/** Where visits come from; what comes from ads mostly names the campaign, as links of ads do. */
class Sources {
  readonly values = ['']
  readonly #known = new Map<string, number>()

  constructor(readonly words: Simulated['words']) {}

  /** `channel`: counted from 1. */
  code(source: string, channel: number, visit: number): number {
    const { adSource, channels } = this.words
    const { ads } = channels[channel - 1]
    const name = source === adSource && visit % UNNAMED > 0 ? ads[visit % ads.length] : source
    const code = this.#known.get(name) ?? this.values.push(name) - 1
    this.#known.set(name, code)
    return code
  }
}

/** The steps of one session after the other. */
class Walk {
  readonly #shop: Simulated
  readonly #random: Random
  readonly #demand: Float64Array
  readonly #at: number[] = []
  readonly #step: number[] = []
  readonly #sku: number[] = []

  constructor(shop: Simulated, random: Random) {
    this.#shop = shop
    this.#random = random
    const { goods } = shop.catalog
    const first = firstPlace(shop)
    this.#demand = sumsOf(goods.map(({ demand, onSale }) => (onSale[0] <= first && onSale[1] > shop.calendar.count ? demand : 0)))
  }

  /** Adds the steps of a session and returns how many they are; none lies after `now`. */
  add(session: Session, now: number): number {
    const random = this.#random
    const from = this.#at.length
    let at = session.at
    const go = (step: number, sku: number, least: number) => {
      this.#push(Math.min(at, now), step, sku)
      at += random.whole(least, least * 6) * 1000
    }
    if (session.order >= 0) {
      const { orders, lines } = this.#shop.table
      const bought = lines.sku.codes.subarray(orders.lineStart[session.order], orders.lineStart[session.order + 1])
      // Looked at, put into the cart, checked out: evenly until the order was placed.
      const clicks = [...Array.from(bought, (sku) => [VIEW, sku]), ...Array.from(bought, (sku) => [CART, sku]), [CHECKOUT, 0]]
      const pace = (orders.placedAt[session.order] - session.at) / clicks.length / 1000
      clicks.forEach(([step, sku], i) => this.#push(session.at + Math.floor(pace * i) * 1000, step, sku))
      this.#push(orders.paidAt[session.order], PAID, 0)
      return this.#at.length - from
    }
    let sku = 0
    const views = 1 + Math.min(7, Math.floor(random.wait(1.1)))
    for (let i = 0; i < views; i++) go(VIEW, (sku = this.#looked()), 8)
    if (session.reached >= CART) go(CART, sku, 4)
    if (session.reached >= CHECKOUT) go(CHECKOUT, 0, 5)
    return this.#at.length - from
  }

  #push(at: number, step: number, sku: number): void {
    this.#at.push(at)
    this.#step.push(step)
    this.#sku.push(sku)
  }

  /** Code of a SKU of something that is on sale. */
  #looked(): number {
    const { goods } = this.#shop.catalog
    const good = goods[this.#random.inSums(this.#demand)]
    return 1 + good.firstSku + this.#random.below(good.product.skus.length)
  }

  table(): ColumnsOf<'steps'> {
    return {
      count: this.#at.length,
      numbers: { at: Float64Array.from(this.#at), step: Float64Array.from(this.#step) },
      texts: { sku: { codes: Uint32Array.from(this.#sku), values: this.#shop.table.lines.sku.values } },
    }
  }
}

/** A row a day and channel for the time before the sessions. */
export function trafficDaysOf(shop: Simulated): ColumnsOf<'trafficDays'> {
  const { calendar, table, words } = shop
  const random = Random.of(shop.seed, 'trafficDays')
  const days = firstPlace(shop)
  const channels = words.channels.length
  const paid = new Float64Array(days * channels)
  const { orders } = table
  for (let order = 0; order < orders.count; order++) {
    const place = calendar.placeOf(orders.placedAt[order])
    if (place < days && !Number.isNaN(orders.paidAt[order])) paid[place * channels + orders.channel.codes[order] - 1]++
  }
  const column = () => new Float64Array(days * channels)
  const numbers = { day: column(), sessions: column(), visitors: column(), views: column(), carts: column(), checkouts: column(), paid }
  const codes = new Uint32Array(days * channels)
  for (let row = 0; row < codes.length; row++) {
    const tracked = Math.round(paid[row] * random.between(0.52, 0.64))
    const sessions = tracked + Math.round((paid[row] + 1.2) ** 0.86 * random.between(12.5, 16.5))
    const others = sessions - tracked
    numbers.day[row] = calendar.first + Math.floor(row / channels)
    numbers.sessions[row] = sessions
    numbers.visitors[row] = Math.max(1, Math.round(sessions * random.between(0.82, 0.92)))
    numbers.views[row] = sessions
    numbers.carts[row] = tracked + Math.round(others * random.between(0.2, 0.28))
    numbers.checkouts[row] = tracked + Math.round(others * random.between(0.06, 0.1))
    numbers.paid[row] = tracked
    codes[row] = 1 + (row % channels)
  }
  return { count: codes.length, numbers, texts: { channel: { codes, values: ['', ...words.channels.map(({ name }) => name)] } } }
}
