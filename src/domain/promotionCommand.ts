import type { Instant } from '~/lib/zone'
import type { CommandTraits } from './commandTraits'
import type { Promotion, Verdicted } from './promotion/promotion'
import type { PromotionTable } from './promotionFile/fields'
import type { PromotionEvent } from './promotion/stage'

/** Fields that somebody plans with; stage, overrules and judgement have commands of their own. */
export type PlannedFields = Omit<
  Promotion,
  'key' | 'stage' | 'stageSince' | 'overruled' | 'judged' | 'author' | 'submittedBy' | 'createdAt'
>

/** What a change to a promotion that is under way is called in its history. */
export const CHANGES_UNDER_WAY = ['strength', 'stopSku', 'resumeSku', 'swapSku', 'budget', 'longer', 'other'] as const
export type ChangeUnderWay = (typeof CHANGES_UNDER_WAY)[number]

/** Writes to promotions. */
export type PromotionCommand =
  /** Makes a draft, or changes one. A new one needs all fields of its plan. */
  | { id: string; kind: 'promotion.set'; args: { key: string; set: Partial<PlannedFields> }; saw?: Partial<PlannedFields> }
  | { id: string; kind: 'promotion.remove'; args: { key: string } }
  /**
   * A step of its way. `red`: checks of the feasibility board that are red when it is scheduled (the worker fills them in); each of them needs an overrule,
   * of before or in `overrule`. `launch`: schedule, beginning now.
   */
  | {
      id: string
      kind: 'promotion.move'
      args: {
        key: string
        event: PromotionEvent
        note?: string
        red?: readonly string[]
        overrule?: { checks: readonly string[]; note: string }
      }
    }
  /** While it is scheduled, runs or is paused: other rules, budget, stock, or a later end. `sku`, `to`: what the history tells. */
  | {
      id: string
      kind: 'promotion.change'
      args: {
        key: string
        what: ChangeUnderWay
        set: Partial<Pick<Promotion, 'rules' | 'budget' | 'split' | 'stock' | 'to'>>
        sku?: string
        other?: string
        note?: string
      }
      saw?: Partial<Pick<Promotion, 'rules' | 'budget' | 'split' | 'stock' | 'to'>>
    }
  /** Moved on the calendar: both ends by as much, or another end. */
  | { id: string; kind: 'promotion.shift'; args: { key: string; from: Instant; to: Instant }; saw: { from: Instant; to: Instant } }
  | { id: string; kind: 'promotion.judge'; args: { key: string; judged: Omit<Verdicted, 'at' | 'who'> } }
  /** A file of campaigns, their customers, coupons or their uses; what it holds is committed with it (store/importPromotions.ts). Rows are of the file, added and changed are records. */
  | {
      id: string
      kind: 'promotion.import'
      args: { fileName: string; bytes: number; table: PromotionTable; rows: number; added: number; changed: number; refused: number }
    }

const PLANNERS = ['owner', 'operator'] as const

export const PROMOTION_COMMANDS = {
  'promotion.set': { areas: ['promotions'], roles: ['owner', 'operator', 'analyst'], group: 'promotions' },
  'promotion.remove': { areas: ['promotions'], roles: PLANNERS, group: 'promotions' },
  'promotion.move': { areas: ['promotions', 'home'], roles: PLANNERS, group: 'promotions' },
  'promotion.change': { areas: ['promotions', 'home'], roles: PLANNERS, group: 'promotions' },
  'promotion.shift': { areas: ['promotions'], roles: PLANNERS, group: 'promotions' },
  'promotion.import': { areas: ['promotions', 'coupons', 'audiences', 'home'], roles: PLANNERS, group: 'imports' },
  'promotion.judge': { areas: ['promotions'], roles: ['owner', 'operator', 'analyst'], group: 'promotions' },
} as const satisfies Record<PromotionCommand['kind'], CommandTraits>

/** Why a promotion does not follow. */
export type PromotionRule =
  /** facts: state, event. */
  | 'promotion.state'
  | 'promotion.noName'
  | 'promotion.noRules'
  /** facts: rule, field, code: see checkRule. */
  | 'promotion.badRule'
  | 'promotion.window'
  /** It would begin in the past. */
  | 'promotion.past'
  /** What somebody has handed in themselves. */
  | 'promotion.ownReview'
  | 'promotion.noNote'
  /** facts: count. */
  | 'promotion.red'
  /** Its rules are fixed once it is handed in; take it back to change them. */
  | 'promotion.fixed'
  | 'promotion.noLesson'
  /** More than four variants. */
  | 'promotion.variants'
  | 'promotion.gone'
  /** Promotions or coupons were changed since the file was checked. */
  | 'promotion.stale'
