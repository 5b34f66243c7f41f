import { useQuery } from '@tanstack/react-query'
import { useLocation, useNavigate, useParams } from 'react-router'
import { nameOfRecord } from '~/domain/recordRef'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import type { OrderDetail } from '~/store/lists'
import { DetailDrawer } from '~/ui/DetailDrawer'
import { Empty } from '~/ui/Empty'
import { Status } from '~/ui/Status'
import { Pending } from '~/features/shared/Pending'
import { RecordHistory } from '~/features/shared/RecordHistory'
import { RecordNote } from '~/features/shared/RecordNote'
import { RecordWork } from '~/features/shared/RecordWork'
import { TicketList } from '~/features/shared/TicketList'
import { ORDER_STATE_TONES, useVocabulary } from '~/features/shared/vocabulary'
import { drawerMessages } from './drawerMessages'
import { OrderActions } from './actions/OrderActions'
import { OrderBuyer } from './OrderBuyer'
import { OrderFacts } from './OrderFacts'
import { OrderLines } from './OrderLines'
import { OrderPayment } from './OrderPayment'
import { OrderRefunds } from './OrderRefunds'
import { OrderShipment } from './OrderShipment'
import { OrderTimeline } from './OrderTimeline'
import { OrderTotals } from './OrderTotals'
import { orderQueries } from './queries'

/** One order, over the list, at /orders/:number. */
export default function OrderDrawer() {
  const t = useMessages(drawerMessages)
  const words = useVocabulary()
  const { number = '' } = useParams()
  const { search } = useLocation()
  const navigate = useNavigate()
  const { data: detail, isPending } = useQuery(orderQueries.order(number))
  const close = () => void navigate({ pathname: paths.orders(), search })
  const credit = detail?.order.type === 'credit'
  return (
    <DetailDrawer
      wide
      title={t(credit ? 'creditTitle' : 'orderTitle', { number })}
      aside={detail && !credit && <Status tone={ORDER_STATE_TONES[detail.state]} word={words.state(detail.state)} />}
      onClose={close}
    >
      {isPending && <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />}
      {detail === null && <Empty title={t('notFoundTitle', { number })} hint={t('notFoundHint')} />}
      {detail && <OrderBody detail={detail} />}
    </DetailDrawer>
  )
}

function OrderBody({ detail }: { detail: OrderDetail }) {
  const t = useMessages(drawerMessages)
  const { order, memo, tickets } = detail
  const on = nameOfRecord({ kind: 'order', key: order.number })
  return (
    <div className="zg-stack">
      <Pending area="orders" of={order.number} worded />
      <OrderActions detail={detail} />
      <OrderFacts detail={detail} />
      <OrderBuyer key={on} detail={detail} />
      <OrderLines detail={detail} />
      <OrderTotals detail={detail} />
      <OrderPayment detail={detail} />
      <OrderRefunds detail={detail} />
      <OrderShipment detail={detail} />
      <TicketList tickets={tickets} />
      <OrderTimeline detail={detail} />
      <RecordNote
        key={`${on}/note`}
        place={`order/${order.number}/note`}
        title={t('note')}
        done={t('noteSaved')}
        saved={memo}
        toIntent={(note) => ({ kind: 'order.note', args: { number: order.number, note }, saw: { note: memo } })}
      />
      <RecordWork on={on} />
      <RecordHistory on={on} />
    </div>
  )
}
