import { FirstSteps } from '~/features/shared/FirstSteps'
import { lazy, Suspense, useMemo } from 'react'
import { Outlet, useLocation, useNavigate, useParams } from 'react-router'
import { useMessages } from '~/lib/i18n'
import { useUrlState, type SetUrlState } from '~/lib/urlState'
import { paths } from '~/paths'
import { DataGrid } from '~/ui/DataGrid'
import { Empty } from '~/ui/Empty'
import { Page } from '~/ui/Page'
import { FilterBar } from '~/features/shared/FilterBar'
import { sharedMessages } from '~/features/shared/messages'
import { usePages } from '~/features/shared/pages'
import { PickMany } from '~/features/shared/PickMany'
import { nextSort } from '~/features/shared/sorting'
import { SortPicker } from '~/features/shared/SortPicker'
import { useVocabulary } from '~/features/shared/vocabulary'
import { useProductColumns } from './columns'
import { productMessages } from './messages'
import { productQueries } from './queries'
import { PRODUCT_KINDS, PRODUCT_SORTS, productView, toProductQuery, type ProductView } from './view'

const ViewTabs = lazy(async () => ({ default: (await import('~/features/shared/views/ViewTabs')).ViewTabs }))
const AreaTabs = lazy(async () => ({ default: (await import('~/features/shared/AreaTabs')).AreaTabs }))

const SORTS = { keys: PRODUCT_SORTS, upwards: ['sku', 'title', 'sellable'] } as const

/** Every SKU that is sold or listed, with what it sold and what there is of it. */
export default function ProductsScreen() {
  const t = useMessages(productMessages)
  const [view, set] = useUrlState(productView)
  const { search } = useLocation()
  const navigate = useNavigate()
  const { sku: openKey } = useParams()
  const query = useMemo(() => toProductQuery(view), [view])
  const list = productQueries.list(query)
  const { total, rowAt, onRange, busy } = usePages(list)
  const { columns, phoneRow } = useProductColumns()
  return (
    <Page
      title={t('title')}
      fill
      aside={total !== undefined && t('count', { count: total })}
      filters={
        <>
          <Suspense fallback={<div className="zg-tabs-room" />}>
            <AreaTabs of="catalog" />
          </Suspense>
          <ProductViews />
          <ProductFilters view={view} set={set} />
        </>
      }
    >
      <DataGrid
        name="products"
        label={t('title')}
        columns={columns}
        total={total}
        rowAt={rowAt}
        rowKey={({ sku }) => sku}
        onRange={onRange}
        fetch={list.fetch}
        onOpen={({ sku }) => void navigate({ pathname: paths.product({ sku }), search })}
        openKey={openKey}
        sort={{ key: view.sort, descending: view.descending }}
        onSort={(key, descending) => set(nextSort(view, SORTS, key, descending) ?? {})}
        phoneRow={phoneRow}
        trouble={({ sellable = 0 }) => (sellable < 0 ? t('oversold', { count: -sellable }) : undefined)}
        empty={<NoProducts narrowed={view.q !== '' || view.kind.length > 0} />}
        busy={busy}
        viewKey={JSON.stringify(list.queryKey)}
        matchKey={JSON.stringify([list.queryKey[0], { ...query, sort: '', descending: '' }])}
      />
      <Outlet />
    </Page>
  )
}

/** All of it, and the views that were saved; a phone keeps the room for the rows. */
function ProductViews() {
  const t = useMessages(productMessages)
  const views = useMemo(() => [{ key: 'all', name: t('viewAll'), search: '' }], [t])
  return (
    <div className="zg-views-room zg-desktop">
      <Suspense fallback={null}>
        <ViewTabs list="products" builtIn={views} />
      </Suspense>
    </div>
  )
}

function NoProducts({ narrowed }: { narrowed: boolean }) {
  const t = useMessages(productMessages)
  const shared = useMessages(sharedMessages)
  return narrowed ? (
    <Empty title={shared('noMatch')} hint={shared('noMatchHint')} />
  ) : (
    <Empty title={t('emptyTitle')} hint={t('emptyHint')} action={<FirstSteps />} />
  )
}

function ProductFilters({ view, set }: { view: ProductView; set: SetUrlState<ProductView> }) {
  const t = useMessages(productMessages)
  const words = useVocabulary()
  return (
    <FilterBar
      search={view.q}
      searchLabel={t('search')}
      onSearch={(q) => set({ q }, { typing: true })}
      count={view.kind.length > 0 ? 1 : 0}
      onClear={() => set({ kind: [] })}
      phoneOnly={
        <SortPicker
          chosen={view}
          onChoose={set}
          choices={[
            { sort: 'sales', descending: true, label: t('bestFirst') },
            { sort: 'lastSold', descending: true, label: t('recentFirst') },
            { sort: 'sellable', descending: false, label: t('scarceFirst') },
            { sort: 'sku', descending: false, label: t('skuOrder') },
          ]}
        />
      }
    >
      <PickMany
        label={t('kind')}
        values={view.kind}
        options={PRODUCT_KINDS.map((value) => ({ value, label: words.kind(value) }))}
        onChange={(kind) => set({ kind })}
      />
    </FilterBar>
  )
}
