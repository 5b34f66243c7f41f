import type { Goal } from '~/domain/goal'
import { unitOf } from '~/domain/money'
import type { Promotion } from '~/domain/promotion'
import { addMonths, formatDay } from '~/lib/zone'
import { soldByDay, soldByPromotion } from './figures'
import type { Plan } from './promotions'
import { Random } from './random'
import type { Simulated } from './simulate'

/** A goal a month for GMV and one for orders, near what was reached: some missed, some passed; the running month and the next stand out. */
export function goalsOf(shop: Simulated): Goal[] {
  const { calendar, seed, words } = shop
  const random = Random.of(seed, 'goals')
  const days = soldByDay(shop)
  const round = 1000 * unitOf(words.shop.currency)
  const goals: Goal[] = []
  let before = { gmv: 0, orders: 0 }
  for (let from = calendar.first; from <= addMonths(calendar.today, 1); from = addMonths(from, 1)) {
    const to = addMonths(from, 1)
    const reached = days.slice(from - calendar.first, to - calendar.first)
    const sum = { gmv: 0, orders: 0 }
    for (const { gmv, orders } of reached) {
      sum.gmv += gmv
      sum.orders += orders
    }
    // A month that is not over is planned from the pace of its days, the next from this one.
    const share = reached.length / (to - from)
    const basis = share > 0.2 ? { gmv: sum.gmv / share, orders: sum.orders / share } : before
    before = basis
    const wish = random.between(0.92, 1.14)
    const key = formatDay(from).slice(0, 7)
    goals.push({ key: `gmv-${key}`, metric: 'gmv_paid', from, to, target: Math.max(round, Math.round((basis.gmv * wish) / round) * round) })
    goals.push({ key: `orders-${key}`, metric: 'orders', from, to, target: Math.max(10, Math.round((basis.orders * wish) / 10) * 10) })
  }
  return goals
}

/** Promotions as they were planned, with what they were to bring. */
export function promotionsOf(shop: Simulated): Promotion[] {
  const sold = soldByPromotion(shop)
  return shop.plans.map((plan) => promotionOf(shop, plan, sold.get(plan.key)?.gmv ?? 0, sold.get(plan.key)?.orders ?? 0))
}

function promotionOf({ calendar, words, plans, ...shop }: Simulated, plan: Plan, gmv: number, orders: number): Promotion {
  const unit = unitOf(words.shop.currency)
  const from = calendar.startOf(plan.from)
  const to = calendar.startOf(plan.to)
  const hasBegun = calendar.now > from && !plan.paused
  // What a running one brings until its end at the pace so far, against what it reached of its plan.
  const share = hasBegun ? Math.min(1, (calendar.now - from) / (to - from)) : 1
  const last = hasBegun ? { gmv, orders } : lastTime({ calendar, words, plans, ...shop }, plan)
  const round = (value: number, step: number) => Math.max(step, Math.round(value / share / plan.reached / step) * step)
  const expected = { gmv: round(last.gmv, 100 * unit), orders: round(last.orders, 1) }
  return {
    key: plan.key,
    name: plan.name,
    kind: plan.kind,
    goal: plan.goal,
    from,
    to,
    paused: plan.paused,
    ...(plan.threshold === undefined ? {} : { threshold: plan.threshold * unit }),
    ...(plan.off === undefined ? {} : { off: plan.off * unit }),
    ...(plan.share === undefined ? {} : { share: plan.share }),
    categories: plan.departments,
    budget: Math.round((expected.gmv * 0.12) / (100 * unit)) * 100 * unit,
    expected,
  }
}

/** What a promotion that is still to come brought a year ago, with some growth; else a week's worth of its share. */
function lastTime(shop: Simulated, plan: Plan): { gmv: number; orders: number } {
  const name = plan.key.replace(/-\d{4}$/, '')
  const before = shop.plans.filter(({ key, to }) => key !== plan.key && key.startsWith(`${name}-`) && to <= shop.calendar.today).at(-1)
  const sold = before && soldByPromotion(shop).get(before.key)
  if (sold) return { gmv: sold.gmv * 1.25, orders: Math.round(sold.orders * 1.25) }
  const days = soldByDay(shop).slice(-30)
  const sum = (pick: 'gmv' | 'orders') => days.reduce((total, day) => total + day[pick], 0)
  const share = ((plan.to - plan.from) / 30) * 0.18
  return { gmv: sum('gmv') * share, orders: Math.round(sum('orders') * share) }
}
