import { queryOptions } from '@tanstack/react-query'
import type { ViewList } from '~/domain/view'
import { shopId } from '~/session/shop'
import { call } from '~/worker/client'

/** Views of a list that whoever looks may use. */
export const viewsOf = (list: ViewList) =>
  queryOptions({
    queryKey: [shopId(), 'views', list],
    queryFn: ({ signal }) => call('views.list', { list }, { signal }),
  })
