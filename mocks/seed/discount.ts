import type { SoldLine } from './orderBook'
import type { Plan } from './promotions'
import type { Random } from './random'
import { DEPARTMENTS } from './tree'

/** What is about to be ordered; amounts. */
export interface Basket {
  lines: SoldLine[]
  /** Department of each line. */
  departments: number[]
  goods: number
  shipping: number
  /** Paid orders of this buyer so far. */
  before: number
}

export interface Discount {
  plan?: Plan
  /** Off the goods, and off the postage. */
  goods: number
  shipping: number
}

/** The first of the day's promotions that the basket gets something from. */
export function discountOf(plans: readonly Plan[], running: readonly number[], basket: Basket, random: Random, unit: number): Discount {
  for (const place of running) {
    const plan = plans[place]
    if (plan.taken < 1 && !random.chance(plan.taken)) continue
    if (plan.kind === 'freeShipping') {
      if (basket.shipping > 0 && basket.goods >= (plan.threshold ?? 0) * unit) return { plan, goods: 0, shipping: basket.shipping }
      continue
    }
    const goods = Math.min(offGoods(plan, basket, unit), basket.goods)
    if (goods > 0) return { plan, goods, shipping: 0 }
  }
  return { goods: 0, shipping: 0 }
}

const MOST_TIMES = 3
const MEMBER_FROM = 3

function offGoods(plan: Plan, basket: Basket, unit: number): number {
  const covered = coveredBy(plan, basket)
  const threshold = (plan.threshold ?? 0) * unit
  switch (plan.kind) {
    case 'threshold':
      return Math.min(MOST_TIMES, Math.floor(covered / threshold)) * (plan.off ?? 0) * unit
    case 'coupon':
      if (plan.goal === 'traffic' && basket.before > 0) return 0
      return covered >= threshold ? (plan.off ?? 0) * unit : 0
    case 'members':
      return basket.before >= MEMBER_FROM ? minor(covered * (plan.share ?? 0), unit) : 0
    case 'buyXGetY':
      return minor(secondUnit(plan, basket) * (plan.share ?? 0), unit)
    case 'percent':
    case 'timed':
      return minor(covered * (plan.share ?? 0), unit)
    case 'bundle':
    case 'freeShipping':
    case 'gift':
    case 'points':
      return 0
  }
}

const minor = (amount: number, unit: number) => Math.floor(amount / (unit / 100)) * (unit / 100)

const covers = ({ departments }: Plan, department: number) => departments.length === 0 || departments.includes(DEPARTMENTS[department].key)

function coveredBy(plan: Plan, { lines, departments }: Basket): number {
  let sum = 0
  lines.forEach(({ price, quantity }, i) => {
    if (covers(plan, departments[i])) sum += price * quantity
  })
  return sum
}

/** Price of the cheaper of the first two covered units; 0 where there is one. */
function secondUnit(plan: Plan, { lines, departments }: Basket): number {
  const prices = lines.flatMap(({ price, quantity }, i) =>
    covers(plan, departments[i]) ? Array.from({ length: quantity }, () => price) : [],
  )
  return prices.length < 2 ? 0 : prices.sort((a, b) => a - b)[0]
}
