import { useQuery } from '@tanstack/react-query'
import { type ReactNode, lazy, Suspense, useMemo } from 'react'
import { Link } from 'react-router'
import { FilterBar } from '~/features/shared/FilterBar'
import { Missing } from '~/features/shared/Missing'
import { usePages } from '~/features/shared/pages'
import { nextSort } from '~/features/shared/sorting'
import { MOVES } from '~/domain/health'
import { useMessages } from '~/lib/i18n'
import type { SetUrlState } from '~/lib/urlState'
import { paths } from '~/paths'
import { DataGrid } from '~/ui/DataGrid'
import { Empty } from '~/ui/Empty'
import { Page } from '~/ui/Page'
import { useFormat } from '~/ui/UiContext'
import { useHealthColumns } from './columns'
import { healthMessages } from './messages'
import { healthQueries } from './queries'
import { ALL, type HealthView, PERIODS, SORTS, toHealthQuery } from './view'

const ProductHealthDrawer = lazy(async () => ({ default: (await import('./ProductHealthDrawer')).ProductHealthDrawer }))

const SORTING = { keys: SORTS, upwards: ['change'] } as const

export interface PartProps {
  view: HealthView
  set: SetUrlState<HealthView>
  tabs: ReactNode
}

/** Views, carts and paid visits product by product; a row opens its weeks and what its changes did. */
export function HealthList({ view, set, tabs }: PartProps) {
  const t = useMessages(healthMessages)
  const format = useFormat()
  const query = useMemo(() => toHealthQuery(view), [view])
  const { data: told } = useQuery(healthQueries.told(query))
  const list = healthQueries.list(query)
  const { total, rowAt, onRange, busy } = usePages(list)
  const { columns, phoneRow } = useHealthColumns(query.days)
  const window = told?.window
  return (
    <Page
      title={t('title')}
      fill
      aside={window && total !== undefined && t('count', { count: total, days: format.daysShort(window.from, window.to - 1) })}
      filters={
        <>
          {tabs}
          <Filters view={view} set={set} />
        </>
      }
    >
      {told && !window ? (
        <Missing why={t('noVisits')}>
          <Link to={paths.imports()}>{t('importVisits')}</Link>
        </Missing>
      ) : (
        <DataGrid
          name="listing-health"
          label={t('title')}
          columns={columns}
          total={total}
          rowAt={rowAt}
          rowKey={({ key }) => key}
          onRange={onRange}
          fetch={list.fetch}
          onOpen={({ key }) => set({ product: key })}
          openKey={view.product}
          sort={{ key: view.sort, descending: view.descending }}
          onSort={(key, descending) => set(nextSort(view, SORTING, key, descending) ?? {})}
          phoneRow={phoneRow}
          empty={<Empty title={t('noMatch')} hint={t('noMatchHint')} />}
          busy={busy}
          viewKey={JSON.stringify(list.queryKey)}
        />
      )}
      {view.product !== '' && (
        <Suspense fallback={null}>
          <ProductHealthDrawer productKey={view.product} onClose={() => set({ product: '' })} />
        </Suspense>
      )}
    </Page>
  )
}

function Filters({ view, set }: Pick<PartProps, 'view' | 'set'>) {
  const t = useMessages(healthMessages)
  return (
    <FilterBar
      search={view.q}
      searchLabel={t('search')}
      onSearch={(q) => set({ q }, { typing: true })}
      count={view.move === ALL ? 0 : 1}
      onClear={() => set({ move: ALL })}
    >
      <select
        className="zg-input"
        aria-label={t('days')}
        value={view.days}
        onChange={({ target }) => set({ days: PERIODS.find((each) => each === target.value) ?? '28' })}
      >
        {PERIODS.map((days) => (
          <option key={days} value={days}>
            {t('lastDays', { days })}
          </option>
        ))}
      </select>
      <select
        className="zg-input"
        aria-label={t('moves')}
        value={view.move}
        onChange={({ target }) => set({ move: MOVES.find((each) => each === target.value) ?? ALL })}
      >
        <option value={ALL}>
          {t('moves')}: {t('allMoves')}
        </option>
        {MOVES.map((move) => (
          <option key={move} value={move}>
            {t(`move.${move}`)}
          </option>
        ))}
      </select>
    </FilterBar>
  )
}
