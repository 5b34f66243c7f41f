import type { Currency } from '~/domain/money'
import { toDecimal } from '~/domain/money'
import type { PromotionRoom, RoomPoint, RoomSums } from '~/domain/promotion/paceRoom'
import type { Instant } from '~/lib/zone'
import type { Grain, Measure } from './roomState'

/** One hour or day of a chart. null: not yet, or there is none. */
export interface ChartPoint {
  from: Instant
  /** It is not over yet. */
  isNow: boolean
  actual: number | null
  plan: number | null
  /** Since the promotion began. */
  soFar: number | null
  planSoFar: number | null
  ahead: number | null
}

/** What a measure comes to; a share of no orders is none. */
function valueOf(measure: Measure, sums: RoomSums, currency: Currency): number | null {
  if (measure === 'orders') return sums.orders
  if (measure === 'part') return sums.shopOrders > 0 ? sums.orders / sums.shopOrders : null
  return toDecimal(sums[measure], currency)
}

/** What was planned of it; null: plans have no figure of this. */
function planOf(measure: Measure, point: RoomPoint, currency: Currency): number | null {
  if (measure === 'orders') return point.plannedOrders
  if (measure === 'gmv') return toDecimal(point.planned, currency)
  return measure === 'discount' ? toDecimal(point.plannedDiscount, currency) : null
}

const without = (sums: RoomSums, part: RoomSums): RoomSums => ({
  gmv: sums.gmv - part.gmv,
  orders: sums.orders - part.orders,
  units: sums.units - part.units,
  discount: sums.discount - part.discount,
  gifts: sums.gifts - part.gifts,
  margin: sums.margin - part.margin,
  costed: sums.costed - part.costed,
  shopOrders: sums.shopOrders - part.shopOrders,
  shopGmv: sums.shopGmv - part.shopGmv,
})

const NONE: RoomSums = { gmv: 0, orders: 0, units: 0, discount: 0, gifts: 0, margin: 0, costed: 0, shopOrders: 0, shopGmv: 0 }

/** Whether plans have a figure of a measure at all. */
export const isPlanned = (measure: Measure, { promotion: { expected } }: PromotionRoom): boolean =>
  (measure === 'gmv' && expected.gmv > 0) ||
  (measure === 'orders' && expected.orders > 0) ||
  (measure === 'discount' && expected.discount > 0)

/** The points of both charts: what each hour or day came to, and what it all came to by its end. */
export function chartPoints(room: PromotionRoom, measure: Measure, grain: Grain, currency: Currency): ChartPoint[] {
  const points = grain === 'hour' ? room.hours : room.days
  const planned = isPlanned(measure, room)
  // Of a long promotion only the latest hours are there; what came before them is where the sums begin.
  let sums = points.reduce(without, room.sums)
  let plan = planned ? planBefore(room, measure, grain, currency) : 0
  const now = { plan: planned ? wholePlan(room, measure, currency) * room.due : 0, actual: valueOf(measure, room.sums, currency) ?? 0 }
  return points.map((point) => {
    const hasBegun = point.from <= room.now
    const isNow = hasBegun && point.to > room.now
    sums = without(sums, without(NONE, point))
    const own = planned ? planOf(measure, point, currency) : null
    plan += own ?? 0
    const leads = planned && now.plan > 0 && room.now < room.promotion.to && (isNow || !hasBegun)
    return {
      from: point.from,
      isNow,
      actual: hasBegun ? valueOf(measure, point, currency) : null,
      plan: own,
      soFar: hasBegun ? valueOf(measure, sums, currency) : null,
      planSoFar: planned ? plan : null,
      ahead: leads ? now.actual + ((Math.max(plan, now.plan) - now.plan) * now.actual) / now.plan : null,
    }
  })
}

const wholePlan = ({ promotion: { expected } }: PromotionRoom, measure: Measure, currency: Currency): number =>
  measure === 'orders' ? expected.orders : toDecimal(measure === 'gmv' ? expected.gmv : expected.discount, currency)

/** What was planned before the first point. */
function planBefore(room: PromotionRoom, measure: Measure, grain: Grain, currency: Currency): number {
  const [first] = room.hours
  if (grain === 'day' || !first || first.from <= room.promotion.from) return 0
  const until = room.hours.filter(({ from }) => from <= room.now).reduce((sum, point) => sum + (planOf(measure, point, currency) ?? 0), 0)
  return Math.max(0, wholePlan(room, measure, currency) * room.due - until)
}
