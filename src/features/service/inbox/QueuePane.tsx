import { lazy, Suspense, useState, type RefObject } from 'react'
import { useKeyHint } from '~/features/service/keys/useServiceKeys'
import { useMessages } from '~/lib/i18n'
import type { SetUrlState } from '~/lib/urlState'
import { Empty } from '~/ui/Empty'
import { FilterIcon, SortIcon } from '~/ui/icons'
import { Menu } from '~/ui/Menu'
import { useNow } from '~/ui/useNow'
import { BulkBar } from './BulkBar'
import { filterMessages } from './filterMessages'
import { inboxMessages } from './messages'
import { RowList } from './RowList'
import { SearchBox } from './SearchBox'
import { SORTS } from './sorts'
import { TicketRow } from './TicketRow'
import type { Queue } from './useQueue'
import type { TicketActions } from './useTicketActions'
import { countNarrowing, type InboxView } from './view'

const QueueFilters = lazy(async () => ({ default: (await import('./QueueFilters')).QueueFilters }))
const Hits = lazy(async () => ({ default: (await import('./Hits')).Hits }))

interface QueuePaneProps {
  view: InboxView
  set: SetUrlState<InboxView>
  queue: Queue
  actions: TicketActions
  openKey: string | undefined
  searchBox: RefObject<HTMLInputElement | null>
}

/** Which tickets there are: search, filters, order, and the rows. */
export function QueuePane({ view, set, queue, actions, openKey, searchBox }: QueuePaneProps) {
  const t = useMessages(inboxMessages)
  const hint = useKeyHint()
  const searching = view.q.trim() !== ''
  const narrowed = countNarrowing(view)
  const [filtering, setFiltering] = useState(false)
  return (
    <>
      <div className="zg-queue-head">
        <SearchBox
          box={searchBox}
          value={view.q}
          label={t('search')}
          keyCap={hint('search')}
          onSearch={(q) => set({ q }, { typing: true })}
          onLeave={queue.focus}
        />
        <FilterButton count={narrowed} open={filtering} onToggle={() => setFiltering(!filtering)} />
        <SortMenu view={view} set={set} />
      </div>
      {filtering && (
        <Suspense fallback={<div className="zg-queue-filters" />}>
          <QueueFilters view={view} set={set} />
        </Suspense>
      )}
      {searching ? (
        <Suspense fallback={null}>
          <Hits view={view} openKey={openKey} scroller={queue.scroller} />
        </Suspense>
      ) : (
        <Rows queue={queue} openKey={openKey} narrowed={narrowed > 0} />
      )}
      {!searching && <BulkBar queue={queue} actions={actions} />}
    </>
  )
}

function Rows({ queue, openKey, narrowed }: { queue: Queue; openKey: string | undefined; narrowed: boolean }) {
  const t = useMessages(inboxMessages)
  const now = useNow()
  const { rowAt, selecting, selected, has, lines, total } = queue
  if (total === 0)
    return narrowed ? <Empty title={t('noMatch')} hint={t('noMatchHint')} /> : <Empty title={t('allDone')} hint={t('allDoneHint')} />
  return (
    <RowList
      id={queue.id}
      label={t('queue')}
      scroller={queue.scroller}
      rows={queue.rows}
      rowHeight={lines.height}
      total={total}
      busy={queue.busy}
      active={queue.active}
      selection={{ ...selecting, has, any: selected.count > 0 }}
      isOpen={(index) => openKey !== undefined && rowAt(index)?.key === openKey}
      onMove={queue.moveTo}
      onOpen={queue.openAt}
    >
      {(index) => {
        const row = rowAt(index)
        return row && <TicketRow row={row} now={now} selected={has(index)} roomy={lines.roomy} />
      }}
    </RowList>
  )
}

function FilterButton({ count, open, onToggle }: { count: number; open: boolean; onToggle: () => void }) {
  const t = useMessages(filterMessages)
  const label = count > 0 ? t('filtersOn', { count }) : t('filters')
  return (
    <button type="button" className="zg-icon-button" aria-label={label} title={label} aria-expanded={open} onClick={onToggle}>
      <FilterIcon />
      {count > 0 && <span className="zg-num">{count}</span>}
    </button>
  )
}

function SortMenu({ view, set }: Pick<QueuePaneProps, 'view' | 'set'>) {
  const t = useMessages(filterMessages)
  return (
    <Menu
      label={t('sort')}
      alignEnd
      button={
        <>
          <SortIcon />
          <span className="zg-hidden">{t('sort')}</span>
        </>
      }
      groups={[
        SORTS.map((sort) => ({
          key: sort,
          label: t(`sort.${sort}`),
          checked: sort === view.sort,
          onPick: () => set({ sort }),
        })),
      ]}
    />
  )
}
