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
      <div className="zg-table-scroll">
        <table className="zg-table" aria-label={t('ordersTitle')}>
          <thead>
            <tr>
              <th scope="col">{t('order')}</th>
              <th scope="col" className="zg-left">
                {t('placedAt')}
              </th>
              <th scope="col" className="zg-left">
                {t('state')}
              </th>
              <th scope="col">{t('total')}</th>
            </tr>
          </thead>
          <tbody>
            {orders.slice(0, SHOWN).map(({ number, placedAt, state, total, currency }) => (
              <tr key={number}>
                <td className="zg-nowrap">
                  <Link to={paths.order({ number })}>{number}</Link>
                </td>
                <td className="zg-nowrap">{format.time(placedAt)}</td>
                <td>
                  <Status tone={ORDER_STATE_TONES[state]} word={words.state(state)} />
                </td>
                <td className="zg-num">{format.amount(total, currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Link to={paths.orders({ customer: row.customer })}>{t('allOrders', { count: orderCount })}</Link>
    </section>
  )
}
