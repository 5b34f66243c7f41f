import type { ReviewChange } from '~/domain/reviewFile/matchReviews'
import { useMessages } from '~/lib/i18n'
import { useFormat } from '~/ui/UiContext'
import { reviewImportMessages } from './reviewImportMessages'

/** Letters of a text that the table shows. */
const SHOWN = 120

const cut = (text: string) => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text)

/** The reviews that would come in, and those that would change, field by field. */
export function ReviewChanges({ changes }: { changes: readonly ReviewChange[] }) {
  const t = useMessages(reviewImportMessages)
  const format = useFormat()
  return (
    <div className="zg-preview" tabIndex={0} role="group" aria-label={t('changes')}>
      <table className="zg-cells">
        <thead>
          <tr>
            {(['what', 'field.at', 'field.product', 'field.rating', 'field.text', 'field.author'] as const).map((name) => (
              <th key={name} scope="col">
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.key}>
              <td>
                <span className="zg-badge">{t(change.isNew ? 'isNew' : 'isChanged')}</span>
              </td>
              <td className="zg-num">{format.date(change.at)}</td>
              <td>{change.product || t('noProduct')}</td>
              <td>{t('stars', { rating: change.rating })}</td>
              <td className="zg-long">{change.isNew ? cut(change.text) : <Fields fields={change.fields} />}</td>
              <td>{change.author || t('anonymous')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const NAMED = ['rating', 'title', 'text', 'author', 'at', 'order', 'channel', 'product', 'sku', 'reply', 'repliedAt'] as const

function Fields({ fields }: Pick<ReviewChange, 'fields'>) {
  const t = useMessages(reviewImportMessages)
  const format = useFormat()
  const shown = (field: string, value: unknown): string => {
    if (value === undefined || value === '') return '—'
    if (typeof value !== 'number') return typeof value === 'string' ? cut(value) : ''
    return field === 'rating' ? t('stars', { rating: value }) : format.time(value)
  }
  return (
    <ul className="zg-plain-list">
      {fields.flatMap(({ field, before, after }) => {
        const name = NAMED.find((each) => each === field)
        if (name === undefined) return []
        return (
          <li key={field}>
            <span className="zg-second">{t(`field.${name}`)}</span> {shown(field, before)} → {shown(field, after)}
          </li>
        )
      })}
    </ul>
  )
}
