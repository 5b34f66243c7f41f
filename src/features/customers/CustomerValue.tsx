import { customerValue } from '~/domain/customerValue'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import type { CustomerRow } from '~/store/lists'
import { Facts } from '~/ui/Facts'
import { useFormat } from '~/ui/UiContext'
import { customerMessages } from './messages'

/** What they are worth to the shop. */
export function CustomerValue({ row }: { row: CustomerRow }) {
  const t = useMessages(customerMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const { aov, daysBetween, refundShare } = customerValue(row)
  const date = (at: number | undefined) => (at === undefined ? t('neverPaid') : format.date(at))
  return (
    <section className="zg-stack-tight zg-num">
      <h3>{t('value')}</h3>
      <Facts
        facts={{
          [t('gmv')]: format.amount(row.gmv, currency),
          [t('orders')]: format.count(row.orders),
          [t('aov')]: aov === undefined ? '—' : format.amount(aov, currency),
          [t('units')]: format.count(row.units),
          [t('refunded')]: format.amount(row.refunded, currency),
          [t('refundShare')]: refundShare === undefined ? '—' : format.percent(refundShare),
          [t('firstAt')]: date(row.firstAt),
          [t('lastAt')]: date(row.lastAt),
          [t('between')]: daysBetween !== undefined && t('days', { days: format.count(daysBetween) }),
        }}
      />
      <p className="zg-second zg-small">{t('scope')}</p>
    </section>
  )
}
