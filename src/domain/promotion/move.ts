import type { Instant } from '~/lib/zone'
import type { Role } from '~/domain/person'
import type { PromotionRule } from '~/domain/promotionCommand'
import { checkRule } from './checkRule'
import { type Overrule, type Promotion, promotionState } from './promotion'
import { type PromotionEvent, stageAfter } from './stage'

/** Who takes a step, when, and with what. */
export interface PromotionMove {
  event: PromotionEvent
  who: string
  role: Role
  now: Instant
  note?: string
  /** Checks of the feasibility board that are red. */
  red?: readonly string[]
  overrule?: { checks: readonly string[]; note: string }
}

export interface Hindrance {
  rule: PromotionRule
  facts?: Record<string, string | number>
}

/** Steps that need a reason, so that whoever reads the history later knows it. */
const NEEDS_NOTE: ReadonlySet<PromotionEvent> = new Set(['reject'])
const NEEDS_PLAN: ReadonlySet<PromotionEvent> = new Set(['submit', 'approve', 'schedule', 'launch'])
const BEGINS: ReadonlySet<PromotionEvent> = new Set(['schedule', 'launch'])

/** What keeps a promotion from a step; [] where nothing does. */
export function moveHindrances(promotion: Promotion, by: PromotionMove): Hindrance[] {
  const state = promotionState(promotion, by.now)
  if (!stageAfter(state, by.event)) return [{ rule: 'promotion.state', facts: { state, event: by.event } }]
  const found: Hindrance[] = []
  if (by.event === 'approve' && by.role !== 'owner' && promotion.submittedBy === by.who) found.push({ rule: 'promotion.ownReview' })
  if (NEEDS_NOTE.has(by.event) && !by.note?.trim()) found.push({ rule: 'promotion.noNote' })
  if (NEEDS_PLAN.has(by.event)) found.push(...planHindrances(promotion))
  if (by.event === 'schedule' && promotion.from <= by.now) found.push({ rule: 'promotion.past' })
  if (by.event === 'launch' && promotion.to <= by.now) found.push({ rule: 'promotion.past' })
  if (BEGINS.has(by.event)) found.push(...redHindrances(promotion, by))
  return found
}

/** Whether the shop gives points is not the plan's: a rule that multiplies none is told on its sheet. */
const ANY_SHOP = { minor: 100, earn: { per: 1 } }

/** What a plan lacks before anybody else is asked to look at it. */
export function planHindrances({ name, rules, from, to }: Pick<Promotion, 'name' | 'rules' | 'from' | 'to'>): Hindrance[] {
  const found: Hindrance[] = []
  if (!name?.trim()) found.push({ rule: 'promotion.noName' })
  if (rules.length === 0) found.push({ rule: 'promotion.noRules' })
  if (!(from < to)) found.push({ rule: 'promotion.window' })
  const [fault] = rules.flatMap((rule) => checkRule(rule, ANY_SHOP).map(({ field, code }) => ({ rule: rule.key, field, code })))
  if (fault) found.push({ rule: 'promotion.badRule', facts: fault })
  return found
}

function redHindrances(promotion: Promotion, by: PromotionMove): Hindrance[] {
  if (by.overrule && !by.overrule.note.trim()) return [{ rule: 'promotion.noNote' }]
  const settled = new Set([...promotion.overruled.map(({ check }) => check), ...(by.overrule?.checks ?? [])])
  const count = (by.red ?? []).filter((check) => !settled.has(check)).length
  return count > 0 ? [{ rule: 'promotion.red', facts: { count } }] : []
}

/** What a step sets; it was found to be possible. */
export function afterMove(promotion: Promotion, by: PromotionMove): Partial<Promotion> {
  const state = promotionState(promotion, by.now)
  const stage = stageAfter(state, by.event) ?? promotion.stage
  const set: Partial<Promotion> = { stage, stageSince: by.now }
  if (by.event === 'submit') set.submittedBy = by.who
  // What was overruled was overruled for the plan as it stood.
  if (by.event === 'reopen') set.overruled = []
  if (by.event === 'launch') set.from = Math.min(promotion.from, by.now)
  if (by.event === 'end') set.to = Math.min(promotion.to, by.now)
  if (by.overrule) set.overruled = [...promotion.overruled, ...by.overrule.checks.map((check) => overruleOf(check, by))]
  return set
}

const overruleOf = (check: string, { overrule, who, now }: PromotionMove): Overrule => ({ check, note: overrule?.note ?? '', who, at: now })
