import { lazy, Suspense } from 'react'
import type { Figures } from '~/analytics/query'
import type { MetricId } from '~/domain/metric'
import { fileHead, fileValue } from './fileFigures'
import type { Line } from './useAbout'
import type { Board } from './useBoard'
import { useMetricName } from './words'

const ExportMenu = lazy(async () => ({ default: (await import('./ExportMenu')).ExportMenu }))

const NO_METRICS: readonly MetricId[] = []

export interface RowsExportProps {
  board: Board
  title: string
  columns: string[]
  /** Plain numbers and texts; null where there is no figure. */
  rows: (string | number | null)[][]
  /** Whose definitions the file carries. */
  metrics?: readonly MetricId[]
  /** Of a table that goes by none of the board's days and filters: what it goes by. */
  own?: readonly Line[]
}

/** A table as CSV or XLSX, with what it means. */
export function RowsExport({ board, title, columns, rows, metrics = NO_METRICS, own }: RowsExportProps) {
  const space = <span className="zg-icon-space" />
  if (!board.calm) return space
  return (
    <Suspense fallback={space}>
      <ExportMenu board={board} title={title} table={{ columns, rows: [], values: rows }} metrics={metrics} own={own} />
    </Suspense>
  )
}

export interface TableExportProps extends Pick<RowsExportProps, 'board' | 'title'> {
  /** What the rows are: "Channel". */
  head: string
  metrics: readonly MetricId[]
  /** What a second column of names is: "Title". */
  titleHead?: string | undefined
  rows: readonly { name: string; title?: string; figures: Figures }[]
}

/** The same of members and their figures. */
export function TableExport({ head, metrics, titleHead, rows, ...rest }: TableExportProps) {
  const nameOf = useMetricName()
  const values = rows.map(({ name, title = '', figures }) => [
    name,
    ...(titleHead === undefined ? [] : [title]),
    ...metrics.map((id) => fileValue(id, figures[id]?.value)),
  ])
  const heads = [head, ...(titleHead === undefined ? [] : [titleHead]), ...metrics.map((id) => fileHead(id, nameOf(id)))]
  return <RowsExport {...rest} columns={heads} rows={values} metrics={metrics} />
}
