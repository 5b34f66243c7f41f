import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { messages } from './messages'

export interface RefusedTableProps {
  label: string
  /** Names of the columns: line, reason, column, cell. */
  names: readonly [line: string, why: string, column: string, text: string]
  rows: readonly { row: number; why: string; column: string; text: string }[]
}

/** Rows that are left out, each with its reason. */
export function RefusedTable({ label, names, rows }: RefusedTableProps) {
  return (
    <div className="zg-preview" tabIndex={0} role="group" aria-label={label}>
      <table className="zg-cells">
        <thead>
          <tr>
            {names.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, why, column, text }) => (
            <tr key={`${row} ${column}`} className="zg-preview-refused">
              <td>{row}</td>
              <td className="zg-long">{why}</td>
              <td>{column}</td>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface RefusedRowsProps<Why, Field> {
  rows: readonly { line: number; why: Why; field?: Field | undefined; text: string }[]
  /** Head of the column of lines. */
  line: string
  whyOf: (why: Why) => string
  fieldOf: (field: Field) => string
  save: { label: string; hint: string; run: () => Promise<void> }
}

/** Rows that are not taken, each with its reason, and all of them as a file to mend. */
export function RefusedRows<Why, Field>({ rows, line, whyOf, fieldOf, save }: RefusedRowsProps<Why, Field>) {
  const t = useMessages(messages)
  return (
    <>
      <RefusedTable
        label={t('refused.list')}
        names={[line, t('refused.why'), t('refused.column'), t('refused.cell')]}
        rows={rows.map((each) => ({
          row: each.line,
          why: whyOf(each.why),
          column: each.field === undefined ? '' : fieldOf(each.field),
          text: each.text,
        }))}
      />
      <div className="zg-row">
        <Button onClick={() => void save.run()}>{save.label}</Button>
        <span className="zg-second zg-small">{save.hint}</span>
      </div>
    </>
  )
}
