import { lazy, Suspense, type ReactNode } from 'react'
import type { MetricId } from '~/domain/metric'
import { useMessages } from '~/lib/i18n'
import { Chart } from '~/ui/Chart'
import type { Brush, ChartOption, ChartTable } from '~/ui/chartOption'
import { messages } from './messages'
import type { Board } from './useBoard'
import { hasFailed, Stale, Waiting, type WaitingProps } from './Waiting'

const ExportMenu = lazy(async () => ({ default: (await import('./ExportMenu')).ExportMenu }))

export interface BoardChartProps {
  board: Board
  /** Subject of the finding: "GMV by day". */
  title: string
  /** Bars, lines, heatmaps, scatters, custom marks; what is not in the first chart's code is loaded with the chart. */
  option: ChartOption
  /** The same figures, one row a point; of a chart of cells one row a row of cells. Its `values` are what exports hold. */
  table: ChartTable
  /** Whose definitions the exported files carry. */
  metrics?: readonly MetricId[]
  /** Of the drawing, in px. */
  height?: number
  /** Right of the title: switches, legends. */
  aside?: ReactNode
  /** Under the drawing: what a hatching means. */
  note?: ReactNode
  /** Instead of the drawing, where there is not enough to draw: why. */
  empty?: ReactNode
  /** A click on a point, or Enter on it: its row in the table; of cells, counted row by row. */
  onPick?: (index: number) => void
  /** A stretch of points was chosen, both ends counted in. */
  onBrush?: (brush: Brush) => void
  /** The questions behind it: one that is asked again in vain is said above what stands. Absent: the panel around it says so. */
  asked?: WaitingProps['asked']
}

const NO_METRICS: readonly MetricId[] = []

/** A chart of a board: drawing, twin table, what the arrow keys say, exports. */
export function BoardChart({ board, title, option, table, metrics = NO_METRICS, height = 280, asked, ...rest }: BoardChartProps) {
  const t = useMessages(messages)
  return (
    <Chart
      {...rest}
      title={title}
      option={option}
      table={table}
      height={height}
      notice={<Stale asked={asked} />}
      words={{
        table: t('chart.table'),
        graph: t('chart.graph'),
        keys: t('chart.keys'),
        keysCells: t('chart.keysCells'),
        keysBrush: t('chart.keysBrush'),
      }}
      onDrawn={board.setCalm}
      menu={
        board.calm ? (
          <Suspense fallback={<span className="zg-icon-space" />}>
            <ExportMenu board={board} title={title} table={table} metrics={metrics} picture={{ option, height }} />
          </Suspense>
        ) : (
          <span className="zg-icon-space" />
        )
      }
    />
  )
}

/** In place of a chart that is not there yet, or cannot be. */
export function WaitingChart({ title, asked, height = 280 }: WaitingProps & { title: string }) {
  return (
    <section className="zg-chart" aria-busy={!hasFailed(asked)} aria-label={title}>
      <header className="zg-chart-head">
        <h2>{title}</h2>
        <span className="zg-icon-space" />
      </header>
      <Waiting asked={asked} height={height} />
    </section>
  )
}
