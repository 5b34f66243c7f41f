import { withColumnOf, type ColumnsOfFile } from '~/domain/import/fileColumns'
import { useMessages } from '~/lib/i18n'
import { FieldRows, type FieldRowsProps } from './FieldRows'
import { messages } from './messages'

interface ColumnsFieldProps<F extends string> extends Omit<FieldRowsProps<F>, 'onChoose' | 'columns'> {
  columns: ColumnsOfFile<F>
  onChange: (columns: ColumnsOfFile<F>) => void
}

/** The columns of a file, shut where nothing is missing. */
export function ColumnsField<F extends string>({ onChange, ...props }: ColumnsFieldProps<F>) {
  const t = useMessages(messages)
  const { columns, missing } = props
  return (
    <details className="zg-columns" open={missing.length > 0}>
      <summary>
        {t('columns')} <span className="zg-second">{t('columns.matched', { count: Object.keys(columns).length })}</span>
      </summary>
      <FieldRows {...props} onChoose={(field, column) => onChange(withColumnOf(columns, field, column))} />
    </details>
  )
}
