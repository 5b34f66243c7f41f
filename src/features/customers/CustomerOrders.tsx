import { Link } from 'react-router'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import type { CustomerDetail } from '~/store/lists'
import { Status } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import { ORDER_STATE_TONES, useVocabulary } from '~/features/shared/vocabulary'
import { customerMessages } from './messages'

const SHOWN = 8

/** Their newest orders; the list has all of them. */
export function CustomerOrders({ detail: { row, orders, orderCount } }: { detail: CustomerDetail }) {
  const t = useMessages(customerMessages)
  const words = useVocabulary()
  const format = useFormat()
  return (
    <section className="zg-stack-tight">
      <h3>{t('ordersTitle')}</h3>
      <ul className="zg-order-rows" aria-label={t('ordersTitle')}>
        {orders.slice(0, SHOWN).map(({ number, placedAt, state, total, currency }) => (
          <li key={number}>
            <Link to={paths.order({ number })} className="zg-num">
              {number}
            </Link>
            <span className="zg-second zg-num">{format.time(placedAt)}</span>
            <Status tone={ORDER_STATE_TONES[state]} word={words.state(state)} />
            <span className="zg-num">{format.amount(total, currency)}</span>
          </li>
        ))}
      </ul>
      <Link to={paths.orders({ customer: row.customer })}>{t('allOrders', { count: orderCount })}</Link>
    </section>
  )
}
