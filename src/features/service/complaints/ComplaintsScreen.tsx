import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useMemo, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { SEVERITIES } from '~/domain/complaint'
import { COMPLAINT_KINDS } from '~/domain/complaintReasons'
import { COMPLAINT_STATES } from '~/domain/complaintWay'
import { AreaTabs } from '~/features/shared/AreaTabs'
import { FilterBar } from '~/features/shared/FilterBar'
import { PickMany } from '~/features/shared/PickMany'
import { nextSort } from '~/features/shared/sorting'
import { SortPicker } from '~/features/shared/SortPicker'
import { usePersonName } from '~/features/shared/usePersonName'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { wholeList } from '~/features/shared/wholeList'
import { useMessages } from '~/lib/i18n'
import { type SetUrlState, useUrlState } from '~/lib/urlState'
import { paths } from '~/paths'
import { Button } from '~/ui/Button'
import { DataGrid } from '~/ui/DataGrid'
import { Empty } from '~/ui/Empty'
import { Page } from '~/ui/Page'
import { useMarkInSight } from '~/ui/useMarkInSight'
import type { ComplaintRow } from '~/store/complaintList'
import { useComplaintColumns } from './columns'
import './complaints.css'
import { LimitsSheet } from './LimitsSheet'
import { complaintsMessages } from './messages'
import { OpenSheet } from './OpenSheet'
import { complaintQueries } from './queries'
import { COMPLAINT_SORTS, complaintsView, type ComplaintsView, countFilters, isShown, sortedRows, stepCounts } from './view'
import { complaintWords } from './words'

const Reasons = lazy(() => import('./Reasons'))

const SORTED = { keys: COMPLAINT_SORTS, upwards: ['due', 'state'] } as const

/** Every complaint by the step that is due, and what is complained of. */
export default function ComplaintsScreen() {
  const t = useMessages(complaintsMessages)
  const [view, set] = useUrlState(complaintsView)
  const { data: all } = useQuery(complaintQueries.list())
  const [sheet, setSheet] = useState<'open' | 'limits'>()
  const whyNot = useWhyNot('complaint.open')
  const notLimits = useWhyNot('complaint.limits')
  const rows = useMemo(() => all && sortedRows(all.filter(isShown(view)), view.sort, view.descending), [all, view])
  const isList = view.show === 'list'
  return (
    <Page
      title={t('title')}
      fill={isList}
      aside={isList && rows && t('count', { count: rows.length })}
      actions={
        <>
          <Button disabledReason={notLimits} onClick={() => setSheet('limits')}>
            {t('limits')}
          </Button>
          <Button type="primary" disabledReason={whyNot} onClick={() => setSheet('open')}>
            {t('open')}
          </Button>
        </>
      }
      filters={
        <>
          <AreaTabs of="service" />
          <Shown view={view} set={set} />
          {isList && <StepTabs view={view} set={set} rows={all ?? []} />}
          {isList && <Filters view={view} set={set} rows={all ?? []} />}
        </>
      }
    >
      {isList ? (
        <List rows={rows} all={all} view={view} set={set} />
      ) : (
        <Suspense fallback={<div className="zg-skeleton zg-skeleton-block" aria-busy="true" />}>
          <Reasons view={view} set={set} />
        </Suspense>
      )}
      {sheet === 'open' && <OpenSheet onClose={() => setSheet(undefined)} />}
      {sheet === 'limits' && <LimitsSheet onClose={() => setSheet(undefined)} />}
    </Page>
  )
}

interface ViewProps {
  view: ComplaintsView
  set: SetUrlState<ComplaintsView>
}

function List({ rows, all, view, set }: ViewProps & { rows: ComplaintRow[] | undefined; all: ComplaintRow[] | undefined }) {
  const t = useMessages(complaintsMessages)
  const navigate = useNavigate()
  const { columns, phoneRow } = useComplaintColumns()
  const none =
    all?.length === 0 ? (
      <Empty title={t('empty')} hint={t('emptyHint')} action={<Link to={paths.service()}>{t('toInbox')}</Link>} />
    ) : (
      <Empty title={t('noMatch')} hint={t('noMatchHint')} />
    )
  return (
    <DataGrid
      name="complaints"
      label={t('title')}
      columns={columns}
      {...wholeList(rows)}
      rowKey={({ key }) => key}
      onOpen={({ key }) => void navigate(paths.complaint({ key }))}
      sort={{ key: view.sort, descending: view.descending }}
      onSort={(key, descending) => set(nextSort(view, SORTED, key, descending) ?? {})}
      phoneRow={phoneRow}
      empty={none}
      viewKey={JSON.stringify(view)}
    />
  )
}

/** The list, or its reasons. */
function Shown({ view, set }: ViewProps) {
  const t = useMessages(complaintsMessages)
  return (
    <div className="zg-complaint-shown" role="group" aria-label={t('show')}>
      {(['list', 'reasons'] as const).map((show) => (
        <button key={show} type="button" aria-pressed={view.show === show} onClick={() => set({ show })}>
          {t(show)}
        </button>
      ))}
    </div>
  )
}

/** A column of the board is a step: how many wait at each, and a press shows them. */
function StepTabs({ view, set, rows }: ViewProps & { rows: readonly ComplaintRow[] }) {
  const t = useMessages(complaintsMessages)
  const words = useMessages(complaintWords)
  const counts = useMemo(() => stepCounts(rows, view), [rows, view])
  const one = view.step.length === 1 ? view.step[0] : undefined
  const row = useMarkInSight<HTMLElement>(one)
  return (
    <nav ref={row} className="zg-complaint-tabs" aria-label={t('steps')}>
      <button type="button" className="zg-tab" aria-current={view.step.length === 0 ? 'true' : undefined} onClick={() => set({ step: [] })}>
        {t('all')} <span className="zg-num zg-second">{counts['']}</span>
      </button>
      {COMPLAINT_STATES.map((state) => (
        <button
          key={state}
          type="button"
          className="zg-tab"
          aria-current={one === state ? 'true' : undefined}
          onClick={() => set({ step: [state] })}
        >
          {words(state)} <span className="zg-num zg-second">{counts[state]}</span>
        </button>
      ))}
    </nav>
  )
}

function Filters({ view, set, rows }: ViewProps & { rows: readonly ComplaintRow[] }) {
  const t = useMessages(complaintsMessages)
  const words = useMessages(complaintWords)
  const nameOf = usePersonName()
  const owners = [...new Set(rows.map(({ owner = '' }) => owner))]
  const late = rows.filter(({ overdue }) => overdue).length
  const asked = rows.filter((row) => row.asked > 0).length
  return (
    <FilterBar
      search={view.q}
      searchLabel={t('search')}
      onSearch={(q) => set({ q }, { typing: true })}
      count={countFilters(view)}
      onClear={() => set({ severity: [], kind: [], owner: [], overdue: false, asked: false })}
      phoneOnly={
        <SortPicker
          chosen={view}
          onChoose={set}
          choices={[
            { sort: 'due', descending: false, label: t('dueFirst') },
            { sort: 'opened', descending: true, label: t('newestFirst') },
            { sort: 'severity', descending: true, label: t('severeFirst') },
          ]}
        />
      }
    >
      <PickMany
        label={t('severity')}
        values={view.severity}
        options={SEVERITIES.map((value) => ({ value, label: words(`severity.${value}`) }))}
        onChange={(severity) => set({ severity })}
      />
      <PickMany
        label={t('kind')}
        values={view.kind}
        options={COMPLAINT_KINDS.map((value) => ({ value, label: words(`kind.${value}`) }))}
        onChange={(kind) => set({ kind })}
      />
      <PickMany
        label={t('owner')}
        values={view.owner}
        options={owners.map((value) => ({ value, label: value === '' ? t('nobody') : nameOf(value) }))}
        onChange={(owner) => set({ owner })}
      />
      <button type="button" className="zg-complaint-toggle" aria-pressed={view.overdue} onClick={() => set({ overdue: !view.overdue })}>
        {t('overdueCount', { count: late })}
      </button>
      {(asked > 0 || view.asked) && (
        <button type="button" className="zg-complaint-toggle" aria-pressed={view.asked} onClick={() => set({ asked: !view.asked })}>
          {t('waitsApprovalCount', { count: asked })}
        </button>
      )}
    </FilterBar>
  )
}
