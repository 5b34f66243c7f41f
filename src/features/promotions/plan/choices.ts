import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { RuleWriting } from '~/features/shared/promotion/ruleWriting'
import { useAudienceRows } from '~/features/shared/audiences/queries'
import { shopId, useShop } from '~/session/shop'
import { useFormat } from '~/ui/UiContext'
import { call } from '~/worker/client'

const MOST_FOUND = 8

/** What rules can be told of: categories, brands and tags of the catalogue; channels, regions and tiers; coupons. */
export const choiceQueries = {
  goods: () =>
    queryOptions({ queryKey: [shopId(), 'products', 'promotionChoices'], queryFn: ({ signal }) => call('prices.scopes', {}, { signal }) }),
  /** Products that a few letters find. */
  products: (text: string) =>
    queryOptions({
      queryKey: [shopId(), 'listings', 'promotionChoices', text],
      queryFn: async ({ signal }) => {
        const page = await call(
          'listings.list',
          { query: { search: text, sort: 'sales', descending: true, offset: 0, limit: MOST_FOUND } },
          { signal },
        )
        return page.items.map(({ key, title }) => ({ key, title }))
      },
      enabled: text.trim() !== '',
    }),
  /** What products are called, in the order of their keys; one that is gone by its key. */
  titles: (keys: readonly string[]) =>
    queryOptions({
      queryKey: [shopId(), 'listings', 'titles', keys],
      queryFn: ({ signal }) => Promise.all(keys.map(async (key) => (await call('catalog.get', { key }, { signal }))?.title ?? key)),
      enabled: keys.length > 0,
      placeholderData: (before) => before,
    }),
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
