import { lazy, Suspense, useId, useState, type KeyboardEvent, type ReactNode } from 'react'
import { nextPoint, readPoint, type ChartOption, type ChartTable } from './chartOption'
import './chart.css'

const ChartCanvas = lazy(async () => ({ default: (await import('./ChartCanvas')).ChartCanvas }))

export interface ChartProps {
  /** Subject of the finding: "GMV by day". */
  title: string
  option: ChartOption
  /** The same figures, one row a point of the axis. */
  table: ChartTable
  /** Height of the drawing in px. */
  height: number
  words: { table: string; graph: string; keys: string }
  /** Right of the title: switches, legends. */
  aside?: ReactNode
  /** Under the drawing: zone, what a hatching means. */
  note?: ReactNode
  onPick?: (index: number) => void
}

/** A chart: one tab stop whose arrow keys read the points out, and a table of the same figures behind a toggle. */
export function Chart({ title, option, table, height, words, aside, note, onPick }: ChartProps) {
  const [asTable, setAsTable] = useState(false)
  const heading = useId()
  return (
    <section className="zg-chart" aria-labelledby={heading}>
      <header className="zg-chart-head">
        <h2 id={heading}>{title}</h2>
        {aside}
        <button type="button" className="zg-link-button" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? words.graph : words.table}
        </button>
      </header>
      {asTable ? (
        <TwinTable table={table} height={height} label={title} />
      ) : (
        <Drawing option={option} table={table} height={height} label={`${title}. ${words.keys}`} onPick={onPick} />
      )}
      {note !== undefined && <footer className="zg-chart-note">{note}</footer>}
    </section>
  )
}

type DrawingProps = Pick<ChartProps, 'option' | 'table' | 'height' | 'onPick'> & { label: string }

function Drawing({ option, table, height, label, onPick }: DrawingProps) {
  const [point, setPoint] = useState<number>()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setPoint(undefined)
    if (event.key === 'Enter' && point !== undefined) onPick?.(point)
    const next = nextPoint(event.key, point, table.rows.length)
    if (next === undefined) return
    event.preventDefault()
    setPoint(next)
  }
  return (
    <div
      className="zg-chart-drawing"
      style={{ height }}
      role="application"
      aria-roledescription="chart"
      aria-label={label}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onBlur={() => setPoint(undefined)}
    >
      <Suspense fallback={<div className="zg-chart-canvas" />}>
        <ChartCanvas option={option} point={point} onPick={onPick} />
      </Suspense>
      <p className="zg-hidden" aria-live="polite">
        {point === undefined ? '' : readPoint(table, point)}
      </p>
    </div>
  )
}

function TwinTable({ table, height, label }: { table: ChartTable; height: number; label: string }) {
  return (
    <div className="zg-chart-table" style={{ height }} tabIndex={0} role="group" aria-label={label}>
      <table>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(([first, ...cells]) => (
            <tr key={first}>
              <th scope="row">{first}</th>
              {cells.map((cell, i) => (
                <td key={table.columns[i + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
