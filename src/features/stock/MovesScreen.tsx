import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { MOVEMENT_KINDS } from '~/domain/stock'
import { AreaTabs } from '~/features/shared/AreaTabs'
import { FilterBar } from '~/features/shared/FilterBar'
import { sharedMessages } from '~/features/shared/messages'
import { usePages } from '~/features/shared/pages'
import { PickMany } from '~/features/shared/PickMany'
import { moveMessages } from '~/features/shared/stock/moveMessages'
import { skuStockQueries } from '~/features/shared/stock/stockQueries'
import { usePersonName } from '~/features/shared/usePersonName'
import { useMessages } from '~/lib/i18n'
import { type SetUrlState, useUrlState } from '~/lib/urlState'
import { peopleOf } from '~/session/person'
import { useShop } from '~/session/shop'
import { DataGrid } from '~/ui/DataGrid'
import { Empty } from '~/ui/Empty'
import { CloseIcon } from '~/ui/icons'
import { Page } from '~/ui/Page'
import { useFormat } from '~/ui/UiContext'
import { stockScreenMessages } from './messages'
import { useMoveColumns } from './moveColumns'
import { stockQueries } from './queries'
import { movesView, type MovesView, toMoveQuery } from './view'

/** The ledger, newest first; what was booked here can be undone line by line. */
export default function MovesScreen() {
  const t = useMessages(stockScreenMessages)
  const format = useFormat()
  const [view, set] = useUrlState(movesView)
  const query = useMemo(() => toMoveQuery(view), [view])
  const list = stockQueries.moves(query)
  const { total, rowAt, onRange, busy } = usePages(list)
  const { columns, phoneRow } = useMoveColumns()
  return (
    <Page
      title={t('movesTitle')}
      fill
      aside={total !== undefined && `${t('count', { count: total })} · ${format.zoneName()}`}
      filters={
        <>
          <AreaTabs of="stock" />
          <MoveFilters view={view} set={set} />
        </>
      }
    >
      <DataGrid
        name="moves"
        label={t('movesTitle')}
        columns={columns}
        total={total}
        rowAt={rowAt}
        rowKey={({ key }) => key}
        onRange={onRange}
        fetch={list.fetch}
        phoneRow={phoneRow}
        empty={<NoMoves narrowed={Object.keys(query).length > 0} />}
        busy={busy}
        viewKey={JSON.stringify(list.queryKey)}
      />
    </Page>
  )
}

function NoMoves({ narrowed }: { narrowed: boolean }) {
  const t = useMessages(stockScreenMessages)
  const shared = useMessages(sharedMessages)
  return narrowed ? (
    <Empty title={shared('noMatch')} hint={shared('noMatchHint')} />
  ) : (
    <Empty title={t('movesEmpty')} hint={t('movesEmptyHint')} />
  )
}

function MoveFilters({ view, set }: { view: MovesView; set: SetUrlState<MovesView> }) {
  const t = useMessages(stockScreenMessages)
  const words = useMessages(moveMessages)
  const nameOf = usePersonName()
  const people = useShop((shop) => shop.people)
  const { data: facets } = useQuery(skuStockQueries.facets())
  const many = [view.kind, view.location, view.who].filter((values) => values.length > 0).length
  const only = (['sku', 'ref'] as const).filter((field) => view[field] !== '')
  return (
    <FilterBar
      search={view.q}
      searchLabel={t('movesSearch')}
      onSearch={(q) => set({ q }, { typing: true })}
      count={many + only.length}
      onClear={() => set({ kind: [], location: [], who: [], sku: '', ref: '' })}
    >
      <PickMany
        label={t('kind')}
        values={view.kind}
        options={MOVEMENT_KINDS.map((value) => ({ value, label: words(`kind.${value}`) }))}
        onChange={(kind) => set({ kind })}
      />
      <PickMany
        label={t('location')}
        values={view.location}
        options={(facets?.places ?? []).map(({ key, name }) => ({ value: key, label: name || key }))}
        onChange={(location) => set({ location })}
      />
      <PickMany
        label={t('who')}
        values={view.who}
        options={[{ value: '', label: t('fromFiles') }, ...peopleOf({ people }).map(({ key }) => ({ value: key, label: nameOf(key) }))]}
        onChange={(who) => set({ who })}
      />
      {only.map((field) => (
        <span key={field} className="zg-only">
          {field === 'sku' ? t('onlySku', { sku: view.sku }) : t('onlyRef', { ref: view.ref })}
          <button type="button" className="zg-icon-button" aria-label={t('showAll')} onClick={() => set({ [field]: '' })}>
            <CloseIcon />
          </button>
        </span>
      ))}
    </FilterBar>
  )
}
