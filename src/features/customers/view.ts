import { readRule } from '~/domain/audienceText'
import { defineUrlState, flag, oneOf, text, texts } from '~/lib/urlState'
import type { CustomerQuery } from '~/store/lists'

export const CUSTOMER_SORTS = ['name', 'orders', 'gmv', 'refunded', 'firstAt', 'lastAt'] as const

/** The list as the address holds it. */
export const customerView = defineUrlState({
  q: text(),
  region: texts(),
  channel: texts(),
  tag: texts(),
  /** '' is "none". */
  tier: texts(),
  /** Keys of audiences. */
  audience: texts(),
  /** A rule (domain/audienceText.ts) that takes them: what another screen has led here by. */
  who: text(),
  /** Only those who have paid twice or more. */
  repeat: flag(),
  sort: oneOf(CUSTOMER_SORTS, 'gmv'),
  descending: flag(true),
})
export type CustomerView = typeof customerView.initial

/** What the store is asked, but for the page. */
export function toCustomerQuery(view: CustomerView): Omit<CustomerQuery, 'offset' | 'limit'> {
  const { q, region, channel, tag, tier, audience, who, repeat, sort, descending } = view
  const rule = readRule(who)
  return {
    sort,
    descending,
    ...(q.trim() && { search: q.trim() }),
    ...(region.length > 0 && { region: [...region] }),
    ...(channel.length > 0 && { channel: [...channel] }),
    ...(tag.length > 0 && { tag: [...tag] }),
    ...(tier.length > 0 && { tier: [...tier] }),
    ...(audience.length > 0 && { audience: [...audience] }),
    ...(rule && { rule }),
    ...(repeat && { minOrders: 2 }),
  }
}

/** How many filters narrow the list. */
export const countFilters = ({ region, channel, tag, tier, audience, who, repeat }: CustomerView): number =>
  [region.length > 0, channel.length > 0, tag.length > 0, tier.length > 0, audience.length > 0, who !== '', repeat].filter(Boolean).length

export const NO_FILTERS = { region: [], channel: [], tag: [], tier: [], audience: [], who: '', repeat: false } as const
