import type { PreviewRow } from '~/domain/importPlan'
import { errorText } from '~/features/shared/useCommand'
import { useVocabulary } from '~/features/shared/vocabulary'
import { useMessages } from '~/lib/i18n'
import { useFormat } from '~/ui/UiContext'
import type { Draft } from './draft'
import { messages } from './messages'
import { usePreview } from './queries'
import { refusalText } from './refusalText'

/** The first rows as they will be stored. */
export function PreviewStep({ draft }: { draft: Draft }) {
  const t = useMessages(messages)
  const format = useFormat()
  const { data, error } = usePreview(draft)
  if (error) return <p className="zg-alert">{t('failed', { what: errorText(error) })}</p>
  if (!data) return null
  if (!data.ok) return <p className="zg-alert">{refusalText(data.refusal, t, format)}</p>
  const title = t('step.preview', { count: data.value.length })
  return (
    <section className="zg-step" aria-label={title}>
      <h2>{title}</h2>
      <div className="zg-preview" tabIndex={0} role="group" aria-label={title}>
        <PreviewTable rows={data.value} />
      </div>
      <p className="zg-second zg-small">{t('preview.zone', { zone: format.zoneName() })}</p>
    </section>
  )
}

const COLUMNS = [
  'line',
  'number',
  'kind',
  'placedAt',
  'paidAt',
  'sku',
  'title',
  'quantity',
  'price',
  'amount',
  'buyer',
  'channel',
  'region',
] as const

function PreviewTable({ rows }: { rows: PreviewRow[] }) {
  const t = useMessages(messages)
  const format = useFormat()
  // A price with more decimals than the currency has is shown as it is: nothing is rounded away.
  const money = (text: string, currency: string) =>
    text === '' || /\.\d{3}/.test(text) || !Number.isFinite(Number(text)) ? text : format.money(Number(text), currency)
  return (
    <table className="zg-cells">
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {t(`preview.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.line} className={row.refused ? 'zg-preview-refused' : undefined}>
            <td>{row.line}</td>
            <td>{row.number}</td>
            <td>
              <Chips row={row} />
            </td>
            <td>{Number.isFinite(row.placedAt) ? format.time(row.placedAt) : ''}</td>
            <td>{row.paidAt !== undefined && Number.isFinite(row.paidAt) ? format.time(row.paidAt) : ''}</td>
            <td>{row.sku}</td>
            <td className="zg-preview-title">{row.title}</td>
            <td className="zg-right">{row.quantity}</td>
            <td className="zg-right">{money(row.price, row.currency)}</td>
            <td className="zg-right">{money(row.amount, row.currency)}</td>
            <td>{row.buyer}</td>
            <td>{row.channel}</td>
            <td>{row.region}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Chips({ row }: { row: PreviewRow }) {
  const words = useVocabulary()
  const t = useMessages(messages)
  return (
    <span className="zg-row">
      {row.refused && <span className="zg-badge zg-badge-bad">{t('preview.refused', { why: t(`why.${row.refused}`) })}</span>}
      {row.credit && <span className="zg-badge">{t('preview.credit')}</span>}
      <span className="zg-badge">{words.kind(row.kind)}</span>
      {row.notSale !== '' && <span className="zg-badge zg-badge-note">{words.reason(row.notSale)}</span>}
    </span>
  )
}
