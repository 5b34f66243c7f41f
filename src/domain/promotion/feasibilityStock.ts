import type { Instant } from '~/lib/zone'
import type { HourSlice } from './pace'

/** One covered SKU: its share of the units that are expected, and what of it can be sold. */
export interface CoverGoods {
  sku: string
  title: string
  share: number
  sellable: number
}

export interface StockPlan {
  /** Expected in all. */
  units: number
  /** The plan's window by the hours of the shop's clock, each with what it weighs. */
  slices: readonly HourSlice[]
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

/** Expected units of each SKU beside what can be sold of it, and the hour in which it runs out, by when in a week buyers buy. */
export function coverage({ units, slices, goods }: StockPlan): CoverRow[] {
  const all = goods.reduce((sum, { share }) => sum + share, 0)
  if (!(units > 0) || !(all > 0) || slices.length === 0) return []
  const ends = endsOf(slices)
  return goods.flatMap(({ sku, title, share, sellable }) => {
    const expected = (units * share) / all
    if (expected <= 0) return []
    if (sellable >= expected) return [{ sku, title, expected, sellable }]
    const left = Math.max(0, sellable) / expected
    const hour = ends.findIndex((end) => end > left)
    return [{ sku, title, expected, sellable, soldOutAt: slices[hour < 0 ? slices.length - 1 : hour].from }]
  })
}

/** How far the window's sales are by the end of each slice; the last is 1. */
function endsOf(slices: readonly HourSlice[]): number[] {
  const whole = slices.reduce((sum, { weight }) => sum + weight, 0)
  let sum = 0
  return slices.map(({ weight }) => (sum += whole > 0 ? weight / whole : 1 / slices.length))
}
