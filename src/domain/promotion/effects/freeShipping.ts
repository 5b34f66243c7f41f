import { CODE, type Effect, type EffectParts } from '~/domain/promotion/flat'
import type { Action } from '~/domain/promotion/rule'
import { noteReach, reachedOf, reachFrom } from './reach'

/** 免邮: postage, or as much of it as the rule bears. */
export const freeShipping =
  ({ from, most }: Extract<Action, { kind: 'freeShipping' }>, parts: EffectParts): Effect =>
  (basket) => {
    const reached = reachedOf(basket, from)
    noteReach(basket, parts, from, reached)
    if (reached < reachFrom(from)) return CODE.notReached
    basket.wantShipping = Math.min(basket.shippingLeft, most ?? basket.shippingLeft)
    return basket.wantShipping > 0 ? CODE.fired : CODE.noPostage
  }
