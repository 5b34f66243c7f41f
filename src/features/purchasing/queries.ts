import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { shopId } from '~/session/shop'
import type { PlanAsk, PurchaseQuery, PurchaseRow } from '~/store/buyingLists'
import type { PagesOptions } from '~/features/shared/pages'
import { call } from '~/worker/client'

export const buyingQueries = {
  suppliers: () =>
    queryOptions({ queryKey: [shopId(), 'purchases', 'suppliers'], queryFn: ({ signal }) => call('suppliers.list', {}, { signal }) }),
  supplier: (key: string) =>
    queryOptions({
      queryKey: [shopId(), 'purchases', 'supplier', key],
      queryFn: ({ signal }) => call('suppliers.get', { key }, { signal }),
    }),
  purchases: (query: Omit<PurchaseQuery, 'offset' | 'limit'>): PagesOptions<PurchaseRow> => ({
    queryKey: [shopId(), 'purchases', 'list', query],
    fetch: (offset, limit, signal) => call('purchases.list', { query: { ...query, offset, limit } }, { signal }),
  }),
  facets: () =>
    queryOptions({ queryKey: [shopId(), 'purchases', 'facets'], queryFn: ({ signal }) => call('purchases.facets', {}, { signal }) }),
  purchase: (key: string) =>
    queryOptions({
      queryKey: [shopId(), 'purchases', 'purchase', key],
      queryFn: ({ signal }) => call('purchases.get', { key }, { signal }),
    }),
  buyable: (supplier: string, text: string) =>
    queryOptions({
      queryKey: [shopId(), 'purchases', 'buyable', supplier, text],
      queryFn: ({ signal }) => call('purchases.buyable', { supplier, text }, { signal }),
      placeholderData: keepPreviousData,
    }),
  /** What is known of SKUs that are in a draft and not saved yet. */
  known: (supplier: string, codes: readonly string[]) =>
    queryOptions({
      queryKey: [shopId(), 'purchases', 'known', supplier, codes],
      queryFn: ({ signal }) => call('purchases.buyable', { supplier, codes }, { signal }),
      placeholderData: keepPreviousData,
      enabled: codes.length > 0,
    }),
  /** Whatever changes stock, orders or drafts changes what waits on Home: plan and alerts follow from the same. */
  plan: (ask: PlanAsk) =>
    queryOptions({
      queryKey: [shopId(), 'home', 'plan', ask],
      queryFn: ({ signal }) => call('plan.stock', { ask }, { signal }),
      placeholderData: keepPreviousData,
    }),
  alerts: () =>
    queryOptions({ queryKey: [shopId(), 'home', 'alerts'], queryFn: ({ signal }) => call('alerts.list', { now: Date.now() }, { signal }) }),
}
