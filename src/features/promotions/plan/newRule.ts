import { type Currency, unitOf } from '~/domain/money'
import type { PromotionKind } from '~/domain/promotion/kinds'
import type { Action, Rule } from '~/domain/promotion/rule'

/** Round figures of everyday trade, to be written over. */
function actionOf(kind: PromotionKind, unit: number): Action {
  switch (kind) {
    case 'threshold':
      return { kind, steps: [{ from: { amount: 300 * unit }, off: { amount: 50 * unit } }] }
    case 'timed':
      return { kind, off: { share: 0.2 } }
    case 'percent':
      return { kind, off: { share: 0.1 } }
    case 'members':
      return { kind, off: { share: 0.05 } }
    case 'buyXGetY':
      return { kind, buy: 2, get: 1, share: 1 }
    case 'freeShipping':
      return { kind, from: { amount: 99 * unit } }
    case 'bundle':
      return {
        kind,
        parts: [
          { scope: {}, units: 1 },
          { scope: {}, units: 1 },
        ],
        price: 199 * unit,
      }
    case 'gift':
      return { kind, from: { amount: 199 * unit }, gifts: [] }
    case 'points':
      return { kind, times: 2 }
    case 'coupon':
      return { kind, batch: '', from: { amount: 100 * unit }, off: { amount: 10 * unit } }
  }
}

/** A rule of a kind, ready to be filled in, with a key that none of the others has. */
export function newRule(kind: PromotionKind, others: readonly Rule[], currency: Currency): Rule {
  return {
    key: freeKey(others),
    name: '',
    scope: {},
    who: {},
    when: {},
    action: actionOf(kind, unitOf(currency)),
    limits: {},
    mode: 'stack',
    priority: 0,
  }
}

/** Keys stay what they are while rules come and go: usage and the judgement name them. */
export function freeKey(others: readonly Rule[]): string {
  const taken = new Set(others.map(({ key }) => key))
  let number = others.length + 1
  while (taken.has(`r${number}`)) number++
  return `r${number}`
}
