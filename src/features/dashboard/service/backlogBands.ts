import type { Day, Instant, Zone } from '~/lib/zone'

/** By the shop's day on which they were opened. */
export const AGES = ['today', 'yesterday', 'days', 'week', 'older'] as const

/** Days ago at which each band begins and ends. */
const ENDS = [0, 1, 2, 4, 8] as const

/** Half-open stretches of opening, the youngest first: together they are all of time. */
export function bandsOf(today: Day, zone: Pick<Zone, 'startOfDay'>): { from?: Instant; to?: Instant }[] {
  return ENDS.map((end, i) => {
    const next: number | undefined = ENDS[i + 1]
    return {
      ...(next === undefined ? {} : { from: zone.startOfDay(today - next + 1) }),
      ...(i === 0 ? {} : { to: zone.startOfDay(today - end + 1) }),
    }
  })
}
