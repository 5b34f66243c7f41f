import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link, useNavigate } from 'react-router'
import { PROMOTION_GOALS, PROMOTION_KINDS } from '~/domain/promotion/kinds'
import { PROMOTION_STATES } from '~/domain/promotion/promotion'
import { useNow } from '~/ui/useNow'
import { promotionMessages } from '~/features/promotions/messages'
import { promotionQueries } from '~/features/promotions/queries'
import { AreaTabs } from '~/features/shared/AreaTabs'
import { FilterBar } from '~/features/shared/FilterBar'
import { PickMany } from '~/features/shared/PickMany'
import { nextSort } from '~/features/shared/sorting'
import { SortPicker } from '~/features/shared/SortPicker'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { wholeList } from '~/features/shared/wholeList'
import { useMessages } from '~/lib/i18n'
import { type SetUrlState, useUrlState } from '~/lib/urlState'
import { paths } from '~/paths'
import { Button } from '~/ui/Button'
import { DataGrid } from '~/ui/DataGrid'
import { Empty } from '~/ui/Empty'
import { Page } from '~/ui/Page'
import { pathOf, usePromotionColumns } from './columns'
import { listMessages } from './messages'
import { useActualGmv } from './useActualGmv'
import {
  countFilters,
  countsOf,
  isShown,
  PROMOTION_SORTS,
  promotionRows,
  type PromotionRow,
  promotionsView,
  type PromotionsView,
  sortedRows,
} from './view'

const SORTED = { keys: PROMOTION_SORTS, upwards: ['name', 'state'] } as const

/** Every promotion with what it was to bring and what it brings; a row opens what is looked at in its state. */
export default function PromotionsScreen() {
  const t = useMessages(listMessages)
  const [view, set] = useUrlState(promotionsView)
  const navigate = useNavigate()
  const whyNot = useWhyNot('promotion.set')
  const all = usePromotionRows()
  const rows = useMemo(() => all && sortedRows(all.filter(isShown(view)), view.sort, view.descending), [all, view])
  const { columns, phoneRow } = usePromotionColumns()
  return (
    <Page
      title={t('title')}
      fill
      aside={rows && t('count', { count: rows.length })}
      actions={
        <Button type="primary" disabledReason={whyNot} onClick={() => void navigate(paths.newPromotion())}>
          {t('new')}
        </Button>
      }
      filters={
        <>
          <AreaTabs of="promotions" />
          <Filters view={view} set={set} rows={all ?? []} />
        </>
      }
    >
      <DataGrid
        name="promotions"
        label={t('title')}
        columns={columns}
        {...wholeList(rows)}
        rowKey={({ promotion }) => promotion.key}
        onOpen={(row) => void navigate(pathOf(row))}
        sort={{ key: view.sort, descending: view.descending }}
        onSort={(key, descending) => set(nextSort(view, SORTED, key, descending) ?? {})}
        phoneRow={phoneRow}
        empty={<None isEmpty={all?.length === 0} />}
        viewKey={JSON.stringify(view)}
      />
    </Page>
  )
}

function usePromotionRows(): PromotionRow[] | undefined {
  const { data } = useQuery(promotionQueries.list())
  const gmv = useActualGmv()
  const now = useNow()
  return useMemo(() => data && promotionRows(data, gmv, now), [data, gmv, now])
}

function None({ isEmpty }: { isEmpty: boolean }) {
  const t = useMessages(listMessages)
  return isEmpty ? (
    <Empty title={t('empty')} hint={t('emptyHint')} action={<Link to={paths.newPromotion()}>{t('new')}</Link>} />
  ) : (
    <Empty title={t('noMatch')} hint={t('noMatchHint')} />
  )
}

function Filters({ view, set, rows }: { view: PromotionsView; set: SetUrlState<PromotionsView>; rows: readonly PromotionRow[] }) {
  const t = useMessages(listMessages)
  const words = useMessages(promotionMessages)
  const counts = useMemo(
    () => ({ state: countsOf(rows, view, 'state'), kind: countsOf(rows, view, 'kind'), goal: countsOf(rows, view, 'goal') }),
    [rows, view],
  )
  return (
    <FilterBar
      search={view.q}
      searchLabel={t('search')}
      onSearch={(q) => set({ q }, { typing: true })}
      count={countFilters(view)}
      onClear={() => set({ state: [], kind: [], goal: [] })}
      phoneOnly={
        <SortPicker
          chosen={view}
          onChoose={set}
          choices={[
            { sort: 'from', descending: true, label: t('latestFirst') },
            { sort: 'from', descending: false, label: t('earliestFirst') },
            { sort: 'actual', descending: true, label: t('largestFirst') },
          ]}
        />
      }
    >
      <PickMany
        label={t('state')}
        values={view.state}
        options={PROMOTION_STATES.map((value) => ({ value, label: words(`state.${value}`), count: counts.state(value) }))}
        onChange={(state) => set({ state })}
      />
      <PickMany
        label={t('kind')}
        values={view.kind}
        options={PROMOTION_KINDS.map((value) => ({ value, label: words(`kind.${value}`), count: counts.kind(value) }))}
        onChange={(kind) => set({ kind })}
      />
      <PickMany
        label={t('goal')}
        values={view.goal}
        options={PROMOTION_GOALS.map((value) => ({ value, label: words(`goal.${value}`), count: counts.goal(value) }))}
        onChange={(goal) => set({ goal })}
      />
    </FilterBar>
  )
}
