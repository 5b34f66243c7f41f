import { lazy, Suspense } from 'react'
import type { Figures } from '~/analytics/query'
import type { MetricId } from '~/domain/metric'
import type { Board } from './useBoard'
import { useMetricName } from './words'

const ExportMenu = lazy(async () => ({ default: (await import('./ExportMenu')).ExportMenu }))

export interface TableExportProps {
  board: Board
  title: string
  /** What the rows are: "Channel". */
  head: string
  metrics: readonly MetricId[]
  rows: readonly { name: string; figures: Figures }[]
}

/** The figures of a table as CSV or XLSX, in full, with what they mean. */
export function TableExport({ board, title, head, metrics, rows }: TableExportProps) {
  const nameOf = useMetricName()
  const space = <span className="zg-icon-space" />
  if (!board.calm) return space
  const values = rows.map(({ name, figures }) => [name, ...metrics.map((id) => figures[id]?.value ?? null)])
  return (
    <Suspense fallback={space}>
      <ExportMenu board={board} title={title} table={{ columns: [head, ...metrics.map(nameOf)], rows: [], values }} metrics={metrics} />
    </Suspense>
  )
}
