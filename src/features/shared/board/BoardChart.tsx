import type { ReactNode } from 'react'
import { useMessages } from '~/lib/i18n'
import { Chart } from '~/ui/Chart'
import type { ChartOption, ChartTable } from '~/ui/chartOption'
import { messages } from './messages'
import type { Board } from './useBoard'

export interface BoardChartProps {
  board: Board
  /** Subject of the finding: "GMV by day". */
  title: string
  option: ChartOption
  /** The same figures, one row a point; its `values` are what exports hold. */
  table: ChartTable
  /** Of the drawing, in px. */
  height?: number
  /** Right of the title: switches, legends. */
  aside?: ReactNode
  /** Under the drawing: what a hatching means. */
  note?: ReactNode
  /** A click on a point, or Enter on it: its row in the table. */
  onPick?: (index: number) => void
}

/** A chart of a board: drawing, twin table, what the arrow keys say. */
export function BoardChart({ title, option, table, height = 280, aside, note, onPick }: BoardChartProps) {
  const t = useMessages(messages)
  return (
    <Chart
      title={title}
      option={option}
      table={table}
      height={height}
      words={{ table: t('chart.table'), graph: t('chart.graph'), keys: t('chart.keys') }}
      aside={aside}
      note={note}
      onPick={onPick}
    />
  )
}

/** The shape of a chart, where nothing is known yet. */
export function WaitingChart({ title, height = 280 }: { title: string; height?: number }) {
  return (
    <section className="zg-chart" aria-busy="true" aria-label={title}>
      <header className="zg-chart-head">
        <h2>{title}</h2>
      </header>
      <div className="zg-chart-waiting" style={{ height }} />
    </section>
  )
}
