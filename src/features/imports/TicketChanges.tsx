import type { TicketChange } from '~/domain/ticketFile/matchTickets'
import { ticketWords } from '~/features/shared/ticketWords'
import { useMessages } from '~/lib/i18n'
import { useFormat } from '~/ui/UiContext'
import { ticketImportMessages } from './ticketImportMessages'

const NAMED = ['subject', 'state', 'priority', 'channel', 'order', 'sku', 'rating', 'ratingNote', 'solvedAt'] as const

/** The tickets that would come in, and those that would change, field by field. */
export function TicketChanges({ changes }: { changes: readonly TicketChange[] }) {
  const t = useMessages(ticketImportMessages)
  const words = useMessages(ticketWords)
  const format = useFormat()
  return (
    <div className="zg-preview" tabIndex={0} role="group" aria-label={t('changes')}>
      <table className="zg-cells">
        <thead>
          <tr>
            {(['what', 'field.id', 'field.subject', 'queue', 'field.state', 'field.at'] as const).map((name) => (
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
              <td>{change.key}</td>
              <td className="zg-long">{change.isNew ? change.subject : <Fields fields={change.fields} />}</td>
              <td>{words(`queue.${change.queue}`)}</td>
              <td>{words(change.state)}</td>
              <td className="zg-num">{format.time(change.at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Fields({ fields }: Pick<TicketChange, 'fields'>) {
  const t = useMessages(ticketImportMessages)
  const format = useFormat()
  const shown = (field: string, value: unknown): string => {
    if (typeof value === 'number') return field === 'solvedAt' ? format.time(value) : String(value)
    return typeof value === 'string' && value !== '' ? value : '—'
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
