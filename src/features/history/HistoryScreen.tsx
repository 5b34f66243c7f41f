import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { shopId } from '~/session/shop'
import { Button } from '~/ui/Button'
import { Empty } from '~/ui/Empty'
import { Page } from '~/ui/Page'
import { useFormat } from '~/ui/UiContext'
import { call } from '~/worker/client'
import { sharedMessages } from '~/features/shared/messages'
import { EntryRow } from './EntryRow'
import { historyMessages } from './messages'
import './history.css'

const PAGE_SIZE = 50

function useJournal() {
  return useInfiniteQuery({
    queryKey: [shopId(), 'journal', 'list'],
    queryFn: ({ pageParam, signal }) => call('journal.list', { query: { offset: pageParam, limit: PAGE_SIZE } }, { signal }),
    initialPageParam: 0,
    getNextPageParam: ({ total }, pages) => (pages.length * PAGE_SIZE < total ? pages.length * PAGE_SIZE : undefined),
  })
}

/** Everything that was ever done to the shop, newest first, with its undo. */
export default function HistoryScreen() {
  const t = useMessages(historyMessages)
  const shared = useMessages(sharedMessages)
  const format = useFormat()
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useJournal()
  const entries = data?.pages.flatMap(({ items }) => items)
  const total = data?.pages[0]?.total
  return (
    <Page title={t('title')} aside={total ? `${t('count', { count: total })} · ${format.zoneName()}` : undefined}>
      {entries === undefined && <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />}
      {total === 0 && (
        <Empty title={t('emptyTitle')} hint={t('emptyHint')} action={<Link to={paths.imports()}>{shared('goImport')}</Link>} />
      )}
      {entries !== undefined && entries.length > 0 && (
        <ol className="zg-surface zg-history" aria-label={t('title')}>
          {entries.map((entry) => (
            <EntryRow key={entry.seq} entry={entry} />
          ))}
        </ol>
      )}
      {hasNextPage && (
        <p className="zg-history-more">
          <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('more')}
          </Button>
        </p>
      )}
    </Page>
  )
}
