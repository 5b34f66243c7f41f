import { useMessages } from '~/lib/i18n'
import { samplesOf } from './draft'
import { messages } from './messages'

/** A file's columns: their names, and its first rows. */
interface FileColumns {
  header: readonly string[]
  sample: readonly string[][]
}

export interface FieldRowsProps<F extends string> {
  file: FileColumns
  fields: readonly F[]
  nameOf: (field: F) => string
  /** Where each field stands, as far as it is known. */
  columns: Readonly<Partial<Record<F, number>>>
  /** Fields that cannot be done without and have no column yet. */
  missing: readonly F[]
  /** undefined: no column has it. */
  onChoose: (field: F, column: number | undefined) => void
}

/** Which column is which field, with what stands in it. */
export function FieldRows<F extends string>({ file, fields, nameOf, columns, missing, onChoose }: FieldRowsProps<F>) {
  const t = useMessages(messages)
  return (
    <table className="zg-cells zg-fields-table">
      <thead>
        <tr>
          <th scope="col">{t('columns.field')}</th>
          <th scope="col">{t('columns.column')}</th>
          <th scope="col">{t('columns.sample')}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr key={field}>
            <th scope="row">
              {nameOf(field)} {missing.includes(field) && <span className="zg-badge">{t('columns.required')}</span>}
            </th>
            <td>
              <ColumnSelect
                label={nameOf(field)}
                header={file.header}
                column={columns[field]}
                onChoose={(column) => onChoose(field, column)}
              />
            </td>
            <td className="zg-sample">
              {samplesOf(file, columns[field]).map((value) => (
                <code key={value}>{value}</code>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Headers shown at most; a file with more columns than this was refused long before. */
const MOST_OPTIONS = 500

interface ColumnSelectProps {
  label: string
  header: readonly string[]
  column: number | undefined
  onChoose: (column: number | undefined) => void
}

function ColumnSelect({ label, header, column, onChoose }: ColumnSelectProps) {
  const t = useMessages(messages)
  return (
    <select
      aria-label={label}
      value={column ?? ''}
      onChange={({ target }) => onChoose(target.value === '' ? undefined : Number(target.value))}
    >
      <option value="">{t('columns.none')}</option>
      {header.slice(0, MOST_OPTIONS).map((name, index) => (
        <option key={`${index} ${name}`} value={index}>
          {name.trim() || t('columns.unnamed', { number: index + 1 })}
        </option>
      ))}
    </select>
  )
}
