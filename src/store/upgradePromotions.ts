import type { PromotionGoal, PromotionKind } from '~/domain/promotion/kinds'
import type { Promotion } from '~/domain/promotion/promotion'
import type { Action, Rule } from '~/domain/promotion/rule'
import type { Amount } from '~/domain/money'
import type { Instant } from '~/lib/zone'

/** A promotion as shops kept it up to version 9 of the tables. */
export interface PromotionOf9 {
  key: string
  name: string
  kind: PromotionKind
  goal: PromotionGoal
  from: Instant
  to: Instant
  paused: boolean
  threshold?: Amount
  off?: Amount
  share?: number
  categories: string[]
  budget: Amount
  expected: { gmv: Amount; orders: number }
}

/** The same promotion with its rule written out. What the old one never told (units, margin, gifts) is 0 or empty. */
export function promotionOf9(old: PromotionOf9): Promotion {
  const { key, name, goal, from, to, paused, categories, budget, expected } = old
  const rule: Rule = {
    key: 'r1',
    name: '',
    scope: categories.length > 0 ? { categories } : {},
    who: {},
    when: {},
    action: actionOf9(old),
    limits: {},
    mode: 'stack',
    priority: 0,
  }
  return {
    key,
    name,
    goal,
    stage: paused ? 'paused' : 'scheduled',
    stageSince: from,
    from,
    to,
    rules: [rule],
    audiences: [],
    budget,
    split: {},
    expected: { ...expected, units: 0, margin: 0, discount: 0 },
    stock: {},
    variants: [],
    overruled: [],
    createdAt: from,
  }
}

function actionOf9({ key, kind, threshold = 0, off = 0, share = 0 }: PromotionOf9): Action {
  switch (kind) {
    case 'threshold':
      return { kind, steps: [{ from: { amount: threshold }, off: { amount: off } }], each: true }
    case 'coupon':
      return { kind, batch: key, from: { amount: threshold }, off: { amount: off } }
    case 'freeShipping':
      return { kind, from: { amount: threshold } }
    case 'buyXGetY':
      return { kind, buy: 1, get: 1, share }
    case 'gift':
      return { kind, from: { amount: threshold }, gifts: [] }
    case 'points':
      return { kind, times: 2 }
    case 'bundle':
      // Its parts were never told.
      return { kind: 'percent', off: { share } }
    case 'percent':
    case 'timed':
    case 'members':
      return { kind, off: { share } }
  }
}
