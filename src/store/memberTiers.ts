import type { Outcome } from '~/domain/command'
import type { Tier } from '~/domain/member'
import { type BuyerSums, tierOf, tierStep } from '~/domain/memberTiers'
import { shareOf, shareParts, toCoins } from '~/domain/promotion/coin'
import { addMonths, civilOf, type Day } from '~/lib/zone'
import type { ShopDb } from './db'
import type { Decision } from './decide'
import { executeWith } from './execute'
import type { Author } from './journal'
import type { TierAsk, TierCount, TierMove, TierSimulation } from './memberLists'
import type { MemberOrders } from './memberOrders'
import { changesTo } from './rows'

/** Months over which the cost of a share off is told. */
const COST_MONTHS = 12
/** One unit of the smallest coin, at every currency's scale (metrics.md R2). */
const MINOR = 100

/** The first day of the last so many months, up to and with `asOf`. */
export function firstDayOf(asOf: Day, months: number): Day {
  const first = addMonths(asOf, -months)
  const last = addMonths(asOf, 1 - months) - 1
  return Math.min(first + civilOf(asOf).day - 1, last) + 1
}

/** What every buyer paid and ordered from a day on, by their place. */
function sumsFrom({ count, buyer, day, paid, customers }: MemberOrders, from: Day): { gmv: Float64Array; orders: Float64Array } {
  const gmv = new Float64Array(customers.length)
  const orders = new Float64Array(customers.length)
  for (let at = 0; at < count; at++) {
    if (day[at] < from) continue
    gmv[buyer[at]] += paid[at]
    orders[buyer[at]]++
  }
  return { gmv, orders }
}

/** What tiers would come to with the orders of now. */
export interface TierRun {
  simulation: TierSimulation
  /** Everybody whose tier changes. */
  moves: TierMove[]
  /** Of the last 12 months. */
  sumsOf: (customer: string) => BuyerSums
}

/** `now`: tiers as customers carry them, by customer. */
export function runTiers(orders: MemberOrders, now: ReadonlyMap<string, string>, { tiers, others }: TierAsk, today: Day): TierRun {
  const asOf = orders.last ?? today
  const windows = new Map(
    [...tiers.map(({ months }) => months), COST_MONTHS].map((months) => [months, sumsFrom(orders, firstDayOf(asOf, months))]),
  )
  const places = new Map(orders.customers.map((customer, place) => [customer, place]))
  const sums = (customer: string, months: number): BuyerSums => {
    const [place, window] = [places.get(customer), windows.get(months)]
    return place === undefined || !window ? { gmv: 0, orders: 0 } : { gmv: window.gmv[place], orders: window.orders[place] }
  }
  const known = new Set(['', ...tiers.map(({ name }) => name)])
  const after = new Map<string, string>()
  for (const customer of new Set([...orders.customers, ...now.keys()])) {
    const before = now.get(customer) ?? ''
    const stays = others === 'keep' && !known.has(before)
    after.set(customer, stays ? before : tierOf(tiers, (months) => sums(customer, months)))
  }
  const moves = [...after].flatMap(([customer, to]): TierMove[] => {
    const from = now.get(customer) ?? ''
    return from === to ? [] : [{ customer, from, to }]
  })
  return {
    simulation: countUp(orders, tiers, { asOf, now, after, moves, known }),
    moves,
    sumsOf: (customer) => sums(customer, COST_MONTHS),
  }
}

interface Judged {
  asOf: Day
  now: ReadonlyMap<string, string>
  after: ReadonlyMap<string, string>
  moves: readonly TierMove[]
  known: ReadonlySet<string>
}

function countUp(orders: MemberOrders, tiers: readonly Tier[], { asOf, now, after, moves, known }: Judged): TierSimulation {
  const counts = new Map(
    ['', ...tiers.map(({ name }) => name)].map((name): [string, TierCount] => [name, { name, before: 0, after: 0, goods: 0, cost: 0 }]),
  )
  const others = new Map<string, number>()
  for (const [customer, to] of after) {
    const from = now.get(customer) ?? ''
    const [before, then] = [counts.get(from), counts.get(to)]
    if (before) before.before++
    if (then) then.after++
    if (!known.has(from)) others.set(from, (others.get(from) ?? 0) + 1)
  }
  addCosts(orders, tiers, after, counts, firstDayOf(asOf, COST_MONTHS))
  const flows = new Map<string, TierSimulation['flows'][number]>()
  for (const { from, to } of moves) {
    const name = JSON.stringify([from, to])
    const flow = flows.get(name) ?? { from, to, step: tierStep(tiers, from, to), count: 0 }
    flow.count++
    flows.set(name, flow)
  }
  const all = [...flows.values()].toSorted((a, b) => b.count - a.count)
  const steps = (step: 'up' | 'down') => all.reduce((sum, flow) => (flow.step === step ? sum + flow.count : sum), 0)
  const rows = [...counts.values()]
  return {
    asOf,
    tiers: rows,
    others: [...others].map(([name, count]) => ({ name, count })),
    up: steps('up'),
    down: steps('down'),
    flows: all,
    goods: rows.reduce((sum, { goods }) => sum + goods, 0),
    cost: rows.reduce((sum, { cost }) => sum + cost, 0),
  }
}

/** A share off each order's goods as they were paid, in whole coins, had its buyer been in the tier then. */
function addCosts(
  { count, buyer, day, goods, customers }: MemberOrders,
  tiers: readonly Tier[],
  after: ReadonlyMap<string, string>,
  counts: ReadonlyMap<string, TierCount>,
  from: Day,
): void {
  const parts = new Map(tiers.map(({ name, share = 0 }) => [name, shareParts(share)]))
  const tierAt = customers.map((customer) => after.get(customer) ?? '')
  for (let at = 0; at < count; at++) {
    if (day[at] < from) continue
    const tier = tierAt[buyer[at]]
    const row = counts.get(tier)
    if (!row) continue
    row.goods += goods[at]
    row.cost += toCoins(shareOf(goods[at], parts.get(tier) ?? 0), MINOR)
  }
}

/** Sets the tiers of everybody who moves, in one step; refused where somebody's tier is another by now, or who acts was shown something else. */
export async function applyTiers(
  db: ShopDb,
  { simulation, moves }: Pick<TierRun, 'simulation' | 'moves'>,
  expect: { up: number; down: number },
  command: string,
  author: Author,
): Promise<Outcome> {
  const { asOf, up, down } = simulation
  return executeWith(db, { id: command, kind: 'member.tiers', args: { asOf, up, down } }, author, async (): Promise<Decision> => {
    if (up !== expect.up || down !== expect.down) return { refusal: { why: 'rule', rule: 'member.changed' } }
    if (moves.length === 0) return { refusal: { why: 'rule', rule: 'member.nothing' } }
    const rows = await db.customers.bulkGet(moves.map(({ customer }) => customer))
    if (moves.some(({ from }, at) => (rows[at]?.tier ?? '') !== from)) return { refusal: { why: 'rule', rule: 'member.changed' } }
    return {
      changes: moves.flatMap(({ customer, to }, at) => changesTo('customers', customer, rows[at] && { ...rows[at] }, { tier: to })),
    }
  })
}
