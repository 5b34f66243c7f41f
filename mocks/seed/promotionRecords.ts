import { unitOf } from '~/domain/money'
import type { GoalMetric } from '~/domain/promotion/goalPlan'
import type { PromotionGoal, PromotionKind } from '~/domain/promotion/kinds'
import type { Expected, Promotion, SuccessTest, Verdicted } from '~/domain/promotion/promotion'
import { scaled, type Sold, soldByDay, soldByPromotion, sumOf } from './figures'
import type { Plan } from './promotions'
import type { Simulated } from './simulate'
import { termsOf } from './terms'

const DAY = 86_400_000
const HOUR = 3_600_000

/** Promotions as they were planned, with what they were to bring and, of some, what came of it. */
export function promotionsOf(shop: Simulated): Promotion[] {
  const sold = soldByPromotion(shop)
  const days = soldByDay(shop)
  return shop.plans.map((plan, i) => promotionOf(shop, plan, { sold, days, place: i }))
}

interface Figures {
  sold: Map<string, Sold>
  days: Sold[]
  place: number
}

function promotionOf(shop: Simulated, plan: Plan, { sold, days, place }: Figures): Promotion {
  const { calendar, words } = shop
  const from = calendar.startOf(plan.from)
  const to = calendar.startOf(plan.to)
  const own = sold.get(plan.key)
  const hasBegun = calendar.now > from && own !== undefined && own.orders > 0
  // What a running one brings until its end at the pace so far, against what it reached of its plan.
  const share = hasBegun ? Math.min(1, (calendar.now - from) / (to - from)) : 1
  const basis = hasBegun ? own : lastTime(shop, plan, { sold, days })
  const expected = expectedOf(scaled(basis, 1 / share / plan.reached), unitOf(words.shop.currency))
  const author = place % 2 === 0 ? 'operator-1' : 'operator-2'
  return {
    key: plan.key,
    name: plan.name,
    goal: plan.goal,
    ...stagesOf(plan, { from, to, now: calendar.now }),
    from,
    to,
    rules: plan.rules,
    audiences: [],
    test: testOf(plan.goal, expected),
    ...moneyOf(plan, expected, unitOf(words.shop.currency)),
    expected,
    terms: termsOf(plan.rules, words),
    stock: {},
    ...(plan.lift.length > 1 ? { packing: 100 * Math.ceil((expected.orders / (plan.to - plan.from)) * 0.018) } : {}),
    variants: [],
    overruled: [],
    author,
    ...(plan.stage === 'draft' ? {} : { submittedBy: author }),
    ...(plan.stage === 'judged' && own ? { judged: judgedOf(plan, own, to) } : {}),
  }
}

/** Since when it is where it is; nothing of it lies ahead. */
function stagesOf({ stage }: Plan, { from, to, now }: { from: number; to: number; now: number }) {
  const since = { draft: now - 3 * DAY, inReview: now - 20 * HOUR, approved: now - 2 * DAY, scheduled: from - 7 * DAY, paused: now - DAY }
  const at = stage === 'judged' || stage === 'stopped' ? to + 9 * DAY : since[stage]
  const stageSince = Math.min(at, now - 2 * HOUR)
  return { stage, stageSince, createdAt: Math.min(from - 30 * DAY, stageSince - 4 * DAY) }
}

function expectedOf(sold: Sold, unit: number): Expected {
  const round = (value: number, step: number) => Math.max(0, Math.round(value / step) * step)
  return {
    gmv: Math.max(100 * unit, round(sold.gmv, 100 * unit)),
    orders: Math.max(1, round(sold.orders, 1)),
    units: Math.max(1, round(sold.units, 1)),
    margin: round(sold.margin, 100 * unit),
    discount: round(sold.discount, 10 * unit),
  }
}

/** By what each goal is judged, in figures of the plan; of the buyers somewhat more than a third are new. */
const TESTS: Record<PromotionGoal, { metric: GoalMetric; of: keyof Expected; share: number }> = {
  awareness: { metric: 'new_buyers', of: 'orders', share: 0.35 },
  traffic: { metric: 'new_buyers', of: 'orders', share: 0.35 },
  conversion: { metric: 'orders', of: 'orders', share: 1 },
  productSales: { metric: 'gmv_paid', of: 'gmv', share: 1 },
  clearance: { metric: 'units', of: 'units', share: 1 },
  loyalty: { metric: 'orders', of: 'orders', share: 1 },
}

function testOf(goal: PromotionGoal, expected: Expected): SuccessTest {
  const { metric, of, share } = TESTS[goal]
  return { metric, target: Math.ceil(expected[of] * share) }
}

const HAS_OWN_COST: ReadonlySet<PromotionKind> = new Set(['gift', 'freeShipping', 'coupon'])

/** A tenth more than the discount that is expected; a part of it for each rule, and for advertising. */
function moneyOf({ rules }: Plan, { discount, orders }: Expected, unit: number): Pick<Promotion, 'budget' | 'split'> {
  const step = 100 * unit
  const budget = Math.max(5 * step, Math.ceil((discount * 1.1 + orders * unit * 0.3) / step) * step)
  const split: Record<string, number> = { ads: Math.round((budget * 0.15) / step) * step }
  const [first, ...others] = rules
  for (const { key, action } of others) split[key] = Math.round((budget * (HAS_OWN_COST.has(action.kind) ? 0.15 : 0.2)) / step) * step
  split[first.key] = budget - Object.values(split).reduce((sum, part) => sum + part, 0)
  return { budget, split }
}

/** Whoever judged it met the orders that it was planned for, or not. */
function judgedOf({ lessons, reached }: Plan, { gmv, orders, units, discount, margin }: Sold, to: number): Verdicted {
  return { at: to + 9 * DAY, who: 'analyst-1', met: reached >= 1, figures: { gmv, orders, units, discount, margin }, lessons }
}

/** What a promotion that is still to come brought a year ago, with some growth; else a week's worth of its share. */
function lastTime({ plans, calendar }: Simulated, plan: Plan, { sold, days }: Pick<Figures, 'sold' | 'days'>): Sold {
  const name = plan.key.replace(/-\d{4}$/, '')
  const before = plans.filter(({ key, to }) => key !== plan.key && key.startsWith(`${name}-`) && to <= calendar.today).at(-1)
  const own = before && sold.get(before.key)
  if (own) return scaled(own, 1.25)
  const month = sumOf(days.slice(-30))
  const part = scaled(month, ((plan.to - plan.from) / 30) * 0.18)
  // Nobody got anything yet: an eighth off, out of the margin.
  const discount = part.gmv * 0.12
  return { ...part, gmv: part.gmv - discount, discount, margin: part.margin - discount }
}
