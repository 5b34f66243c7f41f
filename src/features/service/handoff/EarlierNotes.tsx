import { useQuery } from '@tanstack/react-query'
import { workQueries } from '~/features/shared/workQueries'
import { useMessages } from '~/lib/i18n'
import { useFormat } from '~/ui/UiContext'
import { messages } from './messages'
import { HAND_OFF } from './state'

const SHOWN = 8

/** What earlier shifts wanted the next to know, the latest first. */
export function EarlierNotes() {
  const t = useMessages(messages)
  const format = useFormat()
  const { data } = useQuery(workQueries.comments(HAND_OFF))
  const notes = (data ?? []).toSorted((a, b) => b.at - a.at).slice(0, SHOWN)
  return (
    <section className="zg-panel" aria-label={t('before')}>
      <h2>{t('before')}</h2>
      {data && notes.length === 0 && <p className="zg-panel-hint">{t('before.none')}</p>}
      <ul className="zg-plain-list">
        {notes.map(({ key, text, at }) => (
          <li key={key} className="zg-handoff-note">
            <span className="zg-second zg-small zg-num">{format.time(at)}</span> {text}
          </li>
        ))}
      </ul>
    </section>
  )
}
