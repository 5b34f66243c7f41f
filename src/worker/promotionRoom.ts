import type { Attributes } from '~/analytics/attributes'
import type { Dataset } from '~/analytics/dataset'
import { eachPaid, noSums, addSums, OrderFigures, type OrderSums } from '~/analytics/promotionOrders'
import { AUDIENCE_SCOPE } from '~/analytics/audiences'
import {
  alertsOf,
  dueShare,
  type HourSlice,
  type Habits,
  PROFILE_DAYS,
  paceOf,
  profileOf,
  RECENT_HOURS,
  recentFrom,
  type RoomAlert,
  type RoomFacts,
  runsOutAt,
  slicesOf,
} from '~/domain/promotion/pace'
import type { PromotionRoom, RoomPoint, RoomSums } from '~/domain/promotion/paceRoom'
import { type Promotion, promotionState } from '~/domain/promotion/promotion'
import { type Instant, weekdayOf, type Zone } from '~/lib/zone'
import type { Catalog } from '~/store/catalog'
import { readyFor } from './figures'
import { knownGoods } from './promotionRoomGoods'
import { RecentUse, skuStandings } from './promotionRoomSkus'
import type { Handlers } from './protocol'
import { asking } from './rest'
import type { OpenShop } from './shop'
import { listsOf } from './shopLists'

/** What the dashboards count unless somebody switches it: the figures here are theirs. */
export const ROOM_SCOPE = AUDIENCE_SCOPE

const HOUR_MS = 3_600_000
const LAST_DAY_MS = 24 * HOUR_MS
/** Hours that are shown: all of a short promotion, of a longer one the latest and some to come. */
const MOST_HOURS = 336
const HOURS_BACK = 168
const HOURS_AHEAD = 24

export function roomHandlers(openShop: () => Promise<OpenShop>): Pick<Handlers, 'promotions.room'> {
  return {
    async 'promotions.room'({ key, now }, { signal }) {
      const open = await openShop()
      const promotion = await open.db.promotions.get(key)
      return promotion ? asking(async () => roomOf(open, promotion, now, signal)) : null
    },
  }
}

async function roomOf(open: OpenShop, promotion: Promotion, now: Instant, signal: AbortSignal): Promise<PromotionRoom> {
  const { loaded, dataset } = await readyFor(open, { metrics: ['gross_margin', 'units'], by: 'sku' })
  const [lists, attributes] = await Promise.all([listsOf(open), loaded.records()])
  const [catalog, { levels }] = await Promise.all([lists.catalog(), lists.stock()])
  signal.throwIfAborted()
  const { zone } = dataset
  const profile = profileOf(habitsOf(dataset, promotion.from))
  const slices = slicesOf(profile, zone, promotion.from, promotion.to)
  const counted = countOrders(dataset, promotion, { slices, now })
  const due = dueShare(slices, now)
  const ahead = slicesOf(profile, zone, recentFrom(now), promotion.to)
  const goods = knownGoods(catalog, attributes, dataset.titleOf)
  const skus = skuStandings(promotion, {
    goods,
    codes: skuCodes(catalog, dataset, attributes),
    levels,
    use: counted.use,
    slices: ahead,
    now,
  })
  const budget = budgetOf(promotion, counted, ahead, now)
  const { gmv, margin, costed, discount } = counted.sums
  const { expected } = promotion
  return {
    version: loaded.version,
    now,
    promotion,
    state: promotionState(promotion, now),
    hasProfile: profile.told,
    due,
    sums: counted.sums,
    planned: plannedOf(promotion, due),
    hours: hoursAround(counted.points, now),
    days: daysOf(counted.points, zone),
    budget,
    skus,
    lastDay: counted.lastDay,
    alerts: alertsNow(promotion, now, {
      gmv,
      discount,
      margin,
      coverage: gmv > 0 ? costed / gmv : 0,
      planned: expected.gmv * due,
      due,
      expected,
      budget,
      soldOut: skus.soldOut,
      sellsOut: skus.sellsOut,
      lastDay: counted.lastDay,
    }),
  }
}

/** Of these nothing is to be said while nothing is sold by it. */
const OF_RUNNING: ReadonlySet<RoomAlert> = new Set<RoomAlert>(['budgetShort', 'soldOut', 'sellsOut', 'quiet'])

function alertsNow(promotion: Promotion, now: Instant, facts: RoomFacts): RoomAlert[] {
  if (now < promotion.from) return []
  const isRunning = promotionState(promotion, now) === 'running'
  return alertsOf(facts).filter((alert) => isRunning || !OF_RUNNING.has(alert))
}

/** When orders were paid in the weeks before an instant. */
export function habitsOf(dataset: Dataset, before: Instant): Habits {
  const day = dataset.zone.dayOf(before)
  const hourOf = dataset.hours('paidAt')
  const habits = { weekdays: Array.from({ length: 7 }, () => 0), hours: Array.from({ length: 24 }, () => 0) }
  eachPaid(dataset, day - PROFILE_DAYS, day, (order, paidDay) => {
    habits.weekdays[weekdayOf(paidDay) - 1]++
    habits.hours[hourOf[order]]++
  })
  return habits
}

/** SKUs that can be sold: of the catalogue what is neither a draft nor archived, and what only orders know. */
const skuCodes = (catalog: Catalog, { lines }: Dataset, { skuOf }: Attributes): Set<string> =>
  new Set([
    ...[...catalog].flatMap(([code, { product }]) => (product.state === 'draft' || product.state === 'archived' ? [] : code)),
    ...lines.sku.values.filter((code) => code !== '' && !skuOf(code)),
  ])

interface CountedOrders {
  sums: RoomSums
  points: RoomPoint[]
  /** Discount and gifts of the latest hours. */
  spent: RecentUse
  use: ReadonlyMap<string, RecentUse>
  lastDay: { orders: number; taking: number }
}

interface Counting {
  slices: readonly HourSlice[]
  now: Instant
}

/** Goes through the paid orders of the window's days once; those that carry the promotion are those of the dashboards' filter. */
function countOrders(dataset: Dataset, promotion: Promotion, { slices, now }: Counting): CountedOrders {
  const { orders, lines, zone } = dataset
  const { from, to } = promotion
  const own = orders.promotion.values.indexOf(promotion.key)
  const figures = new OrderFigures(dataset, ROOM_SCOPE)
  const points = emptyPoints(promotion, slices)
  const sums: RoomSums = { ...noSums(), shopOrders: 0, shopGmv: 0 }
  const spent = new RecentUse()
  const use = new Map<string, RecentUse>()
  const lastDay = { orders: 0, taking: 0 }
  const last = zone.dayOf(Math.max(from, Math.min(now, to - 1)))
  const recent = Math.min(zone.dayOf(recentFrom(now)), zone.dayOf(from))
  eachPaid(dataset, recent, Math.max(last, zone.dayOf(now)) + 1, (order, day) => {
    const at = orders.paidAt[order]
    const isOwn = own > 0 && orders.promotion.codes[order] === own && day >= zone.dayOf(from) && day <= last
    const isInside = at >= from && at < to
    if (!isOwn && !isInside && at < recentFrom(now)) return
    const one = figures.of(order)
    if (isOwn) addSums(sums, one)
    if (isInside) addShop(sums, one)
    const point = pointAt(points, at)
    if (point && isOwn) addSums(point, one)
    if (point && isInside) addShop(point, one)
    if (isOwn) spent.add(one.discount + one.gifts, at, now)
    if (at > now - LAST_DAY_MS && isInside && one.orders > 0) {
      lastDay.orders++
      if (isOwn) lastDay.taking++
    }
    for (let line = orders.lineStart[order]; line < orders.lineStart[order + 1]; line++) {
      const sku = lines.sku.values[lines.sku.codes[line]]
      if (sku === '' || lines.notSale[line] !== 0) continue
      let known = use.get(sku)
      if (!known) use.set(sku, (known = new RecentUse()))
      known.add(lines.quantity[line], at, now, isOwn)
    }
  })
  return { sums, points, spent, use, lastDay }
}

function addShop(to: RoomSums, { orders, gmv }: OrderSums): void {
  to.shopOrders += orders
  to.shopGmv += gmv
}

function emptyPoints({ expected }: Promotion, slices: readonly HourSlice[]): RoomPoint[] {
  const whole = slices.reduce((sum, { weight }) => sum + weight, 0)
  return slices.map(({ from, to, weight }) => {
    const share = whole > 0 ? weight / whole : 0
    return {
      ...noSums(),
      shopOrders: 0,
      shopGmv: 0,
      from,
      to,
      planned: expected.gmv * share,
      plannedOrders: expected.orders * share,
      plannedDiscount: expected.discount * share,
    }
  })
}

/** The point of an instant; the first or the last where an order of those days lies outside of the window. */
function pointAt(points: readonly RoomPoint[], at: Instant): RoomPoint | undefined {
  let [low, high] = [0, points.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (points[middle].from <= at) low = middle
    else high = middle - 1
  }
  return points[low]
}

const plannedOf = ({ expected }: Promotion, due: number): PromotionRoom['planned'] => ({
  gmv: Math.round(expected.gmv * due),
  orders: Math.round(expected.orders * due),
  units: Math.round(expected.units * due),
  margin: Math.round(expected.margin * due),
  discount: Math.round(expected.discount * due),
})

function hoursAround(points: readonly RoomPoint[], now: Instant): RoomPoint[] {
  if (points.length <= MOST_HOURS) return points.map(whole)
  const from = Math.min(now, points[points.length - 1].to) - HOURS_BACK * HOUR_MS
  return points.filter((point) => point.to > from && point.from < Math.max(now, points[0].from) + HOURS_AHEAD * HOUR_MS).map(whole)
}

function daysOf(points: readonly RoomPoint[], zone: Zone): RoomPoint[] {
  const days = new Map<number, RoomPoint>()
  for (const point of points) {
    const key = zone.dayOf(point.from)
    const day = days.get(key)
    if (!day) days.set(key, { ...point })
    else {
      addSums(day, point)
      addShop(day, { ...point, orders: point.shopOrders, gmv: point.shopGmv })
      day.to = point.to
      day.planned += point.planned
      day.plannedOrders += point.plannedOrders
      day.plannedDiscount += point.plannedDiscount
    }
  }
  return [...days.values()].map(whole)
}

/** Plans of parts of an hour are fractions of the smallest unit. */
const whole = (point: RoomPoint): RoomPoint => ({
  ...point,
  planned: Math.round(point.planned),
  plannedDiscount: Math.round(point.plannedDiscount),
})

function budgetOf(
  { budget: amount, from, to }: Promotion,
  { sums, spent }: CountedOrders,
  slices: readonly HourSlice[],
  now: Instant,
): PromotionRoom['budget'] {
  const used = sums.discount + sums.gifts
  const pace = paceOf(spent.recent(), slices, now, from)
  const runsOut = amount > 0 && now < to ? runsOutAt(amount - used, pace, slices, now) : undefined
  return {
    amount,
    spent: used,
    recent: pace?.used ?? 0,
    hours: pace?.hours ?? RECENT_HOURS[0],
    ...(runsOut === undefined ? {} : { runsOut }),
  }
}
