import type { Refusal } from '~/domain/command'
import { afterMove, type Hindrance, moveHindrances, planHindrances } from '~/domain/promotion/move'
import { type Promotion, promotionState } from '~/domain/promotion/promotion'
import { isOpenPlan, isUnderWay, stageAfter } from '~/domain/promotion/stage'
import type { PromotionCommand } from '~/domain/promotionCommand'
import { isEqual } from '~/lib/isEqual'
import type { ShopDb } from './db'
import type { Actor, Decision } from './decide'
import type { CommandOf, Deciders } from './deciders'
import { changesAway, changesTo } from './rows'

type Of<K extends PromotionCommand['kind']> = CommandOf<PromotionCommand, K>

const MOST_VARIANTS = 4

/** Promotions: their plans, their way, and what came of them. */
export const PROMOTION_DECIDERS: Deciders<PromotionCommand> = {
  'promotion.set': decideSet,
  'promotion.remove': decideRemove,
  'promotion.move': decideMove,
  'promotion.change': decideChange,
  'promotion.shift': decideShift,
  'promotion.judge': decideJudge,
  async 'promotion.import'() {
    throw new Error('a file of campaigns is committed with what its check has found, see importPromotions')
  },
}

const gone = (key: string): Decision => ({ refusal: { why: 'notFound', what: key } })

const ruled = ({ rule, facts }: Hindrance): Decision => ({ refusal: { why: 'rule', rule, facts } })

const row = (promotion: Promotion | undefined) => promotion && { ...promotion }

async function decideSet(db: ShopDb, { args: { key, set }, saw }: Of<'promotion.set'>, actor: Actor): Promise<Decision> {
  const now = await db.promotions.get(key)
  if (set.variants && set.variants.length > MOST_VARIANTS) return ruled({ rule: 'promotion.variants' })
  if (!now) return { changes: changesTo('promotions', key, undefined, newPromotion(set, actor)) }
  const state = promotionState(now, actor.at)
  // What was tried beside the plan changes nothing that anybody has agreed to.
  const isTrial = Object.keys(set).every((field) => field === 'variants')
  if (!isTrial && !isOpenPlan(state)) return ruled({ rule: 'promotion.fixed' })
  return changedSince(now, set, saw) ?? { changes: changesTo('promotions', key, row(now), set) }
}

function newPromotion(set: Of<'promotion.set'>['args']['set'], { who, at }: Actor): Omit<Promotion, 'key'> {
  return {
    name: '',
    goal: 'conversion',
    from: at,
    to: at,
    rules: [],
    audiences: [],
    budget: 0,
    split: {},
    expected: { gmv: 0, orders: 0, units: 0, margin: 0, discount: 0 },
    stock: {},
    variants: [],
    ...set,
    stage: 'draft',
    stageSince: at,
    overruled: [],
    author: who,
    createdAt: at,
  }
}

async function decideRemove(db: ShopDb, { args: { key } }: Of<'promotion.remove'>, { at }: Actor): Promise<Decision> {
  const now = await db.promotions.get(key)
  if (!now) return gone(key)
  const state = promotionState(now, at)
  if (!isOpenPlan(state)) return ruled({ rule: 'promotion.fixed' })
  return { changes: changesAway('promotions', key, { ...now }) }
}

async function decideMove(db: ShopDb, { args: { key, ...args } }: Of<'promotion.move'>, actor: Actor): Promise<Decision> {
  const now = await db.promotions.get(key)
  if (!now) return gone(key)
  const by = { ...args, who: actor.who, role: actor.role, now: actor.at }
  const [first] = moveHindrances(now, by)
  return first ? ruled(first) : { changes: changesTo('promotions', key, row(now), afterMove(now, by)) }
}

async function decideChange(db: ShopDb, { args: { key, set }, saw }: Of<'promotion.change'>, { at }: Actor): Promise<Decision> {
  const now = await db.promotions.get(key)
  if (!now) return gone(key)
  const state = promotionState(now, at)
  if (!isUnderWay(state)) return ruled({ rule: 'promotion.state', facts: { state, event: 'change' } })
  const [first] = planHindrances({ ...now, ...set })
  if (first) return ruled(first)
  if (set.to !== undefined && set.to <= at) return ruled({ rule: 'promotion.past' })
  return changedSince(now, set, saw) ?? { changes: changesTo('promotions', key, row(now), set) }
}

async function decideShift(db: ShopDb, { args: { key, from, to }, saw }: Of<'promotion.shift'>, { at }: Actor): Promise<Decision> {
  const now = await db.promotions.get(key)
  if (!now) return gone(key)
  const state = promotionState(now, at)
  if (!(from < to)) return ruled({ rule: 'promotion.window' })
  // One that has begun keeps its beginning; one that is over is history.
  const hasBegun = state === 'running' || state === 'paused'
  if (state === 'ended' || state === 'judged' || (hasBegun && from !== now.from))
    return ruled({ rule: 'promotion.state', facts: { state, event: 'shift' } })
  if ((state === 'scheduled' && from <= at) || (hasBegun && to <= at)) return ruled({ rule: 'promotion.past' })
  return changedSince(now, { from, to }, saw) ?? { changes: changesTo('promotions', key, row(now), { from, to }) }
}

async function decideJudge(db: ShopDb, { args: { key, judged } }: Of<'promotion.judge'>, { who, at }: Actor): Promise<Decision> {
  const now = await db.promotions.get(key)
  if (!now) return gone(key)
  const state = promotionState(now, at)
  // Judged once more as returns and repurchases come in.
  const stage = state === 'judged' ? 'judged' : stageAfter(state, 'judge')
  if (!stage) return ruled({ rule: 'promotion.state', facts: { state, event: 'judge' } })
  const lessons = judged.lessons.map((each) => each.trim()).filter((each) => each !== '')
  if (lessons.length === 0) return ruled({ rule: 'promotion.noLesson' })
  return {
    changes: changesTo('promotions', key, row(now), {
      stage,
      ...(stage === now.stage ? {} : { stageSince: at }),
      judged: { ...judged, lessons, at, who },
    }),
  }
}

/** Refused where a field that the user saw is not that any more. */
function changedSince(now: Promotion, set: object, saw: Partial<Promotion> | undefined): { refusal: Refusal } | undefined {
  const before: Record<string, unknown> = { ...now }
  const stale = Object.entries(saw ?? {}).filter(([field, seen]) => field in set && !isEqual(before[field], seen))
  if (stale.length === 0) return undefined
  return { refusal: { why: 'changedSince', fields: stale.map(([field]) => ({ key: now.key, field, now: '' })) } }
}
