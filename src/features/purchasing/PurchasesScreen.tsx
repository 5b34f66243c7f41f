import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link, useNavigate } from 'react-router'
import { toDecimal } from '~/domain/money'
import { PURCHASE_STATES, type PurchaseState as State } from '~/domain/stock'
import { AreaTabs } from '~/features/shared/AreaTabs'
import { FilterBar } from '~/features/shared/FilterBar'
import { usePages } from '~/features/shared/pages'
import { PickMany } from '~/features/shared/PickMany'
import { nextSort } from '~/features/shared/sorting'
import { SortPicker } from '~/features/shared/SortPicker'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { isoDate } from '~/lib/isoTime'
import { useMessages } from '~/lib/i18n'
import { defineUrlState, flag, oneOf, type SetUrlState, someOf, text, useUrlState } from '~/lib/urlState'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import type { PurchaseQuery, PurchaseRow } from '~/store/buyingLists'
import { Button } from '~/ui/Button'
import { DataGrid } from '~/ui/DataGrid'
import { Empty } from '~/ui/Empty'
import type { Column, PhoneRow } from '~/ui/gridTypes'
import { Page } from '~/ui/Page'
import { Chip } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import { buyingMessages } from './buyingMessages'
import { purchaseScreenMessages } from './purchaseScreenMessages'
import { PurchaseState } from './PurchaseState'
import './purchasing.css'
import { buyingQueries } from './queries'

const PURCHASE_SORTS = [
  'key',
  'supplier',
  'state',
  'orderedAt',
  'expectedAt',
  'units',
  'amount',
] as const satisfies readonly PurchaseQuery['sort'][]

const purchasesView = defineUrlState({
  q: text(),
  state: someOf<State>(PURCHASE_STATES),
  supplier: text(),
  overdue: flag(),
  sort: oneOf(PURCHASE_SORTS, 'orderedAt'),
  descending: flag(true),
})
type View = typeof purchasesView.initial

const SORTS = { keys: PURCHASE_SORTS, upwards: ['key', 'supplier', 'state', 'expectedAt'] } as const

const toQuery = ({ q, state, supplier, overdue, sort, descending }: View): Omit<PurchaseQuery, 'offset' | 'limit'> => ({
  sort,
  descending,
  ...(q.trim() && { search: q.trim() }),
  ...(state.length > 0 && { states: [...state] }),
  ...(supplier && { supplier }),
  ...(overdue && { overdue }),
})

const countFilters = ({ state, supplier, overdue }: View) => Number(state.length > 0) + Number(supplier !== '') + Number(overdue)

/** Every order to a supplier, the newest first. */
export default function PurchasesScreen() {
  const t = useMessages(purchaseScreenMessages)
  const [view, set] = useUrlState(purchasesView)
  const navigate = useNavigate()
  const whyNot = useWhyNot('purchase.set')
  const query = useMemo(() => toQuery(view), [view])
  const list = buyingQueries.purchases(query)
  const { total, rowAt, onRange, busy } = usePages(list)
  const { columns, phoneRow } = usePurchaseColumns()
  return (
    <Page
      title={t('title')}
      fill
      aside={total !== undefined && t('count', { count: total })}
      actions={
        <Button
          type="primary"
          disabledReason={whyNot}
          onClick={() => void navigate(paths.purchase({ key: 'new', supplier: view.supplier }))}
        >
          {t('new')}
        </Button>
      }
      filters={
        <>
          <AreaTabs of="stock" />
          <Filters view={view} set={set} />
        </>
      }
    >
      <DataGrid
        name="purchases"
        label={t('title')}
        columns={columns}
        total={total}
        rowAt={rowAt}
        rowKey={({ key }) => key}
        onRange={onRange}
        fetch={list.fetch}
        onOpen={({ key }) => void navigate(paths.purchase({ key }))}
        sort={{ key: view.sort, descending: view.descending }}
        onSort={(key, descending) => set(nextSort(view, SORTS, key, descending) ?? {})}
        phoneRow={phoneRow}
        empty={<None narrowed={view.q !== '' || countFilters(view) > 0} />}
        busy={busy}
        viewKey={JSON.stringify(list.queryKey)}
      />
    </Page>
  )
}

function None({ narrowed }: { narrowed: boolean }) {
  const t = useMessages(purchaseScreenMessages)
  return narrowed ? (
    <Empty title={t('noMatch')} hint={t('noMatchHint')} />
  ) : (
    <Empty title={t('empty')} hint={t('emptyHint')} action={<Link to={paths.planning()}>{t('toPlan')}</Link>} />
  )
}

function Filters({ view, set }: { view: View; set: SetUrlState<View> }) {
  const t = useMessages(purchaseScreenMessages)
  const buying = useMessages(buyingMessages)
  const { data: facets } = useQuery(buyingQueries.facets())
  return (
    <FilterBar
      search={view.q}
      searchLabel={t('search')}
      onSearch={(q) => set({ q }, { typing: true })}
      count={countFilters(view)}
      onClear={() => set({ state: [], supplier: '', overdue: false })}
      phoneOnly={
        <SortPicker
          chosen={view}
          onChoose={set}
          choices={[
            { sort: 'orderedAt', descending: true, label: t('newestFirst') },
            { sort: 'expectedAt', descending: false, label: t('soonestFirst') },
            { sort: 'amount', descending: true, label: t('largestFirst') },
          ]}
        />
      }
    >
      <PickMany
        label={t('state')}
        values={view.state}
        options={PURCHASE_STATES.map((value) => ({ value, label: buying(`state.${value}`), count: facets?.states[value] ?? 0 }))}
        onChange={(state) => set({ state })}
      />
      <select
        className="zg-dash-select"
        aria-label={buying('supplier')}
        value={view.supplier}
        onChange={({ target }) => set({ supplier: target.value })}
      >
        <option value="">{buying('supplier')}</option>
        {facets?.suppliers.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
      <label className="zg-row">
        <input type="checkbox" checked={view.overdue} onChange={({ target }) => set({ overdue: target.checked })} />
        {t('onlyOverdue')} {facets !== undefined && <span className="zg-second zg-num">{facets.overdue}</span>}
      </label>
    </FilterBar>
  )
}

function usePurchaseColumns(): { columns: Column<PurchaseRow>[]; phoneRow: (row: PurchaseRow) => PhoneRow } {
  const t = useMessages(purchaseScreenMessages)
  const buying = useMessages(buyingMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const zone = useShop((shop) => shop.zone)
  return useMemo(() => {
    const link = ({ key }: PurchaseRow) => (
      <Link to={paths.purchase({ key })} tabIndex={-1}>
        {key}
      </Link>
    )
    const state = (row: PurchaseRow) => (
      <span className="zg-row">
        <PurchaseState state={row.state} />
        {row.overdue && <Chip>{t('overdue')}</Chip>}
      </span>
    )
    const day = (key: 'orderedAt' | 'expectedAt'): Column<PurchaseRow> => ({
      key,
      title: t(key),
      width: 96,
      align: 'right',
      sortable: true,
      render: (row) => format.dateShort(row[key]),
      copy: (row) => isoDate(row[key], zone),
    })
    return {
      columns: [
        { key: 'key', title: t('number'), width: 150, sortable: true, required: true, render: link, copy: ({ key }) => key },
        { key: 'supplier', title: buying('supplier'), width: 150, grow: true, sortable: true, render: (row) => row.supplierName || buying('noSupplier'), copy: (row) => row.supplierName }, // prettier-ignore
        { key: 'state', title: t('state'), width: 150, sortable: true, render: state, copy: (row) => buying(`state.${row.state}`) },
        day('orderedAt'),
        day('expectedAt'),
        {
          key: 'lines',
          title: t('lines'),
          width: 80,
          align: 'right',
          render: ({ lines }) => format.count(lines),
          copy: ({ lines }) => lines,
        },
        {
          key: 'units',
          title: t('units'),
          width: 128,
          align: 'right',
          sortable: true,
          render: ({ units, received }) => `${format.count(received)} / ${format.count(units)}`,
          copy: ({ units }) => units,
        },
        {
          key: 'amount',
          title: buying('amount'),
          width: 120,
          align: 'right',
          sortable: true,
          render: ({ amount }) => format.amount(amount, currency),
          copy: ({ amount }) => toDecimal(amount, currency),
        },
      ],
      phoneRow: (row) => ({
        title: (
          <span className="zg-row">
            {link(row)} {state(row)}
          </span>
        ),
        figure: format.amount(row.amount, currency),
        second: row.supplierName,
        secondFigure: format.dateShort(row.expectedAt),
      }),
    }
  }, [t, buying, format, currency, zone])
}
