import { useQuery } from '@tanstack/react-query'
import { FIELDS_OF, type TrafficField, type TrafficPreviewRow } from '~/domain/import/trafficPlan'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { useFormat } from '~/ui/UiContext'
import { call } from '~/worker/client'
import { ColumnsField } from './ColumnsField'
import { FormatFields } from './FileStep'
import { KindField } from './KindField'
import { messages } from './messages'
import { refusalText } from './refusalText'
import { TrafficCheckStep } from './TrafficCheckStep'
import { trafficMessages } from './trafficMessages'
import { TrafficNotices } from './TrafficNotices'
import { TrafficRulesForm } from './TrafficRulesForm'
import { missingOf, type TrafficDraft, trafficPlanOf, trafficWizard } from './trafficWizard'

/** How a file of traffic or advertising is read, how it will look, the check and the import. */
export function TrafficSteps({ draft }: { draft: TrafficDraft }) {
  const t = useMessages(messages)
  return (
    <>
      <section className="zg-step" aria-label={t('step.reading')}>
        <h2>{t('step.reading')}</h2>
        <div className="zg-fields">
          <KindField value={draft.rules.of} />
          <FormatFields format={draft.format} />
        </div>
        <TrafficNotices notices={draft.notices} />
        <Columns draft={draft} />
        <TrafficRulesForm draft={draft} />
      </section>
      {missingOf(draft).length === 0 && <Preview draft={draft} />}
      <TrafficCheckStep draft={draft} />
    </>
  )
}

function Columns({ draft }: { draft: TrafficDraft }) {
  const t = useMessages(trafficMessages)
  return (
    <ColumnsField
      file={draft}
      fields={FIELDS_OF[draft.rules.of]}
      nameOf={(field) => t(`field.${field}`)}
      columns={draft.columns}
      missing={missingOf(draft)}
      onChange={(columns) => trafficWizard.set({ columns })}
    />
  )
}

function Preview({ draft }: { draft: TrafficDraft }) {
  const t = useMessages(messages)
  const format = useFormat()
  const { id, zone } = useShop()
  const plan = trafficPlanOf(draft)
  const { data } = useQuery({
    queryKey: [id, 'import', 'traffic', draft.fileName, draft.bytes, zone, plan],
    queryFn: ({ signal }) => call('import.traffic.preview', { plan }, { signal }),
    placeholderData: (before) => before,
  })
  if (!data) return null
  if (!data.ok) return <p className="zg-alert">{refusalText(data.refusal, t, format)}</p>
  const title = t('step.preview', { count: data.value.length })
  return (
    <section className="zg-step" aria-label={title}>
      <h2>{title}</h2>
      <div className="zg-preview" tabIndex={0} role="group" aria-label={title}>
        <PreviewTable rows={data.value} fields={FIELDS_OF[draft.rules.of].filter((field) => draft.columns[field] !== undefined)} />
      </div>
    </section>
  )
}

function PreviewTable({ rows, fields }: { rows: TrafficPreviewRow[]; fields: TrafficField[] }) {
  const t = useMessages(trafficMessages)
  const common = useMessages(messages)
  return (
    <table className="zg-cells">
      <thead>
        <tr>
          <th scope="col">{t('preview.line')}</th>
          <th scope="col">{t('preview.problem')}</th>
          {fields.map((field) => (
            <th key={field} scope="col">
              {t(`field.${field}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ line, cells, refused }) => (
          <tr key={line} className={refused ? 'zg-preview-refused' : undefined}>
            <td>{line}</td>
            <td>{refused && <span className="zg-badge zg-badge-bad">{common('preview.refused', { why: t(`why.${refused}`) })}</span>}</td>
            {fields.map((field) => (
              <td key={field}>{cells[field]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
