import { useMessages } from '~/lib/i18n'
import type { TicketRef } from '~/store/lists'
import { Status } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import { personalMessages } from './personalMessages'
import { TICKET_TONES, ticketWords } from './ticketWords'
import './personal.css'

/** Tickets of an order or a customer; nothing where there are none. */
export function TicketList({ tickets }: { tickets: readonly TicketRef[] }) {
  const t = useMessages(personalMessages)
  const word = useMessages(ticketWords)
  const format = useFormat()
  if (tickets.length === 0) return null
  return (
    <section>
      <h3>{t('tickets')}</h3>
      <ul className="zg-rows">
        {tickets.map(({ key, subject, state, createdAt }) => (
          <li key={key}>
            <span>{subject}</span>
            <span className="zg-second zg-small zg-num">{t('opened', { time: format.time(createdAt) })}</span>
            <Status tone={TICKET_TONES[state]} word={word(state)} />
          </li>
        ))}
      </ul>
    </section>
  )
}
