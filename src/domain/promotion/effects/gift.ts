import { CODE, type Effect, type EffectParts } from '~/domain/promotion/flat'
import type { Action } from '~/domain/promotion/rule'
import { noteReach, reachedOf, reachFrom, timesReached } from './reach'

/** 赠品: goods on top, as often as the scarcest of them lasts. */
export function gift({ from, each, gifts }: Extract<Action, { kind: 'gift' }>, parts: EffectParts): Effect {
  const cost = gifts.reduce((sum, { sku, units }) => sum + (parts.giftCosts[sku] ?? 0) * units, 0)
  const limited = giftUnits(gifts)
    .map(({ sku, units }) => ({ slot: parts.slotOf(sku), units }))
    .filter(({ slot }) => slot >= 0)
  return (basket, usage) => {
    const reached = reachedOf(basket, from)
    noteReach(basket, parts, from, reached)
    if (reached < reachFrom(from)) return CODE.notReached
    let times = each ? timesReached(reached, reachFrom(from), parts.perOrder) : 1
    for (const { slot, units } of limited) times = Math.min(times, Math.floor(usage.stock[slot] / units))
    if (!(times > 0)) return CODE.stock
    for (const { slot, units } of limited) basket.taken[slot] = units * times
    basket.wantTimes = times
    basket.wantGiftCost = cost * times
    return CODE.fired
  }
}

/** Of each SKU once. */
export function giftUnits(gifts: readonly { sku: string; units: number }[]): { sku: string; units: number }[] {
  const units = new Map<string, number>()
  for (const { sku, units: more } of gifts) units.set(sku, (units.get(sku) ?? 0) + more)
  return Array.from(units, ([sku, count]) => ({ sku, units: count }))
}
