import type { DayCube } from './dayCube'
import type { Groups } from './groups'
import type { Window } from './pick'
import type { Sums } from './sums'

/** Base measures that add up over days. */
export const ADDITIVE = [
  'gmv',
  'knownGmv',
  'gross',
  'discounts',
  'orders',
  'unknownOrders',
  'units',
  'told',
  'untold',
  'placed',
  'refunds',
  'returns',
  'refundDocs',
  'salesSize',
  'placedSize',
  'returnsSize',
] as const satisfies (keyof Sums)[]

/** Days of the window folded into their groups. */
export function foldCube(
  { from, days, sums: cube }: Pick<DayCube, 'from' | 'days' | 'sums'>,
  window: Window,
  { axes }: Groups,
  sums: Sums,
) {
  const first = Math.max(window.from, from)
  const end = Math.min(window.to, from + days)
  const time = axes[0]?.days
  for (const name of ADDITIVE) {
    const part = cube[name]
    const whole = sums[name]
    if (whole === sums.idle) continue
    if (time) for (let day = first; day < end; day++) whole[time.of[day - time.from]] += part[day - from]
    else for (let day = first; day < end; day++) whole[0] += part[day - from]
  }
  if (time) for (let day = first; day < end; day++) sums.touched[time.of[day - time.from]] |= cube.touched[day - from]
}
