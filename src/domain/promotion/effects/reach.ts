import type { Basket, EffectParts } from '~/domain/promotion/flat'
import type { Reach } from '~/domain/promotion/rule'

/** What is left to pay for the lines that a rule may use. */
export function baseOf({ count, lines: { open, left } }: Basket): number {
  let base = 0
  for (let i = 0; i < count; i++) if (open[i]) base += left[i]
  return base
}

export function unitsOf({ count, lines: { open, quantity } }: Basket): number {
  let units = 0
  for (let i = 0; i < count; i++) if (open[i]) units += quantity[i]
  return units
}

const isUnits = (reach: Reach): reach is { units: number } => 'units' in reach
export const reachFrom = (reach: Reach): number => (isUnits(reach) ? reach.units : reach.amount)

/** What counts towards it. */
export const reachedOf = (basket: Basket, reach: Reach): number => (isUnits(reach) ? unitsOf(basket) : baseOf(basket))

/** How often; a reach of nothing is reached once. */
export const timesReached = (reached: number, from: number, most: number): number =>
  from > 0 ? Math.min(most, Math.floor(reached / from)) : 1

/** The facts of how far a rule came. */
export function noteReach(basket: Basket, { index }: Pick<EffectParts, 'index'>, reach: Reach, reached: number): void {
  basket.rules.reached[index] = reached
  basket.rules.from[index] = reachFrom(reach)
  basket.rules.inUnits[index] = isUnits(reach) ? 1 : 0
}
