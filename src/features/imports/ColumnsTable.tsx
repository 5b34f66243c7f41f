import { useMessages } from '~/lib/i18n'
import { fieldsOf, withColumn, type Draft } from './draft'
import { FieldRows } from './FieldRows'
import { messages } from './messages'
import { setDraft } from './wizard'

/** Which column means what, with what stands in it. */
export function ColumnsTable({ draft }: { draft: Draft }) {
  const t = useMessages(messages)
  const { shown, others, missing } = fieldsOf(draft)
  const rows = {
    file: draft,
    columns: draft.columns,
    nameOf: (field: (typeof shown)[number]) => t(`field.${field}`),
    onChoose: (field: (typeof shown)[number], column: number | undefined) => setDraft(withColumn(draft, field, column)),
  }
  return (
    <details className="zg-columns" open={missing.length > 0 || draft.rules.preset === 'generic'}>
      <summary>
        {t('columns')} <span className="zg-second">{t('columns.matched', { count: Object.keys(draft.columns).length })}</span>
      </summary>
      <FieldRows {...rows} fields={shown} missing={missing} />
      {missing.length > 0 && (
        <p className="zg-alert" role="alert">
          {t('refusal.missingColumns', { fields: missing.map((field) => t(`field.${field}`)).join(t('comma')) })}
        </p>
      )}
      <details>
        <summary>{t('columns.more', { count: others.length })}</summary>
        <FieldRows {...rows} fields={others} missing={[]} />
      </details>
    </details>
  )
}
