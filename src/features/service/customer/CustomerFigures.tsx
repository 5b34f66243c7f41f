import { Link } from 'react-router'
import { RFM_IDS } from '~/domain/rfm'
import { toDecimal } from '~/domain/money'
import { viewMessages } from '~/features/shared/board/viewMessages'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import type { TicketCustomer } from '~/store/ticketList'
import { tipped } from '~/ui/tipped'
import { useFormat } from '~/ui/UiContext'
import { customerPaneMessages } from './messages'

/** What they are worth, and how often something comes back. */
export function CustomerFigures({ customer }: { customer: TicketCustomer }) {
  const t = useMessages(customerPaneMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const segmentName = useSegmentName()
  const { orders, gmv, refundRate, returnRate, segment, points } = customer
  const money = toDecimal(gmv, currency)
  return (
    <dl className="zg-customer-figures">
      <div>
        <dt>{t('orders')}</dt>
        <dd className="zg-num">
          <Link to={paths.orders({ customer: customer.customer })}>{format.count(orders)}</Link>
        </dd>
      </div>
      <div>
        <dt>{t('gmv')}</dt>
        <dd className="zg-num" {...tipped(format.money(money))}>
          {format.moneyShort(money)}
        </dd>
      </div>
      <div>
        <dt {...tipped(t('returnRateHint'))}>{t('returnRate')}</dt>
        <dd className="zg-num">{returnRate === undefined ? '—' : format.percent(returnRate)}</dd>
      </div>
      <div>
        <dt {...tipped(t('refundRateHint'))}>{t('refundRate')}</dt>
        <dd className="zg-num">{refundRate === undefined ? '—' : format.percent(refundRate)}</dd>
      </div>
      <div>
        <dt>{t('segment')}</dt>
        <dd>{segment === undefined ? '—' : segmentName(segment)}</dd>
      </div>
      {points !== undefined && (
        <div>
          <dt>{t('points')}</dt>
          <dd className="zg-num">{format.count(points)}</dd>
        </div>
      )}
    </dl>
  )
}

/** The shop's own name of a value segment, else the usual one. */
function useSegmentName(): (id: string) => string {
  const t = useMessages(viewMessages)
  const own = useShop(({ rfm }) => rfm)
  return (id) => {
    const usual = RFM_IDS.find((each) => each === id)
    return own?.find((segment) => segment.id === id)?.name ?? (usual ? t(`segment.${usual}`) : id)
  }
}
