import { useEffect, useMemo, useRef } from 'react'
import { Link, useLocation, useSearchParams } from 'react-router'
import type { DataRange } from '~/analytics/query'
import { dropSnapshot, readSnapshot, saveSnapshot } from '~/features/shared/snapshot'
import { useMessages } from '~/lib/i18n'
import { zoneOf } from '~/lib/zone'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import { Empty } from '~/ui/Empty'
import { Page } from '~/ui/Page'
import { useUi } from '~/ui/UiContext'
import { Members, TopProducts } from './Breakdowns'
import { FilterBar } from './FilterBar'
import { GmvChart } from './GmvChart'
import { Months } from './Months'
import { ScopeBar } from './ScopeBar'
import { SnapshotTiles, Tiles } from './Tiles'
import { messages } from './messages'
import { useBreakdown, useComparedSeries, useDataRange, useSeries, useTotals, type Asked } from './queries'
import { grainFor, windowOf } from './range'
import { toTiles, type Tile } from './tiles'
import { isDefaultView, readView, toggleFilter, writeView, type DashboardView } from './view'
import './dashboard.css'

const TOP_PRODUCTS = 20
const TOP_MEMBERS = 12

/** How the shop does: the figures, GMV over time, and what it is made of. */
export default function DashboardScreen() {
  const t = useMessages(messages)
  const range = useDataRange()
  if (range.data === null) return <EmptyShop />
  if (range.data) return <Figures data={range.data} settled={!range.isFetching} />
  return (
    <Page title={t('title')} filters={<div className="zg-dash-bar" />}>
      <LastFigures />
    </Page>
  )
}

function EmptyShop() {
  const t = useMessages(messages)
  useEffect(dropSnapshot, [])
  return (
    <Page title={t('title')}>
      <Empty
        title={t('empty.title')}
        hint={t('empty.text')}
        action={
          <Link className="zg-primary-link" to={paths.imports()}>
            {t('empty.action')}
          </Link>
        }
      />
    </Page>
  )
}

function LastFigures() {
  const { language } = useUi()
  const { pathname, search } = useLocation()
  const shop = useShop(({ id }) => id)
  const snapshot = useMemo(() => readSnapshot({ lang: language, shop, url: pathname + search }), [language, shop, pathname, search])
  return <SnapshotTiles snapshot={snapshot} />
}

function useView(): [DashboardView, (view: DashboardView) => void] {
  const [params, setParams] = useSearchParams()
  const view = useMemo(() => readView(params), [params])
  return [view, (next) => setParams(writeView(next), { preventScrollReset: true })]
}

function Figures({ data, settled }: { data: DataRange; settled: boolean }) {
  const t = useMessages(messages)
  const { locale, format } = useUi()
  const { zone, currency } = useShop()
  const [view, setView] = useView()
  const today = zoneOf(zone).dayOf(Date.now())
  const { first, last } = data
  const window = useMemo(() => windowOf(view.range, { first, last }, today), [view.range, first, last, today])
  const grain = view.grain ?? grainFor(window)
  const asked: Asked = { view, window }

  const totals = useTotals(asked)
  const ready = totals.data !== undefined
  const series = useSeries(asked, grain, ready)
  const before = useComparedSeries(asked, grain, totals.data?.compared)
  const live = settled && ready && !totals.isPlaceholderData && !totals.isFetching
  const tiles = useMemo(
    () => totals.data && toTiles(totals.data, series.data, { locale, currency }),
    [totals.data, series.data, locale, currency],
  )
  useSnapshot(tiles, totals.data?.version, live && isDefaultView(view))

  const bar = <FilterBar view={view} onChange={setView} window={window} grain={grain} data={data} />
  return (
    <Page title={t('title')} filters={bar} aside={window.anchor === 'newest' ? t('range.newest', { day: format.day(last) }) : undefined}>
      <div className="zg-dash">
        {tiles && totals.data ? <Tiles tiles={tiles} asked={asked} result={totals.data} live={live} first={first} /> : <LastFigures />}
        {totals.data && <ScopeBar scope={view.scope} onChange={(scope) => setView({ ...view, scope })} result={totals.data} />}
        {series.data?.rows ? (
          <GmvChart
            now={series.data}
            before={totals.data?.compared ? before.data : undefined}
            window={window}
            grain={grain}
            today={today}
            onPick={(picked) => setView({ ...view, range: picked, grain: undefined })}
          />
        ) : (
          <div className="zg-chart zg-dash-waiting" />
        )}
        <Parts asked={asked} onChange={setView} ready={series.data !== undefined} />
      </div>
    </Page>
  )
}

/** What the figures are made of: members of each dimension, products, months. */
function Parts({ asked, onChange, ready }: { asked: Asked; onChange: (view: DashboardView) => void; ready: boolean }) {
  const t = useMessages(messages)
  const { view, window } = asked
  const regions = useBreakdown(asked, 'region', TOP_MEMBERS, ready)
  const channels = useBreakdown(asked, 'channel', TOP_MEMBERS, ready)
  const products = useBreakdown(asked, 'sku', TOP_PRODUCTS, ready)
  const months = useSeries(asked, 'month', ready)
  const members = (dimension: 'region' | 'channel', title: string, result: typeof regions) =>
    result.data?.rows && (
      <Members
        title={title}
        dimension={dimension}
        result={result.data}
        chosen={view.filters[dimension] ?? []}
        onToggle={(value) => onChange(toggleFilter(view, dimension, value))}
      />
    )
  return (
    <>
      <div className="zg-dash-two">
        {members('region', t('regions'), regions)}
        {members('channel', t('channels'), channels)}
      </div>
      {products.data?.rows && <TopProducts result={products.data} count={TOP_PRODUCTS} />}
      {months.data?.rows && <Months result={months.data} window={window} />}
    </>
  )
}

/** Keeps the tiles for the next start, each time the default view has new figures. */
function useSnapshot(tiles: Tile[] | undefined, version: number | undefined, wanted: boolean) {
  const t = useMessages(messages)
  const { language, mode } = useUi()
  const { pathname, search } = useLocation()
  const shop = useShop(({ id }) => id)
  const saved = useRef('')
  useEffect(() => {
    if (!wanted || !tiles || version === undefined) return
    const record = { lang: language, theme: mode, shop, url: pathname + search, version }
    const key = JSON.stringify(record)
    if (saved.current === key) return
    saved.current = key
    saveSnapshot({
      v: 1,
      ...record,
      at: Date.now(),
      tiles: tiles.map(({ id, text, value }) => ({ id, label: t(`metric.${id}`), text, value })),
    })
  }, [wanted, tiles, version, language, mode, shop, pathname, search, t])
}
