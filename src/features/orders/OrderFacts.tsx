import { Link } from 'react-router'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import type { OrderDetail } from '~/store/lists'
import { Facts } from '~/ui/Facts'
import { useFormat } from '~/ui/UiContext'
import { drawerMessages } from './drawerMessages'

/** When, where from. */
export function OrderFacts({ detail: { order, promotion, importedBy } }: { detail: OrderDetail }) {
  const t = useMessages(drawerMessages)
  const format = useFormat()
  const { currency, rate, test } = order
  const shopCurrency = useShop((shop) => shop.currency)
  return (
    <section className="zg-stack-tight">
      {test && <p className="zg-warning">{t('testOrder')}</p>}
      {rate === undefined && currency !== shopCurrency && <p className="zg-warning">{t('noRate', { currency })}</p>}
      <Facts
        facts={{
          [t('placedAt')]: <span className="zg-num">{format.time(order.placedAt)}</span>,
          [t('status')]: order.status,
          [t('channel')]: order.channel,
          [t('region')]: order.region,
          [t('promotion')]: promotion ?? order.promotion,
          [t('source')]: importedBy !== undefined && <Link to={`${paths.history()}#${importedBy}`}>{t('importedBy')}</Link>,
        }}
      />
      <p className="zg-second zg-small">{t('zone', { zone: format.zoneName(order.placedAt) })}</p>
    </section>
  )
}
