import { queryOptions, useQuery } from '@tanstack/react-query'
import type { SyncArea } from '~/domain/platform'
import { defineMessages, useMessages } from '~/lib/i18n'
import { shopId, useShop } from '~/session/shop'
import { useSync } from '~/session/sync'
import { call } from '~/worker/client'
import type { PendingProps } from './Pending'

const messages = defineMessages('pending', {
  zh: { waits: '等待同步到“{{shop}}”' },
  en: { waits: 'Waiting for {{shop}}' },
})

/** Asked once for all the records of an area, however many of them are on the page. */
const pendingQuery = (area: SyncArea) =>
  queryOptions({
    queryKey: [shopId(), 'sync', 'pending', area],
    queryFn: async ({ signal }) => {
      const keys = await call('sync.pending', { area }, { signal })
      // Stock is named by the place and the SKU, each on a line.
      return new Set(area === 'stock' ? keys.map((key) => key.slice(key.indexOf('\n') + 1)) : keys)
    },
    throwOnError: false,
  })

/** A quiet mark: this is not agreed to by the platform yet. */
export function PendingMark({ area, of, worded = false }: PendingProps) {
  const t = useMessages(messages)
  const own = useShop((shop) => shop.name)
  const shop = useSync()?.shop.name ?? own
  const { data } = useQuery(pendingQuery(area))
  if (!data?.has(of)) return null
  const text = t('waits', { shop })
  return (
    <span className="zg-status zg-second zg-small" title={worded ? undefined : text}>
      <span className="zg-dot zg-dot-waiting" aria-hidden="true" />
      <span className={worded ? undefined : 'zg-hidden'}>{text}</span>
    </span>
  )
}
