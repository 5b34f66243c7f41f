import { Link } from 'react-router'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import type { OrderDetail } from '~/store/lists'
import { Facts } from '~/ui/Facts'
import { useFormat } from '~/ui/UiContext'
import { sharedMessages } from '~/features/shared/messages'
import { orderMessages } from './messages'

/** When, who, where from. */
export function OrderFacts({ detail: { order, importedBy } }: { detail: OrderDetail }) {
  const t = useMessages(orderMessages)
  const shared = useMessages(sharedMessages)
  const format = useFormat()
  const { buyer, currency, rate, test } = order
  const shopCurrency = useShop((shop) => shop.currency)
  const contact = [buyer.email, buyer.phone].filter(Boolean).join(' · ')
  const time = (at: number | undefined) => at !== undefined && <span className="zg-num">{format.time(at)}</span>
  return (
    <section className="zg-stack-tight">
      {test && <p className="zg-warning">{t('testOrder')}</p>}
      {rate === undefined && currency !== shopCurrency && <p className="zg-warning">{t('noRate', { currency })}</p>}
      <Facts
        facts={{
          [t('placedAt')]: time(order.placedAt),
          [t('paidAt')]: time(order.paidAt),
          [t('cancelledAt')]: time(order.cancelledAt),
          [t('status')]: order.status,
          [t('buyer')]: buyer.key ? (
            <Link to={paths.customer({ customer: detail.customer })}>
              {[buyer.name, buyer.key].filter(Boolean).join(' · ')}
            </Link>
          ) : (
            [buyer.name, shared('unknownBuyer')].filter(Boolean).join(' · ')
          ),
          [t('contact')]: contact,
          [t('channel')]: order.channel,
          [t('region')]: order.region,
          [t('fileNote')]: order.note,
          [t('source')]: importedBy !== undefined && <Link to={`${paths.history()}#${importedBy}`}>{t('importedBy')}</Link>,
        }}
      />
      <p className="zg-second zg-small">{t('zone', { zone: format.zoneName(order.placedAt) })}</p>
    </section>
  )
}
