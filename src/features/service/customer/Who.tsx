import { Link } from 'react-router'
import { nameOfRecord } from '~/domain/recordRef'
import { Reveal, useReveal } from '~/features/shared/Reveal'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import type { TicketCustomer } from '~/store/ticketList'
import { Chip } from '~/ui/Status'
import { customerPaneMessages } from './messages'

/** Name and contact, masked by role until asked for. */
export function Who({ customer }: { customer: TicketCustomer }) {
  const t = useMessages(customerPaneMessages)
  const revealed = useReveal(nameOfRecord({ kind: 'customer', key: customer.customer }))
  const { name, email, phone } = revealed.personal ?? customer
  return (
    <section className="zg-stack-tight" aria-label={t('who')}>
      <div className="zg-customer-name">
        <Link to={paths.customer({ customer: customer.customer })}>{name || t('noName')}</Link>
        {customer.tier !== undefined && <Chip>{customer.tier}</Chip>}
      </div>
      {(phone || email) && (
        <p className="zg-customer-contact zg-small">
          {phone && <span className="zg-num">{phone}</span>}
          {email && <span>{email}</span>}
        </p>
      )}
      {customer.masked && <Reveal {...revealed} />}
    </section>
  )
}
