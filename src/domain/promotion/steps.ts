import type { Step, Verdict } from './cart'
import { giftUnits } from './effects/gift'
import { type Basket, CODE, type FlatRule, type FlatTerms, type FlatUsage } from './flat'

const isVerdict = (name: string): name is Verdict => name in CODE

/** By code. */
const VERDICTS: readonly Verdict[] = Object.keys(CODE).filter(isVerdict)

export const verdictOf = (code: number): Verdict => VERDICTS[code]

/** What an explanation names besides figures of the basket. */
export interface Told {
  /** The key of a line by the caller's number. */
  lineKey: (line: number) => string
  giftCosts: Readonly<Record<string, number>>
  channel: string
  region: string
  tier: string
}

/** What every rule did to a priced basket, and why. */
export function stepsOf(terms: FlatTerms, basket: Basket, usage: FlatUsage, told: Told): Step[] {
  const lines = terms.rules.map((): Step['lines'][number][] => [])
  const { log } = basket
  for (let row = 0; row < log.count; row++) {
    const line = told.lineKey(basket.lines.line[log.at[row]])
    lines[log.rule[row]].push(log.units[row] > 0 ? { line, off: log.off[row], units: log.units[row] } : { line, off: log.off[row] })
  }
  return terms.rules.map((rule) => stepOf(rule, lines[rule.index], terms, basket, usage, told))
}

function stepOf(flat: FlatRule, lines: Step['lines'], terms: FlatTerms, basket: Basket, usage: FlatUsage, told: Told): Step {
  const { index, rule } = flat
  const { rules } = basket
  const verdict = verdictOf(rules.verdict[index])
  return {
    rule: rule.key,
    class: flat.class,
    verdict,
    facts: factsOf(verdict, flat, terms, basket, usage, told),
    goods: rules.goodsOff[index],
    shipping: rules.shippingOff[index],
    lines,
    gifts: verdict === 'fired' ? giftsOf(flat, rules.times[index], told.giftCosts) : [],
    pointsEarned: rules.pointsEarned[index],
    pointsSpent: rules.pointsSpent[index],
    times: rules.times[index],
  }
}

function giftsOf({ rule: { action } }: FlatRule, times: number, costs: Told['giftCosts']): Step['gifts'] {
  if (action.kind !== 'gift') return []
  return giftUnits(action.gifts).map(({ sku, units }) => ({ sku, units: units * times, cost: (costs[sku] ?? 0) * units * times }))
}

function factsOf(
  verdict: Verdict,
  { index, rule }: FlatRule,
  terms: FlatTerms,
  basket: Basket,
  usage: FlatUsage,
  told: Told,
): Step['facts'] {
  const { reached, from, inUnits } = basket.rules
  switch (verdict) {
    case 'fired':
    case 'notReached': {
      const units = rule.action.kind === 'buyXGetY' ? 1 : inUnits[index]
      return from[index] > 0 ? { reached: reached[index], from: from[index], units } : {}
    }
    case 'noSet':
      return { reached: reached[index], from: from[index], part: inUnits[index] }
    case 'notYet':
      return { from: rule.when.from ?? 0 }
    case 'over':
      return { to: rule.when.to ?? 0 }
    case 'weekday':
      return { weekday: basket.weekday }
    case 'hour':
      return { minute: basket.minute }
    case 'channel':
      return { channel: told.channel }
    case 'region':
      return { region: told.region }
    case 'tier':
      return { tier: told.tier }
    case 'ordersUsed':
      return { limit: rule.limits.orders ?? 0, used: usage.orders[index] }
    case 'buyerUsed':
      return { limit: rule.limits.perBuyer ?? 0, known: basket.buyer < 0 ? 0 : 1 }
    case 'budget':
      return { limit: rule.limits.budget ?? 0, spent: usage.spent[index], wanted: reached[index] }
    case 'group':
    case 'exclusive':
    case 'beaten':
    case 'touched':
      return { by: terms.rules[reached[index]].rule.key }
    default:
      return {}
  }
}
