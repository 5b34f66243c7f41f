import { useMessages } from '~/lib/i18n'
import type { OrderDetail } from '~/store/lists'
import { useFormat } from '~/ui/UiContext'
import { drawerMessages } from './drawerMessages'

/** What it comes to. */
export function OrderTotals({ detail: { order, promotion, total, paid, refunded } }: { detail: OrderDetail }) {
  const t = useMessages(drawerMessages)
  const format = useFormat()
  const { currency, shipping, discount, tax } = order
  const parts = [
    { name: t('shipping'), amount: shipping },
    { name: promotion ? t('promotionDiscount', { promotion }) : t('orderDiscount'), amount: -discount },
    { name: t('tax'), amount: tax },
  ].filter(({ amount }) => amount !== 0)
  const sums =
    order.type === 'credit'
      ? [{ name: t('creditSum'), amount: total }]
      : [
          { name: t('sum'), amount: total },
          { name: t('paidAmount'), amount: paid },
          ...(refunded === 0 ? [] : [{ name: t('refundedAmount'), amount: -refunded }]),
        ]
  return (
    <dl className="zg-totals zg-num">
      {[...parts, ...sums].map(({ name, amount }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{format.amount(amount, currency)}</dd>
        </div>
      ))}
    </dl>
  )
}
