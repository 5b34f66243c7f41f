import type { Amount } from '~/domain/money'
import type { Action, Reach, Rule } from '~/domain/promotion/rule'

/** One figure of a rule that makes it stronger or weaker. `at`: of which step. */
export interface Strength {
  name: 'from' | 'off' | 'price' | 'most' | 'buy' | 'get' | 'times' | 'worth' | 'mostShare' | 'budget'
  at: number
  as: 'amount' | 'share' | 'units'
  value: number
}

const ofReach = (reach: Reach, at = 0): Strength =>
  'amount' in reach ? { name: 'from', at, as: 'amount', value: reach.amount } : { name: 'from', at, as: 'units', value: reach.units }

const ofOff = (off: { share: number } | { amount: Amount }, at = 0): Strength =>
  'share' in off ? { name: 'off', at, as: 'share', value: off.share } : { name: 'off', at, as: 'amount', value: off.amount }

const ofMost = (most: Amount | undefined): Strength[] => (most === undefined ? [] : [{ name: 'most', at: 0, as: 'amount', value: most }])

function ofAction(action: Action): Strength[] {
  switch (action.kind) {
    case 'threshold':
      return action.steps.flatMap(({ from, off }, at) => [ofReach(from, at), ofOff(off, at)])
    case 'timed':
    case 'percent':
    case 'members':
      return 'price' in action.off ? [{ name: 'price', at: 0, as: 'amount', value: action.off.price }] : [ofOff(action.off)]
    case 'buyXGetY':
      return [
        { name: 'buy', at: 0, as: 'units', value: action.buy },
        { name: 'get', at: 0, as: 'units', value: action.get },
        { name: 'off', at: 0, as: 'share', value: action.share },
      ]
    case 'freeShipping':
      return [ofReach(action.from), ...ofMost(action.most)]
    case 'bundle':
      return [{ name: 'price', at: 0, as: 'amount', value: action.price }]
    case 'gift':
      return [ofReach(action.from)]
    case 'points':
      if ('times' in action) return [{ name: 'times', at: 0, as: 'units', value: action.times }]
      return [
        { name: 'worth', at: 0, as: 'amount', value: action.worth },
        { name: 'mostShare', at: 0, as: 'share', value: action.mostShare },
      ]
    case 'coupon':
      return [ofReach(action.from), ofOff(action.off), ...('most' in action.off ? ofMost(action.off.most) : [])]
  }
}

/** The figures of a rule that can be turned up and down. */
export const strengthOf = ({ action, limits }: Rule): Strength[] => [
  ...ofAction(action),
  ...(limits.budget === undefined ? [] : [{ name: 'budget' as const, at: 0, as: 'amount' as const, value: limits.budget }]),
]

const toReach = (reach: Reach, value: number): Reach => ('amount' in reach ? { amount: value } : { units: value })

function withOff<Off extends { share: number } | { amount: Amount } | { price: Amount }>(off: Off, value: number): Off {
  if ('share' in off) return { ...off, share: value }
  return 'amount' in off ? { ...off, amount: value } : { ...off, price: value }
}

function inAction(action: Action, { name, at }: Pick<Strength, 'name' | 'at'>, value: number): Action {
  switch (action.kind) {
    case 'threshold': {
      const steps = action.steps.map((step, i) => {
        if (i !== at) return step
        return name === 'from' ? { ...step, from: toReach(step.from, value) } : { ...step, off: withOff(step.off, value) }
      })
      return { ...action, steps }
    }
    case 'timed':
    case 'percent':
    case 'members':
      return { ...action, off: withOff(action.off, value) }
    case 'buyXGetY':
      return name === 'off' ? { ...action, share: value } : { ...action, [name]: value }
    case 'freeShipping':
      return name === 'from' ? { ...action, from: toReach(action.from, value) } : { ...action, most: value }
    case 'gift':
      return { ...action, from: toReach(action.from, value) }
    case 'bundle':
      return { ...action, price: value }
    case 'points':
      return { ...action, [name]: value }
    case 'coupon':
      if (name === 'from') return { ...action, from: toReach(action.from, value) }
      return { ...action, off: name === 'most' && 'share' in action.off ? { ...action.off, most: value } : withOff(action.off, value) }
  }
}

/** The rule with one figure set. */
export function withStrength(rule: Rule, strength: Pick<Strength, 'name' | 'at'>, value: number): Rule {
  if (strength.name === 'budget') return { ...rule, limits: { ...rule.limits, budget: value } }
  return { ...rule, action: inAction(rule.action, strength, value) }
}

/** Why a figure cannot be; undefined: it can. */
export function strengthTrouble({ name, as }: Pick<Strength, 'name' | 'as'>, value: number): 'number' | 'share' | 'whole' | undefined {
  if (!Number.isFinite(value) || value < 0) return 'number'
  if (as === 'share' && (value > 1 || (value === 0 && name !== 'mostShare'))) return 'share'
  if (as === 'units' && (value < 1 || (name !== 'times' && !Number.isInteger(value)))) return 'whole'
  return undefined
}
