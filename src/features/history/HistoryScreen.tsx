import { FirstSteps } from '~/features/shared/FirstSteps'
import { useInfiniteQuery } from '@tanstack/react-query'
import { FIRST_PERSON } from '~/domain/person'
import { KIND_GROUPS } from '~/domain/commandTraits'
import { useMessages } from '~/lib/i18n'
import { useUrlState } from '~/lib/urlState'
import { useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import { Empty } from '~/ui/Empty'
import { Page } from '~/ui/Page'
import { useFormat } from '~/ui/UiContext'
import { JournalLine } from '~/features/shared/JournalLine'
import { journalMessages } from '~/features/shared/journalMessages'
import { journalQuery } from '~/features/shared/journalQuery'
import { sharedMessages } from '~/features/shared/messages'
import { PickMany } from '~/features/shared/PickMany'
import { recordText } from '~/features/shared/recordLink'
import { usePersonName } from '~/features/shared/usePersonName'
import { filterOf, historyView, recordIn } from './filter'
import { historyMessages } from './messages'
import './history.css'

/** Everything that was ever done to the shop, newest first, with its undo. */
export default function HistoryScreen() {
  const t = useMessages(historyMessages)
  const shared = useMessages(sharedMessages)
  const journal = useMessages(journalMessages)
  const format = useFormat()
  const [view, setView] = useUrlState(historyView)
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(journalQuery(filterOf(view)))
  const entries = data?.pages.flatMap(({ items }) => items)
  const total = data?.pages[0]?.total
  const narrowed = view.who !== '' || view.kind.length > 0 || view.on !== ''
  const clear = () => setView(historyView.initial)
  return (
    <Page title={t('title')} aside={total ? `${t('count', { count: total })} · ${format.zoneName()}` : undefined} filters={<Filters />}>
      {entries === undefined && <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />}
      {total === 0 && !narrowed && <Empty title={t('emptyTitle')} hint={t('emptyHint')} action={<FirstSteps />} />}
      {total === 0 && narrowed && (
        <Empty title={t('noneTitle')} hint={t('noneHint')} action={<Button onClick={clear}>{shared('clearFilters')}</Button>} />
      )}
      {entries !== undefined && entries.length > 0 && (
        <ol className="zg-surface zg-journal zg-history" aria-label={t('title')}>
          {entries.map((entry) => (
            <JournalLine key={entry.seq} entry={entry} />
          ))}
        </ol>
      )}
      {hasNextPage && (
        <p className="zg-journal-more">
          <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {journal('more')}
          </Button>
        </p>
      )}
    </Page>
  )
}

/** Person, kind, and the record that a link has narrowed it to. */
function Filters() {
  const t = useMessages(historyMessages)
  const shared = useMessages(sharedMessages)
  const nameOf = usePersonName()
  const people = useShop((shop) => shop.people)
  const [view, setView] = useUrlState(historyView)
  const record = recordIn(view)
  // Those who have left are found too.
  const keys = [...new Set([FIRST_PERSON, ...people.map(({ key }) => key), ...(view.who ? [view.who] : [])])]
  return (
    <>
      <select className="zg-input" aria-label={t('person')} value={view.who} onChange={({ target }) => setView({ who: target.value })}>
        <option value="">{t('everybody')}</option>
        {keys.map((key) => (
          <option key={key} value={key}>
            {nameOf(key)}
          </option>
        ))}
      </select>
      <PickMany
        label={t('kind')}
        values={view.kind}
        options={KIND_GROUPS.map((value) => ({ value, label: t(value) }))}
        onChange={(kind) => setView({ kind })}
      />
      {record && (
        <span className="zg-only">
          {t('record', { record: recordText(record) })}
          <button type="button" className="zg-link" onClick={() => setView({ on: '' })}>
            {t('clearRecord')}
          </button>
        </span>
      )}
      {(view.who !== '' || view.kind.length > 0) && (
        <button type="button" className="zg-link" onClick={() => setView(historyView.initial)}>
          {shared('clearFilters')}
        </button>
      )}
    </>
  )
}
