import { useMessages } from '~/lib/i18n'
import type { Column, Sort } from './DataGrid'
import { uiMessages } from './messages'

interface GridHeaderProps<Row> {
  columns: readonly Column<Row>[]
  sort?: Sort
  onSort?: (key: string) => void
  height: number
}

/** Names of the columns; those that sort are buttons. */
export function GridHeader<Row>({ columns, sort, onSort, height }: GridHeaderProps<Row>) {
  const t = useMessages(uiMessages)
  return (
    <div role="rowgroup" className="zg-grid-head">
      <div role="row" aria-rowindex={1} className="zg-grid-row" style={{ height }}>
        {columns.map(({ key, title, align, sortable }, i) => {
          const sorted = sort?.key === key ? sort : undefined
          return (
            <div
              key={key}
              role="columnheader"
              aria-colindex={i + 1}
              aria-sort={sortable ? (sorted ? (sorted.descending ? 'descending' : 'ascending') : 'none') : undefined}
              className={align === 'right' ? 'zg-grid-right' : undefined}
            >
              {sortable && onSort ? (
                <button type="button" title={t('sortBy', { column: title })} onClick={() => onSort(key)}>
                  {title}
                  <span aria-hidden="true" className="zg-grid-arrow">
                    {sorted && (sorted.descending ? '↓' : '↑')}
                  </span>
                </button>
              ) : (
                title
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}
