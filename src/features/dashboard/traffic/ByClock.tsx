import { barsOption } from '~/features/shared/board/bars'
import { BoardChart, WaitingChart } from '~/features/shared/board/BoardChart'
import { useFigure } from '~/features/shared/board/figureText'
import { useKpi } from '~/features/shared/board/queries'
import type { Board } from '~/features/shared/board/useBoard'
import { setFilter } from '~/features/shared/board/view'
import { useMemberName, useMetricName } from '~/features/shared/board/words'
import { useMessages } from '~/lib/i18n'
import type { ChartTable } from '~/ui/chartOption'
import { chartTokens } from '~/ui/tokens'
import { useUi } from '~/ui/UiContext'
import { messages } from './messages'
import { NotTold } from './NotTold'

const METRICS = ['cvr_session', 'sessions', 'paid_sessions'] as const
const KEYS = {
  weekday: ['1', '2', '3', '4', '5', '6', '7'],
  hour: Array.from({ length: 24 }, (_, hour) => String(hour)),
}

/** Conversion by weekday or by hour of the shop's clock; a click narrows the board to it. */
export function ByClock({ board, by, title }: { board: Board; by: keyof typeof KEYS; title: string }) {
  const t = useMessages(messages)
  const { mode, format, locale } = useUi()
  const metricName = useMetricName()
  const memberName = useMemberName()
  const figure = useFigure()
  const { filters } = setFilter(board.view, by, [])
  const asked = useKpi({ ...board.asked, filters, metrics: [...METRICS], by }, { enabled: board.ready })
  if (!asked.data?.rows) return <WaitingChart title={title} asked={asked} height={240} />
  const { rows } = asked.data
  if (!rows.some(({ figures }) => typeof figures.cvr_session?.value === 'number'))
    return <NotTold board={board} title={title} why={t('hours.none')} />
  const figuresOf = (key: string) => rows.find((row) => row.key === key)?.figures ?? {}
  const short = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
  const table: ChartTable = {
    columns: [t(by === 'weekday' ? 'weekday' : 'hour'), ...METRICS.map(metricName)],
    rows: KEYS[by].map((key) => [memberName(by, key), ...METRICS.map((id) => figure(id, figuresOf(key)[id]).title ?? '—')]),
    values: KEYS[by].map((key) => [memberName(by, key), ...METRICS.map((id) => figuresOf(key)[id]?.value ?? null)]),
  }
  const chosen = board.view.filters[by] ?? []
  const option = barsOption({
    // 5 January 1970 was a Monday.
    names: KEYS[by].map((key) => (by === 'weekday' ? short.format(Date.UTC(1970, 0, 4 + Number(key))) : key)),
    values: KEYS[by].map((key) => figuresOf(key).cvr_session?.value ?? null),
    ...(by === 'hour' && { nameEach: 3 }),
    short: (value) => format.percent(value),
    table,
    tokens: chartTokens(mode),
    dim: KEYS[by].map((key) => chosen.length > 0 && !chosen.includes(key)),
  })
  return (
    <BoardChart
      board={board}
      asked={asked}
      title={title}
      option={option}
      table={table}
      height={220}
      onPick={(index) => board.toggle(by, KEYS[by][index] ?? '')}
    />
  )
}
