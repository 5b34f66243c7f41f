import { LINE_KINDS } from '~/domain/order'
import type { Day, Instant } from '~/lib/zone'
import { costAt } from '~/segments/orderTable'
import { CREDIT, EXCLUDED, NON_PRODUCT } from '~/analytics/columns'
import type { Dataset } from '~/analytics/dataset'
import { firstFrom } from '~/analytics/dayIndex'
import type { Turns } from './turns'

const SALE = LINE_KINDS.indexOf('sale')
const GIFT = LINE_KINDS.indexOf('gift')
/** Orders between two looks at the clock. */
const STRIDE = 4096

/** Orders of a window in the order of their payments, ready to be priced anew. Columns are by place, their lines one after the other; what lies behind `count` is of no meaning. */
export interface Feed {
  readonly dataset: Dataset
  readonly window: { from: Day; to: Day }
  readonly nonProducts: boolean
  readonly count: number
  /** Row of the dataset. */
  readonly row: Uint32Array
  readonly paidAt: Float64Array
  readonly day: Int32Array
  /** Paid orders of the buyer before it, in all of history. */
  readonly ordersBefore: Int32Array
  /** count + 1 entries. */
  readonly start: Uint32Array
  /** Lines of goods: row of the dataset, and index in `skus`. */
  readonly line: Uint32Array
  readonly goods: Uint32Array
  readonly skus: readonly string[]
  /** Really paid, and of that what no rule touches: lines that are no goods. */
  readonly paid: Float64Array
  readonly other: Float64Array
  /** Goods before any discount, and as they were paid for. */
  readonly amount: Float64Array
  readonly net: Float64Array
  readonly units: Float64Array
  /** Of the lines whose cost is known: that cost, and the two amounts as above. */
  readonly cost: Float64Array
  readonly costedAmount: Float64Array
  readonly costedNet: Float64Array
  /** 1 where each line of goods has a known cost. */
  readonly isCosted: Uint8Array
  /** Gifts of that time at cost. */
  readonly gifts: Float64Array
  readonly noRate: number
  readonly test: number
  /** Orders of money without goods; what nothing was paid for is none. */
  readonly noGoods: number
  /** What those were paid. */
  readonly noGoodsPaid: number
}

/** Reads what a window holds. Every line has to be there (Loaded.bySku). Throws the signal's reason when aborted. */
export async function feedOf(dataset: Dataset, window: { from: Day; to: Day }, nonProducts: boolean, turns: Turns): Promise<Feed> {
  const { row: rows, day: days } = dataset.paid
  const from = firstFrom(dataset.paid, window.from)
  const to = firstFrom(dataset.paid, window.to)
  const order = await inTime(dataset, from, to, turns)
  const before = await ordersBefore(dataset, order, from, turns)
  const { excluded, type, paidDay, lineStart } = dataset.orders
  await turns.rest(0)
  const makes = new FeedMaker(dataset, nonProducts, to - from, linesOf(lineStart, rows, from, to))
  await turns.rest(0)
  for (let k = 0; k < order.length; k++) {
    makes.add(rows[order[k]], days[order[k]], before[k])
    if (k % STRIDE === 0 && turns.due) await turns.rest(0)
  }
  const within = (at: number) => paidDay[at] >= window.from && paidDay[at] < window.to && type[at] !== CREDIT
  const leftOut = (why: number) => dataset.leftOut.reduce((sum, at) => sum + Number(excluded[at] === why && within(at)), 0)
  return { ...makes.made(), dataset, window, nonProducts, noRate: leftOut(EXCLUDED.noRate), test: leftOut(EXCLUDED.test) }
}

function linesOf(lineStart: Uint32Array, rows: Uint32Array, from: number, to: number): number {
  let lines = 0
  for (let k = from; k < to; k++) lines += lineStart[rows[k] + 1] - lineStart[rows[k]]
  return lines
}

/** Places of the index of payments by the instant: days are in order already, so each is sorted by itself. */
async function inTime({ paid: { row, day }, orders: { paidAt } }: Dataset, from: number, to: number, turns: Turns): Promise<Uint32Array> {
  const order = new Uint32Array(to - from)
  for (let k = 0; k < order.length; k++) order[k] = from + k
  for (let first = from, end = from; first < to; first = end) {
    let isSorted = true
    for (end = first + 1; end < to && day[end] === day[first]; end++) isSorted &&= paidAt[row[end - 1]] <= paidAt[row[end]]
    if (!isSorted) order.subarray(first - from, end - from).sort((a, b) => paidAt[row[a]] - paidAt[row[b]] || a - b)
    if (turns.due) await turns.rest(0)
  }
  return order
}

/** How many orders the buyer had paid before each of these; what lies before `from` is before all of them. */
async function ordersBefore(dataset: Dataset, order: Uint32Array, from: number, turns: Turns): Promise<Int32Array> {
  const { row } = dataset.paid
  const { codes, values } = dataset.orders.buyer
  const counts = new Int32Array(values.length)
  await turns.over(from, 0, (start, end) => {
    for (let k = start; k < end; k++) counts[codes[row[k]]]++
  })
  const before = new Int32Array(order.length)
  await turns.over(order.length, 0, (start, end) => {
    for (let k = start; k < end; k++) before[k] = counts[codes[row[order[k]]]]++
  })
  return before
}

class FeedMaker {
  readonly #dataset: Dataset
  readonly #nonProducts: boolean
  readonly #paid: ArrayLike<number>
  readonly #goodsOf: Int32Array
  readonly #skus: string[] = []
  readonly #columns: ReturnType<typeof columnsFor>
  #count = 0
  #lines = 0
  #noGoods = 0
  #noGoodsPaid = 0

  constructor(dataset: Dataset, nonProducts: boolean, orders: number, lines: number) {
    this.#dataset = dataset
    this.#nonProducts = nonProducts
    this.#paid = dataset.money(nonProducts).paid
    this.#goodsOf = new Int32Array(dataset.lines.sku.values.length).fill(-1)
    this.#columns = columnsFor(orders, lines)
  }

  add(order: number, day: Day, before: number): void {
    const { orders, lines } = this.#dataset
    const at = this.#count
    const own = this.#columns
    const first = this.#lines
    const sums = { other: 0, amount: 0, net: 0, units: 0, cost: 0, costedAmount: 0, costedNet: 0, gifts: 0 }
    let isCosted = 1
    for (let line = orders.lineStart[order], end = orders.lineStart[order + 1]; line < end; line++) {
      if (lines.notSale[line] !== 0) continue
      const net = lines.amount[line] - lines.discount[line]
      const each = costAt(lines.cost, line)
      if (lines.kind[line] !== SALE || lines.quantity[line] <= 0 || lines.amount[line] < 0) {
        if (this.#nonProducts || !NON_PRODUCT[lines.kind[line]]) sums.other += net
        if (lines.kind[line] === GIFT && !Number.isNaN(each)) sums.gifts += each * lines.quantity[line]
        continue
      }
      own.line[this.#lines] = line
      own.goods[this.#lines++] = this.#indexOf(lines.sku.codes[line])
      sums.amount += lines.amount[line]
      sums.net += net
      sums.units += lines.quantity[line]
      if (Number.isNaN(each)) isCosted = 0
      else {
        sums.cost += each * lines.quantity[line]
        sums.costedAmount += lines.amount[line]
        sums.costedNet += net
      }
    }
    if (this.#lines === first) {
      if (this.#paid[order] !== 0) this.#noGoods++
      this.#noGoodsPaid += this.#paid[order]
      return
    }
    const off = orders.discount[order]
    own.row[at] = order
    own.paidAt[at] = orders.paidAt[order]
    own.day[at] = day
    own.ordersBefore[at] = before
    own.paid[at] = this.#paid[order]
    own.other[at] = sums.other
    own.amount[at] = sums.amount
    own.units[at] = sums.units
    own.cost[at] = sums.cost
    own.costedAmount[at] = sums.costedAmount
    own.gifts[at] = sums.gifts
    own.isCosted[at] = isCosted
    // A discount of the whole order is shared out by what lines were to cost.
    own.net[at] = sums.net - off
    own.costedNet[at] = sums.costedNet - (isCosted ? off : sums.net === 0 ? 0 : Math.round((off * sums.costedNet) / sums.net))
    own.start[++this.#count] = this.#lines
  }

  made() {
    return { ...this.#columns, skus: this.#skus, count: this.#count, noGoods: this.#noGoods, noGoodsPaid: this.#noGoodsPaid }
  }

  #indexOf(code: number): number {
    const known = this.#goodsOf[code]
    if (known >= 0) return known
    this.#goodsOf[code] = this.#skus.length
    this.#skus.push(this.#dataset.lines.sku.values[code])
    return this.#goodsOf[code]
  }
}

const columnsFor = (orders: number, lines: number) => ({
  row: new Uint32Array(orders),
  paidAt: new Float64Array(orders),
  day: new Int32Array(orders),
  ordersBefore: new Int32Array(orders),
  start: new Uint32Array(orders + 1),
  line: new Uint32Array(lines),
  goods: new Uint32Array(lines),
  paid: new Float64Array(orders),
  other: new Float64Array(orders),
  amount: new Float64Array(orders),
  net: new Float64Array(orders),
  units: new Float64Array(orders),
  cost: new Float64Array(orders),
  costedAmount: new Float64Array(orders),
  costedNet: new Float64Array(orders),
  isCosted: new Uint8Array(orders),
  gifts: new Float64Array(orders),
})

const DAY_MS = 86_400_000

/** Instants of a feed in the plan's time: so many days later, at the same time of the shop's clock. */
export function planTime({ dataset: { zone }, window }: Feed, planFrom: Day): (paidAt: Instant, day: Day) => Instant {
  const shift = (planFrom - window.from) * DAY_MS
  let known = Number.NaN
  /** Of the plan's day, where the clock does not change on it. */
  let offset: number | undefined
  return (paidAt, day) => {
    const wall = paidAt + zone.offsetAt(paidAt) + shift
    if (day !== known) {
      known = day
      const start = zone.startOfDay(day + planFrom - window.from)
      const [first, last] = [zone.offsetAt(start), zone.offsetAt(start + DAY_MS)]
      offset = first === last ? first : undefined
    }
    return offset === undefined ? zone.fromWall(wall) : wall - offset
  }
}
