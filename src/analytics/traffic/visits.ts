import type { SkuFacts } from '~/analytics/attributes'
import { firstFrom } from '~/analytics/dayIndex'
import type { GrainAnswer, GrainAsk, GrainSource, VisitSums } from '~/analytics/grains'
import type { Day } from '~/lib/zone'
import { CART, CHECKOUT, PAID, VIEW, type Visits } from './joinVisits'
import { type Taken, takenDays, takenSessions } from './takenSessions'

/** What else visits are asked for: by reports, and by those who show the rows. */
export interface VisitSource extends GrainSource<VisitSums> {
  readonly visits: Visits
  /** Days of [from, to) that only day rows tell of. */
  dayRowDays(from: Day, to: Day): number
  /** First and last day of all of it. */
  told(): { first: Day; last: Day }
  /** Rows of `visits` that the question counts in its total; undefined where visits cannot be asked that. */
  sessionsOf(ask: GrainAsk): Uint32Array | undefined
}

export interface VisitContext {
  /** Code of the buyer of a row of the orders, 0 unknown. */
  buyerOf(order: number): number
  skuOf(code: string): SkuFacts | undefined
}

/**
 * The grain of visits. A session counts on the shop day it started on; days without any are counted from day rows. A visitor counts once in the window,
 * a session that names none as a visitor of its own. Asked by goods, a session counts for each of them that it looked at or put into the cart, and a
 * payment for those in the cart; such rows overlap.
 */
export function visitSource(visits: Visits, context: VisitContext): VisitSource {
  const { skuOf } = context
  const buyers = buyerIds(visits, context)
  return {
    visits,
    sum: (ask) => sumVisits(visits, buyers, skuOf, ask),
    dayRowDays: (from, to) => new Set(visits.days.day.subarray(firstFrom(visits.days, from), firstFrom(visits.days, to))).size,
    told() {
      const all = [visits.day, visits.days.day].filter((day) => day.length > 0)
      return { first: Math.min(...all.map((day) => day[0])), last: Math.max(...all.map((day) => day[day.length - 1])) }
    },
    sessionsOf(ask) {
      const taken = takenSessions(visits, { ...ask, by: [] }, skuOf)
      return taken?.session.slice(0, taken.count)
    },
  }
}

interface Ids {
  of: Uint32Array
  count: number
}

/** Who a paid session's buyer is: the buyer of its order, else its visitor, else somebody of its own. 0: not paid. */
function buyerIds({ count, paid, order, visitor, visitors }: Visits, { buyerOf }: VisitContext): Ids {
  const of = new Uint32Array(count)
  const known = new Map<number, number>()
  let next = Math.max(1, visitors.length)
  for (let i = 0; i < count; i++) {
    if (!paid[i]) continue
    const buyer = order[i] < 0 ? 0 : buyerOf(order[i])
    if (buyer === 0) of[i] = visitor[i] === 0 ? next++ : visitor[i]
    else {
      if (!known.has(buyer)) known.set(buyer, next++)
      of[i] = known.get(buyer) ?? 0
    }
  }
  return { of, count: next }
}

function sumVisits(visits: Visits, buyers: Ids, skuOf: VisitContext['skuOf'], ask: GrainAsk): GrainAnswer<VisitSums> {
  const within = (index: { day: Int32Array }) => firstFrom(index, ask.from) < firstFrom(index, ask.to)
  if (!within(visits) && !within(visits.days)) return { ok: false, why: 'noTraffic' }
  const total = sumsBy(visits, buyers, skuOf, { ...ask, by: [] })
  const rows = ask.by.length > 0 ? sumsBy(visits, buyers, skuOf, ask) : new Map<string, VisitSums>()
  if (!total || !rows) return { ok: false, why: 'notSplit' }
  return { ok: true, total: total.get('') ?? nothing(), rows }
}

type Whole = Required<VisitSums>

const nothing = (): Whole => ({
  sessions: 0,
  visitors: 0,
  visitorDays: false,
  views: 0,
  carts: 0,
  checkouts: 0,
  paid: 0,
  cartsPaid: 0,
  buyers: 0,
})

function sumsBy(visits: Visits, buyers: Ids, skuOf: VisitContext['skuOf'], ask: GrainAsk): Map<string, VisitSums> | undefined {
  const taken = takenSessions(visits, ask, skuOf)
  const days = takenDays(visits, ask)
  if (!taken || !days) return undefined
  const sums = addSessions(visits, buyers, taken)
  for (const { key, at } of days) {
    const into = sums.get(key) ?? nothing()
    sums.set(key, into)
    addDay(into, visits, at)
  }
  return sums
}

/** Measures of a group side by side, so that a session touches one place of memory. */
const STRIDE = 8
const [SESSIONS, VIEWS, CARTS, CHECKOUTS, PAYMENTS, IN_TIME] = [0, 1, 2, 3, 4, 5]

/** NaN where the file does not tell of that step. */
function addSessions(visits: Visits, buyers: Ids, taken: Taken): Map<string, Whole> {
  const { keys, slot, session, touched, count } = taken
  const { paid, paidInTime, reached, tells } = visits
  const cells = new Float64Array(keys.length * STRIDE)
  const untold = new Uint8Array(keys.length)
  for (let k = 0; k < count; k++) {
    const i = session[k]
    const cell = slot[k] * STRIDE
    const far = reached[i]
    const carted = touched ? (touched[k] >> CART) & 1 : far >= CART ? 1 : 0
    cells[cell + SESSIONS]++
    cells[cell + VIEWS] += touched ? (touched[k] >> VIEW) & 1 : far >= VIEW ? 1 : 0
    cells[cell + CARTS] += carted
    if (carted) {
      if (far >= CHECKOUT) cells[cell + CHECKOUTS]++
      cells[cell + IN_TIME] += paidInTime[i]
      cells[cell + PAYMENTS] += paid[i]
    } else if (!touched) cells[cell + PAYMENTS] += paid[i]
    if (tells[i] !== TELLS_ALL) untold[slot[k]] |= TELLS_ALL & ~tells[i]
  }
  const sums = keys.map((_, group) => sumsOf(cells, group * STRIDE))
  countDistinct(visits, buyers, taken, sums)
  sums.forEach((into, group) => leaveUntold(into, untold[group]))
  return new Map(keys.map((key, group) => [key, sums[group]]))
}

const sumsOf = (cells: Float64Array, at: number): Whole => ({
  ...nothing(),
  sessions: cells[at + SESSIONS],
  views: cells[at + VIEWS],
  carts: cells[at + CARTS],
  checkouts: cells[at + CHECKOUTS],
  paid: cells[at + PAYMENTS],
  cartsPaid: cells[at + IN_TIME],
})

const TELLS_ALL = 15

function leaveUntold(into: VisitSums, untold: number) {
  if (untold & (1 << VIEW)) into.views = Number.NaN
  if (untold & (1 << CART)) into.carts = into.cartsPaid = Number.NaN
  if (untold & (1 << CHECKOUT)) into.checkouts = Number.NaN
  if (untold & (1 << PAID)) into.paid = into.cartsPaid = into.buyers = Number.NaN
}

/** Distinct visitors and buyers, group by group: a generation stamp for each stands in for a set. */
function countDistinct(visits: Visits, buyers: Ids, taken: Taken, sums: Whole[]) {
  const { slot, session, count } = taken
  const order = sums.length > 1 ? sortedBySlot(taken) : undefined
  const seen = new Uint32Array(Math.max(1, visits.visitors.length))
  const bought = new Uint32Array(buyers.count)
  const unnamed = new Uint32Array(sums.length)
  for (let k = 0; k < count; k++) {
    const at = order ? order[k] : k
    const group = slot[at]
    const visitor = visits.visitor[session[at]]
    const buyer = buyers.of[session[at]]
    if (visitor === 0) unnamed[group]++
    else if (seen[visitor] !== group + 1) {
      seen[visitor] = group + 1
      sums[group].visitors++
    }
    // With goods in the question only what was in the cart was bought.
    if (buyer === 0 || bought[buyer] === group + 1 || (taken.touched && !(taken.touched[at] & (1 << CART)))) continue
    bought[buyer] = group + 1
    sums[group].buyers++
  }
  sums.forEach((into, group) => {
    into.visitors += unnamed[group]
    into.visitorDays = unnamed[group] > 1
  })
}

/** Places of the pairs by group, in their own order within one. */
function sortedBySlot({ slot, count, keys }: Taken): Uint32Array {
  const next = new Uint32Array(keys.length + 1)
  for (let k = 0; k < count; k++) next[slot[k] + 1]++
  for (let group = 1; group < next.length; group++) next[group] += next[group - 1]
  const order = new Uint32Array(count)
  for (let k = 0; k < count; k++) order[next[slot[k]]++] = k
  return order
}

/** A day row names nobody: its visitors are added to those of other days, and its payments stand for buyers. */
function addDay(into: VisitSums, { days }: Visits, at: number) {
  into.visitorDays ||= into.visitors > 0 || into.sessions > 0
  into.sessions += days.sessions[at]
  into.visitors += days.visitors[at]
  into.views += days.views[at]
  into.carts += days.carts[at]
  into.checkouts += days.checkouts[at]
  into.paid += days.paid[at]
  into.cartsPaid = (into.cartsPaid ?? 0) + (Number.isNaN(days.carts[at]) ? Number.NaN : days.paid[at])
  into.buyers = (into.buyers ?? 0) + days.paid[at]
}
