import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Plan } from '~/domain/promotion/mergePlan'
import type { PlanHistoryAsk } from '~/domain/promotion/planAnswers'
import type { Rule } from '~/domain/promotion/rule'
import { shopId } from '~/session/shop'
import { call } from '~/worker/client'

export interface Checking {
  done: number
  total: number
}

export const promotionQueries = {
  list: () =>
    queryOptions({ queryKey: [shopId(), 'promotions', 'list'], queryFn: ({ signal }) => call('promotions.list', {}, { signal }) }),
  get: (key: string) =>
    queryOptions({ queryKey: [shopId(), 'promotions', 'get', key], queryFn: ({ signal }) => call('promotions.get', { key }, { signal }) }),
  /** The checks of a plan as it is being edited, or as it is saved. */
  feasibility: (key: string, plan?: Plan, onProgress?: (progress: Checking) => void) =>
    queryOptions({
      queryKey: [shopId(), 'promotions', 'feasibility', key, plan ?? null],
      queryFn: ({ signal }) => call('promotions.feasibility', { key, ...(plan && { plan }) }, { signal, onProgress }),
      placeholderData: keepPreviousData,
      throwOnError: false,
    }),
  /** What the latest days and the last promotion of the kind brought. */
  history: (ask: PlanHistoryAsk) =>
    queryOptions({
      queryKey: [shopId(), 'kpi', 'promotionHistory', ask],
      queryFn: ({ signal }) => call('promotions.history', { ask }, { signal }),
      placeholderData: keepPreviousData,
      throwOnError: false,
    }),
  /** Goods of a try-out, and those of the rules that sell best. */
  goods: (skus: readonly string[], rules: readonly Rule[]) =>
    queryOptions({
      queryKey: [shopId(), 'products', 'promotionGoods', skus, rules],
      queryFn: ({ signal }) => call('promotions.goods', { skus, rules }, { signal }),
      placeholderData: keepPreviousData,
    }),
}
