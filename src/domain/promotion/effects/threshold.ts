import type { Amount } from '~/domain/money'
import { shareOf, shareParts, toCoins } from '~/domain/promotion/coin'
import { type Basket, CODE, type Effect, type EffectParts } from '~/domain/promotion/flat'
import type { Action, Reach } from '~/domain/promotion/rule'
import { baseOf, noteReach, reachedOf, reachFrom, timesReached } from './reach'
import { spread } from './spread'

interface Step {
  from: Reach
  off: { amount: Amount } | { share: number; most?: Amount }
}

/** 满减: the highest step that is reached, or with `each` the one step as often as it is. */
export function threshold({ steps, each }: Pick<Extract<Action, { kind: 'threshold' }>, 'steps' | 'each'>, parts: EffectParts): Effect {
  return stepsOff(each ? steps.slice(0, 1) : steps, each ? parts.perOrder : 1, parts)
}

/** 券: one step. That the buyer has it was asked before. */
export const coupon = ({ from, off }: Extract<Action, { kind: 'coupon' }>, parts: EffectParts): Effect =>
  stepsOff([{ from, off }], 1, parts)

function stepsOff(steps: readonly Step[], mostTimes: number, parts: EffectParts): Effect {
  return (basket) => {
    let found: Step | undefined
    for (const step of steps) if (reachedOf(basket, step.from) >= reachFrom(step.from)) found = step
    const told = found ?? steps[0]
    if (!told) return CODE.notReached
    const reached = reachedOf(basket, told.from)
    noteReach(basket, parts, told.from, reached)
    if (!found) return CODE.notReached
    basket.wantTimes = mostTimes === 1 ? 1 : timesReached(reached, reachFrom(found.from), mostTimes)
    return spread(basket, wantedOf(basket, found.off, parts.minor), parts)
  }
}

function wantedOf(basket: Basket, off: Step['off'], minor: Amount): Amount {
  if ('amount' in off) return off.amount * basket.wantTimes
  const wanted = toCoins(shareOf(baseOf(basket), shareParts(off.share)), minor)
  return off.most === undefined ? wanted : Math.min(wanted, off.most)
}
