import { useState, type CSSProperties, type KeyboardEvent } from 'react'
import { useMessages } from '~/lib/i18n'
import { useFormat } from '~/ui/UiContext'
import type { PickedCell } from './CohortPanel'
import { type CohortCell, type CohortRow, cellsAcross, depthOf, totalCells, valueOf } from './cohortTable'
import { messages } from './messages'
import type { CohortMeasure } from './state'

interface CohortGridProps {
  rows: readonly CohortRow[]
  measure: CohortMeasure
  grain: 'week' | 'month'
  nameOf: (row: Pick<CohortRow, 'key' | 'label'>) => string
  picked: PickedCell | undefined
  onPick: (cell: PickedCell | undefined) => void
}

const STEPS: Partial<Record<string, readonly [down: number, across: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** The matrix: one tab stop, arrow keys from cell to cell, Enter picks one. */
export function CohortGrid({ rows, measure, grain, nameOf, picked, onPick }: CohortGridProps) {
  const t = useMessages(messages)
  const format = useFormat()
  const [[down, across], stand] = useState<readonly [number, number]>([0, 0])
  const periods = cellsAcross(rows)
  const depth = depthOf(rows, measure)
  const total = totalCells(rows)
  const text = (cell: CohortCell) => {
    if (measure === 'share') return format.percent(valueOf(cell, measure), 0)
    return measure === 'buyers' ? format.count(cell.buyers) : format.moneyShort(cell.gmv)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const step = STEPS[event.key]
    if (event.key === 'Escape' && picked) onPick(undefined)
    if (!step) return
    event.preventDefault()
    const row = Math.min(rows.length - 1, Math.max(0, down + step[0]))
    const column = Math.min(rows[row].cells.length - 1, Math.max(0, across + step[1]))
    stand([row, column])
    event.currentTarget.querySelector<HTMLElement>(`[data-at="${row} ${column}"]`)?.focus()
  }
  return (
    <div className="zg-cells-box">
      <table className="zg-cohorts" onKeyDown={onKeyDown} aria-label={t('cohorts')}>
        <thead>
          <tr>
            <th scope="col">{t('cohorts.member')}</th>
            <th scope="col">{t('cohorts.size')}</th>
            {Array.from({ length: periods }, (_, later) => (
              <th key={later} scope="col">
                {later === 0 ? t(`cohorts.first.${grain}`) : later}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.length > 1 && (
            <tr className="zg-cohorts-all">
              <th scope="row">{t('cohorts.all')}</th>
              <td>{format.count(rows.reduce((sum, { size }) => sum + size, 0))}</td>
              {total.map((cell, later) => (
                <td key={later}>{cell ? text(cell) : ''}</td>
              ))}
            </tr>
          )}
          {rows.map((row, r) => (
            <tr key={row.key} data-cohort={row.key} data-size={row.size}>
              <th scope="row" title={nameOf(row)}>
                {nameOf(row)}
              </th>
              <td>{format.count(row.size)}</td>
              {row.cells.map((cell, later) => {
                const words = {
                  cohort: nameOf(row),
                  later,
                  buyers: format.count(cell.buyers),
                  of: format.count(cell.of),
                  share: format.percent(cell.of === 0 ? 0 : cell.buyers / cell.of),
                  orders: format.count(cell.orders),
                  gmv: format.money(cell.gmv),
                }
                const on = picked?.key === row.key && picked.later === later
                const shade: CSSProperties & Record<'--zg-depth', string> = { '--zg-depth': `${Math.round(depth(cell, later) * 50)}%` }
                return (
                  <td key={later} className={cell.running ? 'zg-cohort-running' : undefined} style={shade}>
                    <button
                      type="button"
                      data-at={`${r} ${later}`}
                      data-buyers={cell.buyers}
                      tabIndex={r === down && later === across ? 0 : -1}
                      aria-pressed={on}
                      aria-label={`${text(cell)} · ${t('cohorts.cellTitle', words)}`}
                      title={t('cohorts.cellTitle', words)}
                      onFocus={() => stand([r, later])}
                      onClick={() => onPick(on ? undefined : { key: row.key, later })}
                    >
                      {text(cell)}
                    </button>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
