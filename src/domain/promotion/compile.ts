import { type GateParts, conditionsOf } from './conditions'
import type { CartGoods, PriceTerms } from './cart'
import { bundle } from './effects/bundle'
import { buyXGetY } from './effects/buyXGetY'
import { freeShipping } from './effects/freeShipping'
import { gift } from './effects/gift'
import { itemOff } from './effects/itemOff'
import { pointsEarned, pointsSpent } from './effects/points'
import { coupon, threshold } from './effects/threshold'
import type { Effect, EffectParts, FlatClass, FlatRule, FlatTerms, Gives } from './flat'
import { coverage, covers } from './goodsScope'
import { RULE_CLASSES } from './kinds'
import { classOf, type Rule } from './rule'

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const givesOf = ({ action }: Pick<Rule, 'action'>): Gives =>
  action.kind === 'gift' ? 'gifts' : action.kind === 'points' && 'times' in action ? 'points' : 'money'

/** Points on top are counted from what was paid, so after every rule that takes off. */
const stageOf = (rule: Rule): number => RULE_CLASSES.indexOf(classOf(rule)) + (givesOf(rule) === 'points' ? 1 : 0)

/** In the order of application, those first that go alone. */
const inOrder = (rules: readonly Rule[]): Rule[] =>
  [...rules].sort((a, b) => {
    const [aloneA, aloneB] = [a.mode === 'exclusive', b.mode === 'exclusive']
    if (aloneA !== aloneB) return aloneA ? -1 : 1
    return (aloneA ? 0 : stageOf(a) - stageOf(b)) || b.priority - a.priority || byCode(a.key, b.key)
  })

function namesOf(rules: readonly Rule[], of: (rule: Rule) => readonly string[] | undefined): string[] {
  const names = new Set<string>()
  for (const rule of rules) for (const name of of(rule) ?? []) names.add(name)
  return [...names]
}

function effectOf({ action }: Rule, parts: EffectParts, covered: Uint8Array): Effect {
  switch (action.kind) {
    case 'timed':
    case 'percent':
    case 'members':
      return itemOff(action.off, parts)
    case 'buyXGetY':
      return buyXGetY(action, parts, covered)
    case 'bundle':
      return bundle(action, parts)
    case 'threshold':
      return threshold(action, parts)
    case 'coupon':
      return coupon(action, parts)
    case 'freeShipping':
      return freeShipping(action, parts)
    case 'gift':
      return gift(action, parts)
    case 'points':
      return 'times' in action ? pointsEarned(action.times, parts) : pointsSpent(action, parts)
  }
}

/** Units at a price, or gifts, are what `stock` limits; other kinds have no units of their own. */
const limitsStock = ({ action: { kind } }: Rule): boolean => kind === 'timed' || kind === 'percent' || kind === 'members' || kind === 'gift'

function coveredBy({ scope, action }: Rule, goods: readonly CartGoods[]): Uint8Array {
  const covered = coverage(scope, goods)
  if (action.kind !== 'bundle') return covered
  for (let i = 0; i < goods.length; i++) if (!action.parts.some((part) => covers(part.scope, goods[i]))) covered[i] = 0
  return covered
}

function rankOf(goods: readonly CartGoods[]): Int32Array {
  const order = goods.map((_, i) => i).sort((a, b) => byCode(goods[a].sku, goods[b].sku))
  const ranks = new Int32Array(goods.length)
  for (let place = 1; place < order.length; place++) {
    const [before, at] = [order[place - 1], order[place]]
    ranks[at] = ranks[before] + (goods[before].sku === goods[at].sku ? 0 : 1)
  }
  return ranks
}

function classesOf(rules: readonly FlatRule[]): FlatClass[] {
  return RULE_CLASSES.map((name) => {
    const own = rules.filter((rule) => rule.class === name && rule.mode !== 'exclusive')
    const best = own.filter(({ mode }) => mode === 'best')
    return {
      rules: own,
      best: {
        money: best.filter(({ gives }) => gives === 'money'),
        gifts: best.filter(({ gives }) => gives === 'gifts'),
        points: best.filter(({ gives }) => gives === 'points'),
      },
      touches: own.some(({ mode }) => mode !== 'stack'),
    }
  }).filter(({ rules: own }) => own.length > 0)
}

/** Makes rules ready for many carts over one list of goods; lines name their goods by the index in it. */
export function compileRules(terms: PriceTerms, goods: readonly CartGoods[]): FlatTerms {
  const ordered = inOrder(terms.rules)
  const codes = {
    channels: namesOf(ordered, ({ who }) => who.channels),
    regions: namesOf(ordered, ({ who }) => who.regions),
    tiers: namesOf(ordered, ({ who }) => who.tiers),
    audiences: namesOf(ordered, ({ who }) => who.audiences),
    batches: namesOf(ordered, ({ action }) => (action.kind === 'coupon' ? [action.batch] : undefined)),
  }
  const groups = namesOf(ordered, ({ group }) => (group ? [group] : undefined))
  const slots = ordered.flatMap((rule, index) =>
    limitsStock(rule) ? Object.entries(rule.limits.stock ?? {}).map(([sku, limit]) => ({ rule: index, sku, limit })) : [],
  )
  const shared: Shared = {
    goods,
    minor: terms.minor,
    floor: new Float64Array(goods.length),
    earnPer: terms.earn?.per ?? 0,
    giftCosts: terms.giftCosts ?? {},
    codes,
    groups,
  }
  for (let i = 0; i < goods.length; i++) shared.floor[i] = goods[i].floor ?? 0
  let slot = 0
  const rules = ordered.map((rule, index) => {
    const slotFrom = slot
    while (slots[slot]?.rule === index) slot++
    return flatRule(rule, index, shared, slots, slotFrom, slot)
  })
  return {
    rules,
    exclusive: rules.filter(({ mode }) => mode === 'exclusive'),
    classes: classesOf(rules),
    rank: rankOf(goods),
    floor: shared.floor,
    minor: terms.minor,
    earnPer: shared.earnPer,
    zone: terms.zone,
    needsClock: ordered.some(({ when }) => when.hours?.length || when.weekdays?.length),
    codes,
    groups: groups.length,
    slots,
  }
}

type Shared = Pick<EffectParts, 'goods' | 'minor' | 'floor' | 'earnPer' | 'giftCosts'> &
  Pick<GateParts, 'codes'> & { groups: readonly string[] }

function flatRule(rule: Rule, index: number, shared: Shared, slots: FlatTerms['slots'], slotFrom: number, slotTo: number): FlatRule {
  const { goods, minor, floor, earnPer, giftCosts, codes, groups } = shared
  const covered = coveredBy(rule, goods)
  const parts: EffectParts = {
    index,
    goods,
    minor,
    floor,
    earnPer,
    giftCosts,
    perOrder: rule.limits.perOrder ?? Infinity,
    slotFrom,
    slotTo,
    slotOf: (sku) => slots.findIndex((slot) => slot.rule === index && slot.sku === sku),
  }
  return {
    index,
    rule,
    class: classOf(rule),
    gives: givesOf(rule),
    mode: rule.mode,
    group: rule.group ? groups.indexOf(rule.group) : -1,
    covers: covered,
    conditions: conditionsOf(rule, index, { codes, covers: covered }),
    effect: effectOf(rule, parts, covered),
    budget: rule.limits.budget ?? Infinity,
    slotFrom,
    slotTo,
  }
}
