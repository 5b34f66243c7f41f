import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { effectiveRules, type Promotion } from '~/domain/promotion/promotion'
import type { Rule } from '~/domain/promotion/rule'
import { NO_ASSUMPTIONS, type SimulationAsk } from '~/domain/promotion/simulation'
import { zoneOf } from '~/lib/zone'
import { shopId, useShop } from '~/session/shop'
import { call } from '~/worker/client'

/** Without orders the plan moves on by itself. */
const MOVES_ON_MS = 60_000

/** How a promotion runs. Asked anew with every order and with every change of it; the last answer stands until then. */
export const roomOptions = (promotion: Promotion) =>
  queryOptions({
    queryKey: [shopId(), 'kpi', 'promotionRoom', promotion.key, promotion] as const,
    queryFn: ({ signal }) => call('promotions.room', { key: promotion.key, now: Date.now() }, { signal }),
    refetchInterval: MOVES_ON_MS,
    placeholderData: keepPreviousData,
    throwOnError: false,
  })

/** Buyers who have a coupon of the promotion, in a preview: nobody knows of orders that were placed without one. */
export const PREVIEW_COUPONS = 0.5

/** Orders of yesterday and of today so far, by the rules of now and by others. */
function previewAsk(promotion: Promotion, then: readonly Rule[]): SimulationAsk {
  const today = zoneOf(useShop.getState().zone).dayOf(Date.now())
  const always = { ...promotion, from: 0, to: Number.MAX_SAFE_INTEGER }
  return {
    window: { from: today - 1, to: today + 1 },
    planFrom: today - 1,
    variants: [
      { key: 'now', name: '', rules: effectiveRules(always) },
      { key: 'then', name: '', rules: effectiveRules({ ...always, rules: then }) },
    ],
    assume: { ...NO_ASSUMPTIONS, couponTake: PREVIEW_COUPONS },
  }
}

/** What other rules would have done to the latest orders. */
export const previewOptions = (promotion: Promotion, then: readonly Rule[]) =>
  queryOptions({
    queryKey: [shopId(), 'promotions', 'roomPreview', promotion, then] as const,
    queryFn: ({ signal }) => call('promotions.simulate', { ask: previewAsk(promotion, then) }, { signal }),
    placeholderData: keepPreviousData,
    throwOnError: false,
  })
