import { Link, useLocation } from 'react-router'
import { TICKET_TONES, ticketWords } from '~/features/shared/ticketWords'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import type { TicketCustomer } from '~/store/ticketList'
import { Status } from '~/ui/Status'
import { customerPaneMessages } from './messages'

/** What else of theirs is open: two agents at one customer should know. */
export function OpenTickets({ tickets }: { tickets: TicketCustomer['openTickets'] }) {
  const t = useMessages(customerPaneMessages)
  const word = useMessages(ticketWords)
  const { search } = useLocation()
  if (tickets.length === 0) return null
  return (
    <section className="zg-stack-tight">
      <h3>{t('openTickets', { count: tickets.length })}</h3>
      <ul className="zg-customer-list">
        {tickets.map(({ key, subject, state }) => (
          <li key={key}>
            <Link to={{ pathname: paths.ticket({ key }), search }}>{subject || key}</Link>
            <Status tone={TICKET_TONES[state]} word={word(state)} />
          </li>
        ))}
      </ul>
    </section>
  )
}
