import { useMemo } from 'react'
import { BoardChart, WaitingChart } from '~/features/shared/board/BoardChart'
import { messages as boardMessages } from '~/features/shared/board/messages'
import { dayAxis } from '~/features/shared/board/dayAxis'
import { useKpi } from '~/features/shared/board/queries'
import { byMonth, grainEnd } from '~/features/shared/board/range'
import { toPoints } from '~/features/shared/board/series'
import type { Board } from '~/features/shared/board/useBoard'
import { useMetricName } from '~/features/shared/board/words'
import { useMessages } from '~/lib/i18n'
import type { Brush } from '~/ui/chartOption'
import { chartTokens } from '~/ui/tokens'
import { useUi } from '~/ui/UiContext'
import { usePhone } from '~/ui/usePhone'
import { messages } from './messages'
import { newReturningOption, newReturningTable, type NewReturningInput } from './buyersOption'
import type { Answered } from '~/features/shared/board/Waiting'

const METRICS = ['new_buyers', 'returning_buyers'] as const
const HEIGHT = 260

/** Buyers of each period: how many bought for the first time, how many had bought before. */
export function NewReturning({ board }: { board: Board }) {
  const t = useMessages(messages)
  const asked = useKpi({ ...board.asked, metrics: [...METRICS], by: board.grain }, { enabled: board.ready })
  const { data } = asked
  return data?.rows ? (
    <Drawn board={board} asked={asked} result={data} />
  ) : (
    <WaitingChart title={t('newReturning')} asked={asked} height={HEIGHT} />
  )
}

function Drawn({ board, asked, result }: { board: Board } & Answered) {
  const t = useMessages(messages)
  const words = useMessages(boardMessages)
  const metricName = useMetricName()
  const { mode, format } = useUi()
  const { window, grain, today, view, setView } = board
  const phone = usePhone()
  const [fresh, known] = METRICS.map((id) => metricName(id))
  const input = useMemo((): NewReturningInput => {
    const points = toPoints(result, METRICS, window, grain, today)
    return {
      points,
      tokens: chartTokens(mode),
      count: format.count,
      long: byMonth(grain) ? format.month : format.day,
      axis: dayAxis({ starts: points.map(({ start }) => start), grain, window, phone, month: format.month, dayShort: format.dayShort }),
      words: { date: words('chart.date'), names: [fresh, known], partial: words('partialMonth') },
    }
  }, [result, window, grain, today, phone, mode, format, words, fresh, known])
  const { points } = input
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
      title={t('newReturning')}
      option={useMemo(() => newReturningOption(input), [input])}
      table={useMemo(() => newReturningTable(input), [input])}
      height={HEIGHT}
      metrics={METRICS}
      empty={input.points.every(({ values }) => values.every((value) => !value)) ? t('newReturning.none') : undefined}
      aside={
        <span className="zg-legend">
          <i className="zg-legend-new" /> {fresh} <i /> {known}
        </span>
      }
      note={
        <>
          <span>{words('chart.zone', { zone: format.zoneName() })}</span>
          {points.some(({ partial }) => partial) && <span>{words('chart.partial')}</span>}
        </>
      }
      onPick={(index) => narrow({ first: index, last: index })}
      onBrush={narrow}
    />
  )
}
