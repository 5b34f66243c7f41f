import { unitOf } from '~/domain/money'
import type { PromotionGoal } from '~/domain/promotion/kinds'
import type { PromotionStage } from '~/domain/promotion/promotion'
import type { Rule } from '~/domain/promotion/rule'
import type { Day } from '~/lib/zone'
import type { Calendar } from './calendar'
import type { Catalog } from './catalog'
import { keyed, ruleKit } from './planRules'
import { CURRENT_EN, CURRENT_ZH, YEARLY_EN, YEARLY_ZH } from './plans'
import { tierNames } from './tiers'

/** A promotion before its figures are known: what it does to demand and to an order. */
export interface Plan {
  key: string
  name: string
  goal: PromotionGoal
  /** Half-open days. */
  from: Day
  to: Day
  stage: PromotionStage
  rules: Rule[]
  /** Demand of each of its days against a plain one; the last holds on. */
  lift: number[]
  /** Share of the orders that could use it and do. */
  taken: number
  /** Share of buyers that have its coupon. */
  coupons: number
  /** Actual against expected, for the plan's figures. */
  reached: number
  lessons: string[]
}

/** So many days after its end somebody has looked at what came of it. */
const JUDGED_AFTER = 40

/** Every promotion of the shop's time and of the next half year, those that win over others first: an order has one at most. */
export function plansOf(calendar: Calendar, catalog: Catalog): Plan[] {
  const { words, today } = calendar
  const chinese = words.shop.currency === 'CNY'
  const kit = ruleKit(unitOf(words.shop.currency), giftOf(catalog), tierNames(words))
  const plans: Plan[] = []
  const last = today + 200
  const firstYear = new Date(calendar.first * 86_400_000).getUTCFullYear()
  for (const { key: name, days, rules, lessons, ...rest } of chinese ? YEARLY_ZH : YEARLY_EN) {
    for (let year = firstYear; year <= firstYear + 4; year++) {
      const [from, to] = days(year)
      if (to <= calendar.first || from > last) continue
      // What a plan expected and what came differ by up to a fifth, each in its own way.
      const reached = 0.82 + (((year * 31 + name.length * 17) % 10) / 10) * 0.38
      const key = `${name}-${year}`
      const own = { key, name: `${rest.name} ${year}`, from, to, rules: keyed(rules(kit, key)), reached }
      plans.push({ taken: 1, coupons: 1, ...rest, ...own, stage: to + JUDGED_AFTER <= today ? 'judged' : 'scheduled', lessons })
    }
  }
  stageAhead(plans, today)
  const current = (chinese ? CURRENT_ZH : CURRENT_EN).map(({ from, to, rules, ...rest }): Plan => {
    const own = { from: today + from, to: today + to, rules: keyed(rules(kit, rest.key)) }
    return { taken: 1, coupons: 1, reached: 1, lift: [1], lessons: [], ...rest, ...own }
  })
  return [...plans, ...current]
}

/** The next one stands, those after it are on their way through review, the later ones are drafts. */
function stageAhead(plans: Plan[], today: Day): void {
  const ahead = plans.filter(({ from }) => from > today).sort((a, b) => a.from - b.from)
  const stages: PromotionStage[] = ['scheduled', 'approved', 'inReview']
  ahead.forEach((plan, i) => (plan.stage = stages[i] ?? 'draft'))
}

/** Of the cheapest tenth of what was on sale all the time, the one that there is most of. */
function giftOf({ goods, skus, share }: Catalog): string {
  const places = goods.flatMap(({ onSale, firstSku, product, demand }) =>
    onSale[0] === 0 && onSale[1] === Infinity
      ? product.skus.map((_, i) => ({ place: firstSku + i, demand: demand * share[firstSku + i] }))
      : [],
  )
  const byCost = places.sort((a, b) => (skus[a.place].cost ?? 0) - (skus[b.place].cost ?? 0))
  const cheap = byCost.slice(0, Math.ceil(byCost.length / 10))
  return skus[cheap.reduce((most, one) => (one.demand > most.demand ? one : most)).place].code
}

/** Days after a promotion on which buyers have what they need. */
const DIP = [0.55, 0.6, 0.68, 0.74, 0.8, 0.86, 0.92]

/** Puts peaks, and the dips after them, on the demand of each day. */
export function liftDemand(demand: Float64Array, plans: readonly Plan[], first: Day): void {
  for (const { from, to, lift, stage } of plans) {
    if (stage === 'paused' || lift.length === 1) continue
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
  plans.forEach(({ from, to, stage }, place) => {
    if (stage === 'paused') return
    for (let day = Math.max(from, first); day < Math.min(to, first + count); day++) running[day - first].push(place)
  })
  return running
}
