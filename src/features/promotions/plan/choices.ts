import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { RuleWriting } from '~/features/shared/promotion/ruleWriting'
import { useAudienceRows } from '~/features/shared/audiences/queries'
import { shopId, useShop } from '~/session/shop'
import { useFormat } from '~/ui/UiContext'
import { call } from '~/worker/client'

/** What rules can be told of: categories, brands and tags of the catalogue; channels, regions and tiers; coupons. */
export const choiceQueries = {
  goods: () =>
    queryOptions({ queryKey: [shopId(), 'products', 'promotionChoices'], queryFn: ({ signal }) => call('prices.scopes', {}, { signal }) }),
  buyers: () =>
    queryOptions({ queryKey: [shopId(), 'customers', 'facets'], queryFn: ({ signal }) => call('customers.facets', {}, { signal }) }),
  batches: () =>
    queryOptions({
      queryKey: [shopId(), 'coupons', 'list'],
      queryFn: ({ signal }) => call('coupons.list', { now: Date.now() }, { signal }),
    }),
  program: () =>
    queryOptions({ queryKey: [shopId(), 'members', 'program'], queryFn: ({ signal }) => call('members.program', {}, { signal }) }),
}

/** Tiers that the shop's program knows, and those that customers carry anyway. */
export function useTiers(): string[] {
  const { data: program } = useQuery(choiceQueries.program())
  const { data: facets } = useQuery(choiceQueries.buyers())
  return useMemo(
    () => [
      ...new Set([...(program?.program.tiers.map(({ name }) => name) ?? []), ...(facets?.values.tier ?? []).map(({ value }) => value)]),
    ],
    [program, facets],
  )
}

/** How rules are written here: with the names of categories and audiences. */
export function useRuleWriting(): RuleWriting {
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const { data: goods } = useQuery(choiceQueries.goods())
  const { data: audiences } = useAudienceRows()
  return useMemo(() => {
    const categories = new Map(goods?.category.map(({ key, name }) => [key, name]))
    const names = new Map(audiences?.map(({ key, name }) => [key, name]))
    return {
      format,
      currency,
      names: { category: (key) => categories.get(key) ?? key, audience: (key) => names.get(key) ?? key },
    }
  }, [format, currency, goods, audiences])
}

/** By what rules are checked: the shop's smallest coin, and whether it gives points. */
export function useRuleTerms(): { minor: number; earn?: { per: number } } {
  const { data } = useQuery(choiceQueries.program())
  const earn = data?.program.earn
  return useMemo(() => ({ minor: MINOR, ...(earn && { earn }) }), [earn])
}

/** One of the smallest coin as an amount, at every currency's scale. */
const MINOR = 100
