import type { Amount } from '~/domain/money'
import type { PriceTerms } from './cart'
import { SHARES } from './coin'
import type { Action, GoodsScope, Limits, Off, Reach, Rule, When, Who } from './rule'

/** Where in a rule something is wrong; the builder shows it there. */
export type RuleField =
  | 'key'
  | 'scope'
  | 'except'
  | 'tiers'
  | 'window'
  | 'weekdays'
  | 'hours'
  | 'steps'
  | 'from'
  | 'off'
  | 'most'
  | 'buy'
  | 'get'
  | 'other'
  | 'parts'
  | 'price'
  | 'gifts'
  | 'times'
  | 'worth'
  | 'mostShare'
  | 'batch'
  | 'orders'
  | 'perBuyer'
  | 'perOrder'
  | 'budget'
  | 'stock'

export type RuleFaultCode =
  /** Nothing stands there. */
  | 'empty'
  /** Has to be above 0. */
  | 'notAbove'
  /** Below 0. */
  | 'negative'
  /** Not a whole number from 1 on. */
  | 'notWhole'
  /** Not a whole number of the smallest coin. */
  | 'notCoin'
  /** Not above 0 and at most 1. */
  | 'share'
  /** Finer than a hundredth of a percent, or of a multiple. */
  | 'tooFine'
  /** Each step has to ask for more and give more than the one before. */
  | 'notRising'
  /** Amounts and units, or amounts and shares, in one list of steps. */
  | 'mixed'
  /** 每满 has one step. */
  | 'oneStep'
  /** The end is not after the beginning. */
  | 'backwards'
  /** No day of the week, or no minute of the day. */
  | 'malformed'
  | 'twice'
  /** All that is covered is left out again. */
  | 'nothingLeft'
  /** The shop gives no points that could be multiplied. */
  | 'noEarn'
  /** A multiple of 1 or less gives nothing. */
  | 'noMore'

export interface RuleFault {
  field: RuleField
  code: RuleFaultCode
}

type Terms = Pick<PriceTerms, 'minor' | 'earn'>
type Found = RuleFaultCode | false | undefined

const positive = (value: number): Found => (value > 0 ? false : 'notAbove')
const whole = (value: number): Found => (Number.isSafeInteger(value) && value >= 1 ? false : 'notWhole')
const coins = (amount: Amount, minor: Amount): Found => (Number.isSafeInteger(amount) && amount % minor === 0 ? false : 'notCoin')
const money = (amount: Amount, minor: Amount): Found => positive(amount) || coins(amount, minor)
const isFine = (value: number, parts: number): boolean => Math.abs(value * parts - Math.round(value * parts)) < 1e-6

function share(value: number): Found {
  if (!(value > 0 && value <= 1)) return 'share'
  return isFine(value, SHARES) ? false : 'tooFine'
}

const reach = (from: Reach, mayBeNothing: boolean): Found => {
  if ('units' in from) return whole(from.units)
  if (!Number.isSafeInteger(from.amount) || from.amount < 0) return 'negative'
  return from.amount === 0 && !mayBeNothing && 'notAbove'
}

function off(wanted: Off, minor: Amount): Found {
  if ('share' in wanted) return share(wanted.share)
  if ('amount' in wanted) return money(wanted.amount, minor)
  return wanted.price < 0 ? 'negative' : coins(wanted.price, minor)
}

function scopeFault({ skus, except }: GoodsScope): Found {
  if (except?.some((sku) => sku.trim() === '')) return 'empty'
  return skus !== undefined && skus.length > 0 && skus.every((sku) => except?.includes(sku)) && 'nothingLeft'
}

const sizeOf = (from: Reach): number => ('units' in from ? from.units : from.amount)

function stepsFault({ steps, each }: Extract<Action, { kind: 'threshold' }>): Found {
  if (steps.length === 0) return 'empty'
  if (each && steps.length > 1) return 'oneStep'
  const [{ from, off: less }] = steps
  if (steps.some((step) => 'units' in step.from !== 'units' in from || 'share' in step.off !== 'share' in less)) return 'mixed'
  const gives = ({ off: given }: (typeof steps)[number]) => ('share' in given ? given.share : given.amount)
  const rises = steps.every((step, i) => i === 0 || (sizeOf(step.from) > sizeOf(steps[i - 1].from) && gives(step) > gives(steps[i - 1])))
  return !rises && 'notRising'
}

function giftsFault(gifts: readonly { sku: string; units: number }[]): Found {
  if (gifts.length === 0 || gifts.some(({ sku }) => sku.trim() === '')) return 'empty'
  if (new Set(gifts.map(({ sku }) => sku)).size < gifts.length) return 'twice'
  return gifts.map(({ units }) => whole(units)).find(Boolean)
}

type Faults = readonly (readonly [RuleField, Found])[]

function actionFaults(action: Action, { minor, earn }: Terms): Faults {
  switch (action.kind) {
    case 'threshold':
      return [
        ['steps', stepsFault(action)],
        ['from', action.steps.map(({ from }) => reach(from, false)).find(Boolean)],
        ['off', action.steps.map((step) => off(step.off, minor)).find(Boolean)],
      ]
    case 'timed':
    case 'percent':
    case 'members':
      return [['off', off(action.off, minor)]]
    case 'buyXGetY':
      return [
        ['buy', whole(action.buy)],
        ['get', whole(action.get)],
        ['off', share(action.share)],
        ['other', action.other && scopeFault(action.other)],
      ]
    case 'freeShipping':
      return [
        ['from', reach(action.from, true)],
        ['most', action.most !== undefined && money(action.most, minor)],
      ]
    case 'bundle': {
      const { parts, price } = action
      const units = parts.map((part) => whole(part.units) || scopeFault(part.scope)).find(Boolean)
      return [
        ['parts', parts.length === 0 ? 'empty' : units],
        ['price', price < 0 ? 'negative' : coins(price, minor)],
      ]
    }
    case 'gift':
      return [
        ['from', reach(action.from, !action.each)],
        ['gifts', giftsFault(action.gifts)],
      ]
    case 'points':
      if ('times' in action) {
        const times = action.times > 1 ? !isFine(action.times, 100) && 'tooFine' : 'noMore'
        return [['times', times || (!earn && 'noEarn')]]
      }
      return [
        ['worth', money(action.worth, minor)],
        ['mostShare', share(action.mostShare)],
      ]
    case 'coupon':
      return [
        ['batch', action.batch.trim() === '' && 'empty'],
        ['from', reach(action.from, true)],
        ['off', off(action.off, minor)],
        ['most', 'share' in action.off && action.off.most !== undefined && money(action.off.most, minor)],
      ]
  }
}

const isMinute = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= 24 * 60

const whenFaults = ({ from, to, weekdays, hours }: When): Faults => [
  ['window', from !== undefined && to !== undefined && from >= to && 'backwards'],
  ['weekdays', weekdays?.some((day) => !Number.isInteger(day) || day < 1 || day > 7) && 'malformed'],
  ['hours', hours?.some((span) => !isMinute(span.from) || !isMinute(span.to) || span.from === span.to) && 'malformed'],
]

const limitFaults = ({ orders, perBuyer, perOrder, budget, stock }: Limits): Faults => [
  ['orders', orders !== undefined && whole(orders)],
  ['perBuyer', perBuyer !== undefined && whole(perBuyer)],
  ['perOrder', perOrder !== undefined && whole(perOrder)],
  ['budget', budget !== undefined && positive(budget)],
  ['stock', Object.values(stock ?? {}).some((units) => !Number.isSafeInteger(units) || units < 0) && 'notWhole'],
]

/** A members' price that names no tier would be everybody's. */
const whoFaults = ({ tiers }: Who, { kind }: Action): Faults => [['tiers', kind === 'members' && !tiers?.length && 'empty']]

/** What is wrong with a rule as data, field by field; [] where an order can be priced by it. */
export function checkRule(rule: Rule, terms: Terms): RuleFault[] {
  const faults: Faults = [
    ['key', rule.key === '' && 'empty'],
    ['except', scopeFault(rule.scope)],
    ...whoFaults(rule.who, rule.action),
    ...whenFaults(rule.when),
    ...actionFaults(rule.action, terms),
    ...limitFaults(rule.limits),
  ]
  return faults.flatMap(([field, code]) => (code ? [{ field, code }] : []))
}
