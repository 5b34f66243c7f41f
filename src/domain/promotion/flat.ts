import type { Instant } from '~/lib/zone'
import type { Amount } from '~/domain/money'
import type { CartGoods, Verdict } from './cart'
import type { RuleClass, StackMode } from './kinds'
import type { Rule } from './rule'

/** A verdict as a byte. */
export const CODE = {
  fired: 0,
  notYet: 1,
  over: 2,
  weekday: 3,
  hour: 4,
  channel: 5,
  region: 6,
  tier: 7,
  audience: 8,
  notFirst: 9,
  noCoupon: 10,
  noPoints: 11,
  noPostage: 12,
  ordersUsed: 13,
  buyerUsed: 14,
  budget: 15,
  noGoods: 16,
  notReached: 17,
  noSet: 18,
  stock: 19,
  group: 20,
  exclusive: 21,
  beaten: 22,
  touched: 23,
  floor: 24,
} as const satisfies Record<Verdict, number>

/** Of a rule that passed its gates and was not settled yet. */
export const OPEN = 255
/** Of a rule of mode `best` that has an effect, while it is settled whose is greatest. */
export const WANTED = 254

/** What a rule gives: it takes money off, gives goods, or points on top. Rules of modes `best` and `first` meet those of their class that give the same. */
export type Gives = 'money' | 'gifts' | 'points'

/** Lines of one cart as columns. */
export interface BasketLines {
  /** Index among the goods that the terms were made for. */
  goods: Int32Array
  quantity: Float64Array
  /** Before promotions. */
  amount: Float64Array
  /** What is still to pay; what it is less than `amount` was taken off. */
  left: Float64Array
  /** The caller's own number of the line. */
  line: Int32Array
  /** By the rule that is being tried: taken off, and units that it is taken off from. */
  want: Float64Array
  units: Float64Array
  /** 1: the rule that is being tried may use it; covered and usable. */
  usable: Uint8Array
  open: Uint8Array
  /** The rule of its class, `first` or `best`, that took money off it or gave for it; -1: none. */
  touchedMoney: Int32Array
  touchedOther: Int32Array
  /** For sorting and for allotting, in coins. */
  order: Int32Array
  weight: Float64Array
  cap: Float64Array
  rest: Float64Array
}

/** What one rule did in one cart, as columns over the rules of the terms. */
export interface BasketRules {
  /** CODE of its verdict. */
  verdict: Uint8Array
  goodsOff: Float64Array
  shippingOff: Float64Array
  giftCost: Float64Array
  pointsEarned: Float64Array
  pointsSpent: Float64Array
  times: Float64Array
  /** Facts of the verdict: what was reached, from what on, 1 where that is units; or the index of the rule that stood in the way, as `reached`. */
  reached: Float64Array
  from: Float64Array
  inUnits: Uint8Array
}

/** What was taken off which line, in the order in which it was: rows of four columns. */
export interface BasketLog {
  count: number
  rule: Int32Array
  /** Its place in `lines`. */
  at: Int32Array
  off: Float64Array
  units: Float64Array
}

/** One cart, ready to be priced, and what came of it. Made once and filled anew for each order; nothing is allocated in between. */
export interface Basket {
  at: Instant
  /** Of the terms' codes, -1: one that no rule names. */
  channel: number
  region: number
  tier: number
  /** The caller's own number of the buyer; -1: unknown. */
  buyer: number
  /** Paid orders of the buyer before this one. */
  orders: number
  /** 1 by the terms' codes of audiences and batches. */
  audiences: Uint8Array
  coupons: Uint8Array
  shipping: Amount
  points: number
  /** How many lines there are. */
  count: number
  lines: BasketLines
  rules: BasketRules
  log: BasketLog

  /** After pricing. */
  shippingLeft: Amount
  /** Σ left of the lines. */
  goods: Amount
  discount: Amount
  giftCost: Amount
  pointsEarned: number
  pointsSpent: number

  /** Wall clock of `at`. */
  minute: number
  weekday: number
  weekdayBefore: number
  /** What the rule that is being tried would do besides `want`. */
  wantShipping: Amount
  wantGiftCost: Amount
  wantPoints: number
  wantTimes: number
  /** Units by limited SKU that a rule took. */
  taken: Float64Array
  /** By group: the rule that fired, or -1. */
  groups: Int32Array
  /** The rule, `first` or `best`, that took off the postage; -1: none. */
  touchedPostage: number
}

/** What rules have given so far; counted on by `countUse`. */
export interface FlatUsage {
  /** By rule. */
  orders: Float64Array
  spent: Float64Array
  /** Units that are left, by slot. */
  stock: Float64Array
  /** By rule, then by the caller's number of the buyer; only of rules with a limit by buyer. */
  buyers: readonly (Map<number, number> | undefined)[]
}

/** Holds: 0; else the code of the verdict. */
export type Condition = (basket: Basket, usage: FlatUsage) => number

/** Writes what the rule would do into the basket's wants. With no effect: the code of the verdict. */
export type Effect = (basket: Basket, usage: FlatUsage) => number

/** What an effect is made with. */
export interface EffectParts extends Pick<FlatTerms, 'minor' | 'floor' | 'earnPer'> {
  /** Of the rule. */
  index: number
  goods: readonly CartGoods[]
  giftCosts: Readonly<Record<string, Amount>>
  /** Infinity: no limit. */
  perOrder: number
  slotFrom: number
  slotTo: number
  /** The slot of a SKU, -1: it has no limit. */
  slotOf: (sku: string) => number
}

export interface FlatRule {
  /** Place among the terms' rules, which is the order of application. */
  index: number
  rule: Rule
  class: RuleClass
  gives: Gives
  mode: StackMode
  /** -1: none. */
  group: number
  /** By goods. */
  covers: Uint8Array
  conditions: readonly Condition[]
  effect: Effect
  /** Infinity: none. */
  budget: Amount
  /** Slots of its limited SKUs, half-open. */
  slotFrom: number
  slotTo: number
}

/** One class and what it gives, with its rules in the order of application. */
export interface FlatClass {
  rules: readonly FlatRule[]
  /** By what they give: those of mode `best`, which are settled together. */
  best: Readonly<Record<Gives, readonly FlatRule[]>>
  /** Where none is of mode `best` or `first` nothing has to be touched. */
  touches: boolean
}

/** Rules made ready for many carts over one list of goods. */
export interface FlatTerms {
  rules: readonly FlatRule[]
  exclusive: readonly FlatRule[]
  classes: readonly FlatClass[]
  /** By goods: order of the SKU codes, and no unit below. */
  rank: Int32Array
  floor: Float64Array
  minor: Amount
  /** 0: the shop gives no points. */
  earnPer: Amount
  zone: string
  /** A rule asks for weekday or hour. */
  needsClock: boolean
  /** Names that rules ask for; a basket has their index. */
  codes: {
    channels: readonly string[]
    regions: readonly string[]
    tiers: readonly string[]
    audiences: readonly string[]
    batches: readonly string[]
  }
  groups: number
  /** SKU and limit by slot. */
  slots: readonly { rule: number; sku: string; limit: number }[]
}

function linesOf(capacity: number): BasketLines {
  return {
    goods: new Int32Array(capacity),
    quantity: new Float64Array(capacity),
    amount: new Float64Array(capacity),
    left: new Float64Array(capacity),
    line: new Int32Array(capacity),
    want: new Float64Array(capacity),
    units: new Float64Array(capacity),
    usable: new Uint8Array(capacity),
    open: new Uint8Array(capacity),
    touchedMoney: new Int32Array(capacity),
    touchedOther: new Int32Array(capacity),
    order: new Int32Array(capacity),
    weight: new Float64Array(capacity),
    cap: new Float64Array(capacity),
    rest: new Float64Array(capacity),
  }
}

const logOf = (capacity: number): BasketLog => ({
  count: 0,
  rule: new Int32Array(capacity),
  at: new Int32Array(capacity),
  off: new Float64Array(capacity),
  units: new Float64Array(capacity),
})

const rulesOf = (count: number): BasketRules => ({
  verdict: new Uint8Array(count),
  goodsOff: new Float64Array(count),
  shippingOff: new Float64Array(count),
  giftCost: new Float64Array(count),
  pointsEarned: new Float64Array(count),
  pointsSpent: new Float64Array(count),
  times: new Float64Array(count),
  reached: new Float64Array(count),
  from: new Float64Array(count),
  inUnits: new Uint8Array(count),
})

/** A basket for these terms; it grows where an order has more lines. */
export const basketFor = ({ rules, codes, slots, groups }: FlatTerms, capacity = 64): Basket => ({
  at: 0,
  channel: -1,
  region: -1,
  tier: -1,
  buyer: -1,
  orders: 0,
  audiences: new Uint8Array(codes.audiences.length),
  coupons: new Uint8Array(codes.batches.length),
  shipping: 0,
  points: 0,
  count: 0,
  lines: linesOf(capacity),
  rules: rulesOf(rules.length),
  log: logOf(capacity * 4),
  shippingLeft: 0,
  goods: 0,
  discount: 0,
  giftCost: 0,
  pointsEarned: 0,
  pointsSpent: 0,
  minute: 0,
  weekday: 1,
  weekdayBefore: 7,
  wantShipping: 0,
  wantGiftCost: 0,
  wantPoints: 0,
  wantTimes: 0,
  taken: new Float64Array(slots.length),
  groups: new Int32Array(groups),
  touchedPostage: -1,
})

/** Adds a line to a basket whose `count` was set to 0 for a new order. */
export function addLine(basket: Basket, goods: number, quantity: number, amount: Amount, line: number): void {
  const at = basket.count++
  if (at === basket.lines.goods.length) grow(basket)
  const { lines } = basket
  lines.goods[at] = goods
  lines.quantity[at] = quantity
  lines.amount[at] = amount
  lines.line[at] = line
}

function grow(basket: Basket): void {
  const old = basket.lines
  const capacity = old.goods.length * 2
  basket.lines = linesOf(capacity)
  basket.lines.goods.set(old.goods)
  basket.lines.quantity.set(old.quantity)
  basket.lines.amount.set(old.amount)
  basket.lines.line.set(old.line)
}

/** Writes down what a rule took off a line. */
export function logOff(basket: Basket, rule: number, at: number, off: number, units: number): void {
  if (basket.log.count === basket.log.rule.length) {
    const old = basket.log
    basket.log = logOf(old.count * 2)
    basket.log.count = old.count
    basket.log.rule.set(old.rule)
    basket.log.at.set(old.at)
    basket.log.off.set(old.off)
    basket.log.units.set(old.units)
  }
  const { log } = basket
  const row = log.count++
  log.rule[row] = rule
  log.at[row] = at
  log.off[row] = off
  log.units[row] = units
}

/** Nothing was given yet. */
export const freshUsage = ({ rules, slots }: FlatTerms): FlatUsage => ({
  orders: new Float64Array(rules.length),
  spent: new Float64Array(rules.length),
  stock: Float64Array.from(slots, ({ limit }) => limit),
  buyers: rules.map(({ rule }) => (rule.limits.perBuyer === undefined ? undefined : new Map<number, number>())),
})

/** Counts a priced basket into what the rules have given. */
export function countUse(terms: FlatTerms, basket: Basket, usage: FlatUsage): void {
  const { verdict, goodsOff, shippingOff, giftCost } = basket.rules
  for (const { index, slotFrom, slotTo } of terms.rules) {
    if (verdict[index] !== CODE.fired) continue
    usage.orders[index]++
    usage.spent[index] += goodsOff[index] + shippingOff[index] + giftCost[index]
    for (let slot = slotFrom; slot < slotTo; slot++) usage.stock[slot] -= basket.taken[slot]
    const buyers = usage.buyers[index]
    if (buyers && basket.buyer >= 0) buyers.set(basket.buyer, (buyers.get(basket.buyer) ?? 0) + 1)
  }
}
