import { effectiveRules, type PlanVariant, type Promotion } from '~/domain/promotion/promotion'
import type { SimulationAsk } from '~/domain/promotion/simulation'
import type { Zone } from '~/lib/zone'
import { type Sliders, toAssumptions } from './sliders'
import type { ReplayWindow } from './windows'

interface Asked {
  promotion: Promotion
  variants: readonly PlanVariant[]
  window: Pick<ReplayWindow, 'from' | 'to'>
  sliders: Sliders
  zone: Zone
}

/** True where the window has more days than the promotion. */
export const isStretched = ({ promotion, window, zone }: Omit<Asked, 'variants' | 'sliders'>): boolean =>
  zone.startOfDay(zone.dayOf(promotion.from) + window.to - window.from) > promotion.to

/** The question to the replay. A promotion that is shorter than the window is reckoned as if it ran for all of it. */
export function toAsk({ promotion, variants, window, sliders, zone }: Asked): SimulationAsk {
  const planFrom = zone.dayOf(promotion.from)
  const to = Math.max(promotion.to, zone.startOfDay(planFrom + window.to - window.from))
  return {
    window: { from: window.from, to: window.to },
    planFrom,
    variants: variants.map(({ key, name, rules }) => ({ key, name, rules: effectiveRules({ ...promotion, to, rules }) })),
    assume: toAssumptions(sliders),
  }
}
