import type { Amount } from '~/domain/money'
import { apportion } from '~/domain/apportion'
import { partOf } from './allot'
import type { Cart, CartLine, Priced, PriceTerms, Step } from './cart'
import { priceCart } from './priceCart'
import type { Rule } from './rule'
import { NO_USAGE } from './usage'

/** Units of a line that came back. */
export interface ReturnedUnits {
  line: string
  units: number
}

/** With what was given back for them. */
export interface GivenBack extends ReturnedUnits {
  amount: Amount
}

/** An order as it was priced, and what of it came back before and comes back now. Units beyond those that are left do not count. */
export interface RefundAsk {
  cart: Cart
  priced: Priced
  before: readonly GivenBack[]
  now: readonly ReturnedUnits[]
}

/** What is given back for goods. Postage stays paid: giving it back is a decision of its own. */
export interface Refund {
  lines: readonly GivenBack[]
  amount: Amount
  /** Paid for what the buyer keeps, postage with it: what was paid less all that was given back. */
  stays: Amount
  /** Of each rule that asked for something to be reached: how far what stays reaches. */
  reaches: readonly { rule: string; holds: boolean; reached: number; from: number; units: 0 | 1 }[]
  /** Gifts that were given for goods that are no longer kept. */
  gifts: readonly { rule: string; sku: string; units: number }[]
  /** Batches whose coupon the buyer gets back: only where nothing is kept. */
  coupons: readonly string[]
  /** Spent points that are given back, and earned ones that are taken back. */
  pointsBack: number
  pointsTaken: number
}

interface Kept {
  line: CartLine
  pay: Amount
  /** Came back before, and until now. */
  was: number
  is: number
  given: Amount
}

function keptLines({ cart, priced, before, now }: RefundAsk): Kept[] {
  const paid = new Map(priced.lines.map(({ key, pay }) => [key, pay]))
  const sumOf = (rows: readonly ReturnedUnits[], key: string) =>
    rows.reduce((sum, { line, units }) => (line === key ? sum + units : sum), 0)
  return cart.lines.map((line) => {
    const was = Math.min(line.quantity, sumOf(before, line.key))
    const is = Math.min(line.quantity, was + sumOf(now, line.key))
    const given = before.reduce((sum, { line: key, amount }) => (key === line.key ? sum + amount : sum), 0)
    return { line, pay: paid.get(line.key) ?? line.amount, was, is, given }
  })
}

/** What was paid for so many of a line's units, in whole coins; the last unit brings the rest. */
function paidFor({ line, pay }: Kept, units: number, minor: Amount): Amount {
  if (units >= line.quantity) return pay
  const part = partOf(pay, units, line.quantity)
  return part - (part % minor)
}

/** Each unit brings its share of what was paid for its line: parts always sum to what was paid, whatever thresholds say. */
export function refundShares(ask: RefundAsk, terms: PriceTerms): Refund {
  const kept = keptLines(ask)
  const lines = kept
    .filter(({ was, is }) => is > was)
    .map((each) => ({
      line: each.line.key,
      units: each.is - each.was,
      amount: Math.max(0, paidFor(each, each.is, terms.minor) - each.given),
    }))
  return refundOf(ask, kept, lines, repriced(ask, kept, terms), terms)
}

/** The order that is left is priced anew by the rules that fired; what was paid beyond that is given back, never less than nothing. */
export function refundRepriced(ask: RefundAsk, terms: PriceTerms): Refund {
  const kept = keptLines(ask)
  const anew = repriced(ask, kept, terms)
  const back = kept.filter(({ was, is }) => is > was)
  const isAll = kept.every(({ line, is }) => is === line.quantity)
  const given = kept.reduce((sum, each) => sum + each.given, 0)
  const due = isAll ? ask.priced.shipping : anew.total
  const rest = back.length === 0 ? 0 : Math.max(0, ask.priced.total - given - due)
  const amount = isAll ? rest : rest - (rest % terms.minor)
  const weights = back.map(({ line, was, is }) => partOf(line.amount, is - was, line.quantity))
  const parts = spread(amount, weights, terms.minor)
  const lines = back.map(({ line, was, is }, i) => ({ line: line.key, units: is - was, amount: parts[i] }))
  return refundOf(ask, kept, lines, anew, terms)
}

/** In whole coins; what is less than one goes with the first. */
function spread(amount: Amount, weights: readonly number[], minor: Amount): Amount[] {
  const coins = Math.floor(amount / minor)
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const parts = apportion(
    weights.map((weight) => (whole > 0 ? (coins / whole) * weight : coins / weights.length)),
    coins,
  )
  return parts.map((part, i) => part * minor + (i === 0 ? amount % minor : 0))
}

/** What stays, under the rules that fired. Limits on all orders are aside, those on one order stand: no more units are cheap than were. */
function repriced({ cart, priced }: RefundAsk, kept: readonly Kept[], terms: PriceTerms): Priced {
  const skus = new Map(cart.lines.map(({ key, goods }) => [key, goods.sku]))
  const fired = new Map(priced.steps.filter(({ verdict }) => verdict === 'fired').map((step) => [step.rule, step]))
  const rules = terms.rules.flatMap((rule): Rule[] => {
    const step = fired.get(rule.key)
    return step ? [{ ...rule, limits: limitsThen(rule, step, skus) }] : []
  })
  const lines = kept
    .filter(({ line, is }) => is < line.quantity)
    .map(({ line, is }) => ({
      ...line,
      quantity: line.quantity - is,
      amount: line.amount - partOf(line.amount, is, line.quantity),
    }))
  return priceCart({ ...cart, lines, points: priced.pointsSpent - pointsBackFor(priced, kept, 'is') }, { ...terms, rules }, NO_USAGE)
}

function limitsThen({ limits: { perOrder, stock } }: Rule, step: Step, skus: ReadonlyMap<string, string>): Rule['limits'] {
  if (step.gifts.length > 0) return { perOrder: step.times }
  if (!stock) return perOrder === undefined ? {} : { perOrder }
  const taken: Record<string, number> = Object.fromEntries(Object.keys(stock).map((sku) => [sku, 0]))
  for (const { line, units = 0 } of step.lines) {
    const sku = skus.get(line)
    if (sku !== undefined && sku in taken) taken[sku] += units
  }
  return perOrder === undefined ? { stock: taken } : { perOrder, stock: taken }
}

/** Points that paid for the units that came back; all of them once all did. */
function pointsBackFor({ steps, pointsSpent }: Priced, kept: readonly Kept[], when: 'was' | 'is'): number {
  if (kept.every((each) => each[when] === each.line.quantity)) return pointsSpent
  const of = new Map(kept.map((each) => [each.line.key, each]))
  return steps.reduce((sum, { pointsSpent: points, goods, lines }) => {
    if (points === 0 || goods === 0) return sum
    const back = lines.reduce((off, each) => {
      const line = of.get(each.line)
      return line ? off + partOf(each.off, line[when], line.line.quantity) : off
    }, 0)
    return sum + partOf(points, back, goods)
  }, 0)
}

/** Points that were earned with what is kept. */
function pointsKeptFor({ pointsEarned, goods }: Priced, kept: readonly Kept[], when: 'was' | 'is'): number {
  if (kept.every((each) => each[when] === each.line.quantity)) return 0
  const paid = kept.reduce((sum, each) => sum + each.pay - partOf(each.pay, each[when], each.line.quantity), 0)
  return goods === 0 ? pointsEarned : partOf(pointsEarned, paid, goods)
}

const couponsOf = ({ rules }: PriceTerms, fired: readonly Step[]): string[] =>
  rules.flatMap(({ key, action }) => (action.kind === 'coupon' && fired.some(({ rule }) => rule === key) ? [action.batch] : []))

/** Gifts beyond those that what stays would get. */
function giftsBack({ rule, gifts }: Step, anew: Step | undefined): Refund['gifts'] {
  const stays = new Map(anew?.gifts.map(({ sku, units }) => [sku, units]))
  return gifts.map(({ sku, units }) => ({ rule, sku, units: units - (stays.get(sku) ?? 0) })).filter(({ units }) => units > 0)
}

function refundOf(
  { priced, before }: RefundAsk,
  kept: readonly Kept[],
  lines: readonly GivenBack[],
  anew: Priced,
  terms: PriceTerms,
): Refund {
  const amount = lines.reduce((sum, line) => sum + line.amount, 0)
  const given = before.reduce((sum, line) => sum + line.amount, 0)
  const isAll = kept.every(({ line, is }) => is === line.quantity)
  const fired = priced.steps.filter(({ verdict }) => verdict === 'fired')
  const stepOf = (rule: string) => anew.steps.find((step) => step.rule === rule)
  return {
    lines,
    amount,
    stays: priced.total - given - amount,
    reaches: fired.flatMap((step) => {
      const { from, units } = step.facts
      if (typeof from !== 'number') return []
      const reached = Number(stepOf(step.rule)?.facts.reached ?? 0)
      return [{ rule: step.rule, holds: reached >= from * step.times, reached, from, units: units === 1 ? (1 as const) : (0 as const) }]
    }),
    gifts: fired.flatMap((step) => giftsBack(step, stepOf(step.rule))),
    coupons: isAll && lines.length > 0 ? couponsOf(terms, fired) : [],
    pointsBack: pointsBackFor(priced, kept, 'is') - pointsBackFor(priced, kept, 'was'),
    pointsTaken: pointsKeptFor(priced, kept, 'was') - pointsKeptFor(priced, kept, 'is'),
  }
}
