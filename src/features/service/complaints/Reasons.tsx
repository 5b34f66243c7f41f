import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { COMPLAINT_KINDS, type ComplaintKind } from '~/domain/complaintReasons'
import { barsOption } from '~/features/shared/board/bars'
import { messages as boardMessages } from '~/features/shared/board/messages'
import { useMessages } from '~/lib/i18n'
import type { SetUrlState } from '~/lib/urlState'
import { zoneOf } from '~/lib/zone'
import { useShop } from '~/session/shop'
import { Chart } from '~/ui/Chart'
import type { ChartTable } from '~/ui/chartOption'
import { Empty } from '~/ui/Empty'
import { chartTokens } from '~/ui/tokens'
import { useUi } from '~/ui/UiContext'
import type { ComplaintTrend } from '~/store/complaintList'
import { complaintsMessages } from './messages'
import { paretoChart } from './paretoChart'
import { complaintQueries } from './queries'
import { Select } from './Select'
import { type ComplaintsView, TREND_WEEKS } from './view'
import { complaintWords } from './words'

const HEIGHT = 260
/** Rarer than that is said no more exactly. */
const MOST_RARE = 1e-6
const WEEK_MS = 7 * 86_400_000

interface ReasonsProps {
  view: ComplaintsView
  set: SetUrlState<ComplaintsView>
}

/** What is complained of: by kind and what exactly, week by week, and what has grown beyond chance. */
export default function Reasons({ view, set }: ReasonsProps) {
  const t = useMessages(complaintsMessages)
  const kind = COMPLAINT_KINDS.find((each) => each === view.of)
  const { data: trend } = useQuery(complaintQueries.trend(Number(view.weeks), kind))
  return (
    <div className="zg-stack zg-complaint-reasons">
      <div className="zg-row zg-complaint-weeks">
        <Select
          label={t('weeks')}
          value={view.weeks}
          choices={TREND_WEEKS.map((value) => ({ value, label: t(`weeks.${value}`) }))}
          onChange={(weeks) => set({ weeks: TREND_WEEKS.find((each) => each === weeks) ?? '13' })}
        />
        {trend && <span className="zg-second zg-num">{t('total', { count: trend.total })}</span>}
      </div>
      {!trend && <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />}
      {trend && <Spikes spikes={trend.spikes} />}
      {trend?.total === 0 && <Empty title={t('noReasons')} hint={t('noReasonsHint')} />}
      {trend && trend.total > 0 && <Charts trend={trend} kind={kind} onKind={(of) => set({ of })} />}
    </div>
  )
}

function Spikes({ spikes }: { spikes: ComplaintTrend['spikes'] }) {
  const t = useMessages(complaintsMessages)
  const words = useMessages(complaintWords)
  const { format } = useUi()
  if (spikes.length === 0) return <p className="zg-second zg-small">{t('noSpike')}</p>
  return (
    <section aria-label={t('spikes')}>
      {spikes.map(({ kind, now, usual, odds }) => (
        <p key={kind} className="zg-warning">
          {t('spike', {
            kind: words(`kind.${kind}`),
            cases: now.cases,
            units: now.units,
            usual: format.percent(usual.cases / usual.units, 2),
            odds: 10 ** Math.floor(Math.log10(1 / Math.max(odds, MOST_RARE))),
          })}
        </p>
      ))}
    </section>
  )
}

function useChartWords() {
  const board = useMessages(boardMessages)
  return {
    table: board('chart.table'),
    graph: board('chart.graph'),
    keys: board('chart.keys'),
    keysCells: board('chart.keysCells'),
    keysBrush: board('chart.keysBrush'),
  }
}

function Charts({
  trend,
  kind,
  onKind,
}: {
  trend: ComplaintTrend
  kind: ComplaintKind | undefined
  onKind: (kind: ComplaintKind | '') => void
}) {
  const t = useMessages(complaintsMessages)
  const words = useMessages(complaintWords)
  const { mode, format } = useUi()
  const tokens = chartTokens(mode)
  const chartWords = useChartWords()
  const own = { reason: t('reason'), cases: t('cases'), upTo: t('upTo') }
  const percent = (share: number) => format.percent(share, 0)
  const named = trend.bars.map((bar) => ({ name: words(`kind.${bar.kind}`), count: bar.count, upTo: bar.upTo }))
  const chosen = kind === undefined ? undefined : trend.bars.findIndex((bar) => bar.kind === kind)
  const all = paretoChart({ bars: named, tokens, words: own, percent, chosen })
  const within = trend.within.map(({ reason, count, upTo }) => ({
    name: reason === '' ? t('notRecorded') : words(`reason.${reason}`),
    count,
    upTo,
  }))
  const exactly = paretoChart({ bars: within, tokens, words: own, percent })
  return (
    <>
      <div className="zg-complaint-charts">
        <Chart
          {...all}
          title={t('pareto')}
          height={HEIGHT}
          words={chartWords}
          note={<span>{t('paretoNote')}</span>}
          onPick={(at) => onKind(trend.bars[at]?.kind ?? '')}
        />
        {kind !== undefined && within.length > 0 && (
          <Chart
            {...exactly}
            title={t('paretoOf', { kind: words(`kind.${kind}`) })}
            height={HEIGHT}
            words={chartWords}
            aside={
              <button type="button" className="zg-link-button" onClick={() => onKind('')}>
                {t('back')}
              </button>
            }
          />
        )}
      </div>
      <Weeks trend={trend} kind={kind} />
    </>
  )
}

function Weeks({ trend, kind }: { trend: ComplaintTrend; kind: ComplaintKind | undefined }) {
  const t = useMessages(complaintsMessages)
  const words = useMessages(complaintWords)
  const { mode, format } = useUi()
  const chartWords = useChartWords()
  const zone = useShop((shop) => shop.zone)
  const chart = useMemo(() => {
    const chosen = trend.weeks.filter((each) => kind === undefined || each.kind === kind)
    const count = trend.weeks[0]?.counts.length ?? 0
    const values = Array.from({ length: count }, (_, week) => chosen.reduce((sum, { counts }) => sum + counts[week], 0))
    const days = values.map((_, week) => zoneOf(zone).dayOf(trend.to - (count - 1 - week) * WEEK_MS))
    const table: ChartTable = {
      columns: [t('week'), t('cases')],
      rows: values.map((value, week) => [format.day(days[week]), String(value)]),
      values: values.map((value, week) => [format.day(days[week]), value]),
    }
    const option = barsOption({
      names: days.map((day) => format.dayShort(day)),
      values,
      short: (value) => format.count(value),
      whole: true,
      table,
      tokens: chartTokens(mode),
    })
    return { table, option, last: days.at(-1) }
  }, [trend, kind, zone, mode, format, t])
  return (
    <Chart
      option={chart.option}
      table={chart.table}
      title={kind === undefined ? t('trend') : `${t('trend')} · ${words(`kind.${kind}`)}`}
      height={200}
      words={chartWords}
      note={chart.last === undefined ? undefined : <span>{t('trendNote', { day: format.dayShort(chart.last) })}</span>}
    />
  )
}
