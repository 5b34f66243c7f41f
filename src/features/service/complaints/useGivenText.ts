import { useQuery } from '@tanstack/react-query'
import type { Given } from '~/domain/complaint'
import { moneyOf } from '~/domain/complaint'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { useFormat } from '~/ui/UiContext'
import { shopId } from '~/session/shop'
import { call } from '~/worker/client'
import { detailMessages } from './detailMessages'

/** Coupons that a customer can be given. */
export const couponChoices = () => ({
  queryKey: [shopId(), 'coupons', 'forComplaints'],
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    const rows = await call('coupons.list', { now: Date.now() }, { signal })
    return rows.flatMap(({ batch }) => (batch.way === 'claimed' ? [batch] : []))
  },
})

/** What is given, in words. */
export function useGivenText(): (give: Given, currency?: string) => string {
  const t = useMessages(detailMessages)
  const format = useFormat()
  const shop = useShop((state) => state.currency)
  const { data: batches } = useQuery(couponChoices())
  return (give, currency = shop) => {
    if (give.of === 'money') return t('line.money', { amount: format.amount(moneyOf(give.split), currency) })
    if (give.of === 'points') return t('line.points', { count: give.points })
    return t('line.coupon', { name: batches?.find(({ key }) => key === give.batch)?.name ?? give.batch })
  }
}
