import { isRefund, applyActs } from './applyActs'
import { type Amount, minorDigits, scaleOf } from './money'
import type { Order } from './order'
import type { OrderAct, RefundSplit } from './orderAct'
import { partOf } from './promotion/allot'

/** Paid, given back until now, and what can be given back still. */
export interface Returnable {
  paid: Amount
  refunded: Amount
  left: Amount
}

export interface RefundableLine extends Returnable {
  line: number
  /** Its units, and those that no refund was for yet. */
  units: number
  unitsLeft: number
}

/** What of an order can be given back, part by part; the parts sum to what was paid. */
export interface Refundable {
  goods: Returnable
  shipping: Returnable
  tax: Returnable
  all: Returnable
  /** Those that were paid for, by their place. */
  lines: readonly RefundableLine[]
}

/** What came with an order besides money. */
export interface OrderPerks {
  /** Points that paid for it, and that it has earned. */
  pointsSpent: number
  pointsEarned: number
  /** Keys of redemptions. */
  coupons: readonly string[]
}

export const NO_PERKS: OrderPerks = { pointsSpent: 0, pointsEarned: 0, coupons: [] }

/** What is to be given back. */
export interface RefundAsk {
  /** `amount`: instead of what was paid for the units; without units, a part of the price for goods that stay. */
  lines: readonly { line: number; units: number; amount?: Amount }[]
  /** `rest`: all that is left of it. */
  shipping?: Amount | 'rest'
  /** Goodwill for the order as a whole. */
  other?: Amount
}

const coinOf = ({ currency }: Order): Amount => 10 ** (scaleOf(currency) - minorDigits(currency))
const whole = (amount: Amount, coin: Amount): Amount => amount - (amount % coin)

/** What was paid for each line: less its own discount and its share of what was taken off the order. What that leaves of postage and tax stands beside. */
function paidParts(order: Order): { lines: Map<number, Amount>; goods: Amount; shipping: Amount; tax: Amount } {
  if (order.type !== 'sale' || order.paidAt === undefined) return { lines: new Map(), goods: 0, shipping: 0, tax: 0 }
  const coin = coinOf(order)
  const nets = order.lines.map(({ amount, discount, notSale }) => (notSale === '' ? amount - discount : 0))
  const full = nets.reduce((sum, net) => sum + Math.max(0, net), 0)
  // A line below zero, a correction, is a discount on the others.
  const off = order.discount - nets.reduce((sum, net) => sum + Math.min(0, net), 0)
  const goodsOff = Math.min(off, full)
  const lines = new Map<number, Amount>()
  let reached = 0
  let given = 0
  nets.forEach((net, line) => {
    if (net <= 0) return
    reached += net
    const upTo = reached === full ? goodsOff : whole(shareOf(goodsOff, reached, full), coin)
    lines.set(line, Math.max(0, net - (upTo - given)))
    given = upTo
  })
  const goods = [...lines.values()].reduce((sum, paid) => sum + paid, 0)
  const beside = order.shipping + order.tax - (off - goodsOff)
  const tax = Math.min(Math.max(0, order.tax), Math.max(0, beside))
  return { lines, goods, shipping: Math.max(0, beside - tax), tax }
}

/** Of a surcharge too. */
const shareOf = (amount: Amount, part: Amount, of: Amount): Amount => Math.sign(amount) * partOf(Math.abs(amount), part, of)

const returnable = (paid: Amount, refunded: Amount): Returnable => ({ paid, refunded, left: Math.max(0, paid - refunded) })

/** What can be given back of an order as it came in, after these acts. */
export function refundable(base: Order, acts: readonly OrderAct[]): Refundable {
  const paid = paidParts(base)
  const { refunds } = applyActs(base, acts)
  const sums = { goods: 0, shipping: 0, tax: 0 }
  const byLine = new Map<number, Amount>()
  for (const { goods, shipping, tax, line } of refunds) {
    sums.goods += goods
    sums.shipping += shipping
    sums.tax += tax
    if (line !== undefined) byLine.set(line, (byLine.get(line) ?? 0) + goods)
  }
  const goods = returnable(paid.goods, sums.goods)
  const units = unitsRefunded(acts)
  const lines = [...paid.lines].map(([line, amount]): RefundableLine => {
    const own = returnable(amount, byLine.get(line) ?? 0)
    const count = unitCount(base, line)
    return { line, ...own, left: Math.min(own.left, goods.left), units: count, unitsLeft: Math.max(0, count - (units.get(line) ?? 0)) }
  })
  const shipping = returnable(paid.shipping, sums.shipping)
  const tax = returnable(paid.tax, sums.tax)
  const all = returnable(paid.goods + paid.shipping + paid.tax, sums.goods + sums.shipping + sums.tax)
  const cap = (part: Returnable): Returnable => ({ ...part, left: Math.min(part.left, all.left) })
  return { goods: cap(goods), shipping: cap(shipping), tax: cap(tax), all, lines }
}

const unitCount = ({ lines }: Order, line: number): number => {
  const quantity = lines[line]?.quantity ?? 0
  return Number.isInteger(quantity) ? Math.max(0, quantity) : 0
}

function unitsRefunded(acts: readonly OrderAct[]): Map<number, number> {
  const units = new Map<number, number>()
  for (const { did } of acts.filter(isRefund))
    for (const each of did.split.lines) units.set(each.line, (units.get(each.line) ?? 0) + each.units)
  return units
}

/**
 * Splits what is asked for over goods, postage, tax, points and coupons. Units bring their share of what was really paid for the line, in whole coins, the last
 * one the rest, and tax goes back as goods and postage do: parts sum to what was paid, in whatever order they are asked for. What is asked beyond that is left out.
 */
export function splitRefund(base: Order, acts: readonly OrderAct[], ask: RefundAsk, perks: OrderPerks = NO_PERKS): RefundSplit {
  const can = refundable(base, acts)
  const coin = coinOf(base)
  let goodsLeft = can.goods.left
  const take = (amount: Amount) => {
    const taken = Math.max(0, Math.min(amount, goodsLeft))
    goodsLeft -= taken
    return taken
  }
  const lines = gathered(ask.lines).flatMap(({ line, units: wanted, amount }) => {
    const own = can.lines.find((each) => each.line === line)
    if (!own) return []
    const units = Math.min(wanted, own.unitsLeft)
    const before = own.units - own.unitsLeft
    const given = take(Math.min(own.left, amount ?? paidFor(own, before + units, coin) - paidFor(own, before, coin)))
    return units === 0 && given === 0 ? [] : [{ line, units, amount: given }]
  })
  const shipping = ask.shipping === 'rest' ? can.shipping.left : Math.max(0, Math.min(ask.shipping ?? 0, can.shipping.left))
  const other = take(ask.other ?? 0)
  const goods = lines.reduce((sum, { amount }) => sum + amount, 0) + other
  const tax = taxFor(can, goods + shipping, coin, ask.shipping === 'rest')
  return { lines, shipping, tax, other, ...perksFor(can, goods, acts, perks) }
}

/** What was paid for so many of a line's units, in whole coins; the last unit brings the rest. */
const paidFor = ({ paid, units }: RefundableLine, count: number, coin: Amount): Amount =>
  units > 0 && count >= units ? paid : whole(units === 0 ? 0 : partOf(paid, count, units), coin)

/** One entry a line. */
function gathered(lines: RefundAsk['lines']): RefundAsk['lines'] {
  const byLine = new Map<number, RefundAsk['lines'][number]>()
  for (const each of lines) {
    const known = byLine.get(each.line)
    const amount = each.amount === undefined && known?.amount === undefined ? {} : { amount: (known?.amount ?? 0) + (each.amount ?? 0) }
    byLine.set(each.line, { line: each.line, units: (known?.units ?? 0) + each.units, ...amount })
  }
  return [...byLine.values()]
}

/** Tax of what goes back, pro rata: all of it once all of the rest is back; where nothing else was paid, with `rest`. */
function taxFor({ goods, shipping, tax }: Refundable, now: Amount, coin: Amount, rest: boolean): Amount {
  const paid = goods.paid + shipping.paid
  if (paid === 0 && rest) return tax.left
  if (now <= 0) return 0
  const back = goods.refunded + shipping.refunded + now
  const due = back >= paid ? tax.paid : whole(partOf(tax.paid, back, paid), coin)
  return Math.max(0, Math.min(tax.left, due - tax.refunded))
}

/** Points go with the goods that they paid for, or that earned them; a coupon can be used again once nothing is kept. */
function perksFor(
  { goods }: Refundable,
  now: Amount,
  acts: readonly OrderAct[],
  { pointsSpent, pointsEarned, coupons }: OrderPerks,
): Pick<RefundSplit, 'pointsBack' | 'pointsTaken' | 'coupons'> {
  const before = acts.filter(isRefund).map(({ did }) => did.split)
  const reached = goods.refunded + now
  const isAll = now > 0 && reached >= goods.paid
  const due = (points: number) => (isAll ? points : goods.paid === 0 ? 0 : partOf(points, Math.min(reached, goods.paid), goods.paid))
  const backBefore = before.reduce((sum, split) => sum + split.pointsBack, 0)
  const takenBefore = before.reduce((sum, split) => sum + split.pointsTaken, 0)
  const given = new Set(before.flatMap((split) => split.coupons))
  return {
    pointsBack: now > 0 ? Math.max(0, due(pointsSpent) - backBefore) : 0,
    pointsTaken: now > 0 ? Math.max(0, due(pointsEarned) - takenBefore) : 0,
    coupons: isAll ? coupons.filter((key) => !given.has(key)) : [],
  }
}

/** What of a split goes beyond what is left; undefined: nothing. */
export function beyondPaid(
  base: Order,
  acts: readonly OrderAct[],
  split: RefundSplit,
): 'units' | 'goods' | 'shipping' | 'tax' | 'all' | undefined {
  const can = refundable(base, acts)
  const lineOf = (line: number) => can.lines.find((each) => each.line === line)
  const asked = gathered(split.lines)
  if (asked.some(({ line, units }) => units > (lineOf(line)?.unitsLeft ?? unitsLeftOf(base, acts, line)))) return 'units'
  if (asked.some(({ line, amount = 0 }) => amount > (lineOf(line)?.left ?? 0))) return 'goods'
  const goods = split.lines.reduce((sum, { amount }) => sum + amount, 0) + split.other
  if (goods > can.goods.left) return 'goods'
  if (split.shipping > can.shipping.left) return 'shipping'
  if (split.tax > can.tax.left) return 'tax'
  return goods + split.shipping + split.tax > can.all.left ? 'all' : undefined
}

/** Units of a line that cost nothing, a gift, come back too. */
const unitsLeftOf = (base: Order, acts: readonly OrderAct[], line: number): number =>
  unitCount(base, line) - (unitsRefunded(acts).get(line) ?? 0)
