import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { deskQueries } from '~/features/service/deskQueries'
import { errorText, useCommand } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { showToast } from '~/ui/Toast'
import { call } from '~/worker/client'
import { inboxMessages } from './messages'
import { nextOf, takeable } from './takeNext'
import type { Queue } from './useQueue'

/** Tickets that are looked at for one that fits. */
const LOOKED_AT = 100

/** Opens the ticket of the view that is due first and fits whoever acts, and claims it. */
export function useTakeNext(
  { filter, list }: Pick<Queue, 'filter' | 'list'>,
  openKey: string | undefined,
  open: (key: string) => void,
): () => void {
  const t = useMessages(inboxMessages)
  const run = useCommand()
  const client = useQueryClient()
  const who = useShop((shop) => shop.who)
  const underWay = useRef(false)
  const take = async () => {
    const wanted = takeable(filter, who)
    if (!wanted) return showToast(t('nothingWaits'))
    const query = { filter: wanted, sort: 'due', offset: 0, limit: LOOKED_AT, now: Date.now() } as const
    const [{ items }, desk] = await Promise.all([call('tickets.list', { query }), client.fetchQuery(deskQueries.desk())])
    const next = nextOf(
      items,
      openKey,
      desk.agents.find(({ person }) => person === who),
    )
    if (!next) return showToast(t('nothingWaits'))
    if (next.assignee !== who) {
      const outcome = await run(
        { kind: 'ticket.assign', args: { keys: [next.key], to: who } },
        { done: t('taken', { subject: next.subject }) },
      )
      if (!outcome?.ok) return client.invalidateQueries({ queryKey: list.queryKey })
    }
    return open(next.key)
  }
  return () => {
    if (underWay.current) return
    underWay.current = true
    take()
      .catch((error: unknown) => showToast(errorText(error), { tone: 'bad' }))
      .finally(() => (underWay.current = false))
  }
}
