import { shareOf, shareParts, toCoins } from '~/domain/promotion/coin'
import { type Basket, CODE, type Effect, type EffectParts } from '~/domain/promotion/flat'
import { coverage } from '~/domain/promotion/goodsScope'
import type { Action } from '~/domain/promotion/rule'
import { byUnitPrice } from './byUnitPrice'
import { unitsOf } from './reach'

/** 买X送Y: the cheapest units go free, or at a share off. */
export function buyXGetY(
  { buy, get, share, other }: Extract<Action, { kind: 'buyXGetY' }>,
  { goods, floor, minor, perOrder, index }: EffectParts,
  scope: Uint8Array,
): Effect {
  const parts = shareParts(share)
  const others = other && coverage(other, goods)
  if (others) for (let i = 0; i < others.length; i++) if (scope[i]) others[i] = 0
  const set = others ? buy : buy + get
  return (basket) => {
    const bought = unitsOf(basket)
    basket.rules.reached[index] = bought
    basket.rules.from[index] = set
    const sets = Math.min(perOrder, Math.floor(bought / set))
    if (!(sets > 0)) return CODE.noSet
    let free = Math.min(sets * get, unitsAmong(basket, others))
    if (free === 0) return CODE.noSet
    basket.wantTimes = sets
    const { goods: codes, quantity, left, want, units, order, usable, open } = basket.lines
    const found = byUnitPrice(basket, (i) => (others ? usable[i] && others[codes[i]] : open[i]), 'cheapest')
    let total = 0
    for (let place = 0; place < found && free > 0; place++) {
      const i = order[place]
      const count = Math.min(free, quantity[i])
      free -= count
      const wanted = shareOf(Math.floor((left[i] * count) / quantity[i]), parts)
      const cut = toCoins(Math.max(0, Math.min(wanted, left[i] - floor[codes[i]] * quantity[i])), minor)
      if (cut === 0) continue
      want[i] = cut
      units[i] = count
      total += cut
    }
    return total > 0 ? CODE.fired : CODE.floor
  }
}

function unitsAmong(basket: Basket, others: Uint8Array | undefined): number {
  if (!others) return Infinity
  const { goods, quantity, usable } = basket.lines
  let units = 0
  for (let i = 0; i < basket.count; i++) if (usable[i] && others[goods[i]]) units += quantity[i]
  return units
}
