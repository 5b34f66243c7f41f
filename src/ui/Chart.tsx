import { lazy, Suspense, useEffect, useId, useState, type KeyboardEvent, type ReactNode } from 'react'
import {
  brushOf,
  needsMore,
  nextCell,
  nextPoint,
  readCell,
  readPoint,
  shapeOf,
  type Brush,
  type ChartOption,
  type ChartTable,
} from './chartOption'
import './chart.css'

const SimpleCanvas = lazy(async () => ({ default: (await import('./ChartCanvas')).ChartCanvas }))
/** echarts learns its further parts before the chart is made: one that is there already would not take them all. */
const FullCanvas = lazy(async () => {
  await import('./chartParts')
  return { default: (await import('./ChartCanvas')).ChartCanvas }
})

export interface ChartProps {
  /** Subject of the finding: "GMV by day". */
  title: string
  option: ChartOption
  /** The same figures, one row a point of the axis; of a chart of cells (both axes name theirs) one row a row of cells, its name first. */
  table: ChartTable
  /** Height of the drawing in px. */
  height: number
  words: ChartWords
  /** Right of the title: switches, legends. */
  aside?: ReactNode
  /** Right of the switch between drawing and table. */
  menu?: ReactNode
  /** Between title and drawing: that the figures are those of before. */
  notice?: ReactNode
  /** Under the drawing: zone, what a hatching means. */
  note?: ReactNode
  /** Instead of the drawing, where there is not enough to draw. */
  empty?: ReactNode
  /** Each time it is drawn, or said that there is not enough to draw. */
  onDrawn?: () => void
  /** A click on a point, or Enter on it. Cells are counted row by row. */
  onPick?: (index: number) => void
  /** A stretch of the axis was chosen, by dragging or with Shift and the arrow keys. */
  onBrush?: (brush: Brush) => void
}

export interface ChartWords {
  table: string
  graph: string
  /** How the keys go from point to point; through cells. */
  keys: string
  keysCells: string
  /** How they choose a stretch. */
  keysBrush: string
}

/** A chart: one tab stop whose arrow keys read the points out, and a table of the same figures behind a toggle. */
export function Chart(props: ChartProps) {
  const { title, table, height, words, aside, menu, notice, note, empty } = props
  const [asTable, setAsTable] = useState(false)
  const heading = useId()
  return (
    <section className="zg-chart" aria-labelledby={heading}>
      <header className="zg-chart-head">
        <h2 id={heading}>{title}</h2>
        {aside}
        {empty === undefined && (
          <button type="button" className="zg-link-button" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {asTable ? words.graph : words.table}
          </button>
        )}
        {empty === undefined && menu}
      </header>
      {notice}
      {empty !== undefined ? (
        <Instead height={height} onDrawn={props.onDrawn}>
          {empty}
        </Instead>
      ) : asTable ? (
        <TwinTable table={table} height={height} label={title} />
      ) : (
        <Drawing {...props} />
      )}
      {note !== undefined && empty === undefined && <footer className="zg-chart-note">{note}</footer>}
    </section>
  )
}

/** What stands where there is not enough to draw: with it the chart is drawn. */
function Instead({ height, onDrawn, children }: { height: number; onDrawn: ChartProps['onDrawn']; children: ReactNode }) {
  useEffect(() => onDrawn?.(), [onDrawn])
  return (
    <div className="zg-chart-empty" style={{ height }}>
      {children}
    </div>
  )
}

function Drawing({ title, option, table, height, words, onDrawn, onPick, onBrush }: ChartProps) {
  const Canvas = needsMore(option) ? FullCanvas : SimpleCanvas
  const cells = shapeOf(option) === 'cells'
  const across = table.columns.length - 1
  const count = cells ? table.rows.length * across : table.rows.length
  const [point, setPoint] = useState<number>()
  const [brush, setBrush] = useState<{ start: number; now: number }>()
  const chosen = brush && brushOf(brush.start, brush.now)
  const finish = (stretch: Brush) => {
    setBrush(undefined)
    setPoint(undefined)
    onBrush?.(stretch)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, shiftKey } = event
    if (key === 'Escape' && (point !== undefined || brush)) {
      event.stopPropagation()
      setPoint(undefined)
      setBrush(undefined)
    }
    if (key === 'Enter' && chosen) finish(chosen)
    else if (key === 'Enter' && point !== undefined) onPick?.(point)
    const next = cells ? nextCell(key, point, across, count) : nextPoint(key, point, count)
    if (next === undefined) return
    event.preventDefault()
    setPoint(next)
    setBrush(shiftKey && onBrush && !cells ? { start: brush?.start ?? point ?? next, now: next } : undefined)
  }
  const keys = [cells ? words.keysCells : words.keys, ...(onBrush ? [words.keysBrush] : [])].join(' ')
  const read = cells ? readCell : readPoint
  const spoken =
    chosen && chosen.last > chosen.first ? `${table.rows[chosen.first]?.[0] ?? ''} – ${table.rows[chosen.last]?.[0] ?? ''}. ` : ''
  return (
    <div
      className="zg-chart-drawing"
      style={{ height }}
      role="application"
      aria-roledescription="chart"
      aria-label={`${title}. ${keys}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onBlur={() => {
        setPoint(undefined)
        setBrush(undefined)
      }}
    >
      <Suspense fallback={<div className="zg-chart-canvas" />}>
        <Canvas
          option={option}
          count={cells ? across : count}
          point={point}
          brush={chosen}
          onDrawn={onDrawn}
          onPick={onPick}
          onBrush={onBrush && ((stretch, done) => (done ? finish(stretch) : setBrush({ start: stretch.first, now: stretch.last })))}
        />
      </Suspense>
      <p className="zg-hidden" aria-live="polite">
        {point === undefined ? '' : spoken + read(table, point)}
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
            {table.columns.map((column, i) => (
              <th key={`${i} ${column}`} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(([first, ...cells], row) => (
            <tr key={`${row} ${first}`}>
              <th scope="row">{first}</th>
              {cells.map((cell, i) => (
                <td key={`${i} ${table.columns[i + 1]}`}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
