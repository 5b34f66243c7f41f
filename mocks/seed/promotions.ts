import type { PromotionGoal, PromotionKind } from '~/domain/promotion/kinds'
import { type Day, dayFromCivil, weekdayOf } from '~/lib/zone'
import { type Calendar, lunarNewYear } from './calendar'

/** A promotion before its figures are known: what it does to demand and to an order. Money in units of the currency. */
export interface Plan {
  key: string
  name: string
  kind: PromotionKind
  goal: PromotionGoal
  /** Half-open days. */
  from: Day
  to: Day
  paused: boolean
  /** Demand of each of its days against a plain one; the last holds on. */
  lift: number[]
  threshold?: number
  off?: number
  share?: number
  /** Departments; none: all. */
  departments: string[]
  /** Share of orders that could use it and do. */
  taken: number
  /** Actual against expected, for the plan's figures. */
  reached: number
}

type Row = Omit<Plan, 'key' | 'from' | 'to' | 'paused' | 'departments' | 'taken' | 'reached'> & Partial<Plan>
type Yearly = Row & { key: string; days: (year: number) => [Day, Day] }

const dates =
  (month: number, from: number, toMonth: number, to: number) =>
  (year: number): [Day, Day] => [dayFromCivil(year, month, from), dayFromCivil(year, toMonth, to)]

/** The nth weekday of a month; Monday is 1. */
function nth(year: number, month: number, weekday: number, n: number): Day {
  const first = dayFromCivil(year, month, 1)
  return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (n - 1)
}

const YEARLY_ZH: Yearly[] = [
  { key: 'nianhuo', name: '年货节', kind: 'threshold', goal: 'productSales', threshold: 200, off: 25, lift: [1.9, 1.6, 1.5, 1.5, 1.6, 1.7, 1.5], days: (year) => [lunarNewYear(year) - 24, lunarNewYear(year) - 10] },
  { key: '38', name: '38 焕新周', kind: 'threshold', goal: 'traffic', threshold: 199, off: 20, lift: [1.7, 1.5, 1.4, 2.2], days: dates(3, 5, 3, 9) },
  { key: '520', name: '520 礼遇', kind: 'percent', goal: 'conversion', share: 0.1, departments: ['accessories', 'pantry', 'home'], lift: [1.3, 1.4, 1.8], days: dates(5, 18, 5, 21) },
  { key: '618', name: '618 年中大促', kind: 'threshold', goal: 'productSales', threshold: 300, off: 50, lift: [4.2, 2.2, 1.6, 1.3, 1.2, 1.1, 1.1, 1.1, 1.1, 1.1, 1.1, 1.2, 1.3, 1.4, 1.9, 2.6, 3.2, 6.5], days: dates(6, 1, 6, 19) },
  { key: '99', name: '99 大促', kind: 'percent', goal: 'clearance', share: 0.12, lift: [1.7, 1.6, 2.1], days: dates(9, 7, 9, 10) },
  { key: 'shuang11', name: '双11 大促', kind: 'threshold', goal: 'productSales', threshold: 300, off: 50, lift: [4.6, 3.4, 1.9, 1.5, 1.3, 1.2, 1.2, 1.3, 1.4, 1.9, 4.2, 9.5], days: dates(10, 31, 11, 12) },
  { key: 'shuang12', name: '双12', kind: 'coupon', goal: 'conversion', threshold: 150, off: 15, taken: 0.6, lift: [1.8, 1.6, 3.4], days: dates(12, 10, 12, 13) },
] // prettier-ignore

const YEARLY_EN: Yearly[] = [
  { key: 'newyear', name: 'New Year sale', kind: 'percent', goal: 'clearance', share: 0.15, departments: ['apparel', 'accessories'], lift: [1.7, 1.5, 1.4, 1.3], days: dates(1, 2, 1, 9) },
  { key: 'presidents', name: "Presidents' Day", kind: 'threshold', goal: 'traffic', threshold: 75, off: 10, lift: [1.4, 1.5, 1.6, 1.8], days: (year) => [nth(year, 2, 1, 3) - 3, nth(year, 2, 1, 3) + 1] },
  { key: 'mothers', name: "Mother's Day gifts", kind: 'percent', goal: 'productSales', share: 0.1, departments: ['pantry', 'home', 'accessories'], lift: [1.3, 1.4, 1.5, 1.7, 1.9, 1.8, 1.3], days: (year) => [nth(year, 5, 7, 2) - 9, nth(year, 5, 7, 2) + 1] },
  { key: 'memorial', name: 'Memorial Day', kind: 'threshold', goal: 'conversion', threshold: 80, off: 12, lift: [1.5, 1.6, 1.6, 2], days: (year) => [dayFromCivil(year, 5, 31) - weekdayOf(dayFromCivil(year, 5, 31)) - 2, dayFromCivil(year, 5, 31) - weekdayOf(dayFromCivil(year, 5, 31)) + 2] },
  { key: 'summer', name: 'Summer event', kind: 'percent', goal: 'clearance', share: 0.2, departments: ['apparel', 'outdoor'], lift: [2.6, 2.8, 1.8], days: dates(7, 8, 7, 12) },
  { key: 'labor', name: 'Labor Day', kind: 'coupon', goal: 'loyalty', threshold: 60, off: 8, taken: 0.6, lift: [1.4, 1.5, 1.6, 1.9], days: (year) => [nth(year, 9, 1, 1) - 3, nth(year, 9, 1, 1) + 1] },
  { key: 'blackfriday', name: 'Black Friday to Cyber Monday', kind: 'threshold', goal: 'productSales', threshold: 60, off: 12, lift: [2.1, 7.5, 4, 3.4, 6.5], days: (year) => [nth(year, 11, 4, 4), nth(year, 11, 4, 4) + 5] },
  { key: 'holiday', name: 'Holiday gifts', kind: 'freeShipping', goal: 'conversion', threshold: 25, lift: [1.9, 1.8, 1.7, 1.8, 1.9, 2.1, 2, 1.8, 1.6], days: dates(12, 7, 12, 18) },
] // prettier-ignore

/** Campaigns around the moment that the shop ends at, whatever the date: running as planned, running off its plan, paused, and planned. */
function around(calendar: Calendar, chinese: boolean): Plan[] {
  const { today } = calendar
  const plain = { departments: [], lift: [1], taken: 1, reached: 1, paused: false }
  return [
    { ...plain, key: 'month-threshold', name: chinese ? '本月满减 满159减15' : 'Spend $50, save $5', kind: 'threshold', goal: 'conversion', from: today - 15, to: today + 9, threshold: chinese ? 159 : 50, off: chinese ? 15 : 5, lift: [1], reached: 1.04, taken: 0.7 },
    { ...plain, key: 'newcomer-coupon', name: chinese ? '新客券 满99减12' : 'First order: $6 off $35', kind: 'coupon', goal: 'traffic', from: today - 9, to: today + 14, threshold: chinese ? 99 : 35, off: chinese ? 12 : 6, taken: 0.5, reached: 0.41 },
    { ...plain, key: 'tea-week', name: chinese ? '茶咖周 第二件半价' : 'Tea & coffee week: second at half price', kind: 'buyXGetY', goal: 'productSales', from: today - 5, to: today + 4, share: 0.5, departments: ['pantry'], reached: 0.93 },
    { ...plain, key: 'members-day', name: chinese ? '会员专享 9.5 折' : 'Members: 5 % off', kind: 'members', goal: 'loyalty', from: today - 120, to: today + 60, share: 0.05, taken: 0.35, reached: 1.08 },
    { ...plain, key: 'outdoor-flash', name: chinese ? '户外限时 8 折' : 'Outdoor flash sale: 20 % off', kind: 'timed', goal: 'clearance', from: today - 3, to: today + 5, share: 0.2, departments: ['outdoor'], paused: true },
    { ...plain, key: 'season-clearance', name: chinese ? '换季清仓 7 折' : 'End-of-season clearance: 30 % off', kind: 'percent', goal: 'clearance', from: today + 12, to: today + 26, share: 0.3, departments: ['apparel'] },
    { ...plain, key: 'gift-bundle', name: chinese ? '礼盒组合价' : 'Gift bundles', kind: 'bundle', goal: 'awareness', from: today + 20, to: today + 35, share: 0.15, departments: ['kitchen', 'pantry'] },
  ] // prettier-ignore
}

/** Every promotion of the shop's time and of the next half year, those that win over others first: an order has one at most. */
export function plansOf(calendar: Calendar): Plan[] {
  const chinese = calendar.words.shop.currency === 'CNY'
  const plans: Plan[] = []
  const last = calendar.today + 200
  const firstYear = new Date(calendar.first * 86_400_000).getUTCFullYear()
  for (const { key, days, ...rest } of chinese ? YEARLY_ZH : YEARLY_EN) {
    for (let year = firstYear; year <= firstYear + 4; year++) {
      const [from, to] = days(year)
      if (to <= calendar.first || from > last) continue
      // What a plan expected and what came differ by up to a fifth, each in its own way.
      const reached = 0.82 + (((year * 31 + key.length * 17) % 10) / 10) * 0.38
      plans.push({
        departments: [],
        taken: 1,
        paused: false,
        reached,
        ...rest,
        key: `${key}-${year}`,
        name: `${rest.name} ${year}`,
        from,
        to,
      })
    }
  }
  return [...plans, ...around(calendar, chinese)]
}

/** Days after a promotion on which buyers have what they need. */
const DIP = [0.55, 0.6, 0.68, 0.74, 0.8, 0.86, 0.92]

/** Puts peaks, and the dips after them, on the demand of each day. */
export function liftDemand(demand: Float64Array, plans: readonly Plan[], first: Day): void {
  for (const { from, to, lift, paused } of plans) {
    if (paused || lift.length === 1) continue
    const at = (day: Day, factor: number) => {
      if (day >= first && day - first < demand.length) demand[day - first] *= factor
    }
    for (let day = from; day < to; day++) at(day, lift[Math.min(day - from, lift.length - 1)])
    DIP.forEach((factor, i) => at(to + i, factor))
  }
}

/** Places of the plans that run on each day. */
export function runningPlans(plans: readonly Plan[], first: Day, count: number): number[][] {
  const running = Array.from({ length: count }, (): number[] => [])
  plans.forEach(({ from, to, paused, kind }, place) => {
    if (paused || kind === 'bundle') return
    for (let day = Math.max(from, first); day < Math.min(to, first + count); day++) running[day - first].push(place)
  })
  return running
}
