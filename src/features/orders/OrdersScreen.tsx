import { useMemo } from 'react'
import { Link, Outlet, useLocation, useNavigate, useParams } from 'react-router'
import { useMessages } from '~/lib/i18n'
import { useUrlState } from '~/lib/urlState'
import { paths } from '~/paths'
import { DataGrid } from '~/ui/DataGrid'
import { Empty } from '~/ui/Empty'
import { Page } from '~/ui/Page'
import { sharedMessages } from '~/features/shared/messages'
import { usePages } from '~/features/shared/pages'
import { sortedBy } from '~/features/shared/sorting'
import { useOrderColumns } from './columns'
import { ExportButton } from './ExportButton'
import { orderMessages } from './messages'
import { OrderFilters } from './OrderFilters'
import { orderQueries } from './queries'
import { countFilters, ORDER_SORTS, orderView, toOrderQuery } from './view'

/** All orders: search, filter, sort; a row opens its details. */
export default function OrdersScreen() {
  const t = useMessages(orderMessages)
  const [view, set] = useUrlState(orderView)
  const { search } = useLocation()
  const navigate = useNavigate()
  const { number: openKey } = useParams()
  const query = useMemo(() => toOrderQuery(view), [view])
  const { total, rowAt, onRange, busy } = usePages(orderQueries.list(query))
  const { columns, phoneRow } = useOrderColumns()
  return (
    <Page
      title={t('title')}
      fill
      aside={total !== undefined && t('count', { count: total })}
      actions={<ExportButton query={query} total={total} />}
      filters={<OrderFilters view={view} set={set} />}
    >
      <DataGrid
        label={t('title')}
        columns={columns}
        total={total}
        rowAt={rowAt}
        rowKey={({ number }) => number}
        onRange={onRange}
        onOpen={({ number }) => void navigate({ pathname: paths.order({ number }), search })}
        openKey={openKey}
        sort={{ key: view.sort, descending: view.descending }}
        onSort={(key) => {
          const sort = ORDER_SORTS.find((name) => name === key)
          if (sort) set({ sort, descending: sortedBy(view, key, ['number', 'buyer']) })
        }}
        phoneRow={phoneRow}
        empty={<NoOrders narrowed={view.q !== '' || countFilters(view) > 0} />}
        busy={busy}
        viewKey={JSON.stringify(query)}
      />
      <Outlet />
    </Page>
  )
}

function NoOrders({ narrowed }: { narrowed: boolean }) {
  const t = useMessages(orderMessages)
  const shared = useMessages(sharedMessages)
  return narrowed ? (
    <Empty title={shared('noMatch')} hint={shared('noMatchHint')} />
  ) : (
    <Empty title={t('emptyTitle')} hint={t('emptyHint')} action={<Link to={paths.imports()}>{shared('goImport')}</Link>} />
  )
}
