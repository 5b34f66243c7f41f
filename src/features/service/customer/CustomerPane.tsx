import { useQuery } from '@tanstack/react-query'
import { ticketQueries } from '~/features/service/queries'
import { useKeyHint } from '~/features/service/keys/useServiceKeys'
import { RecordNote } from '~/features/shared/RecordNote'
import { useMessages } from '~/lib/i18n'
import type { TicketCustomer } from '~/store/ticketList'
import { BackIcon, CloseIcon } from '~/ui/icons'
import { useNow } from '~/ui/useNow'
import { CustomerFigures } from './CustomerFigures'
import { customerPaneMessages } from './messages'
import { OpenTickets } from './OpenTickets'
import { TagsOf } from './TagsOf'
import { TicketOrder } from './TicketOrder'
import { TicketTargets } from './TicketTargets'
import { Timeline } from './Timeline'
import { Who } from './Who'
import './customer.css'

interface CustomerPaneProps {
  ticketKey: string
  /** Closes it; on a phone, back to the conversation. */
  onBack: () => void
}

/** Beside the conversation: until when, who, what they bought, and what happened with them. */
export function CustomerPane({ ticketKey, onBack }: CustomerPaneProps) {
  const t = useMessages(customerPaneMessages)
  const hint = useKeyHint()
  const now = useNow()
  const { data: detail } = useQuery({ ...ticketQueries.ticket(ticketKey), throwOnError: false })
  const { data: customer, isError } = useQuery({ ...ticketQueries.customer(ticketKey), throwOnError: false })
  if (detail === null) return null
  return (
    <aside className="zg-service-customer" aria-label={t('title')}>
      <header className="zg-customer-head">
        <button type="button" className="zg-pane-back zg-customer-back" onClick={onBack}>
          <BackIcon />
          {t('backToTalk')}
        </button>
        <h2>{t('title')}</h2>
        <button
          type="button"
          className="zg-icon-button zg-desktop"
          aria-label={t('hide')}
          title={`${t('hide')} (${hint('customer')})`}
          onClick={onBack}
        >
          <CloseIcon />
        </button>
      </header>
      <div className="zg-customer-body">
        {detail && <TicketTargets ticket={detail.ticket} now={now} />}
        {customer && <Known key={customer.customer} customer={customer} />}
        {detail && detail.ticket.order !== '' && <TicketOrder number={detail.ticket.order} ticketKey={ticketKey} sku={detail.ticket.sku} />}
        {customer && customer.customer !== '' && (
          <About key={`${customer.customer}/more`} customer={customer} ticketKey={ticketKey} now={now} />
        )}
        {customer === undefined && !isError && <Waiting />}
        {isError && <p className="zg-second">{t('failed')}</p>}
      </div>
    </aside>
  )
}

function Known({ customer }: { customer: TicketCustomer }) {
  const t = useMessages(customerPaneMessages)
  if (customer.customer === '')
    return (
      <section className="zg-stack-tight">
        <h3>{t('unknown')}</h3>
        <p className="zg-second">{t('unknownHint')}</p>
      </section>
    )
  return (
    <>
      <Who customer={customer} />
      <CustomerFigures customer={customer} />
    </>
  )
}

function About({ customer, ticketKey, now }: { customer: TicketCustomer; ticketKey: string; now: number }) {
  const t = useMessages(customerPaneMessages)
  const { customer: key, note = '', tags, openTickets, moments } = customer
  return (
    <>
      <OpenTickets tickets={openTickets} />
      <TagsOf customer={key} tags={tags} />
      <RecordNote
        place={`customer/${key}/note`}
        title={t('note')}
        done={t('noteSaved')}
        saved={note}
        toIntent={(text) => ({ kind: 'customer.edit', args: { customer: key, set: { note: text } }, saw: { note } })}
      />
      <Timeline moments={moments} ticketKey={ticketKey} now={now} />
    </>
  )
}

function Waiting() {
  return (
    <div className="zg-customer-waiting" aria-busy="true">
      <span className="zg-skeleton zg-skeleton-title" />
      <span className="zg-skeleton" />
      <span className="zg-skeleton" />
      <span className="zg-skeleton" />
      <span className="zg-skeleton" />
    </div>
  )
}
