import { useMemo } from 'react'
import type { MetricId } from '~/domain/metric'
import { translate, useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import type { Brush } from '~/ui/chartOption'
import { chartTokens } from '~/ui/tokens'
import { useUi } from '~/ui/UiContext'
import { usePhone } from '~/ui/usePhone'
import { BoardChart, WaitingChart } from './BoardChart'
import { flagsOf, useEvents, useFlagText, type Flag } from './events'
import { messages } from './messages'
import { useKpi } from './queries'
import { dayAxis } from './dayAxis'
import { byMonth, grainEnd } from './range'
import { dashOf, drawnOf, isBars, isBlank, seriesOption, seriesTable, toPoints, type SeriesInput } from './series'
import type { Board } from './useBoard'
import { metricWords } from './words'
import type { Answered } from './Waiting'

export interface SeriesChartProps {
  board: Board
  /** The first is drawn, with those of its unit; the others are told beside it. */
  metrics: readonly [MetricId, ...MetricId[]]
  title: string
  /** Flags of what happened: promotions, prices, stock-outs, listings. */
  events?: boolean
}

const HEIGHT = 280

/** Metrics over the window, beside the compared one. A click on a grain narrows the window to it. */
export function SeriesChart(props: SeriesChartProps) {
  const { board, metrics, title } = props
  const compared = board.compare === undefined ? {} : { compare: board.compare, compareRows: true }
  const asked = useKpi({ ...board.asked, ...compared, metrics: [...metrics], by: board.grain }, { enabled: board.ready })
  if (!asked.data?.rows) return <WaitingChart title={title} asked={asked} height={HEIGHT} />
  return <Drawn {...props} asked={asked} result={asked.data} />
}

const text = translate(messages)

/** More flags than a third of the points, and than these, say nothing. */
const FEW_FLAGS = 8

/** Flags beside each other that do not touch. */
const WIDE_FLAGS = 72
const PHONE_FLAGS = 20

/** Where something happens nearly every day only promotions are told, else the points where most happened. */
function fewest(flags: Flag[], points: number): Flag[] {
  if (flags.length <= Math.max(FEW_FLAGS, points / 3)) return flags
  const promotions = flags
    .map(({ index, events }) => ({ index, events: events.filter(({ kind }) => kind === 'promotion') }))
    .filter(({ events }) => events.length > 0)
  return promotions.length > 0 ? promotions : flags.toSorted((a, b) => b.events.length - a.events.length).slice(0, FEW_FLAGS)
}

function Drawn({ board, metrics, title, events = false, asked, result }: SeriesChartProps & Answered) {
  const t = useMessages(messages)
  const { mode, locale, language, format } = useUi()
  const currency = useShop((shop) => shop.currency)
  const { window, grain, today, view, setView } = board
  const phone = usePhone()
  const points = useMemo(() => toPoints(result, metrics, window, grain, today), [result, metrics, window, grain, today])
  const happened = useEvents(board, events && board.calm)
  const flagText = useFlagText()
  const flags = useMemo(
    () =>
      fewest(
        flagsOf(
          happened?.events ?? [],
          points.map(({ start }) => start),
        ),
        points.length,
      ).map((flag) => ({ index: flag.index, lines: flagText(flag) })),
    [happened, points, flagText],
  )
  const input = useMemo((): SeriesInput => {
    return {
      points,
      metrics,
      ...(events && { flags }),
      writing: { locale, currency },
      tokens: chartTokens(mode),
      words: {
        metrics: metrics.map((id) => metricWords(id, language).name),
        date: text('chart.date'),
        before: text('chart.before'),
        events: text('chart.events'),
        partial: text('partialMonth'),
      },
      long: byMonth(grain) ? format.month : format.day,
      axis: dayAxis({ starts: points.map(({ start }) => start), grain, window, phone, month: format.month, dayShort: format.dayShort }),
      flagRoom: phone ? PHONE_FLAGS : WIDE_FLAGS,
    }
  }, [points, metrics, events, flags, grain, window, phone, locale, language, currency, mode, format])
  const option = useMemo(() => seriesOption(input), [input])
  const several = drawnOf(metrics).length > 1
  const blank = isBlank(points)
  const table = useMemo(() => seriesTable(input), [input])
  const narrow = ({ first, last }: Brush) => {
    const [start, end] = [points[first], points[last]]
    if (!start || !end) return
    const range = { from: Math.max(start.start, window.from), to: Math.min(grainEnd(grain, end.start), window.to) }
    setView({ ...view, range, grain: undefined })
  }
  return (
    <BoardChart
      board={board}
      asked={asked}
      title={title}
      option={option}
      table={table}
      height={HEIGHT}
      aside={
        several ? (
          <Lines input={input} />
        ) : (
          !blank &&
          points.some((point) => point.before !== undefined) && (
            <span className="zg-legend">
              <i className="zg-legend-now" /> {t('chart.now')} <i className="zg-legend-before" /> {t('chart.before')}
            </span>
          )
        )
      }
      note={
        <>
          <span>{t('chart.zone', { zone: format.zoneName() })}</span>
          {!several && points.some((point) => point.partial) && <span>{t(isBars(input) ? 'chart.partial' : 'chart.partialDashed')}</span>}
          {flags.length > 0 && <span>{t('chart.flags')}</span>}
        </>
      }
      metrics={metrics}
      onPick={(index) => narrow({ first: index, last: index })}
      empty={blank ? t('chart.none') : undefined}
      onBrush={narrow}
    />
  )
}

/** Which line is which, where several are drawn: colour alone does not tell. */
function Lines({ input: { metrics, words, tokens } }: { input: SeriesInput }) {
  return (
    <span className="zg-legend">
      {drawnOf(metrics).map((metric, place) => (
        <span key={metrics[metric]} className="zg-legend">
          <i
            className="zg-legend-line"
            style={{ borderTopColor: tokens.series[place % tokens.series.length], borderTopStyle: dashOf(place) }}
          />
          {words.metrics[metric]}
        </span>
      ))}
    </span>
  )
}
