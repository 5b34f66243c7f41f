import type { Instant, Zone } from '~/lib/zone'
import type { Order } from './order'
import type { AskedLine } from './returnCommand'
import {
  groupOf,
  type LineVerdict,
  type NeverRule,
  type Payer,
  type PolicyRule,
  type PolicyWhy,
  type ReturnKind,
  type ReturnPolicy,
  type ReturnVerdict,
  type WindowStart,
} from './returns'

/** What a policy asks of goods. */
export interface PolicyGoods {
  /** Keys of the category and of those above it. */
  categories: readonly string[]
  tags: readonly string[]
}

export interface JudgedLine extends AskedLine {
  sku: string
  /** Units that can still come back. */
  left: number
  goods: PolicyGoods
}

export interface JudgeAsk {
  kind: ReturnKind
  at: Instant
  lines: readonly JudgedLine[]
  /** When the days begin; absent: it was not paid. */
  start?: { of: WindowStart; at: Instant }
  zone: Pick<Zone, 'dayOf' | 'startOfDay'>
}

/** When the days of an order begin: when it came, else when it left, else when it was paid. */
export function startOf({ shipment, paidAt }: Pick<Order, 'shipment' | 'paidAt'>): JudgeAsk['start'] {
  if (paidAt === undefined) return undefined
  if (shipment?.deliveredAt !== undefined) return { of: 'delivery', at: shipment.deliveredAt }
  return shipment?.at === undefined ? { of: 'payment', at: paidAt } : { of: 'shipping', at: shipment.at }
}

/** The version that was in force then; what is older than all of them is judged by the first. */
export function policyAt(versions: readonly ReturnPolicy[], at: Instant): ReturnPolicy | undefined {
  const inOrder = versions.toSorted((a, b) => a.from - b.from || a.version - b.version)
  return inOrder.findLast(({ from }) => from <= at) ?? inOrder.at(0)
}

/** Whether lines are taken back, line by line, and why not. The same question always has the same answer. */
export function judgeReturn(policy: ReturnPolicy, ask: JudgeAsk): ReturnVerdict {
  const lines = ask.lines.map((line) => judgeLine(policy, ask, line))
  return { policy: policy.key, version: policy.version, at: ask.at, ok: lines.every(({ ok }) => ok), lines }
}

/** Who pays for the way back of all of it: one line at the shop's cost brings the others along. */
export const payerOf = ({ lines }: Pick<ReturnVerdict, 'lines'>): Payer => (lines.some(({ pays }) => pays === 'shop') ? 'shop' : 'buyer')

/** The window is open until then, exclusive: the days after the one it begins on, whole days of the shop. */
const windowEnd = (start: Instant, days: number, zone: JudgeAsk['zone']): Instant => zone.startOfDay(zone.dayOf(start) + 1 + days)

function judgeLine(policy: ReturnPolicy, ask: JudgeAsk, line: JudgedLine): LineVerdict {
  const { start, zone } = ask
  const rule = ruleFor(policy.rules, ask.kind, line)
  const whys = [...whysOfGoods(policy, line), ...(rule ? whysOfRule(rule, ask, line) : [{ why: 'noRule' } as const])]
  if (!start) whys.unshift({ why: 'notPaid' })
  return {
    line: line.line,
    ok: whys.length === 0,
    whys,
    rule: rule?.key ?? '',
    pays: rule?.pays ?? 'buyer',
    proof: rule?.proof ?? false,
    fee: rule?.fee ?? 0,
    ...(rule && start ? { until: windowEnd(start.at, rule.days, zone) } : {}),
  }
}

/** The first rule for the line that has the kind too, else the first for the line, which then says why not. */
function ruleFor(rules: readonly PolicyRule[], kind: ReturnKind, { reason, goods }: JudgedLine): PolicyRule | undefined {
  const fitting = rules.filter(
    ({ categories, reasons }) =>
      (!categories || categories.some((key) => goods.categories.includes(key))) && (!reasons || reasons.includes(reason)),
  )
  return fitting.find(({ kinds }) => kinds.includes(kind)) ?? fitting.at(0)
}

function whysOfGoods(policy: ReturnPolicy, line: JudgedLine): PolicyWhy[] {
  const whys: PolicyWhy[] = []
  if (line.units > line.left) whys.push({ why: 'units', left: Math.max(0, line.left) })
  const group = groupOf(line.reason)
  // What is at fault is taken back whatever it is.
  if (group !== 'buyer' && group !== 'other') return whys
  const never = policy.never.find((each) => isNever(each, line))
  if (never) whys.push({ why: 'never', what: never.what, unopened: never.unopened })
  return whys
}

function isNever({ categories, skus, tags, unopened }: NeverRule, { sku, goods, condition }: JudgedLine): boolean {
  if (unopened && condition === 'unopened') return false
  const own = new Set(goods.tags.map((tag) => tag.toLowerCase()))
  return skus.includes(sku) || categories.some((key) => goods.categories.includes(key)) || tags.some((tag) => own.has(tag.toLowerCase()))
}

function whysOfRule(rule: PolicyRule, { kind, at, start, zone }: JudgeAsk, { condition }: JudgedLine): PolicyWhy[] {
  const whys: PolicyWhy[] = []
  if (!rule.kinds.includes(kind)) whys.push({ why: 'kind', kind, allowed: rule.kinds })
  if (!rule.conditions.includes(condition)) whys.push({ why: 'condition', condition, allowed: rule.conditions })
  if (start && at >= windowEnd(start.at, rule.days, zone)) {
    const over = zone.dayOf(at) - zone.dayOf(start.at) - rule.days
    whys.push({ why: 'window', days: rule.days, since: start.of, over })
  }
  return whys
}
