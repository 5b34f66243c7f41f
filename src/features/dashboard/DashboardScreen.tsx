import { useEffect, useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { DataRange } from '~/analytics/query'
import { FirstSteps } from '~/features/shared/FirstSteps'
import { dropSnapshot, type Snapshot } from '~/features/shared/snapshot'
import { useMessages } from '~/lib/i18n'
import { zoneOf } from '~/lib/zone'
import { useShop } from '~/session/shop'
import { Empty } from '~/ui/Empty'
import { Page } from '~/ui/Page'
import { useUi } from '~/ui/UiContext'
import { FilterBar } from './FilterBar'
import { Parts } from './Parts'
import { ScopeBar } from './ScopeBar'
import { Tiles, WaitingTiles } from './Tiles'
import '~/features/shared/cells.css'
import './dashboard.css'
import { messages } from './messages'
import { totalsQuery, useDataRange, useSparks, useTotals, type Asked } from './queries'
import { grainFor, sparkGrain, windowOf } from './range'
import { toTiles } from './tiles'
import { useLastFigures, useSaveFigures } from './useSnapshot'
import { isDefaultView, readView, writeView, type DashboardView } from './view'

/** How the shop does: the figures, GMV over time, and what it is made of. */
export default function DashboardScreen() {
  const t = useMessages(messages)
  const last = useLastFigures()
  const { data, isFetching } = useDataRange(last?.range)
  if (data === null) return <EmptyShop />
  if (data) return <Figures data={data} settled={!isFetching} last={last} />
  return (
    <Page title={t('title')} filters={<div className="zg-dash-bar" />}>
      <div className="zg-dash">
        <WaitingTiles />
      </div>
    </Page>
  )
}

function EmptyShop() {
  const t = useMessages(messages)
  useEffect(() => dropSnapshot(), [])
  return (
    <Page title={t('title')}>
      <Empty title={t('empty.title')} hint={t('empty.text')} action={<FirstSteps />} />
    </Page>
  )
}

/** All data is counted back from nothing. */
const isAll = ({ range }: DashboardView) => 'preset' in range && range.preset === 'all'

function useView(): [DashboardView, (view: DashboardView) => void] {
  const [params, setParams] = useSearchParams()
  const view = useMemo(() => readView(params), [params])
  return [view, (next) => setParams(writeView(next), { preventScrollReset: true })]
}

/** True from the start where boot.js has counted the last figures again and found them right, until this screen has its own answer. */
function useHandover(answered: boolean): boolean {
  const [painted, setPainted] = useState(() => document.querySelector('.zg-tiles[data-live="true"]') !== null)
  if (painted && answered) setPainted(false)
  return painted
}

interface FiguresProps {
  data: DataRange
  /** `data` is of now. */
  settled: boolean
  last: Snapshot | undefined
}

function Figures({ data, settled, last }: FiguresProps) {
  const t = useMessages(messages)
  const { locale, format } = useUi()
  const { zone, currency } = useShop()
  const [view, setView] = useView()
  const today = zoneOf(zone).dayOf(Date.now())
  const window = useMemo(
    () => windowOf(view.range, { first: data.first, last: data.last }, today),
    [view.range, data.first, data.last, today],
  )
  const grain = view.grain ?? grainFor(window)
  // Where the window starts with the first order there is nothing to compare it with.
  const compare = window.from <= data.first ? 'none' : view.compare
  const asked: Asked = { view: { ...view, compare }, window }

  const totals = useTotals(asked, last?.totals)
  const answered = settled && totals.data !== undefined && !totals.isPlaceholderData && !totals.isFetching
  const handedOver = useHandover(answered)
  const live = answered || (handedOver && JSON.stringify(totalsQuery(asked)) === JSON.stringify(last?.query))
  const sparks = useSparks(asked, sparkGrain(window), totals.data !== undefined && !totals.isPlaceholderData, last?.sparks)
  const tiles = useMemo(
    () => totals.data && toTiles(totals.data, sparks.data, { locale, currency }),
    [totals.data, sparks.data, locale, currency],
  )
  const whole = answered && isDefaultView(view) && !sparks.isPlaceholderData && !sparks.isFetching
  useSaveFigures(
    whole && tiles && totals.data && sparks.data
      ? { tiles, query: totalsQuery(asked), range: data, totals: totals.data, sparks: sparks.data }
      : undefined,
  )

  return (
    <Page
      title={t('title')}
      filters={
        <FilterBar
          view={view}
          onChange={setView}
          window={window}
          grain={grain}
          first={data.first}
          newest={data.last}
          comparedFrom={totals.data?.compared?.from}
        />
      }
      aside={window.anchor === 'newest' && !isAll(view) ? t('range.newest', { day: format.day(data.last) }) : undefined}
    >
      <div className="zg-dash">
        {tiles && totals.data ? <Tiles tiles={tiles} asked={asked} result={totals.data} live={live} /> : <WaitingTiles />}
        {totals.data && <ScopeBar scope={view.scope} onChange={(scope) => setView({ ...view, scope })} result={totals.data} />}
        <Parts
          asked={asked}
          grain={grain}
          today={today}
          onChange={(next) => setView({ ...next, compare: view.compare })}
          compared={totals.data?.compared}
          ready={!sparks.isPlaceholderData && sparks.data !== undefined}
        />
      </div>
    </Page>
  )
}
