import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useMemo } from 'react'
import { QUALITY_GROUPS, QUALITY_SIGNS } from '~/domain/quality'
import { TICKET_REASONS } from '~/domain/ticket'
import { AreaTabs } from '~/features/shared/AreaTabs'
import { FilterBar } from '~/features/shared/FilterBar'
import { ticketWords } from '~/features/shared/ticketWords'
import { wholeList } from '~/features/shared/wholeList'
import { useMessages } from '~/lib/i18n'
import { type SetUrlState, useUrlState } from '~/lib/urlState'
import { zoneOf } from '~/lib/zone'
import { useShop } from '~/session/shop'
import { DataGrid } from '~/ui/DataGrid'
import { Empty } from '~/ui/Empty'
import { Page } from '~/ui/Page'
import { useFormat } from '~/ui/UiContext'
import type { QualityPage } from '~/store/qualityList'
import { useQualityColumns } from './columns'
import { qualityMessages } from './messages'
import '~/features/service/complaints/complaints.css'
import './quality.css'
import { qualityQueries } from './queries'
import { rateText } from './rates'
import { askOf, isShown, MATURES, QUALITY_SORTS, qualityView, type QualityView, sortedRows, WINDOWS } from './view'

const Cases = lazy(() => import('./Cases'))
const QualityDetail = lazy(() => import('./QualityDetail'))

/** What goes wrong with which goods, what of it is more than chance, and whether what was done about it has helped. */
export default function QualityScreen() {
  const t = useMessages(qualityMessages)
  const [view, set] = useUrlState(qualityView)
  const { data: page } = useQuery(qualityQueries.list(askOf(view)))
  const isList = view.show === 'found'
  const standing = page?.found.filter(({ spike }) => spike).length ?? 0
  return (
    <Page
      title={t('title')}
      fill={isList}
      aside={isList && page && t('aside', { count: page.found.length, standing })}
      filters={
        <>
          <AreaTabs of="service" />
          <Shown view={view} set={set} />
          {isList && <Filters view={view} set={set} />}
          {isList && page && !page.empty && <Notes view={view} page={page} />}
        </>
      }
    >
      {isList ? (
        <Found page={page} view={view} set={set} />
      ) : (
        <Suspense fallback={<div className="zg-skeleton zg-skeleton-block" aria-busy="true" />}>
          <Cases mature={Number(view.mature)} />
        </Suspense>
      )}
      {view.of !== '' && (
        <Suspense>
          <QualityDetail ask={askOf(view)} of={view.of} onClose={() => set({ of: '' })} onCases={() => set({ of: '', show: 'cases' })} />
        </Suspense>
      )}
    </Page>
  )
}

interface ViewProps {
  view: QualityView
  set: SetUrlState<QualityView>
}

function Found({ page, view, set }: ViewProps & { page: QualityPage | undefined }) {
  const t = useMessages(qualityMessages)
  const { columns, phoneRow } = useQualityColumns(view.by)
  const rows = useMemo(() => page && sortedRows(page.found.filter(isShown(view)), view.sort, view.descending === '1'), [page, view])
  const sort = { key: view.sort, descending: view.descending === '1' }
  return (
    <DataGrid
      name={`quality-${view.by}`}
      label={t('found')}
      columns={columns}
      {...wholeList(rows)}
      rowKey={({ key }) => key}
      openKey={view.of}
      onOpen={({ key }) => set({ of: key })}
      sort={sort}
      onSort={(key, descending = sort.key === key ? !sort.descending : true) => {
        const chosen = QUALITY_SORTS.find((each) => each === key)
        if (chosen) set({ sort: chosen, descending: descending ? '1' : '0' })
      }}
      phoneRow={phoneRow}
      empty={page?.empty ? <Empty title={t('empty')} hint={t('emptyHint')} /> : <Empty title={t('none')} hint={t('noneHint')} />}
      viewKey={JSON.stringify({ ...view, of: '' })}
    />
  )
}

function Shown({ view, set }: ViewProps) {
  const t = useMessages(qualityMessages)
  return (
    <div className="zg-complaint-shown zg-quality-shown" role="group" aria-label={t('show')}>
      {(['found', 'cases'] as const).map((show) => (
        <button key={show} type="button" aria-pressed={view.show === show} onClick={() => set({ show })}>
          {t(show)}
        </button>
      ))}
    </div>
  )
}

/** What is counted, over which days; what the test is. */
function Notes({ view, page }: { view: QualityView; page: QualityPage }) {
  const t = useMessages(qualityMessages)
  const format = useFormat()
  const zone = zoneOf(useShop((shop) => shop.zone))
  const days = format.daysShort(zone.dayOf(page.window.from), zone.dayOf(page.window.to - 1))
  const { units, cases } = page.total
  return (
    <details className="zg-quality-notes zg-second zg-small zg-num">
      <summary>
        {t('window', { days, units, cases, rate: rateText(page.total, format), mature: Number(view.mature) })} · <u>{t('about')}</u>
      </summary>
      <p>{t('test')}</p>
      {page.loose > 0 && <p>{t('loose', { count: page.loose })}</p>}
      {view.by === 'batch' && <p>{t('batchNote')}</p>}
    </details>
  )
}

function Filters({ view, set }: ViewProps) {
  const t = useMessages(qualityMessages)
  const tickets = useMessages(ticketWords)
  const count = [view.sign !== 'any', view.reason !== '', view.days !== '180', view.mature !== '14', view.only !== ''].filter(
    Boolean,
  ).length
  const pick = <T extends string>(values: readonly T[], text: string): T | undefined => values.find((value) => value === text)
  return (
    <FilterBar
      search={view.q || view.sku}
      searchLabel={t('search')}
      onSearch={(q) => set({ q, sku: '' }, { typing: true })}
      count={count}
      onClear={() => set({ sign: 'any', reason: '', days: '180', mature: '14', only: '' })}
    >
      <Pick
        label={t('by')}
        value={view.by}
        options={QUALITY_GROUPS.map((value) => [value, t(`by.${value}`)])}
        onPick={(by) => set({ by: pick(QUALITY_GROUPS, by) ?? 'sku', of: '' })}
      />
      <Pick
        label={t('sign')}
        value={view.sign}
        options={QUALITY_SIGNS.map((value) => [value, t(`sign.${value}`)])}
        onPick={(sign) => set({ sign: pick(QUALITY_SIGNS, sign) ?? 'any' })}
      />
      <Pick
        label={t('reason')}
        value={view.reason}
        options={[['', t('anyReason')], ...TICKET_REASONS.map((value) => [value, tickets(`reason.${value}`)] as const)]}
        onPick={(reason) => set({ reason: pick(TICKET_REASONS, reason) ?? '' })}
      />
      <Pick
        label={t('days')}
        value={view.days}
        options={WINDOWS.map((value) => [value, t(`days.${value}`)])}
        onPick={(days) => set({ days: pick(WINDOWS, days) ?? '180' })}
      />
      <Pick
        label={t('mature')}
        value={view.mature}
        options={MATURES.map((value) => [value, t('matureDays', { count: Number(value) })])}
        onPick={(mature) => set({ mature: pick(MATURES, mature) ?? '14' })}
      />
      <button
        type="button"
        className="zg-complaint-toggle"
        aria-pressed={view.only !== ''}
        onClick={() => set({ only: view.only === '' ? 'standing' : '' })}
      >
        {t('only')}
      </button>
    </FilterBar>
  )
}

function Pick({
  label,
  value,
  options,
  onPick,
}: {
  label: string
  value: string
  options: readonly (readonly [string, string])[]
  onPick: (value: string) => void
}) {
  return (
    <label className="zg-quality-pick">
      <span className="zg-second zg-small">{label}</span>
      <select className="zg-input" aria-label={label} value={value} onChange={({ target }) => onPick(target.value)}>
        {options.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
