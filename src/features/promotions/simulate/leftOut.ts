import type { Rule } from '~/domain/promotion/rule'
import type { Simulation, VariantReplay } from '~/domain/promotion/simulation'

/** Share of what was paid for goods whose cost is known; undefined where nothing was paid. */
export const coverageOf = ({ mid: { costed, goods } }: VariantReplay): number | undefined => (goods > 0 ? costed / goods : undefined)

export type Warning =
  | { kind: 'coverage'; share: number }
  | { kind: 'costUnknown' | 'noRate' | 'noGoods' | 'test'; count: number }
  | { kind: 'other'; amount: number }
  | { kind: 'parcel' | 'coupon' }

interface Warned {
  simulation: Simulation
  replay: VariantReplay
  rules: readonly Rule[]
  /** What sending one order is assumed to cost. */
  parcelCost: number
}

/** What the figures leave out or take for granted, the gravest first. */
export function warningsOf({ simulation, replay, rules, parcelCost }: Warned): Warning[] {
  const coverage = coverageOf(replay)
  const found: Warning[] = []
  if (coverage !== undefined && coverage < 0.9995) found.push({ kind: 'coverage', share: coverage })
  const counts = { costUnknown: replay.plain.costUnknown, noRate: simulation.noRate, noGoods: simulation.noGoods, test: simulation.test }
  for (const kind of ['costUnknown', 'noRate', 'noGoods', 'test'] as const) if (counts[kind] > 0) found.push({ kind, count: counts[kind] })
  if (simulation.other !== 0) found.push({ kind: 'other', amount: simulation.other })
  if (parcelCost === 0) found.push({ kind: 'parcel' })
  if (rules.some(({ action }) => action.kind === 'coupon')) found.push({ kind: 'coupon' })
  return found
}
