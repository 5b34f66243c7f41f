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
