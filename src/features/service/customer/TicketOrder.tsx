import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { returnQueries } from '~/features/service/returns/queries'
import { orderQuery } from '~/features/shared/refund/orderQuery'
import { ORDER_STATE_TONES, useVocabulary } from '~/features/shared/vocabulary'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import type { OrderDetail } from '~/store/lists'
import { Button } from '~/ui/Button'
import { Status } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import { customerPaneMessages } from './messages'

const RefundSheet = lazy(async () => ({ default: (await import('~/features/shared/refund/RefundSheet')).RefundSheet }))

interface TicketOrderProps {
  number: string
  ticketKey: string
  /** What the ticket is about; its line stands out. */
  sku: string
}

/** The order that the ticket is about: what was bought, where it is, and what can be done about it. */
export function TicketOrder({ number, ticketKey, sku }: TicketOrderProps) {
  const t = useMessages(customerPaneMessages)
  const words = useVocabulary()
  const { data } = useQuery({ ...orderQuery(number), throwOnError: false })
  return (
    <section className="zg-stack-tight" aria-label={t('order')}>
      <div className="zg-customer-order">
        <h3>
          <Link to={paths.order({ number })}>{t('orderNumber', { number })}</Link>
        </h3>
        {data && <Status tone={ORDER_STATE_TONES[data.state]} word={words.state(data.state)} />}
      </div>
      {data === undefined && <span className="zg-skeleton zg-customer-line" />}
      {data === null && <p className="zg-second">{t('orderGone')}</p>}
      {data && <OrderBody detail={data} sku={sku} />}
      {data && <Returnable number={number} />}
      {data && <OrderActions number={number} ticketKey={ticketKey} />}
    </section>
  )
}

function OrderBody({ detail: { order, total, refunded, tellsShipments }, sku }: { detail: OrderDetail; sku: string }) {
  const t = useMessages(customerPaneMessages)
  const format = useFormat()
  const { currency, lines, shipment, placedAt } = order
  const sent = shipment
    ? [shipment.carrier, shipment.tracking].filter(Boolean).join(' ') || t('sent')
    : t(tellsShipments ? 'notSent' : 'sentUntold')
  return (
    <>
      <p className="zg-second zg-small zg-num">
        {format.time(placedAt)} · {format.amount(total, currency)}
        {refunded > 0 && ` · ${t('refunded', { amount: format.amount(refunded, currency) })}`}
      </p>
      <ul className="zg-customer-lines zg-small">
        {lines.map((line, index) => (
          <li key={index} data-about={(sku !== '' && line.sku === sku) || undefined}>
            <span>{line.title || line.sku}</span>
            <span className="zg-num zg-nowrap">× {format.count(line.quantity)}</span>
            <span className="zg-num zg-nowrap">{format.amount(line.amount, currency)}</span>
          </li>
        ))}
      </ul>
      <p className="zg-small">
        <span className="zg-second">{t('shipment')}</span> <span className="zg-num">{sent}</span>
        {shipment?.deliveredAt !== undefined && (
          <span className="zg-second"> · {t('delivered', { time: format.dateShort(shipment.deliveredAt) })}</span>
        )}
      </p>
    </>
  )
}

/** What the return policy says of it today. */
function Returnable({ number }: { number: string }) {
  const t = useMessages(customerPaneMessages)
  const format = useFormat()
  const { data } = useQuery({ ...returnQueries.eligible(number, 'return'), throwOnError: false })
  if (!data || data.verdict.lines.length === 0) return null
  const able = data.verdict.lines.filter(({ ok }) => ok)
  const all = data.verdict.lines.length
  const until = Math.min(...able.map((line) => line.until ?? Infinity))
  return (
    <p className="zg-small">
      <span className="zg-second">{t('policy')}</span>{' '}
      {able.length === 0 ? t('notReturnable') : able.length === all ? t('returnable') : t('partlyReturnable', { able: able.length, all })}
      {Number.isFinite(until) && <span className="zg-second zg-num"> · {t('until', { day: format.dateShort(until - 1) })}</span>}
    </p>
  )
}

function OrderActions({ number, ticketKey }: { number: string; ticketKey: string }) {
  const t = useMessages(customerPaneMessages)
  const navigate = useNavigate()
  const [refunding, setRefunding] = useState(false)
  const [noRefund, noReturn] = [useWhyNot('order.refund'), useWhyNot('return.request')]
  return (
    <div className="zg-row">
      <Button size="small" disabledReason={noRefund} onClick={() => setRefunding(true)}>
        {t('refund')}
      </Button>
      <Button size="small" disabledReason={noReturn} onClick={() => void navigate(paths.newReturn({ order: number, ticket: ticketKey }))}>
        {t('startReturn')}
      </Button>
      <Link to={paths.order({ number })}>{t('openOrder')}</Link>
      {refunding && (
        <Suspense fallback={null}>
          <RefundSheet order={number} ticket={ticketKey} onDone={() => setRefunding(false)} />
        </Suspense>
      )}
    </div>
  )
}
