import type { Goal } from '~/domain/goal'
import { unitOf } from '~/domain/money'
import { addMonths, civilOf, type Day, dayFromCivil, formatDay } from '~/lib/zone'
import { soldByDay, soldByDepartment } from './figures'
import { Random } from './random'
import type { Simulated } from './simulate'

/**
 * A goal a month for GMV and one for orders, near what was reached: some missed, some passed; the running month and those to come stand out. The GMV of a
 * whole year is a goal too, through its quarters; that of the running month is cut among the departments, its orders among people and teams.
 */
export function goalsOf(shop: Simulated): Goal[] {
  const { calendar, words } = shop
  const round = 1000 * unitOf(words.shop.currency)
  const months = plannedMonths(shop).map(({ from, to, gmv, orders }): [Goal, Goal] => {
    const key = formatDay(from).slice(0, 7)
    return [
      { key: `gmv-${key}`, metric: 'gmv_paid', from, to, target: Math.max(round, Math.round(gmv / round) * round) },
      { key: `orders-${key}`, metric: 'orders', from, to, target: Math.max(10, Math.round(orders / 10) * 10) },
    ]
  })
  const running = months.find(([{ from, to }]) => from <= calendar.today && calendar.today < to)
  const years = yearsAbove(months.map(([gmv]) => gmv))
  return [
    ...years,
    ...months.flat(),
    ...(running ? [...cutByDepartment(shop, running[0], round), ...cutAmongPeople(shop, running[1])] : []),
  ]
}

interface Planned {
  from: Day
  to: Day
  gmv: number
  orders: number
}

/** From the first month to the end of the running year, and the next month at least. */
function plannedMonths(shop: Simulated): Planned[] {
  const { calendar, seed } = shop
  const random = Random.of(seed, 'goals')
  const days = soldByDay(shop)
  const planned: Planned[] = []
  const bases: { gmv: number; orders: number }[] = []
  const end = Math.max(addMonths(calendar.today, 2), dayFromCivil(civilOf(calendar.today).year + 1, 1, 1))
  for (let from = calendar.first; from < end; from = addMonths(from, 1)) {
    const to = addMonths(from, 1)
    const reached = days.slice(from - calendar.first, to - calendar.first)
    const sum = { gmv: 0, orders: 0 }
    for (const { gmv, orders } of reached) {
      sum.gmv += gmv
      sum.orders += orders
    }
    // A month that is not over is planned from the pace of its days, one to come from a year ago.
    const share = reached.length / (to - from)
    const basis = share > 0.2 ? { gmv: sum.gmv / share, orders: sum.orders / share } : (bases.at(-12) ?? bases.at(-1) ?? sum)
    bases.push(basis)
    const wish = random.between(0.92, 1.14)
    planned.push({ from, to, gmv: basis.gmv * wish, orders: basis.orders * wish })
  }
  return planned
}

/** Goals of the calendar years whose months are all there, and of their quarters; the months are hung below them. */
function yearsAbove(months: readonly Goal[]): Goal[] {
  const above: Goal[] = []
  const sum = (parts: readonly Goal[]) => parts.reduce((all, { target }) => all + target, 0)
  for (const year of new Set(months.map(({ from }) => civilOf(from).year))) {
    const own = months.filter(({ from }) => civilOf(from).year === year)
    if (own.length < 12) continue
    const key = `gmv-${year}`
    above.push({ key, metric: 'gmv_paid', from: own[0].from, to: own[11].to, target: sum(own) })
    for (let quarter = 0; quarter < 4; quarter++) {
      const parts = own.slice(quarter * 3, quarter * 3 + 3)
      const of = `${key}-q${quarter + 1}`
      above.push({ key: of, metric: 'gmv_paid', from: parts[0].from, to: parts[2].to, target: sum(parts), parent: key })
      for (const month of parts) month.parent = of
    }
  }
  return above
}

/** By what the departments sold in the last 30 days. Rounded down: what is left is nobody's yet. */
function cutByDepartment(shop: Simulated, { key, metric, from, to, target }: Goal, round: number): Goal[] {
  const sold = [...soldByDepartment(shop, shop.calendar.today - 30)]
  const all = sold.reduce((sum, [, amount]) => sum + amount, 0)
  return sold.map(([category, amount]) => ({
    key: `${key}-${category}`,
    metric,
    from,
    to,
    target: Math.max(round, Math.floor((target * amount) / all / round) * round),
    of: { kind: 'category', key: category },
    parent: key,
  }))
}

/** Each operator has channels of their own, in the proportion of what those sell; the team has all of them. An agent is to please who asks. */
function cutAmongPeople({ words }: Simulated, { key, metric, from, to, target }: Goal): Goal[] {
  const [first, ...others] = words.channels
  const own = Math.round((target * first.share) / 10) * 10
  const part = { metric, from, to, parent: key }
  const covers = (channels: readonly { name: string }[]) => ({ channel: channels.map(({ name }) => name).toSorted() })
  const team = words.shop.currency === 'CNY' ? '运营组' : 'Operations'
  return [
    { ...part, key: `${key}-operator-1`, target: own, of: { kind: 'person', key: 'operator-1', covers: covers([first]) } },
    { ...part, key: `${key}-operator-2`, target: target - own, of: { kind: 'person', key: 'operator-2', covers: covers(others) } },
    { ...part, key: `${key}-team`, target, of: { kind: 'team', name: team, covers: covers(words.channels) } },
    { key: `csat-${key}-agent-1`, metric: 'csat', from, to, target: 0.9, of: { kind: 'person', key: 'agent-1' } },
  ]
}
