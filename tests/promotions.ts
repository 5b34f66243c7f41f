import type { Promotion } from '~/domain/promotion/promotion'
import type { Rule } from '~/domain/promotion/rule'

/** 10 % off everything, for everybody, always. */
export function aRule(set: Partial<Rule> = {}): Rule {
  return {
    key: 'r1',
    name: '',
    scope: {},
    who: {},
    when: {},
    action: { kind: 'percent', off: { share: 0.1 } },
    limits: {},
    mode: 'stack',
    priority: 0,
    ...set,
  }
}

/** Scheduled for the first ten seconds of time, by one rule. */
export function aPromotion(set: Partial<Promotion> = {}): Promotion {
  return {
    key: 'p1',
    name: 'Sale',
    goal: 'productSales',
    stage: 'scheduled',
    stageSince: 0,
    from: 0,
    to: 10_000,
    rules: [aRule()],
    audiences: [],
    budget: 0,
    split: {},
    expected: { gmv: 0, orders: 0, units: 0, margin: 0, discount: 0 },
    stock: {},
    variants: [],
    overruled: [],
    createdAt: 0,
    ...set,
  }
}
