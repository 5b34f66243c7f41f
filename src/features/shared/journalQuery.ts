import { infiniteQueryOptions } from '@tanstack/react-query'
import { shopId } from '~/session/shop'
import type { JournalQuery } from '~/store/lists'
import { call } from '~/worker/client'

const PAGE_SIZE = 50

/** Pages of the journal, newest first; `first` is the size of the first. */
export function journalQuery(filter: Omit<JournalQuery, 'offset' | 'limit'>, first = PAGE_SIZE) {
  const startOf = (page: number) => (page === 0 ? 0 : first + (page - 1) * PAGE_SIZE)
  return infiniteQueryOptions({
    queryKey: [shopId(), 'journal', 'list', filter, first],
    queryFn: ({ pageParam, signal }) =>
      call('journal.list', { query: { ...filter, offset: startOf(pageParam), limit: pageParam === 0 ? first : PAGE_SIZE } }, { signal }),
    initialPageParam: 0,
    getNextPageParam: ({ total }, pages) => (startOf(pages.length) < total ? pages.length : undefined),
  })
}
