import { weekdayOf, zoneOf } from '~/lib/zone'
import { type Basket, CODE, type FlatClass, type FlatRule, type FlatTerms, type FlatUsage, logOff, OPEN, WANTED } from './flat'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

/**
 * Prices one basket: every rule's conditions, then those that go alone, then class by class, each rule on what the ones before it have left. Allocates nothing; what came
 * of it stands in the basket until it is priced again. Where a rule may hold, lines are put in canonical order: by SKU, then by price of a unit, higher first, then as they came.
 */
export function priceBasket(terms: FlatTerms, basket: Basket, usage: FlatUsage): void {
  begin(terms, basket)
  const isOpen = askConditions(terms, basket, usage)
  // Most orders of a replay are touched by no rule, and their lines need no order.
  if (isOpen) sortLines(terms.rank, basket)
  const { lines, count } = basket
  for (let i = 0; i < count; i++) lines.left[i] = lines.amount[i]
  if (isOpen && !goAlone(terms, basket, usage)) for (const each of terms.classes) settleClass(each, basket, usage)
  finish(terms, basket)
}

/** True where the conditions of a rule hold. */
function askConditions({ rules }: FlatTerms, basket: Basket, usage: FlatUsage): boolean {
  const { verdict } = basket.rules
  let isOpen = false
  for (const { index, conditions } of rules) {
    let code = 0
    for (let i = 0; i < conditions.length && code === 0; i++) code = conditions[i](basket, usage)
    verdict[index] = code === 0 ? OPEN : code
    isOpen ||= code === 0
  }
  return isOpen
}

function begin(terms: FlatTerms, basket: Basket): void {
  if (terms.needsClock) readClock(terms.zone, basket)
  const { rules } = basket
  rules.goodsOff.fill(0)
  rules.shippingOff.fill(0)
  rules.giftCost.fill(0)
  rules.pointsEarned.fill(0)
  rules.pointsSpent.fill(0)
  rules.times.fill(0)
  rules.reached.fill(0)
  rules.from.fill(0)
  rules.inUnits.fill(0)
  basket.log.count = 0
  basket.groups.fill(-1)
  basket.shippingLeft = basket.shipping
  basket.giftCost = 0
  basket.pointsSpent = 0
  basket.pointsEarned = 0
}

function readClock(zone: string, basket: Basket): void {
  const wall = basket.at + zoneOf(zone).offsetAt(basket.at)
  const day = Math.floor(wall / DAY_MS)
  basket.minute = Math.floor((wall - day * DAY_MS) / MINUTE_MS)
  basket.weekday = weekdayOf(day)
  basket.weekdayBefore = weekdayOf(day - 1)
}

function sortLines(rank: Int32Array, { count, lines: { goods, quantity, amount, line } }: Basket): void {
  for (let i = 1; i < count; i++) {
    const g = goods[i]
    const q = quantity[i]
    const a = amount[i]
    const l = line[i]
    let at = i
    for (; at > 0; at--) {
      const before = at - 1
      const apart = rank[goods[before]] - rank[g] || a * quantity[before] - amount[before] * q
      if (apart <= 0) break
      goods[at] = goods[before]
      quantity[at] = quantity[before]
      amount[at] = amount[before]
      line[at] = line[before]
    }
    goods[at] = g
    quantity[at] = q
    amount[at] = a
    line[at] = l
  }
}

/** The first rule of mode `exclusive` that has an effect is the only one of the order. */
function goAlone({ exclusive, rules }: FlatTerms, basket: Basket, usage: FlatUsage): boolean {
  const { verdict, reached } = basket.rules
  for (const rule of exclusive) {
    if (verdict[rule.index] !== OPEN) continue
    const code = tryRule(rule, basket, usage)
    verdict[rule.index] = code
    if (code !== CODE.fired) continue
    apply(rule, basket)
    for (const { index } of rules) {
      if (verdict[index] !== OPEN) continue
      verdict[index] = CODE.exclusive
      reached[index] = rule.index
    }
    return true
  }
  return false
}

function settleClass({ rules, best, touches }: FlatClass, basket: Basket, usage: FlatUsage): void {
  if (touches) {
    basket.lines.touchedMoney.fill(-1, 0, basket.count)
    basket.lines.touchedOther.fill(-1, 0, basket.count)
    basket.touchedPostage = -1
  }
  const { verdict } = basket.rules
  for (const rule of rules) {
    if (verdict[rule.index] !== OPEN) continue
    if (rule.mode === 'best') {
      settleBest(best[rule.gives], basket, usage)
      continue
    }
    verdict[rule.index] = tryRule(rule, basket, usage)
    if (verdict[rule.index] === CODE.fired) apply(rule, basket)
  }
}

/** The one that gives most, then of the others the one that gives most on what it left alone, until none has an effect. */
function settleBest(rules: readonly FlatRule[], basket: Basket, usage: FlatUsage): void {
  const { verdict, reached } = basket.rules
  let firstFired = -1
  for (let isStart = true; ; isStart = false) {
    let best: FlatRule | undefined
    let tried: FlatRule | undefined
    let most = -1
    for (const rule of rules) {
      if (verdict[rule.index] !== (isStart ? OPEN : WANTED)) continue
      const code = tryRule(rule, basket, usage)
      tried = rule
      if (isStart) verdict[rule.index] = code === CODE.fired ? WANTED : code
      const worth = code === CODE.fired ? worthOf(rule, basket) : -1
      if (worth <= most) continue
      best = rule
      most = worth
    }
    if (!best) break
    if (tried !== best) tryRule(best, basket, usage)
    apply(best, basket)
    verdict[best.index] = CODE.fired
    if (firstFired < 0) firstFired = best.index
  }
  for (const { index, group } of rules) {
    if (verdict[index] !== WANTED) continue
    const isGroup = group >= 0 && basket.groups[group] >= 0
    verdict[index] = isGroup ? CODE.group : CODE.beaten
    reached[index] = isGroup ? basket.groups[group] : firstFired
  }
}

function offOf({ count, lines: { want }, wantShipping }: Basket): number {
  let off = wantShipping
  for (let i = 0; i < count; i++) off += want[i]
  return off
}

/** What rules of mode `best` are compared by. */
const worthOf = ({ gives }: FlatRule, basket: Basket): number =>
  gives === 'money' ? offOf(basket) : gives === 'gifts' ? basket.wantGiftCost : basket.wantPoints

/** What the rule would do now, into the basket's wants; answers the code of its verdict. */
function tryRule(rule: FlatRule, basket: Basket, usage: FlatUsage): number {
  const { index, group, slotFrom, slotTo, budget } = rule
  const { reached, from } = basket.rules
  if (group >= 0 && basket.groups[group] >= 0) {
    reached[index] = basket.groups[group]
    return CODE.group
  }
  const toucher = openLines(rule, basket)
  if (toucher >= 0) {
    reached[index] = toucher
    return CODE.touched
  }
  basket.lines.want.fill(0, 0, basket.count)
  basket.lines.units.fill(0, 0, basket.count)
  basket.wantShipping = 0
  basket.wantGiftCost = 0
  basket.wantPoints = 0
  basket.wantTimes = 1
  if (slotFrom < slotTo) basket.taken.fill(0, slotFrom, slotTo)
  const code = rule.effect(basket, usage)
  if (code !== CODE.fired || budget === Infinity) return code
  const cost = offOf(basket) + basket.wantGiftCost
  if (usage.spent[index] + cost <= budget) return code
  reached[index] = cost
  from[index] = usage.spent[index]
  return CODE.budget
}

/** Marks the lines that the rule may use. Where all that it covers were touched before it: the rule that touched the first of them; else -1. */
function openLines({ mode, gives, class: of, covers }: FlatRule, basket: Basket): number {
  const { goods, usable, open, touchedMoney, touchedOther } = basket.lines
  const asks = mode === 'best' || mode === 'first'
  if (asks && of === 'shipping' && basket.touchedPostage >= 0) return basket.touchedPostage
  const touched = asks && of !== 'shipping' ? (gives === 'money' ? touchedMoney : touchedOther) : undefined
  let isOpen = false
  let toucher = -1
  for (let i = 0; i < basket.count; i++) {
    const isUsable = !touched || touched[i] < 0
    const isCovered = covers[goods[i]] === 1
    usable[i] = isUsable ? 1 : 0
    open[i] = isUsable && isCovered ? 1 : 0
    if (!isCovered) continue
    isOpen ||= isUsable
    if (toucher < 0 && touched && !isUsable) toucher = touched[i]
  }
  return isOpen ? -1 : toucher
}

/** Carries out what the rule that was tried last wants. */
function apply(rule: FlatRule, basket: Basket): void {
  const { index, group } = rule
  const { rules } = basket
  rules.goodsOff[index] = takeOff(rule, basket)
  rules.shippingOff[index] = basket.wantShipping
  rules.giftCost[index] = basket.wantGiftCost
  rules.times[index] = basket.wantTimes
  basket.shippingLeft -= basket.wantShipping
  basket.giftCost += basket.wantGiftCost
  if (rule.gives === 'points') {
    rules.pointsEarned[index] = basket.wantPoints
    basket.pointsEarned += basket.wantPoints
  } else {
    rules.pointsSpent[index] = basket.wantPoints
    basket.pointsSpent += basket.wantPoints
  }
  if (group >= 0) basket.groups[group] = index
}

function takeOff({ index, mode, gives }: FlatRule, basket: Basket): number {
  const { lines } = basket
  const touches = mode === 'best' || mode === 'first'
  let total = 0
  for (let i = 0; i < basket.count; i++) {
    const off = lines.want[i]
    if (touches && gives !== 'money' && lines.open[i]) lines.touchedOther[i] = index
    if (off === 0) continue
    total += off
    lines.left[i] -= off
    if (touches) lines.touchedMoney[i] = index
    logOff(basket, index, i, off, lines.units[i])
  }
  if (touches && basket.wantShipping > 0) basket.touchedPostage = index
  return total
}

function finish({ earnPer }: FlatTerms, basket: Basket): void {
  const { left, amount } = basket.lines
  let goods = 0
  let before = 0
  for (let i = 0; i < basket.count; i++) {
    goods += left[i]
    before += amount[i]
  }
  basket.goods = goods
  basket.discount = before - goods + basket.shipping - basket.shippingLeft
  if (earnPer > 0) basket.pointsEarned += Math.floor(goods / earnPer)
}
