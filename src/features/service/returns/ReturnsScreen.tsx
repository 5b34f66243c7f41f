import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link, useNavigate } from 'react-router'
import { RETURN_SORTS } from '~/domain/returnAnswers'
import { RETURN_KINDS, RETURN_REASONS } from '~/domain/returns'
import { AreaTabs } from '~/features/shared/AreaTabs'
import { FilterBar } from '~/features/shared/FilterBar'
import { usePages } from '~/features/shared/pages'
import { PickMany } from '~/features/shared/PickMany'
import { returnWords } from '~/features/shared/returnWords'
import { nextSort } from '~/features/shared/sorting'
import { SortPicker } from '~/features/shared/SortPicker'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { type SetUrlState, useUrlState } from '~/lib/urlState'
import { paths } from '~/paths'
import { Button } from '~/ui/Button'
import { DataGrid } from '~/ui/DataGrid'
import { Empty } from '~/ui/Empty'
import { Page } from '~/ui/Page'
import { useMarkInSight } from '~/ui/useMarkInSight'
import { useReturnColumns } from './columns'
import { returnMessages } from './messages'
import { returnQueries } from './queries'
import './returns.css'
import { countOf, filterOf, returnsView, type ReturnsView, TAB_NAMES } from './view'

const SORTS = { keys: RETURN_SORTS, upwards: ['dueAt'] } as const

/** Every return, exchange and repair, by what it waits for. */
export default function ReturnsScreen() {
  const t = useMessages(returnMessages)
  const [view, set] = useUrlState(returnsView)
  const navigate = useNavigate()
  const whyNot = useWhyNot('return.request')
  const list = returnQueries.list(useMemo(() => ({ ...filterOf(view), sort: view.sort, descending: view.descending }), [view]))
  const { total, rowAt, onRange, busy } = usePages(list)
  const { columns, phoneRow } = useReturnColumns()
  const { data: facets } = useQuery(returnQueries.facets(filterOf(view, true)))
  const narrowed = view.q !== '' || countFilters(view) > 0 || (facets?.all ?? 0) > 0
  return (
    <Page
      title={t('title')}
      fill
      aside={total !== undefined && t('count', { count: total })}
      actions={
        <Button type="primary" disabledReason={whyNot} onClick={() => void navigate(paths.newReturn({ order: '' }))}>
          {t('new')}
        </Button>
      }
      filters={
        <>
          <AreaTabs of="service" />
          <Tabs view={view} set={set} />
          <Filters view={view} set={set} />
        </>
      }
    >
      <DataGrid
        name="returns"
        label={t('title')}
        columns={columns}
        total={total}
        rowAt={rowAt}
        rowKey={({ key }) => key}
        onRange={onRange}
        fetch={list.fetch}
        onOpen={({ key }) => void navigate(paths.returnCase({ key }))}
        sort={{ key: view.sort, descending: view.descending }}
        onSort={(key, descending) => set(nextSort(view, SORTS, key, descending) ?? {})}
        phoneRow={phoneRow}
        empty={
          narrowed ? (
            <Empty title={t('noMatch')} hint={t('noMatchHint')} />
          ) : (
            <Empty title={t('empty')} hint={t('emptyHint')} action={<Link to={paths.orders()}>{t('order')}</Link>} />
          )
        }
        busy={busy}
        viewKey={JSON.stringify(list.queryKey)}
      />
    </Page>
  )
}

const countFilters = ({ kind, reason, sku, overdue }: ReturnsView) =>
  Number(kind.length > 0) + Number(reason.length > 0) + Number(sku !== '') + Number(overdue)

interface ViewProps {
  view: ReturnsView
  set: SetUrlState<ReturnsView>
}

function Tabs({ view, set }: ViewProps) {
  const t = useMessages(returnMessages)
  const row = useMarkInSight<HTMLDivElement>(view.tab)
  const { data: facets } = useQuery(returnQueries.facets(filterOf(view, true)))
  return (
    <div ref={row} className="zg-tabs zg-return-tabs" role="group" aria-label={t('tabs')}>
      {TAB_NAMES.map((tab) => (
        <button
          key={tab}
          type="button"
          className="zg-tab"
          aria-current={view.tab === tab && view.state.length === 0 ? 'true' : undefined}
          onClick={() => set({ tab, state: [] })}
        >
          {t(`tab.${tab}`)} {facets && <span className="zg-num zg-second">{countOf(facets, tab)}</span>}
        </button>
      ))}
    </div>
  )
}

function Filters({ view, set }: ViewProps) {
  const t = useMessages(returnMessages)
  const words = useMessages(returnWords)
  const { data: facets } = useQuery(returnQueries.facets(filterOf(view)))
  return (
    <FilterBar
      search={view.q}
      searchLabel={t('search')}
      onSearch={(q) => set({ q }, { typing: true })}
      count={countFilters(view)}
      onClear={() => set({ kind: [], reason: [], sku: '', overdue: false })}
      phoneOnly={
        <SortPicker
          chosen={view}
          onChoose={set}
          choices={[
            { sort: 'createdAt', descending: true, label: t('newestFirst') },
            { sort: 'dueAt', descending: false, label: t('soonestFirst') },
          ]}
        />
      }
    >
      <PickMany
        label={t('kind')}
        values={view.kind}
        options={RETURN_KINDS.map((value) => ({ value, label: words(`kind.${value}`), count: facets?.kinds[value] ?? 0 }))}
        onChange={(kind) => set({ kind })}
      />
      <PickMany
        label={t('reason')}
        values={view.reason}
        options={RETURN_REASONS.map((value) => ({ value, label: words(`reason.${value}`), count: facets?.reasons[value] ?? 0 }))}
        onChange={(reason) => set({ reason })}
      />
      <label className="zg-row">
        <input type="checkbox" checked={view.overdue} onChange={({ target }) => set({ overdue: target.checked })} />
        {t('onlyOverdue')} {facets !== undefined && <span className="zg-second zg-num">{facets.overdue}</span>}
      </label>
    </FilterBar>
  )
}
