import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Promotion } from '~/domain/promotion/promotion'
import { shopId } from '~/session/shop'
import { call } from '~/worker/client'

/** What came of a promotion; asked anew when orders come in or it is changed. */
export const judgementOptions = (promotion: Promotion) =>
  queryOptions({
    queryKey: [shopId(), 'kpi', 'promotionJudgement', promotion.key, promotion] as const,
    queryFn: ({ signal }) => call('promotions.judgement', { key: promotion.key, now: Date.now() }, { signal }),
    placeholderData: keepPreviousData,
    throwOnError: false,
  })
