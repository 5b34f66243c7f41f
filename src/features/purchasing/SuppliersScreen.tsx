import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link, Outlet, useNavigate, useParams } from 'react-router'
import { toDecimal } from '~/domain/money'
import { AreaTabs } from '~/features/shared/AreaTabs'
import { FilterBar } from '~/features/shared/FilterBar'
import { nextSort } from '~/features/shared/sorting'
import { SortPicker } from '~/features/shared/SortPicker'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { defineUrlState, flag, oneOf, text, useUrlState } from '~/lib/urlState'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import type { SupplierRow } from '~/store/buyingLists'
import { Button } from '~/ui/Button'
import { DataGrid } from '~/ui/DataGrid'
import { Empty } from '~/ui/Empty'
import type { Column, PhoneRow } from '~/ui/gridTypes'
import { Page } from '~/ui/Page'
import { useFormat } from '~/ui/UiContext'
import './purchasing.css'
import { buyingQueries } from './queries'
import { SCORES, useScoreText } from './scoreText'
import { supplierMessages } from './supplierMessages'
import { wholeList } from '~/features/shared/wholeList'

const SORTS = ['name', 'skus', 'open', 'awaited', ...SCORES] as const
type Sort = (typeof SORTS)[number]
const SORTED = { keys: SORTS, upwards: ['name', 'lead'] } as const
const suppliersView = defineUrlState({ q: text(), sort: oneOf(SORTS, 'name'), descending: flag(false) })

/** Everybody that the shop buys from, with how they deliver; a row opens terms and orders. */
export default function SuppliersScreen() {
  const t = useMessages(supplierMessages)
  const [view, set] = useUrlState(suppliersView)
  const navigate = useNavigate()
  const { key: openKey } = useParams()
  const whyNot = useWhyNot('supplier.set')
  const { data } = useQuery(buyingQueries.suppliers())
  const rows = useMemo(
    () =>
      data &&
      sorted(
        data.filter((row) => isFound(row, view.q)),
        view.sort,
        view.descending,
      ),
    [data, view],
  )
  const { columns, phoneRow } = useSupplierColumns()
  const isEmpty = data?.length === 0
  return (
    <Page
      title={t('title')}
      fill
      aside={rows && t('count', { count: rows.length })}
      actions={
        <Button type="primary" disabledReason={whyNot} onClick={() => void navigate(paths.supplier({ key: 'new' }))}>
          {t('new')}
        </Button>
      }
      filters={
        <>
          <AreaTabs of="stock" />
          <FilterBar
            search={view.q}
            searchLabel={t('search')}
            onSearch={(q) => set({ q }, { typing: true })}
            count={0}
            onClear={() => set({ q: '' })}
            phoneOnly={
              <SortPicker
                chosen={view}
                onChoose={set}
                choices={SORTS.slice(0, 5).map((sort) => ({ sort, descending: sort !== 'name', label: t(sort) }))}
              />
            }
          >
            {null}
          </FilterBar>
        </>
      }
    >
      <DataGrid
        name="suppliers"
        label={t('title')}
        columns={columns}
        {...wholeList(rows)}
        rowKey={({ key }) => key}
        onOpen={({ key }) => void navigate(paths.supplier({ key }))}
        openKey={openKey}
        sort={{ key: view.sort, descending: view.descending }}
        onSort={(key, descending) => set(nextSort(view, SORTED, key, descending) ?? {})}
        phoneRow={phoneRow}
        empty={<Empty title={t(isEmpty ? 'empty' : 'noMatch')} hint={t(isEmpty ? 'emptyHint' : 'noMatchHint')} />}
        viewKey={JSON.stringify(view)}
      />
      <Outlet />
    </Page>
  )
}

const isFound = ({ name, city, contact }: SupplierRow, q: string) =>
  [name, city, contact].some((each) => each.toLowerCase().includes(q.trim().toLowerCase()))

/** A figure that there is too little data for stands last, whichever way round. */
function sorted(rows: SupplierRow[], sort: Sort, descending: boolean): SupplierRow[] {
  const sign = descending ? -1 : 1
  if (sort === 'name') return rows.sort((one, other) => sign * one.name.localeCompare(other.name))
  const of = (row: SupplierRow) => (sort === 'skus' || sort === 'open' || sort === 'awaited' ? row[sort] : row.score[sort].value)
  return rows.sort((one, other) => {
    const [a, b] = [of(one), of(other)]
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
    return sign * (a - b)
  })
}

function useSupplierColumns(): { columns: Column<SupplierRow>[]; phoneRow: (row: SupplierRow) => PhoneRow } {
  const t = useMessages(supplierMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const { short, figure } = useScoreText()
  return useMemo(() => {
    const link = ({ key, name }: SupplierRow) => (
      <Link to={paths.supplier({ key })} tabIndex={-1}>
        {name}
      </Link>
    )
    const count = (key: 'skus' | 'open', width: number): Column<SupplierRow> => ({
      key,
      title: t(key),
      width,
      align: 'right',
      sortable: true,
      render: (row) => format.count(row[key]),
      copy: (row) => row[key],
    })
    return {
      columns: [
        { key: 'name', title: t('name'), width: 160, grow: true, sortable: true, required: true, render: link, copy: ({ name }) => name },
        { key: 'city', title: t('city'), width: 100, hidden: true, render: ({ city }) => city, copy: ({ city }) => city },
        { key: 'contact', title: t('contact'), width: 120, hidden: true, render: ({ contact }) => contact, copy: ({ contact }) => contact },
        count('open', 84),
        { ...count('skus', 88), hidden: true },
        {
          key: 'awaited',
          title: t('awaited'),
          width: 104,
          align: 'right',
          sortable: true,
          render: ({ awaited }) => (awaited === 0 ? <span className="zg-second">—</span> : format.amount(awaited, currency)),
          copy: ({ awaited }) => toDecimal(awaited, currency),
        },
        ...SCORES.map((name): Column<SupplierRow> => ({
          key: name,
          title: t(name === 'lead' ? 'leadDaysShort' : name),
          width: name === 'lead' ? 160 : 114,
          align: 'right',
          sortable: true,
          render: ({ score }) => short(name, score),
          copy: ({ score }) => score[name].value,
        })),
      ],
      phoneRow: (row) => ({
        title: link(row),
        figure: figure('onTime', row.score) ?? '—',
        second: [row.city, t('leadDays'), format.count(row.leadDays)].filter(Boolean).join(' '),
        secondFigure: t('onTime'),
      }),
    }
  }, [t, format, currency, short, figure])
}
