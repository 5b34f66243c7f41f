import type { Amount } from '~/domain/money'
import { capByRoom } from '~/domain/promotion/allot'
import { shareOf, shareParts, toCoins } from '~/domain/promotion/coin'
import { CODE, type Effect, type EffectParts } from '~/domain/promotion/flat'
import { baseOf } from './reach'
import { spread } from './spread'

/** Multipliers are counted in hundredths, so that 2.3 times 10 points are 23. */
const HUNDRED = 100

/** 积分, earned: so many times what the shop gives for what was paid, its own part not counted. */
export function pointsEarned(times: number, { earnPer }: EffectParts): Effect {
  const extra = Math.round(times * HUNDRED) - HUNDRED
  return (basket) => {
    const own = earnPer > 0 ? Math.floor(baseOf(basket) / earnPer) : 0
    basket.wantPoints = Math.max(0, Math.floor((own * extra) / HUNDRED))
    return basket.wantPoints > 0 ? CODE.fired : CODE.floor
  }
}

/** 积分, spent: as payment, up to a share of what is left to pay. */
export function pointsSpent({ worth, mostShare }: { worth: Amount; mostShare: number }, parts: EffectParts): Effect {
  const share = shareParts(mostShare)
  return (basket) => {
    const there = basket.points - basket.pointsSpent
    if (there <= 0) return CODE.noPoints
    const most = Math.min(toCoins(shareOf(baseOf(basket), share), parts.minor), capByRoom(basket, parts.floor, parts.minor) * parts.minor)
    const points = Math.min(there, Math.floor(most / worth))
    if (!(points > 0)) return CODE.floor
    basket.wantPoints = points
    return spread(basket, points * worth, parts)
  }
}
