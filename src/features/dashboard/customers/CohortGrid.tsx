import type { CSSProperties, KeyboardEvent } from 'react'
import { useMessages } from '~/lib/i18n'
import { ScrollBox } from '~/ui/ScrollBox'
import { useFormat } from '~/ui/UiContext'
import type { PickedCell } from './CohortPanel'
import { type CohortCell, type CohortRow, cellsAcross, depthOf, totalCells, valueOf } from './cohortTable'
import { messages } from './messages'
import type { CohortMeasure } from './state'
import { useCellKeys } from './useCellKeys'

interface CohortGridProps {
  rows: readonly CohortRow[]
  measure: CohortMeasure
  grain: 'week' | 'month'
  nameOf: (row: Pick<CohortRow, 'key' | 'label'>) => string
  picked: PickedCell | undefined
  onPick: (cell: PickedCell | undefined) => void
}

/** The matrix: one tab stop, arrow keys from cell to cell, Enter picks one. */
export function CohortGrid({ rows, measure, grain, nameOf, picked, onPick }: CohortGridProps) {
  const t = useMessages(messages)
  const format = useFormat()
  const keys = useCellKeys(rows.map(({ cells }) => cells.length))
  const periods = cellsAcross(rows)
  const depth = depthOf(rows, measure)
  const total = totalCells(rows)
  const text = (cell: CohortCell) => {
    if (measure === 'share') return format.percent(valueOf(cell, measure), 0)
    return measure === 'buyers' ? format.count(cell.buyers) : format.moneyShort(cell.gmv)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    if (event.key === 'Escape' && picked) onPick(undefined)
    else keys.onKeyDown(event)
  }
  return (
    <ScrollBox>
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
                      {...keys.cell(r, later)}
                      data-buyers={cell.buyers}
                      aria-pressed={on}
                      aria-label={`${text(cell)} · ${t('cohorts.cellTitle', words)}`}
                      title={t('cohorts.cellTitle', words)}
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
    </ScrollBox>
  )
}
