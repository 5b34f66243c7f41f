import type { Amount } from '~/domain/money'
import type { CartGoods } from './cart'
import { covers } from './goodsScope'
import type { Action, GoodsScope, Limits, Off, Reach, Rule } from './rule'

/** Every set of goods that a rule is about. */
function scopesOf({ scope, action }: Rule): GoodsScope[] {
  if (action.kind === 'bundle') return action.parts.map((part) => part.scope)
  return action.kind === 'buyXGetY' && action.other ? [scope, action.other] : [scope]
}

/** The rule with another set in the place of each of its sets of goods. */
function withScopes(rule: Rule, change: (scope: GoodsScope) => GoodsScope): Rule {
  const { action } = rule
  if (action.kind === 'bundle')
    return {
      ...rule,
      scope: change(rule.scope),
      action: { ...action, parts: action.parts.map((part) => ({ ...part, scope: change(part.scope) })) },
    }
  const scope = change(rule.scope)
  return action.kind === 'buyXGetY' && action.other
    ? { ...rule, scope, action: { ...action, other: change(action.other) } }
    : { ...rule, scope }
}

const withoutExcept = ({ except: _, ...scope }: GoodsScope): GoodsScope => scope

/** Whether any of the rules is about a SKU. */
export const coversAny = (rules: readonly Rule[], goods: CartGoods): boolean =>
  rules.some((rule) => scopesOf(rule).some((scope) => covers(scope, goods)))

/** Whether a SKU is kept from every rule that would be about it. */
export const isStopped = (rules: readonly Rule[], goods: CartGoods): boolean =>
  !coversAny(rules, goods) && rules.some((rule) => scopesOf(rule).some((scope) => covers(withoutExcept(scope), goods)))

/** The rules without a SKU. */
export const stopSku = (rules: readonly Rule[], goods: CartGoods): Rule[] =>
  rules.map((rule) =>
    withScopes(rule, (scope) => (covers(scope, goods) ? { ...scope, except: [...(scope.except ?? []), goods.sku] } : scope)),
  )

/** The rules with a SKU that was stopped. */
export const resumeSku = (rules: readonly Rule[], sku: string): Rule[] =>
  rules.map((rule) =>
    withScopes(rule, (scope) => {
      if (!scope.except?.includes(sku)) return scope
      const except = scope.except.filter((each) => each !== sku)
      return except.length > 0 ? { ...scope, except } : withoutExcept(scope)
    }),
  )

/** Whether a rule names a SKU: only then another can take its place. */
export const namesSku = (rules: readonly Rule[], sku: string): boolean =>
  rules.some(
    (rule) =>
      scopesOf(rule).some(({ skus }) => skus?.includes(sku)) ||
      (rule.action.kind === 'gift' && rule.action.gifts.some((gift) => gift.sku === sku)) ||
      rule.limits.stock?.[sku] !== undefined,
  )

/** The rules with another SKU where one was named; what was left of its stock is the other's. */
export const swapSku = (rules: readonly Rule[], sku: string, other: string): Rule[] =>
  resumeSku(rules, other).map((rule) => {
    const swapped = withScopes(rule, (scope) =>
      scope.skus?.includes(sku) ? { ...scope, skus: [...new Set(scope.skus.map((each) => (each === sku ? other : each)))] } : scope,
    )
    const { action, limits } = swapped
    return {
      ...swapped,
      ...(limits.stock?.[sku] === undefined ? {} : { limits: { ...limits, stock: swapStock(limits.stock, sku, other) } }),
      ...(action.kind === 'gift'
        ? { action: { ...action, gifts: action.gifts.map((gift) => (gift.sku === sku ? { ...gift, sku: other } : gift)) } }
        : {}),
    }
  })

export function swapStock(stock: NonNullable<Limits['stock']>, sku: string, other: string): Record<string, number> {
  const { [sku]: units, ...others } = stock
  return units === undefined ? others : { ...others, [other]: (others[other] ?? 0) + units }
}

/** What a number of a rule is: how it is written and read. */
export type StrengthUnit = 'share' | 'amount' | 'units' | 'times'

/** A number that a rule's effect hangs on. `step`: of several, counted from 0. */
export interface Strength {
  name: 'off' | 'from' | 'price' | 'buy' | 'get' | 'most' | 'times' | 'worth' | 'share'
  step: number
  unit: StrengthUnit
  value: number
}

const ofOff = (off: Off, step = 0): Strength =>
  'share' in off
    ? { name: 'off', step, unit: 'share', value: off.share }
    : 'amount' in off
      ? { name: 'off', step, unit: 'amount', value: off.amount }
      : { name: 'price', step, unit: 'amount', value: off.price }

const ofReach = (from: Reach, step = 0): Strength =>
  'amount' in from ? { name: 'from', step, unit: 'amount', value: from.amount } : { name: 'from', step, unit: 'units', value: from.units }

/** The numbers that make a rule strong or weak. */
export function strengthsOf({ action }: Pick<Rule, 'action'>): Strength[] {
  switch (action.kind) {
    case 'timed':
    case 'percent':
    case 'members':
      return [ofOff(action.off)]
    case 'threshold':
      return action.steps.flatMap(({ from, off }, step) => [ofReach(from, step), ofOff(off, step)])
    case 'buyXGetY':
      return [
        { name: 'buy', step: 0, unit: 'units', value: action.buy },
        { name: 'get', step: 0, unit: 'units', value: action.get },
        { name: 'share', step: 0, unit: 'share', value: action.share },
      ]
    case 'freeShipping':
      return [ofReach(action.from), ...mostOf(action.most)]
    case 'bundle':
      return [{ name: 'price', step: 0, unit: 'amount', value: action.price }]
    case 'gift':
      return [ofReach(action.from)]
    case 'coupon':
      return [ofReach(action.from), ofOff(action.off), ...mostOf('most' in action.off ? action.off.most : undefined)]
    case 'points':
      return 'times' in action
        ? [{ name: 'times', step: 0, unit: 'times', value: action.times }]
        : [
            { name: 'worth', step: 0, unit: 'amount', value: action.worth },
            { name: 'share', step: 0, unit: 'share', value: action.mostShare },
          ]
  }
}

const mostOf = (most: Amount | undefined): Strength[] =>
  most === undefined ? [] : [{ name: 'most', step: 0, unit: 'amount', value: most }]

/** The rule with other numbers, in the order of strengthsOf. */
export function withStrengths(rule: Rule, values: readonly number[]): Rule {
  const named = strengthsOf(rule).map((strength, i) => ({ ...strength, value: values[i] ?? strength.value }))
  const of = (name: Strength['name'], step = 0) => named.find((each) => each.name === name && each.step === step)?.value ?? 0
  return { ...rule, action: strengthened(rule.action, of) }
}

type Of = (name: Strength['name'], step?: number) => number

const newOff = (off: Off, of: Of): Off =>
  'share' in off ? { share: of('off') } : 'amount' in off ? { amount: of('off') } : { price: of('price') }

const newReach = (from: Reach, of: Of, step = 0): Reach => ('amount' in from ? { amount: of('from', step) } : { units: of('from', step) })

function strengthened(action: Action, of: Of): Action {
  switch (action.kind) {
    case 'timed':
    case 'percent':
    case 'members':
      return { ...action, off: newOff(action.off, of) }
    case 'threshold':
      return {
        ...action,
        steps: action.steps.map(({ from, off }, step) => ({
          from: newReach(from, of, step),
          off: 'share' in off ? { share: of('off', step) } : { amount: of('off', step) },
        })),
      }
    case 'buyXGetY':
      return { ...action, buy: of('buy'), get: of('get'), share: of('share') }
    case 'freeShipping':
      return { ...action, from: newReach(action.from, of), ...(action.most === undefined ? {} : { most: of('most') }) }
    case 'bundle':
      return { ...action, price: of('price') }
    case 'gift':
      return { ...action, from: newReach(action.from, of) }
    case 'coupon':
      return {
        ...action,
        from: newReach(action.from, of),
        off:
          'share' in action.off
            ? { share: of('off'), ...(action.off.most === undefined ? {} : { most: of('most') }) }
            : { amount: of('off') },
      }
    case 'points':
      return 'times' in action ? { ...action, times: of('times') } : { ...action, worth: of('worth'), mostShare: of('share') }
  }
}
