import { allot, capByRoom } from '~/domain/promotion/allot'
import { type Basket, CODE, type EffectParts } from '~/domain/promotion/flat'

/** Takes an amount off the open lines, by what is left to pay for them and never below their floor. */
export function spread(basket: Basket, amount: number, { floor, minor }: Pick<EffectParts, 'floor' | 'minor'>): number {
  const { open, left, weight } = basket.lines
  for (let i = 0; i < basket.count; i++) weight[i] = open[i] ? left[i] : 0
  capByRoom(basket, floor, minor)
  return take(basket, amount, minor)
}

/** The same with weights and caps that stand in the basket already. */
export function take(basket: Basket, amount: number, minor: number): number {
  const coins = allot(basket, Math.floor(amount / minor))
  const { want } = basket.lines
  for (let i = 0; i < basket.count; i++) want[i] *= minor
  return coins > 0 ? CODE.fired : CODE.floor
}
