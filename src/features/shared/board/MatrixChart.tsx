import { useMemo } from 'react'
import type { Dimension } from '~/analytics/query'
import type { MetricId } from '~/domain/metric'
import { unitOfMetric, writeFull, writeShort } from '~/features/shared/figures'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { chartTokens } from '~/ui/tokens'
import { useUi } from '~/ui/UiContext'
import { usePhone } from '~/ui/usePhone'
import { BoardChart, WaitingChart } from './BoardChart'
import { heatOption, isSlanted, scaleOf } from './heat'
import { toMatrix } from './matrix'
import { messages } from './messages'
import { useKpi } from './queries'
import type { Board } from './useBoard'
import { setFilter, type BoardView } from './view'
import { viewMessages } from './viewMessages'
import { useMemberName, useMetricName, useNoMembers } from './words'
import type { Answered } from './Waiting'

export interface MatrixChartProps {
  board: Board
  /** Down, and across. */
  by: readonly [Dimension, Dimension]
  metric: MetricId
  title: string
  /** Of the categories. */
  level?: 1 | 2 | 3
  /** At most, the largest; default 12 each. */
  most?: { rows: number; columns: number }
}

const MOST = { rows: 12, columns: 12 }
const ROW_PX = 30
const AXIS_PX = 40
const SLANTED_PX = 72
/** Columns whose cells have room for their figures. */
const ROOM = 12
const PHONE_ROOM = 4

/** A metric by one dimension and another, darker where there is more. A click on a cell narrows the board to it; again, back. */
export function MatrixChart(props: MatrixChartProps) {
  const { board, by, metric, title, level } = props
  const { filters } = setFilter(setFilter(board.view, by[0], []), by[1], [])
  const query = { ...board.asked, filters, metrics: [metric], by, ...(level === undefined ? {} : { level }) }
  const asked = useKpi(query, { enabled: board.calm })
  if (!asked.data?.rows) return <WaitingChart title={title} asked={asked} />
  return <Drawn {...props} asked={asked} result={asked.data} />
}

/** True where the view is narrowed to exactly this cell. */
const isCell = ({ filters }: BoardView, by: readonly [Dimension, Dimension], keys: readonly string[]) =>
  by.every((name, i) => filters[name]?.length === 1 && filters[name][0] === keys[i])

function Drawn({ board, by, metric, title, most = MOST, asked, result }: MatrixChartProps & Answered) {
  const t = useMessages(messages)
  const tView = useMessages(viewMessages)
  const { mode, locale } = useUi()
  const currency = useShop((shop) => shop.currency)
  const phone = usePhone()
  const memberName = useMemberName()
  const metricName = useMetricName()
  const noMembers = useNoMembers()
  const { view, setView } = board
  const [down, across] = by
  const matrix = useMemo(() => toMatrix(result, [down, across], metric, most), [result, down, across, metric, most])
  const { option, table, scale } = useMemo(() => {
    const unit = unitOfMetric(metric)
    const writing = { locale, currency }
    const rows = matrix.rows.map(({ key, label }) => memberName(down, key, label))
    const columns = matrix.columns.map(({ key, label }) => (across === 'hour' ? key : memberName(across, key, label)))
    const values = matrix.cells.map((cells) => cells.map((figure) => figure?.value ?? null))
    const short = (value: number) => writeShort(value, unit, writing)
    const full = (value: number) => writeFull(value, unit, writing)
    const [ofRow, ofColumn] = [view.filters[down], view.filters[across]]
    const chosen = (row: number, column: number) =>
      (ofRow?.includes(matrix.rows[row].key) ?? true) && (ofColumn?.includes(matrix.columns[column].key) ?? true)
    return {
      scale: scaleOf(values).map(short),
      option: heatOption({
        rows,
        columns,
        values,
        tokens: chartTokens(mode),
        short,
        full,
        room: phone ? PHONE_ROOM : ROOM,
        ...(ofRow || ofColumn ? { chosen } : {}),
      }),
      table: {
        columns: [`${tView(`filter.${down}`)} × ${tView(`filter.${across}`)}`, ...columns],
        rows: values.map((cells, i) => [rows[i], ...cells.map((value) => (value === null ? '—' : full(value)))]),
        values: values.map((cells, i) => [rows[i], ...cells]),
      },
    }
  }, [matrix, metric, locale, currency, memberName, down, across, view.filters, mode, phone, tView])
  const pick = (index: number) => {
    const keys = [matrix.rows[Math.floor(index / matrix.columns.length)]?.key, matrix.columns[index % matrix.columns.length]?.key]
    const [row, column] = keys
    if (row === undefined || column === undefined) return
    const whole = isCell(view, by, [row, column])
    setView(setFilter(setFilter(view, down, whole ? [] : [row]), across, whole ? [] : [column]))
  }
  return (
    <BoardChart
      board={board}
      asked={asked}
      title={title}
      option={option}
      table={table}
      metrics={[metric]}
      height={matrix.rows.length * ROW_PX + (isSlanted(matrix.columns.length, phone ? PHONE_ROOM : ROOM) ? SLANTED_PX : AXIS_PX)}
      aside={<span className="zg-legend">{metricName(metric)}</span>}
      note={
        <>
          <span className="zg-heat-scale">
            {scale[0]} <i /> {scale[1]}
          </span>
          <span>{t('chart.pickCell')}</span>
        </>
      }
      empty={matrix.rows.length === 0 ? t('noRows') : (noMembers(down, matrix.rows) ?? noMembers(across, matrix.columns))}
      onPick={pick}
    />
  )
}
