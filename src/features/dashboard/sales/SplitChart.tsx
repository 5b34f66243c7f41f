import { useMemo } from 'react'
import type { Dimension, KpiResult } from '~/analytics/query'
import type { MetricId } from '~/domain/metric'
import { BoardChart, WaitingChart } from '~/features/shared/board/BoardChart'
import { addsUp } from '~/features/shared/board/members'
import { dayAxis } from '~/features/shared/board/dayAxis'
import { messages as boardMessages } from '~/features/shared/board/messages'
import { useKpi } from '~/features/shared/board/queries'
import { byMonth, grainEnd } from '~/features/shared/board/range'
import type { Board } from '~/features/shared/board/useBoard'
import { useMemberName, useMetricName, useNoMembers } from '~/features/shared/board/words'
import { unitOfMetric, writeFull, writeShort } from '~/features/shared/figures'
import { useMessages } from '~/lib/i18n'
import { parseDay } from '~/lib/zone'
import { useShop } from '~/session/shop'
import type { Brush } from '~/ui/chartOption'
import { chartTokens } from '~/ui/tokens'
import { useUi } from '~/ui/UiContext'
import { usePhone } from '~/ui/usePhone'
import { messages } from './messages'
import { splitOption } from './splitOption'
import { toStrands } from './splitSeries'
import type { WaitingProps } from '~/features/shared/board/Waiting'

export interface SplitChartProps {
  board: Board
  metric: MetricId
  by: Dimension
  title: string
}

/** More strands than this cannot be told apart. */
const MOST = 6
const HEIGHT = 280

/** A metric over time by the members of a dimension; a name of the legend narrows the board to it. */
export function SplitChart(props: SplitChartProps) {
  const { board, metric, by, title } = props
  const ask = { ...board.asked, metrics: [metric] }
  const split = useKpi({ ...ask, by: [board.grain, by] }, { enabled: board.ready })
  const total = useKpi({ ...ask, by: board.grain }, { enabled: board.ready })
  if (!split.data?.rows || !total.data?.rows || split.isPlaceholderData || total.isPlaceholderData)
    return <WaitingChart title={title} asked={[split, total]} height={HEIGHT} />
  return <Drawn {...props} asked={[split, total]} split={split.data} total={total.data} />
}

function Drawn({
  board,
  metric,
  by,
  title,
  asked,
  split,
  total,
}: SplitChartProps & { asked: WaitingProps['asked']; split: KpiResult; total: KpiResult }) {
  const t = useMessages(messages)
  const tBoard = useMessages(boardMessages)
  const memberName = useMemberName()
  const metricName = useMetricName()
  const noMembers = useNoMembers()
  const { mode, locale, format } = useUi()
  const currency = useShop((shop) => shop.currency)
  const { window, grain, today, view, setView } = board
  const phone = usePhone()
  const sums = addsUp(metric) && by !== 'promotion'
  const { grains, strands } = useMemo(() => toStrands(split, total, metric, MOST, sums), [split, total, metric, sums])
  const named = strands.map(({ key, label, values }) => ({
    key,
    name: key === undefined ? t('others') : memberName(by, key, label),
    rest: key === undefined,
    values,
  }))
  const starts = grains.map((key) => parseDay(key) ?? 0)
  const isPartial = (start: number) =>
    start < window.from || grainEnd(grain, start) > window.to || (start <= today && grainEnd(grain, start) > today)
  const long = starts.map((start) => (byMonth(grain) ? format.month(start) : format.day(start)))
  const unit = unitOfMetric(metric)
  const full = (value: number) => writeFull(value, unit, { locale, currency })
  const tokens = chartTokens(mode)
  const stacked = sums && named.every(({ values }) => values.every((value) => (value ?? 0) >= 0))
  const days = dayAxis({ starts, grain, window, phone, month: format.month, dayShort: format.dayShort })
  const option = splitOption({
    short: starts.map(days.name),
    isNamed: days.isNamed,
    long,
    partial: starts.map(isPartial),
    strands: named,
    stacked,
    tokens,
    axis: (value) => writeShort(value, unit, { locale, currency }),
    full,
  })
  const table = {
    columns: [tBoard('chart.date'), ...named.map(({ name }) => name)],
    rows: long.map((text, i) => [
      isPartial(starts[i]) ? `${text} (${tBoard('partialMonth')})` : text,
      ...named.map(({ values }) => (values[i] === null ? '—' : full(values[i]))),
    ]),
    values: grains.map((key, i) => [key, ...named.map(({ values }) => values[i])]),
  }
  const narrow = ({ first, last }: Brush) => {
    const range = { from: Math.max(starts[first], window.from), to: Math.min(grainEnd(grain, starts[last]), window.to) }
    setView({ ...view, range, grain: undefined })
  }
  const nobody = noMembers(
    by,
    strands.filter(({ key }) => key !== undefined).map(({ key = '' }) => ({ key })),
  )
  const why = total.totals[metric]
  return (
    <BoardChart
      board={board}
      asked={asked}
      title={title}
      option={option}
      table={table}
      metrics={[metric]}
      height={HEIGHT}
      aside={
        <ul className="zg-strands" aria-label={metricName(metric)}>
          {named.map(({ key, name, rest }, i) => (
            <li key={key ?? 'rest'}>
              <button
                type="button"
                disabled={key === undefined}
                aria-pressed={key !== undefined && (view.filters[by]?.includes(key) ?? false)}
                onClick={() => key !== undefined && board.toggle(by, key)}
              >
                <i style={{ background: rest ? tokens.ink2 : tokens.series[i % tokens.series.length] }} /> {name}
              </button>
            </li>
          ))}
        </ul>
      }
      note={
        <>
          <span>{tBoard('chart.zone', { zone: format.zoneName() })}</span>
          {starts.some(isPartial) && <span>{tBoard(stacked ? 'chart.partial' : 'chart.partialOpen')}</span>}
        </>
      }
      empty={named.length === 0 ? (why?.value === null ? tBoard(`why.${why.why}`) : t('pivot.empty')) : nobody}
      onPick={(index) => narrow({ first: index, last: index })}
      onBrush={narrow}
    />
  )
}
