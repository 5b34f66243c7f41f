import { useInfiniteQuery } from '@tanstack/react-query'
import type { RecordName } from '~/domain/recordRef'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { JournalLine } from './JournalLine'
import { journalMessages } from './journalMessages'
import { journalQuery } from './journalQuery'

/** Enough to see what has just happened; the rest is asked for. */
const FIRST = 5

/** What was done to a record: who, when, before, after, undo. A part of its details. */
export function RecordHistory({ on }: { on: RecordName }) {
  const t = useMessages(journalMessages)
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(journalQuery({ on }, FIRST))
  const entries = data?.pages.flatMap(({ items }) => items)
  return (
    <section>
      <h3>{t('history')}</h3>
      {entries === undefined && <div className="zg-skeleton zg-skeleton-title" aria-busy="true" />}
      {entries?.length === 0 && <p className="zg-second">{t('none')}</p>}
      {entries !== undefined && entries.length > 0 && (
        <ol className="zg-journal zg-journal-narrow" aria-label={t('history')}>
          {entries.map((entry) => (
            <JournalLine key={entry.seq} entry={entry} linked={false} />
          ))}
        </ol>
      )}
      {hasNextPage && (
        <Button size="small" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </section>
  )
}
