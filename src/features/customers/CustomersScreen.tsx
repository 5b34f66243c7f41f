import { FirstSteps } from '~/features/shared/FirstSteps'
import { useMemo } from 'react'
import { Outlet, useLocation, useNavigate, useParams } from 'react-router'
import { useMessages } from '~/lib/i18n'
import { useUrlState } from '~/lib/urlState'
import { paths } from '~/paths'
import { DataGrid } from '~/ui/DataGrid'
import { Empty } from '~/ui/Empty'
import { Page } from '~/ui/Page'
import { sharedMessages } from '~/features/shared/messages'
import { usePages } from '~/features/shared/pages'
import { nextSort } from '~/features/shared/sorting'
import { Audiences } from './Audiences'
import { BulkCustomers } from './BulkCustomers'
import { useCustomerColumns } from './columns'
import { CustomerFilters } from './CustomerFilters'
import { ExportCustomers } from './ExportCustomers'
import { customerMessages } from './messages'
import { customerQueries } from './queries'
import { countFilters, CUSTOMER_SORTS, customerView, toCustomerQuery } from './view'

/** Every known buyer with what their orders come to; a row opens its details. */
export default function CustomersScreen() {
  const t = useMessages(customerMessages)
  const [view, set] = useUrlState(customerView)
  const { search } = useLocation()
  const navigate = useNavigate()
  const { customer: openKey } = useParams()
  const query = useMemo(() => toCustomerQuery(view), [view])
  const list = customerQueries.list(query)
  const { total, rowAt, onRange, busy } = usePages(list)
  const { columns, phoneRow } = useCustomerColumns()
  return (
    <Page
      title={t('title')}
      fill
      aside={total !== undefined && t('count', { count: total })}
      actions={
        <>
          <Audiences />
          <ExportCustomers query={query} total={total} />
        </>
      }
      filters={<CustomerFilters view={view} set={set} />}
    >
      <DataGrid
        name="customers"
        label={t('title')}
        columns={columns}
        total={total}
        rowAt={rowAt}
        rowKey={({ customer }) => customer}
        onRange={onRange}
        fetch={list.fetch}
        onOpen={({ customer }) => void navigate({ pathname: paths.customer({ customer }), search })}
        openKey={openKey}
        sort={{ key: view.sort, descending: view.descending }}
        onSort={(key, descending) => {
          const next = nextSort(view, { keys: CUSTOMER_SORTS, upwards: ['name'] }, key, descending)
          if (next) set(next)
        }}
        phoneRow={phoneRow}
        renderActions={({ selection, count }) => (
          <>
            <BulkCustomers query={query} count={count} selection={selection} />
            <ExportCustomers query={query} total={count} selection={selection} />
          </>
        )}
        empty={<NoCustomers narrowed={view.q !== '' || countFilters(view) > 0} />}
        busy={busy}
        viewKey={JSON.stringify(list.queryKey)}
        matchKey={JSON.stringify([list.queryKey[0], { ...query, sort: '', descending: '' }])}
      />
      <Outlet />
    </Page>
  )
}

function NoCustomers({ narrowed }: { narrowed: boolean }) {
  const t = useMessages(customerMessages)
  const shared = useMessages(sharedMessages)
  return narrowed ? (
    <Empty title={shared('noMatch')} hint={shared('noMatchHint')} />
  ) : (
    <Empty title={t('emptyTitle')} hint={t('emptyHint')} action={<FirstSteps />} />
  )
}
