import { type Instant, zoneOf } from '~/lib/zone'

/** One covered SKU: its share of the units that are expected, and what of it can be sold. */
export interface CoverGoods {
  sku: string
  title: string
  share: number
  sellable: number
}

export interface StockPlan {
  from: Instant
  to: Instant
  zone: string
  /** Expected in all. */
  units: number
  /** Of a day by its 24 hours; they need not sum to 1. */
  hours: readonly number[]
  goods: readonly CoverGoods[]
}

export interface CoverRow {
  sku: string
  title: string
  expected: number
  sellable: number
  /** Start of the hour in which the last unit goes; absent: it lasts. */
  soldOutAt?: Instant
}

const HOUR = 3_600_000

/** Expected units of each SKU beside what can be sold of it, and the hour in which it runs out, by when in a day buyers buy. */
export function coverage({ from, to, zone, units, hours, goods }: StockPlan): CoverRow[] {
  const all = goods.reduce((sum, { share }) => sum + share, 0)
  if (!(units > 0) || !(all > 0) || !(from < to)) return []
  const course = courseOf({ from, to, zone, hours })
  return goods.flatMap(({ sku, title, share, sellable }) => {
    const expected = (units * share) / all
    if (expected <= 0) return []
    const soldOutAt = sellable < expected ? reachedAt(course, Math.max(0, sellable) / expected) : undefined
    return [{ sku, title, expected, sellable, ...(soldOutAt === undefined ? {} : { soldOutAt }) }]
  })
}

interface Course {
  starts: Instant[]
  /** Share of all that is sold by the end of each hour; the last is 1. */
  sold: number[]
}

/** How far the window's sales are by the end of each of its hours. A day without a course is sold evenly. */
function courseOf({ from, to, zone, hours }: Pick<StockPlan, 'from' | 'to' | 'zone' | 'hours'>): Course {
  const { offsetAt } = zoneOf(zone)
  const isTold = hours.some((share) => share > 0)
  const starts: Instant[] = []
  const sold: number[] = []
  let sum = 0
  for (let at = from; at < to; at += HOUR) {
    const hour = Math.floor((((at + offsetAt(at)) / HOUR) % 24) + 24) % 24
    const part = Math.min(HOUR, to - at) / HOUR
    sum += part * (isTold ? (hours[hour] ?? 0) : 1)
    starts.push(at)
    sold.push(sum)
  }
  return { starts, sold: sold.map((value) => (sum > 0 ? value / sum : 1)) }
}

/** Start of the hour in which so large a share is passed. */
function reachedAt({ starts, sold }: Course, share: number): Instant {
  const hour = sold.findIndex((value) => value > share)
  return starts[hour < 0 ? starts.length - 1 : hour]
}
