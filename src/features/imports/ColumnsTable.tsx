import type { ImportField } from '~/domain/importPlan'
import { useMessages } from '~/lib/i18n'
import { fieldsOf, samplesOf, withColumn, type Draft } from './draft'
import { messages } from './messages'
import { setDraft } from './wizard'

/** Which column means what, with what stands in it. */
export function ColumnsTable({ draft }: { draft: Draft }) {
  const t = useMessages(messages)
  const { shown, others, missing } = fieldsOf(draft)
  return (
    <details className="zg-columns" open={missing.length > 0 || draft.rules.preset === 'generic'}>
      <summary>
        {t('columns')} <span className="zg-second">{t('columns.matched', { count: Object.keys(draft.columns).length })}</span>
      </summary>
      <FieldRows draft={draft} fields={shown} missing={missing} />
      {missing.length > 0 && (
        <p className="zg-alert" role="alert">
          {t('refusal.missingColumns', { fields: missing.map((field) => t(`field.${field}`)).join(t('comma')) })}
        </p>
      )}
      <details>
        <summary>{t('columns.more', { count: others.length })}</summary>
        <FieldRows draft={draft} fields={others} missing={[]} />
      </details>
    </details>
  )
}

function FieldRows({ draft, fields, missing }: { draft: Draft; fields: ImportField[]; missing: ImportField[] }) {
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
              {t(`field.${field}`)} {missing.includes(field) && <span className="zg-badge">{t('columns.required')}</span>}
            </th>
            <td>
              <ColumnSelect draft={draft} field={field} />
            </td>
            <td className="zg-sample">
              {samplesOf(draft, draft.columns[field]).map((value) => (
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

function ColumnSelect({ draft, field }: { draft: Draft; field: ImportField }) {
  const t = useMessages(messages)
  return (
    <select
      aria-label={t(`field.${field}`)}
      value={draft.columns[field] ?? ''}
      onChange={(event) => setDraft(withColumn(draft, field, event.target.value === '' ? undefined : Number(event.target.value)))}
    >
      <option value="">{t('columns.none')}</option>
      {draft.header.slice(0, MOST_OPTIONS).map((name, index) => (
        <option key={`${index} ${name}`} value={index}>
          {name.trim() || t('columns.unnamed', { number: index + 1 })}
        </option>
      ))}
    </select>
  )
}
