import { useQuery } from '@tanstack/react-query'
import { useLocation, useNavigate, useParams } from 'react-router'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import type { OrderDetail } from '~/store/lists'
import { DetailDrawer } from '~/ui/DetailDrawer'
import { Empty } from '~/ui/Empty'
import { Status } from '~/ui/Status'
import { ORDER_STATE_TONES, useVocabulary } from '~/features/shared/vocabulary'
import { orderMessages } from './messages'
import { OrderFacts } from './OrderFacts'
import { OrderLines } from './OrderLines'
import { OrderNote } from './OrderNote'
import { OrderRefunds } from './OrderRefunds'
import { OrderTotals } from './OrderTotals'
import { orderQueries } from './queries'

/** One order, over the list, at /orders/:number. */
export default function OrderDrawer() {
  const t = useMessages(orderMessages)
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
  return (
    <div className="zg-stack">
      <OrderFacts detail={detail} />
      <OrderLines order={detail.order} />
      <OrderTotals detail={detail} />
      <OrderRefunds order={detail.order} />
      <OrderNote key={detail.order.number} number={detail.order.number} saved={detail.memo} />
    </div>
  )
}
