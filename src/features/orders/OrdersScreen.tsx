import { FirstSteps } from '~/features/shared/FirstSteps'
import { lazy, Suspense, useMemo } from 'react'
import { Outlet, useLocation, useNavigate, useParams } from 'react-router'
import { useMessages } from '~/lib/i18n'
import { useUrlState } from '~/lib/urlState'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import { DataGrid } from '~/ui/DataGrid'
import { Empty } from '~/ui/Empty'
import { Page } from '~/ui/Page'
import { sharedMessages } from '~/features/shared/messages'
import { usePages } from '~/features/shared/pages'
import { nextSort } from '~/features/shared/sorting'
import { useVocabulary } from '~/features/shared/vocabulary'
import { ShipManyButton } from './ShipManyButton'
import { useOrderColumns } from './columns'
import { ExportButton } from './ExportButton'
import { orderMessages } from './messages'
import { OrderFilters } from './OrderFilters'
import { orderQueries } from './queries'
import { countFilters, ORDER_SORTS, orderView, toOrderQuery } from './view'

const ViewTabs = lazy(async () => ({ default: (await import('~/features/shared/views/ViewTabs')).ViewTabs }))

/** States that have a view of their own. */
const VIEW_STATES = ['paid', 'unpaid', 'partlyRefunded', 'refunded'] as const

const SORTS = { keys: ORDER_SORTS, upwards: ['number', 'buyer'] } as const

/** All orders: search, filter, sort, select; a row opens its details. */
export default function OrdersScreen() {
  const t = useMessages(orderMessages)
  const [view, set] = useUrlState(orderView)
  const currency = useShop((shop) => shop.currency)
  const { search } = useLocation()
  const navigate = useNavigate()
  const { number: openKey } = useParams()
  const query = useMemo(() => toOrderQuery(view, currency), [view, currency])
  const list = orderQueries.list(query)
  const { total, rowAt, onRange, busy } = usePages(list)
  const { columns, phoneRow } = useOrderColumns()
  return (
    <Page
      title={t('title')}
      fill
      aside={total !== undefined && t('count', { count: total })}
      actions={
        <div className="zg-row">
          <span className="zg-desktop">
            <ShipManyButton />
          </span>
          <ExportButton query={query} total={total} />
        </div>
      }
      filters={
        <>
          <OrderViews />
          <OrderFilters view={view} set={set} />
        </>
      }
    >
      <DataGrid
        name="orders"
        label={t('title')}
        columns={columns}
        total={total}
        rowAt={rowAt}
        rowKey={({ number }) => number}
        onRange={onRange}
        fetch={list.fetch}
        onOpen={({ number }) => void navigate({ pathname: paths.order({ number }), search })}
        openKey={openKey}
        sort={{ key: view.sort, descending: view.descending }}
        onSort={(key, descending) => set(nextSort(view, SORTS, key, descending) ?? {})}
        phoneRow={phoneRow}
        renderActions={({ selection, count }) => (
          <>
            <ShipManyButton selection={selection} />
            <ExportButton query={query} total={count} selection={selection} />
          </>
        )}
        empty={<NoOrders narrowed={view.q !== '' || countFilters(view) > 0} />}
        busy={busy}
        viewKey={JSON.stringify(list.queryKey)}
        matchKey={JSON.stringify([list.queryKey[0], { ...query, sort: '', descending: '' }])}
      />
      <Outlet />
    </Page>
  )
}

/** Views that every shop has, and those that were saved; a phone keeps the room for the rows. */
function OrderViews() {
  const t = useMessages(orderMessages)
  const words = useVocabulary()
  const views = useMemo(
    () => [
      { key: 'all', name: t('viewAll'), search: '' },
      ...VIEW_STATES.map((state) => ({ key: state, name: words.state(state), search: `state=${state}` })),
    ],
    [t, words],
  )
  return (
    <div className="zg-views-room zg-desktop">
      <Suspense fallback={null}>
        <ViewTabs list="orders" builtIn={views} />
      </Suspense>
    </div>
  )
}

function NoOrders({ narrowed }: { narrowed: boolean }) {
  const t = useMessages(orderMessages)
  const shared = useMessages(sharedMessages)
  return narrowed ? (
    <Empty title={shared('noMatch')} hint={shared('noMatchHint')} />
  ) : (
    <Empty title={t('emptyTitle')} hint={t('emptyHint')} action={<FirstSteps />} />
  )
}
