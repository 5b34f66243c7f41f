import { shareOf, shareParts, toCoins } from '~/domain/promotion/coin'
import { CODE, type Effect, type EffectParts } from '~/domain/promotion/flat'
import type { Off } from '~/domain/promotion/rule'

/** What is wanted off so many units that cost `part` together. */
function wantedBy(off: Off): (part: number, units: number) => number {
  if ('share' in off) {
    const parts = shareParts(off.share)
    return (part) => shareOf(part, parts)
  }
  if ('amount' in off) return (_, units) => off.amount * units
  return (part, units) => part - off.price * units
}

/** 限时折扣, 折扣, 会员专享: off each unit, line by line, as far as limited units go. Units count as sold at the price only where they are cheaper by it. */
export function itemOff(off: Off, { goods, floor, minor, perOrder, slotFrom, slotTo, slotOf }: EffectParts): Effect {
  const wanted = wantedBy(off)
  const slots = slotFrom < slotTo ? Int32Array.from(goods, ({ sku }) => slotOf(sku)) : undefined
  return (basket, usage) => {
    const { goods: codes, quantity, left, open, want, units: taken } = basket.lines
    let allowed = perOrder
    let isSoldOut = true
    let total = 0
    for (let i = 0; i < basket.count; i++) {
      if (!open[i]) continue
      const slot = slots ? slots[codes[i]] : -1
      const inStock = slot < 0 ? quantity[i] : Math.min(quantity[i], usage.stock[slot] - basket.taken[slot])
      if (inStock <= 0) continue
      isSoldOut = false
      const units = Math.min(inStock, allowed)
      if (units <= 0) continue
      const part = units === quantity[i] ? left[i] : Math.floor((left[i] * units) / quantity[i])
      const room = left[i] - floor[codes[i]] * quantity[i]
      const cut = toCoins(Math.max(0, Math.min(wanted(part, units), room, part)), minor)
      if (cut === 0) continue
      want[i] = cut
      taken[i] = units
      total += cut
      allowed -= units
      if (slot >= 0) basket.taken[slot] += units
    }
    if (total > 0) return CODE.fired
    return isSoldOut ? CODE.stock : CODE.floor
  }
}
