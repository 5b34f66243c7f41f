import { lazy, Suspense } from 'react'
import { Link } from 'react-router'
import type { Figure, Grouping, KpiQuery, TimeGrain } from '~/analytics/query'
import type { MetricId } from '~/domain/metric'
import { useFigure } from '~/features/shared/board/figureText'
import { MetricPick } from '~/features/shared/board/MetricPick'
import { messages as boardMessages } from '~/features/shared/board/messages'
import { useProofAddress } from '~/features/shared/board/proof'
import { useKpi } from '~/features/shared/board/queries'
import { grainEnd, GRAINS } from '~/features/shared/board/range'
import type { Board } from '~/features/shared/board/useBoard'
import { viewMessages } from '~/features/shared/board/viewMessages'
import { hasFailed, Stale, Waiting } from '~/features/shared/board/Waiting'
import { useMemberName, useMetricName } from '~/features/shared/board/words'
import { valueText } from '~/features/shared/figures'
import { useMessages } from '~/lib/i18n'
import { parseDay } from '~/lib/zone'
import { ScrollBox } from '~/ui/ScrollBox'
import { useFormat } from '~/ui/UiContext'
import { messages } from './messages'
import { pivotOfMetrics, pivotOfTwo, type PivotSide, type PivotTable } from './pivotTable'
import { GROUPINGS, type SalesState } from './salesState'

const ExportMenu = lazy(async () => ({ default: (await import('~/features/shared/board/ExportMenu')).ExportMenu }))

const METRICS = [
  'gmv_paid',
  'net_sales',
  'orders',
  'units',
  'buyers',
  'aov',
  'refunds',
  'gross_margin',
] as const satisfies readonly MetricId[]
const MOST_ROWS = 50
const MOST_COLUMNS = 12

const isTime = (grouping: Grouping): grouping is TimeGrain => GRAINS.some((grain) => grain === grouping)

export interface PivotProps {
  board: Board
  state: Pick<SalesState, 'rows' | 'columns' | 'cell'>
  onChange: (state: Partial<SalesState>) => void
}

/** Any metric by any grouping and another, with totals counted anew; figures lead to their rows, members narrow the board. */
export function Pivot({ board, state, onChange }: PivotProps) {
  const t = useMessages(messages)
  const groupingName = useGroupingName()
  const { rows, columns, cell } = state
  const ask = (by: KpiQuery['by'], metrics: MetricId[], top?: number): KpiQuery => ({
    ...board.asked,
    metrics,
    by,
    ...(top ? { top } : {}),
  })
  const two = columns !== 'metrics'
  const ofRows = useKpi(ask(rows, two ? [cell] : [...METRICS], isTime(rows) ? undefined : MOST_ROWS), { enabled: board.ready })
  const ofColumns = useKpi(ask(two ? columns : rows, [cell]), { enabled: board.ready && two })
  const ofBoth = useKpi(ask(two ? [rows, columns] : rows, [cell]), { enabled: board.ready && two })
  const asked = two ? [ofRows, ofColumns, ofBoth] : [ofRows]
  const fresh = asked.every(({ data, isPlaceholderData }) => data && !isPlaceholderData)
  const table =
    !fresh || !ofRows.data
      ? undefined
      : two && ofBoth.data && ofColumns.data
        ? pivotOfTwo({ cells: ofBoth.data, byRow: ofRows.data, byColumn: ofColumns.data }, [rows, columns], cell, MOST_COLUMNS)
        : pivotOfMetrics(ofRows.data, rows, METRICS)
  return (
    <section className="zg-panel" aria-label={t('pivot')} aria-busy={!table && !hasFailed(asked)}>
      <header className="zg-panel-head">
        <h2>{t('pivot')}</h2>
        <GroupingPick label={t('pivot.rows')} value={rows} onChange={(next) => onChange({ rows: next })} />
        <label className="zg-dash-field">
          <span>{t('pivot.columns')}</span>
          <select
            className="zg-dash-select"
            value={columns}
            onChange={({ target }) => onChange({ columns: GROUPINGS.find((each) => each === target.value) ?? 'metrics' })}
          >
            <option value="metrics">{t('pivot.metrics')}</option>
            {GROUPINGS.filter((each) => each !== rows && each !== 'sku' && each !== 'product').map((each) => (
              <option key={each} value={each}>
                {groupingName(each)}
              </option>
            ))}
          </select>
        </label>
        {two && <MetricPick label={t('metric')} value={cell} onChange={(next) => onChange({ cell: next })} />}
        {table && <PivotExport board={board} table={table} rows={rows} columns={columns} metrics={two ? [cell] : METRICS} />}
      </header>
      {table && <Stale asked={asked} />}
      {!table ? (
        <Waiting asked={asked} />
      ) : table.rows.length === 0 ? (
        <p className="zg-panel-hint">{t('pivot.empty')}</p>
      ) : (
        <Cells board={board} table={table} rows={rows} columns={columns} />
      )}
    </section>
  )
}

/** A grain of time or a dimension, by name. */
export function useGroupingName(): (grouping: Grouping) => string {
  const t = useMessages(viewMessages)
  return (grouping) => (isTime(grouping) ? t(`grain.${grouping}`) : t(`filter.${grouping}`))
}

function GroupingPick({ label, value, onChange }: { label: string; value: Grouping; onChange: (next: Grouping) => void }) {
  const groupingName = useGroupingName()
  return (
    <label className="zg-dash-field">
      <span>{label}</span>
      <select
        className="zg-dash-select"
        value={value}
        onChange={({ target }) => onChange(GROUPINGS.find((each) => each === target.value) ?? value)}
      >
        {GROUPINGS.map((each) => (
          <option key={each} value={each}>
            {groupingName(each)}
          </option>
        ))}
      </select>
    </label>
  )
}

/** What a row or a column is called. */
function useSideName(): (grouping: Grouping, side: PivotSide) => string {
  const t = useMessages(boardMessages)
  const memberName = useMemberName()
  const format = useFormat()
  return (grouping, { key, label, orderLevel }) => {
    if (orderLevel) return t('orderLevel')
    if (!isTime(grouping)) return grouping === 'sku' && label ? `${key} ${label}` : memberName(grouping, key, label)
    const day = parseDay(key) ?? 0
    return grouping === 'day' || grouping === 'week' ? format.day(day) : format.month(day)
  }
}

function useHeads({ table, rows, columns }: { table: PivotTable; rows: Grouping; columns: Grouping | 'metrics' }) {
  const sideName = useSideName()
  const metricName = useMetricName()
  return {
    rowNames: table.rows.map((row) => sideName(rows, row)),
    columnNames: table.columns.map((column) => (columns === 'metrics' ? metricName(column.metric) : sideName(columns, column))),
  }
}

type CellsProps = { board: Board; table: PivotTable; rows: Grouping; columns: Grouping | 'metrics' }

function Cells({ board, table, rows, columns }: CellsProps) {
  const t = useMessages(messages)
  const groupingName = useGroupingName()
  const { rowNames, columnNames } = useHeads({ table, rows, columns })
  const { window } = board
  const metricOf = table.columns[0]?.metric ?? 'gmv_paid'
  return (
    <>
      <p className="zg-panel-hint">
        {t('pivot.hint')}
        {table.rows.length >= MOST_ROWS && !isTime(rows) && ` · ${t('pivot.more', { count: MOST_ROWS })}`}
        {table.cut && ` · ${t('pivot.moreColumns', { count: MOST_COLUMNS })}`}
      </p>
      <ScrollBox label={t('pivot')} className="zg-pivot">
        <table className="zg-cells">
          <thead>
            <tr>
              <th scope="col">{groupingName(rows)}</th>
              {columnNames.map((name, i) => (
                <th key={`${i} ${name}`} scope="col">
                  {name}
                </th>
              ))}
              {table.rowTotals && <th scope="col">{t('pivot.total')}</th>}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, i) => (
              <tr key={`${row.orderLevel} ${row.key}`} data-pivot={row.key} className={row.orderLevel ? 'zg-row-rest' : undefined}>
                <th scope="row">
                  <SideButton board={board} grouping={rows} side={row} name={rowNames[i]} window={window} />
                </th>
                {table.columns.map((column, j) => (
                  <FigureLink
                    key={`${j} ${column.key}`}
                    metric={column.metric}
                    figure={table.cells[i][j]}
                    name={`${rowNames[i]} · ${columnNames[j]}`}
                    of={row.orderLevel ? undefined : [[rows, row.key], ...(columns === 'metrics' ? [] : [[columns, column.key] as const])]}
                    window={window}
                  />
                ))}
                {table.rowTotals && (
                  <FigureLink
                    metric={metricOf}
                    figure={table.rowTotals[i]}
                    name={rowNames[i]}
                    of={row.orderLevel ? undefined : [[rows, row.key]]}
                    window={window}
                  />
                )}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr className="zg-row-rest">
              <th scope="row">{t('pivot.total')}</th>
              {table.columns.map((column, j) => (
                <FigureLink
                  key={`${j} ${column.key}`}
                  metric={column.metric}
                  figure={table.columnTotals[j]}
                  name={columnNames[j]}
                  of={columns === 'metrics' ? [] : [[columns, column.key]]}
                  window={window}
                />
              ))}
              {table.rowTotals && <FigureLink metric={metricOf} figure={table.total} name={t('pivot.total')} of={[]} window={window} />}
            </tr>
          </tfoot>
        </table>
      </ScrollBox>
    </>
  )
}

interface SideButtonProps {
  board: Board
  grouping: Grouping
  side: PivotSide
  name: string
  window: { from: number; to: number }
}

/** A press narrows the board: to the member, or to the days. */
function SideButton({ board, grouping, side: { key, orderLevel }, name, window }: SideButtonProps) {
  if (orderLevel) return name
  const chosen = !isTime(grouping) && (board.view.filters[grouping]?.includes(key) ?? false)
  const pick = () => {
    if (!isTime(grouping)) return board.toggle(grouping, key)
    const start = parseDay(key) ?? window.from
    const range = { from: Math.max(window.from, start), to: Math.min(window.to, grainEnd(grouping, start)) }
    return board.setView({ ...board.view, range, grain: undefined })
  }
  return (
    <button type="button" className="zg-link-button" aria-pressed={isTime(grouping) ? undefined : chosen} onClick={pick}>
      {name}
    </button>
  )
}

interface FigureLinkProps {
  metric: MetricId
  figure: Figure | undefined
  name: string
  /** What the figure is narrowed to, besides what the board is; undefined: it has no rows of its own. */
  of: readonly (readonly [Grouping, string])[] | undefined
  window: { from: number; to: number }
}

/** A figure that leads to the rows it is made of. */
function FigureLink({ metric, figure, name, of, window }: FigureLinkProps) {
  const t = useMessages(messages)
  const write = useFigure()
  const metricName = useMetricName()
  const proof = useProofAddress()
  const { text, title } = write(metric, figure)
  if (!of || figure === undefined || figure.value === null) return <td title={title}>{text}</td>
  const members = of.flatMap(([grouping, key]) => (isTime(grouping) ? [] : [[grouping, key] as const]))
  const time = of.find(([grouping]) => isTime(grouping))
  const days = time && isTime(time[0]) ? daysOf(time[0], time[1], window) : undefined
  return (
    <td data-value={valueText(figure)} data-metric-cell={metric}>
      <Link
        to={proof(metric, { ...(members.length ? { members } : {}), ...(days ? { days } : {}) })}
        preventScrollReset
        title={title}
        aria-label={`${t('pivot.open', { name, metric: metricName(metric) })}: ${text}`}
      >
        {text}
      </Link>
    </td>
  )
}

function daysOf(grain: TimeGrain, key: string, window: { from: number; to: number }) {
  const start = parseDay(key) ?? window.from
  return { from: Math.max(window.from, start), to: Math.min(window.to, grainEnd(grain, start)) }
}

function PivotExport({ board, table, rows, columns, metrics }: CellsProps & { metrics: readonly MetricId[] }) {
  const t = useMessages(messages)
  const groupingName = useGroupingName()
  const { rowNames, columnNames } = useHeads({ table, rows, columns })
  const value = (figure: Figure | undefined) => figure?.value ?? null
  const totals = table.rowTotals
  const values = [
    ...table.rows.map((_, i) => [rowNames[i], ...table.cells[i].map(value), ...(totals ? [value(totals[i])] : [])]),
    [t('pivot.total'), ...table.columnTotals.map(value), ...(totals ? [value(table.total)] : [])],
  ]
  return (
    <Suspense fallback={null}>
      <ExportMenu
        board={board}
        title={t('pivot')}
        table={{ columns: [groupingName(rows), ...columnNames, ...(totals ? [t('pivot.total')] : [])], rows: [], values }}
        metrics={metrics}
      />
    </Suspense>
  )
}
