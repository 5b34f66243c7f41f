import { useMessages } from '~/lib/i18n'
import type { OrderDetail } from '~/store/lists'
import { Facts } from '~/ui/Facts'
import { useFormat } from '~/ui/UiContext'
import { drawerMessages } from './drawerMessages'

/** How, when and how much was paid; what the file did not tell is said. */
export function OrderPayment({ detail: { order, paid } }: { detail: OrderDetail }) {
  const t = useMessages(drawerMessages)
  const format = useFormat()
  if (order.type === 'credit') return null
  const untold = (text: string) => <span className="zg-second">{text}</span>
  return (
    <section className="zg-stack-tight">
      <h3>{t('payment')}</h3>
      {order.paidAt === undefined ? (
        <p className="zg-second">{t('notPaid')}</p>
      ) : (
        <Facts
          facts={{
            [t('method')]: order.paidBy ?? untold(t('methodUntold')),
            [t('paidAt')]: <span className="zg-num">{format.time(order.paidAt)}</span>,
            [t('paidAmount')]: <span className="zg-num">{format.amount(paid, order.currency)}</span>,
          }}
        />
      )}
    </section>
  )
}
