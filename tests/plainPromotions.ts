import type { Cart, Priced, PriceTerms, Usage } from '~/domain/promotion/cart'
import { RULE_CLASSES } from '~/domain/promotion/kinds'
import { type Rule, classOf } from '~/domain/promotion/rule'
import { weekdayOf, zoneOf } from '~/lib/zone'
import { type Effect, type Line, type State, act, covers, nothing, sum } from './plainEffects'

/** The oracle of the tests: the page of definitions, rule by rule, over plain objects. */
export function plainPrice(cart: Cart, terms: PriceTerms, usage: Usage = noUsage()): Priced {
  const fresh = (): State => ({
    cart,
    terms,
    usage,
    lines: cart.lines.map((line) => ({ line, left: line.amount })).sort(canonical),
    shipping: cart.shipping,
    pointsSpent: 0,
    touched: new Map(),
    groups: new Map(),
    steps: new Map(),
  })
  const rules = [...terms.rules].sort((a, b) => b.priority - a.priority || (a.key < b.key ? -1 : 1))
  const start = fresh()
  const open = rules.filter((rule) => {
    const shut = gateOf(start, rule)
    if (shut) note(start, rule, shut)
    return !shut
  })
  for (const rule of open) {
    if (rule.mode !== 'exclusive') continue
    const alone = { ...fresh(), steps: start.steps }
    priceOne(alone, rule)
    if (start.steps.get(rule.key)?.verdict !== 'fired') continue
    for (const other of open) if (!start.steps.has(other.key)) note(start, other, nothing('exclusive', { by: rule.key }))
    return priced(alone, rules)
  }
  for (const name of RULE_CLASSES) {
    const own = open.filter((rule) => rule.mode !== 'exclusive' && classOf(rule) === name)
    // What is earned is worked out when all else is paid.
    const earns = (rule: Rule) => Number(givesOf(rule) === 'points')
    own.sort((a, b) => earns(a) - earns(b))
    for (const rule of own) {
      if (start.steps.has(rule.key)) continue
      const alike = own.filter((other) => other.mode === 'best' && givesOf(other) === givesOf(rule))
      if (rule.mode === 'best') settle(start, alike)
      else priceOne(start, rule)
    }
  }
  return priced(start, rules)
}

/** Rules of modes `first` and `best` meet those of their class that give the same. */
const givesOf = ({ action }: Rule) =>
  action.kind === 'gift' ? 'gifts' : action.kind === 'points' && 'times' in action ? 'points' : 'money'
const asksTouched = ({ mode }: Rule) => mode === 'first' || mode === 'best'

/** What rules of modes `first` and `best` have touched that a rule meets, and which did. */
function touchedFor({ touched }: State, rule: Rule): Map<Line | 'postage', string> {
  const name = `${classOf(rule)} ${givesOf(rule)}`
  const known = touched.get(name) ?? new Map<Line | 'postage', string>()
  touched.set(name, known)
  return known
}

/** By SKU, then the dearer unit, then the key. */
function canonical({ line: a }: Line, { line: b }: Line): number {
  if (a.goods.sku !== b.goods.sku) return a.goods.sku < b.goods.sku ? -1 : 1
  return b.amount * a.quantity - a.amount * b.quantity || (a.key < b.key ? -1 : 1)
}

function priced({ cart, terms, lines, shipping, pointsSpent, steps }: State, rules: Rule[]): Priced {
  const left = new Map(lines.map((each) => [each.line.key, each.left]))
  const paid = cart.lines.map(({ key, amount }) => {
    const pay = left.get(key) ?? 0
    return { key, before: amount, off: amount - pay, pay }
  })
  const goods = sum(paid, ({ pay }) => pay)
  const shippingOff = cart.shipping - shipping
  const told = rules.flatMap((rule) => steps.get(rule.key) ?? [])
  return {
    lines: paid,
    before: sum(paid, ({ before }) => before),
    goods,
    shipping,
    shippingOff,
    total: goods + shipping,
    discount: sum(paid, ({ off }) => off) + shippingOff,
    gifts: told.flatMap(({ rule, gifts }) => gifts.map((gift) => ({ ...gift, rule }))),
    pointsEarned: sum(told, ({ pointsEarned }) => pointsEarned) + (terms.earn ? Math.floor(goods / terms.earn.per) : 0),
    pointsSpent,
    steps: told,
  }
}

function note(state: State, rule: Rule, effect: Effect) {
  state.steps.set(rule.key, {
    rule: rule.key,
    class: classOf(rule),
    verdict: effect.verdict,
    facts: effect.facts,
    goods: sum(effect.off.values(), (off) => off),
    shipping: effect.shipping,
    lines: [...effect.off].map(([line, off]) => {
      const units = effect.units.get(line)
      return { line: line.line.key, off, ...(units !== undefined && { units }) }
    }),
    gifts: effect.gifts,
    pointsEarned: effect.earned,
    pointsSpent: effect.spent,
    times: effect.times,
  })
}

function priceOne(state: State, rule: Rule) {
  const effect = effectOf(state, rule)
  if (effect.verdict === 'fired') apply(state, rule, effect)
  else note(state, rule, effect)
}

function apply(state: State, rule: Rule, effect: Effect) {
  for (const [line, off] of effect.off) line.left -= off
  state.shipping -= effect.shipping
  state.pointsSpent += effect.spent
  if (rule.group !== undefined) state.groups.set(rule.group, rule.key)
  if (asksTouched(rule)) {
    const touched = touchedFor(state, rule)
    for (const line of givesOf(rule) === 'money' ? effect.off.keys() : openLines(state, rule)) touched.set(line, rule.key)
    if (effect.shipping > 0) touched.set('postage', rule.key)
  }
  note(state, rule, effect)
}

/** The one that gives most, then the one that does so of what is left, until none does. */
function settle(state: State, rules: Rule[]) {
  const size = ({ off, shipping, gifts, earned }: Effect) =>
    sum(off.values(), (each) => each) + shipping + sum(gifts, ({ cost }) => cost) + earned
  let rest = rules.filter((rule) => {
    const effect = effectOf(state, rule)
    if (effect.verdict !== 'fired') note(state, rule, effect)
    return effect.verdict === 'fired'
  })
  let first: string | undefined
  for (;;) {
    let best: { rule: Rule; effect: Effect } | undefined
    for (const rule of rest) {
      const effect = effectOf(state, rule)
      if (effect.verdict === 'fired' && (!best || size(effect) > size(best.effect))) best = { rule, effect }
    }
    if (!best) break
    const taken = best.rule
    apply(state, taken, best.effect)
    first ??= taken.key
    rest = rest.filter((rule) => rule !== taken)
  }
  for (const rule of rest) note(state, rule, groupOf(state, rule) ?? nothing('beaten', { by: first ?? '' }))
}

function groupOf({ groups }: State, { group }: Rule): Effect | undefined {
  const by = group === undefined ? undefined : groups.get(group)
  return by === undefined ? undefined : nothing('group', { by })
}

/** Lines that a rule covers and may use. */
function openLines(state: State, rule: Rule): Line[] {
  const touched = asksTouched(rule) && rule.action.kind !== 'freeShipping' ? touchedFor(state, rule) : undefined
  return state.lines.filter((line) => coversLine(rule, line) && !touched?.has(line))
}

/** What a rule would do now; its gates are open. */
function effectOf(state: State, rule: Rule): Effect {
  const group = groupOf(state, rule)
  if (group) return group
  const touched = asksTouched(rule) ? touchedFor(state, rule) : undefined
  const lines = openLines(state, rule)
  const first = rule.action.kind === 'freeShipping' ? 'postage' : state.lines.find((line) => coversLine(rule, line))
  const by = first && touched?.get(first)
  if (by !== undefined && (first === 'postage' || lines.length === 0)) return nothing('touched', { by })
  const effect = act(state, rule, lines, (line) => !touched?.has(line))
  const { budget } = rule.limits
  const whole = sum(effect.off.values(), (off) => off) + effect.shipping + sum(effect.gifts, ({ cost }) => cost)
  const spent = state.usage.spent.get(rule.key) ?? 0
  if (budget !== undefined && effect.verdict === 'fired' && spent + whole > budget) return nothing('budget', { limit: budget })
  return effect
}

/** A bundle covers what its scope and one of its parts do. */
const coversLine = ({ scope, action }: Pick<Rule, 'scope' | 'action'>, { line: { goods } }: Line): boolean =>
  covers(scope, goods) && (action.kind !== 'bundle' || action.parts.some((part) => covers(part.scope, goods)))

/** The first gate that is shut. */
function gateOf({ cart, terms, usage, lines }: State, { key, scope, who, when, action, limits }: Rule): Effect | undefined {
  const { buyer, at } = cart
  const lacks = (list: readonly string[] | undefined, held: readonly string[]) =>
    list !== undefined && list.length > 0 && !list.some((each) => held.includes(each))
  if (when.from !== undefined && at < when.from) return nothing('notYet')
  if (when.to !== undefined && at >= when.to) return nothing('over')
  const shut = shutTime(terms.zone, at, when)
  if (shut) return nothing(shut)
  if (lacks(who.channels, [cart.channel])) return nothing('channel')
  if (lacks(who.regions, [cart.region])) return nothing('region')
  if (lacks(who.tiers, [buyer.tier])) return nothing('tier')
  if (lacks(who.audiences, buyer.audiences)) return nothing('audience')
  if (who.firstOrder && (buyer.key === '' || buyer.orders > 0)) return nothing('notFirst')
  if (action.kind === 'coupon' && !cart.coupons.includes(action.batch)) return nothing('noCoupon')
  if (action.kind === 'points' && 'worth' in action && cart.points <= 0) return nothing('noPoints')
  if (action.kind === 'freeShipping' && cart.shipping <= 0) return nothing('noPostage')
  const { orders, perBuyer, budget } = limits
  if (orders !== undefined && (usage.orders.get(key) ?? 0) >= orders) return nothing('ordersUsed', { limit: orders })
  const had = buyer.key === '' ? 1 : (usage.buyers.get(`${key}/${buyer.key}`) ?? 0)
  if (perBuyer !== undefined && had >= perBuyer) return nothing('buyerUsed', { limit: perBuyer })
  if (budget !== undefined && (usage.spent.get(key) ?? 0) >= budget) return nothing('budget', { limit: budget })
  if (!lines.some((line) => coversLine({ scope, action }, line))) return nothing('noGoods')
  return undefined
}

function shutTime(zoneName: string, at: number, { weekdays = [], hours = [] }: Rule['when']): 'weekday' | 'hour' | undefined {
  const zone = zoneOf(zoneName)
  const today = zone.dayOf(at)
  const minute = Math.floor((at + zone.offsetAt(at)) / 60_000) - today * 1440
  const isOn = (day: number) => weekdays.length === 0 || weekdays.includes(weekdayOf(day))
  if (hours.length === 0) return isOn(today) ? undefined : 'weekday'
  // The days on which the intervals that hold now began.
  const begun = hours.flatMap(({ from, to }) => {
    if (from <= to) return minute >= from && minute < to ? [today] : []
    return minute >= from ? [today] : minute < to ? [today - 1] : []
  })
  if (begun.length === 0) return isOn(today) ? 'hour' : 'weekday'
  return begun.some(isOn) ? undefined : 'weekday'
}

export interface PlainUsage extends Usage {
  orders: Map<string, number>
  buyers: Map<string, number>
  spent: Map<string, number>
  units: Map<string, number>
}

export const noUsage = (): PlainUsage => ({ orders: new Map(), buyers: new Map(), spent: new Map(), units: new Map() })

/** Adds what the rules of an order have given. */
export function countUsage(usage: PlainUsage, { buyer, lines }: Cart, { steps }: Priced) {
  const add = (to: Map<string, number>, key: string, many: number) => to.set(key, (to.get(key) ?? 0) + many)
  for (const step of steps) {
    if (step.verdict !== 'fired') continue
    add(usage.orders, step.rule, 1)
    if (buyer.key !== '') add(usage.buyers, `${step.rule}/${buyer.key}`, 1)
    add(usage.spent, step.rule, step.goods + step.shipping + sum(step.gifts, ({ cost }) => cost))
    for (const { sku, units } of step.gifts) add(usage.units, `${step.rule}/${sku}`, units)
    if (step.class !== 'item') continue
    for (const { line, units = 0 } of step.lines) {
      const sku = lines.find(({ key }) => key === line)?.goods.sku ?? ''
      add(usage.units, `${step.rule}/${sku}`, units)
    }
  }
}
