import type { SERVICE_LEVELS } from '~/domain/planning/reorder'
import { defineUrlState, flag, oneOf } from '~/lib/urlState'
import type { PlanAsk } from '~/store/buyingLists'

export const SERVICES = ['0.9', '0.95', '0.98', '0.99'] as const satisfies readonly `${(typeof SERVICE_LEVELS)[number]['share']}`[]
export const COVERS = ['14', '30', '45', '60', '90'] as const
export const PLAN_LISTS = ['proposals', 'out', 'dead', 'slow'] as const
export type PlanList = (typeof PLAN_LISTS)[number]

/** The plan as the address holds it. */
export const planView = defineUrlState({
  list: oneOf(PLAN_LISTS, 'proposals'),
  service: oneOf(SERVICES, '0.95'),
  cover: oneOf(COVERS, '30'),
  manual: flag(true),
})
export type PlanView = typeof planView.initial

export const toPlanAsk = ({ service, cover, manual }: PlanView): PlanAsk => ({ service: Number(service), coverDays: Number(cover), manual })
