import type { Step } from '~/domain/promotion/cart'
import type { RuleFault } from '~/domain/promotion/checkRule'
import type { Rule } from '~/domain/promotion/rule'
import { translate, translateFacts } from '~/lib/i18n'
import { explainMessages, ruleFaultMessages } from './explainMessages'
import { nameOfRule } from './ruleSentence'
import { clockWords, type RuleWriting, tRule } from './ruleWriting'

const t = translate(explainMessages)
/** Params as data: they stand in the step's facts. */
const tFacts = translateFacts(explainMessages)
const tFault = translate(ruleFaultMessages)

export interface Explained {
  rule: string
  /** What it did or why it did not, as the sentence has it after the name. */
  what: string
  /** Both as one sentence. */
  sentence: string
  fired: boolean
  /** What it took off which line. */
  lines: string[]
}

/** What a rule did to an order, and why. `rules`: those that the order was priced by; `skuOf`: the SKU of a line by its key. */
export function explainStep(step: Step, rules: readonly Rule[], skuOf: (line: string) => string, writing: RuleWriting): Explained {
  const rule = rules.find(({ key }) => key === step.rule)
  const name = rule ? nameOfRule(rule, writing) : step.rule
  const what = verdictWords(step, rule, rules, writing)
  const nameSku = writing.names?.sku ?? ((sku: string) => sku)
  return {
    rule: name,
    what,
    sentence: t('said', { rule: name, what }),
    fired: step.verdict === 'fired',
    lines: step.lines.map(({ line, off, units }) => {
      const facts = { sku: nameSku(skuOf(line)), off: money(off, writing) }
      return units === undefined ? t('line', facts) : t('lineUnits', { ...facts, count: units })
    }),
  }
}

/** What is wrong with a rule, in words for its field. */
export const faultSentence = ({ code }: RuleFault): string => tFault(code)

const money = (amount: number, { format, currency }: RuleWriting): string => format.amount(amount, currency)

const number = (fact: string | number | undefined): number => (typeof fact === 'number' ? fact : 0)

/** "已满 ¥420.00，…": how far it came, where the rule asks for something to be reached. */
function reachedWords({ facts: { reached, from, units } }: Step, what: string, writing: RuleWriting): string {
  if (number(from) <= 0) return what
  if (units === 1) return number(from) > 1 ? t('reachedUnits', { reached: number(reached), what }) : what
  return t('reachedAmount', { reached: money(number(reached), writing), what })
}

const unitsOf = ({ lines }: Step): number => lines.reduce((sum, { units = 0 }) => sum + units, 0)

function firedWords(step: Step, rule: Rule | undefined, writing: RuleWriting): string {
  const off = money(step.goods, writing)
  const spread = (what: string) => t('spread', { what, count: step.lines.length })
  switch (rule?.action.kind) {
    case 'timed':
    case 'percent':
    case 'members':
      return t('offUnits', { count: unitsOf(step), off })
    case 'buyXGetY':
      return t('offSets', { times: step.times, count: unitsOf(step), off })
    case 'bundle':
      return spread(t('offBundles', { count: step.times, off }))
    case 'freeShipping':
      return reachedWords(step, t('postage', { off: money(step.shipping, writing) }), writing)
    case 'gift':
      return reachedWords(step, t('gifts', { gifts: giftWords(step, writing) }), writing)
    case 'points':
      return step.pointsSpent > 0
        ? spread(t('pointsSpent', { count: step.pointsSpent, off }))
        : t('pointsEarned', { count: step.pointsEarned })
    default: {
      const what = spread(step.times > 1 ? t('offTimes', { times: step.times, off }) : t('off', { off }))
      return reachedWords(step, isCut(step, rule) ? t('asLow', { what }) : what, writing)
    }
  }
}

/** Floor prices, or what was left to pay, allowed less than the rule gives. */
function isCut({ goods, times, facts }: Step, rule: Rule | undefined): boolean {
  if (rule?.action.kind === 'coupon') return 'amount' in rule.action.off && goods < rule.action.off.amount
  if (rule?.action.kind !== 'threshold') return false
  const step = rule.action.steps.find(({ from }) => ('units' in from ? from.units : from.amount) === facts.from)
  return step !== undefined && 'amount' in step.off && goods < step.off.amount * times
}

function giftWords({ gifts }: Step, { names }: RuleWriting): string {
  return gifts.map(({ sku, units }) => t('giftUnits', { sku: names?.sku?.(sku) ?? sku, count: units })).join(tRule('list'))
}

const DAYS = ['day7', 'day1', 'day2', 'day3', 'day4', 'day5', 'day6', 'day7'] as const

function verdictWords(step: Step, rule: Rule | undefined, rules: readonly Rule[], writing: RuleWriting): string {
  const { verdict, facts } = step
  const { format, names } = writing
  switch (verdict) {
    case 'fired':
      return firedWords(step, rule, writing)
    case 'notYet':
      return t('notYet', { from: format.time(number(facts.from)) })
    case 'over':
      return t('over', { to: format.time(number(facts.to)) })
    case 'weekday':
      return t('weekday', { day: tRule(DAYS[number(facts.weekday)] ?? 'day7') })
    case 'hour':
      return t('hour', { time: clockWords(number(facts.minute)) })
    case 'channel':
      return facts.channel ? t('channel', { channel: named(facts.channel, names?.channel) }) : t('noChannel')
    case 'region':
      return facts.region ? t('region', { region: named(facts.region, names?.region) }) : t('noRegion')
    case 'tier':
      return facts.tier ? t('tier', { tier: named(facts.tier, names?.tier) }) : t('noTier')
    case 'notReached':
      return notReachedWords(step, writing)
    case 'noSet':
      if (number(facts.part) > 0) return tFacts('noPart', facts)
      return number(facts.reached) < number(facts.from) ? tFacts('noSet', facts) : t('noOther')
    case 'buyerUsed':
      return tFacts(facts.known === 0 ? 'buyerUnknown' : 'buyerUsed', facts)
    case 'budget':
      return budgetWords(step, writing)
    case 'group':
    case 'exclusive':
    case 'beaten':
    case 'touched': {
      const other = rules.find(({ key }) => key === facts.by)
      const by = other ? nameOfRule(other, writing) : String(facts.by)
      return t(verdict === 'touched' && step.class === 'shipping' ? 'touchedPostage' : verdict, { by })
    }
    case 'floor':
      return t(rule?.action.kind === 'points' && 'times' in rule.action ? 'floorPoints' : 'floor')
    default:
      return tFacts(verdict, facts)
  }
}

const named = (key: string | number, name: ((key: string) => string) | undefined): string => name?.(String(key)) ?? String(key)

function notReachedWords({ facts }: Step, writing: RuleWriting): string {
  const [reached, from] = [number(facts.reached), number(facts.from)]
  if (facts.units === 1) return t('notReachedUnits', { count: reached, lacks: from - reached })
  return t('notReachedAmount', { reached: money(reached, writing), lacks: money(from - reached, writing) })
}

function budgetWords({ facts }: Step, writing: RuleWriting): string {
  const said = { limit: money(number(facts.limit), writing), spent: money(number(facts.spent), writing) }
  return number(facts.wanted) > 0 ? t('budgetWanted', { ...said, wanted: money(number(facts.wanted), writing) }) : t('budget', said)
}
