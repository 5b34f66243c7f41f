import { useQuery } from '@tanstack/react-query'
import type { TicketSplit } from '~/analytics/query'
import { TICKET_CHANNELS, TICKET_PRIORITIES, TICKET_QUEUES, TICKET_REASONS } from '~/domain/ticket'
import { usePersonName } from '~/features/shared/usePersonName'
import { ticketWords } from '~/features/shared/ticketWords'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { call } from '~/worker/client'
import { messages } from './messages'

const has = <T extends string>(list: readonly T[], value: string): value is T => list.some((one) => one === value)

/** What a reader calls a member of a split. */
export function useSplitName(): (split: TicketSplit, key: string) => string {
  const t = useMessages(messages)
  const words = useMessages(ticketWords)
  const personName = usePersonName()
  const shop = useShop(({ id }) => id)
  const { data: desk } = useQuery({
    queryKey: [shop, 'desk', 'get'],
    queryFn: ({ signal }) => call('desk.get', {}, { signal }),
    throwOnError: false,
  })
  return (split, key) => {
    if (split === 'agent') return key === '' ? t('nobody') : personName(key)
    if (split === 'queue') return has(TICKET_QUEUES, key) ? words(`queue.${key}`) : key
    if (split === 'ticketChannel') return has(TICKET_CHANNELS, key) ? words(`channel.${key}`) : key
    if (split === 'reason') return has(TICKET_REASONS, key) ? words(`reason.${key}`) : key
    if (split === 'priority') return has(TICKET_PRIORITIES, key) ? words(`priority.${key}`) : key
    return key === '' ? t('noPolicy') : (desk?.policies.find((policy) => policy.key === key)?.name ?? key)
  }
}
