import { MOST_HOURLY_DAYS, type Simulation, type SimulationAsk } from '~/domain/promotion/simulation'
import type { Instant } from '~/lib/zone'
import { type Feed, planTime } from './feed'
import type { Turns } from './turns'

const HOUR_MS = 3_600_000

/** The points of a series, and the one of each order. */
export interface Points {
  by: 'hour' | 'day'
  at: Instant[]
  /** By place. */
  of: Uint16Array | Uint32Array
}

export async function pointsOf(feed: Feed, { planFrom }: SimulationAsk, turns: Turns, share: number): Promise<Points> {
  const { window, dataset, day, paidAt, count } = feed
  const { zone } = dataset
  const days = window.to - window.from
  if (days > MOST_HOURLY_DAYS) {
    const at = Array.from({ length: days }, (_, i) => zone.startOfDay(planFrom + i))
    const of = new Uint32Array(count)
    await turns.over(count, share, (from, to) => {
      for (let i = from; i < to; i++) of[i] = day[i] - window.from
    })
    return { by: 'day', at, of }
  }
  const start = zone.startOfDay(planFrom)
  const hours = Math.max(1, Math.ceil((zone.startOfDay(planFrom + days) - start) / HOUR_MS))
  const timeOf = planTime(feed, planFrom)
  const of = new Uint16Array(count)
  const hourOf = (i: number) => Math.floor((timeOf(paidAt[i], day[i]) - start) / HOUR_MS)
  await turns.over(count, share, (from, to) => {
    for (let i = from; i < to; i++) of[i] = Math.min(hours - 1, Math.max(0, hourOf(i)))
  })
  return { by: 'hour', at: Array.from({ length: hours }, (_, i) => start + i * HOUR_MS), of }
}

/** Sums by point. */
export async function byPoint(
  { at, of }: Points,
  count: number,
  valueOf: (place: number) => number,
  turns: Turns,
  share: number,
): Promise<number[]> {
  const sums = new Float64Array(at.length)
  await turns.over(count, share, (from, to) => {
    for (let i = from; i < to; i++) sums[of[i]] += valueOf(i)
  })
  return Array.from(sums, Math.round)
}

export const seriesBefore = async (
  points: Points,
  { count, paid, amount, net }: Feed,
  turns: Turns,
  share: number,
): Promise<Simulation['series']> => ({
  by: points.by,
  at: points.at,
  gmv: await byPoint(points, count, (i) => paid[i], turns, share),
  discount: await byPoint(points, count, (i) => amount[i] - net[i], turns, share),
})
