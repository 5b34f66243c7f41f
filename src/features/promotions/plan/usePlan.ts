import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import { PROMOTION_GOALS } from '~/domain/promotion/kinds'
import {
  mergePlan,
  type MergedPlan,
  type Plan,
  PLAN_FIELDS,
  planChanges,
  type PlanField,
  planOf,
  type PlanSide,
} from '~/domain/promotion/mergePlan'
import { type Promotion, promotionState } from '~/domain/promotion/promotion'
import { isOpenPlan } from '~/domain/promotion/stage'
import { promotionQueries } from '~/features/promotions/queries'
import { parseDay, zoneOf } from '~/lib/zone'
import { dropPlanDraft, NEW_PROMOTION, openPlanDraft, type PlanDraft, putPlanDraft, usePlanDraft } from '~/session/promotionDrafts'
import { useShop } from '~/session/shop'

/** A plan being edited: what is shown, what differs from what is saved, and where somebody else has set the same. */
export interface PlanEdit {
  key: string
  isNew: boolean
  saved: Promotion | undefined
  plan: Plan
  /** As it is saved; of a new one as it begins. */
  theirs: Plan
  merged: MergedPlan
  /** As it was typed, before what others have set is taken in. */
  mine: Plan
  choices: PlanDraft['choices']
  dirty: boolean
  /** Handed in, agreed, running or over: it is looked at, not changed. */
  isFixed: boolean
  /** The draft was there when the screen was opened. */
  restored: PlanDraft | undefined
  set: (patch: Partial<Plan>) => void
  choose: (field: PlanField, side: PlanSide) => void
  discard: () => void
}

const WEEK = 7

/** A week from tomorrow on, unless the address says when. */
function emptyPlan(search: URLSearchParams, zone: string): Plan {
  const { dayOf, startOfDay } = zoneOf(zone)
  const first = parseDay(search.get('from') ?? '') ?? dayOf(Date.now()) + 1
  const last = parseDay(search.get('to') ?? '') ?? first + WEEK
  return {
    name: '',
    goal: PROMOTION_GOALS.find((goal) => goal === search.get('goal')) ?? 'productSales',
    from: startOfDay(first),
    to: startOfDay(Math.max(last, first + 1)),
    rules: [],
    audiences: [],
    test: undefined,
    budget: 0,
    split: {},
    expected: { gmv: 0, orders: 0, units: 0, margin: 0, discount: 0 },
    terms: undefined,
    stock: {},
    packing: undefined,
  }
}

/** The edit of a plan; undefined while it is being read, null where there is no such promotion. `promotionKey` undefined: a new one. */
export function usePlan(promotionKey: string | undefined): PlanEdit | undefined | null {
  const place = promotionKey ?? NEW_PROMOTION
  const zone = useShop((shop) => shop.zone)
  const [search] = useSearchParams()
  const [restored] = useState(() => openPlanDraft(place))
  const [newKey] = useState(() => crypto.randomUUID())
  const [blank] = useState(() => emptyPlan(search, zone))
  const draft = usePlanDraft(place)
  const { data: saved } = useQuery({ ...promotionQueries.get(promotionKey ?? ''), enabled: promotionKey !== undefined })
  const edit = useMemo(() => {
    const theirs = saved ? planOf(saved) : (draft?.base ?? blank)
    const { base = theirs, mine = theirs, choices = {} } = draft ?? {}
    const merged = mergePlan(base, mine, theirs, choices)
    const dirty = draft !== undefined && Object.keys(planChanges(theirs, merged.plan).set).length > 0
    return { theirs, merged, mine, choices, dirty }
  }, [saved, draft, blank])
  if (promotionKey !== undefined && saved === undefined) return undefined
  if (saved === null) return null
  const { theirs, merged } = edit
  const key = draft?.key ?? promotionKey ?? newKey
  const put = (patch: Partial<Plan>, choices: PlanDraft['choices'] = {}) => {
    // As it is by now: an Undo of a toast is pressed long after it was drawn.
    const now = openPlanDraft(place)
    const seen = PLAN_FIELDS.filter((field) => field in patch && !merged.clashes.includes(field))
    putPlanDraft(place, {
      key,
      // What was taken in from others and is then set here is no clash: it was seen.
      base: { ...(now?.base ?? theirs), ...Object.fromEntries(seen.map((field) => [field, theirs[field]])) },
      mine: { ...(now?.mine ?? theirs), ...patch },
      choices: { ...now?.choices, ...choices },
      at: Date.now(),
    })
  }
  return {
    ...edit,
    key,
    isNew: promotionKey === undefined,
    saved,
    plan: merged.plan,
    isFixed: saved !== undefined && !isOpenPlan(promotionState(saved, Date.now())),
    restored: restored && edit.dirty ? restored : undefined,
    set: (patch) => put(patch),
    choose: (field, side) => put({}, { [field]: side }),
    discard: () => dropPlanDraft(place),
  }
}
