import { lazy, Suspense, useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { AreaTabs } from '~/features/shared/AreaTabs'
import { FirstSteps } from '~/features/shared/FirstSteps'
import { sharedMessages } from '~/features/shared/messages'
import { usePages } from '~/features/shared/pages'
import { nextSort } from '~/features/shared/sorting'
import { useWhyNot } from '~/features/shared/useWhyNot'
import type { BuiltInView } from '~/features/shared/views/ViewTabs'
import { useMessages } from '~/lib/i18n'
import { useUrlState } from '~/lib/urlState'
import { paths } from '~/paths'
import { Button } from '~/ui/Button'
import { DataGrid } from '~/ui/DataGrid'
import { Empty } from '~/ui/Empty'
import { Page } from '~/ui/Page'
import { BulkListings } from './BulkListings'
import { useListingColumns } from './columns'
import { exportMessages } from './exportMessages'
import { ListingFilters } from './ListingFilters'
import { listMessages } from './messages'
import { listingQueries } from './queries'
import { useDeep } from './useDeep'
import { countFilters, LISTING_SORTS, listingView, toListingFilter, toListingQuery } from './view'

const ViewTabs = lazy(async () => ({ default: (await import('~/features/shared/views/ViewTabs')).ViewTabs }))

const ExportSheet = lazy(async () => ({ default: (await import('./ExportSheet')).ExportSheet }))

const SORTS = { keys: LISTING_SORTS, upwards: ['title', 'state', 'sellable'] } as const

/** Every product of the catalogue: search, filter, sort, select, change many at once; a row opens its editor. */
export default function ListingsScreen() {
  const t = useMessages(listMessages)
  const [view, set] = useUrlState(listingView)
  const navigate = useNavigate()
  const deep = useDeep(view.q)
  const query = useMemo(() => toListingQuery(view, deep), [view, deep])
  const filter = useMemo(() => toListingFilter(view, deep), [view, deep])
  const list = listingQueries.list(query)
  const { total, rowAt, onRange, busy } = usePages(list)
  const { columns, phoneRow } = useListingColumns()
  return (
    <Page
      title={t('title')}
      fill
      aside={total !== undefined && t('count', { count: total })}
      actions={
        <>
          <Export />
          <NewProduct />
        </>
      }
      filters={
        <>
          <AreaTabs of="catalog" />
          <Views />
          <ListingFilters view={view} set={set} filter={filter} counts={total !== undefined} />
        </>
      }
    >
      <DataGrid
        name="listings"
        label={t('title')}
        columns={columns}
        total={total}
        rowAt={rowAt}
        rowKey={({ key }) => key}
        onRange={onRange}
        fetch={list.fetch}
        onOpen={({ key }) => void navigate(paths.listing({ key }))}
        sort={{ key: view.sort, descending: view.descending }}
        onSort={(key, descending) => set(nextSort(view, SORTS, key, descending) ?? {})}
        phoneRow={phoneRow}
        renderActions={(selected) => <BulkListings query={query} selected={selected} />}
        trouble={({ sellable = 0 }) => (sellable < 0 ? t('oversold', { count: -sellable }) : undefined)}
        empty={<NoListings narrowed={view.q !== '' || countFilters(view) > 0} />}
        busy={busy}
        viewKey={JSON.stringify(list.queryKey)}
        matchKey={JSON.stringify([list.queryKey[0], filter])}
      />
    </Page>
  )
}

function NewProduct() {
  const t = useMessages(listMessages)
  const navigate = useNavigate()
  return (
    <Button type="primary" disabledReason={useWhyNot('catalog.set', 'record')} onClick={() => void navigate(paths.listing({ key: 'new' }))}>
      {t('new')}
    </Button>
  )
}

function Export() {
  const t = useMessages(exportMessages)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('export')}</Button>
      {open && (
        <Suspense fallback={null}>
          <ExportSheet onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

function Views() {
  const t = useMessages(listMessages)
  const views = useMemo<BuiltInView[]>(
    () => [
      { key: 'all', name: t('tabAll'), search: '' },
      { key: 'listed', name: t('tabListed'), search: 'state=listed' },
      { key: 'drafts', name: t('tabDrafts'), search: 'state=draft' },
      { key: 'review', name: t('tabReview'), search: 'state=inReview' },
      { key: 'out', name: t('tabOut'), search: 'stock=out' },
    ],
    [t],
  )
  return (
    <Suspense fallback={<div className="zg-views-room" />}>
      <ViewTabs list="listings" builtIn={views} />
    </Suspense>
  )
}

function NoListings({ narrowed }: { narrowed: boolean }) {
  const t = useMessages(listMessages)
  const shared = useMessages(sharedMessages)
  return narrowed ? (
    <Empty title={shared('noMatch')} hint={shared('noMatchHint')} />
  ) : (
    <Empty title={t('emptyTitle')} hint={t('emptyHint')} action={<FirstSteps />} />
  )
}
