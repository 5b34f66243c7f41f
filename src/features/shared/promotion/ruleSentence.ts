import type { Action, GoodsScope, Limits, Off, Reach, Rule, When, Who } from '~/domain/promotion/rule'
import { clockWords, cutWords, innerMoney, listWords, plainMoney, type RuleWriting, shareWords, tRule } from './ruleWriting'

type Facts = Record<string, string | number>
type Of<Kind extends Action['kind']> = Extract<Action, { kind: Kind }>
type StepOff = { amount: number } | { share: number }

/** 满300减50; Spend $300, save $50: what a rule does, and no more. */
export function effectSentence(action: Action, writing: RuleWriting): string {
  switch (action.kind) {
    case 'threshold':
      return action.steps
        .slice(0, action.each ? 1 : undefined)
        .map(({ from, off }) => stepWords(action.each ? 'each' : 'step', from, off, writing))
        .join(tRule('steps'))
    case 'percent':
    case 'timed':
    case 'members':
      return offWords(action.kind, action.off, writing)
    case 'buyXGetY':
      return buyWords(action, writing)
    case 'freeShipping': {
      const { key, facts } = reachWords(action.from, writing)
      if (action.most === undefined) return tRule(`ship.${key}`, facts)
      return tRule(`shipMost.${key}`, { ...facts, most: plainMoney(action.most, writing) })
    }
    case 'bundle': {
      const parts = action.parts.map(({ scope, units }) => tRule('part', { units, scope: scopeWords(scope, writing) || tRule('anyGoods') }))
      return tRule('bundle', { parts: parts.join(tRule('parts')), money: plainMoney(action.price, writing) })
    }
    case 'gift':
      return giftWords(action, writing)
    case 'points':
      if ('times' in action) return tRule('points.times', { times: action.times })
      return tRule('points.worth', { money: plainMoney(action.worth, writing), share: shareWords(action.mostShare, writing) })
    case 'coupon':
      return couponWords(action, writing)
  }
}

/** What actions were said to do, by who wrote it: an order's explanation names each rule, and so does that of the next. */
const said = new WeakMap<RuleWriting, WeakMap<Action, string>>()

/** What a rule is called: its name, or what it does. */
export function nameOfRule({ name, action }: Pick<Rule, 'name' | 'action'>, writing: RuleWriting): string {
  if (name) return name
  let names = said.get(writing)
  if (!names) said.set(writing, (names = new WeakMap()))
  let sentence = names.get(action)
  if (sentence === undefined) names.set(action, (sentence = effectSentence(action, writing)))
  return sentence
}

/** The whole rule as one sentence: what it gives on what, to whom, when, how often and beside what. */
export function sentenceOf(rule: Rule, writing: RuleWriting): string {
  const effect = effectSentence(rule.action, writing)
  const scope = scopeWords(rule.scope, writing)
  const isShare = rule.action.kind === 'percent' && 'share' in rule.action.off && rule.action.off.share < 1
  const except = rule.scope.except?.length ? [tRule('except', { names: listWords(named(rule.scope.except, writing.names?.sku)) })] : []
  return [
    scope === '' ? effect : tRule(isShare ? 'onShare' : 'on', { rule: effect, scope }),
    ...except,
    ...whoWords(rule.who, writing),
    ...whenWords(rule.when, writing),
    ...limitWords(rule, writing),
    ...modeWords(rule),
  ].join(tRule('clause'))
}

const named = (keys: readonly string[], name: (key: string) => string = (key) => key): string[] => keys.map(name)

/** The goods in words, without what is left out of them; '' for everything. */
function scopeWords({ skus, products, categories, brands, tags }: GoodsScope, { names = {} }: RuleWriting): string {
  const quoted = (words: readonly string[]) => words.map((name) => tRule('quoted', { name }))
  const lists = [
    quoted(named(categories ?? [], names.category)),
    (brands ?? []).map((name) => tRule('brand', { name })),
    (tags ?? []).map((name) => tRule('tag', { name })),
    names.product || !products?.length ? quoted(named(products ?? [], names.product)) : [tRule('products', { count: products.length })],
    named(skus ?? [], names.sku),
  ]
  return lists
    .filter((list) => list.length > 0)
    .map(listWords)
    .join(tRule('parts'))
}

function reachWords(reach: Reach, writing: RuleWriting): { key: 'any' | 'amount' | 'units'; facts: Facts } {
  if ('units' in reach) return { key: reach.units <= 1 ? 'any' : 'units', facts: { from: reach.units } }
  if (reach.amount <= 0) return { key: 'any', facts: {} }
  return { key: 'amount', facts: { from: innerMoney(reach.amount, writing) } }
}

/** A step of 满减 says its units even where one is enough. */
function stepReach(reach: Reach, writing: RuleWriting): { key: 'amount' | 'units'; facts: Facts } {
  if ('units' in reach) return { key: 'units', facts: { from: reach.units } }
  return { key: 'amount', facts: { from: innerMoney(reach.amount, writing) } }
}

const offFacts = (off: StepOff, writing: RuleWriting): { key: 'amount' | 'share'; facts: Facts } =>
  'amount' in off
    ? { key: 'amount', facts: { off: innerMoney(off.amount, writing), money: plainMoney(off.amount, writing) } }
    : { key: 'share', facts: { cut: cutWords(off.share, writing) } }

function stepWords(kind: 'step' | 'each', from: Reach, off: StepOff, writing: RuleWriting): string {
  const reach = stepReach(from, writing)
  const less = offFacts(off, writing)
  return tRule(`${kind}.${reach.key}.${less.key}`, { ...reach.facts, ...less.facts })
}

function offWords(kind: 'percent' | 'timed' | 'members', off: Off, writing: RuleWriting): string {
  if ('share' in off) return off.share >= 1 ? tRule(`${kind}.free`) : tRule(`${kind}.share`, { cut: cutWords(off.share, writing) })
  if ('amount' in off) return tRule(`${kind}.amount`, { money: plainMoney(off.amount, writing) })
  return tRule(`${kind}.price`, { money: plainMoney(off.price, writing) })
}

function buyWords({ buy, get, share, other }: Of<'buyXGetY'>, writing: RuleWriting): string {
  const facts = { buy, get, cut: cutWords(share, writing) }
  const price = share >= 1 ? 'free' : 'share'
  if (!other) return tRule(`buy.${price}`, facts)
  return tRule(`buyOther.${price}`, { ...facts, other: scopeWords(other, writing) || tRule('anyGoods') })
}

function giftWords({ from, each, gifts }: Of<'gift'>, writing: RuleWriting): string {
  const { sku: nameOf = (code: string) => code } = writing.names ?? {}
  const words = gifts.map(({ sku, units }) => tRule('giftUnits', { sku: nameOf(sku), units })).join(tRule('list'))
  if (!each) {
    const { key, facts } = reachWords(from, writing)
    return tRule(`gift.${key}`, { ...facts, gifts: words })
  }
  const { key, facts } = stepReach(from, writing)
  return tRule(`giftEach.${key}`, { ...facts, gifts: words })
}

function couponWords({ from, off }: Of<'coupon'>, writing: RuleWriting): string {
  const reach = reachWords(from, writing)
  const less = offFacts(off, writing)
  const words = tRule(`coupon.${reach.key}.${less.key}`, { ...reach.facts, ...less.facts })
  if (!('share' in off) || off.most === undefined) return words
  return `${words}${tRule('clause')}${tRule('most', { money: plainMoney(off.most, writing) })}`
}

function whoWords({ channels, regions, tiers, audiences, firstOrder }: Who, { names = {} }: RuleWriting): string[] {
  const words = (
    key: 'channels' | 'regions' | 'tiers' | 'audiences',
    keys: readonly string[] | undefined,
    name?: (key: string) => string,
  ) => (keys?.length ? [tRule(key, { names: listWords(named(keys, name)) })] : [])
  return [
    ...words('channels', channels, names.channel),
    ...words('regions', regions, names.region),
    ...words('tiers', tiers, names.tier),
    ...words('audiences', audiences, names.audience),
    ...(firstOrder ? [tRule('firstOrder')] : []),
  ]
}

const DAYS = ['day1', 'day2', 'day3', 'day4', 'day5', 'day6', 'day7'] as const

function whenWords({ from, to, weekdays, hours }: When, { format }: RuleWriting): string[] {
  const words: string[] = []
  if (from !== undefined && to !== undefined) words.push(tRule('window', { from: format.time(from), to: format.time(to) }))
  else if (from !== undefined) words.push(tRule('from', { from: format.time(from) }))
  else if (to !== undefined) words.push(tRule('to', { to: format.time(to) }))
  const hasDays = weekdays !== undefined && weekdays.length > 0
  if (hasDays) {
    const days = weekdays.flatMap((day) => DAYS[day - 1] ?? []).map((key) => tRule(key))
    words.push(tRule('weekdays', { days: days.join(tRule('list')) }))
  }
  if (hours?.length) {
    const spans = hours.map(({ from: begin, to: end }) => `${clockWords(begin)}–${clockWords(end)}`).join(tRule('list'))
    words.push(tRule(hasDays ? 'hoursThen' : 'hours', { hours: spans }))
  }
  return words
}

const countsUnits = ({ kind }: Action): boolean => kind === 'timed' || kind === 'percent' || kind === 'members'

function limitWords({ action, limits }: Pick<Rule, 'action' | 'limits'>, writing: RuleWriting): string[] {
  const { orders, perBuyer, perOrder, budget, stock }: Limits = limits
  const limited = Object.keys(stock ?? {})
  return [
    ...(perOrder === undefined ? [] : [tRule(countsUnits(action) ? 'perOrderUnits' : 'perOrderTimes', { count: perOrder })]),
    ...(perBuyer === undefined ? [] : [tRule('perBuyer', { count: perBuyer })]),
    ...(orders === undefined ? [] : [tRule('orders', { count: orders })]),
    ...(budget === undefined ? [] : [tRule('budget', { money: plainMoney(budget, writing) })]),
    ...(limited.length === 0 ? [] : [tRule('stock', { names: listWords(named(limited, writing.names?.sku)) })]),
  ]
}

function modeWords({ mode, group }: Pick<Rule, 'mode' | 'group'>): string[] {
  const own = mode === 'stack' ? [] : [tRule(mode)]
  return group ? [...own, tRule('group', { group })] : own
}
