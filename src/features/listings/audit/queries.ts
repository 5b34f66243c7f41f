import { queryOptions } from '@tanstack/react-query'
import { shopId } from '~/session/shop'
import type { AuditQuery } from '~/store/listingAudit'
import { call } from '~/worker/client'

export const auditQueries = {
  /** `onProgress` hears shares of 1 while the catalogue is read for the first time. */
  page: (query: AuditQuery, onProgress?: (share: number) => void) =>
    queryOptions({
      queryKey: [shopId(), 'listings', 'audit', query],
      queryFn: ({ signal }) => call('listings.audit', { query }, { signal, onProgress }),
      placeholderData: (before) => before,
    }),
}
